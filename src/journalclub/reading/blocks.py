"""Tells running text from a figure's own: the blocks of prose among a page's rows. Not: captions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from journalclub.reading import figure_thresholds as th
from journalclub.reading.layout import Layout
from journalclub.reading.text_rows import SUB_CAPTION, Row


def prose_blocks(rows: Sequence[Row], layout: Layout) -> list[list[Row]]:
    """Stacks of rows that are running text: paragraphs, list items, references, footnotes.

    A stack is prose when rows in it fill their column, or when it is justified against one edge of it, as
    beside a wrapped figure; rows that follow at a paragraph's distance go with it.
    """
    blocks = []
    for column in {row.column for row in rows}:
        own = sorted((r for r in rows if r.column == column), key=lambda r: (r.base, r.x0))
        stacks: list[list[Row]] = []  # those that further rows may still follow
        for row in own:
            stack = next((s for s in reversed(stacks) if _follows(row, s, layout)), None)
            if stack is None:
                stacks.append([row])
            else:
                stack.append(row)
            done = [s for s in stacks if row.base - s[-1].base > th.STACK_OPEN * layout.leading]
            for old in done:
                blocks += _prose(old, layout)
                stacks.remove(old)
        for stack in stacks:
            blocks += _prose(stack, layout)
    return blocks


def _follows(row: Row, stack: list[Row], layout: Layout) -> bool:
    """Whether the row continues the stack above it."""
    last = stack[-1]
    step = row.base - last.base
    if step < th.ROW_SHIFT * row.size:  # a second row on the same height
        return False
    if abs(row.size - last.size) > 0.12 * layout.body_size or step > th.STACK_LEADING * max(
        layout.leading, 1.1 * row.size
    ):
        return False
    return row.x1 > last.x0 and row.x0 < last.x1


def _prose(stack: list[Row], layout: Layout) -> list[list[Row]]:
    """The stack cut where a wrapped figure begins or ends beside it, if it is prose at all."""
    smaller = max(row.size for row in stack) < layout.body_size - th.SIZE_STEP
    if smaller and SUB_CAPTION.match(stack[0].text):
        return []
    full = [row for row in stack if row.full]
    alone = len(full) == 1 and len(stack) <= 4 and not (smaller and _is_set_in(full[0]))
    if len(full) >= 2 or alone or _is_wrapped(stack, layout):
        return _cut_at_wraps(stack)
    return []


def _is_set_in(row: Row) -> bool:
    """Whether a row does not reach from edge to edge of its column."""
    return abs(row.x0 - row.left) > th.ALIGNED or abs(row.x1 - row.right) > th.ALIGNED


def _is_wrapped(stack: list[Row], layout: Layout) -> bool:
    """Whether rows narrower than the column are justified, one edge on the column's: text beside a figure."""
    if len(stack) < th.WRAP_ROWS or abs(stack[0].size - layout.body_size) > th.SIZE_STEP:
        return False
    left, right = stack[0].left, stack[0].right
    x0, x1 = _mode([r.x0 for r in stack]), _mode([r.x1 for r in stack])
    if min(abs(x0 - left), abs(x1 - right)) > th.ALIGNED or x1 - x0 < th.WRAP_WIDTH * layout.body_size:
        return False
    aligned = [r for r in stack if abs(r.x0 - x0) < th.ALIGNED and abs(r.x1 - x1) < th.ALIGNED]
    said = sum(r.words for r in aligned)
    return len(aligned) >= th.WRAP_SHARE * len(stack) and said >= 3 * len(aligned)


def _mode(values: Sequence[float]) -> float:
    """The commonest value, to a point."""
    return float(Counter(round(v) for v in values).most_common(1)[0][0])


def _cut_at_wraps(stack: list[Row]) -> list[list[Row]]:
    """Blocks of rows of one width, so that no block's box covers a figure with text wrapped around."""
    blocks = [[stack[0]]]
    for row, after in zip_longest(stack[1:], stack[2:]):
        block = blocks[-1]
        wider = len(block) > 1 and any(_moved(row, a) and _same_edges(a, b) for a, b in pairwise(block[-2:]))
        narrower = after is not None and _same_edges(row, after) and all(_moved(row, r) for r in block[-2:])
        if wider or narrower:
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _same_edges(one: Row, two: Row) -> bool:
    return abs(one.x0 - two.x0) < th.ALIGNED and abs(one.x1 - two.x1) < th.ALIGNED


def _moved(one: Row, two: Row) -> bool:
    """Whether one edge of two rows differs as a wrapped figure makes it, the other not."""
    return abs(one.x0 - two.x0) > th.WRAP_STEP or abs(one.x1 - two.x1) > th.WRAP_STEP
