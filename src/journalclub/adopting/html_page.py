"""An HTML page without tables as Markdown, so that headings and lists in it can be read. Not: reading them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from journalclub.adopting.html_inline import BLOCKS, SKIPPED, inline_markdown

DEEPEST = 60  # elements within elements
_PAGE = re.compile(
    r"\s{0,200}(?:<\?xml[^<>]{0,200}>\s{0,50})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_LISTS = frozenset({"ul", "ol", "dl"})
_ROOMS = frozenset(
    {"html", "body", "div", "section", "main", "article", "center", "header", "footer", "span", "details"}
)


def is_html(text: str) -> bool:
    """Whether a text is a page of HTML rather than Markdown with some in it."""
    return _PAGE.match(text.lstrip("\ufeff")) is not None


def as_markdown(text: str) -> tuple[list[str], list[int]]:
    """Lines of Markdown, and for each the line of the page, from 1, that it is from."""
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        return [], []
    lines: list[str] = []
    sources: list[int] = []
    for line, shown in _blocks(root, 0, 0) if root is not None else ():
        for part in shown.split("\n"):
            lines.append(part)
            sources.append(line)
    return lines, sources


def _blocks(element: Any, indent: int, depth: int) -> Iterator[tuple[int, str]]:
    """The blocks of an element, each with its line; a blank line stands between those that are no list items."""
    if depth > DEEPEST or not isinstance(element.tag, str) or element.tag in SKIPPED:
        return
    line = int(element.sourceline or 1)
    if re.fullmatch("h[1-6]", element.tag):
        yield line, f"{'#' * int(element.tag[1])} {_line(element)}\n"
    elif element.tag == "dl":
        yield from _definitions(element)
    elif element.tag == "li":
        yield line, f"{' ' * indent}- {_line(element, _LISTS)}"
        for child in element:
            if child.tag in _LISTS:
                yield from _blocks(child, indent + 2, depth + 1)
    elif element.tag in _LISTS or (element.tag in _ROOMS and any(c.tag in BLOCKS | _ROOMS for c in element)):
        for child in element:
            yield from _blocks(child, indent, depth + 1)
        yield line, ""
    elif shown := _line(element):
        yield line, f"{shown}\n"


def _definitions(element: Any) -> Iterator[tuple[int, str]]:
    """Terms and what belongs to them, an item each."""
    for child in element.iter("dt", "dd"):
        lead = "- " if child.tag == "dt" else "  "
        yield int(child.sourceline or 1), f"{lead}{_line(child)}{':' if child.tag == 'dt' else ''}"


def _line(element: Any, but: frozenset[str] = frozenset()) -> str:
    return inline_markdown(element, but=but).replace("<br>", " ").strip()
