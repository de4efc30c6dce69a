"""What the presenter says and keeps at hand: notes that fit the slide's seconds. Not: the slides themselves. Pure."""

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
    "Background": "This was known before.",
    "Motivation": "This is why the authors started.",
    "Contributions": "This is what the authors say is new.",
    "Stated aims": "This is what the authors set out to do.",
    "Approach": "This is how it works.",
    "Setup": "This is how it was tested.",
    "Results": "This is what they found.",
    "Limitations": "This is what the paper leaves open.",
    "In short": "If you remember one slide, let it be this one.",
}
_WORDS = "In the authors' words:"
# What is said of a picture, and in parentheses what the presenter then does.
_LOOK = {
    "figure": ("Take a moment to look at it.", "(Name what is drawn, then say what it shows.)"),
    "table": (
        "First its rows and columns, then one number.",
        "(Point at a row and a column before the number.)",
    ),
    "algorithm": ("We go through it step by step.", "(Name what goes in and what comes out first.)"),
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
        yield from (f"By {b.text}." for b in slide.bullets[:1])
        yield "The first page is on the slide, so that everybody has the right paper open."
    elif slide.kind == "agenda":
        yield f"{clock_words(slide)}"
        yield "Ask at once when something is unclear; keep opinions for the discussion."
    elif slide.whole is not None and slide.figure is not None:
        yield f"Here is its part {slide.figure.label.removeprefix(slide.whole.label)}, larger."
        yield "(Name the axes, then point at what you told of.)"
    elif slide.figure is not None:
        yield f"{slide.figure.name} is on page {slide.figure.page}."
        look, then = _LOOK[slide.figure.kind]
        yield look
        yield from _spoken([slide.title, *(b.text for b in slide.bullets)])
        yield then
        yield from sentences(slide.caption)
    elif slide.equation is not None:
        yield f"{figure_name(slide.equation)} is on page {slide.equation.page}."
        yield from _spoken([b.text.rstrip(":") for b in slide.bullets])
        yield "What does each symbol stand for, and what does the equation claim?"
        yield "(Take one term away and ask what would change.)"
    elif slide.part == "References":
        yield "This slide stays up for questions; if you read one more paper, take one of those at its end."
    elif slide.kind == "discussion":
        yield "First a minute of silence: everyone writes down one question or comment."
        yield "Then we collect them and begin with what was not understood."
    else:
        if slide.title.endswith("continued"):
            yield "And this, too."
        else:
            yield from (lead for start, lead in _LEADS.items() if slide.title.startswith(start))
        if any(b.source for b in slide.bullets):
            yield _WORDS
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
