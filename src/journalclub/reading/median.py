"""The median. Not: `statistics`, whose import (with random numbers and fractions) costs 5 ms before the first page."""

from __future__ import annotations

from collections.abc import Iterable


def median(values: Iterable[float]) -> float:
    """The middle of some numbers, or between the two in the middle; raises IndexError when there is none."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
