"""Whenever a command is killed or the disk fails it, every record is as before or as after, and a second run finishes.

A few steps of each command; `make soak` takes all of them.
"""

from __future__ import annotations

import random

import pytest

from tests.trust import calls
from tests.trust.cases import CASES
from tests.trust.records import FAULTS, Workshop
from tests.trust.stepping import Fault

SEED = 8
KILLS, FAILURES = 4, 1  # steps struck at
REASON = calls.why_not()
pytestmark = pytest.mark.skipif(REASON is not None, reason=REASON or "")


@pytest.mark.parametrize("name", CASES)
def test_a_command_that_is_stopped_anywhere_leaves_whole_files_and_is_finished_by_the_next(
    workshop: Workshop, name: str
) -> None:
    chance = random.Random(f"{SEED} {name}")
    with workshop.trial(name) as trial:
        found = []
        failures = [kind for kind, fault in FAULTS.items() if fault.errno]
        for kind in ("killed", *(chance.sample(failures, 1) if trial.case.slow else failures)):
            most = KILLS if kind == "killed" and not trial.case.slow else FAILURES
            for at in trial.chosen(most, chance):
                found += trial.problems(kind, at)
    assert found == []


def test_a_file_that_is_written_in_place_would_be_noticed(workshop: Workshop) -> None:
    program = "from pathlib import Path; Path('papers.yaml').write_text('club:\\n')"
    room = workshop.room(CASES["ask"])
    assert workshop.run(room, ("-c", program), Fault(at=2)).status < 0
    assert (room / "club" / "papers.yaml").read_bytes() == b""  # opened, and not written yet
