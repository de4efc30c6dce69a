"""What the presenter says and keeps at hand: speaker notes that fit the slide's seconds. Pure.

Not: the slides themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journalclub.decks import clock
from journalclub.models.deck import Deck, Slide
from journalclub.models.paper import Statement
from journalclub.shorten import sentences
from journalclub.wording import figure_name

WORDS_PER_MINUTE = 130
AFTER_TALK_WORDS = 60  # on a slide shown after the talk
FROM_THE_PAPER = "From the paper:"
_LEADS = {
    "Background": "What was known before.",
    "Motivation": "Why the authors started.",
    "Contributions": "What the authors say is new.",
    "Stated aims": "What the authors set out to do.",
    "Approach": "How it works.",
    "Setup": "How it was tested.",
    "Results": "What they found.",
    "Limitations": "What the paper leaves open.",
    "In short": "If you remember one slide, let it be this one.",
}
_LOOK = {
    "figure": "Give everyone a moment to look, name what is drawn, then say what it shows.",
    "table": "Say what rows and columns are before you name a number.",
    "algorithm": "Go through it step by step; name input and output first.",
}


def word_limit(seconds: int) -> int:
    """How many words can be spoken in that time."""
    return WORDS_PER_MINUTE * seconds // 60


def speech(slide: Slide) -> tuple[str, ...]:
    """What to say on a slide, whole sentences, within its seconds; at least the shortest hint when there is time."""
    left = word_limit(slide.seconds) if slide.seconds else AFTER_TALK_WORDS
    said: list[str] = []
    for sentence in _sentences(slide):
        words = len(sentence.split())
        if words <= left:
            said.append(sentence)
            left -= words
    return (" ".join(said),) if said else ()


def notes(deck: Deck, index: int) -> list[str]:
    """All paragraphs of a slide's notes: the clock, what to say, the quotes with their pages, what is not shown."""
    slide = deck.slides[index]
    start = sum(s.seconds for s in deck.slides[:index])
    lines = [clock.clock_line(start, start + slide.seconds, deck.minutes, slide.part), *slide.say]
    shown = slide.figure if slide.whole is None else None  # a panel's caption is in the notes of its figure
    if slide.evidence or shown:
        lines.append(FROM_THE_PAPER)
    if shown:
        lines.append(f"p. {shown.page} ({shown.name}): “{shown.caption}”")
    lines.extend(quoted(q) for q in slide.evidence)
    return [*lines, *slide.remarks]


def quoted(quote: Statement) -> str:
    """A full quote with its place."""
    where = f" ({quote.section})" if quote.section else ""
    return f"p. {quote.page}{where}: “{quote.text}”"


def _sentences(slide: Slide) -> Iterator[str]:
    """What could be said, most useful first."""
    if slide.kind == "cover":
        yield f"Today's paper: {slide.title}."
        yield from (f"{b.text}." for b in slide.bullets[:1])
        yield "The first page is on the slide, so that everybody has the right paper open."
    elif slide.kind == "agenda":
        yield f"{clock_words(slide)}"
        yield "Ask at once when something is unclear; keep opinions for the discussion."
    elif slide.whole is not None and slide.figure is not None:
        yield f"The same figure, larger: {slide.figure.label.removeprefix(slide.whole.label)}."
        yield "Name the axes, then point at what you told of."
    elif slide.figure is not None:
        yield f"{slide.figure.name} is on page {slide.figure.page}."
        yield _LOOK[slide.figure.kind]
        yield from _spoken([slide.title, *(b.text for b in slide.bullets)])
        yield from sentences(slide.caption)
    elif slide.equation is not None:
        yield f"{figure_name(slide.equation)} is on page {slide.equation.page}."
        yield from _spoken([b.text.rstrip(":") for b in slide.bullets])
        yield "Say what each symbol stands for before you say what the equation claims."
        yield "Then take one term away and ask what would change."
    elif slide.part == "References":
        yield "This slide stays up for questions; if you read one more paper, take one of those at its end."
    elif slide.kind == "discussion":
        yield "First a minute of silence: everyone writes down one question or comment."
        yield "Then we collect them and begin with what was not understood."
    else:
        yield from (lead for start, lead in _LEADS.items() if slide.title.startswith(start))
        yield from _spoken([b.text for b in slide.bullets])


def clock_words(slide: Slide) -> str:
    """The agenda as one sentence."""
    parts = [b.text.split("\t")[0].lower() for b in slide.bullets if "\t" in b.text]
    return (
        f"We go through {', '.join(parts[:-1])} and {parts[-1]}."
        if len(parts) > 1
        else "We take it in one go."
    )


def _spoken(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield text if text.endswith((".", "?", "!", "…")) else f"{text}."
