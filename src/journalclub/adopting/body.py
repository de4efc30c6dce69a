"""The lines below a session's heading or list item, to labelled fields. Not: where a session begins or ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journalclub.adopting.cells import parse_cell, plain
from journalclub.adopting.columns import role_of
from journalclub.adopting.links import is_paper_label, label_kind
from journalclub.adopting.names import looks_like_people
from journalclub.adopting.record import Field, Role

MOST_WORDS_BESIDE = 2  # of an item that is there for its link
LONGEST_LINE = 100_000  # characters
_ITEM = re.compile(r"^([ \t]*)(?:([-*+•◦▪])|(\d{1,4})[.)]|([o]))(?:[ \t]+|(?=\*\*))(\S.*)?$")
_CHECKBOX = re.compile(r"^\[[ xX]\]\s+")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s*(?=\S)")
_SUMMARY = re.compile(
    r"^\s{0,20}(?:<details[^<>]{0,100}>\s{0,9})?<summary>(?:<\w{1,6}>)?([^<>]{1,60})<", re.IGNORECASE
)
_LABELLED = re.compile(
    r"^[\s~]{0,6}(?P<open>[*_]{0,3})\s?(?P<label>[^\W_][^:：*_\[\]|]{0,40}?)\s{0,4}(?P<closed>[*_]{0,3})\s{0,4}"
    r"(?:[:：]|(?<=[*_])\s{0,3}[-–]\s)\s*(?P<value>.*)$",
    re.S,
)
_ADDRESS = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
_VENUE_FIRST = re.compile(r"^\s*\[[^\[\]]{1,60}\]\s*")
LONGEST_SUMMARY = 300  # characters
_TAB = 4  # columns
# Labels that a table has, too, but which in running text begin a sentence rather than a field.
_NOT_IN_TEXT: frozenset[Role] = frozenset({"number"})


class Item(NamedTuple):
    """A list item with the lines that belong to it."""

    line: int
    indent: int  # columns
    marker: str  # "-", "*", "1" for numbers
    text: str  # Markdown, its own further lines joined by line feeds
    last_line: int


class Paragraph(NamedTuple):
    """Lines that are no list."""

    line: int
    text: str
    heading: bool = False


Block = Item | Paragraph


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its label taken off."""

    role: Role
    label: str
    value: str


def blocks(lines: Sequence[str], first: int) -> list[Block]:
    """Items, paragraphs and headings of a run of lines; `first` is the first one's number in the page."""
    found: list[Block] = []
    blank = True
    for number, raw in enumerate(lines, first):
        line = raw[:LONGEST_LINE]
        if not line.strip():
            blank = True
            continue
        item = _ITEM.match(line)
        last = found[-1] if found else None
        if item and not (item[4] and "  " not in line[: line.find(item[5] or " ")]):
            marker = item[2] or ("1" if item[3] else "o")
            text = _CHECKBOX.sub("", item[5] or "").strip()
            found.append(Item(number, len(item[1].expandtabs(_TAB)), marker, text, number))
        elif (summary := _SUMMARY.match(line[:LONGEST_SUMMARY])) and role_of(summary[1]):
            found.append(Paragraph(number, summary[1].strip(), heading=True))
        elif _HEADING.match(line):
            found.append(Paragraph(number, _HEADING.sub("", line).strip(" #"), heading=True))
        elif isinstance(last, Item) and (
            line.startswith((" ", "\t")) or (not blank and labelled(line) is None)
        ):
            found[-1] = last._replace(text=f"{last.text}\n{line.strip()}".strip(), last_line=number)
        elif isinstance(last, Paragraph) and not blank and not last.heading and labelled(line) is None:
            found[-1] = last._replace(text=f"{last.text}\n{line.strip()}")
        else:
            found.append(Paragraph(number, line.strip()))
        blank = False
    return found


def labelled(text: str) -> Labelled | None:
    """A text that begins with the name of a field: "**Paper:** …", "발표자 : …"."""
    match = _LABELLED.match(text)
    if match is None:
        return None
    label = match["label"]
    role = role_of(label) if label.count("(") == label.count(")") else None
    if role is None or role in _NOT_IN_TEXT:
        return None
    value = match["value"].strip()
    closing = match["open"][::-1]
    if closing and not match["closed"]:  # "**Paper:** …", "**Paper: …**"
        bare = value.removeprefix(closing)
        value = (bare if bare != value else value.removesuffix(closing)).strip()
    return Labelled(role, label.strip(), value)


def body_fields(found: Sequence[Block]) -> list[Field]:
    """The fields of a session's body: labelled ones, materials, points with those below them, paragraphs."""
    fields: list[Field] = []
    under: Role | None = None  # the role that a heading or label gives to what is below it
    under_label, under_depth = "", -1
    depth = min((b.indent for b in found if isinstance(b, Item)), default=0)
    for block in found:
        if not _says_anything(block.text):
            continue
        if isinstance(block, Paragraph) and block.heading:
            under_label = plain(parse_cell(block.text))
            under, under_depth = role_of(under_label), -1
            if under is None or under in {"number", "date"}:
                under = None
                fields.append(Field("part", "", block.text, block.line))
            continue
        named = labelled(block.text)
        if named is not None:
            if named.value:
                fields.append(Field(named.role, named.label, named.value, block.line))
                under = None
            else:
                under, under_label, under_depth = named.role, named.label, -1  # what is below it is meant
        elif under is not None:
            indent = block.indent if isinstance(block, Item) else 0
            under_depth = indent if under_depth < 0 else under_depth
            role: Role = under if indent <= under_depth else "comment"
            fields.append(Field(role, under_label, block.text, block.line))
        elif isinstance(block, Item) and block.indent > depth and fields and fields[-1].role == "points":
            fields[-1] = Field("points", "", f"{fields[-1].text}\n{block.text}", fields[-1].line)
        else:
            fields.extend(_talk(block) or [Field(_role(block), "", block.text, block.line)])
    return fields


def with_topic(title: Sequence[Field], body: Sequence[Field]) -> list[Field]:
    """The body's fields; when nothing says what the session is about, its first point does."""
    fields = list(body)
    if not any(f.role in {"subject", "topic", "paper", "title"} for f in (*title, *fields)):
        first = next((n for n, f in enumerate(fields) if f.role in {"points", "comment"}), None)
        if first is not None:
            fields[first] = Field("topic", "", fields[first].text, fields[first].line)
    return fields


def _talk(block: Block) -> list[Field]:
    """A paragraph with addresses on lines of their own, each below its title, the first after a name and a dash."""
    lines = block.text.split("\n")
    if isinstance(block, Item) or not any(_ADDRESS.fullmatch(line.strip()) for line in lines):
        return []
    fields: list[Field] = []
    name, dash, rest = lines[0].partition(" - ")
    if dash and looks_like_people(name):
        fields.append(Field("presenter", "", name, block.line))
        lines[0] = rest
    waiting: list[str] = []
    for offset, line in enumerate(lines):
        if not _ADDRESS.fullmatch(line.strip()):
            waiting.append(line.strip())
            continue
        at = len(waiting) - 1 if waiting and waiting[-1].endswith((":", "：")) else 0
        title = _VENUE_FIRST.sub("", waiting.pop(at)).rstrip(":： ") if waiting else ""
        role: Role = "paper" if title else "comment"
        fields.append(Field(role, "", f"{title} {line.strip()}".strip(), block.line + offset))
        fields.extend(Field("comment", "", text, block.line + offset) for text in waiting if text)
        waiting = []
    return [*fields, *(Field("comment", "", text, block.line + len(lines) - 1) for text in waiting if text)]


def _role(block: Block) -> Role:
    """What an unlabelled block is: links to materials, a point, or a remark."""
    pieces = parse_cell(block.text)
    links = [p for p in pieces if p.url]
    if links and all(label_kind(p.text) or is_paper_label(p.text) or p.image for p in links):
        return "materials"
    if links and len(re.findall(r"\w+", plain(pieces, links=False))) <= MOST_WORDS_BESIDE:
        return "materials"
    return "points" if isinstance(block, Item) else "comment"


def _says_anything(text: str) -> bool:
    """Whether there is more than pictures."""
    return any(not p.image and p.text.strip(" \n*_-") for p in parse_cell(text)) or any(
        p.url for p in parse_cell(text)
    )
