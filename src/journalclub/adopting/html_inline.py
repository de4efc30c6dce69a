"""The content of an HTML element as Markdown on one line. Not: tables, or pages as a whole."""

from __future__ import annotations

import re
from typing import Any

from journalclub.adopting.markdown import escaped, link

DEEPEST = 30  # elements within elements
BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "dl", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"})
_STRONG = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "cite": "*",
    "s": "~~",
    "del": "~~",
    "strike": "~~",
}
_LINK = re.compile(r"(\[[^\[\]]{1,300}\]\(https?://[^\s()]{1,1000}\))")
_CLOSING = frozenset(".,;:!?)]")
SKIPPED = frozenset({"script", "style", "template", "noscript"})


def inline_markdown(element: Any, depth: int = 0, but: frozenset[str] = frozenset()) -> str:
    """An element's content as Markdown on one line; elements of the tags `but` are left out."""
    if depth > DEEPEST or not isinstance(element.tag, str) or element.tag in SKIPPED:
        return ""
    parts = [_words(element.text)]
    for child in element:
        inner = "" if child.tag in but else inline_markdown(child, depth + 1, but)
        if child.tag == "br":
            parts.append("<br>")
        elif child.tag == "img":
            parts.append(f"![{escaped(child.get('alt', ''))}]({child.get('src', '').split(' ')[0]})")
        elif child.tag == "a" and child.get("href") is not None:
            parts.append(link(inner.replace("<br>", " ").strip(), child.get("href")))
        elif child.tag in BLOCKS and child.tag not in but:
            parts.append(f"<br>{inner}<br>")
        elif child.tag in _STRONG and inner.strip():
            mark = _STRONG[child.tag]
            after = "" if (child.tail or "")[:1] in _CLOSING else " "
            parts.append(f"{mark}{inner.strip()}{mark}{after}")
        else:
            parts.append(inner)
        parts.append(_words(child.tail))
    return re.sub(r"(?:\s?<br>\s?)+", "<br>", "".join(parts)).removeprefix("<br>").removesuffix("<br>")


def _words(text: str | None) -> str:
    """Text that reads as itself, but for links of Markdown, which code hosts show as such within HTML."""
    if not text:
        return ""
    pieces = _LINK.split(re.sub(r"\s+", " ", text))
    return "".join(piece if at % 2 else escaped(piece) for at, piece in enumerate(pieces))
