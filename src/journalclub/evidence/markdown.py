"""A Markdown or text file to its paragraphs, as a reader sees them, each with its line. Pure. Not: its look."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from journalclub.models.evidence import FileLine, FileTable, Spot

_STARTS = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\||>|!\[|<!--|-->|```|~~~|---+\s*$|\*\*)")
_MARKER = re.compile(r"\s*(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)\s+(?:\[[ xX]\]\s+)?")
_PICTURE = re.compile(r"!\[[^\[\]]{0,1000}\]\([^()\s]{0,1000}\)")
_TARGET = re.compile(r"\]\([^()\s]{0,1000}\)")
_TAG = re.compile(r"(?<!\\)</?[A-Za-z][^<>]{0,200}>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"(?<!\\)\*{1,3}|(?<!\\)`")
_CELL_END = re.compile(r"(?<!\\)\|")
_DASHES = frozenset("|:- \t")
TABLE_NAME = re.compile(r"(Table [A-Z]?\.?[\w.]{1,12}), p\. \d{1,5}")
"""How a caption of ours begins; group 1 is the table."""
_CAPTION_LINES = 3  # empty ones included, in which a table's caption follows it
_BREAK = re.compile(r"<br ?/?>|(?<!\\)\|")


def markdown_lines(text: str) -> list[FileLine]:
    """Paragraphs, list items, headings, table cells and comment lines in order; front matter is left out."""
    return [
        FileLine(shown, Spot("line", number, "notes" if noted else "text"))
        for number, raw, noted in _paragraphs(text)
        for part in (_BREAK.split(raw) if not noted else [raw])
        if (shown := _shown(part, noted))
    ]


def markdown_tables(text: str) -> list[FileTable]:
    """Tables with the name of one of the paper's below them: "**Table 2, p. 8** …"."""
    lines = text.splitlines()
    found, at = [], 0
    while at < len(lines):
        start = at
        while at < len(lines) and lines[at].lstrip().startswith("|"):
            at += 1
        rows = [(i, _cells(lines[i])) for i in range(start, at) if not _is_dashes(lines[i])]
        name = _name_below(lines, at) if len(rows) > 1 else None
        if name is not None:
            spots = tuple(Spot("line", i + 1, "text") for i, _ in rows)
            found.append(FileTable(name, tuple(cells for _, cells in rows), spots))
        at = max(at, start + 1)
    return found


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a table's line, as their reader sees them."""
    cells = _CELL_END.split(line.strip())
    return tuple(_plain(cell) for cell in cells[1 : -1 if not cells[-1].strip() else None])


def _is_dashes(line: str) -> bool:
    """Whether it is the line below a table's headings: at least three dashes a column."""
    return set(line) <= _DASHES and ("---" in line or ":-" in line)


def _name_below(lines: list[str], end: int) -> str | None:
    """The name of a table in the first line with text after it."""
    below = next((x for x in lines[end : end + _CAPTION_LINES] if x.strip()), "")
    match = TABLE_NAME.match(_shown(below, noted=False))
    return match[1] if match else None


def _paragraphs(text: str) -> Iterator[tuple[int, str, bool]]:
    """First line, joined lines, and whether they stand in a comment."""
    lines = text.splitlines()
    skip = _front_matter(lines)
    gathered: list[str] = []
    begin, comment = 0, False
    for number, line in enumerate(lines[skip:], skip + 1):
        opens, closes = "<!--" in line, "-->" in line
        if gathered and (comment or opens or not line.strip() or _STARTS.match(line)):
            yield begin, " ".join(gathered), comment
            gathered = []
        if opens and not closes:
            comment = True
        content = line.replace("<!--", " ").replace("-->", " ")
        if closes and not opens:
            if content.strip():
                yield number, content, comment
            comment = False
        elif content.strip():
            begin = begin if gathered else number
            gathered.append(content.strip())
    if gathered:
        yield begin, " ".join(gathered), comment


def _front_matter(lines: list[str]) -> int:
    """How many lines at the beginning are settings."""
    if lines and lines[0].strip() == "---":
        for number, line in enumerate(lines[1:], 1):
            if line.strip() == "---":
                return number + 1
    return 0


def _shown(raw: str, noted: bool) -> str:
    """The text without markup; in a comment nothing is markup."""
    if noted:
        return " ".join(html.unescape(raw).split())
    return _plain(_MARKER.sub("", raw, count=1) if _MARKER.match(raw) else raw)


def _plain(raw: str) -> str:
    """The text without markup within a line."""
    text = _TAG.sub(" ", _TARGET.sub("]", _PICTURE.sub("", raw)))
    text = _ESCAPE.sub(r"\1", _STRONG.sub("", text))
    return " ".join(html.unescape(text).split())
