"""Text of the paper as words that remember where they are printed. Not: its captions and pages (paper.py). Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from journalclub.evidence import thresholds as th
from journalclub.evidence.words import is_number, words
from journalclub.models.evidence import PrintedText
from journalclub.models.paper import Box, PassageLine


class Stream:
    """Pieces of text, one after the other."""

    def __init__(self, pieces: Sequence[PrintedText]) -> None:
        self.pieces = pieces
        self.keys: list[str] = []
        self._piece: list[int] = []
        self._start: list[int] = []
        self._end: list[int] = []
        for number, piece in enumerate(pieces):
            for word in words(piece.text):
                self.keys.append(word.key)
                self._piece.append(number)
                self._start.append(word.start)
                self._end.append(word.end)

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def _squeezed(self) -> tuple[str, list[int]]:
        """All words without anything between them, and where each begins; so a word broken in two is one word."""
        offsets, at = [], 0
        for key in self.keys:
            offsets.append(at)
            at += len(key)
        return "".join(self.keys), [*offsets, at]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.keys)

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], list[int]]:
        """Where each two neighbouring words stand."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for position, pair in enumerate(pairwise(self.keys)):
            found[pair].append(position)
        return found

    def says_little(self, key: str) -> bool:
        """Whether a word is short and stands so often that it may stand beside any other."""
        if len(key) > th.COMMON_LETTERS or is_number(key):
            return False
        return len(key) < th.TINY_LETTERS or self._counts[key] > max(th.COMMON_LEAST, th.COMMON * len(self))

    def exact(self, quote: Sequence[str]) -> list[tuple[int, int]]:
        """First and last word of each place where just these words stand; of several words MOST_OCCURRENCES."""
        if len(quote) == 1 and quote[0] in self._counts:
            return [(i, i) for i, key in enumerate(self.keys) if key == quote[0]]
        text, offsets = self._squeezed
        wanted = "".join(quote)
        found: list[tuple[int, int]] = []
        at = text.find(wanted) if wanted else -1
        for _ in range(th.MOST_TRIES):
            if at < 0 or len(found) == th.MOST_OCCURRENCES:
                break
            first = bisect_left(offsets, at)
            last = bisect_left(offsets, at + len(wanted))
            if offsets[first] == at and offsets[last] == at + len(wanted):
                found.append((first, last - 1))
            at = text.find(wanted, at + 1)
        return found

    def nearest(self, quote: Sequence[str], pages: tuple[int, int] | None) -> list[int]:
        """Words at which the quote may begin, the likeliest first; of the claimed pages one at least.

        None where fewer than PAIRS_SHARED of its pairs of words stand anywhere.
        """
        known = [(self._pairs[p], i) for i, p in enumerate(pairwise(quote)) if p in self._pairs]
        if len(known) < th.PAIRS_SHARED * (len(quote) - 1):
            return []
        votes: Counter[int] = Counter()
        for places, index in sorted(known, key=lambda v: len(v[0]))[: th.VOTERS]:
            for position in places[: th.MOST_POSTINGS]:
                votes[(position - index) // th.BUCKET] += 1000 // (len(places) + 10) + 1
        both = {b: n + votes[b + 1] for b, n in votes.items()}
        ranked = sorted(both, key=lambda b: (-both[b], b))
        chosen = ranked[: th.MOST_PLACES]
        if pages is not None:
            here = (b for b in ranked if pages[0] <= self.page(max(0, b * th.BUCKET)) <= pages[1])
            chosen += [b for b in [next(here, None)] if b is not None and b not in chosen]
        return [max(0, b * th.BUCKET) for b in chosen]

    def line(self, index: int) -> PassageLine:
        """The printed line on which a word begins."""
        index = min(index, len(self.keys) - 1)
        lines = self.pieces[self._piece[index]].lines
        at = bisect_right(lines, self._start[index], key=lambda x: x.start) - 1
        return lines[max(at, 0)]

    def page(self, index: int) -> int:
        """The page on which a word begins."""
        return self.line(index).page

    def pages(self, first: int, last: int) -> tuple[int, int]:
        """First and last page of a run of words."""
        one, other = self.page(first), self.page(last)
        return min(one, other), max(one, other)

    def before(self, index: int, count: int) -> int:
        """The word that stands up to `count` words before another in the same piece."""
        return max(index - count, bisect_left(self._piece, self._piece[index]))

    def name(self, index: int) -> str | None:
        """What the piece is called in which a word stands."""
        return self.pieces[self._piece[index]].name

    def piece(self, name: str) -> Iterable[tuple[int, int]]:
        """First and last word of the pieces of that name."""
        for number, piece in enumerate(self.pieces):
            if piece.name == name:
                first, end = bisect_left(self._piece, number), bisect_right(self._piece, number)
                if end > first:
                    yield first, end - 1

    def text(self, first: int, last: int) -> str:
        """The paper's own words, from one word to another."""
        shown = []
        for number in range(self._piece[first], self._piece[last] + 1):
            text = self.pieces[number].text
            begin = self._start[first] if number == self._piece[first] else 0
            end = self._end[last] if number == self._piece[last] else len(text)
            shown.append(text[begin:end])
        return " ".join(" ".join(shown).split())

    def box(self, first: int, last: int) -> Box:
        """The box around a run of words, as far as it stands on its first page."""
        page = self.page(first)
        boxes = {line.bbox for line in (self.line(i) for i in range(first, last + 1)) if line.page == page}
        return (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )

    def bracketed(self, first: int, last: int) -> list[bool]:
        """For each of a run of words whether it stands in parentheses or square brackets."""
        inside = []
        depth, number, at = 0, -1, 0
        for index in range(max(0, first - th.WINDOW_MORE), last + 1):
            if self._piece[index] != number:
                depth, number, at = 0, self._piece[index], self._start[index]
            between = self.pieces[number].text[at : self._start[index]]
            for char in between:
                depth = depth + 1 if char in "([" else max(0, depth - 1) if char in ")]" else depth
            at = self._end[index]
            if index >= first:
                inside.append(depth > 0)
        return inside
