"""One request every three seconds, over all processes, whatever happens to clocks, files and processes."""

from __future__ import annotations

import itertools
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.errors import JcError
from journalclub.net.turns import (
    LONGEST_WAIT,
    Stamp,
    Turns,
    in_words,
    seconds_to_wait,
    sweep,
    this_machine,
    turns_folder,
)
from tests.faketime import FakeTime


def make_turns(folder: Path, fake: FakeTime, **options: float | str) -> Turns:
    return Turns(folder, pause=3.0, clock=fake.clock, sleep=fake.sleep, **options)  # type: ignore[arg-type]


def take(turns: Turns) -> None:
    with turns.turn():
        pass


def test_first_request_does_not_wait(tmp_path: Path) -> None:
    fake = FakeTime()
    take(make_turns(tmp_path, fake))
    assert fake.slept == []


def test_second_request_waits_three_seconds_also_from_another_object(tmp_path: Path) -> None:
    fake = FakeTime()
    take(make_turns(tmp_path, fake))
    fake.now += 1.0
    take(make_turns(tmp_path, fake))
    assert fake.slept == pytest.approx([2.0])


def test_pause_counts_from_the_beginning_of_the_answer(tmp_path: Path) -> None:
    fake = FakeTime()
    turns = make_turns(tmp_path, fake)
    with turns.turn():
        fake.now += 20.0  # arXiv took its time
        turns.asked()
    take(turns)
    assert fake.slept == pytest.approx([3.0])


def test_no_waiting_when_long_enough_ago(tmp_path: Path) -> None:
    fake = FakeTime()
    turns = make_turns(tmp_path, fake)
    take(turns)
    fake.now += 3.0
    take(turns)
    assert fake.slept == []


def test_what_arxiv_asked_for_holds_for_every_process(tmp_path: Path) -> None:
    fake = FakeTime()
    one, other = make_turns(tmp_path, fake), make_turns(tmp_path, fake)
    with one.turn():
        one.hold_off(40.0)
    take(other)
    assert fake.slept == pytest.approx([40.0])


def test_a_wait_longer_than_we_sleep_is_told_in_words(tmp_path: Path) -> None:
    fake = FakeTime()
    turns = make_turns(tmp_path, fake)
    with turns.turn():
        turns.hold_off(1800.0)
    with pytest.raises(JcError, match="left alone for another 30 minutes: try again then"):
        take(turns)
    fake.now += 1801.0
    take(turns)
    assert fake.slept == []


def test_turn_is_free_again_after_a_failure_inside_it(tmp_path: Path) -> None:
    fake = FakeTime()
    turns = make_turns(tmp_path, fake, patience=0.2)
    with pytest.raises(RuntimeError, match="broken"), turns.turn():
        raise RuntimeError("broken")
    take(turns)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b"[]",
        b"{}",
        b'{"last": "x", "hold": 1, "machine": ""}',
        b'{"last": NaN, "hold": 3, "machine": ""}',
        b'{"last": 1, "hold": Infinity, "machine": "elsewhere"}',
        b'{"last": 1, "hold": -7, "machine": "elsewhere"}',
    ],
)
def test_a_damaged_stamp_counts_as_just_written(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "arxiv.last").write_bytes(content)
    fake = FakeTime()
    take(make_turns(tmp_path, fake))
    assert fake.slept == pytest.approx([3.0])
    assert json.loads((tmp_path / "arxiv.last").read_text())["last"] == fake.now


def test_a_restart_costs_one_pause(tmp_path: Path) -> None:
    fake = FakeTime()
    take(make_turns(tmp_path, fake))
    fake.now = 12.0  # the clock counts from the start of the machine
    take(make_turns(tmp_path, fake))
    assert fake.slept == pytest.approx([3.0])


def test_what_another_machine_noted_is_waited_for_in_full(tmp_path: Path) -> None:
    here, there = FakeTime(), FakeTime(now=9.0)
    with make_turns(tmp_path, there, machine="there").turn():
        make_turns(tmp_path, there, machine="there").hold_off(20.0)
    take(make_turns(tmp_path, here, machine="here"))
    assert here.slept == pytest.approx([20.0])


def test_a_machine_has_the_same_name_twice() -> None:
    assert this_machine() == this_machine() != ""


NUMBER = st.floats(allow_nan=False, allow_infinity=False)


@given(NUMBER, NUMBER, st.booleans(), NUMBER, st.floats(0, LONGEST_WAIT))
def test_the_wait_is_never_shorter_than_the_pause_and_never_longer_than_a_day(
    last: float, hold: float, same_machine: bool, now: float, pause: float
) -> None:
    stamp = Stamp(last, hold, "here" if same_machine else "there")
    wait = seconds_to_wait(stamp, now, "here", pause)
    assert 0.0 <= wait <= 86_400.0
    elapsed = now - last if same_machine and now >= last else 0.0
    assert wait >= pause - elapsed


def test_others_that_hold_the_turn_too_long_are_named(tmp_path: Path) -> None:
    fake = FakeTime()
    with (
        make_turns(tmp_path, fake).turn(),
        pytest.raises(JcError, match="other jc processes have been talking to arXiv for 1 second"),
    ):
        take(make_turns(tmp_path, fake, patience=0.05))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JcError, match=r"file.*make it writable"):
        take(make_turns(tmp_path / "file", FakeTime()))


TAKES_TURNS = """
import sys, time
from pathlib import Path
from journalclub.net.turns import Turns
turns = Turns(Path(sys.argv[1]), pause=0.15)
for _ in range(2):
    with turns.turn():
        with open(sys.argv[2], "a") as log:
            log.write(f"{time.monotonic()}\\n")
        turns.asked()
"""


def test_processes_at_once_keep_the_pause_between_them(tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [sys.executable, "-c", TAKES_TURNS, str(tmp_path / "turns"), str(log)]
    processes = [subprocess.Popen(command) for _ in range(3)]
    assert [p.wait(30) for p in processes] == [0, 0, 0]
    times = [float(line) for line in log.read_text().split()]
    assert len(times) == 6
    assert min(b - a for a, b in itertools.pairwise(times)) >= 0.15


HOLDS_ITS_TURN = """
import sys, time
from pathlib import Path
from journalclub.net.turns import Turns
with Turns(Path(sys.argv[1]), pause=3.0).turn():
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_killed_holder_frees_its_turn_and_leaves_its_stamp(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS_ITS_TURN, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.send_signal(signal.SIGKILL)
    fake = FakeTime(now=time.monotonic())
    take(make_turns(tmp_path, fake, patience=2.0))
    assert len(fake.slept) == 1
    assert 1.0 < fake.slept[0] <= 3.0


def test_services_have_turns_of_their_own_and_old_ones_are_swept(tmp_path: Path) -> None:
    fake = FakeTime()
    take(make_turns(tmp_path, fake))
    take(make_turns(tmp_path, fake, name="standin-127-0-0-1-8000"))
    assert fake.slept == []
    sweep(tmp_path, "standin-", time.time())
    assert list(tmp_path.glob("standin-*"))
    sweep(tmp_path, "standin-", time.time() + 90_000.0)
    assert not list(tmp_path.glob("standin-*"))
    assert (tmp_path / "arxiv.last").exists()


def test_processes_with_different_caches_meet_in_one_folder(tmp_path: Path) -> None:
    assert turns_folder(tmp_path / "a") == turns_folder(tmp_path / "b")


def test_the_cache_serves_when_the_users_own_folder_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("HOME", str(tmp_path / "file"))
    assert turns_folder(tmp_path / "cache") == tmp_path / "cache" / "turns"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1 second"),
        (1, "1 second"),
        (40.2, "41 seconds"),
        (90, "90 seconds"),
        (91, "2 minutes"),
        (1800, "30 minutes"),
        (5400, "90 minutes"),
        (7200, "2 hours"),
    ],
)
def test_durations_in_words_are_never_too_short(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
