"""The arXiv id from the stamp in the margin of the first page. Not: ids anywhere else in the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journalclub.errors import JcError
from journalclub.models.ids import parse_paper_id
from journalclub.reading.layout import Layout
from journalclub.reading.page import Page

_ID = re.compile(
    r"\s*arxiv\s*:\s*([a-z-]+(?:\.[A-Za-z-]{2,})?/\d{7}(?:v\d{1,3})?|\d{4}\.\d{4,5}(?:v\d{1,3})?)",
    re.IGNORECASE,
)


def stamped_id(pages: Sequence[Page], layout: Layout) -> str | None:
    """The id with its version as stamped, or None when there is no stamp or no arXiv id in it."""
    if layout.stamp is None:
        return None
    number, index = layout.stamp
    page = next(page for page in pages if page.number == number)
    match = _ID.match(page.lines[index].text)
    if match is None:
        return None
    try:
        return str(parse_paper_id(match[1]))
    except JcError:
        return None
