"""The tables questions are kept in, and the steps from one version of them to the next. Not: what is asked of them.

Neutral between SQLite and PostgreSQL: times are whole milliseconds since 1970 (UTC), flags and words are checked.
A change of the tables here is also a new step at the end of STEPS, for databases that are there already; steps that
were released are never changed, and name tables as they were then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    inspect,
    select,
)

from journalclub.errors import JcError
from journalclub.models.question import ANCHOR_KINDS, STATUSES

METADATA = MetaData()
# SQLite counts up only in a column of just this type.
_Id = BigInteger().with_variant(Integer, "sqlite")


def _one_of(column: str, words: Sequence[str]) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


meta = Table(
    "jc_meta",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

question = Table(
    "jc_question",
    METADATA,
    Column("id", _Id, primary_key=True, autoincrement=True),
    Column("session", String(255), nullable=False),
    Column("key", String(80), nullable=False),  # the same key is the same question
    Column("text", Text, nullable=False),
    Column("author", String(200)),
    Column("source", String(40), nullable=False),
    Column("status", String(10), nullable=False),
    Column("time", String(80)),  # as the source has it
    Column("asked", BigInteger, nullable=False),
    Column("counted", Integer, nullable=False, default=0),  # votes that the source counted
    Column("merged_into", _Id, ForeignKey("jc_question.id", ondelete="SET NULL"), index=True),
    Column("before_merge", String(10)),  # its status, for unmerging
    Column("pinned", Boolean, nullable=False, default=False),
    UniqueConstraint("session", "key", name="jc_question_key"),
    CheckConstraint("(status = 'merged') = (merged_into IS NOT NULL)", name="jc_question_merged"),
    _one_of("status", STATUSES),
    sqlite_autoincrement=True,  # a number is never given twice, even after a question was forgotten
)

vote = Table(
    "jc_vote",
    METADATA,
    Column("question", _Id, ForeignKey("jc_question.id", ondelete="CASCADE"), primary_key=True),
    Column("voter", String(64), primary_key=True),  # a random token, nothing about a person
    Index("jc_vote_voter", "voter"),
)

anchor = Table(
    "jc_anchor",
    METADATA,
    Column("question", _Id, ForeignKey("jc_question.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("label", Text, nullable=False),
    Column("page", Integer),
    _one_of("kind", ANCHOR_KINDS),
)

answer = Table(
    "jc_answer",
    METADATA,
    Column("id", _Id, primary_key=True, autoincrement=True),
    Column("question", _Id, ForeignKey("jc_question.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("by", String(200)),
    Column("at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

event = Table(
    "jc_event",
    METADATA,
    Column("number", _Id, primary_key=True, autoincrement=True),
    Column("session", String(255), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("question", BigInteger),  # no foreign key: "forgotten" is told of one that is gone
    Column("at", BigInteger, nullable=False),
    Index("jc_event_session", "session", "number"),
    sqlite_autoincrement=True,
)

taken = Table(
    "jc_import",
    METADATA,
    Column("session", String(255), primary_key=True),
    Column("digest", String(64), primary_key=True),  # of the file, so that no name of it is kept
    Column("format", String(40), nullable=False),
    Column("rows", Integer, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("replies", Integer, nullable=False),
    Column("reactions", Integer, nullable=False),
    Column("chatter", Integer, nullable=False),
    Column("private", Integer, nullable=False),
    Column("unparsed", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    CheckConstraint(
        "rows = questions + replies + reactions + chatter + private + unparsed", name="jc_import_conserves"
    ),
)


state = Table(
    "jc_session",
    METADATA,
    Column("session", String(255), primary_key=True),
    Column("closed", Boolean, nullable=False),  # no more questions or votes on the page
)


def _second(connection: Connection) -> None:
    """A page can be closed, and asks what one voter votes for."""
    connection.exec_driver_sql(
        "CREATE TABLE jc_session (session VARCHAR(255) NOT NULL PRIMARY KEY, closed BOOLEAN NOT NULL)"
    )
    connection.exec_driver_sql("CREATE INDEX jc_vote_voter ON jc_vote (voter)")


STEPS: tuple[Callable[[Connection], None], ...] = (_second,)  # from version 1 to 2, …


def migrate(connection: Connection, steps: Sequence[Callable[[Connection], None]] = STEPS) -> int:
    """Bring the tables to the newest version inside the running transaction; returns how many steps were taken.

    Where there are none, they are made as they are now. Two processes that start at once take turns. Raises JcError
    when the tables are newer than this jc.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7305805)")
    if not inspect(connection).has_table(meta.name):
        METADATA.create_all(connection)
        names = {"version": len(STEPS) + 1, "writer": 0}
        connection.execute(meta.insert(), [{"name": name, "value": value} for name, value in names.items()])
    version = int(connection.scalar(select(meta.c.value).where(meta.c.name == "version")) or 1)
    if version > len(steps) + 1:
        raise JcError("The questions were stored by a newer jc; update jc to read them.")
    for number in range(version, len(steps) + 1):
        steps[number - 1](connection)
        connection.execute(meta.update().where(meta.c.name == "version").values(value=number + 1))
    return len(steps) + 1 - version
