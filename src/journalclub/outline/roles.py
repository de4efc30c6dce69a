"""A section's heading to the part it plays in a paper. Not: finding headings (reading) or judging
sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

Role = Literal[
    "abstract",
    "introduction",
    "related",
    "background",
    "method",
    "setup",
    "experiments",
    "results",
    "analysis",
    "discussion",
    "limitations",
    "conclusion",
    "appendix",
    "back",
    "body",
]

# The first row whose words stand in the heading wins.
_HEADINGS: tuple[tuple[Role, str], ...] = (
    ("abstract", r"abstract|summary of the paper"),
    (
        "back",
        r"acknowledg\w*|references|bibliography|checklist|author contributions?|contributions? of authors"
        r"|funding"
        r"|competing interests|conflicts? of interest|data availability|code availability|ethic\w*"
        r"|broader impacts?"
        r"|impact statement|reproducibility statement|societal impacts?|supporting information"
        r"|about the authors?",
    ),
    ("limitations", r"limitations?|threats to validity|caveats|shortcomings|failure (?:cases|modes)"),
    (
        "conclusion",
        r"conclusions?|concluding|summary|future (?:work|directions)|outlook|closing remarks|final remarks",
    ),
    (
        "related",
        r"related (?:works?|research|literature)|(?:previous|prior) (?:works?|research)|literature review",
    ),
    ("introduction", r"introduction|motivation|introductory|contributions?"),
    ("appendix", r"appendix|appendices|supplement\w*"),
    (
        "setup",
        r"(?:experiment\w*|evaluation|training|model|implementation|parameters?|hyper-?parameters?|data"
        r"|simulation)"
        r" (?:and \w+ )?(?:set-?ups?|set-?tings?|details?|protocol|configurations?|procedure|design)"
        r"|set-?ups?|settings?|implementation|hyper-?parameters?|data ?sets?|data|corpus|corpora|baselines?"
        r"|compar\w+ (?:methods|models|systems)|compared \w+|metrics|training|optimi[sz]ation|pre-?processing"
        r"|materials?|participants|observations|samples?",
    ),
    ("results", r"results?|performance|comparisons?|findings|benchmarks?|main theorems?"),
    (
        "analysis",
        r"ablations?|ablative|analys[ie]s|case stud(?:y|ies)|qualitative|visuali[sz]ations?|interpretability",
    ),
    (
        "experiments",
        r"experiments?|experimental|evaluations?|empirical|numerical|simulations?|applications?|examples?",
    ),
    ("discussion", r"discussions?|implications"),
    ("background", r"background|preliminar\w+|notations?|definitions?|problem (?:\w+)|task (?:\w+)|overview"),
    (
        "method",
        r"methods?|methodology|methodologies|models?|approach(?:es)?|architectures?|frameworks?|algorithms?"
        r"|systems?"
        r"|our \w+|proposed \w+|learning|encoders?|decoders?|attention|inference|proofs?|theory|construction",
    ),
)
_INHERITED = frozenset({"setup", "results", "analysis", "experiments", "appendix", "back", "limitations"})
_LAST = frozenset({"conclusion", "back", "limitations", "appendix"})


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<{role}>\b(?:{words})\b)" for role, words in _HEADINGS), re.IGNORECASE)


@cache
def _pattern_of(role: Role) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{dict(_HEADINGS)[role]})\b", re.IGNORECASE)


def role_of_title(title: str) -> Role | None:
    """What a heading says by itself; None when it names something of the paper's own."""
    title = title[:200]
    if not _pattern().search(title):
        return None
    return next(role for role, _ in _HEADINGS if _pattern_of(role).search(title))


class Heading(NamedTuple):
    """A heading as printed."""

    title: str | None
    number: str | None


def roles_of(headings: Iterable[Heading]) -> list[Role]:
    """The role of each heading, in reading order: its own words', else its parent's, else what comes before
    it.
    """
    roles: list[Role] = []
    by_number: dict[str, Role] = {}
    ended = False
    last: Role = "body"
    for title, number in headings:
        role = role_of_title(title) if title else None
        parent = by_number.get(number.rpartition(".")[0]) if number and "." in number else None
        if parent in {"related", "back", "appendix", "introduction", "conclusion"}:
            role = parent
        elif role is None:
            role = parent or (last if last in _INHERITED and (number is None or "." in number) else "body")
        if ended and number and re.fullmatch(r"[A-Z](?:\.\d+)*", number) and role not in _LAST:
            role = "appendix"
        if number:
            by_number[number] = role
        ended = ended or role in _LAST
        last = role
        roles.append(role)
    return roles
