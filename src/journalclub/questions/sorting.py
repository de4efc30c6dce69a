"""Rows of an export to questions with votes, every row counted once. Not: which message asks (asking.py). Pure.

Which message asks is asking.py's; here are rows, threads, votes, and sentences that go on in the next message.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from journalclub.models.question import Anchor, Collected, Counts, Export, Found, Row, RowKind
from journalclub.questions import asking
from journalclub.questions.anchors import find_anchors
from journalclub.questions.halves import goes_on
from journalclub.questions.languages import fold, spoken, words
from journalclub.questions.merge import near_duplicates
from journalclub.text import display

LONGEST = 8_000  # characters of a row; a longer one is an accident or an attack
LONGEST_QUESTION = 4_000  # that are kept
# Which question "+1 to the gradient question of Ada" means:
FAR_BACK = 60  # questions that are looked at
LEAST_NAMED, STEM = 4, 5  # letters of a word that names a topic, and by which it is compared
AUTHOR_WEIGHT = 2.5  # words that an author's name is worth
_ADDRESSED = re.compile(r"@(?!(?:here|channel|everyone|all|alle|todos|tous)\b)\S", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w+])\+\d[\d\s()./-]{6,18}\d(?!\w)")


@dataclass(slots=True)
class _Asked:
    """A question while votes for it are counted."""

    row: int
    text: str
    source: Row
    voters: dict[str, set[str]] = field(default_factory=dict)  # who, with which signs
    unnamed: int = 0
    about: frozenset[str] = frozenset()  # its words, folded
    name: str = ""  # of its author, folded

    @property
    def votes(self) -> int:
        return self.source.votes + self.unnamed + sum(1 for signs in self.voters.values() if signs)


def sort_out(export: Export, paper: frozenset[str] = frozenset()) -> Collected:
    """Sort all rows; `paper` are folded words of the paper under discussion, if it is known."""
    sorter = _Sorter(export, paper)
    for number in range(len(export.rows)):
        sorter.take(number)
    found = sorter.questions()
    twins = near_duplicates([q.text for q in found], [q.anchors for q in found])
    questions = tuple(
        Found(q.row, q.text, q.author, q.time, q.votes, q.anchors, twin)
        for q, twin in zip(found, twins, strict=True)
    )
    kinds = sorter.kinds
    counts = Counts(
        *(kinds.count(kind) for kind in ("question", "reply", "reaction", "chatter", "private", "unparsed"))
    )
    return Collected(export.format, questions, counts)


def cleaned(text: str) -> str:
    """A question as it is kept: lines safe to show, mail addresses and telephone numbers taken out."""
    hidden = PHONE.sub("[phone]", asking.MAIL.sub("[e-mail]", text[: LONGEST_QUESTION * 2]))
    lines = [display(line, LONGEST_QUESTION) for line in hidden.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:LONGEST_QUESTION]


def author_of(row: Row) -> str | None:
    """The author's name, safe to show; None for "Anonymous Attendee" and the like."""
    name = display(row.author or "", 120)
    return None if not name or fold(name).startswith(("anonym", "匿名", "익명")) else name


class _Sorter:
    """Takes rows in order; what it knows of those before decides about the next."""

    def __init__(self, export: Export, paper: frozenset[str]) -> None:
        self._rows = export.rows
        self._talk = export.talk
        self._paper = paper
        self._asked: list[_Asked] = []
        self._question_of: dict[int, int] = {}  # row to question
        self.kinds: list[RowKind] = ["unparsed"] * len(export.rows)
        self._halves: set[int] = set()  # rows that are second halves

    def take(self, number: int) -> None:
        """Sort one row."""
        if number not in self._halves:
            self.kinds[number] = self._kind(number)

    def questions(self) -> list[Found]:
        """All questions so far, duplicates not yet told."""
        return [
            Found(
                a.row,
                cleaned(a.text),
                author_of(a.source),
                a.source.time,
                a.votes,
                _anchors(a.text, a.source.where),
            )
            for a in self._asked
        ]

    def _kind(self, number: int) -> RowKind:
        row = self._rows[number]
        if row.sort == "private":
            return "private"
        if row.vote is not None:
            self._count(row)
            return "reaction"
        if row.sort == "reply":
            return "reply"
        if row.sort == "machine":
            return "chatter"
        if row.sort == "blank" or len(row.text) > LONGEST or not _is_readable(row.text):
            return "unparsed"
        if row.root is not None:
            return self._threaded(number, row)
        return self._free(number, row)

    def _threaded(self, number: int, row: Row) -> RowKind:
        question = self._question_above(row)
        if asking.seconds(row.text):
            direct = self._question_of.get(row.root if row.root is not None else -1)
            if direct is not None:  # a vote for an answer is none for the question above it
                self._vote(direct, row.author, "+1")
            return "reaction"
        if question is not None:
            return "reply"
        if asking.asks(row.text, self._paper):
            self._add(number, row.text)
            return "question"
        return "reply"

    def _question_above(self, row: Row) -> int | None:
        """The question a row is an answer to, or an answer to an answer."""
        root = row.root
        while root is not None and 0 <= root < len(self._rows):
            if root in self._question_of:
                return self._question_of[root]
            above = self._rows[root].root
            root = above if above is not None and above < root else None
        return None

    def _free(self, number: int, row: Row) -> RowKind:
        if self._talk and asking.seconds(row.text):
            if self._asked:
                self._vote(self._meant_by(row.text), row.author, "+1")
            return "reaction"
        if _ADDRESSED.match(row.text) and self._talk:
            first = re.split(r"(?<=[.!?…])\s", row.text, maxsplit=1)[0]
            if not (asking.has_mark(first) and asking.asks(row.text, self._paper)):
                return "reply" if _says_something(row.text) else "chatter"
        following = self._next_public(number) if self._talk else None
        if following is not None and goes_on(row, self._rows[following]):
            text = f"{row.text} {self._rows[following].text}"
            if asking.asks(text, self._paper):
                self._add(number, text)
                self._halves.add(following)
                self.kinds[following] = "reply"
                return "question"
        if asking.asks(row.text, self._paper, invited=row.sort == "fill-in"):
            self._add(number, row.text)
            return "question"
        return "chatter"

    def _next_public(self, number: int) -> int | None:
        place = self._rows[number].place
        for i in range(number + 1, min(number + 20, len(self._rows))):
            if self._rows[i].sort != "private" and self._rows[i].place == place:
                return i
        return None

    def _add(self, number: int, text: str) -> None:
        self._question_of[number] = len(self._asked)
        row = self._rows[number]
        about, name = frozenset(words(fold(text))), " ".join(words(fold(row.author or "")))
        self._asked.append(_Asked(number, text, row, about=about, name=name))

    def _count(self, row: Row) -> None:
        question = self._question_of.get(row.root) if row.root is not None else None
        if question is None:
            return
        if row.vote == "add":
            self._vote(question, row.author, row.sign)
        else:
            self._asked[question].voters.get(row.author or "", set()).discard(_sign(row.sign))

    def _vote(self, question: int, voter: str | None, sign: str) -> None:
        asked = self._asked[question]
        if voter is None:
            asked.unnamed += 1
        else:
            asked.voters.setdefault(voter, set()).add(_sign(sign))

    def _meant_by(self, vote: str) -> int:
        """The question a vote names by its author or topic; else the last one."""
        last = len(self._asked) - 1
        folded = fold(asking.without_addresses(vote))
        named = [w for w in asking.weigh(vote, spoken(folded)).meant if len(w) >= LEAST_NAMED]
        line = f" {' '.join(words(folded))} "
        best, most = last, 0.0
        for i in range(last, max(-1, last - FAR_BACK), -1):
            asked = self._asked[i]
            hits = sum(any(w.startswith(word[:STEM]) for w in asked.about) for word in named)
            score = hits + (AUTHOR_WEIGHT if asked.name and f" {asked.name} " in line else 0.0)
            if score > most:
                best, most = i, score
        return best


def _sign(sign: str) -> str:
    """An emoji without its variants."""
    return sign.replace("\ufe0f", "")


def _is_readable(text: str) -> bool:
    return any(not unicodedata.category(c).startswith(("C", "Z")) for c in text)


def _says_something(text: str) -> bool:
    """Whether an answer has a topic, beyond thanks to somebody."""
    rest = text.split(maxsplit=1)[1] if len(text.split(maxsplit=1)) > 1 else ""
    folded = fold(rest)
    speech = spoken(folded)
    found = words(folded)
    return bool(found) and not all(any(w in x.polite for x in speech) for w in found)


def _anchors(text: str, where: str) -> tuple[Anchor, ...]:
    found = [*find_anchors(where), *find_anchors(text)]
    return tuple({(a.kind, a.label.casefold()): a for a in found[::-1]}.values())[::-1]
