from __future__ import annotations

import datetime as dt

from journalclub.models.history import KnownPaper, Tie
from journalclub.models.session import ListedPaper
from journalclub.readinglist.order import in_order

TIE = Tie("cites", KnownPaper("x", "X", "x", True, dt.date(2027, 1, 18)))


def test_tied_papers_come_first_then_votes_then_the_lists_own_order() -> None:
    papers = [
        ListedPaper("1701.00001", status="read", anonymous_votes=9),
        ListedPaper("1701.00002"),
        ListedPaper("1701.00003", voters=("a", "b")),
        ListedPaper("1701.00004v2"),
        ListedPaper("1701.00005", voters=("a",), anonymous_votes=1),
        ListedPaper("1701.00006", status="scheduled"),
        ListedPaper("1701.00007", status="withdrawn"),
    ]
    ordered = in_order(papers, {"1701.00004": (TIE,), "1701.00001": (TIE,)})
    assert [p.id[-1] if "v" not in p.id else "4" for p in ordered] == ["4", "3", "5", "2", "6", "1", "7"]
