"""Where in the paper a run of words stands, exactly or nearly. Not: what follows from it (judging.py). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journalclub.evidence import thresholds as th
from journalclub.evidence.align import Step, align
from journalclub.evidence.stream import Stream

# Left out, these turn a sentence round; "t" is what remains of "don't".
_NEGATIONS = {
    "not",
    "no",
    "never",
    "without",
    "cannot",
    "nor",
    "neither",
    "hardly",
    "t",
    "nicht",
    "kein",
    "pas",
}


class Match(NamedTuple):
    """A place of the paper, and how the quote reads there."""

    stream: Stream
    first: int
    last: int
    cost: float = 0.0
    steps: tuple[Step, ...] = ()  # none when the words are just the same
    closeness: float = 1.0  # share of the quote's words that stand together there

    @property
    def pages(self) -> tuple[int, int]:
        """Pages on which the whole sentence may have begun and ends: a shortened one may have lost its first words."""
        return self.stream.pages(self.stream.before(self.first, th.LEAD), self.last)

    @property
    def page(self) -> int:
        """The page on which the words begin."""
        return self.stream.page(self.first)

    def stands_on(self, pages: tuple[int, int] | None) -> bool:
        """Whether any of it stands on those pages."""
        return pages is None or (self.pages[0] <= pages[1] and pages[0] <= self.pages[1])


def exact_matches(quote: Sequence[str], streams: Sequence[Stream]) -> list[Match]:
    """All places where just these words stand."""
    return [Match(stream, first, last) for stream in streams for first, last in stream.exact(quote)]


def near_matches(
    quote: Sequence[str], streams: Sequence[Stream], pages: tuple[int, int] | None
) -> Iterator[Match]:
    """Places where much the same stands, the likeliest of each stream first."""
    for stream in streams:
        for start in stream.nearest(quote, pages):
            found = match_at(quote, stream, start - th.BUCKET, start + 2 * len(quote) + th.WINDOW_MORE)
            if found is not None:
                yield found


def match_at(quote: Sequence[str], stream: Stream, begin: int, end: int) -> Match | None:
    """The quote laid along the words from `begin` to `end` (excluded)."""
    begin, end = max(0, begin), min(end, len(stream))
    if begin >= end:
        return None
    bracketed = stream.bracketed(begin, end - 1)
    found = align(quote, stream.keys[begin:end], bracketed)
    steps = tuple(
        _settled(Step(s.kind, s.quote, (s.paper[0] + begin, s.paper[1] + begin)), quote, stream)
        for s in found.steps
    )
    used = [s for s in steps if s.paper[0] < s.paper[1]]
    if not used:
        return None
    first, last = used[0].paper[0], used[-1].paper[1] - 1
    return Match(stream, first, last, found.cost, steps, _closeness(quote, steps, stream, bracketed, begin))


def is_faithful(match: Match, *, whole: bool) -> bool:
    """Whether the quote says what the paper says.

    A `whole` one leaves out nothing but citations and parentheses; another may leave out any words but a negation.
    """
    for step in match.steps:
        if step.kind == "changed":
            return False
        if step.kind == "left out" and not all(match.stream.bracketed(step.paper[0], step.paper[1] - 1)):
            left_out = match.stream.keys[slice(*step.paper)]
            if whole or (len(left_out) <= th.NEGATED_GAP and not _NEGATIONS.isdisjoint(left_out)):
                return False
    return True


def _settled(step: Step, quote: Sequence[str], stream: Stream) -> Step:
    """Words that differ only in where they are broken are the same."""
    if step.kind != "changed":
        return step
    ours, theirs = "".join(quote[slice(*step.quote)]), "".join(stream.keys[slice(*step.paper)])
    return step._replace(kind="same") if ours == theirs else step


def _closeness(
    quote: Sequence[str], steps: Sequence[Step], stream: Stream, bracketed: Sequence[bool], begin: int
) -> float:
    """Share of the quote's words, common ones counting little, that stand beside another of its words."""
    weights = [th.COMMON_WEIGHT if stream.says_little(k) else 1.0 for k in quote]
    together = 0.0
    run: list[int] = []
    for step in steps:
        if step.kind == "same":
            run.extend(range(*step.quote))
        elif step.kind == "changed" or not all(bracketed[i - begin] for i in range(*step.paper)):
            together += _run_weight(run, weights, len(quote))
            run = []
    together += _run_weight(run, weights, len(quote))
    return together / max(sum(weights), 0.1)


def _run_weight(run: Sequence[int], weights: Sequence[float], length: int) -> float:
    return sum(weights[i] for i in run) if len(run) > 1 or length == 1 else 0.0
