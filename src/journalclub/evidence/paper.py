"""A paper made ready for looking quotes up: text, captions, pages, numbered places. Not: looking them up. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from journalclub.evidence.stream import Stream
from journalclub.evidence.words import keys
from journalclub.models.evidence import PaperText, PrintedText
from journalclub.models.paper import Figure, PassageLine, Preprint
from journalclub.wording import first_author


class Paper:
    """What the quotes of a file are compared with."""

    def __init__(
        self, text: PaperText, known: Sequence[str] = (), questions: Iterable[tuple[str, int]] = ()
    ) -> None:
        """`known` are texts about the paper from elsewhere, such as arXiv's abstract: their words raise no alarm.

        `questions` are those that were made from the paper, with their pages.
        """
        self.reading = text.reading
        self.running = Stream(text.running)
        self.captions = Stream(text.captions)
        self.printed = Stream(text.pages)
        nowhere = (PassageLine(0, 1, (0.0, 0.0, 0.0, 0.0)),)
        self.known = Stream([PrintedText(k, nowhere) for k in known if k])
        self.cited = Stream([PrintedText(r.text, nowhere) for r in text.reading.references])
        self._places = _places(text)
        self._questions: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for question, page in questions:
            self._questions[tuple(keys(question))].add(page)

    @property
    def streams(self) -> tuple[Stream, ...]:
        """Where a quote may stand, the likeliest first."""
        return self.running, self.captions, self.printed

    def figure(self, name: str) -> Figure | None:
        """The first figure, table or algorithm of that name."""
        return next((f for f in self.reading.figures if f.name.lower() == name.lower()), None)

    def asked_on(self, question: str) -> set[int]:
        """The pages of which a question of ours was asked; none for one that is not ours."""
        return self._questions.get(tuple(keys(question)), set()) if self._questions else set()

    def places(self, name: str) -> set[int]:
        """Pages of a figure, table, algorithm, equation, section or address.

        Of "Figure 3a" those of Figure 3; of an address that is cut short those of the addresses that go on; of an
        equation that was not found those from the one before it to the one after it.
        """
        name = name.lower()
        if name in self._places:
            return self._places[name]
        if name.startswith("http"):
            longer = (
                pages for link, pages in self._places.items() if link.startswith(name.rstrip("/") + "/")
            )
            return {page for pages in longer for page in pages}
        return self._places.get(name.rstrip("abcdefgh"), set()) or self._between(name)

    def _between(self, name: str) -> set[int]:
        """Pages from the equation before to the one after, as equations are numbered in reading order."""
        number = _equation_number(name)
        if number is None:
            return set()
        before = {
            p for other, pages in self._places.items() if _equation_number(other) == number - 1 for p in pages
        }
        after = {
            p for other, pages in self._places.items() if _equation_number(other) == number + 1 for p in pages
        }
        return set(range(max(before), min(after) + 1)) if before and after else set()


def _equation_number(name: str) -> int | None:
    """4 of "equation 4" and "equation 4a"; None of equations numbered in another way, and of other names."""
    number = name.removeprefix("equation ").rstrip("abcdefgh")
    return (
        int(number) if number != name and number.isascii() and number.isdigit() and len(number) < 5 else None
    )


def _places(text: PaperText) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for figure in text.reading.figures:
        found[figure.name.lower()].add(figure.page)
    for equation in text.reading.equations:
        found[f"equation {equation.label}".lower()].add(equation.page)
    for section in text.reading.sections:
        if section.number:
            found[f"section {section.number}".lower()].add(section.page)
    for link in text.reading.links:
        found[link.url.lower()].add(link.page)
    return found


def said_elsewhere(preprint: Preprint) -> tuple[str, ...]:
    """What is said about the paper outside of it: its abstract and title, and how it is cited, "Lee et al. Title"."""
    cited = f"{first_author(preprint.authors)} {preprint.title}"
    return preprint.abstract, preprint.title, cited
