"""The title: which rows at the top of the paper are it. Not: authors or abstract (their own modules)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journalclub.reading import thresholds as th
from journalclub.reading.clean import Vocabulary, squeeze
from journalclub.reading.layout import Layout
from journalclub.reading.rows import Row

_BANNER = re.compile(
    r"\W*(?:draft|preprint|arxiv|published|accepted|submitted|under review|proceedings|(?:\w+ )?journal|"
    r"vol(?:ume|\.)|issn|doi|https?:|www\.|received|to appear|copyright|©|manuscript|prepared for|"
    r"in preparation|typeset|dated|mon\. not\.|mnras|review article|research article|"
    r"original (?:article|paper)|open access|letter|eprint|report|technical report|noname|"
    r"provided proper|permission|this is a|a&a|the \d+(?:st|nd|rd|th)|international conference|"
    r"workshop|lecture notes|contents lists|article|special issue|springer|elsevier|ieee|acm|"
    r"\d+(?:st|nd|rd|th)\b|astronomy (?:&|and) astrophysics)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:[\divx]{1,4}[.:]?\s+)?(?:introduction|contents|references|conclusions?|acknowledge?ments?|appendix)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"@|https?:|www\.")
ABSTRACT_HEADING = re.compile(
    r"\W*(?:abstract|a b s t r a c t|summary|résumé|resumen|zusammenfassung|synopsis)\b", re.IGNORECASE
)


def find_title(rows: Sequence[Row], layout: Layout, words: Vocabulary) -> tuple[str | None, int, int]:
    """Title, the index of its first row and that of the row after its last; (None, 0, 0) without any."""
    top = _top_rows(rows)
    blocks = _blocks(rows, top)
    if not blocks:
        return None, 0, 0
    best = max(blocks, key=lambda block: _score(rows, block, layout))
    if _score(rows, best, layout) < th.TITLE_SCORE:
        return None, 0, 0
    text = ""
    for i in range(*best):
        text = words.join(text, rows[i].text)
    return squeeze(text), best[0], best[1]


def _top_rows(rows: Sequence[Row]) -> int:
    """How many rows may hold the title: those of the first page with text, up to the abstract's heading."""
    if not rows:
        return 0
    for i, row in enumerate(rows):
        if row.page != rows[0].page or i > th.TITLE_ROWS or (i and ABSTRACT_HEADING.match(row.text)):
            return i
    return len(rows)


def _blocks(rows: Sequence[Row], top: int) -> list[tuple[int, int]]:
    """Runs of rows in one style, one below the other."""
    blocks: list[tuple[int, int]] = []
    for i in range(top):
        if blocks and blocks[-1][1] == i and _goes_on(rows[i - 1], rows[i]):
            blocks[-1] = (blocks[-1][0], i + 1)
        else:
            blocks.append((i, i + 1))
    return blocks


def _goes_on(above: Row, row: Row) -> bool:
    alike = abs(above.top_size - row.top_size) < 0.06 * row.top_size and above.style.bold == row.style.bold
    step = row.baseline - above.baseline
    same_slant = above.style.italic == row.style.italic or row.pure < 0.9 or above.pure < 0.9
    return alike and 0 < step < (th.TITLE_STEP if same_slant else th.HEADING_STEP) * row.top_size


def _score(rows: Sequence[Row], block: tuple[int, int], layout: Layout) -> float:
    """How much a run of rows looks like a title: large, bold or in capitals, centred, near the top."""
    own = [rows[i] for i in range(*block)]
    text = " ".join(row.text for row in own)
    letters = sum(c.isalpha() for c in text)
    if (
        letters < th.TITLE_LETTERS
        or letters < 0.5 * len(text)
        or len(text) > th.TITLE_CHARS
        or _NO_TITLE.search(text)
    ):
        return -1.0
    if _SECTION.fullmatch(text):
        return -1.0
    first = own[0]
    score = th.TITLE_SIZE_WEIGHT * min(first.top_size / layout.body_size, th.TITLE_SIZE_CAP)
    score += 0.5 * first.style.bold + 0.4 * (text.upper() == text)
    score -= first.box[1] / th.TITLE_FALL
    if len(own) > th.TITLE_LONG:
        score -= 0.3 * (len(own) - th.TITLE_LONG)
    if _BANNER.match(text):
        score -= th.TITLE_BANNER
    if len(text.split()) < th.TITLE_WORDS:
        score -= 0.6
    if text.count(",") > 3:
        score -= 0.5
    return score
