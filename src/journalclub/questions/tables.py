"""CSV of any dialect to records, and what its columns hold. Pure. Not: what one record is (importers/)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journalclub.errors import JcError
from journalclub.questions.languages import fold, languages, words

Role = Literal["text", "name", "mail", "time", "votes", "anonymous", "private", "other"]
DELIMITERS = ",;\t|"
LONGEST_CELL = 16 * 1024 * 1024  # characters; the reader's own limit would fail on long ones
SHORT_HEAD = 4  # words: longer ones are what a form asks, whatever words are in it
SHORT_UNSPACED = 8  # characters of such a head in a script without blanks
SAMPLE = 50  # records from which a column's content is judged
_TRUE = frozenset(
    {
        "true",
        "1",
        "yes",
        "y",
        "ja",
        "oui",
        "si",
        "sim",
        "да",
        "是",
        "はい",
        "예",
        "x",
        "wahr",
        "vrai",
        "verdadero",
        "vero",
    }
)
_DATE = re.compile(r"\s*\d{1,4}[./年-]\s?\d{1,2}[./月-]\s?\d{1,4}\D{0,12}\d{1,2}[:.時时]\d{2}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NUMBER = re.compile(r"\s*\d{1,7}\s*")


def records(text: str) -> list[list[str]]:
    """All records, cells stripped; raises JcError when it cannot be CSV."""
    delimiter = _delimiter(text)
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        return [
            [cell.strip() for cell in record]
            for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise JcError(f"Not readable as CSV ({error}); export it again.") from error
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str) -> str:
    """The one that stands most often outside quotes in the first lines."""
    head = re.sub(r'"[^"]*"', "", "\n".join(text[:20_000].split("\n")[:5]))
    first = next((line for line in head.split("\n") if line.strip()), "")
    return max(DELIMITERS, key=lambda d: (first.count(d), head.count(d)))


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds."""

    head: str
    role: Role


def columns(header: Sequence[str], body: Sequence[Sequence[str]]) -> list[Column]:
    """The columns' roles, from their heads first and their content second."""
    return [
        Column(head, _role(head, [r[i] for r in body[:SAMPLE] if i < len(r) and r[i]]))
        for i, head in enumerate(header)
    ]


def is_stamp(head: str) -> bool:
    """Whether a head is the one under which Google puts the time of a response."""
    folded = fold(head)
    return any(x.stamps.search(folded if x.unspaced else f" {' '.join(words(folded))} ") for x in languages())


def all_dates(cells: Sequence[str]) -> bool:
    """Whether there are cells and all are times of a day."""
    return bool(cells) and all(_DATE.match(cell) for cell in cells)


def is_true(cell: str) -> bool:
    """Whether a flag is set."""
    return fold(cell) in _TRUE


def whole_number(cell: str) -> int:
    """A count; 0 for anything else."""
    return int(cell) if _NUMBER.fullmatch(cell) else 0


def _role(head: str, cells: Sequence[str]) -> Role:
    if cells and all(_MAIL.fullmatch(cell) for cell in cells):
        return "mail"  # whatever the head says: "Username" is one in Google's forms
    by_head = role_of_head(head)
    if by_head != "other":
        return by_head
    return "time" if all_dates(cells) else "other"


def role_of_head(head: str) -> Role:
    """What a head promises; "other" when it says nothing."""
    folded = fold(head)
    short = len(words(folded)) <= SHORT_HEAD and len(_UNSPACED.findall(folded)) <= SHORT_UNSPACED
    if _has(folded, "private"):
        return "private"
    if is_stamp(head):
        return "time"
    order: tuple[Role, ...] = (
        ("mail", "anonymous", "votes", "name", "time", "text") if short else ("text", "mail")
    )
    return next((role for role in order if _has(folded, role) or (role == "text" and invites(head))), "other")


def invites(head: str) -> bool:
    """Whether a head asks for a question: "What did you not understand?"."""
    return _has(fold(head), "asked")


def _has(folded: str, role: str) -> bool:
    found = words(folded)
    spaced_out = " ".join(found)
    for language in languages():
        known = language.heads(role)
        if language.unspaced:
            if any(word in folded for word in known.whole):
                return True
        elif any(word in known for word in found) or any(" " in w and w in spaced_out for w in known.whole):
            return True
    return False
