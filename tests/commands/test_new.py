from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from journalclub.assembly.assemble import Made
from journalclub.assembly.wish import Wish
from journalclub.batch import Desk, new_sessions
from journalclub.cli import run
from journalclub.club.folder import Club
from journalclub.club.record import load_record
from journalclub.commands.init import init
from journalclub.commands.new import named_day, outcomes_json
from journalclub.errors import JcError
from journalclub.sandbox.reader import Reader
from tests.commands.club import app, arxiv, only_session

SAMPLE = "2611.00000"


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_session_has_every_file_the_contract_names(original: Path) -> None:
    names = set(contents(only_session(Club(original))))
    assert {
        "session.yaml",
        "README.md",
        "paper.json",
        "paper.pdf",
        "presenter.pptx",
        "presenter.md",
        "presenter.html",
        "questions.md",
        "questions.pdf",
        "figures/figures.json",
        "figures/figure-1.png",
        "figures/table-1.png",
    } <= names


def test_nothing_temporary_and_no_absolute_path_is_left(original: Path) -> None:
    assert not list(original.rglob(".jc-*"))
    for name, data in contents(original).items():
        if not name.startswith(".jc/") and not name.endswith((".png", ".pdf", ".pptx")):
            assert str(original).encode() not in data, name


def test_the_paper_is_on_the_reading_list_with_its_session(original: Path) -> None:
    club = Club(original)
    (listed,) = club.papers
    assert listed.id == f"{SAMPLE}v1"
    assert listed.status == "scheduled"
    assert listed.session == only_session(club).name


def test_the_evidence_reads_back_and_every_quote_has_a_page(original: Path) -> None:
    preprint, reading = load_record(only_session(Club(original)))
    assert preprint.id == SAMPLE
    statements = reading.outline.all()
    assert len(statements) >= 6
    assert all(1 <= s.page <= reading.pages for s in statements)
    assert all(f.file for f in reading.figures)


def test_a_second_run_changes_nothing_and_says_what_it_kept(club: Club, tmp_path: Path) -> None:
    before = contents(only_session(club))
    with arxiv(tmp_path / "cache") as (_, environment):
        (outcome,) = new_sessions(app(club.root), club, [SAMPLE], Wish(), environment=environment)
    assert outcome.made is not None
    assert not outcome.made.created
    assert "presenter.pptx" in outcome.made.kept
    assert contents(only_session(club)) == before


def test_the_browsers_deck_is_made_from_the_markdown_that_stands_there(club: Club, tmp_path: Path) -> None:
    folder = only_session(club)
    (folder / "presenter.md").write_text("# My own talk\n")
    (folder / "presenter.html").unlink()
    with arxiv(tmp_path / "cache") as (_, environment):
        (outcome,) = new_sessions(app(club.root), club, [SAMPLE], Wish(), environment=environment)
    assert outcome.made is not None
    assert "presenter.html" in outcome.made.written
    assert "My own talk" in (folder / "presenter.html").read_text()


def test_a_markdown_deck_without_slides_is_a_warning(club: Club, tmp_path: Path) -> None:
    folder = only_session(club)
    before = (folder / "presenter.html").read_bytes()
    (folder / "presenter.md").write_text("\n")
    with arxiv(tmp_path / "cache") as (_, environment):
        (outcome,) = new_sessions(app(club.root), club, [SAMPLE], Wish(), environment=environment)
    assert outcome.made is not None
    assert any("presenter.html is as it was" in warning for warning in outcome.made.warnings)
    assert (folder / "presenter.html").read_bytes() == before


def test_what_people_changed_survives_and_what_is_missing_is_made_again(club: Club, tmp_path: Path) -> None:
    folder = only_session(club)
    (folder / "questions.md").write_text("my own sheet")
    (folder / "session.yaml").write_text((folder / "session.yaml").read_text() + "# a remark\n")
    page = (folder / "README.md").read_text()
    (folder / "README.md").write_text("My words.\n" + page)
    (folder / "presenter.md").unlink()
    with arxiv(tmp_path / "cache") as (_, environment):
        new_sessions(app(club.root), club, [SAMPLE], Wish(), environment=environment)
    assert (folder / "questions.md").read_text() == "my own sheet"
    assert "# a remark" in (folder / "session.yaml").read_text()
    assert (folder / "README.md").read_text() == "My words.\n" + page
    assert (folder / "presenter.md").exists()


def test_force_replaces_what_people_changed(club: Club, tmp_path: Path) -> None:
    folder = only_session(club)
    (folder / "questions.md").write_text("my own sheet")
    with arxiv(tmp_path / "cache") as (_, environment):
        new_sessions(app(club.root), club, [SAMPLE], Wish(force=True), environment=environment)
    assert (folder / "questions.md").read_text() != "my own sheet"


def test_failures_are_told_and_the_other_papers_are_made(tmp_path: Path) -> None:
    club = init(tmp_path / "club", "A club", "UTC")
    with arxiv(tmp_path / "cache") as (_, environment):
        papers = ["not-an-id", "2611.00001", SAMPLE]
        outcomes = new_sessions(app(tmp_path), club, papers, Wish(), environment=environment)
    document = outcomes_json(outcomes)
    assert [f["paper"] for f in document["failures"]] == ["not-an-id", "2611.00001"]
    assert [s["paper"] for s in document["sessions"]] == [SAMPLE]
    assert json.loads(json.dumps(document)) == document


def test_the_cache_answers_offline_and_nothing_else_does(tmp_path: Path) -> None:
    club = init(tmp_path / "club", "A club", "UTC")
    with arxiv(tmp_path / "cache") as (_, environment):
        (first,) = new_sessions(app(tmp_path), club, [SAMPLE], Wish(), environment=environment, offline=True)
        assert first.failure is not None
        new_sessions(app(tmp_path), club, [SAMPLE], Wish(), environment=environment)
    other = init(tmp_path / "other", "Another club", "UTC")
    (outcome,) = new_sessions(app(tmp_path), other, [SAMPLE], Wish(), environment=environment, offline=True)
    assert outcome.made is not None


def test_a_local_pdf_needs_no_network_and_is_marked_so(original: Path, tmp_path: Path) -> None:
    pdf = only_session(Club(original)) / "paper.pdf"
    club = init(tmp_path / "club", "A club", "UTC")
    (outcome,) = new_sessions(
        app(tmp_path), club, [], Wish(), pdf=pdf, environment={"JC_CACHE_DIR": str(tmp_path)}
    )
    assert outcome.made is not None
    paper = json.loads((club.session_folder(club.sessions()[0]) / "paper.json").read_text())
    assert paper["source"] == "pdf"
    assert paper["id"] == SAMPLE


def test_a_pdf_with_another_papers_stamp_is_refused_and_nothing_is_written(
    original: Path, tmp_path: Path
) -> None:
    pdf = only_session(Club(original)) / "paper.pdf"
    club = init(tmp_path / "club", "A club", "UTC")
    (outcome,) = new_sessions(app(tmp_path), club, ["2010.11929"], Wish(), pdf=pdf, environment={})
    assert outcome.failure is not None
    assert SAMPLE in outcome.failure
    assert club.sessions() == []
    assert sorted(p.name for p in (club.root / "sessions").iterdir()) == [".gitkeep"]


def test_a_club_that_is_not_in_order_stops_everything_before_it_begins(tmp_path: Path) -> None:
    club = init(tmp_path / "club", "A club", "UTC")
    broken = tmp_path / "club" / "sessions" / "x" / "session.yaml"
    broken.parent.mkdir()
    broken.write_text("date: [\n")
    with pytest.raises(JcError, match=r"sessions/x/session\.yaml:"):
        new_sessions(app(tmp_path), club, [SAMPLE], Wish(), environment={})


def test_a_session_that_waits_for_its_paper_gets_it(tmp_path: Path) -> None:
    waiting = "date: 2027-01-18\nstart: '18:00'\n# ours\npresenters:\n  - attendee 1\n"
    club = init(tmp_path / "club")
    listed = "status: suggested\n    suggested_by: attendee 7\n    votes: [attendee 8]\n"
    (club.root / "papers.yaml").write_text(f"papers:\n  - id: {SAMPLE}\n    {listed}")
    club = Club(club.root)
    folder = club.root / "sessions" / "2027-01-18-session"
    folder.mkdir()
    (folder / "session.yaml").write_text(waiting)
    day = named_day(app(club.root), club, "next")
    with arxiv(tmp_path / "cache") as (_, environment):
        (outcome,) = new_sessions(app(club.root), club, [SAMPLE], Wish(day), environment=environment)
    assert outcome.made is not None
    assert outcome.made.created
    (session,) = club.sessions()
    assert session.folder.startswith("2027-01-18-whose-turn")
    assert (session.uid, session.start, session.presenters) == (
        "2027-01-18-session",
        "18:00",
        ("attendee 1",),
    )
    assert "# ours" in (club.session_folder(session) / "session.yaml").read_text()
    assert "18:00" in (club.session_folder(session) / "README.md").read_text()
    (listed_paper,) = club.papers
    assert (listed_paper.status, listed_paper.session) == ("scheduled", session.folder)
    assert (session.suggested_by, listed_paper.votes) == (("attendee 7",), 1)
    with pytest.raises(JcError, match="No session waits"):
        named_day(app(club.root), club, "next")


def test_an_interruption_ends_what_is_half_made() -> None:
    begun = Event()

    def work(_: Reader) -> Made:
        begun.set()
        for _step in range(10_000):
            desk.stop_if_asked()
            time.sleep(0.001)
        raise AssertionError("it went on")

    with suppress(KeyboardInterrupt), Desk(1) as desk:
        future = desk.submit(work)
        begun.wait()
        raise KeyboardInterrupt
    with pytest.raises(JcError, match="interrupted"):
        future.result()


def test_of_one_paper_that_fails_there_is_one_sentence_of_several_a_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(tmp_path / "club", "A club", "UTC")
    argv = ["--club", str(tmp_path / "club"), "new"]
    assert run([*argv, "2010.1192"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "jc: “2010.1192” is not an arXiv id: ids of that month have 5 digits after the dot."
    ]
    assert run([*argv, "2010.1192", "nosuch.pdf"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert sorted(told[:2]) == ["2010.1192: not made", "nosuch.pdf: not made"]
    assert [line.count(paper) for line, paper in zip(told[2:], ("2010.1192", "nosuch.pdf"), strict=True)] == [
        1,
        1,
    ]
