from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.club.folder import Club
from journalclub.club.settings_file import (
    folder_name,
    folder_pattern_fault,
    new_papers_yaml,
    parse_settings,
)
from journalclub.club.yaml_file import dump
from journalclub.errors import Problem
from journalclub.models.session import AgendaPart, ClubSettings, ListedPaper


def read(text: str) -> tuple[ClubSettings, tuple[ListedPaper, ...], list[Problem]]:
    problems: list[Problem] = []
    settings, papers = parse_settings(text, problems)
    return settings, papers, problems


def test_a_new_club_reads_back_as_it_was_made() -> None:
    settings, papers, problems = read(dump(new_papers_yaml("No", "Asia/Tokyo")))
    assert problems == []
    assert (settings.name, settings.timezone, papers) == ("No", "Asia/Tokyo", ())
    assert settings.agenda.parts == ClubSettings().agenda.parts


def test_settings_are_read_and_missing_ones_have_defaults() -> None:
    settings, _, problems = read("club:\n  start: 9:30\n  agenda:\n    - talk: 15\n    - discussion: 45\n")
    assert problems == []
    assert settings.start == "09:30"
    assert settings.agenda.parts == (AgendaPart("talk", 15), AgendaPart("discussion", 45))
    assert settings.folder == "{date}-{slug}"


def test_every_wrong_setting_is_reported_at_once() -> None:
    text = (
        "club:\n  timezone: Mars/Olympus\n  start: 25:00\n  folder: ../{slug}\n  nmae: x\n"
        "papers:\n  - suggested_by: nobody\n  - id: 2010.11929\n    status: done\n"
    )
    _, papers, problems = read(text)
    assert sorted(p.line for p in problems) == [2, 3, 4, 5, 7, 9]
    assert [p.id for p in papers] == ["2010.11929"]


def test_a_theme_is_light_or_dark() -> None:
    settings, _, problems = read("club:\n  theme: dark\n")
    assert (settings.theme, problems) == ("dark", [])
    settings, _, problems = read("club:\n  theme: pink\n")
    assert settings.theme == "light"
    assert [p.line for p in problems] == [2]


@pytest.mark.parametrize("pattern", ["{date}-{slug}", "session_{number:02}", "{number}", "{slug}"])
def test_patterns_that_tell_sessions_apart_are_taken(pattern: str) -> None:
    assert folder_pattern_fault(pattern) is None


@pytest.mark.parametrize(
    "pattern", ["session", "../{slug}", "a/{slug}", "{slug.__class__}{slug}", ".{date}", "{date} {slug}"]
)
def test_patterns_that_do_not_or_leave_the_folder_are_refused(pattern: str) -> None:
    assert folder_pattern_fault(pattern) is not None


def test_folder_names_follow_the_pattern() -> None:
    assert folder_name("session_{number:02}", date="2027-01-18", slug="vit", number=7) == "session_07"
    assert folder_name("{date}-{slug}", date="2027-01-18", slug="vit", number=7) == "2027-01-18-vit"


def test_what_the_reading_list_says_of_a_paper_is_read_back_after_the_index_kept_it(tmp_path: Path) -> None:
    text = (
        "papers:\n  - id: 2010.11929\n    suggested_by: [chair, No]\n    why: A classic\n"
        "    votes:\n      - chair\n      - anonymous: 2\n    cites: [arXiv:1706.03762v7]\n"
    )
    (tmp_path / "papers.yaml").write_text(text)
    (fresh,) = Club(tmp_path).papers
    (kept,) = Club(tmp_path).papers
    assert fresh == kept
    assert (fresh.suggested_by, fresh.why, fresh.votes) == (("chair", "No"), "A classic", 3)
    assert fresh.cites == ("1706.03762",)
