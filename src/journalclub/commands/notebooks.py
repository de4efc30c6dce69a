"""`jc notebooks`: one source notebook to its editions in a session's folder. Not: making them (teaching/)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError
from journalclub.teaching.editions import EDITIONS, Edition

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.errors import Problem
    from journalclub.models.session import Session

FOLDER = "notebooks"
SOLUTION = "-solution.ipynb"


@dataclass(frozen=True, slots=True)
class MadeEdition:
    """One edition, filed."""

    edition: Edition
    file: str  # in the session's folder
    colab: str | None
    changed: bool


def make_notebooks(
    club: Club,
    session: Session,
    source: Path,
    only: Collection[Edition] = EDITIONS,
    *,
    force: bool = False,
) -> list[MadeEdition]:
    """File the editions of a notebook; those that were made before are made anew.

    Raises JcError, with nothing written, when the source is no notebook, says nothing of editions, or a file of an
    edition's name is there that jc did not make or that was edited since (unless `force`).
    """
    from journalclub.club import files
    from journalclub.club.filing import check_name
    from journalclub.club.session_file import add_entry

    check_name(source.name)
    editions = _editions(club, session, source, only)
    folder = club.session_folder(session)
    with files.lock(club.root):
        for one, _ in editions:
            _ours(folder / one.file, f"sessions/{session.folder}/{one.file}", force=force)
        made = [
            replace(one, changed=files.write_bytes(folder / one.file, content)) for one, content in editions
        ]

    def record(data: object) -> bool:
        new = [add_entry(data, "items", kind="notebook", file=one.file) for one in made]
        return any(new)

    club.edit_session(session, record)
    return made


def _editions(
    club: Club, session: Session, source: Path, only: Collection[Edition]
) -> list[tuple[MadeEdition, bytes]]:
    """Those that are wanted, with the bytes of each; raises JcError when the source says nothing of editions."""
    from journalclub.repository import repository
    from journalclub.teaching.editions import make_editions, with_header
    from journalclub.teaching.notebook import digest, read_notebook, write_notebook

    online = repository(club.settings.repository)
    made = []
    for edition, notebook in make_editions(read_notebook(_content(source), source.name)).items():
        if edition in only:
            file = f"{FOLDER}/{source.stem}-{edition}.ipynb"
            colab = online.colab(f"sessions/{session.folder}/{file}") if online else None
            headed = with_header(notebook, edition, colab)
            content = write_notebook(headed, {"edition": edition, "cells": digest(headed.cells)})
            made.append((MadeEdition(edition, file, colab, True), content))
    return made


def solutions(club: Club) -> list[str]:
    """The filed solutions of all sessions, as paths in the club's folder."""
    return [
        f"sessions/{session.folder}/{item.file}"
        for session in club.readable_sessions()
        for item in session.items
        if item.file.endswith(SOLUTION)
    ]


def check_notebooks(app: App, club: Club, minutes: float) -> list[Problem]:
    """Run every filed solution; what fails or takes longer than `minutes`. Raises JcError without the libraries."""
    from journalclub.teaching.running import check_solutions

    return check_solutions(club.root, solutions(club), minutes * 60, lambda f: app.screen.say(f"Running {f}"))


def _content(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise JcError(f"{source} cannot be read: {error.strerror}; give a notebook (.ipynb).") from error


def _ours(target: Path, shown: str, *, force: bool) -> None:
    """Raise JcError for a way through a link; unless `force`, also for a file that is not ours, or was edited since."""
    from journalclub.teaching.notebook import digest, marks_of, read_notebook

    if target.is_symlink() or target.parent.is_symlink():
        raise JcError(f"{shown} leads through a symbolic link; nothing is filed through it, remove it first.")
    if force or not target.exists():
        return
    content = target.read_bytes()
    marked = marks_of(content).get("cells")
    if marked is None or marked != digest(read_notebook(content, shown).cells):
        raise JcError(
            f"{shown} was edited since jc made it, or is not jc's; rename it, or say --force to replace it."
        )


@click.command("notebooks", epilog="Example: jc notebooks next glm.ipynb --only student --only hard-mode")
@click.argument("session")
@click.argument("notebook", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, type=click.Choice(EDITIONS), help="These editions (default: all).")
@click.option("--force", is_flag=True, help="Replace editions that were edited.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(
    app: App, session: str, notebook: Path, only: tuple[Edition, ...], force: bool, as_json: bool
) -> None:
    """Make the student's, the solution's and the hard-mode edition of a notebook in the session's notebooks/.

    Tags of cells say where they go: student, solution or hard into that edition only, hint into all but hard mode,
    private into none; a cell without these tags into all. Within a code cell, the lines between ### BEGIN SOLUTION
    and ### END SOLUTION are the solution's. Outputs are cleared. Where papers.yaml names the club's GitHub
    `repository:`, each edition opens in Colab. Keep the source outside the club, and the solution back with --only
    until the evening is over.
    """
    from journalclub.assembly.renewing import renew_session_page

    club = app.find_club()
    chosen = club.session(session, app.today)
    made = make_notebooks(club, chosen, app.here / notebook, only or EDITIONS, force=force)
    renew_session_page(club, chosen.folder)
    if as_json:
        editions = [
            {"edition": m.edition, "file": m.file, "colab": m.colab, "changed": m.changed} for m in made
        ]
        app.screen.json({"session": chosen.folder, "editions": editions})
        return
    for one in made:
        app.screen.say(f"{'Made' if one.changed else 'Unchanged:'} sessions/{chosen.folder}/{one.file}")
        if one.colab:
            app.screen.say(f"  in Colab once it is pushed: {one.colab}")
    if "hard-mode" not in {m.edition for m in made} and "hard-mode" in (only or EDITIONS):
        app.screen.say("No hard mode: it would be the student's edition. Tag cells hint, student or hard.")
