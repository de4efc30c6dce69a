"""Whether a sentence can be quoted on its own. Not: whether it is worth quoting (model.py, choosing.py).

`fault` names the first reason against a sentence; None: it stands. A "dangling" sentence points back
with "This", "It", "Such": it can be healed by quoting the sentence before it, too. The other faults cannot.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from journalclub.outline import wordings
from journalclub.outline.cued import Cued
from journalclub.outline.words import word_set

Fault = Literal["half", "short", "long", "dangling", "pointing", "formula", "form"]

MIN_WORDS, MAX_WORDS = 6, 70
MAX_CHARS = 520
MAX_SYMBOL_SHARE = 0.22  # of the words, symbols and single letters
MAX_NUMBER_SHARE = 0.34  # of the words, numbers
MAX_RELATIONS = 2  # "=", "<" and the like
KEPT = 4096  # sentences whose fault is remembered

_SMALL_WORDS = word_set(
    """
    a i an of in to is it we on by as at be or if so no us do my he up am go me our et al vs de la le di du
    en und der
    die das e.g i.e ai ml 2d 3d 1d qa
    """
)


class _Patterns(NamedTuple):
    connective: re.Pattern[str]
    free: re.Pattern[str]
    backward: re.Pattern[str]
    pointing: Cued
    form: Cued
    form_start: re.Pattern[str]
    leaning: Cued
    spilt: Cued
    end: re.Pattern[str]
    relation: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        connective=re.compile(f"(?:{'|'.join(wordings.CONNECTIVES)}),? "),
        free=re.compile("|".join(wordings.FREE)),
        backward=re.compile("|".join(wordings.BACKWARD)),
        pointing=Cued(wordings.POINTING),
        form=Cued(wordings.FORM),
        form_start=re.compile(wordings.FORM_START),
        leaning=Cued(wordings.LEANING),
        spilt=Cued(wordings.SPILT),
        end=re.compile(r"[.!?]['\"”’»)\]]{0,2}(?:\d{1,2})?$"),
        relation=re.compile(r"[=≤≥<>≈∼∝∈⊂⊆→↦≡≃≅:]=?(?=\s|$)|[=≤≥≈∝∈⊂⊆↦≡≃≅]"),
    )


@lru_cache(maxsize=KEPT)
def fault(text: str, item: bool = False) -> Fault | None:
    """The first reason why `text` cannot be quoted alone; `item`: it is an entry of a list, which may lack a
    stop.
    """
    words = text.split() if len(text) <= MAX_CHARS else ()
    if not MIN_WORDS <= len(words) <= MAX_WORDS:
        return "long" if len(text) > MAX_CHARS or len(words) > MAX_WORDS else "short"
    patterns = _patterns()
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“'‘"):
        return "half"
    if not (item or patterns.end.search(text)) or _unbalanced(text):
        return "half"
    if _formula(text, words) or patterns.spilt.found_in(text):
        return "formula"
    low = text.lower()
    if patterns.form_start.match(low) or patterns.form.found_in(low):
        return "form"
    if patterns.pointing.found_in(text):
        return "pointing"
    return "dangling" if dangles(text) or patterns.leaning.found_in(text) else None


def dangles(text: str) -> bool:
    """Whether the sentence begins, after its connective, with a word for something said before."""
    patterns = _patterns()
    if patterns.free.match(text):
        return False
    connective = patterns.connective.match(text)
    rest = connective.end() if connective else 0
    return bool(
        patterns.backward.match(text) or patterns.backward.match(text, rest)
    ) and not patterns.free.match(text, rest)


def _unbalanced(text: str) -> bool:
    return text.count("(") != text.count(")") or text.count("[") != text.count("]")


def _formula(text: str, words: list[str] | tuple[str, ...]) -> bool:
    """Whether symbols or numbers outweigh words: a displayed equation or a table's row taken for a
    sentence.
    """
    if len(_patterns().relation.findall(text)) > MAX_RELATIONS:
        return True
    symbols = numbers = 0
    for word in words:
        bare = word.strip(".,;:()[]'\"“”’?!%")
        if bare[:1].isdigit():
            numbers += 1
        elif not bare:
            symbols += word not in {"–", "—", "-", "&", "%"}
        elif bare.lower() not in _SMALL_WORDS:
            symbols += len(bare) == 1 or (not bare.isascii() and any(_is_symbol(c) for c in bare))
    return symbols > MAX_SYMBOL_SHARE * len(words) or numbers > MAX_NUMBER_SHARE * len(words)


def _is_symbol(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char) in {"Sm", "So", "Co", "Cn", "Cc", "Sk", "Lm"}
