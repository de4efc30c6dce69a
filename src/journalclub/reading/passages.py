"""Running text as paragraphs and items, each with its place on paper. Not: captions, tables, references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from journalclub.models.paper import Passage, PassageLine
from journalclub.reading import thresholds as th
from journalclub.reading.clean import Vocabulary
from journalclub.reading.layout import Layout
from journalclub.reading.rows import Row, long_words
from journalclub.reading.sections import Heading

Kind = Literal["abstract", "text", "item"]

_ITEM = re.compile(
    r"(?:[•◦▪▫‣⁃∙●○■□►▸▶✓✔➢➤]\s*|[–—∗*·-]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|"
    r"\[[a-z]\]\s+|[A-Z]\d{0,2}[.:)]\s+)(?=\S)"
)
_THEOREM = re.compile(
    r"(?:theorem|lemma|proposition|corollary|definition|proof|remark|example|claim|conjecture|assumption|property|"
    r"observation|fact|hypothesis|problem|exercise)\b(?:\s+[A-Z]?\d*(?:\.\d+)*)?\s*(?:\([^()]{1,80}\))?\s*[.:]",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|tab\.|algorithm|listing|abb(?:ildung|\.)|tabelle|figura|tabla|tableau)\s*"
    r"[A-Z]?\.?\s?(?:\d{1,3}|[IVX]{1,5})[a-z]?(?:\s*[.:|–—-]|\s*$|\s+[A-Z(])",
    re.IGNORECASE,
)
_CLOSING = '"”’)]'
_SENTENCE_ENDS = (".", "!", "?", ":", ";")
_ABBREVIATION = re.compile(r"\b(?:al|e\.g|i\.e|cf|Figs?|Eqs?|Refs?|Secs?|vs|resp|viz|etc|Dr|Prof|No)\.$")
_EQUATION_NUMBER = re.compile(r"\([A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?\)$")
_WORD = re.compile(r"[^\W\d_]{3,}")


class Section(NamedTuple):
    """Which section a passage stands in."""

    title: str | None
    number: str | None


class _Draft:
    """A passage in the making."""

    __slots__ = ("kind", "lines", "rows", "section", "text")

    def __init__(self, row: Row, text: str, kind: Kind, section: Section) -> None:
        self.text = text
        self.lines = [PassageLine(0, row.page, row.box)]
        self.rows = [row]
        self.kind: Kind = kind
        self.section = section

    def add(self, row: Row, words: Vocabulary) -> None:
        """Take the next row in."""
        self.text = words.join(self.text, row.text)
        self.lines.append(PassageLine(max(len(self.text) - len(row.text), 0), row.page, row.box))
        self.rows.append(row)

    def done(self) -> Passage:
        """As the frozen record."""
        return Passage(self.text, self.section.title, self.section.number, tuple(self.lines), self.kind)


def find_passages(
    rows: Sequence[Row],
    layout: Layout,
    words: Vocabulary,
    headings: Sequence[Heading],
    left_out: Iterable[int],
) -> list[Passage]:
    """Paragraphs and items among the rows, without headings and the rows `left_out`, in reading order."""
    skip = set(left_out)
    starts = {h.first: h for h in headings}
    for h in headings:
        skip.update(range(h.first, h.last + 1) if not h.run_in else ())
    text = _Text(layout, words)
    for i, row in enumerate(rows):
        if i in starts:
            text.begin(Section(starts[i].title, starts[i].number))
            if not starts[i].run_in:
                continue
            row = row._replace(text=row.text[starts[i].run_in :])
        if i not in skip:
            text.take(row)
    text.close()
    return text.passages


class _Text:
    """Running text as far as it was read: whole passages, and the one that may go on."""

    def __init__(self, layout: Layout, words: Vocabulary) -> None:
        self._layout, self._words = layout, words
        self._section = Section(None, None)
        self._draft: _Draft | None = None
        self._caption: Row | None = None  # its row read last: rows of its block are no running text
        self.passages: list[Passage] = []

    def begin(self, section: Section) -> None:
        """A heading ends whatever stands above it."""
        self.close()
        self._caption = None
        self._section = section

    def take(self, row: Row) -> None:
        """The next row: of a caption, of the passage that goes on, or the first of another one."""
        if self._is_of_caption(row):
            self._caption = row
            return
        self._caption = None
        kind = _row_kind(row, self._layout)
        if kind == "other":
            return
        if kind != "display" and self._draft is not None and _continues(self._draft, row, self._layout):
            self._draft.add(row, self._words)
            return
        self.close()
        if kind == "text":
            item = _ITEM.match(row.text) or _THEOREM.match(row.text)
            self._draft = _Draft(row, row.text, "item" if item else "text", self._section)

    def close(self) -> None:
        """Nothing more comes to the passage that may go on."""
        _close(self._draft, self.passages)
        self._draft = None

    def _is_of_caption(self, row: Row) -> bool:
        if self._caption is not None and _same_block(self._caption, row, self._layout):
            return True
        begins = CAPTION.match(row.text) is not None
        return begins and (self._draft is None or not _flows_on(self._draft, row, self._layout))


def abstract_passages(
    rows: Sequence[Row], indexes: Sequence[int], skip: int, layout: Layout, words: Vocabulary
) -> list[Passage]:
    """The abstract's paragraphs; `skip` characters of its first row are a run-in heading."""
    passages: list[Passage] = []
    draft: _Draft | None = None
    for position, i in enumerate(indexes):
        row = rows[i]
        if draft is not None and (position < 2 or _continues(draft, row, layout)):
            draft.add(row, words)
            continue
        _close(draft, passages)
        text = row.text[skip:].lstrip() if position == 0 else row.text
        draft = _Draft(row, text, "abstract", Section("Abstract", None))
    _close(draft, passages)
    return passages


def _close(draft: _Draft | None, passages: list[Passage]) -> None:
    """Keep a finished passage if it holds any words."""
    if draft is not None and _WORD.search(draft.text):
        passages.append(draft.done())


def _row_kind(row: Row, layout: Layout) -> Literal["text", "tail", "display", "other"]:
    """Whether a row is running text, its wordless end, a display (a formula), or neither (notes, labels)."""
    size = row.style.size
    if not layout.body_size - th.TEXT_SMALLER <= size <= layout.body_size + th.TEXT_LARGER:
        return "display" if row.math > th.DISPLAY_MATH else "other"
    words = long_words(row.text)
    if words > 3 and row.math < th.DISPLAY_MATH:
        return "text"
    indented = row.box[0] > row.left + th.DISPLAY_INDENT * layout.body_size
    if indented and words < 2 and (_EQUATION_NUMBER.search(row.text) or "=" in row.text):
        return "display"
    if row.math > (th.DISPLAY_MATH if words > 1 else th.SOME_MATH):
        return "display"
    return "text" if _WORD.search(row.text) else "tail"


def _same_block(above: Row, row: Row, layout: Layout) -> bool:
    """Whether a row goes on with the caption above it."""
    if (above.page, above.column) != (row.page, row.column):
        return False
    step = row.baseline - above.baseline
    return 0 < step < th.BLOCK_STEP * layout.leading and abs(row.style.size - above.style.size) < 0.6


def _flows_on(draft: _Draft, row: Row, layout: Layout) -> bool:
    """Whether a row that begins like a caption ("Figure 3 shows …") is the next row of a paragraph."""
    last = draft.rows[-1]
    if (last.page, last.column) != (row.page, row.column):
        return not _ends_sentence(draft.text) and row.text.count(" ") > 3
    step = row.baseline - last.baseline
    return 0 < step < th.BLOCK_STEP * layout.leading and row.style == last.style


def _continues(draft: _Draft, row: Row, layout: Layout) -> bool:
    """Whether the row belongs to the paragraph begun."""
    last = draft.rows[-1]
    em = layout.body_size
    starts_item = _ITEM.match(row.text) is not None and (
        draft.kind == "item" or row.box[0] > row.left + 0.5 * em or _ends_short(last)
    )
    if starts_item and not _mid_sentence(draft.text, row.text):
        return False
    if _THEOREM.match(row.text) and _ends_sentence(draft.text):
        return False
    if (last.page, last.column) != (row.page, row.column):
        return _turns(draft, row, em)
    step = row.baseline - last.baseline
    if step <= 0 or step > th.PARAGRAPH_STEP * layout.leading:
        return step > 0 and _mid_sentence(draft.text, row.text) and not _ends_short(last)
    if row.box[0] > last.box[0] + th.INDENT * em:
        hanging = len(draft.rows) == 1 and draft.kind == "item"
        return hanging or not _ends_sentence(draft.text)
    if row.box[0] < last.box[0] - th.INDENT * em and draft.kind == "item" and len(draft.rows) > 1:
        return not _ends_sentence(draft.text)
    goes_on = row.text[0].islower() or row.text[0] in "([" or row.text[0].isdigit()
    return goes_on or not (_ends_short(last) and _ends_sentence(draft.text))


def _turns(draft: _Draft, row: Row, em: float) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if not _ends_sentence(draft.text):
        return True
    indented = row.box[0] > row.left + th.INDENT * em
    return not indented and not _ends_short(draft.rows[-1]) and row.text[:1].islower()


def _mid_sentence(text: str, following: str) -> bool:
    return not _ends_sentence(text) and following[:1].islower()


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS) and not _ABBREVIATION.search(text[-8:])


def _ends_short(row: Row) -> bool:
    """Whether the row ends well before the right edge, as the last of a paragraph does."""
    return row.box[2] < row.right - th.SHORT_ROW * (row.right - row.left)
