"""The bibliography: where it is, its entries, their labels and identifiers. Not: who cites them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from journalclub.models.paper import Reference
from journalclub.reading import thresholds as th
from journalclub.reading.clean import Vocabulary, squeeze
from journalclub.reading.passages import CAPTION
from journalclub.reading.rows import Row
from journalclub.reading.sections import Heading

_LABEL = re.compile(
    r"(\[\s*(?:\d{1,4}|[A-Za-z][^\[\]]{0,60}\d{2,4}[a-z]?|[A-Z][A-Za-z+]{0,5})\s*\]|"
    r"\(\d{1,3}\)|\d{1,3}\.(?!\d)|\d{1,3}\))\s*"
)
_NUMBER = re.compile(r"\d+")
_ARXIV = re.compile(
    r"(?:arxiv[\s:.]{0,3}(?:e-?prints?[\s,:]*)?(?:abs/)?|arxiv\.org/(?:abs|pdf)/|corr[,\s]*abs/|abs/|10\.48550/arxiv\.)"
    r"\s*(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7})(v\d{1,2})?",
    re.IGNORECASE,
)
_BARE_OLD = re.compile(
    r"\b((?:hep-(?:th|ph|ex|lat)|astro-ph|cond-mat|gr-qc|quant-ph|math-ph|nucl-(?:th|ex)|math|physics|cs|nlin|q-bio)"
    r"(?:\.[A-Z]{2})?/\d{7})\b"
)
_BARE_NEW = re.compile(r"\[(\d{4}\.\d{4,5})(?:v\d+)?(?:\s*\[[\w.-]+\])?\s*\]")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]{1,200}")


class Bibliography(NamedTuple):
    """Entries, and which rows they take up."""

    references: tuple[Reference, ...]
    rows: frozenset[int]  # the whole stretch, with tables and notes between entries
    entry_rows: frozenset[int]


def find_references(rows: Sequence[Row], headings: Sequence[Heading], words: Vocabulary) -> Bibliography:
    """All entries below "References" or the like; without such a heading, a long run of labelled entries."""
    taken: list[int] = []
    entry_rows: set[int] = set()
    entries: list[Reference] = []
    for start, end in _stretches(rows, headings):
        taken.extend(range(start, end))
        for group in _entries(rows, _of_entries(rows, range(start, end))):
            entry_rows.update(group)
            entry = _reference([rows[i].text for i in group], words)
            if entry is not None:
                entries.append(entry)
    return Bibliography(tuple(entries), frozenset(taken), frozenset(entry_rows))


def _stretches(rows: Sequence[Row], headings: Sequence[Heading]) -> list[tuple[int, int]]:
    """Where bibliographies begin and end, as indexes of rows."""
    found = []
    for k, heading in enumerate(headings):
        if heading.is_references:
            later = [h.first for h in headings[k + 1 :]]
            found.append((heading.last + 1, later[0] if later else len(rows)))
    if found:
        return found
    return _labelled_run(rows)


def _labelled_run(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The last run of rows labelled [1], [2], [3] … (or 1., 2., …) in the paper's later part."""
    first = None
    for i in range(int(th.REFERENCES_PART * len(rows)), len(rows)):
        label = _LABEL.match(rows[i].text)
        if label is not None and _value(label[1]) == 1 and label[1][0] in "[(":
            chain = 1
            for row in rows[i + 1 :]:
                following = _LABEL.match(row.text)
                if following is not None and _value(following[1]) == chain + 1:
                    chain += 1
            if chain >= th.LABEL_CHAIN:
                first = i
                break
    return [] if first is None else [(first, len(rows))]


def _value(label: str) -> int | None:
    match = _NUMBER.search(label)
    return int(match[0]) if match and not any(c.isalpha() for c in label) else None


def _entries(rows: Sequence[Row], own: Sequence[int]) -> list[list[int]]:
    """Rows grouped by entry: by label, else by hanging indent, else by the white between entries."""
    if not own:
        return []
    labelled = _labelled_starts(rows, own)
    starts = labelled or _hanging_starts(rows, own) or _spaced_starts(rows, own)
    groups: list[list[int]] = []
    for i in own:
        if i in starts or (not groups and not labelled):
            groups.append([i])
        elif groups:
            groups[-1].append(i)
    return _cut_last(rows, groups)


def _of_entries(rows: Sequence[Row], stretch: Iterable[int]) -> list[int]:
    """The rows set in the size of most, without captions: tables and figures stand between entries."""
    own = list(stretch)
    sizes = Counter(rows[i].style.size for i in own[: th.REFERENCES_SAMPLE])
    if not sizes:
        return []
    usual = sizes.most_common(1)[0][0]
    found = []
    caption: Row | None = None
    for i in own:
        row = rows[i]
        if CAPTION.match(row.text):
            caption = row
        elif caption is not None and (
            row.style.size != caption.style.size
            or row.page != caption.page
            or not 0 < row.baseline - caption.baseline < th.CAPTION_STEP * row.style.size
        ):
            caption = None
        if caption is not None:
            caption = row
        elif abs(row.style.size - usual) <= th.ENTRY_SIZE:
            found.append(i)
    return found


def _cut_last(rows: Sequence[Row], groups: list[list[int]]) -> list[list[int]]:
    """The last entry ends where much white follows: what comes then are biographies or notes."""
    if len(groups) > 1:
        last = groups[-1]
        for k in range(1, len(last)):
            above, row = rows[last[k - 1]], rows[last[k]]
            step = row.baseline - above.baseline
            together = (above.page, above.column) == (row.page, row.column)
            if together and step > th.ENTRY_STEP * row.style.size:
                groups[-1] = last[:k]
                break
    return groups


def _labelled_starts(rows: Sequence[Row], own: Sequence[int]) -> set[int]:
    """Rows that begin with the next label."""
    starts: set[int] = set()
    last = 0
    bracket: str | None = None
    for i in own:
        label = _LABEL.match(rows[i].text)
        if label is None or (bracket is not None and label[1][0] != bracket and not label[1][0].isdigit()):
            continue
        value = _value(label[1])
        if value is None:
            if label[1][0] == "[":
                starts.add(i)
                bracket = "["
        elif last < value <= last + th.LABEL_SKIP or (not starts and value <= th.LABEL_SKIP):
            if bracket is not None and (bracket == "#") != label[1][0].isdigit():
                continue
            starts.add(i)
            last = value
            bracket = "#" if label[1][0].isdigit() else label[1][0]
    return starts if len(starts) >= 2 or (starts and len(own) < 6) else set()


def _hanging_starts(rows: Sequence[Row], own: Sequence[int]) -> set[int]:
    """Rows at the left edge when the others are indented."""
    edges: dict[tuple[int, int], float] = {}
    for i in own:
        key = (rows[i].page, rows[i].column)
        edges[key] = min(edges.get(key, rows[i].box[0]), rows[i].box[0])
    starts = {i for i in own if rows[i].box[0] < edges[rows[i].page, rows[i].column] + th.HANGING}
    indented = len(own) - len(starts)
    return starts if indented >= 0.2 * len(own) else set()


def _spaced_starts(rows: Sequence[Row], own: Sequence[int]) -> set[int]:
    """Rows with more white above than usual."""
    steps = sorted(
        rows[b].baseline - rows[a].baseline
        for a, b in pairwise(own)
        if rows[a].column == rows[b].column and rows[b].baseline > rows[a].baseline
    )
    usual = steps[len(steps) // 4] if steps else 0.0
    starts = {own[0]}
    for a, b in pairwise(own):
        step = rows[b].baseline - rows[a].baseline
        if step > th.ENTRY_WHITE * usual or (step < 0 and rows[a].text.endswith(".")):
            starts.add(b)
    return starts


def _reference(lines: Sequence[str], words: Vocabulary) -> Reference | None:
    """One entry from its rows."""
    text = ""
    for line in lines:
        if len(text) > th.ENTRY_CHARS:
            break
        text = words.join(text, line)
    text = squeeze(text)
    label = _LABEL.match(text)
    if label is not None:
        text = text[label.end() :]
    if sum(c.isalpha() for c in text) < 5:
        return None
    return Reference(
        label=squeeze(label[1]) if label else None, text=text, arxiv_id=_arxiv_id(text), doi=_doi(text)
    )


def _arxiv_id(text: str) -> str | None:
    match = _ARXIV.search(text)
    if match:
        return match[1] + (match[2] or "")
    bare = _BARE_OLD.search(text) or _BARE_NEW.search(text)
    return bare[1] if bare else None


def _doi(text: str) -> str | None:
    match = _DOI.search(text)
    return match[0].rstrip(".,;:)]}’'") if match else None
