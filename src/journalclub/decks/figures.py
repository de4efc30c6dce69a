"""Which figures matter most, to which part of the talk each belongs. Not: how many fit the minutes (plan.py). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from journalclub.models.paper import Figure, Reading, Section, Statement
from journalclub.reading.mentions import mentioned
from journalclub.shorten import caption_lead

# Weights of a figure's importance; chosen by reading rankings of papers from several fields, not fitted.
IN_MAIN_PART = 10.0  # before the references and outside any appendix
PER_MENTION, MOST_MENTIONS = 0.5, 6
FULL_AREA = 2.0  # for one as large as half a page
FIRST_OF_KIND = 2.0  # the first figure is mostly the overview, the first table the main result
CENTRAL_CUE = 1.0
EARLINESS = 1.0
ALGORITHM = -1.5

_APPENDIX_LABEL = re.compile(r"[A-Z]\.?\d|[A-Z]$|S\.?\d")
_APPENDIX_TITLE = re.compile(r"appendi|supplement", re.IGNORECASE)
_REFERENCES = re.compile(r"references|bibliography|literature cited|works cited", re.IGNORECASE)
_METHOD = re.compile(
    r"method|model|approach|architectur|algorithm|theor|preliminar|formulation|framework|design|system|network"
    r"|background|introduction|definition|construction|learning|training",
    re.IGNORECASE,
)
_FINDINGS = re.compile(
    r"result|experiment|evaluat|analys|ablation|discussion|comparison|application|observation|numeric|simulation"
    r"|empiric|performance|case stud|conclusion|finding|measurement",
    re.IGNORECASE,
)
_SHOWS_METHOD = re.compile(
    r"\b(?:architecture|overview|illustrat\w+|schematic|pipeline|framework|diagram|building block|workflow"
    r"|set-?up|structure of)\b",
    re.IGNORECASE,
)
_SHOWS_FINDING = re.compile(
    r"\b(?:results?|compar\w+|performance|accurac\w+|errors?|versus|vs|ablation|curves?|as a function of"
    r"|scores?|effects? of|evaluation|BLEU|F1|mAP|perplexity|test set|validation)\b",
    re.IGNORECASE,
)


def names(statement: Statement, figure: Figure) -> bool:
    """Whether the statement names that figure."""
    return (figure.kind, figure.label.lower()) in mentioned(statement.text)


def in_appendix(figure: Figure, reading: Reading) -> bool:
    """Whether a figure stands after the references or in an appendix, by its label and the section pages."""
    return bool(_APPENDIX_LABEL.match(figure.label)) or after_main_part(figure.page, reading)


def after_main_part(page: int, reading: Reading) -> bool:
    """Whether a page comes after the one on which references or an appendix begin."""
    ends = [
        s.page for s in reading.sections if _REFERENCES.search(s.title) or _APPENDIX_TITLE.search(s.title)
    ]
    return bool(ends) and page > min(ends)


def importance(figure: Figure, reading: Reading) -> float:
    """How much a talk needs the figure; larger is more."""
    width, height = reading.page_size
    area = (figure.bbox[2] - figure.bbox[0]) * (figure.bbox[3] - figure.bbox[1]) / max(width * height, 1.0)
    first = next((f for f in reading.figures if f.kind == figure.kind), None)
    title = lead_sentence(figure)
    return (
        (0.0 if in_appendix(figure, reading) else IN_MAIN_PART)
        + PER_MENTION * min(figure.mentions, MOST_MENTIONS)
        + FULL_AREA * min(area / 0.5, 1.0)
        + (FIRST_OF_KIND if figure is first else 0.0)
        + (CENTRAL_CUE if _SHOWS_METHOD.search(title) or _SHOWS_FINDING.search(title) else 0.0)
        + EARLINESS * (1 - figure.page / max(reading.pages, 1))
        + (ALGORITHM if figure.kind == "algorithm" else 0.0)
    )


def ranked(reading: Reading) -> list[Figure]:
    """Figures and tables, most important first."""
    return sorted(reading.figures, key=lambda f: -importance(f, reading))


def belongs_to_results(figure: Figure, reading: Reading) -> bool:
    """Whether a figure shows findings rather than the method: tables do; figures by caption, section, place."""
    if figure.kind != "figure":
        return figure.kind == "table"
    title = lead_sentence(figure)
    method, finding = bool(_SHOWS_METHOD.search(title)), bool(_SHOWS_FINDING.search(title))
    if method != finding:
        return finding
    section = section_of(figure.page, reading.sections)
    if section is not None:
        if _FINDINGS.search(section.title):
            return True
        if _METHOD.search(section.title):
            return False
    return figure.page > 0.45 * reading.pages


def lead_sentence(figure: Figure) -> str:
    """The first sentence of the caption, without its label and without what follows of single panels."""
    return caption_lead(figure.caption, figure.label)


def statements_naming(figure: Figure, pool: Iterable[Statement]) -> list[Statement]:
    """Those of the statements that name the figure."""
    return [s for s in pool if names(s, figure)]


def section_of(page: int, sections: Sequence[Section]) -> Section | None:
    """The top-level section a page begins in; the first that starts on it when none began before."""
    top = [s for s in sections if s.level == 1]
    before = [s for s in top if s.page < page]
    return before[-1] if before else next((s for s in top if s.page == page), None)
