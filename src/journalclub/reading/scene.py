"""What stands around a page's captions: things a body may consist of, walls it ends at. Not: bodies (regions.py)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.atoms import Ink, condense
from journalclub.reading.blocks import prose_blocks
from journalclub.reading.captions import Caption
from journalclub.reading.columns import Column
from journalclub.reading.layout import Layout, PageLayout
from journalclub.reading.page import Line, Page
from journalclub.reading.pieces import Piece, ink_of
from journalclub.reading.text_rows import Row, ends_in_number, is_heading, text_rows
from journalclub.reading.zones import Surroundings, framed_zones, inside, overlap, ruled_zones

ItemKind = Literal["ink", "rule", "text"]


class Item(NamedTuple):
    """Something that may belong to a figure's body."""

    x0: float
    y0: float
    x1: float
    y1: float
    kind: ItemKind
    line: int  # index into page.lines; -1 for ink
    size: float  # of the font, in points; 0 for ink

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.x0, self.y0, self.x1, self.y1


class Scene(NamedTuple):
    """One page, ready for finding bodies."""

    width: float  # of the page
    height: float
    lines: tuple[Line, ...]  # the page's, whatever they belong to
    columns: tuple[Column, ...]
    captions: tuple[Caption, ...]
    items: tuple[Item, ...]
    walls: tuple[Box, ...]  # running text, headings, numbered equations: no body reaches over them
    quoted: tuple[
        Box, ...
    ]  # those of the walls that are text set unlike the body's, as examples and prompts are
    ruled: dict[tuple[int, bool], Box]  # (index of a caption, below it): the area between rules of one length
    body_size: float


def build_scene(page: Page, page_layout: PageLayout, captions: Sequence[Caption], layout: Layout) -> Scene:
    """Sort everything on the page into items and walls."""
    columns = page_layout.columns
    taken = frozenset(i for c in captions for i in c.lines)
    rows = text_rows(page, page_layout.furniture | taken, columns, layout.body_size)
    ink = condense(page)
    rules = [r for r in ink.rules if not _is_of_head(r, page, page_layout)]
    full = [row for row in rows if row.full]
    ruled = ruled_zones(Surroundings(rules, captions, rows, full))
    zones = [*framed_zones(ink, captions, full), *ruled.values()]
    free = {id(row) for row in rows if any(inside(row.box, zone) for zone in zones)}
    blocks = prose_blocks([r for r in rows if id(r) not in free], layout)
    prose = {id(row) for block in blocks for row in block}
    walls = [_hull(block) for block in blocks]
    notes, note_rules = _footnotes(ink, rows, layout)
    items: list[Item] = []
    for row in rows:
        if id(row) in prose:
            continue
        if id(row) in notes:
            walls.append(row.box)
            continue
        if id(row) not in free and _is_wall(row, layout, ink, captions):
            walls.append(row.box)
            continue
        items += (_text_item(p, page) for p in row.pieces)
    items += _standing(page, page_layout)
    behind = {box for box in ink.atoms if _behind(box, captions, blocks, zones)}
    behind.update(_running_ink(ink, page, page_layout))
    items += (Item(*box, "ink", -1, 0.0) for box in ink.atoms if box not in behind)
    rules = [r for r in rules if r not in note_rules and not _is_separator(r, page, walls)]
    items += (Item(*rule, "rule", -1, 0.0) for rule in rules)
    quoted = tuple(_hull(block) for block in blocks if _is_quoted(block, layout))
    if len(quoted) == len(blocks):  # a page all of whose text is set so, as appendices are
        quoted = ()
    return Scene(
        page.width,
        page.height,
        page.lines,
        columns,
        tuple(captions),
        tuple(items),
        tuple(walls),
        quoted,
        ruled,
        layout.body_size,
    )


def _is_quoted(block: Sequence[Row], layout: Layout) -> bool:
    """Whether a block that reads like running text is set unlike it: smaller, or set in from its column's left edge."""
    first = block[0]
    smaller = max(row.size for row in block) < layout.body_size - th.SIZE_STEP
    return smaller or min(row.x0 for row in block) > first.left + th.QUOTE_INDENT


def _text_item(piece: Piece, page: Page) -> Item:
    """A piece of text with room for what reaches above and below common letters."""
    _, top, _, bottom = ink_of(piece, page)
    return Item(piece.x0, min(piece.y0, top), piece.x1, max(piece.y1, bottom), "text", piece.line, piece.size)


def _standing(page: Page, page_layout: PageLayout) -> list[Item]:
    """Lines that do not read from left to right: labels of vertical axes."""
    return [
        Item(*line.bbox, "text", index, line.size)
        for index, line in enumerate(page.lines)
        if not line.upright and index not in page_layout.furniture and not line.text.isspace()
    ]


def _is_wall(row: Row, layout: Layout, ink: Ink, captions: Sequence[Caption]) -> bool:
    """Whether a row that is no prose ends a body all the same: a heading or numbered equation outside ink."""
    if ends_in_number(row):
        pass
    elif not is_heading(row, layout.body_size) or _is_above_caption(row, captions):
        return False
    return not (any(overlap(row.box, atom) for atom in ink.atoms) or _is_between_ink(row, ink))


def _is_between_ink(row: Row, ink: Ink) -> bool:
    """Whether ink of its column stands on both sides of a row, as it does beside a drawing's title."""
    level = [a for a in ink.atoms if a[1] < row.y1 and a[3] > row.y0 and row.left < a[2] and a[0] < row.right]
    return any(a[2] < row.x0 for a in level) and any(a[0] > row.x1 for a in level)


def _is_above_caption(row: Row, captions: Sequence[Caption]) -> bool:
    """Whether large letters, not bold as headings are, stand right above a figure's caption: they are the figure's."""
    x0, _, x1, y1 = row.box
    return not row.pieces[0].bold and any(
        c.kind == "figure" and c.bbox[0] < x1 and c.bbox[2] > x0 and 0 <= c.bbox[1] - y1 < th.RULE_NEAR
        for c in captions
    )


def _footnotes(ink: Ink, rows: Sequence[Row], layout: Layout) -> tuple[set[int], set[Box]]:
    """Ids of rows below footnote rules, and the rules: short, at a column's left edge, only small text below."""
    notes: set[int] = set()
    rules: set[Box] = set()
    for number, rule in enumerate(ink.rules):
        if any(r[0] < rule[2] and r[2] > rule[0] for r in ink.rules[number + 1 :]):
            continue  # a table's
        below = [
            r for r in rows if r.y0 > rule[1] - 2 and r.x0 < rule[2] and abs(rule[0] - r.left) < th.ALIGNED
        ]
        if not below or not 0.1 < (rule[2] - rule[0]) / (below[0].right - below[0].left) < th.NOTE_RULE:
            continue
        near = min(r.y0 for r in below) - rule[1] < th.NOTE_GAP
        if near and all(r.size < th.NOTE_SIZE * layout.body_size for r in below):
            notes.update(id(r) for r in below)
            rules.add(rule)
    return notes, rules


def _behind(
    box: Box, captions: Sequence[Caption], blocks: Sequence[Sequence[Row]], zones: Sequence[Box]
) -> bool:
    """Whether ink lies behind a caption or running text: frames around a whole float, shaded paragraphs."""
    if box[2] - box[0] < th.BEHIND_WIDTH or box[3] - box[1] < th.BEHIND_HEIGHT:
        return False  # too small to hold a line of text
    if any(inside(c.bbox, box) for c in captions):
        return True
    if box in zones:
        return False
    return any(inside(row.box, box) for block in blocks for row in (block[0], block[-1]))


def _running_ink(ink: Ink, page: Page, page_layout: PageLayout) -> list[Box]:
    """Boxes drawn behind running heads and feet, little higher than their lines."""
    lines = [page.lines[i] for i in page_layout.furniture]
    level = [line.bbox for line in lines if line.upright]
    return [
        box
        for box in ink.atoms
        for x0, y0, x1, y1 in level
        if box[0] < x1 and box[2] > x0 and box[1] < y1 and box[3] > y0
        if box[3] - box[1] < th.HEAD_HEIGHT * (y1 - y0)
    ]


def _is_of_head(rule: Box, page: Page, page_layout: PageLayout) -> bool:
    """Whether a rule belongs to a running head or foot."""
    for index in page_layout.furniture:
        _, y0, _, y1 = page.lines[index].bbox
        if (page.lines[index].upright and -4 < rule[1] - y1 < 14) or -14 < rule[1] - y0 < 0:
            return True
    return False


def _is_separator(rule: Box, page: Page, walls: Sequence[Box]) -> bool:
    """Whether a rule stands above footnotes."""
    near = [w for w in walls if w[0] < rule[2] and w[2] > rule[0] and -2 < w[1] - rule[1] < 10]
    return bool(near) and rule[1] > 0.5 * page.height and rule[2] - rule[0] < 0.5 * (near[0][2] - near[0][0])


def _hull(rows: Sequence[Row]) -> Box:
    return min(r.x0 for r in rows), min(r.y0 for r in rows), max(r.x1 for r in rows), max(r.y1 for r in rows)
