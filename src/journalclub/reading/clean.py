"""Characters as a reader means them: ligatures, accents of two glyphs, broken words. Not: in which order they stand."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from journalclub.reading import thresholds as th
from journalclub.reading.stems import CLOSED_WORDS, HYPHEN_PREFIXES, JOINED_PREFIXES, SUFFIXES

_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00ad": "-",  # soft hyphen: printed as one
        "\u2010": "-",
        "\u2011": "-",
        "\u00a0": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u202f": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u200b": None,
        "\ufeff": None,
        "\ufffd": None,  # a glyph without meaning
    }
)
# TeX's accents as glyphs of their own, printed before the letter they belong to.
_ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "¯": "\u0304",
    "˙": "\u0307",
    "˚": "\u030a",
    "˝": "\u030b",
    "¸": "\u0327",
    "˛": "\u0328",
}
_ACCENT = re.compile(f"[{''.join(_ACCENTS)}]")
_BEFORE = re.compile(r"([´`¨ˆ˜ˇ˘¯˙˚˝])([A-Za-zıȷ])")
_CEDILLA = re.compile(r"([cCsStTeEaA]) ?([¸˛])|([¸˛]) ?([cCsStTeEaA])")
_DOTLESS = {"ı": "i", "ȷ": "j"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ue000-\uf8ff]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST_PIECE = re.compile(r"([^\W\d_]+)-$")
_FIRST_PIECE = re.compile(r"[^\W\d_]+")


def clean(text: str) -> str:
    """NFC, without ligatures, control characters and accents apart from their letters; spaces are kept."""
    if text.isascii():
        return _CONTROL.sub("", text) if not text.isprintable() else text
    text = _CONTROL.sub("", text.translate(_LIGATURES))
    if _ACCENT.search(text):
        text = _CEDILLA.sub(_with_cedilla, _BEFORE.sub(_with_accent, text))
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """One space for any white space, none at the ends."""
    return " ".join(text.split())


def _with_accent(match: re.Match[str]) -> str:
    accent, letter = match.groups()
    before = match.string[match.start() - 1 : match.start()]
    quote = accent in "´`" and not before.isalpha() and not letter.isupper()
    if quote:  # ´ and ` also stand for quotation marks, then at the beginning of a word
        return match.group()
    if accent == "˜" and before == "/":  # somebody's pages
        return f"~{letter}"
    return _DOTLESS.get(letter, letter) + _ACCENTS[accent]


def _with_cedilla(match: re.Match[str]) -> str:
    letter, mark = match[1] or match[4], match[2] or match[3]
    return letter + _ACCENTS[mark]


@lru_cache(maxsize=1 << 14)
def words_in(line: str) -> Sequence[str]:
    """The words of a line in small letters, with hyphens and apostrophes within; remembered for a paper's lines."""
    return tuple(_WORD.findall(line.lower()))


class Vocabulary:
    """The words of a paper, to tell a word broken at a line's end from a compound with a real hyphen."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Count the words of `lines`, in reading order; parts of words broken at their ends don't count."""
        whole: list[str] = []
        broken = False
        for line in lines:
            found = words_in(line)
            if broken:
                found = found[1:]
            broken = line.endswith("-")
            if broken and found:
                found = (*found[:-1], found[-1].rpartition("-")[0])  # "state-of-the-" leaves "state-of"
            whole += found
        self.words = Counter(whole)

    def join(self, text: str, following: str) -> str:
        """`text` continued by `following`: joined, hyphenated or with a space between.

        A hyphen at the end goes only when the joined word stands elsewhere in the paper, is made from common
        stems, or when what would stay apart are no words.
        """
        if not text or not following:
            return text + following
        if text.endswith(("–", "—", "/")):
            return text + following
        tail = text[-40:]
        last = _LAST_PIECE.search(tail)
        if last is None:
            tied = len(tail) > 1 and tail[-1] == "-" and tail[-2].isalnum()
            return text + following if tied else f"{text} {following}"
        first = _FIRST_PIECE.match(following)
        if first is None:
            return text + following
        if first[0][0].isupper():  # "Table-Former" stays, unless the paper writes "TableFormer"
            joined, apart = (last[1] + first[0]).lower(), f"{last[1]}-{first[0]}".lower()
            return (text[:-1] if self.words[joined] > self.words[apart] else text) + following
        compound = tail[: last.start()].endswith("-")  # "state-of-the-" goes on with a hyphen
        left, right = last[1].lower(), first[0].lower()
        if compound and self._stands_alone(left) and not self.words[left + right]:
            return text + following
        return (text[:-1] if self._broken(left, right) else text) + following

    def _broken(self, left: str, right: str) -> bool:
        """Whether `left-right` is one word broken by the typesetter."""
        joined, apart = self.words[left + right], self.words[f"{left}-{right}"]
        if joined != apart:
            return joined > apart
        if left + right in CLOSED_WORDS:
            return True
        if not self._stands_alone(right):
            return True
        if left in HYPHEN_PREFIXES:
            return False
        if left in JOINED_PREFIXES or any(self._known(stem) for stem in _stems(left + right)):
            return True
        return not self._stands_alone(left)

    def _known(self, word: str) -> bool:
        return word in self.words or word in CLOSED_WORDS

    def _stands_alone(self, piece: str) -> bool:
        return self.words[piece] >= (1 if len(piece) > 2 else th.SHORT_WORD)


def _stems(word: str) -> list[str]:
    """The word without a common ending, and with another common ending instead."""
    stems = []
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            stem = word[: -len(suffix)]
            stems.append(stem)
            stems.extend(stem + other for other in ("", "e", "s", "ed", "ing", "ion"))
    stems.extend(word + suffix for suffix in ("s", "ed", "d", "ing", "ly"))
    return stems
