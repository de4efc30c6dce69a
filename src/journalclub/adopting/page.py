"""A page's lines, with code, comments and front matter blanked, and its headings. Not: tables or lists."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journalclub.adopting.cells import parse_cell, plain

LONGEST_HEADING = 2_000  # characters
PSEUDO_LEVEL = 7  # of a line all in bold, which stands below every heading

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|(?=[^#\s]))(\S.*)$")
_HTML_HEADING = re.compile(r"^\s{0,20}<h([1-6])\b[^<>]{0,500}>(.{0,2000})$", re.IGNORECASE)
_BOLD = re.compile(r"^ {0,3}(?:\*\*|__)([^*_|]{1,120})(?:\*\*|__)[ :]{0,3}$")
_SUMMARY = re.compile(
    r"^\s{0,20}(?:<details[^<>]{0,200}>\s{0,9})?<summary>(.{1,200}?)(?:</summary>|$)", re.IGNORECASE
)
# What is folded away below such words is a list of sessions; others fold a part of one.
_TERM = re.compile(r"\b(?:(?:19|20)\d\d|past|previous|earlier|archived?|upcoming)\b", re.IGNORECASE)
_LIST = re.compile(r"^\s*(?:[-*+o•]|\d{1,4}[.)])\s")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]]{1,200})\]:\s*<?(\S{1,2000}?)>?(?:\s.*)?$")
_WITHIN = re.compile(r"\[([^\[\]]{1,200})\]\(#([^()\s]{1,200})\)")
_REFERENCE = re.compile(r"\[([^\[\]]{1,300})\]\[([^\[\]]{0,200})\]")
_FRONT_MATTER = {"---": "---", "+++": "+++"}


class Heading(NamedTuple):
    """A heading, from 1 the highest."""

    line: int
    level: int
    text: str
    parent: int = -1  # place of the next higher heading before it; -1 without


@dataclass(frozen=True, slots=True)
class Page:
    """A page to read."""

    name: str  # of the file
    raw: tuple[str, ...]  # the lines as they are
    lines: tuple[str, ...]  # what is not content is empty
    headings: tuple[Heading, ...]
    hints: tuple[str, ...]  # texts that may name the year, the nearest first: title, front matter, file name
    anchors: Mapping[str, tuple[str, ...]]  # what links within the page call its headings

    def above(self, line: int) -> tuple[str, ...]:
        """The texts of the headings that a line stands under, the nearest first, and what links call them."""
        at = bisect.bisect_left(self.headings, (line,)) - 1
        texts: list[str] = []
        while at >= 0:
            texts.append(self.headings[at].text)
            texts.extend(self.anchors.get(anchor(self.headings[at].text), ()))
            at = self.headings[at].parent
        return tuple(texts)


def anchor(heading: str) -> str:
    """The fragment a heading is reached by, as code hosts make it."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip())


def _anchors(lines: list[str]) -> dict[str, tuple[str, ...]]:
    """Labels of links within the page, by their fragment."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if "](#" in line:
            for label, fragment in _WITHIN.findall(line[:LONGEST_HEADING]):
                found[fragment.lower()] = (*found.get(fragment.lower(), ()), label)
    return found


def read_page(text: str, name: str) -> Page:
    """The page of a text; `name` is the file's name."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    front, body = front_matter(raw)
    lines = _with_addresses(_without_code(_terms_as_items(_without_comments(raw, body)), body))
    headings = _headings(lines)
    title = next((h.text for h in headings if h.level == 1), "")
    hints = tuple(h for h in (title, *front, name) if h)
    return Page(name, tuple(raw), tuple(lines), tuple(headings), hints, _anchors(lines))


def _with_addresses(lines: list[str]) -> list[str]:
    """Links by reference as links with their addresses; the references' own lines are blanked."""
    known = {}
    out = list(lines)
    for at, line in enumerate(lines):
        if line.lstrip().startswith("[") and (definition := _DEFINITION.match(line)):
            known[definition[1].strip().casefold()] = definition[2]
            out[at] = ""

    def spelt_out(match: re.Match[str]) -> str:
        url = known.get((match[2] or match[1]).strip().casefold())
        return f"[{match[1]}]({url})" if url else match[0]

    return [_REFERENCE.sub(spelt_out, line) if "][" in line else line for line in out] if known else out


def front_matter(raw: Sequence[str]) -> tuple[list[str], int]:
    """The lines of the front matter, and the index of the first line behind it."""
    end = _FRONT_MATTER.get(raw[0].strip().lstrip("\ufeff")) if raw else None
    if end is None:
        return [], 0
    for at, line in enumerate(raw[1:60], 1):
        if line.strip() == end:
            return list(raw[1:at]), at + 1
    return [], 0


def _without_comments(raw: list[str], body: int) -> list[str]:
    """HTML comments blanked; an unclosed one hides nothing."""
    text = "\n".join(raw)
    out: list[str] = []
    at = 0
    while True:
        start = text.find("<!--", at)
        end = text.find("-->", start + 4) if start >= 0 else -1
        if end < 0:
            out.append(text[at:])
            break
        out.append(text[at:start])
        out.append("\n" * text.count("\n", start, end))
        at = end + 3
    lines = "".join(out).split("\n")
    return [""] * body + lines[body:]


def _terms_as_items(lines: list[str]) -> list[str]:
    """Definition lists, a term with ": …" on the line below, as list items."""
    out = list(lines)
    for at, line in enumerate(lines[1:], 1):
        if (
            line.startswith((": ", ":  ", ":\t"))
            and (term := lines[at - 1].strip())
            and not term.startswith(":")
        ):
            out[at - 1], out[at] = f"- {term}:", f"  {line[1:].strip()}"
    return out


def _without_code(lines: list[str], body: int) -> list[str]:
    """Fenced and indented code blanked."""
    out = list(lines)
    fence = ""
    before_blank, in_list, in_code = True, False, False
    for at in range(body, len(lines)):
        line = lines[at]
        if fence:
            closing = _FENCE.match(line)
            out[at] = ""
            if closing and closing[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        opening = _FENCE.match(line)
        if opening:
            fence, out[at] = opening[1], ""
            continue
        if not line.strip():
            before_blank = True
            continue
        indented = line.startswith(("    ", "\t")) and not in_list
        in_code = indented and (before_blank or in_code)
        if in_code:
            out[at] = ""
        elif not line.startswith((" ", "\t")):
            in_list = _LIST.match(line) is not None
        elif _LIST.match(line):
            in_list = True
        before_blank = False
    return out


def _headings(lines: list[str]) -> list[Heading]:
    """ATX, underlined and HTML headings, and lines all in bold."""
    found: list[Heading] = []
    open_: list[int] = []  # places of the headings that the next one may stand under
    for at, line in enumerate(lines):
        text = line[:LONGEST_HEADING]
        if atx := _ATX.match(text):
            level, shown = len(atx[1]), atx[2].rstrip("# \t") or atx[2]
        elif tag := _HTML_HEADING.match(text):
            level, shown = int(tag[1]), tag[2]
        elif underline := _underlined(lines, at):
            level, shown = underline, text
        elif (summary := _SUMMARY.match(text)) and _TERM.search(summary[1]):
            level, shown = PSEUDO_LEVEL, summary[1]
        elif bold := _BOLD.match(text):
            level, shown = PSEUDO_LEVEL, bold[1]
        else:
            continue
        while open_ and found[open_[-1]].level >= level:
            open_.pop()
        found.append(Heading(at + 1, level, plain(parse_cell(shown)), open_[-1] if open_ else -1))
        open_.append(len(found) - 1)
    return found


def _underlined(lines: list[str], at: int) -> int:
    """1 or 2 when the next line underlines this one."""
    text = lines[at].strip()
    if (
        not text
        or at + 1 >= len(lines)
        or "|" in text
        or _LIST.match(lines[at])
        or len(text) > LONGEST_HEADING
    ):
        return 0
    if at and lines[at - 1].strip():
        return 0  # the last line of a paragraph: more likely a rule below it
    rule = lines[at + 1].strip()
    if len(rule) < 2 or len(rule) > 200:
        return 0
    return 1 if set(rule) == {"="} else 2 if set(rule) == {"-"} else 0
