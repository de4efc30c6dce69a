"""The inside of a Markdown line as records: emphasis, code, links, pictures. Not: blocks (markdown_blocks.py). Pure.

Time is linear in the line's length: nesting is bounded, and no search goes further than a bounded address.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import Literal
from urllib.parse import urlsplit

SpanKind = Literal["text", "strong", "em", "strike", "code", "link", "picture", "break"]
MOST_NESTED = 8  # what is nested deeper is text
_KINDS: dict[str, SpanKind] = {"**": "strong", "__": "strong", "*": "em", "_": "em", "~~": "strike"}
_OPENINGS = ("[", "![")
_ADDRESS = r"(?:[^\s()<>\\]|\\[()]|\([^\s()<>\\]{0,500}\)){0,2000}"
_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)"
    r"|(?P<code>(?<!`)`{1,8}(?!`))"
    r"|(?P<break>\n|<br ?/?>)"
    r"|<(?P<angle>https?://[^\s<>\"]{1,2000})>"
    r"|(?P<bare>\bhttps?://[^\s<>\"`*|\\\[\]]{1,2000})"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~)"
)
_TICKS = re.compile(r"`+")
_TARGET = re.compile(rf"\(\s{{0,9}}<?(?P<target>{_ADDRESS})>?(?:\s{{1,9}}\"[^\"\n]{{0,500}}\")?\s{{0,9}}\)")
_TRAILING = ".,;:!?)'"  # at the end of an address that stands bare in a sentence
_WEB = {"http", "https"}
# Words that Marp reads in a picture's text as orders, not as its description.
_ORDER = re.compile(
    r"bg|fit|cover|contain|auto|left|right|vertical|(?:w|h|width|height|left|right|blur|brightness|contrast|drop-shadow"
    r"|grayscale|hue-rotate|invert|opacity|saturate|sepia):\S{1,60}|\d{1,4}(?:\.\d{1,4})?%"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line."""

    kind: SpanKind
    text: str = ""  # of text, code and a picture's description
    target: str = ""  # of links: safe to click on; of pictures: as written
    inside: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Open:
    """Something that was begun and may end."""

    mark: str
    inside: list[Span]


def read_spans(text: str) -> tuple[Span, ...]:
    """A paragraph's text, its lines joined by line breaks; no two text spans follow one another."""
    return _Reader(text).read()


def plain(spans: tuple[Span, ...]) -> str:
    """The words alone."""
    return "".join(" " if s.kind == "break" else s.text + plain(s.inside) for s in spans)


def safe_target(target: str) -> str:
    """A link's target when a click can do no harm: a web address or a file beside this one; else ""."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc:
        return target if parts.scheme.lower() in _WEB and parts.netloc else ""
    return target if target and not target.startswith(("/", "\\", "#")) and ":" not in target else ""


def without_orders(description: str) -> str:
    """A picture's description without Marp's orders ("bg", "w:300"), which stand before it."""
    words = description.split()
    while words and _ORDER.fullmatch(words[0]):
        words.pop(0)
    return " ".join(words)


class _Reader:
    """One pass over a line, with a stack of what is open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack = [_Open("", [])]
        self.open: Counter[str] = Counter()
        self.no_code: set[int] = set()  # lengths of backtick runs that never close

    def read(self) -> tuple[Span, ...]:
        position = 0
        while match := _TOKEN.search(self.text, position):
            self._say(self.text[position : match.start()])
            position = self._token(match)
        self._say(self.text[position:])
        while len(self.stack) > 1:
            self._drop()
        return _joined(self.stack[0].inside)

    def _token(self, match: re.Match[str]) -> int:
        """Take one token; where to go on."""
        kind, found = match.lastgroup, match[0]
        end = match.end()
        if kind == "escape":
            self._say(found[1])
        elif kind == "entity":
            self._say(unescape(found))
        elif kind == "break":
            self._add(Span("break"))
        elif kind == "code":
            return self._code(match)
        elif kind == "angle":
            self._link(match["angle"])
        elif kind == "bare":
            address = found.rstrip(_TRAILING)
            self._link(address)
            return match.start() + len(address)
        elif kind == "open":
            self._begin(found)
        elif kind == "close":
            return self._close(end)
        else:
            self._emphasis(match)
        return end

    def _say(self, text: str) -> None:
        if text:
            self._add(Span("text", text))

    def _add(self, span: Span) -> None:
        self.stack[-1].inside.append(span)

    def _link(self, address: str) -> None:
        target = safe_target(address)
        if target and not self.open["["]:
            self._add(Span("link", target=target, inside=(Span("text", address),)))
        else:
            self._say(address)

    def _code(self, match: re.Match[str]) -> int:
        ticks = match[0]
        if len(ticks) not in self.no_code:
            for end in _TICKS.finditer(self.text, match.end()):
                if len(end[0]) == len(ticks):
                    code = self.text[match.end() : end.start()].replace("\n", " ")
                    self._add(Span("code", code.strip() or code))
                    return end.end()
            self.no_code.add(len(ticks))
        self._say(ticks)
        return match.end()

    def _begin(self, mark: str) -> None:
        if len(self.stack) > MOST_NESTED:
            self._say(mark)
            return
        self.stack.append(_Open(mark, []))
        self.open[mark] += 1

    def _drop(self) -> None:
        """What is open on top was never closed: its mark is text."""
        top = self.stack.pop()
        self.open[top.mark] -= 1
        self._say(top.mark)
        self.stack[-1].inside.extend(top.inside)

    def _end(self) -> tuple[str, tuple[Span, ...]]:
        top = self.stack.pop()
        self.open[top.mark] -= 1
        return top.mark, _joined(top.inside)

    def _close(self, end: int) -> int:
        """A closing bracket: the end of a link or picture, or text."""
        if not any(self.open[mark] for mark in _OPENINGS):
            self._say("]")
            return end
        while self.stack[-1].mark not in _OPENINGS:
            self._drop()
        target = _TARGET.match(self.text, end)
        if target is None:
            self._drop()
            self._say("]")
            return end
        mark, inside = self._end()
        address = unescape(target["target"].replace("\\", ""))
        if mark == "![":
            self._add(Span("picture", without_orders(plain(inside)), address))
        elif (safe := safe_target(address)) and not self.open["["]:
            self._add(Span("link", target=safe, inside=inside))
        else:  # a link in a link, or to something that is no page: its words stay
            self.stack[-1].inside.extend(inside)
        return target.end()

    def _emphasis(self, match: re.Match[str]) -> None:
        run = match[0]
        before = self.text[match.start() - 1 : match.start()] if match.start() else ""
        after = self.text[match.end() : match.end() + 1]
        word = run[0] == "_"
        closes = bool(before.strip()) and not (word and after.isalnum())
        opens = bool(after.strip()) and not (word and before.isalnum())
        for mark in self._marks(run):
            if closes and self.open[mark]:
                while self.stack[-1].mark != mark:
                    self._drop()
                _, inside = self._end()
                self._add(Span(_KINDS[mark], inside=inside))
            elif opens:
                self._begin(mark)
            else:
                self._say(mark)

    def _marks(self, run: str) -> tuple[str, ...]:
        """Three in a row are one and two, the innermost first when they close."""
        if len(run) < 3:
            return (run,)
        one, two = run[:1], run[:2]
        return (one, two) if self.stack[-1].mark == one else (two, one)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Neighbouring texts as one."""
    joined: list[Span] = []
    texts: list[str] = []
    for span in spans:
        if span.kind == "text":
            texts.append(span.text)
            continue
        if texts:
            joined.append(Span("text", "".join(texts)))
            texts = []
        joined.append(span)
    if texts:
        joined.append(Span("text", "".join(texts)))
    return tuple(joined)
