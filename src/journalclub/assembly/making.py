"""All files of a session, made in a temporary folder from what was read. Not: reading, or where the folder goes."""

from __future__ import annotations

import importlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

from journalclub.assembly.contents import BROWSER_DECK, COLLECTED, COVER, MARKDOWN_DECK, PAGE
from journalclub.assembly.renewing import PAGE_BLOCK, write_browser_deck
from journalclub.club.folder import Club
from journalclub.club.markers import replace_block
from journalclub.club.session_file import FILE as SESSION_YAML
from journalclub.club.session_file import new_session_yaml
from journalclub.club.yaml_file import dump
from journalclub.decks import zooms
from journalclub.decks.markdown import render_markdown
from journalclub.decks.master import MASTERS
from journalclub.decks.pptx import write_pptx
from journalclub.decks.slides import make_deck
from journalclub.errors import JcError
from journalclub.models.deck import Brief, Deck
from journalclub.models.paper import Licence, Reading
from journalclub.outputs.evidence import collect_evidence
from journalclub.outputs.paper_json import figures_json, paper_json
from journalclub.outputs.public import public_club, public_session
from journalclub.outputs.session_page import render_session_page
from journalclub.render import Templates
from journalclub.sandbox.reader import Reader
from journalclub.sheets.questions import make_prompts
from journalclub.sheets.sheet import render_sheet, render_sheet_html


def load_libraries() -> None:
    """Import what writes decks, texts and YAML: a third of a second, best spent while a paper is read elsewhere."""
    for name in ("pptx", "jinja2.sandbox", "ruamel.yaml"):
        importlib.import_module(name)


def with_panels(reading: Reading, pdf: Path, out: Path, reader: Reader) -> Reading:
    """The reading with those panels of its figures cut out that are to be shown by themselves."""
    panels = zooms.wanted(reading.figures)
    if not panels:
        return reading
    made = reader.crop(pdf, out, panels)
    figures = zooms.with_crops(reading.figures, made.files)
    return replace(reading, figures=figures, warnings=(*reading.warnings, *made.warnings))


def make_files(club: Club, brief: Brief, pdf: Path, out: Path, reader: Reader) -> tuple[Deck, list[str]]:
    """All files of the session, into the temporary folder; a part that fails is a warning."""
    templates = Templates(club.templates)
    warnings = [
        f"templates/{name} is not used: no template has that name; see `jc init --help` for the names."
        for name in templates.strangers()
    ]
    session, whole = brief.session, brief
    brief = replace(brief, session=public_session(session, club.settings), club=public_club(club.settings))
    prompts = make_prompts(brief)
    deck = make_deck(brief, prompts)
    theme = brief.club.theme
    master = templates.file(MASTERS[theme]) or templates.file(MASTERS["light"])
    write_pptx(deck, out, out / "presenter.pptx", master, theme)
    _write(out / MARKDOWN_DECK, render_markdown(deck, brief, templates))
    write_browser_deck(out, templates)
    _write(out / "questions.md", render_sheet(brief, prompts, templates))
    try:
        reader.print_html(render_sheet_html(brief, prompts, templates), out / "questions.pdf")
    except JcError as error:
        warnings.append(str(error))
    collected = (club.session_folder(session) / COLLECTED).exists()
    page = render_session_page(whole, templates, collected=collected)
    _write(out / PAGE, replace_block(None, PAGE_BLOCK, page, PAGE))
    _write(
        out / "paper.json",
        _json(paper_json(brief.preprint, brief.reading, collect_evidence(brief, deck, prompts))),
    )
    _write(out / "figures" / "figures.json", _json(figures_json(brief.reading.figures)))
    shutil.copyfile(pdf, out / "paper.pdf")
    _write(out / ".gitignore", _ignored(brief.preprint.licence))
    _write(out / SESSION_YAML, dump(new_session_yaml(session)))
    return deck, warnings


def _ignored(licence: Licence) -> str:
    """A session's .gitignore: what the paper's licence does not let the club pass on, as far as jc can make it again.

    presenter.pptx is people's work, and stays.
    """
    if licence.may_redistribute:
        return f"# {licence.uri} lets the club pass the paper on\n!paper.pdf\n"
    pictures = "".join(f"figures/*.{suffix}\n" for suffix in ("png", "svg", "pdf"))
    why = "# pictures of a paper whose licence does not let the club pass them on"
    return f"{why}\n{COVER}\n{BROWSER_DECK}\n{pictures}"


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
