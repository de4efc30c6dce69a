"""The words that begin captions, in several languages, and their labels. Not: which lines are captions."""

from __future__ import annotations

import re
from typing import NamedTuple

from journalclub.models.paper import FigureKind

CAPTION_WORDS: dict[FigureKind, tuple[str, ...]] = {
    # English, German, French, Spanish, Portuguese, Italian. Plurals are running text ("Figures 3 and 4").
    "figure": ("figure", "fig", "abbildung", "abb", "figura"),
    "table": ("table", "tab", "tabelle", "tableau", "tabla", "tabela", "tabella", "cuadro", "quadro"),
    "algorithm": ("algorithm", "alg", "algorithmus", "algorithme", "algoritmo"),
}
PREFIXES = ("extended data", "supplementary", "supplemental", "supporting", "appendix")
"""Words before the caption word. The prefix becomes a part of the label: "Extended Data 2"."""

MAX_HEAD = 60
"""Characters at a line's start in which word and label must stand."""

_KIND_OF: dict[str, FigureKind] = {word: kind for kind, words in CAPTION_WORDS.items() for word in words}
FIRST_LETTERS = frozenset(word[0].upper() for word in (*_KIND_OF, *PREFIXES))


def _spaced(word: str) -> str:
    """The word, with room for a space after its first letter: small capitals are often set as "F IGURE"."""
    return word[0] + r"\s?" + word[1:]


_WORDS = "|".join(_spaced(w) for w in sorted(_KIND_OF, key=len, reverse=True))
_LABEL = (
    r"(?P<label>(?:[A-Z]{1,2}[.–-]?)?\d{1,3}(?:[.–-]\d{1,3}){0,2}(?:[a-zA-Z]|\s?\([a-z]\))?(?!\w)"
    r"|[IVXL]{1,6}(?!\w)|[A-Z](?=\s?[:.|]))"
)
_HEAD = re.compile(
    rf"\s*(?:(?P<prefix>{'|'.join(PREFIXES)})\s+)?(?P<word>{_WORDS})(?P<dot>\s?\.)?\s*"
    rf"(?-i:{_LABEL})(?P<mark>\s?[:.|–—,;)\]]|\s-(?=\s))?",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """The beginning of a line that may be a caption's."""

    kind: FigureKind
    label: str  # as printed, with the prefix
    word: str  # as printed
    mark: str  # the punctuation after the label, or ""
    end: int  # where word, label and mark end in the line


def read_head(text: str) -> Head | None:
    """Caption word and label at the line's start, or None; captions.py judges whether it is a caption."""
    match = _HEAD.match(text, 0, MAX_HEAD)
    if match is None:
        return None
    word = match["word"]
    if not (word[0].isupper() or (match["prefix"] and match["prefix"][0].isupper())):
        return None
    label = match["label"]
    if match["prefix"]:
        label = f"{match['prefix']} {label}"
    kind = _KIND_OF["".join(word.split()).lower()]
    return Head(kind, label, word + (match["dot"] or ""), (match["mark"] or "").strip(), match.end())


def is_caption_word(text: str) -> bool:
    """Whether a line holds a caption word and nothing else: its label may be parted from it by a wide space."""
    return text.strip().rstrip(".").lower() in _KIND_OF
