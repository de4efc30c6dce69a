"""Where questions live: SQLite in the club, or PostgreSQL for several servers. Not: the statements (queries, writing).

Changes come in batches: one batch is one transaction, so that a writer may commit many people's posts at once
(`Store.apply`). All writers of a database take turns, which makes the numbers of events the order of commits: a reader
that has seen number n has seen everything up to n.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, func, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from journalclub.errors import JcError
from journalclub.models.question import Question
from journalclub.questions import queries, schema
from journalclub.questions.board import Board
from journalclub.questions.changes import Change, Done, Event, no_question
from journalclub.questions.writing import make

FILE = "questions.sqlite3"  # in the club's folder, where .gitignore keeps it out of git
PATIENCE = 60  # seconds to wait for other writers; SQLite lets them in by chance, not in turn
_WRITING = {"jc_writing": True}

Sequel = Callable[[Sequence[Done | JcError], Callable[[str], list[Question]]], Sequence[Change]]
"""Given what came of a batch, and a way to read a session's questions as they are then: the changes that follow."""


def database_url(given: str | None, club: Path) -> str:
    """Where the questions of a club are: `given` is JC_DATABASE_URL, if set."""
    return given or f"sqlite:///{club / FILE}"


class Store:
    """The questions of one club. Safe to use from several threads and processes."""

    def __init__(self, url: str) -> None:
        """Open the database and bring its tables up to date; raises JcError when it cannot be reached."""
        self._engine = _engine(url)
        try:
            with self._writing() as connection:
                schema.migrate(connection)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def apply(
        self, changes: Sequence[Change], now: dt.datetime, then: Sequel | None = None
    ) -> list[Done | JcError]:
        """Make all changes in one transaction, in order; those that cannot be made are told, the others are made.

        `then` says what has to follow in the same transaction. When this returns, they are on disk. Raises JcError
        when the database fails; then none is made.
        """
        with self._writing() as connection:
            done = make(connection, changes, milliseconds(now))
            if then is not None:
                make(connection, then(done, partial(_questions_of, connection)), milliseconds(now))
            return done

    def do(self, change: Change, now: dt.datetime) -> Done:
        """Make one change; raises JcError when it cannot be made."""
        (done,) = self.apply([change], now)
        if isinstance(done, JcError):
            raise done
        return done

    def questions(self, session: str) -> list[Question]:
        """All questions of a session in the order they came in, merged and hidden ones among them."""
        with self._reading() as connection:
            return _questions_of(connection, session)

    def question(self, session: str, number: int) -> Question:
        """One question; raises JcError when the session has none of that number."""
        table = schema.question.c
        with self._reading() as connection:
            found = queries.questions(connection, (table.session == session) & (table.id == number))
        if not found:
            raise no_question(session, number)
        return found[0]

    def board(self, session: str, most: int) -> Board:
        """A session's questions as pages show them, at most so many of each kind; at least as new as its number."""
        with self._reading() as connection:
            return queries.board(connection, session, most)

    def voted(self, session: str, voter: str) -> frozenset[int]:
        """The questions of a session that a voter votes for."""
        joined = schema.vote.join(schema.question, schema.vote.c.question == schema.question.c.id)
        query = select(schema.vote.c.question).select_from(joined)
        query = query.where(schema.question.c.session == session, schema.vote.c.voter == voter)
        with self._reading() as connection:
            return frozenset(connection.scalars(query))

    def events(self, session: str, after: int, most: int = 1000) -> list[Event]:
        """What happened behind event number `after`, in order."""
        table = schema.event.c
        query = select(table.number, table.kind, table.question).where(
            table.session == session, table.number > after
        )
        with self._reading() as connection:
            return [Event(*row) for row in connection.execute(query.order_by(table.number).limit(most))]

    def last_event(self, session: str) -> int:
        """Number of the latest event of a session; 0 when nothing happened yet."""
        with self._reading() as connection:
            return queries.last_event(connection, session)

    def sessions(self) -> dict[str, int]:
        """Sessions that have questions, with how many."""
        table = schema.question.c
        with self._reading() as connection:
            query = select(table.session, func.count()).group_by(table.session).order_by(table.session)
            return {row[0]: row[1] for row in connection.execute(query)}

    def forget_session(self, session: str, now: dt.datetime) -> int:
        """Remove everything about a session for good; returns how many questions there were."""
        with self._writing() as connection:
            table = schema.question
            apart = update(table).where(table.c.session == session, table.c.status == "merged")
            connection.execute(apart.values(status="hidden", merged_into=None))
            gone = connection.execute(
                delete(schema.question).where(schema.question.c.session == session)
            ).rowcount
            connection.execute(delete(schema.taken).where(schema.taken.c.session == session))
            connection.execute(delete(schema.event).where(schema.event.c.session == session))
            connection.execute(delete(schema.state).where(schema.state.c.session == session))
            told = {"session": session, "kind": "forgotten", "question": None, "at": milliseconds(now)}
            connection.execute(schema.event.insert(), [told])
        self.scrub()
        return int(gone)

    def scrub(self) -> None:
        """Take what was deleted out of the files, too; deleting alone leaves it in SQLite's log."""
        if self._engine.dialect.name == "sqlite":
            with self._reading() as connection:
                connection.commit()
                try:
                    connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
                except self._engine.dialect.loaded_dbapi.Error as error:
                    raise JcError(
                        f"{self._place} still holds what was forgotten ({error}): check the disk and forget it again."
                    ) from error

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _told(self._place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that no other writer overlaps."""
        writing = self._engine.connect
        with _told(self._place), writing().execution_options(**_WRITING) as connection, connection.begin():
            yield connection

    @property
    def _place(self) -> str:
        """What to look at when it fails: the file, never an address, which may hold a password."""
        if self._engine.dialect.name == "sqlite":
            return f"The questions' database {self._engine.url.database}"
        return "The questions' database (JC_DATABASE_URL)"


def _questions_of(connection: Connection, session: str) -> list[Question]:
    return queries.questions(connection, schema.question.c.session == session)


def milliseconds(moment: dt.datetime) -> int:
    """A moment as it is kept."""
    return int(moment.timestamp() * 1000)


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.drivername in {"postgresql", "postgres"}:
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
            raise JcError(
                f"JC_DATABASE_URL names {parsed.get_backend_name()}; use sqlite or postgresql+psycopg."
            )
        if parsed.get_backend_name() == "sqlite":
            engine = create_engine(parsed, connect_args={"timeout": PATIENCE})
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        # No prepared statements: a plan made while a table is small reads all of it for ever.
        how = {"connect_timeout": PATIENCE, "prepare_threshold": None}
        return create_engine(parsed, pool_pre_ping=True, connect_args=how)
    except ModuleNotFoundError as error:
        raise JcError("PostgreSQL needs another package: pip install 'journalclub[postgresql]'.") from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise JcError(
            "JC_DATABASE_URL is no database address such as postgresql+psycopg://host/name."
        ) from error


def _prepare_sqlite(connection: Any, _: object) -> None:
    """Each connection: durable, readers beside the writer, nothing deleted left in the pages."""
    connection.isolation_level = None  # transactions begin where we say, see _begin_sqlite
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("jc_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def _told(place: str) -> Iterator[None]:
    """The database's failures as one sentence."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig).strip().split("\n")[0]
        raise JcError(f"{place} fails: {reason}; nothing was changed, check it and the disk.") from error
    except SQLAlchemyError as error:
        raise JcError(f"{place} fails ({type(error).__name__}); nothing was changed.") from error
