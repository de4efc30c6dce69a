"""One text in every place, through every output: it is read back as it was, and nothing else comes of it.

Here the outputs of a session; those of a club are in injected_club.py, the page of `jc serve` in injected_hall.py.

What an output would be with a harmless word is the measure: no element, attribute, address, heading, link, cell, row or
slide more. Not: which texts are tried (test_injection.py, soak.py).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pptx import Presentation

from journalclub.club.filing import filing
from journalclub.club.session_file import new_session_yaml, parse_session
from journalclub.club.yaml_file import dump
from journalclub.decks.html import render_html
from journalclub.decks.markdown import render_markdown
from journalclub.decks.markdown_slides import split
from journalclub.decks.pptx import pptx_bytes
from journalclub.decks.slides import make_deck
from journalclub.errors import JcError, Problem
from journalclub.models.deck import Brief
from journalclub.models.paper import Outline, Statement
from journalclub.models.question import Answer, Question
from journalclub.models.session import Person, SessionLink, SessionPaper
from journalclub.outputs.evidence import collect_evidence
from journalclub.outputs.paper_json import paper_json
from journalclub.outputs.session_page import render_session_page
from journalclub.questions.agenda import grouped
from journalclub.questions.exports import GIVEN, harmless, to_csv, votes_line
from journalclub.render import Templates
from journalclub.sheets.questions import make_prompts
from journalclub.sheets.sheet import render_sheet, render_sheet_html
from journalclub.teaching.editions import make_editions
from journalclub.teaching.notebook import Cell, Notebook, read_notebook, write_notebook
from journalclub.text import display, slug
from tests.briefs import PREPRINT, READING, brief, pictures
from tests.trust.injected_club import club_problems
from tests.trust.injected_hall import hall_problems
from tests.trust.markup import Elements, new_kinds, skeleton

WORD = "harmless"
NOW = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)
TEMPLATES = Templates()


@dataclass(frozen=True, slots=True)
class Evening:
    """All outputs of one session."""

    brief: Brief
    page: str
    marp: str
    slides: int
    html: str
    sheet: str
    sheet_html: str
    paper: Any
    deck: Any
    collected: str
    table: str
    questions: tuple[Question, ...]


def hostile_brief(text: str) -> Brief:
    """The made-up paper with the text as every title, name, statement and caption."""
    statement = Statement(text, 2, (72, 100, 300, 120), text)
    same = (statement,)
    outline = Outline(same, same, same, same, same, same, same)
    figures = tuple(replace(f, caption=f"Figure {f.label}: {text}") for f in READING.figures[:2])
    made = brief(figures=figures, outline=outline)
    preprint = replace(PREPRINT, title=text, authors=(text, text), abstract=text, comment=text)
    reading = replace(made.reading, title=text, authors=(text,), abstract=text)
    links = tuple(SessionLink(kind, f"https://a.example/{kind}") for kind in ("slides", "code"))
    session = replace(
        made.session,
        topic=text,
        place=text,
        presenters=(text,),
        people=(Person(text, text, None),),
        papers=(SessionPaper("2010.11929", text),),
        links=links,
        notes=(text,),
        tasks=(text,),
        readings=(text,),
    )
    return Brief(preprint, reading, replace(made.club, name=text), session, made.cover)


def evening(text: str) -> Evening:
    """Everything that is made of it."""
    made = hostile_brief(text)
    prompts = make_prompts(made)
    deck = make_deck(made, prompts)
    questions = tuple(
        Question(
            n, "s", text, text, "shown", "ask", NOW, None, n, (), None, False, (Answer(text, text, NOW),)
        )
        for n in (1, 2)
    )
    with tempfile.TemporaryDirectory() as name:
        folder = pictures(Path(name), made)
        marp = render_markdown(deck, made, TEMPLATES)
        html = render_html(marp, folder, TEMPLATES)
        data = pptx_bytes(deck, folder)
    collected = TEMPLATES.render(
        "collected.md.j2",
        session=made.session,
        title=text,
        groups=[(g, text, votes_line(g)) for g in grouped(questions)],
        names=True,
        given=GIVEN,
    )
    return Evening(
        made,
        render_session_page(made, TEMPLATES),
        marp,
        len(deck.slides),
        html,
        render_sheet(made, prompts, TEMPLATES),
        render_sheet_html(made, prompts, TEMPLATES),
        paper_json(made.preprint, made.reading, collect_evidence(made, deck, prompts)),
        Presentation(io.BytesIO(data)),
        collected,
        to_csv(questions, names=True),
        questions,
    )


@cache
def _measure() -> Evening:
    return evening(WORD)


def problems(raw: str) -> Iterator[str]:
    """What the text does that it may not do, anywhere; it is cleaned first, as at every entrance."""
    yield from session_problems(raw)
    if text := display(raw):
        yield from club_problems(text)
        yield from hall_problems(text)


def session_problems(raw: str) -> Iterator[str]:
    """What it does in the outputs of a session, and as a name or address."""
    text = display(raw)
    yield from _paths(raw)
    if not text:
        return
    made, good = evening(text), _measure()
    for name in ("page", "sheet", "collected"):
        bad_lines, good_lines = (skeleton(getattr(e, name)) for e in (made, good))
        if more := bad_lines - good_lines:
            yield f"{name}: {more}"
    for name in ("html", "sheet_html"):
        yield from new_kinds(name, Elements(getattr(made, name)), Elements(getattr(good, name)))
    if text not in "".join(Elements(made.sheet_html).words):
        yield "sheet_html: the title is another"
    if len([p for p in split(made.marp)[1] if not p.hidden]) != made.slides:
        yield "marp: another number of slides than the deck has"
    yield from _deck(made, good, text)
    if json.loads(json.dumps(made.paper))["title"] != text:
        yield "paper.json: the title is another"
    yield from _table(made, text)
    yield from _yaml(made)
    yield from _notebooks(text)


def _deck(made: Evening, good: Evening, text: str) -> Iterator[str]:
    title = " ".join(made.deck.slides[0].shapes.title.text_frame.text.split())
    if title.casefold() != " ".join(text.split()).casefold() and not title.endswith("…"):
        yield f"presenter.pptx: its title is {title!r}"
    outside = {
        (rel.reltype.rsplit("/", 1)[-1], rel.target_ref)
        for slide in made.deck.slides
        for rel in slide.part.rels.values()
        if rel.is_external
    }
    if not {target.partition(":")[0] for _, target in outside} <= {"https", "http"}:
        yield f"presenter.pptx: it points to {outside}"


def _table(made: Evening, text: str) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(made.table, newline="")))
    if len(rows) != len(made.questions) + 1:
        yield f"CSV: {len(rows)} rows"
    for row in rows[1:]:
        if row[3] != harmless(text) or row[4] != harmless(text):
            yield f"CSV: {row}"


def _yaml(made: Evening) -> Iterator[str]:
    found: list[Problem] = []
    session = parse_session(dump(new_session_yaml(made.brief.session)), made.brief.session.folder, found)
    if found:
        yield f"session.yaml: {found}"
    for key in ("topic", "place", "presenters", "papers", "notes", "tasks", "readings"):
        if getattr(session, key) != getattr(made.brief.session, key):
            yield f"session.yaml: {key} is {getattr(session, key)!r}"


def _notebooks(text: str) -> Iterator[str]:
    """As a cell and a tag of a notebook it comes through every edition, and no cell more comes of it."""
    tag = text.replace(",", " ")  # the format's tags have none
    cells = (
        Cell("markdown", text, ("student", tag)),
        Cell("code", text, ("solution",)),
        Cell("markdown", text),
    )
    source = read_notebook(write_notebook(Notebook(cells, {"name": "python3"})), "talk.ipynb")
    for edition, made in make_editions(source).items():
        back = read_notebook(write_notebook(made), "talk.ipynb")
        there = [cell.source for cell in back.cells]
        if there != [cell.source for cell in made.cells] or len(there) > len(cells) or there[-1] != text:
            yield f"notebook, {edition}: {there}"
        if edition == "student" and tag not in back.cells[0].tags:
            yield f"notebook: tags {back.cells[0].tags}"


def _paths(text: str) -> Iterator[str]:
    """As a folder's name it is one; as a file's name it stays in its folder or is refused; as an address it is one."""
    name = slug(text)
    if not re.fullmatch(r"[\w][\w-]*", name) or name in {".", ".."}:
        yield f"the folder {name!r}"
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder, "given")
        given.mkdir()
        with suppress(OSError, ValueError):
            (given / Path(text).name).write_text("x")
        for path in given.iterdir():
            with suppress(JcError):
                target = filing(f"given/{path.name}", Path(folder)).target
                if target is None or ".." in target.parts or target.is_absolute() or len(target.parts) != 2:
                    yield f"{path.name!r} is filed as {target}"
    with suppress(JcError, OSError, ValueError):
        filed = filing(text, Path("/nowhere"))
        if filed.url is None or not filed.url.lower().startswith(("http://", "https://")):
            yield f"{text!r} is taken for an address"
