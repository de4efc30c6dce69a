"""A sorted export into the store: the same file twice changes nothing, and near-duplicates go under one question."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from journalclub.errors import JcError
from journalclub.models.question import Anchor, Collected, Found, Question
from journalclub.questions.changes import Change, Done, Merge, Post, Taken
from journalclub.questions.merge import near_duplicates, think_ahead
from journalclub.questions.places import Places
from journalclub.questions.store import Store


def keep(
    store: Store, session: str, collected: Collected, digest: str, places: Places | None, now: dt.datetime
) -> list[Question]:
    """Store what was found; returns the questions as they are kept, in the order of the file.

    Only questions that are new are merged, so that a person's unmerging stays. Raises JcError when the database fails.
    """
    posts = _posts(session, collected, places)
    think_ahead([*(q.text for q in store.questions(session)), *(post.text for post in posts)])
    taken = Taken(session, digest, collected.format, collected.counts)
    results = store.apply([*posts, taken], now, partial(_merges, session))
    numbers = [_number(result) for result in results[: len(posts)]]
    kept = {q.id: q for q in store.questions(session)}
    return [kept[number] for number in numbers]


def ask(
    store: Store, session: str, text: str, author: str | None, anchors: Sequence[Anchor], now: dt.datetime
) -> Question:
    """Store one question of an organiser; the same text by the same person is the same question."""
    key = _key("ask", text, author, None, 0)
    post = Post(session, key, text, author, "ask", "shown", anchors=tuple(anchors))
    think_ahead([*(q.text for q in store.questions(session)), text])
    (done,) = store.apply([post], now, partial(_merges, session))
    return store.question(session, _number(done))


def _posts(session: str, collected: Collected, places: Places | None) -> list[Post]:
    seen: Counter[tuple[str, str | None, str | None]] = Counter()
    posts = []
    for found in collected.questions:
        same = (found.text, found.author, found.time)
        key = _key("import", *same, seen[same])
        seen[same] += 1
        anchors = _tied(found, places)
        posts.append(
            Post(
                session,
                key,
                found.text,
                found.author,
                collected.format,
                "shown",
                found.time,
                found.votes,
                anchors,
            )
        )
    return posts


def _tied(found: Found, places: Places | None) -> tuple[Anchor, ...]:
    return places.tied(found.text, found.anchors) if places is not None else found.anchors


def _key(origin: str, text: str, author: str | None, time: str | None, again: int) -> str:
    """The same question in the same file, or in another export of the same chat, has the same key."""
    said = "\x1f".join((text, author or "", time or "", str(again)))
    return f"{origin}:{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}"


def _merges(
    session: str, done: Sequence[Done | JcError], questions: Callable[[str], Sequence[Question]]
) -> list[Change]:
    """Put each new question under an earlier one that asks the same; hidden ones stay out of it."""
    fresh = {d.question for d in done if isinstance(d, Done) and d.changed} - {None}
    if not fresh:
        return []
    standing = [q for q in questions(session) if q.status != "hidden" and q.merged_into is None]
    since = next((i for i, q in enumerate(standing) if q.id in fresh), len(standing))
    twins = near_duplicates([q.text for q in standing], [q.anchors for q in standing], since)
    return [
        Merge(session, q.id, standing[twin].id)
        for q, twin in zip(standing, twins, strict=True)
        if twin is not None and q.id in fresh
    ]


def _number(result: object) -> int:
    if isinstance(result, JcError):
        raise result
    number = getattr(result, "question", None)
    if not isinstance(number, int):
        raise TypeError(result)
    return number
