"""Which entry an author and a year mean, when several fit, and when the name is broken at a line's end."""

from __future__ import annotations

from typing import NamedTuple, cast

from journalclub.models.paper import Reference
from journalclub.reading.citations import count_citations
from journalclub.reading.rows import Row

ENTRIES = (
    "Holger Schwenk. 2018. Filtering and mining parallel data in a joint space.",
    "Holger Schwenk and Xian Li. 2018. A corpus for document classification.",
    "Holger Schwenk, Guillaume Wenzek, and Sergey Edunov. 2018. Mining the web.",
    "Alex Graves and Jürgen Schmidhuber. 2005. Framewise phoneme classification.",
    "Maria Garcia-Molina. 1999. Systems of data.",
)


class Said(NamedTuple):
    """As much of a row as is read here."""

    text: str
    lines: tuple[()] = ()


def cited(*rows: str) -> list[int]:
    references = [Reference(None, text, None, 0) for text in ENTRIES]
    return [r.cited for r in count_citations(references, cast("list[Row]", [Said(text) for text in rows]))]


def test_entries_of_one_first_author_and_year_are_told_apart_by_the_others() -> None:
    assert cited("as in (Schwenk, 2018)") == [1, 0, 0, 0, 0]
    assert cited("the data of Schwenk and Li (2018), and") == [0, 1, 0, 0, 0]
    assert cited("as shown (Schwenk et al., 2018)") == [0, 0, 1, 0, 0]


def test_names_broken_at_the_end_of_a_line_are_found() -> None:
    assert cited("networks (Graves and Schmid-", "huber, 2005) make") == [0, 0, 0, 1, 0]
    assert cited("as (Gra-", "ves and Schmidhuber, 2005) say") == [0, 0, 0, 1, 0]
    assert cited("as (Garcia-", "Molina, 1999) say") == [0, 0, 0, 0, 1]
