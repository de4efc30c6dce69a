"""A batch of changes inside one transaction. Not: opening or committing it (store.py)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select, update

from journalclub.errors import JcError
from journalclub.models.question import Counts
from journalclub.questions import schema
from journalclub.questions.changes import (
    Answered,
    Change,
    Done,
    Forget,
    Merge,
    Pin,
    Post,
    SetOpen,
    SetStatus,
    Taken,
    Unmerge,
    Vote,
    no_question,
)

_KEYS_AT_ONCE = 500  # values of one statement


def make(connection: Connection, changes: Sequence[Change], now: int) -> list[Done | JcError]:
    """Make changes in order; `now` in milliseconds. Posts that follow one another are written together."""
    _take_turn(connection)
    writer = _Writer(connection, now)
    results: list[Done | JcError] = []
    for posts, run in groupby(changes, lambda change: isinstance(change, Post)):
        if posts:
            results.extend(writer.post([change for change in run if isinstance(change, Post)]))
        else:
            results.extend(writer.one(change) for change in run)
    writer.tell()
    return results


def _take_turn(connection: Connection) -> None:
    """One writer after the other, so that numbers are given in the order of commits (SQLite's BEGIN did it)."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            select(schema.meta.c.value).where(schema.meta.c.name == "writer").with_for_update()
        )


class _Writer:
    def __init__(self, connection: Connection, now: int) -> None:
        self._sql = connection
        self._now = now
        self._events: list[dict[str, Any]] = []

    def tell(self) -> None:
        """Write down what happened."""
        if self._events:
            self._sql.execute(schema.event.insert(), self._events)
            self._events = []

    def _happened(self, session: str, kind: str, question: int | None) -> None:
        self._events.append({"session": session, "kind": kind, "question": question, "at": self._now})

    def post(self, posts: Sequence[Post]) -> list[Done | JcError]:
        """Questions come in; those whose key is known are not written again."""
        known = self._known(posts)
        fresh: dict[tuple[str, str], Post] = {}
        for post in posts:
            if (post.session, post.key) not in known:
                fresh.setdefault((post.session, post.key), post)
        numbers = self._insert(list(fresh.values())) if fresh else {}
        results: list[Done | JcError] = []
        for post in posts:
            key = (post.session, post.key)
            if key in numbers:
                results.append(Done(numbers[key], fresh[key] is post))
                continue
            number, counted = known[key]
            if post.votes != counted and post.source != "web":
                self._sql.execute(
                    update(schema.question).where(schema.question.c.id == number).values(counted=post.votes)
                )
                self._happened(post.session, "voted", number)
            results.append(Done(number, False))
        return results

    def _known(self, posts: Sequence[Post]) -> dict[tuple[str, str], tuple[int, int]]:
        table = schema.question.c
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for session in dict.fromkeys(post.session for post in posts):
            keys = list(dict.fromkeys(post.key for post in posts if post.session == session))
            for start in range(0, len(keys), _KEYS_AT_ONCE):
                wanted = table.key.in_(keys[start : start + _KEYS_AT_ONCE])
                query = select(table.key, table.id, table.counted).where(table.session == session, wanted)
                found.update(
                    {(session, key): (number, counted) for key, number, counted in self._sql.execute(query)}
                )
        return found

    def _insert(self, posts: Sequence[Post]) -> dict[tuple[str, str], int]:
        rows = [
            {
                "session": p.session,
                "key": p.key,
                "text": p.text,
                "author": p.author,
                "source": p.source,
                "status": p.status,
                "time": p.time,
                "asked": self._now,
                "counted": p.votes,
                "pinned": False,
            }
            for p in posts
        ]
        table = schema.question
        statement = table.insert().returning(table.c.id, sort_by_parameter_order=True)
        numbers = [int(number) for number in self._sql.scalars(statement, rows)]
        places = [
            {"question": number, "place": place, "kind": a.kind, "label": a.label, "page": a.page}
            for number, post in zip(numbers, posts, strict=True)
            for place, a in enumerate(post.anchors)
        ]
        if places:
            self._sql.execute(schema.anchor.insert(), places)
        for number, post in zip(numbers, posts, strict=True):
            self._happened(post.session, "posted", number)
        return {(p.session, p.key): number for number, p in zip(numbers, posts, strict=True)}

    def one(self, change: Change) -> Done | JcError:
        """Any change but a post."""
        if isinstance(change, Taken):
            return self._taken(change)
        if isinstance(change, Post):
            return self.post([change])[0]
        if isinstance(change, SetOpen):
            return self._set_open(change)
        try:
            changed, kind = self._changed(change, self._row(change.session, change.question))
        except JcError as error:
            return error
        if changed:
            self._happened(change.session, kind, change.question)
        return Done(change.question, changed)

    def _changed(self, change: Change, row: RowMapping) -> tuple[bool, str]:
        """Whether anything changed, and what to call it."""
        if isinstance(change, Vote):
            return self._vote(change, row), "voted"
        if isinstance(change, SetStatus):
            return self._set_status(change, row), change.status
        if isinstance(change, Pin):
            return self._set(row, pinned=change.on) if row["pinned"] != change.on else False, "pinned"
        if isinstance(change, Merge):
            return self._merge(change, row), "merged"
        if isinstance(change, Unmerge):
            return self._unmerge(row), "unmerged"
        if isinstance(change, Answered):
            return self._answer(change, row), "answered"
        if isinstance(change, Forget):
            return self._forget(row), "forgotten"
        raise TypeError(change)

    def _row(self, session: str, number: int) -> RowMapping:
        """A question as it stands; raises JcError when the session has none of that number."""
        table = schema.question
        query = select(table).where(table.c.session == session, table.c.id == number)
        row = self._sql.execute(query).mappings().first()
        if row is None:
            raise no_question(session, number)
        return row

    def _set(self, row: RowMapping, **values: object) -> bool:
        self._sql.execute(update(schema.question).where(schema.question.c.id == row["id"]).values(**values))
        return True

    def _vote(self, change: Vote, row: RowMapping) -> bool:
        if row["status"] in {"new", "hidden"}:  # nobody who votes has seen it
            raise JcError(f"Question {row['id']} is not shown.")
        table = schema.vote
        mine = (table.c.question == change.question) & (table.c.voter == change.voter)
        there = self._sql.scalar(select(table.c.voter).where(mine)) is not None
        if there == change.on:
            return False
        if change.on:
            self._sql.execute(table.insert(), [{"question": change.question, "voter": change.voter}])
        else:
            self._sql.execute(delete(table).where(mine))
        return True

    def _set_status(self, change: SetStatus, row: RowMapping) -> bool:
        if change.status in {"merged", "answered"}:
            raise JcError(f"A question becomes {change.status} by the change of that name.")
        if row["status"] == "merged":
            raise JcError(f"Question {row['id']} is merged into {row['merged_into']}; unmerge it first.")
        return self._set(row, status=change.status) if row["status"] != change.status else False

    def _merge(self, change: Merge, row: RowMapping) -> bool:
        target = self._row(change.session, change.into)
        if target["merged_into"] is not None:
            target = self._row(change.session, target["merged_into"])
        if target["id"] == row["id"]:
            raise JcError(f"Question {row['id']} cannot be merged into itself.")
        if row["merged_into"] == target["id"]:
            return False
        for under in self._under(row["id"]):
            self._set(under, merged_into=target["id"])
        before = row["before_merge"] if row["status"] == "merged" else row["status"]
        return self._set(row, status="merged", before_merge=before, merged_into=target["id"])

    def _under(self, number: int) -> Sequence[RowMapping]:
        table = schema.question
        return self._sql.execute(select(table).where(table.c.merged_into == number)).mappings().all()

    def _unmerge(self, row: RowMapping) -> bool:
        if row["merged_into"] is None:
            raise JcError(f"Question {row['id']} is not merged into another one.")
        return self._set(row, status=row["before_merge"] or "shown", before_merge=None, merged_into=None)

    def _answer(self, change: Answered, row: RowMapping) -> bool:
        number = row["merged_into"] or row["id"]
        text = change.text.strip()
        if text:
            table = schema.answer
            before = self._sql.execute(select(table).where(table.c.question == number)).mappings().all()
            if any(a["text"] == text for a in before) and (len(before) == 1 or not change.instead):
                return False
            if change.instead:
                self._sql.execute(delete(table).where(table.c.question == number))
            values = {"question": number, "text": text, "by": change.by, "at": self._now}
            self._sql.execute(table.insert(), [values])
        target = self._row(change.session, number)
        self._set(target, status="answered")
        return bool(text) or target["status"] != "answered"

    def _forget(self, row: RowMapping) -> bool:
        for under in self._under(row["id"]):
            self._unmerge(under)
        self._sql.execute(delete(schema.question).where(schema.question.c.id == row["id"]))
        return True

    def _set_open(self, change: SetOpen) -> Done:
        table = schema.state
        this = table.c.session == change.session
        if bool(self._sql.scalar(select(table.c.closed).where(this))) != change.on:
            return Done(None, False)
        self._sql.execute(delete(table).where(this))
        self._sql.execute(table.insert(), [{"session": change.session, "closed": not change.on}])
        self._happened(change.session, "opened" if change.on else "closed", None)
        return Done(None, True)

    def _taken(self, change: Taken) -> Done:
        table = schema.taken
        this = (table.c.session == change.session) & (table.c.digest == change.digest)
        self._sql.execute(delete(table).where(this))
        values = {
            "session": change.session,
            "digest": change.digest,
            "format": change.format,
            "at": self._now,
        }
        self._sql.execute(table.insert(), [{**values, **dict(_counted(change.counts))}])
        return Done(None, True)


def _counted(counts: Counts) -> Iterator[tuple[str, int]]:
    yield "rows", counts.rows
    for name in ("questions", "replies", "reactions", "chatter", "private", "unparsed"):
        yield name, getattr(counts, name)
