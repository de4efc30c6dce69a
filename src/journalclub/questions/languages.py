"""The words that tell questions from chatter, language by language, from languages/*.toml. Not: judging by them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "languages"
# Accents of Latin, Greek and Cyrillic letters; the marks of other scripts are letters of their own right.
_ACCENTS = re.compile("[\u0300-\u036f]+")
_NOT = re.compile(r"(?<=[a-z])n['’`]t\b")
_WORD = re.compile(r"[^\W_]+")
# Not more than three words in between, so that matching stays linear.
_GAP = r"(?:\S+ ){0,3}"


def fold(text: str) -> str:
    """Text as it is compared: without capitals, accents and typographic variants; "don't" is "do not"."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", plain)))
    return _NOT.sub(" not", plain).replace("cannot", "can not")


def words(folded: str) -> list[str]:
    """The words of folded text, in order; what stands in an unspaced script is one long word."""
    return _WORD.findall(folded)


class Words:
    """A set of words, some of them beginnings ("record*")."""

    def __init__(self, given: Iterable[str]) -> None:
        """`given` as written in a language's file."""
        folded = [fold(word).replace("-", " ") for word in given]
        self.whole = frozenset(w for w in folded if not w.endswith("*"))
        self._begun = tuple(w[:-1] for w in folded if w.endswith("*"))

    def __contains__(self, word: str) -> bool:
        return word in self.whole or (bool(self._begun) and word.startswith(self._begun))


def pattern(given: Iterable[str], *, unspaced: bool) -> re.Pattern[str]:
    """Patterns of a language's file as one expression, for `spaced` text or, in unspaced scripts, for any."""
    if unspaced:
        parts = [re.escape(fold(p)) for p in given]
        return re.compile("|".join(sorted(parts, key=len, reverse=True)) or r"(?!)")
    parts = [_spaced_pattern(fold(p)) for p in given]
    return re.compile(rf"(?<= )(?:{'|'.join(sorted(parts, key=len, reverse=True)) or r'(?!)'})")


def _spaced_pattern(folded: str) -> str:
    parts = []
    for word in folded.split():
        if word == "..":
            parts.append(_GAP)
        elif word.endswith("*"):
            parts.append(re.escape(word[:-1]) + r"\S* ")
        else:
            parts.append(re.escape(word) + " ")
    return "".join(parts)


@dataclass(frozen=True, eq=False)
class Language:
    """One language's words; every property is read from its file when it is first asked for."""

    code: str
    data: Mapping[str, Any]

    @property
    def unspaced(self) -> bool:
        """Whether its words stand without blanks between them."""
        return bool(self.data.get("unspaced"))

    def listed(self, key: str) -> list[str]:
        """Words or patterns as written; patterns are a list, words a text."""
        value = self.data.get(key, "")
        return value.split() if isinstance(value, str) else list(value)

    def of(self, table: str, key: str) -> list[str]:
        """The same in one of the tables: places, zoom, heads."""
        value = self.data.get(table, {}).get(key, "")
        return value.split() if isinstance(value, str) else list(value)

    @cached_property
    def common(self) -> Words:
        """Words that tell nothing about a topic."""
        return Words(self.listed("common"))

    @cached_property
    def asks(self) -> Words:
        """Words that open a question."""
        return Words(self.listed("asks"))

    @cached_property
    def circumstances(self) -> Words:
        """Those of them that ask for persons, places and times."""
        return Words(self.listed("circumstances"))

    @cached_property
    def opens(self) -> Words:
        """Verbs that open a question."""
        return Words(self.listed("opens"))

    @cached_property
    def polite(self) -> Words:
        """Greetings, thanks, praise."""
        return Words(self.listed("polite"))

    @cached_property
    def praise(self) -> Words:
        """What opens thanks and praise."""
        return Words(self.listed("praise"))

    @cached_property
    def meets(self) -> re.Pattern[str]:
        """Arranges the meeting: "shall we", "can you share"."""
        return pattern(self.listed("meets"), unspaced=self.unspaced)

    @cached_property
    def around(self) -> Words:
        """What a meeting is about besides its topic."""
        return Words(self.listed("around"))

    @cached_property
    def science(self) -> Words:
        """Words of papers in general."""
        return Words(self.listed("science"))

    @cached_property
    def wants(self) -> re.Pattern[str]:
        """Asks for an explanation without a question mark."""
        return pattern(self.listed("wants"), unspaced=self.unspaced)

    @cached_property
    def votes(self) -> re.Pattern[str]:
        """Says "I ask that, too"."""
        return pattern(self.listed("votes"), unspaced=self.unspaced)

    @cached_property
    def none(self) -> re.Pattern[str]:
        """Says "I have no question"."""
        return pattern(self.listed("none"), unspaced=self.unspaced)

    @cached_property
    def asks_anywhere(self) -> re.Pattern[str]:
        """Question words of an unspaced script, wherever they stand."""
        return pattern(self.listed("asks"), unspaced=True)

    @cache  # noqa: B019 - languages live as long as the process
    def spans(self, key: str) -> re.Pattern[str]:
        """Words of an unspaced script, longest first."""
        return pattern(self.listed(key), unspaced=True)

    @cache  # noqa: B019
    def heads(self, role: str) -> Words:
        """Words in the heads of columns of one kind."""
        return Words(self.of("heads", role))

    @cached_property
    def stamps(self) -> re.Pattern[str]:
        """Heads under which forms put the time of a response."""
        return pattern(self.of("heads", "stamp"), unspaced=self.unspaced)


@cache
def languages() -> tuple[Language, ...]:
    """Every language there is a file of, English first."""
    files = sorted(FOLDER.glob("*.toml"), key=lambda path: (path.stem != "en", path.stem))
    return tuple(Language(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in files)


_KANA, _HANGUL, _HAN = (
    re.compile(p) for p in ("[\u3040-\u30ff]", "[\uac00-\ud7af\u1100-\u11ff]", "[\u3400-\u9fff]")
)


def spoken(folded: str) -> tuple[Language, ...]:
    """The languages a text may be in, the likeliest first; all spaced ones when nothing tells."""
    known = {language.code: language for language in languages()}
    if _KANA.search(folded):
        return (known["ja"],)
    if _HANGUL.search(folded):
        return (known["ko"],)
    if _HAN.search(folded):
        return (known["zh"], known["ja"])
    found = words(folded)
    spaced = [language for language in languages() if not language.unspaced]
    hits = {language.code: sum(word in language.common.whole for word in found) for language in spaced}
    best = max(hits.values())
    if best == 0:
        return tuple(spaced)
    likely = [language for language in spaced if hits[language.code] * 4 > best * 3]
    return tuple(sorted(likely, key=lambda language: -hits[language.code]))
