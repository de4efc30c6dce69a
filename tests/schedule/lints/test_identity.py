from __future__ import annotations

import datetime as dt

from journalclub.models.session import ClubSettings, Session
from journalclub.schedule.lints.identity import former_names, shared_names
from journalclub.schedule.lints.lint import Sight


def sight(*sessions: Session) -> Sight:
    return Sight(ClubSettings(), sessions, dt.date(2027, 1, 18))


def test_a_copied_folder_that_claims_anothers_name_is_told() -> None:
    moved = Session("b", formerly=("a",))
    (lint,) = shared_names(sight(moved, Session("copy", formerly=("A",))))
    assert (lint.file, lint.place, lint.message) == (
        "sessions/copy/session.yaml",
        "A",
        "A is a name of b, too; take it out of one of them.",
    )
    assert [x.file for x in shared_names(sight(Session("a"), moved))] == ["sessions/b/session.yaml"]
    assert list(shared_names(sight(moved, Session("c", formerly=("c", "d"))))) == []


def test_a_link_to_a_name_of_before_is_told_with_todays() -> None:
    moved = Session("b", formerly=("a",))
    (lint,) = former_names("[deck](sessions/a/presenter.pptx)", "README.md", sight(moved))
    assert lint.message == "sessions/a/ is sessions/b/ now."
    assert list(former_names("sessions/b/ and sessions/ab/", "README.md", sight(moved))) == []
