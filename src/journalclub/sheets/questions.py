"""Questions made from one paper, each of a kind, each with its page. Not: the sheet around them (sheet.py). Pure.

A question quotes the paper or names a place in it; it never claims anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from journalclub.bibliography import read_first, short_reference
from journalclub.models.deck import Brief, Prompt, PromptKind
from journalclub.models.paper import Figure, Reading, Reference, Statement, UnfoundNumber
from journalclub.shorten import caption_lead, leading_clause, leading_phrases, sentences, without_panel
from journalclub.shorten import statement as shortened
from journalclub.wording import figure_name

LEAST, MOST = 6, 8
LONGEST_QUOTE = 34  # words; longer quotes make no question one reads in a minute
NUMBERS_ASKED = 2
LONGEST_SECTION = 24  # characters of a section's title in a sentence
LONGEST_NAME = 14  # words of a caption that tell which figure is meant
# How the kinds take turns: two to understand something before the first to criticise it.
TURNS: tuple[PromptKind, ...] = ("understand", "question", "understand", "compare", "limits", "next step")
# What a drawing of the method, a drawing of findings and any other figure is asked; each question once a sheet.
_METHOD_QUESTIONS = (
    "explain it to the person next to you. Which part could you not redraw from memory?",
    "follow one example through it from beginning to end. Where do you get stuck?",
)
_FINDING_QUESTIONS = (
    "say what the axes are, then the one thing the authors want you to see. What else is there to see?",
    "draw roughly what it would look like if the authors were wrong.",
)
_FIGURE_QUESTIONS = (
    "what is the one thing the authors want you to see, and what else is there to see?",
    "explain it to the person next to you. Which part could you not redraw from memory?",
    "what would be missing from the paper without it?",
)
_TABLE_QUESTIONS = (
    "which entry would you point at first, and what do you compare it with?",
    "which row or column would you add, and what do you expect in it?",
)
_METHOD = re.compile(
    r"\b(?:architecture|overview|illustrat\w+|schematic|pipeline|framework|diagram|structure|workflow|algorithm|set-?up|model)\b",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"\b(?:results?|compar\w+|performance|accurac\w+|errors?|versus|vs|curves?|as a function of|distributions?|scores?"
    r"|effects? of|spectr\w+|dependence|rates?|as .{1,40} proceeds)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\bfuture\b|\bplan(?:s|ned)? to\b|\bwould be (?:interesting|worth)|\bleave\b|\bleft\b|\bremains?\b|\bopen\b"
    r"|\bhope to\b|\bwill (?:be|also)\b|\bnext step|\bfurther\b|\bextend(?:ed|ing)?\b|\bshould be\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"%|(?<![\w.])\d+\.\d|\b(?:than|better|worse|higher|lower|faster|slower|outperform\w*|improv\w+|increas\w+|decreas\w+"
    r"|reduc\w+|best|exceed\w*|achiev\w+)\b",
    re.IGNORECASE,
)
_CAVEAT = re.compile(
    r"\b(?:not?|only|cannot|limit\w*|however|fail\w*|assum\w+|drawback|requir\w+|expensive|difficult\w*|but|although|while"
    r"|despite|lack\w*|unclear|remain\w*|restrict\w*|challeng\w+|bias\w*|small|still|may|might|without|unless|beyond)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?:in|for|on|at|with|from|under)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\bet al\b|\b(?:19|20)\d\d\)|\bfollowing (?:formula|equation|theorem|lemma|result)", re.IGNORECASE
)
_BRINGS = re.compile(
    r"\bwe (?:\w+ly )?(?:propose|present|introduce|develop|design|describe|construct|give|derive|prove|release)\b",
    re.IGNORECASE,
)
_MEASURED_QUESTIONS = (
    "Which figure or table shows this, and does it convince you?",
    "What else could explain this?",
)
_ARGUED_QUESTIONS = (
    "Where is this shown, and which step there would you check first?",
    "Which assumption is this built on?",
)
_ENDING = re.compile(r"conclu|discuss|summar|outlook|future", re.IGNORECASE)


def make_prompts(brief: Brief) -> tuple[Prompt, ...]:
    """Six to eight questions about the paper, of as many kinds as it has material for, the gentlest kinds first.

    Papers with few figures and quotes get questions about their sections, equations, abstract, and at last their pages.
    """
    queues = {
        "understand": _understand(brief.reading),
        "question": _claims(brief.reading),
        "limits": _limits(brief.reading),
        "compare": _compare(brief.reading),
        "next step": _next_steps(brief.reading),
    }
    chosen: list[Prompt] = []
    waiting = {kind: list(queue) for kind, queue in queues.items()}
    while len(chosen) < MOST and any(waiting.values()):
        for kind in TURNS:
            if waiting[kind] and len(chosen) < MOST:
                chosen.append(waiting[kind].pop(0))
    for prompt in _from_anything(brief):
        if len(chosen) >= LEAST:
            break
        chosen.append(prompt)
    order = list(dict.fromkeys(TURNS))
    return tuple(sorted(chosen, key=lambda p: (order.index(p.kind), p.page)))


def _understand(reading: Reading) -> Iterator[Prompt]:
    """Figures and tables in turn, those that the text mentions most first; then equations."""
    drawings = _by_mentions(f for f in reading.figures if f.kind != "table")
    tables = _by_mentions(f for f in reading.figures if f.kind == "table")
    for pair in zip_longest(_asked(drawings), _asked(tables)):
        yield from (p for p in pair if p is not None)
    for equation in reading.equations[:2]:
        text = f"{figure_name(equation)}: say in words what each symbol is and what the equation claims."
        yield Prompt("understand", text, equation.page, equation)


def _asked(figures: Sequence[Figure]) -> Iterator[Prompt]:
    """A question of each figure that suits what it shows, as long as there are such that were not asked before."""
    used: set[str] = set()
    for figure in figures:
        question = next((q for q in _questions_for(figure) if q not in used), None)
        if question is not None:
            used.add(question)
            yield Prompt("understand", f"{_named(figure)}: {question}", figure.page, figure)


def _questions_for(figure: Figure) -> tuple[str, ...]:
    if figure.kind == "table":
        return _TABLE_QUESTIONS
    if figure.kind == "algorithm":
        return _METHOD_QUESTIONS[::-1]
    lead = caption_lead(figure.caption, figure.label)
    method, finding = bool(_METHOD.search(lead)), bool(_FINDING.search(lead))
    if method == finding:
        return _FIGURE_QUESTIONS
    return _METHOD_QUESTIONS if method else _FINDING_QUESTIONS


def _claims(reading: Reading) -> Iterator[Prompt]:
    """Numbers that are not found again; results, those with something measured first; what is said to be new."""
    yield from (_about_number(n) for n in reading.unfound[:NUMBERS_ASKED])
    own = [q for q in _quotable(reading.outline.results) if not _OF_OTHERS.search(q.text)]
    measured = [q for q in own if _MEASURED.search(q.text)]
    argued = [q for q in own if q not in measured]
    for quotes, questions in ((measured, _MEASURED_QUESTIONS), (argued, _ARGUED_QUESTIONS)):
        for quote, question in zip(quotes, questions, strict=False):
            yield Prompt("question", f"{_quoted(quote)} {question}", quote.page, quote)
    for quote in _quotable(reading.outline.contributions)[:1]:
        text = f"{_quoted(quote)} What was there before, and what exactly is new?"
        yield Prompt("question", text, quote.page, quote)


def _about_number(unfound: UnfoundNumber) -> Prompt:
    """A claimed number that the rest of the paper does not have, or has otherwise; which is right is not said."""
    claim, against = unfound.claim, unfound.against
    where = claim.section.lower() if claim.section and len(claim.section) <= LONGEST_SECTION else "beginning"
    if against is not None:
        text = f"The {where} says {unfound.number}; later we read {_quoted(against)} (p. {against.page})"
        text = f"{text} Do both mean the same?"
    else:
        text = (
            f"The {where} says {unfound.number}; we did not find this number in tables, figures or results."
        )
        text = f"{text} Where does it come from?"
    return Prompt("question", text, claim.page, claim)


def _limits(reading: Reading) -> Iterator[Prompt]:
    """Caveats the authors state; without any, what is missing where the paper ends."""
    caveats = [
        q
        for q in _quotable(reading.outline.limitations)
        if _CAVEAT.search(q.text) and not _PLAN.search(q.text)
    ]
    for quote in caveats[:2]:
        text = f"{_quoted(quote)} For which use of it would this matter to you?"
        yield Prompt("limits", text, quote.page, quote)
    if not caveats:
        page, where = _end_of(reading)
        text = f"Which limits of this work would you add to {where}?"
        yield Prompt("limits", text, page)


def _compare(reading: Reading) -> Iterator[Prompt]:
    """The most cited works, at the page where a quote cites them, else where the references are listed."""
    for reference in read_first(reading, count=2):
        name = short_reference(reference).rstrip(".")
        text = f"The paper cites this work {reference.cited} times: {name}."
        text = f"{text} What does it take from there, and what does it change?"
        yield Prompt("compare", text, _page_of(reference, reading))
    for quote in _quotable(reading.outline.background)[:1]:
        yield Prompt("compare", f"{_quoted(quote)} Which other work do you know on this?", quote.page, quote)


def _next_steps(reading: Reading) -> Iterator[Prompt]:
    """What the authors say is left to be done, else what they bring."""
    plan = _plan(reading)
    if plan is not None:
        text = f"{_quoted(plan)} Has somebody done that since? How would you begin?"
        yield Prompt("next step", text, plan.page, plan)
        return
    bringing = [q for q in _quotable(reading.outline.contributions) if _BRINGS.search(q.text)]
    for quote in bringing[-1:]:
        text = f"{_quoted(quote)} Where would you use this first, and what would you have to change?"
        yield Prompt("next step", text, quote.page, quote)
    if not bringing:
        page, where = _end_of(reading)
        yield Prompt(
            "next step", f"Think of the next paper on this, after {where}. What should it do first?", page
        )


def _end_of(reading: Reading) -> tuple[int, str]:
    """The page and the name of the section in which the paper ends."""
    last = next((s for s in reversed(reading.sections) if s.level == 1 and _ENDING.search(s.title)), None)
    if last is None:
        return max(1, reading.pages), "its last page"
    return last.page, f"Section {last.number}" if last.number else "its conclusion"


def _plan(reading: Reading) -> Statement | None:
    """The first caveat that says what is left to be done; None when none does."""
    return next((q for q in _quotable(reading.outline.limitations) if _PLAN.search(q.text)), None)


def _from_anything(brief: Brief) -> Iterator[Prompt]:
    """Questions that every paper allows: its sections, its abstract, its pages."""
    reading = brief.reading
    for section in [s for s in reading.sections if s.level == 1][1:4]:
        name = f"Section {section.number}, {section.title}" if section.number else f"“{section.title}”"
        yield Prompt("understand", f"{name}: which question does it answer, in one sentence?", section.page)
    for sentence in sentences(reading.abstract or brief.preprint.abstract):
        if len(sentence.split()) <= LONGEST_QUOTE:
            yield Prompt("question", f"“{sentence}” Where in the paper is this shown?", 1)
    yield Prompt("understand", "The title: which of its words would you have to explain to a colleague?", 1)
    for number in dict.fromkeys((1, max(1, reading.pages // 2), max(1, reading.pages))):
        yield Prompt(
            "understand",
            f"Mark the sentence on page {number} that you find most important. Why this one?",
            number,
        )
    yield Prompt("question", "What would you ask the authors if they were in the room?", 1)
    yield Prompt("limits", "Which part would you leave out, and what would be lost?", max(1, reading.pages))
    yield Prompt("next step", "Whom would you tell about this paper, and what would you say?", 1)
    yield Prompt("question", "What would have to be true for this paper to matter in ten years?", 1)


def _by_mentions(figures: Iterator[Figure]) -> list[Figure]:
    """Most mentioned first; the paper's order among equals, so that the overview comes early."""
    return sorted(figures, key=lambda f: -f.mentions)


def _named(figure: Figure) -> str:
    """The figure with what its caption says it is."""
    lead = without_panel(shortened(caption_lead(figure.caption, figure.label)).rstrip(".:"))
    if len(lead.split()) > LONGEST_NAME:
        shorter = (leading_clause(lead) or "", *leading_phrases(lead))
        lead = next((t for t in shorter if len(t.split()) <= LONGEST_NAME and not _WHERE.match(t)), "")
    kept = f", “{lead}”" if 0 < len(lead.split()) <= LONGEST_NAME else ""
    return f"{figure.name}{kept}"


def _quotable(quotes: Sequence[Statement]) -> list[Statement]:
    return [q for q in quotes if len(shortened(q.text).split()) <= LONGEST_QUOTE and "://" not in q.text]


def _quoted(quote: Statement) -> str:
    return f"“{shortened(quote.text)}”"


def _page_of(reference: Reference, reading: Reading) -> int:
    label = (reference.label or "").strip("[]. ")
    if label:
        for quote in reading.outline.all():
            if f"[{label}]" in quote.text or f"[{label}," in quote.text or f", {label}]" in quote.text:
                return quote.page
    listed = [
        s.page for s in reading.sections if "reference" in s.title.lower() or "bibliograph" in s.title.lower()
    ]
    return listed[0] if listed else max(1, reading.pages)
