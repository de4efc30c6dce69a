"""The sample paper's study is one that a reader could repeat, and its words are set as a typesetter would."""

from __future__ import annotations

import pytest
from sample_paper import rotation
from sample_paper.boxes import Style
from sample_paper.paragraph import break_lines, words
from sample_paper.rotation import Setting, gini, longest_wait, simulate

SMALL = Setting(members=6, sessions=30)


@pytest.mark.parametrize("rule", rotation.RULES)
def test_every_rule_lets_only_those_speak_who_are_present(rule: str) -> None:
    season = simulate(SMALL, rotation.RULES[rule], seed=1)
    assert all(here[who] for here, who in zip(season.present, season.presenters, strict=True))


def test_all_rules_face_the_same_attendance() -> None:
    seen = {simulate(SMALL, pick, seed=5).present for pick in rotation.RULES.values()}
    assert len(seen) == 1


def test_a_study_comes_out_the_same_each_time() -> None:
    assert rotation.run_study(4) == rotation.run_study(4)


def test_with_full_attendance_a_round_robin_gives_everyone_the_same() -> None:
    season = simulate(
        Setting(members=5, sessions=20, attendance=0.999, spread=0), rotation.strict_round_robin, 2
    )
    if all(all(here) for here in season.present):
        assert gini(rotation.loads(season)) == pytest.approx(0)
        assert longest_wait(season) <= 5


def test_with_full_notice_nobody_has_to_step_in_but_for_the_strict_round_robin() -> None:
    told = Setting(members=6, sessions=60, notice=1)
    rates = {r: rotation.stand_in_rate(simulate(told, pick, seed=3)) for r, pick in rotation.RULES.items()}
    assert rates.pop("Strict round robin") > 0
    assert set(rates.values()) == {0}


def test_gini_is_zero_for_equals_and_near_one_for_a_monopoly() -> None:
    assert gini([2, 2, 2, 2]) == pytest.approx(0)
    assert gini([0, 0, 0, 1]) == pytest.approx(0.75)
    assert gini([1, 3]) == pytest.approx(0.25)  # |1-3| + |3-1| over 2 · 2 · 4


def test_justified_lines_are_as_wide_as_the_column_except_the_last() -> None:
    style = Style()
    text = "Readers meet every week to discuss a paper that one of the presenters has prepared for them. " * 4
    lines = break_lines(words(text, style), style, width=240, indent=11)
    assert len(lines) > 4
    assert [line.box.width for line in lines[:-1]] == pytest.approx([240] * (len(lines) - 1))
    assert lines[-1].box.width <= 240
