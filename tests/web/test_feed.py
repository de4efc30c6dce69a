from __future__ import annotations

import datetime as dt
import json
from typing import Any

from journalclub.models.question import Question
from journalclub.questions.board import Board, arranged
from journalclub.web.feed import Feed

NOW = dt.datetime(2027, 1, 18, tzinfo=dt.UTC)


def board(*votes: int, closed: bool = False) -> Board:
    """Questions 1, 2, … with so many votes each."""
    asked = [
        Question(n, "s", f"q {n}?\n</script>", None, "shown", "web", NOW, votes=v)
        for n, v in enumerate(votes, 1)
    ]
    return arranged(1, closed, asked, {"shown": len(asked)})


def feed() -> tuple[Feed, list[int]]:
    """A feed, and the numbers of the questions it draws."""
    drawn: list[int] = []

    def draw(group: Any, twin: int | None) -> str:
        assert twin is None
        drawn.append(group.head.id)
        return f"<li>{group.head.text} {group.tally}</li>"

    made = Feed("run", lambda b: {"shown": b.shown}, draw, lambda b: {"closed": b.closed})
    return made, drawn


def told(message: bytes) -> dict[str, Any]:
    data = next(line for line in message.decode().splitlines() if line.startswith("data: "))
    document: dict[str, Any] = json.loads(data[6:])
    return document


def test_only_what_changed_is_drawn_and_told() -> None:
    made, drawn = feed()
    made.publish(made.prepare(board(0, 0)))
    before = made.stamp
    made.publish(made.prepare(board(0, 1, 0)))
    assert sorted(drawn) == [1, 2, 2, 3]
    step = told(made.since(before))
    assert step["lists"] == {"shown": [2, 3, 1]}
    assert sorted(step["cards"]) == ["2", "3"]
    assert sorted(told(made.since(""))["cards"]) == ["1", "2", "3"]
    assert made.since(made.stamp) == b""


def test_nothing_new_is_no_version() -> None:
    made, _ = feed()
    made.publish(made.prepare(board(1)))
    stamp = made.stamp
    assert made.publish(made.prepare(board(1))) == 0
    assert made.stamp == stamp
    made.publish(made.prepare(board(1, closed=True)))
    assert made.stamp != stamp
    assert told(made.since(stamp))["closed"] is True


def test_whoever_missed_a_version_gets_everything() -> None:
    made, _ = feed()
    stamps = []
    for n in range(3):
        made.publish(made.prepare(board(*range(n + 1))))
        stamps.append(made.stamp)
    assert len(told(made.since(stamps[0]))["cards"]) == 3
    assert (
        len(told(made.since(stamps[1]))["cards"]) == 1  # the one that is new
    )  # the one that is new; votes of others are as before


def test_a_question_cannot_end_its_message() -> None:
    made, _ = feed()
    made.publish(made.prepare(board(0)))
    message = made.since("").decode()
    assert message.count("\n\n") == 1
    assert message.endswith("\n\n")


def test_what_a_step_costs_is_told_by_listeners() -> None:
    made, _ = feed()
    made.callers["a"] = 10
    cost = made.publish(made.prepare(board(0)))
    assert cost == 10 * len(made.since(""))
