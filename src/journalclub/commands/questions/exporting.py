"""`jc questions export`: collected.md in the session's folder, or CSV and JSON. Not: what these look like (exports)."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.commands.questions.desk import Desk
    from journalclub.models.question import Question
    from journalclub.models.session import Session
    from journalclub.terminal import Screen

FILE, BLOCK, TEMPLATE = "collected.md", "collected", "collected.md.j2"
PUBLIC = frozenset({"shown", "answered", "merged"})


def write_collected(
    desk: Desk, *, names: bool = False, force: bool = False, gone: Collection[int] = ()
) -> bool:
    """Bring collected.md of the session up to date; False when nothing changed.

    The session's page is told, so that it links there. Raises JcError when answers were written into the file that are
    not recorded yet, unless `force`; those to the questions `gone` go with them.
    """
    from journalclub.assembly.renewing import renew_session_page
    from journalclub.club import files
    from journalclub.club.markers import replace_block

    path = desk.club.session_folder(desk.session) / FILE
    with files.lock(desk.club.root):
        questions = desk.questions()
        before = files.read_text(path) if path.exists() else None
        if before and not force:
            _refuse_unrecorded(before, questions, desk.session, gone)
        block = collected_text(desk.club, desk.session, questions, names=names)
        page = replace_block(before, BLOCK, block, FILE)
        changed = files.write_text(path, page) if before is None else files.write_back(path, before, page)
    renew_session_page(desk.club, desk.session.folder)
    return changed


def collected_text(club: Club, session: Session, questions: list[Question], *, names: bool) -> str:
    """What collected.md says, without its markers: released questions and their answers, and nothing private."""
    from journalclub.outputs.public import public_session
    from journalclub.questions.agenda import grouped
    from journalclub.questions.exports import GIVEN, place_line, votes_line
    from journalclub.render import Templates

    session = public_session(session, club.settings)
    groups = [g for g in grouped(questions) if g.head.status in PUBLIC]
    return Templates(club.templates).render(
        TEMPLATE,
        session=session,
        title=session.topic or "; ".join(p.title or p.id for p in session.papers) or session.folder,
        groups=[(g, place_line(g), votes_line(g)) for g in groups],
        names=names,
        given=GIVEN,
    )


@contextmanager
def kept_current(desk: Desk, screen: Screen, going: Collection[int] = ()) -> Iterator[None]:
    """Bring a collected.md that is there up to date after the block, which hides or removes questions.

    Also when the block fails: a run that was stopped may have left it behind, still with questions that are gone; those
    in `going` may go with their answers. It names people as it did before. When it cannot be renewed, a warning says
    that it still shows them.
    """
    path = desk.club.session_folder(desk.session) / FILE
    known = {q.id for q in desk.questions()}
    names = path.exists() and _names_people(desk, path)
    try:
        yield
    finally:
        if path.exists():
            _renew(desk, screen, known.union(going), names=names)


def _renew(desk: Desk, screen: Screen, before: Collection[int], *, names: bool) -> None:
    """Bring collected.md up to date without those of the questions of before that are gone."""
    try:
        gone = set(before) - {q.id for q in desk.questions()}
        changed = write_collected(desk, names=names, gone=gone)
    except JcError as error:
        screen.warn(f"{FILE} is as it was: {error}")
        return
    if changed:
        screen.say(f"sessions/{desk.session.folder}/{FILE} is renewed.")


def _names_people(desk: Desk, path: Path) -> bool:
    """Whether the file says who asked, as `names` lets it."""
    from journalclub.club import files
    from journalclub.club.markers import replace_block

    text, questions = files.read_text(path), desk.questions()
    plain, named = (collected_text(desk.club, desk.session, questions, names=n) for n in (False, True))
    return plain != named and replace_block(text, BLOCK, named, FILE) == text


def _refuse_unrecorded(text: str, questions: list[Question], session: Session, gone: Collection[int]) -> None:
    from journalclub.questions.exports import answers_of

    recorded = {q.id: " ".join(" ".join(a.text for a in q.answers).split()) for q in questions}
    for number, answer in answers_of(text):
        if number not in gone and " ".join(answer.split()) not in recorded.get(number, ""):
            raise JcError(
                f"{FILE} has an answer to question {number} that is not recorded; record it first: "
                f"jc questions answer {session.folder} --from sessions/{session.folder}/{FILE} (or --force drops it)."
            )


@click.command(
    "export", epilog="Example: jc questions export last && jc questions export last --csv questions.csv"
)
@click.argument("session")
@click.option(
    "--csv", "csv_file", metavar="FILE", type=click.Path(path_type=Path), help="Write CSV there instead."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output instead.")
@click.option("--names", is_flag=True, help="Say who asked; by default nobody is named.")
@click.option(
    "--all", "everything", is_flag=True, help="In CSV and JSON: hidden and unreleased questions as well."
)
@click.option("--force", is_flag=True, help="Drop answers written into collected.md that are not recorded.")
@click.pass_obj
def command(
    app: App, session: str, csv_file: Path | None, as_json: bool, names: bool, everything: bool, force: bool
) -> None:
    """Write the released questions and their answers to collected.md in the session's folder.

    In collected.md only what stands between its two marks is ours.
    """
    from journalclub.club import files
    from journalclub.commands.questions.desk import Desk
    from journalclub.questions.exports import question_json, to_csv

    club = app.find_club()
    chosen = club.session(session, app.today)
    with Desk(club, chosen) as desk:
        if csv_file is None and not as_json:
            changed = write_collected(desk, names=names, force=force)
            app.screen.say(f"sessions/{chosen.folder}/{FILE} is {'written' if changed else 'as it was'}.")
            return
        questions = [q for q in desk.questions() if everything or q.status in PUBLIC]
    if csv_file is not None:
        files.write_bytes(app.here / csv_file, b"\xef\xbb\xbf" + to_csv(questions, names=names).encode())
        app.screen.say(f"{len(questions)} questions written to {csv_file}.")
    if as_json:
        app.screen.json(
            {"session": chosen.folder, "questions": [question_json(q, names=names) for q in questions]}
        )
