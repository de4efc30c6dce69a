"""Whether a sentence can be quoted on its own. Not: whether it is worth quoting (model.py, choosing.py).

`fault` names the first reason against a sentence; None: it stands. A "dangling" sentence points back
with "This", "It", "Such": it can be healed by quoting the sentence before it, too. The other faults cannot.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from journalclub.outline.words import word_set

Fault = Literal["half", "short", "long", "dangling", "pointing", "formula", "form"]

MIN_WORDS, MAX_WORDS = 6, 70
MAX_CHARS = 520
MAX_SYMBOL_SHARE = 0.22  # of the words, symbols and single letters
MAX_NUMBER_SHARE = 0.34  # of the words, numbers
MAX_RELATIONS = 2  # "=", "<" and the like

_SELF = (
    "(?:paper|work|article|letter|study|thesis|survey|review|note|report|manuscript|chapter|tutorial|book)"
)

_DANGLING = (
    rf"(?!(?:This|The present|That) {_SELF}\b",
    r"|It (?:is|was|has been|remains|seems|turns out|appears)\b[^,;]{1,60}\b(?:that|to)\b",
    r"|These days|This (?:year|decade|century)\b|Both [\w-]+ and )",
    "(?:(?:However|Moreover|Furthermore|Also|Thus|Hence|Therefore|In particular|Specifically|Indeed|And|But"
    "|So",
    "|Instead|Additionally|In addition|Nevertheless|Consequently|Importantly|Intuitively|Then|Finally"
    "|In fact",
    "|As a result|Interestingly|Unfortunately|Notably|Overall|Yet|Again),? )?",
    "(?:This|These|That|Those|Such|It|They|Its|Their|He|She|His|Her|Them|Here|There,|Both|Another|Others?",
    "|The (?:former|latter|same|other|two|three|first|second|third|above|resulting|following|last|rest",
    "|corresponding|reason|remaining)|Either|Neither|Each of|Doing so|Similar(?:ly)?|Likewise|Conversely",
    "|By contrast|In contrast,|On the (?:one|other) hand|On the contrary|Otherwise|Again",
    rf"|In (?:this|that|these|those|such|both|all|either) (?!{_SELF})|To (?:this|that|do so)|Of (?:these"
    rf"|this)",
    "|For (?:this|these|that|those|example|instance|both)|With (?:this|these|that)|At this|From (?:this"
    "|these)",
    "|By (?:this|doing)|Based on (?:this|these)|Motivated by (?:this|these)|Second(?:ly)?,|Third(?:ly)?,"
    "|Next,",
    "|After that|Afterwards|Then|That is|this|these|it|they|such|its|their|there|both)",
    r"(?!\w)",
)
_POINTING = (
    r"\b(?:see|cf\.?|refer to|in) (?:also )?(?:the )?(?:Sect?(?:ion)?s?\b|Sec\.|§|Appendi|Supplement|Chapter"
    r"|Ref)",
    r"\(Sect?(?:ion)?s?\.? ?[\dIVXA-Z]|§ ?\d",
    r"^(?:The )?(?:Sect?(?:ion)?s?\.?|Chapter|Appendix) ?[\dIVXA-Z][\d.IVX]*",
    r"^(?:In |From )?(?:Table|Tab\.|Figure|Fig\.|Algorithm|Eq\."
    r"|Equation)s? ?[\dIVXA-Z][\w.()]*(?: and [\w.]+)?,? "
    r"(?:also |we )?(?:shows?|illustrates?|depicts?|lists?|presents?|gives?|summari[sz]es?|reports?"
    r"|compares?|provides?"
    r"|contains?|displays?|plots?|describes?|is|are|visuali[sz]es?|demonstrates?)\b",
    r"\b(?:remainder|rest|structure|outline) of (?:this|the|our) (?:paper|article|work|letter)\b",
    r"\b(?:paper|article|work) is (?:organi[sz]ed|structured)",
    r"\b(?:as|is|are|given|defined|shown|described|listed|formulated) (?:follows|below|above|next)\b",
    r"\b(?:mentioned|described|discussed|defined|introduced|presented|noted) (?:above|below|earlier"
    r"|previously|before)\b",
    r"\b(?:this|next|following|previous) (?:sub)?sections?\b",
    r"\bthe (?:following|above|preceding|previous) (?:equation|table|figure|paragraph|example"
    r"|discussion)s?\b",
    r"\?\?",
)
_FORM = (
    r"\[(?:Yes|No|N/?A|TODO)\]|^(?:Answer|Justification|Guidelines?|Question)\s?:|\bThe answer NA\b"
    r"|^Did you\b",
    r"©|\(c\) (?:19|20)\d\d|\bCopyright\b|\bAll rights reserved\b|\bPermission to make\b|\bISBN\b|\bISSN\b",
    r"@\w|\bequal(?:ly)? contribut|\bcontributed equally\b|\bcorresponding author\b|\bPreprint\b"
    r"|\bUnder review\b",
    r"\b(?:work|research) (?:was )?(?:done|performed|conducted|carried out) (?:while|during|when)\b",
    r"\b(?:supported|funded) (?:in part )?by\b|\bthank\b|\bgrateful\b|\bgrant (?:no|number|agreement)\b",
    r"\bProceedings of\b|\barXiv:\d|\bdoi:|\bPACS\b|\bKeywords\b|\blicensed under\b",
    r"^\W*(?:Proof|Remark|Definition|Example)\b",
)
_SMALL_WORDS = word_set(
    """
    a i an of in to is it we on by as at be or if so no us do my he up am go me our et al vs de la le di du
    en und der
    die das e.g i.e ai ml 2d 3d 1d qa
    """
)


class _Patterns(NamedTuple):
    dangling: re.Pattern[str]
    pointing: re.Pattern[str]
    form: re.Pattern[str]
    end: re.Pattern[str]
    relation: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        dangling=re.compile("".join(_DANGLING)),
        pointing=re.compile("|".join(_POINTING)),
        form=re.compile("|".join(_FORM), re.IGNORECASE),
        end=re.compile(r"[.!?]['\"”’»)\]]{0,2}(?:\d{1,2})?$"),
        relation=re.compile(r"[=≤≥<>≈∼∝∈⊂⊆→↦≡≃≅:]=?(?=\s|$)|[=≤≥≈∝∈⊂⊆↦≡≃≅]"),
    )


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
    if _formula(text, words):
        return "formula"
    if patterns.form.search(text):
        return "form"
    if patterns.pointing.search(text):
        return "pointing"
    return "dangling" if patterns.dangling.match(text) else None


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
