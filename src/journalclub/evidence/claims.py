"""Paragraphs of a presenter's file to quotes and figures, with pages. Not: whether these are true (judging.py). Pure.

The forms are those in which our own files quote (decks/speech.py, the templates of sheet and page), and what people
make of them. Not: judging any of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from journalclub.models.evidence import FileLine, Quote, Reference, Spot
from journalclub.shorten import sentences

_PAGES = r"\b(?:[Pp]p?\.|[Pp]ages?)\s?(\d{1,4})(?:\s?[–-]\s?(\d{1,4}))?(?!\d|[.,]\d)"
_NAME = (
    r"\b(Figure|Fig\.|Table|Tab\.|Algorithm|Alg\.|Equation|Eq\.|Section|Sec\.)\s?"
    r"\(?([A-Z]?\.?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[IVXL]{1,6}|[A-Z])\b\)?"
)
_FULL = {"Fig.": "Figure", "Tab.": "Table", "Alg.": "Algorithm", "Eq.": "Equation", "Sec.": "Section"}
_PAGE = re.compile(_PAGES)
_NAMED = re.compile(_NAME)
_CAPTIONED = re.compile(_NAME + r",\s?$")  # Figure 3, “what its caption says”
_NAME_LENGTH = 40  # characters
_NEAR = 12  # characters between a figure's name and its page
_BETWEEN = re.compile(
    r"(?:,| is| on| \()*\s?(?:on )?\(?", re.IGNORECASE
)  # "Figure 3, p. 5", "Figure 3 is on page 5"
# "p. 5 (Introduction): “…”", as in the notes.
_NOTED = re.compile(rf"\W{{0,9}}{_PAGES}(?:\s?\((?P<where>[^“”]{{0,300}})\))?\s?:\s?[“\"„«]")
_ENDS = '”"“»'
_LETTER = re.compile(r"\w")
# "**To question (p. 5)**: …": the page of everything in the line.
_HEADED = re.compile(rf"[^“”\"]{{0,60}}\({_PAGES}\)\W{{0,4}}:\s")
_TRAILING = re.compile(r"\s*\(?\bpp?\.\s?(\d{1,4})(?:\s?[–-]\s?(\d{1,4}))?\)?[.\s]*$")
_ADDRESS = re.compile(r"https?://[^\s<>\]]{3,400}|\barXiv:\d|\bdoi:")
_OPENING, _CLOSING = "“„«", "”»"
_LABEL = re.compile(r"[^:]{1,60}:\s")  # "Question sheet: " before the paper's title
_LINKED = re.compile(r"[^:]{1,60}:\s+https?://\S{3,400}\s*(?:\(|$|\bp\.)")  # "Code: https://… (p. 4)"
_FAR = 200  # characters between a quote and the page after it
_SHORT = 4  # words: a page belongs to a shorter quote only when it follows at once
_MOSTLY = 0.4  # share of a line in quotation marks from which on the rest is the presenter's own
_TITLE_AHEAD, _TITLE_LINES = 3, 6  # claims and lines between a slide's title and its figure's caption
_JOINED = 12  # paragraphs over which a quote may be spread


class _Noted(NamedTuple):
    """A line of the notes that is all quote."""

    start: int
    end: int
    pages: tuple[int, int]
    place: str | None


class _Page(NamedTuple):
    """A page named in a line."""

    start: int
    end: int
    pages: tuple[int, int]
    name: str | None  # the figure whose page it is


def collect(lines: Iterable[FileLine]) -> tuple[list[Quote], list[Reference]]:
    """Everything that a file claims, in its order; time is linear in its length."""
    quotes: list[Quote] = []
    references: list[Reference] = []
    for line in _whole(lines):
        pages = list(_pages(line.text))
        references.extend(_references(line, pages))
        quotes.extend(_quotes(line.text, line.spot, pages))
    return _titled(quotes), references


def _titled(quotes: list[Quote]) -> list[Quote]:
    """Slides' titles with the figure that the slide shows: they are often taken from its caption."""
    found = []
    for index, quote in enumerate(quotes):
        if quote.kind == "echo" and quote.place is None and quote.spot.part != "notes":
            following = quotes[index + 1 : index + 1 + _TITLE_AHEAD]
            near = (q.place for q in following if q.kind == "echo" and q.place and _together(quote, q))
            quote = replace(quote, hint=next(near, None))
        found.append(quote)
    return found


def _together(quote: Quote, other: Quote) -> bool:
    """Whether two stand on one slide, or within a few lines."""
    far = 0 if quote.spot.unit == "slide" else _TITLE_LINES
    return other.spot.part != "notes" and other.spot.number - quote.spot.number <= far


def _noted(text: str) -> _Noted | None:
    """A line such as "p. 5 (Introduction): “…”", whatever marks stand within the quote."""
    match = _NOTED.match(text)
    if match is None:
        return None
    end = max(text.rfind(mark) for mark in _ENDS)
    if end < match.end() or _LETTER.search(text, end + 1):
        return None
    named = _NAMED.fullmatch(match["where"] or "")
    pages = int(match[1]), int(match[2] or match[1])
    return _Noted(match.end(), end, pages, _name(named) if named else None)


def _references(line: FileLine, pages: list[_Page]) -> Iterator[Reference]:
    """Figures with their page, web addresses with theirs, and pages in parentheses that stand for the whole line."""
    text = line.text
    noted, headed = _noted(text), _HEADED.match(text)
    inside = [(noted.start, noted.end)] if noted else list(_marked(text))
    address = _ADDRESS.search(text)
    begins = _NAMED.match(text, headed.end() if headed else 0)
    subject = address[0] if address and "//" in address[0] else _name(begins) if begins else None
    trailing = _TRAILING.search(text)
    about = text[headed.end() if headed else 0 : trailing.start() if trailing else len(text)]
    for page in pages:
        if any(start < page.start < end for start, end in inside):
            continue
        if page.name or text[page.start - 1 : page.start] == "(":
            quoted = (
                text[: page.start - 1].rstrip().endswith(tuple(_ENDS))
            )  # the page is that of the quote before
            said = "" if quoted and page.name is None else about
            yield Reference(text[page.start : page.end], line.spot, page.pages, page.name or subject, said)


def _whole(lines: Iterable[FileLine]) -> Iterator[FileLine]:
    """Paragraphs with an open quotation mark together with those up to its end."""
    waiting: list[FileLine] = []
    for line in lines:
        joins = waiting and waiting[0].spot.part == line.spot.part and waiting[0].spot.unit == line.spot.unit
        if waiting and (not joins or len(waiting) > _JOINED or _begins(line.text)):
            yield from waiting
            waiting = []
        waiting.append(line)
        text = " ".join(x.text for x in waiting)
        if _is_open(text):
            continue
        yield FileLine(text, waiting[0].spot)
        waiting = []
    yield from waiting


def _begins(text: str) -> bool:
    """Whether a paragraph is a claim of its own."""
    return _NOTED.match(text) is not None or _HEADED.match(text) is not None


def _is_open(text: str) -> bool:
    return sum(text.count(c) for c in _OPENING) > sum(text.count(c) for c in _CLOSING) and "„" not in text


def _pages(text: str) -> Iterator[_Page]:
    """Pages named in a line, with the figure they belong to."""
    names = list(_NAMED.finditer(text))
    at = 0
    for match in _PAGE.finditer(text):
        while at < len(names) and names[at].end() <= match.start():
            at += 1
        name = None
        start = match.start()
        if at:
            before = names[at - 1]
            if match.start() - before.end() <= _NEAR and _BETWEEN.fullmatch(
                text[before.end() : match.start()]
            ):
                name, start = _name(before), before.start()
        first = int(match[1])
        yield _Page(start, match.end(), (first, int(match[2]) if match[2] else first), name)


def _name(match: re.Match[str]) -> str:
    return f"{_FULL.get(match[1], match[1])} {match[2]}"


def _quotes(text: str, spot: Spot, pages: list[_Page]) -> Iterator[Quote]:
    """What a line says the paper says."""
    noted = _noted(text)
    if noted is not None:
        yield Quote(text[noted.start : noted.end], spot, "quote", noted.pages, noted.place)
        return
    marked = list(_marked(text))
    yield from _marked_quotes(text, spot, pages, marked)
    if sum(end - start for start, end in marked) < _MOSTLY * len(text) and not _HEADED.match(text):
        yield from _unmarked_quotes(text, spot, pages)


def _marked_quotes(
    text: str, spot: Spot, pages: list[_Page], marked: list[tuple[int, int]]
) -> Iterator[Quote]:
    """What stands in quotation marks."""
    headed = _HEADED.match(text)
    head = (int(headed[1]), int(headed[2] or headed[1])) if headed else None
    for number, (start, end) in enumerate(marked):
        limit = marked[number + 1][0] if number + 1 < len(marked) else len(text)
        words = text[start + 1 : end]
        named = _CAPTIONED.search(text[max(0, start - _NAME_LENGTH) : start])
        page = _page_after(text, end + 1, limit, len(words.split()), pages) or head
        place = _name(named) if named else None
        yield Quote(words, spot, "quote" if page else "echo", page, place)


def _unmarked_quotes(text: str, spot: Spot, pages: list[_Page]) -> Iterator[Quote]:
    """A caption after its figure's name, a statement before its page, and what may be one without any page."""
    if _LINKED.match(text):
        return
    begin = pages[0] if pages and pages[0].name and not text[: pages[0].start].strip() else None
    trailing = _TRAILING.search(text)
    if begin is not None and spot.part != "notes":
        yield Quote(text[begin.end :].strip(), spot, "echo", begin.pages, begin.name)
    elif trailing is not None and pages and pages[-1].name is None:
        first = int(trailing[1])
        yield Quote(text[: trailing.start()], spot, "statement", (first, int(trailing[2] or first)))
    elif spot.part != "notes" and not _ADDRESS.search(text):  # addresses stand in links and bibliographies
        text = _without_places(text, pages)
        label = _LABEL.match(text)
        texts = [text[: label.end()], text[label.end() :]] if label else [text]
        yield from (Quote(s, spot, "echo") for part in texts for s in sentences(part))


def _without_places(text: str, pages: list[_Page]) -> str:
    """The text without a list's figures and pages, which are no words of the paper's; a single one stays."""
    named = [p for p in pages if p.name is not None]
    if len(named) > 1:
        for page in reversed(named):
            text = text[: page.start] + text[page.end :]
    return text


def _page_after(text: str, start: int, limit: int, words: int, pages: list[_Page]) -> tuple[int, int] | None:
    """The page that follows a quote before the next one begins."""
    for page in pages:
        if start <= page.start < limit:
            near = not text[start : page.start].strip(" (,.;:")
            far = page.name is None and page.start - start <= _FAR and words >= _SHORT
            return page.pages if near or far else None
    return None


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """Where quotation marks open and close; inner ones belong to the outer."""
    depth, start, straight = 0, 0, -1
    for index, char in enumerate(text):
        if char == '"' and depth == 0:
            if straight >= 0:
                yield straight, index
                straight = -1
            else:
                straight = index
        elif char in _OPENING and straight < 0:
            if char == "“" and depth and text[start] == "„":
                depth -= 1
                if depth == 0:
                    yield start, index
                continue
            start = start if depth else index
            depth += 1
        elif char in _CLOSING and depth:
            depth -= 1
            if depth == 0:
                yield start, index
