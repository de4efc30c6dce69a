"""A Markdown slide as records: headings, lists, tables, pictures, comments. Not: HTML, which is text here. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from journalclub.decks.markdown_slides import in_comment
from journalclub.decks.markdown_spans import Span, read_spans

Align = Literal["left", "center", "right"]
MOST_LEVELS = 4  # of lists in lists
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_CLOSING = re.compile(r"(?:^|\s)#+\s*$")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|(?P<number>\d{1,9})[.)])[ \t]+(?P<text>\S.*)$")
_FENCE = re.compile(r" {0,3}(?P<fence>```+|~~~+)")
_QUOTE = re.compile(r" {0,3}> ?(.*)$")
_DASHES = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Heading:
    """A title or a smaller heading."""

    kind: ClassVar[str] = "heading"
    level: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text."""

    kind: ClassVar[str] = "paragraph"
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands alone."""

    kind: ClassVar[str] = "picture"
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list, with the lists below it."""

    spans: tuple[Span, ...]
    inside: tuple[Listing, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    kind: ClassVar[str] = "list"
    items: tuple[Item, ...]
    first: int | None  # number of the first item; None for bullets


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as `align`."""

    kind: ClassVar[str] = "table"
    head: tuple[tuple[Span, ...], ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    align: tuple[Align, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines kept as they are."""

    kind: ClassVar[str] = "code"
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words."""

    kind: ClassVar[str] = "quote"
    spans: tuple[Span, ...]


Block = Heading | Paragraph | Picture | Listing | Table | Code | Quote


def without_comments(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines without their comments, and the comments' texts; in fenced code a comment is text.

    A comment that never ends is text, too.
    """
    shown: list[str] = []
    comments: list[str] = []
    loose: list[str] = []  # lines since the last code
    comment, fence = False, ""
    for line in [*lines, None]:
        if line is not None and not fence and (comment or _FENCE.match(line) is None):
            loose.append(line)
            comment = in_comment(line, comment)
            continue
        if loose:
            shown.extend(_cut("\n".join(loose), comments).split("\n"))
            loose = []
        if line is not None:
            shown.append(line)
            fence = _fenced(line, fence)
    return shown, comments


def _cut(text: str, comments: list[str]) -> str:
    """The text without its comments, which are added to `comments`."""
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[position:start])
        comments.append(text[start + 4 : end])
        position = end + 3
    return "".join(kept) + text[position:]


def _fenced(line: str, fence: str) -> str:
    """The fence that is open after a line: "" for none."""
    match = _FENCE.match(line)
    if not fence:
        return match["fence"] if match else ""
    closes = match is not None and match["fence"].startswith(fence) and line.strip() == match["fence"]
    return "" if closes else fence


def read_blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """What stands on a slide, in order; `lines` without comments."""
    return tuple(_Lines(lines).blocks())


class _Lines:
    """The lines of a slide, with a place to read from."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.at = 0

    def blocks(self) -> Iterator[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                self.at += 1
            elif match := _HEADING.match(line):
                self.at += 1
                text = _CLOSING.sub("", match[2] or "")
                yield Heading(len(match[1]), read_spans(text.strip()))
            elif _FENCE.match(line):
                yield self._code()
            elif _ITEM.match(line):
                yield self._list()
            elif _QUOTE.match(line):
                yield Quote(read_spans("\n".join(self._quoted())))
            elif self._table_starts():
                yield self._table()
            else:
                yield from _paragraph(self._text())

    def _code(self) -> Code:
        fence = _fenced(self.lines[self.at], "")
        self.at += 1
        code: list[str] = []
        while self.at < len(self.lines) and fence:
            fence = _fenced(self.lines[self.at], fence)
            if fence:
                code.append(self.lines[self.at])
            self.at += 1
        return Code("\n".join(code))

    def _quoted(self) -> Iterator[str]:
        while self.at < len(self.lines) and (match := _QUOTE.match(self.lines[self.at])):
            self.at += 1
            yield match[1]

    def _text(self) -> str:
        """The paragraph that starts here."""
        start = self.at
        self.at += 1
        while self.at < len(self.lines) and not self._breaks_text():
            self.at += 1
        return "\n".join(line.strip() for line in self.lines[start : self.at])

    def _breaks_text(self) -> bool:
        line = self.lines[self.at]
        starts = (_HEADING, _FENCE, _ITEM, _QUOTE)
        return not line.strip() or any(p.match(line) for p in starts) or self._table_starts()

    def _table_starts(self) -> bool:
        if self.at + 1 >= len(self.lines) or "|" not in self.lines[self.at]:
            return False
        below = self.lines[self.at + 1]
        if "|" not in below or _DASHES.fullmatch(below) is None:
            return False
        return len(_cells(below)) == len(_cells(self.lines[self.at]))

    def _table(self) -> Table:
        head, dashes = _cells(self.lines[self.at]), _cells(self.lines[self.at + 1])
        self.at += 2
        rows: list[tuple[tuple[Span, ...], ...]] = []
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            cells = [*_cells(self.lines[self.at]), *[""] * len(head)][: len(head)]
            rows.append(tuple(read_spans(cell) for cell in cells))
            self.at += 1
        return Table(tuple(map(read_spans, head)), tuple(rows), tuple(map(_align, dashes)))

    def _list(self) -> Listing:
        found: list[tuple[int, int | None, list[str]]] = []  # indent, number, lines
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if match := _ITEM.match(line):
                number = int(match["number"]) if match["number"] else None
                indent = len(match["indent"].expandtabs(4))
                if found and indent <= found[0][0] and (number is None) != (found[0][1] is None):
                    break  # bullets end where numbers begin
                found.append((indent, number, [match["text"].strip()]))
            elif not line.strip():
                if not self._list_goes_on():
                    break
            elif self._breaks_text():
                break
            else:
                found[-1][2].append(line.strip())
            self.at += 1
        return _nested(found, 1)

    def _list_goes_on(self) -> bool:
        """Whether an item follows the empty line here."""
        following = self.lines[self.at + 1 : self.at + 2]
        return bool(following) and _ITEM.match(following[0]) is not None


def _paragraph(text: str) -> Iterator[Block]:
    """A paragraph; pictures alone in it stand for themselves."""
    spans = read_spans(text)
    content = [s for s in spans if s.kind != "break" and (s.kind != "text" or s.text.strip())]
    if content and all(s.kind == "picture" for s in content):
        yield from (Picture(s) for s in content)
    elif content:
        yield Paragraph(spans)


def _cells(line: str) -> list[str]:
    """The cells of a table's line."""
    cells = [cell.strip() for cell in _CELL_END.split(line.strip())]
    if len(cells) > 1 and not cells[0]:
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return cells


def _align(dashes: str) -> Align:
    if dashes.endswith(":"):
        return "center" if dashes.startswith(":") else "right"
    return "left"


def _nested(found: Sequence[tuple[int, int | None, list[str]]], level: int) -> Listing:
    """Items further in than the first belong to the item above them; at the last level all are alike."""
    base = found[0][0]
    items: list[Item] = []
    position = 0
    while position < len(found):
        end = position + 1
        while level < MOST_LEVELS and end < len(found) and found[end][0] >= base + 2:
            end += 1
        below = found[position + 1 : end]
        inside = (_nested(below, level + 1),) if below else ()
        items.append(Item(read_spans("\n".join(found[position][2])), inside))
        position = end
    return Listing(tuple(items), found[0][1])
