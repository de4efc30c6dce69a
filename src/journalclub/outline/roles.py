"""A section's heading to the part it plays in a paper. Not: finding headings (reading), judging sentences."""

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
    (
        "limitations",
        r"limitations?(?! of (?!our|this|the (?:present|proposed|current|study|method|model)))"
        r"|threats to validity|caveats|shortcomings|failure (?:cases|modes)",
    ),
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
        r"|compar\w+ (?:methods|models|systems)|compared \w+|competit\w+ \w+",
    ),
    ("analysis", r"ablations?|ablative|case stud(?:y|ies)|qualitative|visuali[sz]ations?|interpretability"),
    ("results", r"results?|performance|comparisons?|findings|main theorems?"),
    (
        "setup",
        r"set-?ups?|settings?|implementation|hyper-?parameters?|data ?sets?|data|corpus|corpora|baselines?"
        r"|metrics"
        r"|training|optimi[sz]ation|pre-?processing|materials?|participants|observations|samples?"
        r"|benchmarks?",
    ),
    ("analysis", r"analys[ie]s|examples?"),
    (
        "experiments",
        r"experiments?|experimental|evaluations?|empirical|numerical|simulations?|applications?",
    ),
    ("discussion", r"discussions?|implications"),
    ("background", r"background|preliminar\w+|notations?|definitions?|problem (?:\w+)|task (?:\w+)|overview"),
    (
        "method",
        r"methods?|methodology|methodologies|models?|approach(?:es)?|architectures?|frameworks?|algorithms?"
        r"|systems?"
        r"|our \w+|proposed \w+|learning|encoders?|decoders?|attention|inference|theory|construction",
    ),
)
_INHERITED: frozenset[Role] = frozenset(
    {"setup", "results", "analysis", "experiments", "appendix", "limitations"}
)
_LAST: frozenset[Role] = frozenset({"conclusion", "back", "limitations", "appendix"})
_GOVERNING: frozenset[Role] = frozenset(
    {"related", "back", "appendix", "introduction", "conclusion", "limitations"}
)
_TRIED_WITH: frozenset[Role] = frozenset({"setup", "experiments"})
_OPENING: frozenset[Role] = frozenset({"body", "background", "method"})
_END = re.compile(r"acknowledg|references|bibliography", re.IGNORECASE)
_APPENDIX_NUMBER = re.compile(r"[A-Z](?:\.\d+)*")


@cache
def _patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((role, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for role, words in _HEADINGS)


def role_of_title(title: str) -> Role | None:
    """What a heading says by itself; None when it names something of the paper's own."""
    return next((role for role, pattern in _patterns() if pattern.search(title[:200])), None)


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
    concluded = ended = False
    last: Role = "body"
    for title, number in headings:
        parent = by_number.get(number.rpartition(".")[0]) if number and "." in number else None
        role = _role(role_of_title(title) if title else None, parent, last if number is None else "body")
        lettered = number is not None and _APPENDIX_NUMBER.fullmatch(number) is not None
        if role not in _LAST and ((concluded and lettered) or (ended and number is None)):
            role = "appendix"
        if number:
            by_number[number] = role
        concluded = concluded or role in _LAST
        ended = ended or role == "appendix" or (role == "back" and _END.search(title or "") is not None)
        last = role
        roles.append(role)
    return _with_introduction(roles)


def _with_introduction(roles: list[Role]) -> list[Role]:
    """Letters and essays name no introduction: the first section is it."""
    first = next((i for i, role in enumerate(roles) if role != "abstract"), None)
    if first is not None and "introduction" not in roles and roles[first] in _OPENING:
        return [*roles[:first], "introduction", *roles[first + 1 :]]
    return roles


def _role(own: Role | None, parent: Role | None, before: Role) -> Role:
    """A heading's role from its own words, its parent's role, and the role before it if it is unnumbered."""
    if parent in _GOVERNING:
        return parent
    if own == "method" and parent in _TRIED_WITH:
        return "setup"  # "Compared models" under "Experiments"
    return own or parent or (before if before in _INHERITED else "body")
