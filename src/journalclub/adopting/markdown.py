"""Text to Markdown, for readers of other formats: whatever they find is handed on in one form. Not: the other way."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\\[\]*_~`<])")


def escaped(text: str) -> str:
    """Plain text that reads as itself."""
    return _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;")


def link(label: str, url: str) -> str:
    """A link; `label` is Markdown already."""
    target = (
        url.replace(" ", "%20").replace("(", "%28").replace(")", "%29") if _unbalanced(url) else url.strip()
    )
    return f"[{label}]({target})"


def _unbalanced(url: str) -> bool:
    return " " in url or url.count("(") != url.count(")") or "[" in url
