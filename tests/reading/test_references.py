from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journalclub.models.paper import Reference
from tests.reading.make import column, put, wrap
from tests.reading.papers import first_page, heading, raised, read

ENTRIES = [
    "A. Lovelace and C. Babbage. Notes on an engine that reads. Journal of Engines 1, 1843. doi:10.1000/engine.42.",
    "G. Boole. The laws of thought, as written in a long book of many pages. arXiv:1706.03762v5, 1854.",
    "M. Somerville. On the connexion of the physical sciences. CoRR, abs/1409.0473, 1834.",
    "E. Noether. Invariant problems of all kinds and how to find them. hep-th/9108004, 1918.",
    "K. Johnson. Returning safely. In Proceedings of Flight, pages 1-20, 1960.",
]


def _bibliography(labels: list[str], hang: float = 0, white: float = 0, text: tuple[str, ...] = ()) -> Any:
    def draw(page: Any) -> None:
        y = 80.0
        for line in text:
            put(page, 108, y, line)
            y += 12
        y = heading(page, 108, column(page, 108, y, 396, 6) + 20, "References")
        for label, entry in zip(labels, ENTRIES, strict=True):
            for n, line in enumerate(wrap(f"{label} {entry}".strip(), 380)):
                put(page, 108 + (hang if n else 0), y, line)
                y += 12
            y += white

    return draw


def _references(tmp_path: Path, *draws: Any) -> tuple[Reference, ...]:
    return read(tmp_path, first_page, *draws).reading.references


@pytest.mark.parametrize("form", ["[{}]", "{}.", "({})"])
def test_labelled_entries_are_split_by_their_labels(tmp_path: Path, form: str) -> None:
    labels = [form.format(n) for n in range(1, 6)]
    found = _references(tmp_path, _bibliography(labels))
    assert [r.label for r in found] == labels
    assert [r.text for r in found] == ENTRIES


@pytest.mark.parametrize(("hang", "white"), [(12, 0), (0, 6)], ids=["hanging", "white between"])
def test_entries_without_labels_are_split_by_their_setting(tmp_path: Path, hang: float, white: float) -> None:
    found = _references(tmp_path, _bibliography([""] * 5, hang, white))
    assert [r.text for r in found] == ENTRIES
    assert all(r.label is None for r in found)


def test_arxiv_ids_and_dois_are_found(tmp_path: Path) -> None:
    found = _references(tmp_path, _bibliography([f"[{n}]" for n in range(1, 6)]))
    assert [r.arxiv_id for r in found] == [None, "1706.03762v5", "1409.0473", "hep-th/9108004", None]
    assert [r.doi for r in found] == ["10.1000/engine.42", None, None, None, None]


def test_numbers_in_brackets_are_counted_with_ranges(tmp_path: Path) -> None:
    text = (
        "As was shown [1], and shown again [2-4], [5], it works [1, 3].",
        "Nothing is cited by x[7] or [a].",
    )
    found = _references(tmp_path, _bibliography([f"[{n}]" for n in range(1, 6)], text=text))
    assert [r.cited for r in found] == [2, 1, 2, 1, 1]


def test_raised_numbers_are_counted(tmp_path: Path) -> None:
    def cite(page: Any) -> None:
        for n in range(5):
            raised(page, 108, 80 + 14 * n, "This was shown before by others", f"{n + 1},1")
        column(page, 108, 170, 396, 20)

    found = _references(tmp_path, cite, _bibliography([f"{n}." for n in range(1, 6)]))
    assert [r.cited for r in found] == [6, 1, 1, 1, 1]


def test_authors_and_years_are_counted(tmp_path: Path) -> None:
    text = (
        "It was shown (Lovelace and Babbage, 1843; Boole, 1854) and shown again by Boole (1854).",
        "Noether et al. (1918) and Somerville's 1834 work differ from that of Johnson in 1969.",
    )
    found = _references(tmp_path, _bibliography([""] * 5, 12, text=text))
    assert [r.cited for r in found] == [1, 2, 1, 1, 0]


def test_a_bibliography_without_heading_is_told_by_its_labels(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        y = column(page, 108, 80, 396, 20) + 20
        for n, entry in enumerate(ENTRIES):
            for line in wrap(f"[{n + 1}] {entry}", 380, 9):
                put(page, 108, y, line, 9)
                y += 11

    assert [r.text for r in _references(tmp_path, draw)] == ENTRIES


def test_entries_are_no_passages(tmp_path: Path) -> None:
    manuscript = read(tmp_path, first_page, _bibliography([f"[{n}]" for n in range(1, 6)]))
    assert not any("laws of thought" in p.text for p in manuscript.passages)
