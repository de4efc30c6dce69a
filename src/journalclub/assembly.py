"""One paper to one session folder: reading, deck, sheet, page, records. Not: fetching, choosing, or telling people.

Everything is made in a temporary folder beside the others and renamed when it is whole; into a session that exists
already only what is missing is put, file by file, so that nothing a person wrote is ever lost.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from journalclub.club import files
from journalclub.club.adding import names_taken
from journalclub.club.changing import fill_session, open_session
from journalclub.club.folder import SESSIONS, Club
from journalclub.club.markers import block_of, replace_block
from journalclub.club.reading_list import list_paper
from journalclub.club.record import load_record
from journalclub.club.session_file import FILE as SESSION_YAML
from journalclub.club.session_file import new_session_yaml
from journalclub.club.settings_file import folder_name
from journalclub.club.yaml_file import dump
from journalclub.decks import zooms
from journalclub.decks.html import render_html
from journalclub.decks.markdown import render_markdown
from journalclub.decks.master import MASTERS
from journalclub.decks.pptx import write_pptx
from journalclub.decks.slides import make_deck
from journalclub.decks.verify import KINDS, verify_files
from journalclub.errors import JcError
from journalclub.evidence.paper import Paper
from journalclub.models.deck import Brief, Deck
from journalclub.models.evidence import Finding
from journalclub.models.ids import paper_key
from journalclub.models.paper import Licence, Preprint, Reading
from journalclub.models.session import ListedPaper, PaperStatus, Session, SessionPaper
from journalclub.outputs.evidence import collect_evidence
from journalclub.outputs.paper_json import figures_json, paper_json
from journalclub.outputs.public import public_club, public_session
from journalclub.outputs.session_page import render_session_page, render_topic_page
from journalclub.reading.crop_names import UNFINISHED
from journalclub.render import Templates
from journalclub.sandbox.reader import Reader
from journalclub.sheets.questions import make_prompts
from journalclub.sheets.sheet import render_sheet, render_sheet_html
from journalclub.text import slug

# What people write or change by hand: made once, then theirs.
HUMAN_FILES = ("presenter.pptx", "presenter.md", "questions.md", "questions.pdf")
MARKDOWN_DECK = "presenter.md"
BROWSER_DECK = "presenter.html"  # made from presenter.md as it stands, so never a person's file
PAGE = "README.md"
COVER = "cover.png"
COLLECTED = "collected.md"
PAGE_BLOCK = "session"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the organiser says about a session that is to be made."""

    date: dt.date | None = None
    start: str | None = None
    topic: str | None = None
    presenters: tuple[str, ...] = ()
    force: bool = False  # replace files that people may have changed


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    folder: str
    created: bool  # False: the session was there before
    written: tuple[str, ...]
    kept: tuple[str, ...]  # people's files that were left as they are
    reading: Reading
    deck: Deck
    warnings: tuple[str, ...]
    gone: tuple[
        tuple[str, Finding], ...
    ] = ()  # what people's files say that the new version of the paper does not


def assemble(
    club: Club,
    pdf: Path,
    wish: Wish,
    reader: Reader,
    *,
    describe: Callable[[Reading], tuple[Preprint, Sequence[str]]],
    progress: Callable[[str], None],
) -> Made:
    """Make the session of one paper, or complete the one it has.

    `describe` is given what was read, before anything is written: it returns the paper's metadata and warnings, or
    raises JcError when this is not the paper that was meant. Raises JcError when the PDF cannot be read or the club
    not be written to.
    """
    with files.staging(club.root / SESSIONS) as staging:
        reading = reader.read(pdf, staging, cover=True, progress=progress)
        preprint, described = describe(reading)
        with files.lock(club.root):
            existing = _session_of(club, preprint)
            waiting = open_session(club.sessions(), wish.date) if existing is None and wish.date else None
            session = existing or _new_session(club, preprint, wish, waiting)
        reading = _with_panels(reading, pdf, staging, reader)
        progress("slides")
        cover = COVER if (staging / COVER).is_file() else None
        brief = Brief(preprint, reading, club.settings, session, cover)
        deck, failed = _make_files(club, brief, pdf, staging, reader)
        for unfinished in staging.rglob(f"*{UNFINISHED}"):  # the reading process was ended while it drew
            unfinished.unlink()
        kept: tuple[str, ...] = ()
        changed = False
        if waiting is not None:
            existing = _session_of(club, preprint) or fill_session(club, waiting, session)
        with files.lock(club.root):
            existing = existing or _session_of(club, preprint)  # another jc may have made it meanwhile
            if existing is None:
                session = _named(club, session)
                written = _place_new(club, session, staging)
            else:
                session = existing
                changed = _is_other_paper(club.session_folder(session), reading)
                written, kept = _complete(club.session_folder(session), staging, wish.force)
                if MARKDOWN_DECK in kept:
                    written += _follow(club, session, failed)
        club.edit_papers(lambda data: list_paper(data, _listed(preprint, session)))
        gone, unsure = _gone(club.session_folder(session), kept, preprint, reader) if changed else ((), ())
    return Made(
        session.folder,
        existing is None or waiting is not None,
        written,
        kept,
        reading,
        deck,
        (*reading.warnings, *described, *failed, *unsure),
        gone,
    )


def _with_panels(reading: Reading, pdf: Path, out: Path, reader: Reader) -> Reading:
    """The reading with those panels of its figures cut out that are to be shown by themselves."""
    panels = zooms.wanted(reading.figures)
    made = reader.crop(pdf, out, panels) if panels else ()
    return replace(reading, figures=zooms.with_crops(reading.figures, made))


def load_libraries() -> None:
    """Import what writes decks, texts and YAML: a third of a second, best spent while a paper is read elsewhere."""
    for name in ("pptx", "jinja2.sandbox", "ruamel.yaml"):
        importlib.import_module(name)


def renew_session_page(club: Club, folder_name: str) -> bool:
    """Bring our block of a session's README.md up to date; False when nothing changed.

    Raises JcError when paper.json is damaged, or the page's markers do not pair up.
    """
    session = next(s for s in club.sessions() if s.folder == folder_name)
    folder = club.session_folder(session)
    templates = Templates(club.templates)
    if (folder / "paper.json").exists():
        brief = Brief(*load_record(folder), club.settings, session)
        block = render_session_page(brief, templates, collected=(folder / COLLECTED).exists())
    else:
        block = render_topic_page(session, club.settings, templates, lambda name: (folder / name).is_file())
    return _write_page(folder / PAGE, block)


def renew_browser_deck(club: Club, session: Session) -> bool:
    """Make presenter.html from presenter.md as it stands; False when nothing changed or there is no presenter.md.

    Raises JcError when presenter.md has no slides or cannot be read, or a template is faulty.
    """
    return _write_browser_deck(club.session_folder(session), Templates(club.templates))


def _write_browser_deck(folder: Path, templates: Templates) -> bool:
    source = folder / MARKDOWN_DECK
    if not source.is_file():
        return False
    return files.write_text(folder / BROWSER_DECK, render_html(files.read_text(source), folder, templates))


def _make_files(club: Club, brief: Brief, pdf: Path, out: Path, reader: Reader) -> tuple[Deck, list[str]]:
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
    _write_browser_deck(out, templates)
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


def _is_other_paper(folder: Path, reading: Reading) -> bool:
    """Whether a session was made from another PDF than the one that was read now."""
    try:
        return load_record(folder)[0].pdf_sha256 != reading.sha256
    except JcError:
        return False


def _gone(
    folder: Path, kept: Sequence[str], preprint: Preprint, reader: Reader
) -> tuple[tuple[tuple[str, Finding], ...], tuple[str, ...]]:
    """What the files that people keep say of the paper and is no longer so; and a warning when that is not known."""
    verifiable = [folder / name for name in kept if name.endswith(KINDS)]
    try:
        paper = Paper(reader.read_text(folder / "paper.pdf"), (preprint.abstract, preprint.title))
        checked = verify_files(verifiable, paper)
    except JcError as error:
        return (), (f"The quotes were not looked up in the new version: {error}",)
    return tuple((name, f) for name, found in checked for f in found.findings), ()


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _session_of(club: Club, preprint: Preprint) -> Session | None:
    """The session that this paper has already; a cancelled one gave it back."""
    for session in club.sessions():
        if session.status != "cancelled" and any(
            p.id.split("v")[0] == preprint.id.split("v")[0] for p in session.papers if p.id
        ):
            return session
    return None


def _new_session(club: Club, preprint: Preprint, wish: Wish, waiting: Session | None) -> Session:
    """A session for this paper, as the club's settings and the organiser want it; `waiting` was made for that day."""
    sessions = club.sessions()
    number = 1 + max((s.number or 0 for s in sessions), default=0)
    number = waiting.number if waiting is not None and waiting.number is not None else number
    settings = club.settings
    date = wish.date.isoformat() if wish.date else "undated"
    folder = folder_name(settings.folder, date=date, slug=slug(preprint.title), number=number)
    papers = (SessionPaper(preprint.ref, preprint.title),)
    suggested_by = next((p.suggested_by for p in club.papers if paper_key(p.id) == preprint.id), ())
    if waiting is not None:
        return replace(
            waiting,
            folder=folder,
            start=wish.start or waiting.start,
            topic=wish.topic,
            presenters=wish.presenters or waiting.presenters,
            papers=papers,
            suggested_by=suggested_by,
        )
    return Session(
        folder=folder,
        date=wish.date,
        start=wish.start or settings.start,
        place=settings.place,
        topic=wish.topic,
        number=number if "{number" in settings.folder else None,
        presenters=wish.presenters,
        papers=papers,
        suggested_by=suggested_by,
    )


def _named(club: Club, session: Session) -> Session:
    """The session under a folder name that is still free; another `jc` may have taken it meanwhile."""
    folder, again = session.folder, 2
    taken = names_taken(club.sessions())
    while folder.casefold() in taken or (club.root / SESSIONS / folder).exists():
        folder, again = f"{session.folder}-{again}", again + 1
    return replace(session, folder=folder)


def _place_new(club: Club, session: Session, staging: Path) -> tuple[str, ...]:
    """Give the finished folder its name."""
    target = club.session_folder(session)
    try:
        staging.rename(target)
    except OSError as error:
        raise JcError(f"{target} cannot be made: {error.strerror}; nothing was written.") from error
    return tuple(sorted(p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file()))


def _complete(folder: Path, staging: Path, force: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put what is missing or ours into a session that exists: names written, and people's names kept."""
    written, kept = [], []
    for source in sorted(p for p in staging.rglob("*") if p.is_file()):
        name = source.relative_to(staging).as_posix()
        target = folder / name
        if name == SESSION_YAML and target.exists():
            continue
        if name == BROWSER_DECK and MARKDOWN_DECK in kept:
            continue  # it follows the person's deck
        if name == PAGE:
            changed = _write_page(target, block_of(files.read_text(source)))
        elif name in HUMAN_FILES and target.exists() and not force:
            kept.append(name)
            continue
        else:
            changed = files.write_bytes(target, source.read_bytes())
        if changed:
            written.append(name)
    return tuple(written), tuple(kept)


def _follow(club: Club, session: Session, failed: list[str]) -> tuple[str, ...]:
    """Let presenter.html follow the presenter.md that was kept; the names written, a failure becomes a warning."""
    try:
        return (BROWSER_DECK,) if renew_browser_deck(club, session) else ()
    except JcError as error:
        failed.append(f"{BROWSER_DECK} is as it was: {error}")
        return ()


def _write_page(target: Path, block: str) -> bool:
    """Our block of the session's page; what people wrote around it stays."""
    before = files.read_text(target) if target.exists() else None
    page = replace_block(before, PAGE_BLOCK, block, target.name)
    return files.write_text(target, page) if before is None else files.write_back(target, before, page)


def _listed(preprint: Preprint, session: Session) -> ListedPaper:
    """Its entry in the reading list."""
    status: PaperStatus = "read" if session.status == "held" else "scheduled"
    return ListedPaper(preprint.ref, preprint.title, status, session.folder)
