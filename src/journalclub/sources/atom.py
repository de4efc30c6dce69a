"""Whether an answer of arXiv's API is a feed that can be trusted. Pure; not: making papers of it (arxiv.py).

The `arxiv` package parses with recovery switched on; what it would mend silently is refused here first.
"""

from __future__ import annotations

from dataclasses import dataclass

from journalclub.text import shorten

_ATOM = "{http://www.w3.org/2005/Atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
# Expat's codes for a document that ends too early: nothing found, open token, partial character, open CDATA.
_CUT_SHORT = frozenset({3, 5, 6, 20})


@dataclass(frozen=True, slots=True)
class Feed:
    """What is looked at before the entries are."""

    total: int  # how many entries arXiv says there are
    ids: tuple[str, ...]  # each entry's, as given
    error: str | None  # what an entry that reports an error says


class BrokenFeedError(Exception):
    """The answer is no feed; its text follows "arXiv"."""

    def __init__(self, what: str, *, passing: bool) -> None:
        self.passing = passing  # whether asking again may help
        super().__init__(what)


def inspect_feed(body: bytes) -> Feed:
    """Parse strictly: no document type, no entities, no mending. Raises BrokenFeedError."""
    import xml.etree.ElementTree as ET  # only its exception; defusedxml parses

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith((b"<!doctype", b"<html")):
        raise BrokenFeedError("sent a web page instead of metadata", passing=True)
    try:
        root = fromstring(body, forbid_dtd=True)
    except DefusedXmlException:
        raise BrokenFeedError(
            "sent metadata with entity definitions, which is an attack", passing=False
        ) from None
    except ET.ParseError as error:
        if error.code in _CUT_SHORT:
            raise BrokenFeedError("sent metadata that is cut short", passing=True) from None
        raise BrokenFeedError(f"sent damaged metadata ({shorten(str(error))})", passing=False) from None
    except (ValueError, LookupError):  # an encoding that does not exist
        raise BrokenFeedError("sent metadata in an unknown encoding", passing=False) from None
    if root.tag != f"{_ATOM}feed":
        raise BrokenFeedError("sent something else than metadata", passing=True)
    entries = root.findall(f"{_ATOM}entry")
    ids = tuple((entry.findtext(f"{_ATOM}id") or "").strip() for entry in entries)
    errors = (
        shorten(entry.findtext(f"{_ATOM}summary") or "an error without explanation", 120)
        for entry, entry_id in zip(entries, ids, strict=True)
        if "/api/errors" in entry_id
    )
    total = (root.findtext(_TOTAL) or "").strip()
    return Feed(int(total) if total.isascii() and total.isdigit() else len(ids), ids, next(errors, None))
