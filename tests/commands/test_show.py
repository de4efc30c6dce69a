from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.cli import run

CLUB = "club:\n  timezone: Asia/Tokyo\n  start: '17:00'\n  also_shown: [Europe/Amsterdam, America/New_York]\n"


def test_evenings_before_and_after_a_change_of_the_clocks_have_their_own_times(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "papers.yaml").write_text(CLUB)
    (tmp_path / "sessions" / "one").mkdir(parents=True)
    (tmp_path / "sessions" / "one" / "session.yaml").write_text(
        "date: 2027-03-27\ndates: [2027-03-27, 2027-03-29]\n"
    )
    assert run(["show", "one", "--club", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "Sat 27 March: 17:00 JST (Tokyo)\n              09:00 CET (Amsterdam)" in out
    assert "Mon 29 March: 17:00 JST (Tokyo)\n              10:00 CEST (Amsterdam)" in out


@pytest.mark.parametrize(
    ("day", "amsterdam", "boston"),
    [
        ("2027-03-13", "09:00 CET", "03:00 EST"),
        ("2027-03-20", "09:00 CET", "04:00 EDT"),
        ("2027-04-03", "10:00 CEST", "04:00 EDT"),
    ],
)
def test_a_session_is_shown_in_the_clubs_zones_as_they_are_on_its_day(
    tmp_path: Path, day: str, amsterdam: str, boston: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "papers.yaml").write_text(CLUB)
    (tmp_path / "sessions" / "one").mkdir(parents=True)
    (tmp_path / "sessions" / "one" / "session.yaml").write_text(
        f"date: {day}\nstatus: cancelled\nreason: Ill\n"
    )
    assert run(["show", "one", "--club", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert f"{day}  (cancelled: Ill)" in out
    assert "17:00 JST (Tokyo)\n" in out
    assert f"{amsterdam} (Amsterdam)\n" in out
    assert f"{boston} (New York)\n" in out
    assert run(["show", "one", "--json", "--club", str(tmp_path)]) == 0
    times = json.loads(capsys.readouterr().out)["times"]
    assert [f"{t['time']} {t['label']}" for t in times] == ["17:00 JST", amsterdam, boston]
