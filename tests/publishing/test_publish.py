"""What is published follows the club's files: all of it, nothing else, and only when something changed."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from journalclub.club import files
from journalclub.club.changing import move_session
from journalclub.club.folder import Club
from journalclub.club.site_cache import load_cache
from journalclub.errors import JcError, ProblemsError
from journalclub.publishing.publish import publish
from tests.publishing.clubs import ARXIV, NOW, add_paper, make_club, put, tree

VIT = "sessions/2027-01-18-vit"


@pytest.fixture
def club(tmp_path: Path) -> Club:
    return make_club(tmp_path / "club")


def page(club: Club, path: str = f"{VIT}/index.html") -> str:
    return (club.root / "site" / path).read_text(encoding="utf-8")


def edit(club: Club, folder: str, old: str, new: str) -> None:
    path = club.root / "sessions" / folder / "session.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_everything_is_made_and_a_second_run_changes_nothing(club: Club) -> None:
    outcome = publish(club, NOW)
    assert (outcome.sessions, outcome.remade) == (6, 6)
    made = tree(club.root)
    for name in ("index.html", "papers.html", "presenters.html", "search.html", "site.css", "site.js"):
        assert f"site/{name}" in made
    for name in ("calendar.ics", "feed.xml", "sessions.json", f"{VIT}/slides/talk.pdf", f"{VIT}/paper.pdf"):
        assert f"site/{name}" in made
    again = publish(club, NOW + dt.timedelta(days=1))
    assert (again.up_to_date, again.remade) == (True, 0)
    assert tree(club.root) == made


def test_a_fresh_clone_gives_the_same_bytes_years_later(club: Club, tmp_path: Path) -> None:
    publish(club, NOW)
    clone = shutil.copytree(club.root, tmp_path / "clone", ignore=shutil.ignore_patterns(".jc"))
    before = tree(clone)
    late = NOW + dt.timedelta(days=3650)
    assert publish(Club(clone), late, check=True).up_to_date
    assert tree(clone) == before
    shutil.rmtree(clone / "site")
    outcome = publish(Club(clone), NOW + dt.timedelta(days=2))
    assert not outcome.up_to_date
    assert tree(clone) == before


def test_an_evening_that_has_passed_moves_to_the_past_ones(club: Club) -> None:
    publish(club, NOW)
    assert "Next session" in page(club, "index.html")
    outcome = publish(club, dt.datetime(2028, 1, 1, tzinfo=dt.UTC))
    assert outcome.written == ("published.jsonl", "site/index.html")
    assert "Next session" not in page(club, "index.html")


def test_check_writes_nothing_and_tells_what_is_out_of_date(club: Club) -> None:
    before = tree(club.root)
    outcome = publish(club, NOW, check=True)
    assert tree(club.root) == before
    assert {"site/index.html", "site/calendar.ics", "published.jsonl"} <= set(outcome.written)
    publish(club, NOW)
    edit(club, "2027-02-01-off", "Called off", "Off")
    shutil.rmtree(club.root / "sessions" / "undated-later")
    before = tree(club.root)
    outcome = publish(club, NOW, check=True)
    assert tree(club.root) == before
    assert "site/sessions/2027-02-01-off/index.html" in outcome.written
    assert outcome.removed == ("site/sessions/undated-later/index.html",)


def test_one_changed_session_makes_its_page_and_its_neighbours_again(club: Club) -> None:
    publish(club, NOW)
    edit(club, "2027-01-18-vit", "presenter one", "presenter nine")
    assert publish(club, NOW).remade == 1
    edit(club, "2027-02-01-off", "Called off", "Off")
    assert publish(club, NOW).remade == 3
    put(club.root, f"{VIT}/collected.md", "## Question 1\n\n> New?\n\n**Answer:** Yes.\n")
    assert publish(club, NOW).remade == 1
    assert "New?" in page(club)


def test_a_page_that_somebody_changed_or_removed_is_made_again(club: Club) -> None:
    publish(club, NOW)
    before = tree(club.root)
    put(club.root, f"site/{VIT}/index.html", "mine")
    (club.root / "site" / VIT / "figures" / "figure-1.png").unlink()
    publish(club, NOW)
    assert tree(club.root) == before


def test_a_template_of_the_club_changes_all_pages(club: Club) -> None:
    publish(club, NOW)
    put(club.root, "templates/site.css", "body { color: teal }")
    outcome = publish(club, NOW)
    assert outcome.remade == 6
    assert outcome.written == ("site/site.css",)


def test_a_faulty_template_is_named(club: Club) -> None:
    put(club.root, "templates/site-index.html.j2", "{{ nothing.of.this }}")
    with pytest.raises(JcError, match=r"templates/site-index\.html\.j2"):
        publish(club, NOW)


def test_the_page_of_a_session_that_is_gone_is_removed_and_nothing_of_others(club: Club) -> None:
    publish(club, NOW)
    put(club.root, "site/CNAME", "club.example.org")
    put(club.root, "site/sessions/2027-02-01-off/mine.txt", "mine")
    for folder in ("2027-02-01-off", "2027-01-18-vit"):
        shutil.rmtree(club.root / "sessions" / folder)
    outcome = publish(club, NOW)
    assert f"site/{VIT}/index.html" in outcome.removed
    assert not (club.root / "site" / VIT).exists()
    assert (club.root / "site/CNAME").exists()
    assert tree(club.root / "site/sessions/2027-02-01-off").keys() == {"mine.txt"}


def test_files_that_are_not_ours_are_never_overwritten(club: Club) -> None:
    put(club.root, "site/index.html", "mine")
    before = tree(club.root)
    with pytest.raises(JcError, match="is not from jc"):
        publish(club, NOW)
    assert tree(club.root) == before


def test_a_list_that_points_elsewhere_removes_nothing_there(club: Club) -> None:
    publish(club, NOW)
    put(
        club.root,
        "site/.made-by-jc",
        "../papers.yaml\n/etc/hostname\nsessions/../../papers.yaml\nindex.html\n",
    )
    with pytest.raises(JcError, match="is not from jc"):
        publish(club, NOW)
    publish(club, NOW, parts=["site"], out=club.root.parent / "other")
    assert (club.root / "papers.yaml").exists()


def test_one_part_alone_leaves_the_others(club: Club) -> None:
    publish(club, NOW, parts=["calendar"])
    assert tree(club.root / "site").keys() == {".made-by-jc", "calendar.ics"}
    publish(club, NOW)
    before = tree(club.root / "site")
    edit(club, "2027-01-18-vit", "Image is Worth", "Image was Worth")
    outcome = publish(club, NOW, parts=["feed", "json"])
    assert set(outcome.written) == {"published.jsonl", "site/feed.xml", "site/sessions.json"}
    assert tree(club.root / "site").keys() == before.keys()


@pytest.mark.parametrize("wrong", ["", "sessions", "sessions/x", "templates", ".jc"])
def test_a_folder_of_the_club_itself_is_not_published_to(club: Club, wrong: str) -> None:
    with pytest.raises(JcError, match="holds the club itself"):
        publish(club, NOW, out=club.root / wrong)


def test_problems_of_all_files_are_told_at_once_and_nothing_is_written(club: Club) -> None:
    publish(club, NOW)
    before = tree(club.root)
    for folder, text in {"2027-02-01-off": "date: 2027-02-\n", "undated-later": "topic: [\n"}.items():
        put(club.root, f"sessions/{folder}/session.yaml", text)
        before[f"sessions/{folder}/session.yaml"] = tree(club.root)[f"sessions/{folder}/session.yaml"]
    put(club.root, "published.jsonl", (club.root / "published.jsonl").read_text() + "<<<<<<< HEAD\n")
    before["published.jsonl"] = tree(club.root)["published.jsonl"]
    with pytest.raises(ProblemsError) as caught:
        publish(club, NOW)
    files = [problem.file for problem in caught.value.problems]
    assert files == [
        "sessions/2027-02-01-off/session.yaml",
        "sessions/undated-later/session.yaml",
        "published.jsonl",
    ]
    assert tree(club.root) == before


def test_a_session_that_cannot_be_read_stays_on_the_site(club: Club) -> None:
    publish(club, NOW)
    for content in ("", "dat", "date: 2027-01-18\n  x: y\n"):
        put(club.root, f"{VIT}/session.yaml", content)
        with pytest.raises(ProblemsError):
            publish(club, NOW)
    (club.root / VIT / "session.yaml").unlink()
    with pytest.raises(ProblemsError, match="is missing; restore it"):
        publish(club, NOW)
    assert "16x16" in page(club)


def test_pictures_and_pdf_of_a_paper_are_published_under_its_licence_alone(club: Club) -> None:
    publish(club, NOW)
    assert "CC BY 4.0" in page(club)
    add_paper(club.root, "2027-01-18-vit", ARXIV)
    edit(club, "2027-01-18-vit", "slides/talk.pdf", "presenter.html")
    publish(club, NOW)
    assert tree(club.root / "site" / VIT).keys() == {"index.html"}
    assert "<img" not in page(club)
    assert "https://arxiv.org/pdf/2010.11929v2#page=3" in page(club)


def test_damaged_records_are_problems_and_odd_ones_are_warnings(club: Club) -> None:
    put(club.root, f"{VIT}/paper.json", '{"id": 5}')
    outcome = publish(club, NOW)
    assert "paper.json is not as jc wrote it" in outcome.warnings[0]
    assert "16x16" in page(club)
    put(club.root, f"{VIT}/paper.json", "{")
    with pytest.raises(ProblemsError, match=r"paper\.json:1: not readable as JSON"):
        publish(club, NOW)


def test_a_folder_that_was_filed_becomes_a_zip_that_never_changes(club: Club) -> None:
    put(club.root, f"{VIT}/code/demo/run.py", "print()")
    put(club.root, f"{VIT}/code/demo/.secret", "x")
    edit(club, "2027-01-18-vit", "slides/talk.pdf", "code/demo")
    publish(club, NOW)
    before = tree(club.root)
    assert f"site/{VIT}/code/demo.zip" in before
    (club.root / VIT / "code/demo/run.py").touch()
    publish(club, NOW)
    assert tree(club.root) == before


def test_files_beside_the_club_are_copied_for_its_links_and_private_ones_are_not(
    club: Club, tmp_path: Path
) -> None:
    put(club.root, "private.yaml", "meeting: https://zoom.us/j/CANARY\n")
    put(club.root, "slides/old talk.pdf", b"%PDF")
    put(tmp_path, "secret.txt", "CANARY")
    (club.root / "slides" / "out.txt").symlink_to(tmp_path / "secret.txt")
    links = [
        "slides/old%20talk.pdf",
        "private.yaml",
        "slides/out.txt",
        "../secret.txt",
        ".git/config",
        "gone.pdf",
    ]
    lines = "".join(f"\n  - kind: slides\n    url: {link}" for link in links)
    edit(club, "2027-02-01-off", "status", f"links:{lines}\nstatus")
    publish(club, NOW)
    assert tree(club.root / "site" / "files").keys() == {"slides/old talk.pdf"}
    assert 'href="../../files/slides/old%20talk.pdf"' in page(club, "sessions/2027-02-01-off/index.html")


def test_nothing_is_written_through_a_link_out_of_the_site(club: Club, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (club.root / "site").mkdir()
    (club.root / "site" / "sessions").symlink_to(outside)
    with pytest.raises(JcError, match="leads out of"):
        publish(club, NOW)
    assert not any(outside.iterdir())


def test_a_run_that_was_cut_short_is_finished_by_the_next(
    club: Club, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(make_club(club.root.parent / "whole"), NOW)
    calls: list[Path] = []

    def killed(path: Path, content: bytes, *, lasting: bool = True) -> bool:
        calls.append(path)
        if len(calls) > 4:
            raise KeyboardInterrupt
        return written(path, content, lasting=lasting)

    written = files.write_bytes
    monkeypatch.setattr(files, "write_bytes", killed)
    with pytest.raises(KeyboardInterrupt):
        publish(club, NOW)
    monkeypatch.undo()
    publish(club, NOW)
    assert tree(club.root) == tree(club.root.parent / "whole")


def test_the_address_that_a_moved_session_had_leads_to_todays(club: Club) -> None:
    publish(club, NOW)
    session = club.session("2027-01-18-vit", NOW.date())
    move_session(club, session, dt.date(2027, 2, 2))
    outcome = publish(club, NOW)
    assert f"site/{VIT}/index.html" in outcome.written
    old, new = page(club), page(club, "sessions/2027-02-02-vit/index.html")
    assert 'url=../../sessions/2027-02-02-vit/index.html"' in old
    assert "An Image is Worth 16x16 Words" in old
    assert "another address" not in new
    assert publish(club, NOW).up_to_date
    assert page(club) == old


def test_an_address_that_another_session_has_is_not_taken_from_it(club: Club) -> None:
    edit(club, "2027-01-18-vit", "date:", "formerly: [2026-12-07-old, 2026-12-07-old]\ndate:")
    others = [s.folder for s in club.sessions() if s.folder != "2027-01-18-vit"]
    edit(club, others[0], "date:", "formerly: [2027-01-18-vit, 2026-12-07-old]\ndate:")
    publish(club, NOW)
    assert "another address" not in page(club)
    assert "another address" in page(club, "sessions/2026-12-07-old/index.html")


def test_former_names_that_are_no_folders_are_problems(club: Club) -> None:
    edit(club, "2027-01-18-vit", "presenters:", "formerly: [../../out]\npresenters:")
    with pytest.raises(ProblemsError, match="formerly"):
        publish(club, NOW)
    assert not (club.root.parent / "out").exists()


def test_rows_of_the_readme_are_remembered_and_follow_their_sessions(club: Club) -> None:
    put(club.root, "README.md", "# Club\n\n<!-- jc:sessions -->\n<!-- /jc:sessions -->\n")
    for _ in range(2):
        publish(club, NOW)
    rows = load_cache(club.root).rows
    assert len(rows) >= 6
    edit(club, "2027-01-18-vit", "presenter one", "presenter nine")
    publish(club, NOW)
    text = (club.root / "README.md").read_text(encoding="utf-8")
    assert "presenter nine" in text
    assert "presenter one" not in text
    again = load_cache(club.root).rows
    assert len(again.keys() & rows.keys()) >= 5
    shutil.rmtree(club.root / ".jc")
    assert publish(club, NOW).up_to_date
