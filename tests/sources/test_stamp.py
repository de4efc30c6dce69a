"""A PDF whose stamp names another paper is refused."""

from __future__ import annotations

import pytest

from journalclub.errors import JcError
from journalclub.models.ids import PaperId
from journalclub.sources.stamp import check_stamp


@pytest.mark.parametrize(
    ("stamp", "paper"),
    [
        (None, PaperId("2010.11929", "v2")),
        ("2010.11929v2", PaperId("2010.11929", "v2")),
        ("2010.11929v2", PaperId("2010.11929")),
        ("2010.11929", PaperId("2010.11929", "v2")),
        ("math.GT/0309136v1", PaperId("math/0309136", "v1")),
        ("not a stamp", PaperId("2010.11929")),
    ],
)
def test_agreement_is_silent(stamp: str | None, paper: PaperId) -> None:
    assert check_stamp(stamp, paper) is None


def test_another_version_is_a_warning() -> None:
    warning = check_stamp("2010.11929v1", PaperId("2010.11929", "v2"))
    assert warning == "the PDF is stamped 2010.11929v1, another version than 2010.11929v2"


@pytest.mark.parametrize("stamp", ["2010.11928v2", "hep-th/9108004v1"])
def test_another_paper_is_refused(stamp: str) -> None:
    with pytest.raises(JcError, match=f"stamped {stamp}, another paper than 2010.11929v2"):
        check_stamp(stamp, PaperId("2010.11929", "v2"))
