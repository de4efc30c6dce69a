"""Rows to records: the statements that read questions. Not: connections (store), or changes (writing)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, case, func, select

from journalclub.models.question import Anchor, Answer, Question, Status
from journalclub.questions import schema
from journalclub.questions.board import Board, arranged


def questions(connection: Connection, condition: Any) -> list[Question]:
    """The questions that a condition on their table lets through, in the order they came in."""
    table = schema.question
    rows = connection.execute(select(table).where(condition).order_by(table.c.id)).mappings().all()
    inner = select(table.c.id).where(condition)
    counted = select(schema.vote.c.question, func.count()).where(schema.vote.c.question.in_(inner))
    counted = counted.group_by(schema.vote.c.question)
    votes: dict[int, int] = {row[0]: row[1] for row in connection.execute(counted)}
    anchors: dict[int, list[Anchor]] = {}
    query = select(schema.anchor).where(schema.anchor.c.question.in_(inner)).order_by(schema.anchor.c.place)
    for row in connection.execute(query).mappings():
        anchors.setdefault(row["question"], []).append(Anchor(row["kind"], row["label"], row["page"]))
    answers: dict[int, list[Answer]] = {}
    query = select(schema.answer).where(schema.answer.c.question.in_(inner)).order_by(schema.answer.c.id)
    for row in connection.execute(query).mappings():
        answers.setdefault(row["question"], []).append(Answer(row["text"], row["by"], _moment(row["at"])))
    return [
        Question(
            row["id"],
            row["session"],
            row["text"],
            row["author"],
            row["status"],
            row["source"],
            _moment(row["asked"]),
            row["time"],
            row["counted"] + votes.get(row["id"], 0),
            tuple(anchors.get(row["id"], ())),
            row["merged_into"],
            bool(row["pinned"]),
            tuple(answers.get(row["id"], ())),
        )
        for row in rows
    ]


def board(connection: Connection, session: str, most: int) -> Board:
    """What a session's pages show: of each status at most `most`; of the shown ones the first and the newest.

    The number of the latest event is read first, so that whatever it stands for is in the rest.
    """
    number = last_event(connection, session)
    closed = bool(connection.scalar(select(schema.state.c.closed).where(schema.state.c.session == session)))
    table = schema.question.c
    counted = select(table.status, func.count()).where(table.session == session).group_by(table.status)
    counts: dict[Status, int] = {row[0]: row[1] for row in connection.execute(counted)}
    chosen = _ranked(connection, session, most) if counts.get("shown", 0) > most else set()
    orders: tuple[tuple[Status, Any], ...] = (
        ("shown", table.id.desc()),
        ("new", table.id),
        ("answered", table.id.desc()),
        ("hidden", table.id.desc()),
    )
    for status, order in orders:
        if counts.get(status):
            query = select(table.id).where(table.session == session, table.status == status)
            chosen.update(connection.scalars(query.order_by(order).limit(most)))
    wanted = table.id.in_(chosen) | table.merged_into.in_(chosen)
    return arranged(number, closed, questions(connection, wanted) if chosen else (), counts)


def _ranked(connection: Connection, session: str, most: int) -> set[int]:
    """The shown questions that most people want, those merged into one counted with it; pinned ones before all."""
    table = schema.question.c
    votes = (
        select(schema.vote.c.question, func.count().label("votes"))
        .select_from(schema.vote.join(schema.question))
        .where(table.session == session)
        .group_by(schema.vote.c.question)
        .subquery()
    )
    head = func.coalesce(table.merged_into, table.id).label("head")
    again = case((table.merged_into.is_not(None), 1), else_=0)
    tally = func.sum(table.counted + func.coalesce(votes.c.votes, 0) + again).label("tally")
    tallies = (
        select(head, tally)
        .select_from(schema.question.outerjoin(votes, votes.c.question == table.id))
        .where(table.session == session, table.status.in_(("shown", "merged")))
        .group_by(head)
        .subquery()
    )
    query = (
        select(table.id)
        .select_from(schema.question.join(tallies, tallies.c.head == table.id))
        .where(table.status == "shown")
        .order_by(table.pinned.desc(), tallies.c.tally.desc(), table.id.desc())
        .limit(most)
    )
    return set(connection.scalars(query))


def last_event(connection: Connection, session: str) -> int:
    """Number of the latest event of a session; 0 when nothing happened yet."""
    table = schema.event.c
    return int(connection.scalar(select(func.max(table.number)).where(table.session == session)) or 0)


def _moment(value: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(value / 1000, dt.UTC)
