"""A quote laid along a stretch of the paper at the least cost. Not: finding the stretch (matching.py). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from journalclub.evidence import thresholds as th

StepKind = Literal["same", "changed", "left out"]
_DIAGONAL, _ADDED, _SKIPPED, _TWO_TO_ONE, _ONE_TO_TWO = range(5)
_MOVES = {_DIAGONAL: (1, 1), _ADDED: (1, 0), _SKIPPED: (0, 1), _TWO_TO_ONE: (2, 1), _ONE_TO_TWO: (1, 2)}


class Step(NamedTuple):
    """Words of the quote and the words of the paper that stand for them."""

    kind: StepKind
    quote: tuple[int, int]  # from, to (excluded)
    paper: tuple[int, int]


class Alignment(NamedTuple):
    """The best way to read the quote in the stretch."""

    cost: float
    steps: tuple[Step, ...]  # in order; of one kind each, neighbours of another

    @property
    def begin(self) -> int:
        """The first word of the paper that is used."""
        return self.steps[0].paper[0]

    @property
    def end(self) -> int:
        """The word after the last that is used."""
        return self.steps[-1].paper[1]


def align(quote: Sequence[str], paper: Sequence[str], bracketed: Sequence[bool]) -> Alignment:
    """Lay the whole quote along any part of the stretch; a word broken in two is the same word."""
    skip = [th.LEFT_OUT_IN_BRACKETS if b else th.LEFT_OUT for b in bracketed]
    paper_pairs = ["", *(a + b for a, b in pairwise(paper))]
    before: list[float] = []
    above = [0.0] * (len(paper) + 1)
    moves: list[bytearray] = [bytearray(len(paper) + 1)]
    for i, word in enumerate(quote):
        pair = quote[i - 1] + word if i else None
        row = [above[0] + th.CHANGED]
        move = bytearray([_ADDED])
        left = row[0]
        for j, other in enumerate(paper):
            best, how = above[j] + (0.0 if word == other else th.CHANGED), _DIAGONAL
            if above[j + 1] + th.CHANGED < best:
                best, how = above[j + 1] + th.CHANGED, _ADDED
            if left + skip[j] < best:
                best, how = left + skip[j], _SKIPPED
            if pair == other and before[j] < best:
                best, how = before[j], _TWO_TO_ONE
            if word == paper_pairs[j] and j and above[j - 1] < best:
                best, how = above[j - 1], _ONE_TO_TWO
            row.append(best)
            move.append(how)
            left = best
        before, above = above, row
        moves.append(move)
    end = min(range(len(above)), key=lambda j: above[j])
    return Alignment(above[end], _steps(moves, end, quote, paper))


def _steps(moves: list[bytearray], end: int, quote: Sequence[str], paper: Sequence[str]) -> tuple[Step, ...]:
    """Back along the moves, equal ones together."""
    steps: list[Step] = []
    i, j = len(moves) - 1, end
    while i > 0:
        how = moves[i][j]
        down, right = _MOVES[how]
        same = how in {_TWO_TO_ONE, _ONE_TO_TWO} or (how == _DIAGONAL and quote[i - 1] == paper[j - 1])
        kind: StepKind = "same" if same else "left out" if how == _SKIPPED else "changed"
        if steps and steps[-1].kind == kind:
            last = steps.pop()
            steps.append(Step(kind, (i - down, last.quote[1]), (j - right, last.paper[1])))
        else:
            steps.append(Step(kind, (i - down, i), (j - right, j)))
        i, j = i - down, j - right
    return tuple(reversed(steps))
