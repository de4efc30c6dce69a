"""How often the text cites each reference: in brackets, raised, or by author and year. Not: the entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from journalclub.models.paper import Reference
from journalclub.reading import thresholds as th
from journalclub.reading.rows import Row

_BRACKETS = re.compile(r"\[([^\[\]]{1,200})\]")
_NUMBERS = re.compile(r"(\d{1,4})(?:\s*(?:[-–—]|\]\s*[-–—]\s*\[)\s*(\d{1,4}))?")
_BRACKET_RANGE = re.compile(r"\[(\d{1,4})\]\s*[-–—]\s*\[(\d{1,4})\]")
_PARENTHESES = re.compile(r"(?<![\w.])\((\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20})\)")
_KEY = re.compile(r"[A-Za-z][\w+&’'-]*")
_RAISED = re.compile(r"[\d,;–—\-\s]{1,40}")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}[a-z]?(?![\da-z])")
_BEFORE_YEAR = re.compile(
    r"(?<![^\W\d_])([^\W\d_][\w’'`´-]{1,40})"  # begins where a word does: a fifth of the attempts
    r"(?:,? et\.?\s?al\.?|,? (?:and|&) (?:[a-z]{1,4} ){0,2}[^\W\d_][\w’'-]{1,40})?"
    r"(?:[’']s)?[\s,.]{0,3}[(\[]?\s?$"
)
_HEAD_END = re.compile(r"[.(,]\s*(?:1[89]|20)\d{2}|[“\"]|: |(?<=[^\W\d_]{2})\.\s")
_BETWEEN_NAMES = re.compile(r",|;|\band\b|&")
_NO_SURNAMES = frozenset(("et", "al", "jr", "eds", "ed", "others"))
_HEAD = 300  # characters of an entry that hold its first authors
_INITIALS = 3  # capital letters
_NAME_WORDS = 5
_MOST_NAMES = 8
_POSSESSIVE = re.compile(r"[’'`´]s?$")
_BETWEEN_YEARS = re.compile(r"[,;]\s?")
_SURNAME = re.compile(r"[^\W\d_][\w’'`-]+")
_LOOK_BACK = 90  # characters before a year in which its authors stand
_MOST_RANGE = 60  # a longer range is a mistake


def count_citations(
    references: Sequence[Reference], rows: Iterable[Row], unread: Iterable[str] = ()
) -> tuple[Reference, ...]:
    """The references with `cited` set.

    `rows` are those of the text, without the bibliography; `unread` are lines of tables and captions.
    """
    if not references:
        return ()
    rows = list(rows)
    text = _joined((*(row.text for row in rows), *unread))
    counts = _counts(references, text, rows)
    return tuple(replace(r, cited=counts[i]) for i, r in enumerate(references))


def _joined(lines: Iterable[str]) -> str:
    """The lines as one text; of a name broken at a line's end the hyphen goes, unless its next part is a name, too."""
    parts: list[str] = []
    for line in lines:
        if parts and parts[-1].endswith("-") and line[:1].isalnum():
            if line[0].islower():
                parts[-1] = parts[-1][:-1]
            parts.append(line)
        else:
            parts += (" ", line)
    return "".join(parts)


def _counts(references: Sequence[Reference], text: str, rows: Sequence[Row]) -> Counter[int]:
    """Times cited by index of the reference, in the style that the paper uses."""
    by_label = {_plain(r.label): i for i, r in enumerate(references) if r.label}
    if len(by_label) < len(references) / 2:
        return _by_author(references, text)
    in_brackets = _in_brackets(by_label, text)
    if sum(in_brackets.values()) >= th.CITATION_STYLE:
        return in_brackets
    others = (_raised(by_label, rows), _in_parentheses(by_label, text), _by_author(references, text))
    return max((in_brackets, *others), key=lambda c: (len(c), sum(c.values())))


def _plain(label: str | None) -> str:
    return (label or "").strip("[]().: ")


def _expand(match: re.Match[str]) -> list[str]:
    """The numbers of "7" or "7-9"."""
    first, last = int(match[1]), int(match[2] or match[1])
    return [str(n) for n in range(first, min(last, first + _MOST_RANGE) + 1)] or [match[1]]


def _tally(by_label: dict[str, int], found: Iterable[str]) -> Counter[int]:
    return Counter(by_label[label] for label in found if label in by_label)


def _in_brackets(by_label: dict[str, int], text: str) -> Counter[int]:
    """Citations such as [3, 7–9], [1]–[4] and [ABC+17]."""
    found: list[str] = []
    for match in _BRACKETS.finditer(text):
        inside = match[1]
        if inside[:1].isdigit() and not any(c.isalpha() for c in inside.split(",")[0]):
            for number in _NUMBERS.finditer(inside):
                found.extend(_expand(number))
        else:
            found.extend(key for key in _KEY.findall(inside))
    for match in _BRACKET_RANGE.finditer(text):
        found.extend(_expand(match)[1:-1])
    return _tally(by_label, found)


def _in_parentheses(by_label: dict[str, int], text: str) -> Counter[int]:
    found: list[str] = []
    for match in _PARENTHESES.finditer(text):
        before = text[max(match.start() - 12, 0) : match.start()].lower()
        if "eq" not in before and "ref" not in before:
            for number in _NUMBERS.finditer(match[1]):
                found.extend(_expand(number))
    return _tally(by_label, found)


def _raised(by_label: dict[str, int], rows: Sequence[Row]) -> Counter[int]:
    """Raised numbers after words."""
    found: list[str] = []
    for row in rows:
        for line in row.lines:
            before = ""
            for span in line.spans:
                if span.raised and _RAISED.fullmatch(span.text) and _ends_word(before):
                    for number in _NUMBERS.finditer(span.text):
                        found.extend(_expand(number))
                if span.text.strip():
                    before = span.text.rstrip()
    return _tally(by_label, found)


def _ends_word(text: str) -> bool:
    return text[-1:].isalpha() or text.endswith((".", ",", ";", ":", ")", "”", "’"))


def _by_author(references: Sequence[Reference], text: str) -> Counter[int]:
    """Citations such as (Smith and Jones, 2017; 2018a)."""
    first: dict[tuple[str, str], list[int]] = {}
    others: dict[tuple[str, str], list[int]] = {}
    authors = [_surnames(reference.text) for reference in references]
    for i, (reference, names) in enumerate(zip(references, authors, strict=True)):
        for year in _years(reference):
            if names:
                first.setdefault((names[0], year), []).append(i)
                for name in names[1:4]:
                    others.setdefault((name, year), []).append(i)
    counts: Counter[int] = Counter()
    name, further, end = "", "", -1
    for match in _YEAR.finditer(text):
        start = match.start()
        if not (name and _BETWEEN_YEARS.fullmatch(text[end:start])):
            before = _BEFORE_YEAR.search(text[max(start - _LOOK_BACK, 0) : start])
            name = _POSSESSIVE.sub("", before[1].lower()) if before else ""
            further = before[0][len(before[1]) :].lower() if before else ""
        end = match.end()
        key = (name, match[0])
        meant = first.get(key) or others.get(key) or first.get((name, match[0][:4]))
        if name and meant:
            counts[_closest(meant, authors, further)] += 1
    return counts


def _closest(meant: Sequence[int], authors: Sequence[Sequence[str]], further: str) -> int:
    """Which of the entries of one first author and year is cited, by what follows the first author's name."""

    def fits(i: int) -> bool:
        names = authors[i]
        if re.search(r"\bal\b", further):
            return len(names) > 2
        if _BETWEEN_NAMES.search(further.strip(" ,(")):
            return len(names) > 1 and names[1] in further
        return len(names) == 1

    return next((i for i in meant if fits(i)), meant[0])


def _years(reference: Reference) -> list[str]:
    """The years that a citation may give: with and without its letter."""
    found = _YEAR.findall(reference.label or "") or _YEAR.findall(reference.text)
    lettered = [y for y in found if len(y) == 5]
    years = lettered[:1] or found[:1] + found[-1:]
    return list(dict.fromkeys([*years, *(y[:4] for y in years)]))


def _surnames(text: str) -> list[str]:
    """Surnames in lower case from the head of an entry: "Smith, J.", "Smith JB" or "John Smith and …"."""
    head = _HEAD_END.split(text[:_HEAD], maxsplit=1)[0]
    names = []
    for part in _BETWEEN_NAMES.split(head):
        words = [w for w in _SURNAME.findall(part) if len(w) > 1 and w.lower() not in _NO_SURNAMES]
        names_only = [w for w in words if not (w.isupper() and len(w) <= _INITIALS)] or words
        if 0 < len(names_only) <= _NAME_WORDS:
            names.append(names_only[-1].lower())
    return names[:_MOST_NAMES]
