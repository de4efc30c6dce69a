"""The authors' names, from the rows between title and abstract. Not: affiliations, which are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from journalclub.reading import thresholds as th
from journalclub.reading.affiliations import AFFILIATION_WORDS, PARTICLES
from journalclub.reading.clean import clean, squeeze
from journalclub.reading.page import Span
from journalclub.reading.rows import Row
from journalclub.reading.typeset import Style

_SEPARATOR = "\x1f"
_SPLIT = re.compile(r"\s*(?:[,;\x1f|·•&]|(?<![\w-])(?:and|und|et)(?![\w-]))+\s*", re.IGNORECASE)
_PARENTHESES = re.compile(r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]|\{[^{}]{0,200}\}")
_MARKS = re.compile(r"[0-9*∗†‡§¶∥‖⋆★#^♯♦♣♠♥∇△▽◇⊥∆ªº¹²³⁴⁵⁶⁷⁸⁹⁰✉⃝]+|(?<=\w)[`´]$")
_PREFIX = re.compile(
    r"^(?:by|authors?|written by|von|par)\s*:?\s+|^(?:dr|prof|mr|ms|mrs)\.\s*", re.IGNORECASE
)
_SUFFIX = re.compile(
    r"[,\s]+(?:(?:student |senior |life |graduate )*(?:member|fellow),? ?(?:ieee|acm)?|ieee|acm|"
    r"ph\.? ?d\.?|m\.?d\.?|msc|bsc)\.?$",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"(?:(?:student |senior |life |graduate |associate )*(?:member|fellow)s?|ieee|acm|ph\.?d\.?|m\.?d\.?)",
    re.IGNORECASE,
)
_COLLABORATION = re.compile(
    r"(?:the )?[\w\s/.–-]{2,60}\b(?:collaborations?|consortium|team|authors)(?: team)?$", re.IGNORECASE
)
_TOKEN = re.compile(r"(?:[^\W\d_]|['’‘`´.\-‐–·ʹ])+")
_POLISH_L = re.compile(r"(?<=[A-Za-z]) (l[a-z]*)\b")  # TeX's \\l of old fonts comes out as a space and an l
_ORGANISATION = re.compile(r"[^\W\d_][^\W\d_ &.-]*(?:[ &.-]{1,3}[^\W\d_]+){0,4}")
_DATE_ON = re.compile(r"\s+on\s+[A-Z][a-z]+ \d{1,2}.*$")
_STOP = re.compile(
    r"\W*(?:abstract|key ?words|index terms|contents|ccs concepts|introduction|1\.? introduction)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\W*(?:received|accepted|submitted|dated?\b|published|edited by|communicated|doi|https?:|www\.)",
    re.IGNORECASE,
)


class _Piece(NamedTuple):
    """Part of a row between wide gaps, with the style of its letters and separators at raised marks."""

    text: str
    style: Style
    row: int
    alone: bool  # the only piece of its row


def find_authors(rows: Sequence[Row]) -> tuple[str, ...]:
    """Names in the order printed, without marks, degrees, e-mails and affiliations.

    `rows` are those between title and abstract, from top to bottom. Names share the style of the first
    row that holds any.
    """
    pieces = [piece for i, row in enumerate(rows) for piece in _pieces(row, i)]
    style: Style | None = None
    lines: list[list[str]] = []
    last: _Piece | None = None
    for piece in pieces:
        if _STOP.match(piece.text):
            if lines:
                break
            continue
        if _NOTE.match(piece.text):
            continue
        if style is not None and not _alike(piece.style, style):
            last = None
            continue
        parts = _parts(piece.text)
        if last is not None and last.alone and piece.alone and piece.row == last.row + 1 and lines:
            parts = _continue(lines[-1], last.text, parts)
        good = [_name(part) for part in parts]
        if not any(good):
            last = None
            continue
        if sum(name is not None for name in good) < th.NAMES_SHARE * sum(map(_counts, parts)):
            last = None
            continue
        style = style or piece.style
        lines.append([name for name in good if name])
        last = piece
    names = [name for line in lines for name in line]
    return tuple(dict.fromkeys(names)) or _organisation(pieces)


def _organisation(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    """An organisation that stands where names are expected: one line of a few capitalised words."""
    if not pieces or not pieces[0].alone:
        return ()
    text = squeeze(_MARKS.sub(" ", pieces[0].text.replace(_SEPARATOR, " "))).strip(" .,:;")
    words = text.split()
    plain = (
        not _STOP.match(text)
        and not _NOTE.match(text)
        and _ORGANISATION.fullmatch(text)
        and "anonymous" not in text.lower()
    )
    return (text,) if plain and len(words) <= 3 and all(w[0].isupper() for w in words) else ()


def _pieces(row: Row, index: int) -> list[_Piece]:
    """The row's parts between wide gaps."""
    found: list[list[Span]] = []
    right = float("-inf")
    for span in (span for line in row.lines for span in line.spans):
        if found and span.bbox[0] - right < th.PIECE_GAP * span.size:
            found[-1].append(span)
        else:
            found.append([span])
        right = span.bbox[2]
    pieces = []
    for spans in found:
        text = clean("".join(_SEPARATOR if s.raised and s.text.strip() else s.text for s in spans))
        if not text.strip(_SEPARATOR + " "):
            continue
        level = [s for s in spans if not s.raised] or spans
        main = max(level, key=lambda s: len(s.text.strip()))
        top = max(s.size for s in level)
        pieces.append((text, Style(round(top * 2) / 2, main.font, main.bold, main.italic)))
    return [_Piece(text, style, index, len(pieces) == 1) for text, style in pieces]


def _alike(a: Style, b: Style) -> bool:
    return abs(a.size - b.size) <= th.NAME_SIZE and a.bold == b.bold and a.italic == b.italic


def _parts(text: str) -> list[str]:
    """What stands between commas, "and" and raised marks."""
    text = _PARENTHESES.sub(_SEPARATOR, _DATE_ON.sub("", text))
    return _SPLIT.split(text)


def _continue(names: list[str], before: str, parts: list[str]) -> list[str]:
    """The parts of a row, the first put together with a name broken at the end of the row before."""
    end = before.rstrip().lower()
    if end.endswith((",", ";", _SEPARATOR, "&", " and")) or not parts or not parts[0].strip():
        return parts
    open_part = _parts(before)[-1]
    if len(parts[0].split()) > 1 and len(open_part.split()) > 1:
        return parts
    joined = _name(f"{open_part} {parts[0]}")
    if joined is None:
        return parts
    if names and names[-1] == _name(open_part):
        names.pop()
    return [joined, *parts[1:]]


def _counts(part: str) -> bool:
    """Whether a part is anything but a mark, a degree or a membership."""
    text = _MARKS.sub(" ", part).strip(" .")
    return bool(text) and not _MEMBER.fullmatch(text)


def _with_stroke(match: re.Match[str]) -> str:
    return match[0] if match[1] in PARTICLES else "ł" + match[1][1:]


def _name(text: str) -> str | None:
    """The part as a name, or None when it is none."""
    text = squeeze(_MARKS.sub(" ", text)).strip(" .,:;-–—_~˜")
    text = _POLISH_L.sub(_with_stroke, text)
    text = _SUFFIX.sub("", _PREFIX.sub("", text)).strip()
    if "anonymous" in text.lower():
        return None
    if _COLLABORATION.fullmatch(text):
        return text
    tokens = text.split()
    if not 1 < len(tokens) <= th.NAME_TOKENS or len(text) > th.NAME_CHARS or _MEMBER.fullmatch(text):
        return None
    capitals = 0
    for token in tokens:
        if not _TOKEN.fullmatch(token) or token.lower().strip(".") in AFFILIATION_WORDS:
            return None
        if token[0].isupper() or not token[0].isascii():
            capitals += 1
        elif token.lower() not in PARTICLES and not token.startswith(("d'", "d’", "al-", "el-", "’t", "'t")):
            return None
    return text if capitals >= 1 and any(len(t.strip(".")) > 1 for t in tokens) else None
