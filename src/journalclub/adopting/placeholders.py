"""Words that stand where something is still missing, and rows that show how to fill one in. Not: cancelled sessions."""

from __future__ import annotations

import re

from journalclub.adopting.vocabulary import listed

_PLACEHOLDERS = listed(
    "tbd|tba|tbc|tbh|n/a|na|none|nil|null|?|??|???|.|..|...|…|-|--|---|–|—|_|__|x|xx|xxx|/|open"
    "|open slot|free|free slot|available|empty|vacant|unassigned|to be determined|to be announced"
    "|to be confirmed|to be decided|to be scheduled|to be defined|volunteer needed|volunteers needed"
    "|looking for volunteers|volunteer|you|you?|your name here|could be you|articletitle"
    "|article title|papertitle|coming soon|pending|待定|未定|空|无|なし|미정|추후 공지|없음|offen"
    "|à définir|por definir|no presenter|no presentation|no speaker|nobody|unknown|see slack|tbd."
    "|tba.|n.n.|n. n.|nn|signup|sign up"
)
_TEMPLATE = re.compile(
    r"\b(?:dd|yyyy|yy)[-/. ](?:mm|mmm|mon)[-/. ](?:yyyy|yy|dd)\b|\bmm[-/. ]dd\b|\bx{2,4}[-/.]x{2,4}\b|\byour[ -]name\b|"
    r"\b(?:presenter|speaker|paper|talk|insert|example)[ _-](?:name|title|link|here|date|row)\b|\blorem ipsum\b|"
    r"\{\{|\bfirst ?name last ?name\b",
    re.IGNORECASE,
)
_DASHES = frozenset(" -–—−_.…·•/\\|?!,;:*~+=^#&()[]")
LONGEST = 60  # characters of a placeholder


def is_placeholder(text: str) -> bool:
    """Whether a cell's text says only that nothing is known yet."""
    if len(text) > LONGEST * 4:
        return False
    shown = " ".join(text.split()).strip("*_~`()[]<>\"' ").casefold()
    return shown in _PLACEHOLDERS or set(shown) <= _DASHES


def is_template(text: str) -> bool:
    """Whether a row only shows how rows are to be written."""
    return _TEMPLATE.search(text[:2_000]) is not None
