from __future__ import annotations

import datetime as dt

import pytest

from journalclub.club.select import select_session
from journalclub.errors import JcError
from journalclub.models.session import Session, SessionPaper, SessionStatus

TODAY = dt.date(2027, 1, 18)


def session(
    folder: str, date: dt.date | None, paper: str = "", number: int | None = None, **kw: str
) -> Session:
    status: SessionStatus = "cancelled" if kw.get("status") == "cancelled" else "scheduled"
    papers = (SessionPaper(paper),) if paper else ()
    return Session(folder, date, papers=papers, number=number, status=status)


SESSIONS = [
    session("2026-12-07-resnet", dt.date(2026, 12, 7), "1512.03385v1", 1),
    session("2027-01-04-holiday", dt.date(2027, 1, 4), number=2, status="cancelled"),
    session("2027-01-18-vit", TODAY, "2010.11929v2", 3),
    session("2027-02-01-attention", dt.date(2027, 2, 1), "1706.03762", 4),
    session("undated-ising", None, "hep-th/9108004", 5),
]


@pytest.mark.parametrize(
    ("wanted", "folder"),
    [
        ("2027-01-18-vit", "2027-01-18-vit"),
        ("RESNET", "2026-12-07-resnet"),
        ("2027-02-01", "2027-02-01-attention"),
        ("2010.11929", "2027-01-18-vit"),
        ("https://arxiv.org/abs/1706.03762v7", "2027-02-01-attention"),
        ("hep-th/9108004", "undated-ising"),
        ("4", "2027-02-01-attention"),
        ("next", "2027-01-18-vit"),
        ("last", "2026-12-07-resnet"),
    ],
)
def test_a_session_is_found_by_everything_a_person_may_say(wanted: str, folder: str) -> None:
    assert select_session(SESSIONS, wanted, TODAY).folder == folder


def test_next_is_an_undated_one_when_no_date_lies_ahead() -> None:
    assert select_session(SESSIONS, "next", dt.date(2028, 1, 1)).folder == "undated-ising"


@pytest.mark.parametrize("wanted", ["2027", "nothing", "last-but-one"])
def test_none_or_several_is_a_sentence(wanted: str) -> None:
    with pytest.raises(JcError, match=r"fits|No session"):
        select_session(SESSIONS, wanted, TODAY)


def test_a_club_without_sessions_says_how_to_make_one() -> None:
    with pytest.raises(JcError, match="jc new"):
        select_session([], "next", TODAY)


def test_a_renamed_session_is_still_found_by_its_former_name() -> None:
    renamed = Session("2027-02-01-vit", formerly=("2027-01-18-vit",))
    assert select_session([renamed, Session("2027-01-18-vit-2")], "2027-01-18-vit", TODAY) == renamed


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("2027-01-19", "2027-01-18-vit"),
        ("resent", "2026-12-07-resnet"),
        ("nxet", "next"),
        ("2026-12-07-resnt", "2026-12-07-resnet"),
    ],
)
def test_a_slip_is_answered_with_the_session_that_was_most_likely_meant(wanted: str, meant: str) -> None:
    with pytest.raises(JcError, match=f"No session fits '{wanted}'; did you mean {meant}\\?"):
        select_session(SESSIONS, wanted, TODAY)
