"""The clock: which slides fit the minutes, for how many seconds, exactly. Not: what stands on a slide. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journalclub.models.deck import SlideKind

# Seconds below which a slide of that kind is not worth showing; time to spare is shared in the same proportions.
# A figure needs to be explained; a text slide is read out (three short quotes).
NEED: dict[SlideKind, int] = {
    "cover": 15,
    "agenda": 20,
    "text": 50,
    "figure": 95,
    "figure wide": 95,
    "figure tall": 95,
    "table": 95,
    "zoom": 40,
    "equation": 60,
    "references": 25,
    "discussion": 25,
}
QUANTA = (
    30,
    15,
    10,
    5,
    1,
)  # seconds; the coarsest that still lets shares differ, so that the clock is easy to read


class Timed(NamedTuple):
    """What the clock needs to know of a slide."""

    need: int  # seconds; 0: shown after the talk, takes none of its time
    rank: int  # 0 stays longest


def timed(kind: SlideKind, rank: int, after_talk: bool = False) -> Timed:
    """The clock's view of a slide of that kind."""
    return Timed(0 if after_talk else NEED[kind], rank)


def choose(slides: Sequence[Timed], seconds: int) -> list[bool]:
    """Which slides fit: in order of rank until one does not; one at least, and those without need.

    More seconds never hide a slide that fewer show.
    """
    shown = [slide.need == 0 for slide in slides]
    used = 0
    for index in sorted(range(len(slides)), key=lambda i: (slides[i].rank, i)):
        need = slides[index].need
        if used and used + need > seconds:
            break
        shown[index] = True
        used += need
    return shown


def allot(weights: Sequence[int], seconds: int) -> list[int]:
    """Split `seconds` in proportion to the weights by largest remainder; sums exactly when any weight is positive.

    Every positive weight gets at least one quantum while there are enough of them.
    """
    heavy = [i for i, weight in enumerate(weights) if weight > 0]
    shares = [0] * len(weights)
    if not heavy:
        return shares
    quantum = next((q for q in QUANTA if seconds % q == 0 and seconds // q >= 2 * len(heavy)), 1)
    units = seconds // quantum
    least = 1 if units >= len(heavy) else 0
    total = sum(weights[i] for i in heavy)
    exact = {i: units * weights[i] / total for i in heavy}
    for i in heavy:
        shares[i] = max(least, int(exact[i]))
    while (
        left := units - sum(shares)
    ) != 0:  # one unit at a time from or to whoever is furthest off its share
        step = 1 if left > 0 else -1
        movable = [i for i in heavy if step > 0 or shares[i] > least]
        shares[max(movable, key=lambda i: (step * (exact[i] - shares[i]), -i))] += step
    return [share * quantum for share in shares]


def schedule(slides: Sequence[Timed], seconds: int) -> list[int | None]:
    """Seconds of each slide, None for one that does not fit; the shown ones sum to `seconds`."""
    shown = choose(slides, seconds)
    shares = allot([s.need if on else 0 for s, on in zip(slides, shown, strict=True)], seconds)
    return [share if on else None for share, on in zip(shares, shown, strict=True)]
