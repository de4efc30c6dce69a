"""Texts that mean something to one format or another stay texts, in every output and in a real browser and office."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journalclub.text import display
from tests.browser import browser as browser
from tests.publishing.hostile import NAUGHTY
from tests.trust.injected_club import club_problems
from tests.trust.injected_hall import hall_problems
from tests.trust.injection import problems, session_problems
from tests.trust.markup import Elements, more_elements, new_kinds, other_elements, skeleton
from tests.trust.programs import (
    deck_problems,
    page_problems,
    rows_of,
    site_problems,
    slides_problems,
    table_problems,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "\t=1+1",
    " =1+1",
    '=HYPERLINK("https://a.example")',
    "＝1+1",
)
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
SEVERAL = 5  # texts in one, each of at most 120 characters
CALC = Path("/usr/lib/libreoffice/program/libsclo.so")


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_text_is_read_back_and_nothing_else_comes_of_it(text: str) -> None:
    assert list(session_problems(text)) == []


@pytest.mark.parametrize("first", range(0, len(NAUGHTY), SEVERAL))
def test_nothing_comes_of_several_in_a_club_and_on_its_page(first: int) -> None:
    text = display(" ".join(display(t, 120) for t in NAUGHTY[first : first + SEVERAL]))
    assert [*club_problems(text), *hall_problems(text)] == []


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_text_is_read_back_and_nothing_else_comes_of_it(text: str) -> None:
    assert list(problems(text)) == []


@pytest.mark.parametrize("word", ["<b>bold</b>", "[x](y)", "# heading", "| cell"])
def test_the_measure_notices_a_text_that_is_not_escaped(word: str) -> None:
    bad, good = f"<p>a {word} b</p>", "<p>a harmless b</p>"
    assert skeleton(bad) - skeleton(good)
    if word.startswith("<"):
        assert list(new_kinds("page", Elements(bad), Elements(good)))
        assert list(more_elements("page", Elements(bad), Elements(good)))
        assert list(other_elements("page", Elements(bad), Elements(good)))


def test_the_measure_notices_another_address_and_a_text_that_is_gone() -> None:
    bad, good = Elements("<a href='javascript:x'>a</a>"), Elements("<a href='https://a.example'>a</a>")
    for compared in (new_kinds, more_elements, other_elements):
        assert list(compared("page", bad, good))
    assert bad.says("a")
    assert not bad.says("b")


@pytest.mark.parametrize("problems_of", [deck_problems, site_problems, page_problems])
def test_a_browser_runs_nothing_and_asks_nobody(
    browser: Browser, tmp_path: Path, problems_of: Callable[[Browser, Path, Sequence[str]], Iterator[str]]
) -> None:
    assert list(problems_of(browser, tmp_path, NAUGHTY)) == []


def test_no_cell_begins_as_a_formula() -> None:
    texts = [*FORMULAS, *NAUGHTY]
    _, rows = rows_of(texts)
    assert len(rows) == len(texts) + 1
    assert [cell for row in rows for cell in row if cell.strip().startswith(BEGINNINGS)] == []


@pytest.mark.office
@pytest.mark.parametrize("problems_of", [table_problems, slides_problems])
def test_an_office_opens_all_and_evaluates_nothing(
    tmp_path: Path, problems_of: Callable[[str, Path, Sequence[str]], Iterator[str]]
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    if problems_of is table_problems and not CALC.exists():
        pytest.skip("LibreOffice Calc is not installed")
    assert list(problems_of(office, tmp_path, [*FORMULAS, *NAUGHTY])) == []
