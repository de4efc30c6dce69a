"""A cell's inline Markdown and HTML, to pieces of text and links, in linear time. Not: what they mean."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from journalclub.adopting.vocabulary import listed

LONGEST = 20_000  # characters of a cell that are read; more is no cell of a table
CELLS_KEPT = 4_096  # as a cell is looked at several times
DEEPEST = 4  # links within links: a badge is an image within a link
_LONGEST_TAG = 2_000  # characters

_SPECIAL = re.compile(r"[\\\[!<*_~`h]|\n")
_BRACKET = re.compile(r"\\.|[\[\]()]", re.DOTALL)
_TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]{{0,15}})((?:\s[^<>]{{0,{_LONGEST_TAG}}})?)/?>")
_AUTOLINK = re.compile(rf"<((?:https?|mailto):[^\s<>]{{1,{_LONGEST_TAG}}})>", re.IGNORECASE)
_BARE = re.compile(rf"https?:[^\s<>\"`|]{{1,{_LONGEST_TAG}}}", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
# What site generators put in for addresses: {{ "/path" | relative_url }}, {{ site.baseurl }}/path, {% link x.md %}.
_LIQUID = re.compile(
    r"""\{\{\s{0,3}(?:"(?P<quoted>[^"{}]{0,500})"|'(?P<single>[^'{}]{0,500})')?[^{}]{0,200}\}\}|\{%\s{0,3}link\s(?P<file>[^{}%]{1,500})%\}"""
)
_BREAKS = frozenset({"br", "p", "li", "ul", "ol", "div", "tr"})
_STRIKES = frozenset({"s", "del", "strike"})
_SILENT = listed(
    "a|b|i|u|em|strong|span|font|center|code|kbd|sub|sup|small|big|mark|details|summary|blockquote"
    "|pre|tt|h1|h2|h3|h4|h5|h6|hr|table|tbody|thead|td|th|section|iframe"
)
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Piece(NamedTuple):
    """A run of text, or a link with its label."""

    text: str
    url: str | None = None  # "" for a link that leads nowhere
    struck: bool = False
    strong: bool = False  # emphasised, weakly or strongly
    image: bool = False  # a picture, or a link that shows one; `text` is its alternative text
    bracketed: bool = False  # a link that stands in square brackets of its own: [[label](url)]


class _Mark(NamedTuple):
    """A run of emphasis characters that may open or close."""

    char: str
    length: int
    opens: bool
    closes: bool


Pieces = tuple[Piece, ...]


@lru_cache(maxsize=CELLS_KEPT)
def parse_cell(text: str) -> Pieces:
    """Pieces in order, emphasis resolved, entities decoded; a line break is a piece of its own."""
    text = text[:LONGEST]
    return _emphasised(_Scanner(text).scan(0, len(text), 0))


def plain(pieces: Pieces, links: bool = True) -> str:
    """The text alone, on one line, without pictures; `links` False leaves the links' labels out."""
    shown = (p.text for p in pieces if not p.image and (links or p.url is None))
    return " ".join("".join(shown).split())


def unstruck(pieces: Pieces) -> Pieces:
    """Without what is struck through."""
    return tuple(p for p in pieces if not p.struck)


class _Scanner:
    """One pass over a text; brackets are paired beforehand, so that nothing is searched twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs = _pairs(text)
        self.lower = text.lower() if "<a" in text or "<A" in text else ""
        self.no_closing_anchor = False

    def scan(self, at: int, end: int, depth: int) -> list[Piece | _Mark]:
        out: list[Piece | _Mark] = []
        plain_from = at
        while at < end:
            special = _SPECIAL.search(self.text, at, end)
            if special is None:
                break
            hit = self._special(special.start(), end, depth)
            if hit is None:
                at = special.end()
                continue
            _text(out, self.text[plain_from : special.start()])
            out.extend(hit[0])
            at = plain_from = hit[1]
        _text(out, self.text[plain_from:end])
        return out

    def _special(self, at: int, end: int, depth: int) -> tuple[list[Piece | _Mark], int] | None:
        """What begins at a special character, and where it ends."""
        char = self.text[at]
        if char == "\n":
            return [Piece("\n")], at + 1
        if char == "\\":
            escaped = self.text[at + 1 : at + 2]
            return ([Piece(escaped)], at + 2) if escaped in _ESCAPABLE and escaped and at + 2 <= end else None
        if char == "h":
            return self._bare(at, end)
        if char == "<":
            return self._tag(at, end, depth)
        if char == "!":
            return self._link(at + 1, end, depth, image=True) if self.text[at + 1 : at + 2] == "[" else None
        if char == "[":
            return self._link(at, end, depth, image=False)
        if char == "`":
            return [], at + 1
        return self._mark(at, end)

    def _mark(self, at: int, end: int) -> tuple[list[Piece | _Mark], int]:
        """A run of *, _ or ~."""
        char = self.text[at]
        stop = at
        while stop < end and self.text[stop] == char:
            stop += 1
        before = self.text[at - 1 : at] or " "
        after = self.text[stop : stop + 1] or " "
        opens, closes = not after.isspace(), not before.isspace()
        if char == "_" and before.isalnum() and after.isalnum():
            opens = closes = False
        return [_Mark(char, stop - at, opens, closes)], stop

    def _link(self, at: int, end: int, depth: int, image: bool) -> tuple[list[Piece | _Mark], int] | None:
        """[label](url), ![alt](src), [label] (https://…); None when it is a plain bracket."""
        close = self.pairs.get(at)
        if close is None or close >= end or depth >= DEEPEST:
            return None
        target, after = self._target(close, end)
        if target is None:
            return None
        label = self._label(at + 1, close, depth)
        if image:
            return [Piece(label.text, image=True)], after
        struck = label.struck
        if not label.text and not label.image:
            label = label._replace(text=target)
        bracketed = label.bracketed or (self.text[at - 1 : at] == "[" and self.text[after : after + 1] == "]")
        return [Piece(label.text, target, struck, False, label.image, bracketed)], after

    def _label(self, start: int, end: int, depth: int) -> Piece:
        """A link's label as one piece."""
        inner = _emphasised(self.scan(start, end, depth + 1))
        text = plain(inner)
        images = [p for p in inner if p.image]
        bracketed = text.startswith("[") and text.endswith("]")
        if bracketed:
            text = text[1:-1].strip()
        if not text and images:
            return Piece(images[0].text, image=True)
        return Piece(text, struck=bool(inner) and all(p.struck for p in inner), bracketed=bracketed)

    def _target(self, close: int, end: int) -> tuple[str | None, int]:
        """The address behind a closing bracket, and where it ends."""
        after = self.text[close + 1 : close + 2]
        if after == "(":
            stop = self.pairs.get(close + 1)
            if stop is not None and stop < end:
                return self._address(self.text[close + 2 : stop]), stop + 1
        elif after == " " and self.text[close + 2 : close + 6].lower() == "(htt":
            stop = self.pairs.get(close + 2)
            if stop is not None and stop < end:
                return self._address(self.text[close + 3 : stop]), stop + 1
        return None, 0

    def _address(self, inside: str) -> str:
        """The address of `(url "title")`, `(<url>)` and of a broken `([text](url))`."""
        inside = _LIQUID.sub(_of_template, inside).strip()
        if inside.startswith("[") and "](" in inside:
            inside = inside.rsplit("](", 1)[1].rstrip(")")
        elif inside.startswith("<") and ">" in inside:
            inside = inside[1:].split(">", 1)[0]
        words = inside.split(None, 1)
        if len(words) == 2 and words[1][0] not in "\"'(":
            return html.unescape(inside.replace(" ", "%20"))  # a path with a space that nobody encoded
        return html.unescape(words[0]) if words else ""

    def _bare(self, at: int, end: int) -> tuple[list[Piece | _Mark], int] | None:
        """An address that stands in the text."""
        match = _BARE.match(self.text, at, end)
        if match is None or self.text[max(0, at - 1) : at].isalnum():
            return None
        url = match[0]
        while url and (url[-1] in ".,;:!?'\"*_]" or (url[-1] == ")" and url.count(")") > url.count("("))):
            url = url[:-1]
        url = url.split("](", 1)[0]
        if len(url) <= len("https://"):
            return None
        shown = html.unescape(url)
        return [Piece(shown, shown)], at + len(url)

    def _tag(self, at: int, end: int, depth: int) -> tuple[list[Piece | _Mark], int] | None:
        """<br>, <a href=…>…</a>, <img …>, <del>, <https://…>; other tags of HTML vanish."""
        auto = _AUTOLINK.match(self.text, at, end)
        if auto is not None:
            url = html.unescape(auto[1])
            return [Piece(url, url)], auto.end()
        tag = _TAG.match(self.text, at, end)
        if tag is None:
            return None
        name, closing = tag[2].lower(), bool(tag[1])
        attributes = {k.lower(): html.unescape(a or b or c) for k, a, b, c in _ATTRIBUTE.findall(tag[3])}
        if name == "a" and not closing and "href" in attributes and depth < DEEPEST:
            close = -1 if self.no_closing_anchor else self.lower.find("</a", tag.end(), end)
            self.no_closing_anchor = close < 0
            if close >= 0:
                label = self._label(tag.end(), close, depth)
                stop = self.text.find(">", close, end)
                shown = label.text or ("" if label.image else attributes["href"])
                piece = Piece(shown, attributes["href"].strip(), label.struck, False, label.image)
                return [piece], stop + 1 if stop >= 0 else end
        if name == "img":
            return [Piece(attributes.get("alt", ""), image=True)], tag.end()
        if name in _BREAKS:
            return [Piece("\n")], tag.end()
        if name in _STRIKES:
            return [_Mark("<", 1, not closing, closing)], tag.end()
        return ([], tag.end()) if name in _SILENT else None


def _of_template(match: re.Match[str]) -> str:
    """The path within an address that a site generator makes."""
    return (match["quoted"] or match["single"] or match["file"] or "").strip()


def _text(out: list[Piece | _Mark], text: str) -> None:
    if text:
        out.append(Piece(html.unescape(text) if "&" in text else text))


def _pairs(text: str) -> dict[int, int]:
    """Opening to closing bracket, round and square ones each for themselves; escaped ones are none."""
    pairs: dict[int, int] = {}
    open_: dict[str, list[int]] = {"]": [], ")": []}
    for match in _BRACKET.finditer(text):
        char = match[0]
        if char == "[":
            open_["]"].append(match.start())
        elif char == "(":
            open_[")"].append(match.start())
        elif open_.get(char):
            pairs[open_[char].pop()] = match.start()
    return pairs


def _emphasised(items: list[Piece | _Mark]) -> Pieces:
    """Marks in pairs vanish, strikes are noted, a single mark is the character it is."""
    waiting: dict[tuple[str, int], list[int]] = {}
    partner: dict[int, int] = {}
    for at, item in enumerate(items):
        if isinstance(item, _Mark):
            key = (item.char, item.length)
            if item.closes and waiting.get(key):
                partner[waiting[key].pop()] = at
                partner[at] = -1
            elif item.opens:
                waiting.setdefault(key, []).append(at)
    out: list[Piece] = []
    struck_until = strong_until = -1
    for at, item in enumerate(items):
        if isinstance(item, Piece):
            struck, strong = item.struck or at < struck_until, item.strong or at < strong_until
            out.append(item._replace(struck=struck, strong=strong))
        elif at in partner:
            if item.char in "~<":
                struck_until = max(struck_until, partner[at])
            else:
                strong_until = max(strong_until, partner[at])
        elif item.length == 1 and item.char != "<":
            out.append(Piece(item.char, struck=at < struck_until, strong=at < strong_until))
    return _merged(out)


def _merged(pieces: list[Piece]) -> Pieces:
    """Neighbouring runs of plain text as one."""
    out: list[Piece] = []
    texts: list[str] = []
    for at, piece in enumerate(pieces):
        if piece.url is not None or piece.image or piece.text == "\n":
            out.append(piece)
            continue
        texts.append(piece.text)
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if (
            following is None
            or following.url is not None
            or following.image
            or following.text == "\n"
            or (following.struck, following.strong) != (piece.struck, piece.strong)
        ):
            out.append(Piece("".join(texts), struck=piece.struck, strong=piece.strong))
            texts = []
    return tuple(out)
