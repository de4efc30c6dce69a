from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from journalclub.reading.links import link_kind
from tests.reading.make import column, put
from tests.reading.papers import read, stamp


def _urls(tmp_path: Path, draw: Any) -> list[tuple[str, str]]:
    return [(link.url, link.kind) for link in read(tmp_path, draw).reading.links]


def _lines(*lines: str) -> Any:
    def draw(page: Any) -> None:
        for n, line in enumerate(lines):
            put(page, 108, 80 + 12 * n, line)
        column(page, 108, 300, 396, 20)

    return draw


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        (("See https://example.org/code.",), "https://example.org/code"),
        (("It is at github.com/reader/places,", "as was said."), "https://github.com/reader/places"),
        (("(www.example.org/data_set)",), "https://www.example.org/data_set"),
        (
            ("Code: https://github.com/reader/", "places-of-papers"),
            "https://github.com/reader/places-of-papers",
        ),
        (
            ("Code: https://github.com/reader/a-", "b/tree/main and more"),
            "https://github.com/reader/a-b/tree/main",
        ),
        (("Read http://example.org/a_(b)", "And then rest."), "http://example.org/a_(b)"),
    ],
)
def test_printed_addresses_are_whole(tmp_path: Path, lines: tuple[str, ...], url: str) -> None:
    assert [found for found, _ in _urls(tmp_path, _lines(*lines))] == [url]


def test_an_address_ends_where_the_next_word_would_have_had_room(tmp_path: Path) -> None:
    urls = _urls(
        tmp_path, _lines("See https://example.org/glove/", "Stanford has more of it, and so do others.")
    )

    assert [url for url, _ in urls] == ["https://example.org/glove/"]


def test_an_address_does_not_go_on_in_the_next_footnote(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, 108, 80, 396, 20)
        for number, (y, text) in enumerate(
            ((700, "https://example.org/task4/"), (710, "http://example.net/a")), 4
        ):
            put(page, 108, y - 3, str(number), 5)
            put(page, 111, y, text, 8)

    assert [url for url, _ in _urls(tmp_path, draw)] == ["https://example.org/task4/", "http://example.net/a"]


def test_attached_links_win_over_what_is_printed_and_mail_is_left_out(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        _lines("Our code: https://github.com/reader/pla", "ces and mail")(page)
        for uri in ("https://github.com/reader/places", "mailto:ada@example.org"):
            page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(108, 70, 300, 95), "uri": uri})

    assert _urls(tmp_path, draw) == [("https://github.com/reader/places", "code")]


def test_the_stamps_own_link_is_left_out(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        stamp(page)
        column(page, 108, 80, 396, 20)
        page.insert_link(
            {
                "kind": pymupdf.LINK_URI,
                "from": pymupdf.Rect(10, 200, 40, 600),
                "uri": "http://arxiv.org/abs/2101.00001v2",
            }
        )

    assert _urls(tmp_path, draw) == []


def test_an_address_is_listed_once_with_its_first_page(tmp_path: Path) -> None:
    draw = _lines("http://example.org/a/ and https://www.example.org/a")
    links = read(tmp_path, draw, draw).reading.links
    assert [(link.url, link.page) for link in links] == [("http://example.org/a/", 1)]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/a/b", "code"),
        ("https://gitlab.com/a/b", "code"),
        ("https://zenodo.org/record/1", "data"),
        ("https://huggingface.co/datasets/a", "data"),
        ("https://huggingface.co/a", "code"),
        ("https://a.github.io/b", "project"),
        ("https://youtu.be/x", "video"),
        ("https://doi.org/10.1000/1", "paper"),
        ("https://example.org/paper.pdf", "paper"),
        ("https://example.org", "other"),
        ("http://[", "other"),
    ],
)
def test_kinds_are_told_by_the_address(url: str, kind: str) -> None:
    assert link_kind(url) == kind
