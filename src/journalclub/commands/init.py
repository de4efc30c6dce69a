"""`jc init`: a new club folder. Not: sessions, or adopting a club that has a README already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club

WORKFLOW, WORKFLOW_TEMPLATE = ".github/workflows/publish.yml", "github-publish.yml.j2"
README = """\
# {name}

What this club is about, when and where it meets, and how to join: write it here. `jc` changes only what stands
between the marks below.

## Next sessions

<!-- jc:upcoming -->
<!-- /jc:upcoming -->

## Past sessions

<!-- jc:past -->
<!-- /jc:past -->
"""
TEMPLATES = """\
A file here takes the place of the packaged one with the same name: presenter.pptx (your slide master;
presenter-dark.pptx with `theme: dark` in papers.yaml), presenter.md.j2, presenter.html.j2, presenter.css, presenter.js,
questions.md.j2, questions.html.j2, session.md.j2, topic.md.j2 (a session without a paper), programme.md.j2 (evenings,
readings, tasks), announce-email.txt.j2, announce-slack.txt.j2, announce-issue.md.j2, serve.css, serve.js and
serve-*.html.j2 (the questions' page), layout-mlt.md.j2 and its neighbours (the README's tables), site.css, site.js and
site-*.html.j2 (the site), site-feed.xml.j2. A file with another name is reported, not used.
"""


def init(folder: Path, name: str | None = None, timezone: str | None = None, *, github: bool = False) -> Club:
    """Make a club in a folder that may hold other files already; those are kept.

    `github` adds the workflow. What makes the folder a club is written last: a stopped run can be run again.

    Raises JcError when it is a club already, the zone is unknown, or the folder cannot be written to.
    """
    from journalclub.club import files, settings_file, yaml_file
    from journalclub.club.folder import SESSIONS, Club
    from journalclub.club.gitignore import ALWAYS, ignore

    if folder.exists() and not folder.is_dir():
        raise JcError(f"{folder} is a file; give a folder, such as: jc init reading-group")
    if (folder / settings_file.FILE).exists():
        raise JcError(f"{folder} is a club already (it has a {settings_file.FILE}); nothing was changed.")
    zone = timezone or _local_zone()
    if not settings_file.known_zone(zone):
        raise JcError(f"{zone!r} is no IANA time zone; give one such as --timezone Europe/Amsterdam.")
    title = (
        name
        or folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize()
        or "Journal club"
    )
    # First of all, so that nothing private is ever picked up by git.
    ignore(folder, [*ALWAYS, *(_built() if github else [])])
    for path, content in (
        (folder / "README.md", README.format(name=title)),
        (folder / "templates" / "README.md", TEMPLATES),
        (folder / SESSIONS / ".gitkeep", ""),
    ):
        if not path.exists():
            files.write_text(path, content)
    if github:
        add_workflow(folder)
    files.write_text(folder / settings_file.FILE, yaml_file.dump(settings_file.new_papers_yaml(title, zone)))
    return Club(folder)


def is_untouched(club: Club) -> bool:
    """Whether the club's README is still as it was made, or missing."""
    from journalclub.club import files

    path = club.root / "README.md"
    return not path.exists() or files.read_text(path) == README.format(name=club.settings.name)


def add_workflow(folder: Path) -> bool:
    """Put the workflow that publishes to GitHub Pages into a club's folder; False when there is one already.

    What it builds need not be in git. Raises JcError when the folder cannot be written to.
    """
    from journalclub import __version__
    from journalclub.club import files
    from journalclub.club.gitignore import ignore
    from journalclub.render import Templates

    target = folder / WORKFLOW
    if target.exists():
        return False
    ignore(folder, _built())
    return files.write_text(
        target, Templates(folder / "templates").render(WORKFLOW_TEMPLATE, version=__version__)
    )


def _built() -> list[str]:
    """What the workflow builds, as git is told to ignore it."""
    from journalclub.publishing.publish import SITE

    return [f"/{SITE}/"]


def _local_zone() -> str:
    """The IANA name of this machine's zone; UTC where it has none."""
    from tzlocal import get_localzone_name

    try:
        return get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"


@click.command("init", epilog="Example: jc init reading-group --timezone Europe/Amsterdam")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="What the club is called (default: the folder's name).")
@click.option("--timezone", metavar="ZONE", help="The club's IANA time zone (default: this machine's).")
@click.option("--github", is_flag=True, help="Add a workflow that publishes the site to GitHub Pages.")
@click.pass_obj
def command(app: App, folder: Path, name: str | None, timezone: str | None, github: bool) -> None:
    """Make a new club folder, or make a folder a club; with --github, a club's folder one that GitHub publishes.

    Files that are there already are kept. A club's own templates go into templates/ (presenter.pptx,
    presenter.md.j2, questions.md.j2, session.md.j2, …): templates/README.md lists the names.
    """
    from journalclub.club.settings_file import FILE

    if github and (folder / FILE).exists() and name is timezone is None:
        _tell_workflow(app, folder, added=add_workflow(folder))
        return
    added, has_page = not (folder / WORKFLOW).exists(), (folder / "README.md").exists()
    club = init(folder, name, timezone, github=github)
    app.screen.say(f"Made the club {club.settings.name!r} in {folder} (time zone {club.settings.timezone}).")
    change = "" if folder == Path() else f"cd {folder} && "
    then = "adopt README.md --dry-run" if has_page else "new 2010.11929 --date 2027-01-18 --presenter NAME"
    app.screen.say(f"Next: {change}jc {then}")
    if github:
        _tell_workflow(app, folder, added=added)


def _tell_workflow(app: App, folder: Path, *, added: bool) -> None:
    """Say what is left to do."""
    if not added:
        app.screen.say(f"{folder / WORKFLOW} is there already; it was left as it is.")
        return
    app.screen.say(
        f"Made {folder / WORKFLOW}. In the repository on GitHub, choose Settings, Pages, Source: GitHub Actions."
    )
