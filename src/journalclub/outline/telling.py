"""What the running text says of each figure and equation, in one sentence. Not: captions, or what is shown. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cache

from journalclub.models.paper import Box, Equation, Figure, Manuscript, Passage, Reading, Statement
from journalclub.outline.quotes import statement
from journalclub.outline.sentences import split_sentences
from journalclub.outline.standing import dangles, fault

LEAST_WORDS, MOST_WORDS = 5, 45  # of a sentence that tells something and can still be read out
ABOVE = 45.0  # points between an equation and the last line of the sentence that leads to it, at most
LONGEST_BEFORE = 12  # characters: a word that leads to "(3)", and the one before its beginning
MAX_EQUATIONS = 400  # that are looked at; a book has some hundred

Named = Callable[[str], Collection[tuple[str, str]]]
"""The (kind, label) pairs of the figures and tables that a text names, labels in lower case."""


@cache
def _tells() -> tuple[re.Pattern[str], re.Pattern[str]]:
    subject = re.compile(r"(?:In |From )?(?:Fig|Tab|Alg)")
    verb = re.compile(
        r"\b(?:shows?|shown|illustrates?d?|depict\w*|presents?|presented|compares?|summari[sz]e\w*|reports?|gives"
        r"|demonstrates?|displays?|plots?|plotted|visuali[sz]e\w*|lists|listed|provides|describes)\b",
        re.IGNORECASE,
    )
    return subject, verb


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    word = re.compile(r"\b(?:[Ee]qs?|[Ee]qns?|[Ee]quations?|[Ff]ormulas?)\b\.?~? ?\(?(\w[\w.-]{0,7})\)?")
    number = re.compile(r" \((\d[\w.-]{0,7})\)")
    before = re.compile(
        r"\b(?:[Bb]y|[Ff]rom|[Ii]n|of|and|to|[Ww]ith|[Uu]sing|[Ss]ee|that|into|problem|minimizing|minimize|objective)$"
    )
    return word, number, before


def tell(manuscript: Manuscript, named: Named) -> Reading:
    """The reading, its figures and equations with the sentence that tells of them (`told`) and equations counted."""
    passages = [p for p in manuscript.passages if p.lines and p.kind != "abstract"]
    reading = manuscript.reading
    sentences = _telling_figures(passages, named)
    figures = tuple(
        replace(f, told=_best(f, sentences.get((f.kind, f.label.lower()), []))) for f in reading.figures
    )
    return replace(reading, figures=figures, equations=_equations(passages, reading.equations))


def _telling_figures(passages: Sequence[Passage], named: Named) -> dict[tuple[str, str], list[Statement]]:
    """The sentences that name each figure, by kind and label."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for index, passage in enumerate(passages):
        if not named(passage.text):
            continue
        for start, end in split_sentences(passage.text):
            for pair in named(passage.text[start:end]):
                found.setdefault(pair, []).append(statement(passages, index, start, end))
    return found


def _best(figure: Figure, sentences: Sequence[Statement]) -> Statement | None:
    """The sentence that says most plainly what the figure shows; None when none stands alone beside it."""
    usable = [s for s in sentences if _plainness(s, figure)[0] and _is_whole(s.text)]
    return max(usable, key=lambda s: _plainness(s, figure), default=None)


def _is_whole(text: str) -> bool:
    """Whether the text is a whole sentence that needs no other; it may point at the figure it stands beside."""
    return LEAST_WORDS <= len(text.split()) <= MOST_WORDS and (
        fault(text) in {None, "pointing"} and not dangles(text)
    )


def _plainness(quote: Statement, figure: Figure) -> tuple[int, int]:
    subject, verb = _tells()
    begins, shows = bool(subject.match(quote.text)), bool(verb.search(quote.text))
    return 2 * (begins and shows) + shows + begins, -abs(quote.page - figure.page)


def _equations(passages: Sequence[Passage], equations: Sequence[Equation]) -> tuple[Equation, ...]:
    """Equations with how many passages name them and the sentence that leads to them, else one that names them."""
    known = {e.label for e in equations}
    counts: Counter[str] = Counter()
    naming: dict[str, Statement] = {}
    for index, passage in enumerate(passages if known else ()):
        labels = _labels(passage.text) & known
        counts.update(labels)
        for start, end in split_sentences(passage.text) if labels - naming.keys() else ():
            text = passage.text[start:end]
            for label in labels & _labels(text) if _is_whole(text) else ():
                naming.setdefault(label, statement(passages, index, start, end))
    ending: dict[int, list[int]] = {}  # passages by the page on which they end
    for index, passage in enumerate(passages if known else ()):
        ending.setdefault(passage.lines[-1].page, []).append(index)
    return tuple(
        replace(
            e,
            mentions=counts[e.label],
            told=_introduction(e, passages, ending.get(e.page, ()), naming.get(e.label)),
        )
        for e in equations[:MAX_EQUATIONS]
    ) + tuple(equations[MAX_EQUATIONS:])


def _labels(text: str) -> set[str]:
    """The labels of equations that a text may name; numbers in parentheses that are none are among them."""
    word, number, before = _names()
    labels = {
        m[1]
        for m in number.finditer(text)
        if before.search(text[max(m.start() - LONGEST_BEFORE, 0) : m.start()])
    }
    if "eq" in text or "Eq" in text or "ormula" in text:
        labels.update(word.findall(text))
    return labels


def _introduction(
    equation: Equation, passages: Sequence[Passage], here: Sequence[int], naming: Statement | None
) -> Statement | None:
    """The sentence that the equation continues, else one that names it, else the whole sentence before it."""
    lead = _lead(equation, passages, here)
    return lead if lead is not None and is_continued(lead.text) else naming or lead


def is_continued(text: str) -> bool:
    """Whether a sentence goes on in the equation below it."""
    return text.endswith(":") or (not text.endswith((".", "!", "?", ",", ";")) and text[-2:].isalpha())


def _lead(equation: Equation, passages: Sequence[Passage], here: Sequence[int]) -> Statement | None:
    """The sentence that ends right above the equation, in its column; `here` are the passages that end on its page."""
    near: list[tuple[float, int]] = []
    for index in here:
        passage = passages[index]
        last = passage.lines[-1]
        column = [line.bbox for line in passage.lines[-3:] if line.page == last.page]
        if any(_overlap(box, equation.bbox) for box in column):
            gap = equation.bbox[1] - last.bbox[3]
            if last.bbox[1] - last.bbox[3] < gap < ABOVE:
                near.append((gap, index))
    ends = (_last_sentence(passages, index) for _, index in sorted(near))
    return next((s for s in ends if s is not None), None)


def _last_sentence(passages: Sequence[Passage], index: int) -> Statement | None:
    """The last sentence of a passage when it can lead to an equation."""
    text = passages[index].text
    start, end = next(reversed(split_sentences(text)), (0, 0))
    last = text[start:end]
    whole = fault(last.rstrip(" :,.") + ".") in {None, "pointing", "short"} and last[:1].isupper()
    leads = whole and LEAST_WORDS <= len(last.split()) <= MOST_WORDS
    return statement(passages, index, start, end) if leads else None


def _overlap(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > 0
