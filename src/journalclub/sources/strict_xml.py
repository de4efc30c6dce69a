"""XML from arXiv read strictly, or a sentence on what came instead. Pure; not: what its elements mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journalclub.text import shorten

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Expat's codes for a document that ends too early: nothing found, open token, partial character, open CDATA.
_CUT_SHORT = frozenset({3, 5, 6, 20})


class BrokenFeedError(Exception):
    """The answer is no feed; its text follows "arXiv"."""

    def __init__(self, what: str, *, passing: bool) -> None:
        self.passing = passing  # whether asking again may help
        super().__init__(what)


def strict_root(body: bytes, expected: str) -> Element:
    """The document's root, which must be `expected`: no document type, no entities, no mending.

    Raises BrokenFeedError.
    """
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
    if root.tag != expected:
        raise BrokenFeedError("sent something else than metadata", passing=True)
    return root
