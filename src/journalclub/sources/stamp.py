"""Whether a PDF is the paper it is said to be, by the stamp in its margin. Not: finding the stamp."""

from __future__ import annotations

from journalclub.errors import JcError
from journalclub.models.ids import PaperId, parse_paper_id


def check_stamp(stamp: str | None, paper: PaperId) -> str | None:
    """Compare the arXiv id printed on a PDF with the paper that was asked for.

    Returns a warning when the PDF is another version of it; None when both agree or nothing is printed.
    Raises JcError when the PDF is another paper.
    """
    if stamp is None:
        return None
    try:
        printed = parse_paper_id(stamp)
    except JcError:
        return None  # what looks like a stamp is none
    if printed.base != paper.base:
        raise JcError(
            f"the PDF is stamped {printed}, another paper than {paper}: fetch or give the right one."
        )
    if paper.version is not None and printed.version is not None and printed.version != paper.version:
        return f"the PDF is stamped {printed}, another version than {paper}"
    return None
