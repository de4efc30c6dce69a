"""A Markdown or text file to its paragraphs, as a reader sees them, each with its line. Pure. Not: its look."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from journalclub.models.evidence import FileLine, Spot

_STARTS = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\||>|!\[|<!--|-->|```|~~~|---+\s*$|\*\*)")
_MARKER = re.compile(r"\s*(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)\s+(?:\[[ xX]\]\s+)?")
_PICTURE = re.compile(r"!\[[^\[\]]{0,1000}\]\([^()\s]{0,1000}\)")
_TARGET = re.compile(r"\]\([^()\s]{0,1000}\)")
_TAG = re.compile(r"(?<!\\)</?[A-Za-z][^<>]{0,200}>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"(?<!\\)\*{1,3}|(?<!\\)`")
_BREAK = re.compile(r"<br ?/?>|(?<!\\)\|")


def markdown_lines(text: str) -> list[FileLine]:
    """Paragraphs, list items, headings, table cells and comment lines in order; front matter is left out."""
    return [
        FileLine(shown, Spot("line", number, "notes" if noted else "text"))
        for number, raw, noted in _paragraphs(text)
        for part in (_BREAK.split(raw) if not noted else [raw])
        if (shown := _shown(part, noted))
    ]


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
    text = _MARKER.sub("", raw, count=1) if _MARKER.match(raw) else raw
    text = _TAG.sub(" ", _TARGET.sub("]", _PICTURE.sub("", text)))
    text = _ESCAPE.sub(r"\1", _STRONG.sub("", text))
    return " ".join(html.unescape(text).split())
