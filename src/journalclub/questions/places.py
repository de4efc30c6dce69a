"""Where the places of a paper stand that questions name or quote. Not: which they name (anchors.py). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journalclub.models.evidence import PaperText, PrintedText
from journalclub.models.paper import Preprint, Reading
from journalclub.models.question import Anchor
from journalclub.questions.languages import fold, languages, words

SHORTEST_QUOTE = 3  # words; fewer are a term, which stands in many places
QUOTED_LENGTHS = "8,600"  # characters between two quotation marks, at least and at most
LEAST_LETTERS = 4  # of a word that tells a paper from others

_QUOTED = re.compile(
    rf"[\"“”„«»「『]([^\"“”„«»「」『』\n]{{{QUOTED_LENGTHS}}})[\"“”„«»」』]"
    rf"|(?<!\w)['‘‚]([^'‘’‚\n]{{{QUOTED_LENGTHS}}})['’](?!\w)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the paper: from page 1, and how far down the page, in points."""

    page: int
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of the paper's text as it is compared, and where its words stand."""

    text: str  # folded words between single blanks, with one at each end
    spots: tuple[tuple[int, Spot], ...]  # from that word on, until the next

    @classmethod
    def at(cls, text: str, spot: Spot) -> _Stretch:
        return cls(f" {' '.join(words(fold(text)))} ", ((0, spot),))

    @classmethod
    def printed(cls, piece: PrintedText) -> _Stretch:
        found: list[str] = []
        spots = []
        ends = [*(line.start for line in piece.lines[1:]), len(piece.text)]
        for line, end in zip(piece.lines, ends, strict=True):
            spots.append((len(found), Spot(line.page, line.bbox[1])))
            found += words(fold(piece.text[line.start : end]))
        return cls(f" {' '.join(found)} ", tuple(spots))

    def find(self, wanted: str) -> Spot | None:
        at = self.text.find(wanted)
        if at < 0:
            return None
        word = self.text.count(" ", 0, at)
        return [spot for start, spot in self.spots if start <= word][-1]


class Places:
    """The places of one paper."""

    def __init__(self, preprint: Preprint, reading: Reading) -> None:
        """`reading` as paper.json gives it back."""
        self._pages = reading.pages
        self._spots: dict[tuple[str, str], Spot] = {}
        for figure in reading.figures:
            for label in _labels(figure.label):
                self._spots.setdefault((figure.kind, label), Spot(figure.page, figure.bbox[1]))
        for equation in reading.equations:
            self._spots.setdefault(
                ("equation", _plain(equation.label)), Spot(equation.page, equation.bbox[1])
            )
        for section in reading.sections:
            if section.number:
                self._spots.setdefault(("section", _plain(section.number)), Spot(section.page))
        self._stretches = [_Stretch.at(s.text, Spot(s.page, s.bbox[1])) for s in reading.outline.all()]
        self._stretches += [_Stretch.at(f.caption, Spot(f.page, f.caption_bbox[1])) for f in reading.figures]
        self._stretches.append(_Stretch.at(preprint.abstract, Spot(1)))
        named = [
            preprint.title,
            preprint.abstract,
            *(s.title for s in reading.sections),
            *(f.caption for f in reading.figures),
        ]
        self.vocabulary = vocabulary(named)

    def learn(self, text: PaperText) -> None:
        """Take in the whole text of the paper, for quotes that its record does not hold."""
        self._stretches += [_Stretch.printed(piece) for piece in (*text.running, *text.captions, *text.pages)]

    def unknown_quotes(self, text: str) -> bool:
        """Whether the text quotes something that is not found so far."""
        return any(self.spot(Anchor("quote", quote)) is None for quote in quoted(text))

    def spot(self, anchor: Anchor) -> Spot | None:
        """Where an anchor points; a part ("4a", "3.1.2") is where its whole is when it is not listed itself."""
        if anchor.kind == "page":
            page = int(anchor.label) if anchor.label.isdecimal() else 0
            return Spot(page) if 1 <= page <= self._pages else None
        if anchor.kind == "quote":
            wanted = f" {' '.join(words(fold(anchor.label)))} "
            return next((spot for stretch in self._stretches if (spot := stretch.find(wanted))), None)
        return next(
            (self._spots[anchor.kind, x] for x in _wholes(anchor.label) if (anchor.kind, x) in self._spots),
            None,
        )

    def down(self, anchor: Anchor) -> float:
        """How far down its page an anchor points, in points; 0 when that is not known."""
        spot = self.spot(anchor)
        return spot.down if spot else 0.0

    def tied(self, text: str, anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
        """The anchors with their pages, and the paper's own words that the text quotes."""
        quotes = [Anchor("quote", quote) for quote in quoted(text)]
        known = [a for a in quotes if self.spot(a) is not None]
        return tuple(
            replace(a, page=spot.page if (spot := self.spot(a)) else None) for a in (*anchors, *known)
        )


def quoted(text: str) -> Iterator[str]:
    """What stands between quotation marks and is longer than a term."""
    for match in _QUOTED.finditer(text):
        quote = (match[1] or match[2]).strip(" .,;…")
        if len(words(fold(quote))) >= SHORTEST_QUOTE:
            yield quote


def vocabulary(texts: Sequence[str]) -> frozenset[str]:
    """The words that a paper's own texts have beyond everyday ones, folded."""
    english = languages()[0]
    found = {word for text in texts for word in words(fold(text)) if len(word) >= LEAST_LETTERS}
    return frozenset(word for word in found if word not in english.common and word not in english.polite)


def _plain(label: str) -> str:
    folded = re.sub(r"[()\[\]\s]", "", label).strip(".").casefold()
    return str(_arabic(folded)) if folded and set(folded) <= set("ivxl") else folded


def _arabic(roman: str) -> int:
    values = [_ROMAN[c] for c in roman]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def _labels(printed: str) -> Iterator[str]:
    """A label, and the same without a prefix: "Extended Data 3" is also "3"."""
    yield _plain(printed)
    if " " in printed:
        yield _plain(printed.rsplit(" ", 1)[1])


def _wholes(label: str) -> Iterator[str]:
    plain = _plain(label)
    yield plain
    shorter = plain.rstrip("abcdefgh")
    while shorter and shorter != plain:
        yield shorter
        plain, shorter = shorter, shorter.rpartition(".")[0]
    while "." in plain:
        plain = plain.rpartition(".")[0]
        yield plain
