"""Whether an answer of arXiv's API is a feed that can be trusted. Pure; not: making papers of it (arxiv.py).

The `arxiv` package parses with recovery switched on; what it would mend silently is refused here first.
"""

from __future__ import annotations

from dataclasses import dataclass

from journalclub.sources.strict_xml import strict_root
from journalclub.text import shorten

_ATOM = "{http://www.w3.org/2005/Atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"


@dataclass(frozen=True, slots=True)
class Feed:
    """What is looked at before the entries are."""

    total: int  # how many entries arXiv says there are
    ids: tuple[str, ...]  # each entry's, as given
    error: str | None  # what an entry that reports an error says


def inspect_feed(body: bytes) -> Feed:
    """Parse strictly: no document type, no entities, no mending. Raises BrokenFeedError."""
    root = strict_root(body, f"{_ATOM}feed")
    entries = root.findall(f"{_ATOM}entry")
    ids = tuple((entry.findtext(f"{_ATOM}id") or "").strip() for entry in entries)
    errors = (
        shorten(entry.findtext(f"{_ATOM}summary") or "an error without explanation", 120)
        for entry, entry_id in zip(entries, ids, strict=True)
        if "/api/errors" in entry_id
    )
    total = (root.findtext(_TOTAL) or "").strip()
    return Feed(int(total) if total.isascii() and total.isdigit() else len(ids), ids, next(errors, None))
