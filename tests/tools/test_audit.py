"""An audit that asked nobody is no clean audit; what is explained stays explained for half a year."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import audit
import pytest

TODAY = dt.date(2027, 1, 18)
FINDING = {"id": "PYSEC-2027-1", "aliases": ["CVE-2027-1"], "fix_versions": ["1.1"]}
EXPLAINED = audit.Explanation("CVE-2027-1", "alpha", TODAY, "never called")


def package(name: str, *vulns: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "version": "1.0", "vulns": list(vulns)}


def report(*packages: dict[str, Any]) -> dict[str, Any]:
    return {"dependencies": list(packages)}


def unknown(name: str) -> dict[str, Any]:
    return {"name": name, "skip_reason": "not found"}


@pytest.mark.parametrize("answer", [None, report(unknown("alpha"), unknown("beta"))])
def test_nobody_asked_or_a_service_that_knows_nothing_is_not_audited(answer: dict[str, Any] | None) -> None:
    judgement = audit.judged(answer, [], [], TODAY)
    assert judgement.code == 2
    assert judgement.says[0].startswith("NOT AUDITED")


def test_a_package_that_could_not_be_looked_up_is_told() -> None:
    judgement = audit.judged(report(package("alpha"), unknown("beta")), [], [], TODAY)
    assert (judgement.code, judgement.says) == (2, ("NOT AUDITED: beta could not be looked up.",))


def test_a_release_that_was_looked_up_by_hand_is_not_asked_for_again_for_half_a_year() -> None:
    skipped = {"name": "beta", "skip_reason": "Dependency not found and could not be audited: beta (1.0)"}
    answer = report(package("alpha"), skipped)
    hand = audit.ByHand("beta", "1.0", TODAY, "no entry")
    assert audit.judged(answer, [], [hand], TODAY + audit.EXPLANATION_HOLDS).code == 0
    for other in (
        replace(hand, version="1.1"),
        replace(hand, date=TODAY - audit.EXPLANATION_HOLDS - dt.timedelta(1)),
    ):
        judgement = audit.judged(answer, [], [other], TODAY)
        assert (judgement.code, judgement.says) == (2, ("NOT AUDITED: beta 1.0 could not be looked up.",))


def test_a_finding_is_told_with_the_version_that_mends_it() -> None:
    judgement = audit.judged(report(package("alpha", FINDING)), [], [], TODAY)
    assert (judgement.code, judgement.says) == (1, ("alpha 1.0: PYSEC-2027-1, mended in 1.1",))


def test_a_finding_is_explained_by_any_of_its_names_for_its_own_package_only() -> None:
    assert audit.judged(report(package("alpha", FINDING)), [EXPLAINED], [], TODAY).code == 0
    assert audit.judged(report(package("beta", FINDING)), [EXPLAINED], [], TODAY).code == 1


def test_an_explanation_is_looked_at_again_after_half_a_year() -> None:
    found = report(package("alpha", FINDING))
    assert audit.judged(found, [EXPLAINED], [], TODAY + audit.EXPLANATION_HOLDS).code == 0
    late = audit.judged(found, [EXPLAINED], [], TODAY + audit.EXPLANATION_HOLDS + dt.timedelta(1))
    assert (late.code, late.says) == (1, ("CVE-2027-1 was explained on 2027-01-18: look at it again",))


def test_an_explanation_of_what_is_no_finding_any_more_is_to_go() -> None:
    assert audit.judged(report(package("alpha")), [EXPLAINED], [], TODAY).code == 1


def test_our_own_explanations_can_be_read_and_say_why() -> None:
    written = audit.EXPLAINED.read_text(encoding="utf-8")
    audit.explanations(written)
    assert all(one.found for one in audit.by_hand(written))
    with pytest.raises(ValueError, match="does not say why"):
        audit.explanations('[[finding]]\nid = "x"\npackage = "y"\ndate = 2027-01-18\nwhy = " "\n')


def test_a_finding_counts_more_than_what_could_not_be_looked_up() -> None:
    judgement = audit.judged(report(package("alpha", FINDING), unknown("beta")), [], [], TODAY)
    assert (judgement.code, len(judgement.says)) == (1, 2)
