"""What people see on the terminal shows, and does nothing: names of files and keys of YAML come from outside."""

from __future__ import annotations

import json
import re

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journalclub.terminal import LEAST_LAST, Screen, table

ESCAPES = (
    "\x1b]0;another title\x07",  # sets the window's title
    "\x1b[2J\x1b[H",  # clears the screen
    "\x1b[8m",  # hides what follows
    "\x1b]8;;https://a.example\x1b\\here\x1b]8;;\x1b\\",  # a link
    "\x9b31m",  # the same in one character
    "safe\rUNSAFE",  # writes over what stands there
    "a\u202etxt.exe",  # turns the direction of reading
    "\x08\x08\x08",
    "\udcff",  # a name that is not UTF-8
)
OURS = re.compile(r"\x1b\[(?:0|1|2|31|33)m")


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a terminal; elsewhere click takes all colours out."""
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)


def said(capsys: pytest.CaptureFixture[str], text: str) -> str:
    """Everything a screen writes for a text in every place."""
    screen = Screen()
    screen.say(text)
    screen.warn(text)
    screen.fail(text)
    screen.result(text)
    with screen.progress(1, "papers") as bar:
        bar.at(text)
        bar.done(text)
    out, err = capsys.readouterr()
    return str(out + err)


@pytest.mark.parametrize("text", ESCAPES)
def test_a_terminal_is_told_nothing_but_our_own_colours(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    left = OURS.sub("", said(capsys, f"sessions/{text}/session.yaml"))
    assert "sessions/" in left
    assert [c for c in left if not c.isprintable() and c != "\n"] == []
    left.encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=30))
def test_no_text_at_all_reaches_a_terminal_with_control_characters(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    left = OURS.sub("", said(capsys, text))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", left)


def test_our_own_colours_and_line_breaks_stay(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().result(click.style("Two", bold=True) + "\n\tlines\n")
    assert capsys.readouterr().out == "\x1b[1mTwo\x1b[0m\n\tlines\n\n"


@pytest.mark.parametrize("text", ESCAPES)
def test_json_keeps_every_character_and_shows_none_that_acts(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    Screen().json({"name": text})
    out = capsys.readouterr().out
    assert json.loads(out) == {"name": text}
    assert [c for c in out if not c.isprintable() and c != "\n"] == []


TITLE, FOLDER = "Attention Is All You Need, Again and Again", "2026-11-20-attention-is-all-you-need"


@pytest.mark.parametrize("width", [64, 80, 100, 200])
def test_a_table_fits_and_leaves_room_for_its_last_column(width: int) -> None:
    rows = [("scheduled", "12", FOLDER, TITLE), ("read", "–", "–", "Short")]
    _, first, second = click.unstyle(table(rows, ("Status", "Votes", "Session", "Title"), width)).split("\n")
    assert len(first) <= width
    assert len(first) - first.index("Att") >= LEAST_LAST
    assert second.split() == ["read", "–", "–", "Short"]


def test_the_last_column_of_a_table_is_cut_before_any_other() -> None:
    shown = click.unstyle(table([(FOLDER, TITLE)], ("Session", "Title"), len(FOLDER) + 2 + LEAST_LAST))
    assert FOLDER in shown
    assert shown.endswith("…")


def test_a_terminal_too_narrow_for_a_table_still_shows_the_beginnings() -> None:
    shown = table([(FOLDER, FOLDER, TITLE)], ("Folder", "Session", "Title"), 20)
    assert shown.split("\n")[1].split("  ") == ["2026-11-2…", "2026-11-2…", "Attention…"]
