"""`jc verify`: are quotes, pages and figures in a session's files still true of the paper. Not: how that is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journalclub.errors import JcError
from journalclub.text import display
from journalclub.wording import making

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.decks.audit import Finding as Fault
    from journalclub.evidence.verify import Checked
    from journalclub.models.evidence import Finding
    from journalclub.models.paper import Reading
    from journalclub.models.session import Session
    from journalclub.sandbox.reader import Reader

FILES = ("presenter.pptx", "presenter.md", "questions.md", "README.md")


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked up, and what is to be mended."""

    reading: Reading
    checked: tuple[tuple[str, Checked], ...]  # by file name
    pictures: Mapping[
        tuple[str, Finding], str
    ]  # file of the place in the paper, relative to the output folder
    warnings: tuple[str, ...]
    faults: tuple[tuple[str, Fault], ...] = ()  # in the look and the clock of a deck, by file name

    @property
    def findings(self) -> list[tuple[str, Finding]]:
        """Name of the file and what is wrong in it, in order."""
        return [(name, finding) for name, checked in self.checked for finding in checked.findings]


def verify(
    club: Club,
    session: Session,
    file: Path | None = None,
    *,
    out: Path | None = None,
    here: Path | None = None,
) -> Report:
    """Look up in the session's PDF what its deck, sheet and page say of it, or what `file` says.

    `file` is looked for in `here`, then in the session's folder; into `out` a picture of each place is drawn. Raises
    JcError when there is no PDF, or a file cannot be read.
    """
    from journalclub.club.record import load_questions, load_record
    from journalclub.decks.audit import audit
    from journalclub.decks.verify import verify_files
    from journalclub.evidence.paper import Paper, said_elsewhere
    from journalclub.sandbox.reader import Reader

    folder = club.session_folder(session)
    files = _files(session, folder, file, here)
    pdf = folder / "paper.pdf"
    if not pdf.is_file():
        raise JcError(f"sessions/{session.folder} has no paper.pdf; fetch it with: {making(session)}")
    preprint = load_record(folder)[0]
    with Reader() as reader:
        text = reader.read_text(pdf)
        paper = Paper(text, said_elsewhere(preprint), load_questions(folder))
        checked = tuple(verify_files(files, paper))
        warnings = list(text.reading.warnings)
        if preprint.pdf_sha256 not in {None, text.reading.sha256}:
            warnings.append("paper.pdf is not the one from which the session was made (paper.json)")
        found = [(name, f) for name, c in checked for f in c.findings]
        faults = tuple(
            (path.name, fault)
            for path in files
            if path.suffix.lower() == ".pptx"
            for fault in audit(path.read_bytes(), text.reading.figures, path.name)
        )
        pictures = _draw(reader, pdf, out, found, warnings) if out is not None else {}
    return Report(text.reading, checked, pictures, tuple(warnings), faults)


def _files(session: Session, folder: Path, file: Path | None, here: Path | None) -> list[Path]:
    """The files that are meant; raises JcError when there is none."""
    if file is not None:
        for path in ((here or Path()) / file, folder / file):
            if path.is_file():
                return [path]
        raise JcError(f"{file} is not a file, neither here nor in {folder.name}; give its path.")
    files = [folder / name for name in FILES if (folder / name).is_file()]
    if not files:
        raise JcError(f"{folder.name} has no {', '.join(FILES)}; make them with: {making(session)}")
    return files


def _draw(
    reader: Reader, pdf: Path, out: Path, found: Sequence[tuple[str, Finding]], warnings: list[str]
) -> dict[tuple[str, Finding], str]:
    """A picture of each place in the paper; what cannot be drawn becomes a warning."""
    from journalclub.commands.extract import make_folder
    from journalclub.sandbox.messages import Clip

    make_folder(out)
    clips = {}
    for number, (name, finding) in enumerate(found, 1):
        if finding.page is not None and finding.bbox is not None:
            file = f"{number:02}-page-{finding.page}.png"
            clips[name, finding] = Clip(finding.page, finding.bbox, file)
    drawn = reader.clip(pdf, out, list(clips.values()))
    warnings += drawn.warnings
    return {key: clip.file for key, clip in clips.items() if clip.file in drawn.files}


def report_json(report: Report, session: Session) -> dict[str, Any]:
    """The report for programs."""
    return {
        "session": session.folder,
        "sha256": report.reading.sha256,
        "files": [
            {
                "file": name,
                "quotes": checked.quotes,
                "references": checked.references,
                "tables": checked.tables,
            }
            for name, checked in report.checked
        ],
        "findings": [
            finding_json(name, finding, report.pictures.get((name, finding)))
            for name, finding in report.findings
        ],
        "faults": [{"file": n, "slide": f.slide or None, "message": f.what} for n, f in report.faults],
        "warnings": list(report.warnings),
    }


def finding_json(name: str, finding: Finding, picture: str | None = None) -> dict[str, Any]:
    """One finding for programs; `paper` is what the paper says there."""
    from journalclub.outputs.paper_json import box

    return {
        "file": name,
        finding.spot.unit: finding.spot.number,
        "part": finding.spot.part,
        "problem": finding.problem,
        "message": finding.message,
        "text": finding.text,
        "paper": finding.paper,
        "page": finding.page,
        "bbox": box(finding.bbox) if finding.bbox else None,
        "differences": [{"file": d.file, "paper": d.paper} for d in finding.differences],
        "picture": picture,
    }


def finding_text(name: str, finding: Finding) -> str:
    """One finding in a line."""
    return f"{display(name)}, {finding.spot}: {finding.message}"


def _summary(report: Report) -> str:
    """How much was looked up."""
    quotes = sum(c.quotes for _, c in report.checked)
    references = sum(c.references for _, c in report.checked)
    names = ", ".join(name for name, _ in report.checked)
    wrong = len(report.findings) + len(report.faults)
    tables = sum(c.tables for _, c in report.checked)
    also = f", {tables} tables" if tables else ""
    if not (quotes or references or tables or wrong):
        return f"Nothing in {names} says what the paper says; quote it as “… few seeds …” (p. 5) to have it checked."
    end = f"{wrong} to mend" if wrong else "all as in the paper"
    return f"{quotes} quotes, {references} references{also} in {names}: {end}."


@click.command("verify", epilog="Example: jc verify next presenter.pptx --out places/")
@click.argument("session")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Draw each place of the paper into DIR."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, session: str, file: Path | None, out: Path | None, as_json: bool) -> None:
    """Check that every quote, page and figure in the deck, the sheet and the page is still true of the paper.

    FILE is a .pptx, .md or .txt file with quotes such as “… few seeds …” (p. 5); without it the session's own files are
    checked. A changed word, number or page is told with what the paper says there; so is what cannot be read in a .pptx
    file: text under 18 points or outside its box, things that overlap, a clock that does not sum. Ends with status 1
    when anything is to be mended. Ligatures, hyphens, line breaks, accents and words left out with … are no changes.
    """
    club = app.find_club()
    chosen = club.session(session, app.today)
    with app.screen.progress(1, "papers") as bar:
        bar.at("looking up what is quoted")
        report = verify(club, chosen, file, out=out, here=app.here)
    if as_json:
        app.screen.json(report_json(report, chosen))
    else:
        for name, finding in report.findings:
            picture = report.pictures.get((name, finding))
            app.screen.result(finding_text(name, finding) + (f" [{picture}]" if picture else ""))
        for name, fault in report.faults:
            app.screen.result(f"{display(name)}, {fault}")
        app.screen.say(_summary(report))
    for warning in report.warnings:
        app.screen.warn(warning)
    if report.findings or report.faults:
        raise click.exceptions.Exit(1)
