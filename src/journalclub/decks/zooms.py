"""Which figures are shown again panel by panel, their type being too small for one slide. Pure. Not: cutting out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journalclub.decks import layout
from journalclub.models.paper import Box, Figure, Panel

LEGIBLE = (
    12.0  # points of a figure's own letters on a slide 540 points high; smaller ones the back row cannot read
)
WORTH = 1.4  # times as large a panel must become
MOST_ZOOMS = 4  # slides for one figure's panels
_AREA = layout.LAYOUTS["zoom"].picture


def zooms(figure: Figure) -> tuple[Figure, ...]:
    """The figure's panels, or rows of panels, each as a figure of its own ("3a", "3a–c") to be cut out and shown.

    None when the figure's letters can be read, no panels are known, or showing them would not enlarge them enough.
    """
    if not figure.panels or figure.type_size * _scale(figure.bbox) >= LEGIBLE:
        return ()
    for parts in (figure.panels, _rows(figure.panels)):
        gain = min(_scale(p.bbox) for p in parts) / _scale(figure.bbox)
        if 1 < len(parts) <= MOST_ZOOMS and gain >= WORTH:
            return tuple(_figure(figure, part) for part in parts)
    return ()


def wanted(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """All that is to be cut out for `with_zooms`."""
    return tuple(z for f in figures for z in zooms(f))


def with_crops(figures: Sequence[Figure], made: Sequence[str]) -> tuple[Figure, ...]:
    """The figures with the panels that were cut out, by the names of the files made."""
    found = []
    for figure in figures:
        parts = [z for z in zooms(figure) if z.file in made]
        panels = tuple(Panel(z.label.removeprefix(figure.label), z.bbox, z.file) for z in parts)
        found.append(replace(figure, panels=panels) if parts else figure)
    return tuple(found)


def shown_zooms(figure: Figure) -> tuple[Figure, ...]:
    """The panels that were cut out, each as a figure of its own."""
    return tuple(_figure(figure, p) for p in figure.panels if p.file is not None)


def _figure(figure: Figure, panel: Panel) -> Figure:
    name = f"figures/{figure.kind}-{figure.label}{panel.letter}".replace("–", "-")
    file = panel.file or f"{name}.png"
    return replace(
        figure,
        label=figure.label + panel.letter,
        bbox=panel.bbox,
        file=file,
        panels=(),
        told=None,
        mentions=0,
    )


def _rows(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Panels beside one another as one, with the first and the last letter."""
    rows: list[list[Panel]] = []
    for panel in panels:
        last = rows[-1][-1] if rows else None
        if last is not None and panel.bbox[1] < (last.bbox[1] + last.bbox[3]) / 2 < panel.bbox[3]:
            rows[-1].append(panel)
        else:
            rows.append([panel])
    return tuple(
        Panel(f"{row[0].letter}–{row[-1].letter}" if len(row) > 1 else row[0].letter, _hull(row))
        for row in rows
    )


def _hull(panels: Sequence[Panel]) -> Box:
    left, top, right, bottom = zip(*(p.bbox for p in panels), strict=True)
    return min(left), min(top), max(right), max(bottom)


def _scale(box: Box) -> float:
    """How many times as large as printed it is shown."""
    if _AREA is None:
        return 1.0
    return min(
        _AREA.width / max(box[2] - box[0], 1.0), _AREA.height / max(box[3] - box[1], 1.0), layout.MAX_ZOOM
    )
