"""`jc close`: what is missing after a session, asked for one by one, then published. Not: what belongs to a session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.models.session import Session
    from journalclub.schedule.checklist import Task

AFTER = ("held", "consent", "slides", "code", "notebooks", "video", "answers")
_YES, _NO = frozenset({"y", "yes"}), frozenset({"n", "no"})

TRIES = 3  # for a path or address that turns out wrong

Ask = Callable[[str], str | None]  # a question to an answer; None where nobody sits at a terminal


@dataclass(frozen=True, slots=True)
class Closed:
    """What came of it."""

    session: Session
    left: tuple[Task, ...]  # what is still missing


def missing(club: Club, session: Session) -> list[Task]:
    """What is missing after a session, in the order in which one asks for it."""
    from journalclub.commands.status import case_of
    from journalclub.schedule.checklist import Task, checklist

    tasks = checklist(case_of(club, session, club.sessions(), None))
    refused = any(not c.recording for c in session.consent)
    found = [t for t in tasks if t.step in AFTER and not t.done and not (refused and t.step == "video")]
    for student in _unsolved(session):
        command = f"jc notebooks {session.folder} {student}.ipynb --only solution"
        found.append(Task(session.folder, "notebooks", "File the notebook's solution", command, None))
    return sorted(found, key=lambda task: AFTER.index(task.step))


def close(app: App, club: Club, session: Session, ask: Ask) -> Closed:
    """Ask for everything that is missing, and do what is answered; an empty answer leaves a thing for later.

    Raises JcError when the session is still to come, or was cancelled.
    """
    from journalclub.club.changing import settle

    days = session.all_days
    if session.status in {"cancelled", "holiday"}:
        raise JcError(f"{session.folder} did not take place ({session.status}); there is nothing to close.")
    if not days or days[-1] > app.today:
        when = f"on {days[-1]}" if days else "without a date"
        raise JcError(f"{session.folder} is still to come ({when}); close it when it is over.")
    session, _ = settle(club, session)
    for step, question in _QUESTIONS.items():
        if any(t.step == step for t in missing(club, session)):
            session = question(app, club, session, ask)
    return Closed(session, tuple(missing(club, session)))


def _held(app: App, club: Club, session: Session, ask: Ask) -> Session:
    from journalclub.club.changing import cancel_session, hold_session

    del app
    answer = ask(f"Was it held on {session.all_days[-1]}? [Y/n]")
    if answer is None:
        return session
    if answer.lower() not in _NO:
        return hold_session(club, session)
    why = ask("Why was it cancelled?")
    return cancel_session(club, session, why) if why else session


def _consent(app: App, club: Club, session: Session, ask: Ask) -> Session:
    from journalclub.club.changing import note_consent

    del app
    asked = {c.name for c in session.consent}
    for name in session.presenters:
        if name not in asked:
            answer = (
                ask(f"May the recording be published? {name} said [y/n, Enter: not asked yet]") or ""
            ).lower()
            if answer in _YES | _NO:
                session = note_consent(club, session, name, agreed=answer in _YES)
    return session


def _file(kind: str, question: str) -> Callable[[App, Club, Session, Ask], Session]:
    """A step that files what is answered."""

    def step(app: App, club: Club, session: Session, ask: Ask) -> Session:
        from journalclub.club.filing import filing
        from journalclub.commands.file import file_items

        for _ in range(TRIES):
            if not (answer := ask(question)):
                break
            try:
                for sentence in file_items(club, session, [filing(answer, app.here, kind)]):
                    app.screen.say(sentence)
                break
            except JcError as error:
                app.screen.warn(str(error))
        return _again(club, session)

    return step


def _answers(app: App, club: Club, session: Session, ask: Ask) -> Session:
    from journalclub.commands.questions.answering import record_file
    from journalclub.commands.questions.desk import Desk

    path = club.session_folder(session) / "collected.md"
    if (ask("Take over the answers written into collected.md? [y/N]") or "").lower() in _YES:
        try:
            with Desk(club, session) as desk:
                app.screen.say(f"{record_file(app, desk, path)} answers recorded.")
        except JcError as error:
            app.screen.warn(str(error))
    return session


_QUESTIONS: dict[str, Callable[[App, Club, Session, Ask], Session]] = {
    "held": _held,
    "consent": _consent,
    "slides": _file("slides", "The presenter's slides: a file or an address [Enter: later]"),
    "video": _file("video", "The recording: a file or an address [Enter: later]"),
    "answers": _answers,
}


def _again(club: Club, session: Session) -> Session:
    return next(s for s in club.sessions() if s.folder == session.folder)


def _unsolved(session: Session) -> list[str]:
    """Names of the notebooks of which the students' edition is filed, and the solution is not."""
    names = [Path(item.file).name for item in session.items]
    students = [n.removesuffix("-student.ipynb") for n in names if n.endswith("-student.ipynb")]
    return [name for name in students if f"{name}-solution.ipynb" not in names]


@click.command("close", epilog="Example: jc close last")
@click.argument("session")
@click.option(
    "--yes", is_flag=True, help="Ask nothing: it was held; what is missing is listed with its command."
)
@click.option("--no-publish", is_flag=True, help="Do not publish afterwards.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output; asks nothing.")
@click.pass_obj
def command(app: App, session: str, yes: bool, no_publish: bool, as_json: bool) -> None:
    """Go through what is missing after a session: slides, recording with consent, answers; then publish.

    On a terminal it asks, and Enter leaves a thing for later. Elsewhere it lists what is missing, each with the command
    that does it.
    """
    from journalclub.assembly.renewing import renew_session_page
    from journalclub.commands.status import task_json, task_text
    from journalclub.publishing.publish import publish

    club = app.find_club()
    chosen = club.session(session, app.today)
    app.screen.say(f"{chosen.folder}:")
    closed = close(app, club, chosen, _answering(app, yes=yes, silent=as_json))
    renew_session_page(club, closed.session.folder)
    outcome = None if no_publish else publish(club, app.now)
    if as_json:
        written = list(outcome.written) if outcome else []
        tasks = [task_json(t, app.today) for t in closed.left]
        app.screen.json({"session": closed.session.folder, "missing": tasks, "written": written})
        return
    if closed.left:
        app.screen.result("Still missing:")
        for task in closed.left:
            app.screen.result(task_text(task, app.today, app.screen.width))
    else:
        app.screen.say("Nothing is missing.")
    if outcome is not None:
        for warning in outcome.warnings:
            app.screen.warn(warning)
        count = len(outcome.written)
        app.screen.say(
            f"Published: {count} file{'s' * (count != 1)} written." if count else "Published as it was."
        )


def _answering(app: App, *, yes: bool, silent: bool) -> Ask:
    """The person's answers; with --yes, "yes" to whether it was held, and nothing to all else."""
    if yes:
        return lambda question: "y" if question.startswith("Was it held") else None
    return (lambda _: None) if silent else app.screen.ask
