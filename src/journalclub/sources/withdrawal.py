"""Withdrawn and missing papers told in a sentence. Pure; not: finding out whether a PDF exists."""

from __future__ import annotations

import re

from journalclub.models.ids import PaperId
from journalclub.models.paper import Preprint
from journalclub.text import shorten

# How arXiv and authors put it: https://info.arxiv.org/help/withdraw.html
_PAPER_WITHDRAWN = re.compile(
    r"\b(?:paper|article|manuscript|submission|preprint|work|note|letter|version)"
    r"(?: (?:has been|have been|was|is|is being|is now))? withdrawn\b|^withdrawn\b",
    re.IGNORECASE,
)
_WITHDRAWN_BY = re.compile(
    r"\bwithdrawn (?:by|due|because|from arxiv|for)\b", re.IGNORECASE
)  # in comments only
_NOT_THIS_ONE = re.compile(
    r"\b(?:previous|earlier|older|first|another|other|v\d+|version \d+)\b", re.IGNORECASE
)
_COMMENT_START, _ABSTRACT_START = 300, 80  # characters; an abstract about withdrawals says so later


def is_withdrawn(comment: str | None, abstract: str) -> bool:
    """Whether a paper's own words say that it was withdrawn."""
    comment = (comment or "")[:_COMMENT_START]
    return (
        _says(_PAPER_WITHDRAWN, comment)
        or _says(_WITHDRAWN_BY, comment)
        or _says(_PAPER_WITHDRAWN, abstract[:_ABSTRACT_START])
    )


def no_pdf(preprint: Preprint) -> str:
    """Why arXiv has no PDF of a paper, and what to do."""
    paper = PaperId(preprint.id, preprint.version)
    if not preprint.withdrawn:
        return f"arXiv has no PDF of {paper}: give one with --pdf FILE."
    why = f" (“{shorten(preprint.comment, 200)}”)" if preprint.comment else ""
    return f"{paper} was withdrawn{why} and has no PDF{_way_out(paper)}."


def withdrawn_but_there(preprint: Preprint) -> str:
    """A warning for a paper that says it was withdrawn although its PDF is still there."""
    why = shorten(preprint.comment or preprint.abstract, 200)
    return f"{preprint.ref} says that it was withdrawn: “{why}”"


def _way_out(paper: PaperId) -> str:
    if paper.number is None or paper.number < 2:
        return ""
    return f"; earlier versions stay: jc new {paper.base}v{paper.number - 1}"


def _says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the text says it of this paper, not of another version or paper."""
    match = pattern.search(text)
    return match is not None and _NOT_THIS_ONE.search(text[: match.end()]) is None
