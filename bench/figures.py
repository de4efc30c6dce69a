"""Figures beside what they are to be, and a table of them. Not: measuring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured."""

    what: str
    wanted: str
    measured: str
    met: bool
    of_speed: bool = False  # so that a busy machine can miss it


def missed(figures: Sequence[Figure], *, speed: bool = True) -> str:
    """Those that are not what they are to be, in a line; without `speed` only those that no busy machine excuses."""
    wrong = (f for f in figures if not f.met and (speed or not f.of_speed))
    return "; ".join(f"{f.what} ({f.measured}, not {f.wanted})" for f in wrong)


def table(columns: dict[str, Sequence[Figure]]) -> str:
    """A Markdown table: a row for each thing measured, a column for each run; what is missed is marked."""
    rows: dict[tuple[str, str], dict[str, Figure]] = {}
    for column, figures in columns.items():
        for figure in figures:
            rows.setdefault((figure.what, figure.wanted), {})[column] = figure
    lines = [["what", "wanted", *columns], ["---"] * (2 + len(columns))]
    for (what, wanted), found in rows.items():
        lines.append([what, wanted, *(_cell(found.get(column)) for column in columns)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(figure: Figure | None) -> str:
    return "–" if figure is None else figure.measured if figure.met else f"{figure.measured} **missed**"
