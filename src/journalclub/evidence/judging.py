"""Whether a quote or a reference is true of the paper, and in which words it is not. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journalclub.evidence import thresholds as th
from journalclub.evidence.matching import Match, exact_matches, is_faithful, match_at, near_matches
from journalclub.evidence.paper import Paper
from journalclub.evidence.words import Word, keys, words
from journalclub.models.evidence import Difference, Finding, Quote, Reference
from journalclub.text import display

_ELLIPSIS = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?")
SHOWN = 160  # characters of a passage in a message
SURE_WORDS = 4  # a shorter part of a quote stands on many pages
MOST_DIFFERENCES = 3  # in a message


def judge_quote(quote: Quote, paper: Paper) -> Finding | None:
    """What is wrong with it; None when it is true, or when it is no quote."""
    parts = [p for text in _ELLIPSIS.split(quote.text) for p in _pieces(text, words(text))]
    several = len(parts) > 1
    for number, part in enumerate(parts[: th.MOST_PIECES]):
        wanted = keys(part)
        pages = quote.pages
        if several and (len(wanted) < SURE_WORDS or pages is None):
            pages = None
        elif pages is not None and number:
            pages = pages[0], pages[1] + number
        found = _judge(wanted, part, quote, pages, paper)
        if found is not None:
            return found
    return None


def judge_reference(reference: Reference, paper: Paper) -> Finding | None:
    """What is wrong with a place that is named with its page."""
    count = paper.reading.pages
    first, last = reference.pages
    if not 1 <= first <= last <= count:
        message = f"“{display(reference.text)}”: the paper has {count} pages"
        return Finding(reference.spot, "page", reference.text, message)
    asked = paper.asked_on(reference.about)
    if asked and not any(first <= p <= last for p in asked):
        message = f"this question was asked of {_pages(asked)}, not p. {first}"
        return Finding(reference.spot, "page", reference.about, message, page=min(asked))
    return _judge_name(reference, reference.name, paper) if reference.name is not None else None


def _judge_name(reference: Reference, name: str, paper: Paper) -> Finding | None:
    """Whether what is named stands on that page."""
    first, last = reference.pages
    pages = paper.places(name)
    if pages:
        if any(first <= p <= last for p in pages):
            return None
        message = f"{name} is on {_pages(pages)}, not p. {first}"
        place = paper.figure(name)
        return Finding(
            reference.spot,
            "page",
            reference.text,
            message,
            place.caption if place else None,
            min(pages),
            place.bbox if place else None,
        )
    if paper.printed.exact(keys(name)) or paper.printed.exact(keys(_short(name))):
        return None  # named in the text, but not found as a figure: nothing is known of its page
    message = f"the paper has no {name}"
    return Finding(reference.spot, "place", reference.text, message)


def _pages(pages: set[int]) -> str:
    """The first pages of several."""
    return " and ".join(f"p. {p}" for p in sorted(pages)[:3])


def _short(name: str) -> str:
    return name.replace("Figure", "Fig").replace("Equation", "Eq").replace("Table", "Tab")


def _pieces(text: str, found: Sequence[Word]) -> list[str]:
    """A very long quote in parts that can be compared."""
    if not found:
        return []
    cuts = list(range(0, len(found), th.PIECE))
    if len(cuts) > 1 and len(found) - cuts[-1] < SURE_WORDS:
        cuts.pop()
    ends = [*cuts[1:], len(found)]
    return [text[found[a].start : found[b - 1].end] for a, b in zip(cuts, ends, strict=True)]


def _judge(
    wanted: Sequence[str], text: str, quote: Quote, pages: tuple[int, int] | None, paper: Paper
) -> Finding | None:
    """One part of a quote without ellipsis."""
    short = len(wanted) < th.ECHO_WORDS
    if quote.kind == "echo" and (
        (short and quote.place is None and quote.hint is None) or paper.known.exact(wanted)
    ):
        return None
    if paper.cited.exact(wanted) and not paper.running.exact(wanted):
        return None  # the title of another work may be named where that is cited
    exact = exact_matches(wanted, paper.streams)
    if exact:
        return _misplaced(exact, text, quote, pages)
    near = _near(wanted, quote, pages, paper)
    whole = quote.kind == "quote"
    faithful = [m for m in near if is_faithful(m, whole=whole)]
    if faithful:
        least = min(m.cost for m in faithful)
        return _misplaced([m for m in faithful if m.cost <= least + th.SAME_COST], text, quote, pages)
    best = min(near, key=lambda m: (m.cost, not m.stands_on(pages)), default=None)
    if best is not None and _is_meant(best, quote):
        if quote.kind == "echo" and quote.place is None and _is_cited(wanted, best, paper):
            return None
        return _changed(best, text, quote, whole=whole)
    if not whole:
        return None
    message = f"“{display(text, SHOWN)}” is not in the paper"
    return Finding(quote.spot, "not found", text, message)


def _is_meant(best: Match, quote: Quote) -> bool:
    """Whether the quote is so close to the place that it claims to be just that."""
    if quote.kind == "quote":
        return best.closeness >= th.STATEMENT_CLOSE
    count = len(keys(quote.text))
    same = sum(b - a for kind, (a, b), _ in best.steps if kind == "same")
    changed = sum(max(b - a, d - c) for kind, (a, b), (c, d) in best.steps if kind == "changed")
    if quote.kind == "statement":
        return best.closeness >= th.STATEMENT_CLOSE and changed <= max(2, count // th.STATEMENT_PER_CHANGE)
    here = best.stream.name(best.first)
    if here is not None and here in {quote.place, quote.hint}:
        close = best.closeness >= th.STATEMENT_CLOSE
        if quote.place is not None:
            return close or (same > 0 and changed <= 1)
        return close and changed <= 1
    return best.closeness >= th.ECHO_CLOSE and changed <= max(1, count // th.ECHO_PER_CHANGE)


def _is_cited(wanted: Sequence[str], best: Match, paper: Paper) -> bool:
    """Whether the words are rather those of a work in the bibliography."""
    return any(m.cost <= best.cost for m in near_matches(wanted, [paper.cited], None))


def _near(wanted: Sequence[str], quote: Quote, pages: tuple[int, int] | None, paper: Paper) -> list[Match]:
    """The places worth comparing, up to the first that leaves nothing to say."""
    found: list[Match] = []
    place = quote.place or quote.hint
    if place is not None:
        for first, last in paper.captions.piece(place):
            own = match_at(wanted, paper.captions, first, min(last + 1, first + 4 * th.PIECE))
            if own is not None:
                found.append(own)
                if own.closeness >= th.STATEMENT_CLOSE and quote.place is not None:
                    return [own]
    streams = paper.streams if quote.kind == "quote" else (paper.running, paper.captions)
    if quote.kind == "echo":
        streams = (*streams, paper.known)
    for match in near_matches(wanted, streams, pages):
        found.append(match)
        if is_faithful(match, whole=quote.kind == "quote") and match.stands_on(pages):
            break
    return found


def _misplaced(
    matches: Sequence[Match], text: str, quote: Quote, pages: tuple[int, int] | None
) -> Finding | None:
    """Whether words that are the paper's stand on another page, or are the caption of another figure."""
    names = {name for m in matches if (name := m.stream.name(m.first)) is not None}
    if quote.place is not None and names and quote.place.lower() not in {n.lower() for n in names}:
        message = f"“{display(text, SHOWN)}” is the caption of {min(names)}, not of {quote.place}"
        return _finding(matches[0], "place", text, quote, message)
    if pages is None or any(m.stands_on(pages) for m in matches):
        return None
    where = _pages({m.page for m in matches})
    message = f"“{display(text, SHOWN)}” stands on {where}, not p. {pages[0]}"
    return _finding(matches[0], "page", text, quote, message)


def _changed(match: Match, text: str, quote: Quote, *, whole: bool) -> Finding:
    """The words that are not as printed."""
    differences = _differences(match, text, whole=whole)
    told = "; ".join(_told(d) for d in differences[:MOST_DIFFERENCES])
    more = len(differences) - MOST_DIFFERENCES
    told += f"; and {more} more" if more > 0 else ""
    message = f"{told}; p. {match.page}: “{display(match.stream.text(match.first, match.last), SHOWN)}”"
    return _finding(match, "changed", text, quote, message, differences)


def _finding(
    match: Match,
    problem: str,
    text: str,
    quote: Quote,
    message: str,
    differences: tuple[Difference, ...] = (),
) -> Finding:
    first, last = match.first, match.last
    return Finding(
        quote.spot,
        problem,  # type: ignore[arg-type]
        text,
        message,
        paper=match.stream.text(first, last),
        page=match.page,
        bbox=match.stream.box(first, last),
        differences=differences,
    )


def _told(difference: Difference) -> str:
    if not difference.file:
        return f"“{display(difference.paper, SHOWN)}” is left out"
    if not difference.paper:
        return f"“{display(difference.file, SHOWN)}” is not in the paper's sentence"
    return f"“{display(difference.file, SHOWN)}” is “{display(difference.paper, SHOWN)}” in the paper"


def _differences(match: Match, text: str, *, whole: bool) -> tuple[Difference, ...]:
    """What is not faithful, in the words of both."""
    found = words(text)
    differences = []
    for step in match.steps:
        if step.kind == "same" or is_faithful(match._replace(steps=(step,)), whole=whole):
            continue
        (a, b), (c, d) = step.quote, step.paper
        ours = text[found[a].start : found[b - 1].end] if a < b else ""
        differences.append(Difference(ours, match.stream.text(c, d - 1) if c < d else ""))
    return tuple(differences)
