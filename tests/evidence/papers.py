"""A paper made up for looking quotes up: two pages of text, a figure, a table, an equation, a bibliography."""

from __future__ import annotations

from journalclub.evidence.paper import Paper
from journalclub.models.evidence import PaperText, PrintedText
from journalclub.models.paper import Equation, Figure, PaperLink, PassageLine, Reading, Reference, Section

FIRST = (
    "Rotating the presenter keeps a reading group alive (Adams et al., 2019). In this study, we follow 48 groups over "
    "three years [4, 5] and find that fair turns do not tire anyone."
)
SECOND = (
    "Groups with a fixed order lost 28.4 % of their members, while groups that drew lots lost 41.0 % within a year. "
    "The difference is significant at p < 0.05, and it grows with the size of the group."
)
CAPTION = "Figure 1: Members who stayed, by rule of rotation. Bars show one standard deviation."
TABLE = "Table 2: Length of sessions in minutes."
CITED = "C. Adams and D. Brown. Taking turns in small groups. Journal of Gatherings, pp. 12–34, 2019."
BOX = (72.0, 100.0, 520.0, 140.0)


def printed(text: str, page: int, name: str | None = None) -> PrintedText:
    """A text on one page."""
    return PrintedText(text, (PassageLine(0, page, BOX),), name)


ELSEWHERE = ("An abstract from elsewhere, in other words.",)


def paper(
    *more: str, questions: tuple[tuple[str, int], ...] = (), elsewhere: tuple[str, ...] = ELSEWHERE
) -> Paper:
    """The paper; `more` are further paragraphs on page 3, `elsewhere` is what is said of it outside of it."""
    reading = Reading(
        "0" * 64,
        4,
        sections=(Section("3", "Results", 1, 2),),
        figures=(
            Figure("figure", "1", 2, BOX, CAPTION, BOX),
            Figure("table", "2", 3, BOX, TABLE, BOX),
        ),
        equations=(Equation("5a", 2, BOX), Equation("7", 3, BOX)),
        references=(Reference("[4]", CITED, cited=2),),
        links=(
            PaperLink("https://example.org/turns", "code", 1),
            PaperLink("https://example.org/groups/data", "data", 3),
        ),
    )
    running = (printed(FIRST, 1), printed(SECOND, 2), *(printed(m, 3) for m in more))
    captions = (printed(CAPTION, 2, "Figure 1"), printed(TABLE, 3, "Table 2"))
    pages = (
        printed(f"Whose turn?\n{FIRST}", 1),
        printed(f"3 Results\n{SECOND}\n{CAPTION}\nA footnote on chairs", 2),
        printed("\n".join((TABLE, *more)), 3),
        printed(CITED, 4),
    )
    return Paper(
        PaperText(reading, running, captions, pages),
        elsewhere,
        questions,
    )
