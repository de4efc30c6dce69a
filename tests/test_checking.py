from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from journalclub.checking import check_club, line_of
from journalclub.club.folder import Club
from journalclub.net.links import Verdict

TODAY = dt.date(2027, 1, 18)
SESSION = """\
date: 2027-01-11
start: "17:00"
time: 5pm JST / 10am CET
links:
  - kind: slides
    url: https://youtu.be/x
  - kind: code
    url: code/missing.py
  - kind: video
    url: https://dead.example/v
"""


def club(folder: Path, settings: str = "club:\n  timezone: Asia/Tokyo\n", session: str = SESSION) -> Club:
    (folder / "papers.yaml").write_text(settings)
    (folder / "sessions" / "one").mkdir(parents=True)
    (folder / "sessions" / "one" / "session.yaml").write_text(session)
    return Club(folder)


def answer(urls: Iterable[str]) -> Iterator[Verdict]:
    for url in urls:
        yield (
            Verdict(url, "dead", "does not exist (404)")
            if "dead" in url
            else Verdict(url, "unsure", "is slow")
        )


def test_lints_are_told_with_their_lines_and_the_club_turns_off_what_it_likes(tmp_path: Path) -> None:
    found = check_club(club(tmp_path), TODAY)
    assert found.problems == ()
    assert [(w.problem.line, w.rule) for w in found.warnings] == [
        (3, "false-zone-label"),
        (6, "wrong-kind"),
        (8, "missing-file"),
    ]
    settings = "club:\n  timezone: Asia/Tokyo\n  ignore_warnings: [wrong-kind, missing-file]\n"
    (tmp_path / "papers.yaml").write_text(settings)
    assert [w.rule for w in check_club(Club(tmp_path), TODAY).warnings] == ["false-zone-label"]


def test_pages_of_the_club_are_looked_at(tmp_path: Path) -> None:
    own = club(tmp_path, session="date: 2027-01-25\n")
    (tmp_path / "README.md").write_text("# Club\n\nMondays, 5pm (JST) / 10am (CET)\n")
    (warned,) = check_club(own, TODAY).warnings
    assert str(warned.problem).startswith("README.md:3: '10am (CET)' is false")


def test_problems_do_not_keep_lints_back(tmp_path: Path) -> None:
    own = club(tmp_path, "club:\n  timezone: Mars/Base\n", "date: 2027-01-11\nstart: late\n")
    found = check_club(own, TODAY)
    assert [(p.file, p.line) for p in found.problems] == [
        ("papers.yaml", 2),
        ("sessions/one/session.yaml", 2),
    ]
    assert [w.rule for w in found.warnings] == ["missing-slides"]


def test_links_are_asked_for_on_demand_and_dead_ones_are_problems(tmp_path: Path) -> None:
    own = club(tmp_path, "club:\n  timezone: Asia/Tokyo\n  chat: https://chat.example.org\n")
    found = check_club(own, TODAY, links=True, ask=answer)
    assert found.links == 3
    assert [str(p) for p in found.problems] == [
        "sessions/one/session.yaml:10: https://dead.example/v does not exist (404)."
    ]
    unsure = [(w.problem.file, w.problem.line) for w in found.warnings if w.rule == "unsure-link"]
    assert unsure == [("papers.yaml", 3), ("sessions/one/session.yaml", 6)]


def test_an_unknown_lint_is_told(tmp_path: Path) -> None:
    found = check_club(club(tmp_path, "club:\n  ignore_warnings: slides\n"), TODAY)
    assert [(p.line, "missing-slides" in p.message) for p in found.problems] == [(2, True)]


def test_a_line_is_that_of_the_key_or_of_the_text_or_the_first() -> None:
    lines = ["# the date: below", "date: 2027-01-18", "url: https://example.org"]
    assert [line_of(lines, p) for p in ("date:", "https://", "nothing")] == [2, 3, 1]
    assert line_of([], "date:") == 1


def test_ids_that_are_none_of_arxivs_are_problems_with_their_lines(tmp_path: Path) -> None:
    settings = "papers:\n  - id: 2010.11929v2\n  - id: 2010.1192\n  - title: A book\n"
    session = "date: 2027-01-25\npapers:\n  - id: sha256:00ff\n  - id: hep-th/9108004\n  - id: 9913.00001\n"
    found = check_club(club(tmp_path, settings, session), TODAY)
    assert [(p.file, p.line) for p in found.problems] == [
        ("papers.yaml", 3),
        ("sessions/one/session.yaml", 5),
    ]
    assert "2010.1192" in found.problems[0].message


def test_links_of_the_readme_to_a_former_folder_are_told(tmp_path: Path) -> None:
    own = club(tmp_path, session="date: 2027-01-25\nformerly: zero\n")
    (tmp_path / "README.md").write_text("# Club\n\n[next](sessions/zero/README.md)\n")
    (warned,) = check_club(own, TODAY).warnings
    assert str(warned.problem) == "README.md:3: sessions/zero/ is sessions/one/ now."


def test_a_private_file_that_git_does_not_ignore_is_a_problem(tmp_path: Path) -> None:
    own = club(tmp_path, session="date: 2027-01-25\n")
    (tmp_path / "private.yaml").write_text("meeting: https://meet.example.org/a\n")
    (found,) = check_club(own, TODAY).problems
    assert str(found) == "private.yaml:1: git would publish it; add the line private.yaml to .gitignore."
    (tmp_path / ".gitignore").write_text("/private.yaml\n")
    assert check_club(own, TODAY).problems == ()


def test_a_meeting_in_a_file_of_git_is_told(tmp_path: Path) -> None:
    settings = "club:\n  meeting: https://meet.example.org/a\n"
    (warned,) = check_club(club(tmp_path, settings, "date: 2027-01-25\n"), TODAY).warnings
    assert (warned.rule, warned.problem.line) == ("meeting-in-git", 2)


def test_a_meeting_of_no_session_is_told_with_its_line(tmp_path: Path) -> None:
    own = club(tmp_path, session="date: 2027-01-25\nformerly: zero\n")
    meetings = "".join(f"  {name}: https://meet.example.org/{name}\n" for name in ("one", "zero", "on"))
    (tmp_path / "private.yaml").write_text(f"meetings:\n{meetings}")
    (tmp_path / ".gitignore").write_text("private.yaml\n")
    (warned,) = check_club(own, TODAY).warnings
    assert str(warned.problem) == "private.yaml:4: meetings: no session has the folder on."
    (tmp_path / "private.yaml").write_text("meetings: [")
    assert [p.file for p in check_club(own, TODAY).problems] == ["private.yaml"]
