"""`jc extract`: read one PDF, without a club. Not: how reading works (sandbox, reading, outline)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.models.paper import Reading


def extract(
    pdf: Path | str,
    out: Path | str | None = None,
    *,
    vector: bool = False,
    overlay: Path | str | None = None,
) -> Reading:
    """Read a paper; with `out`, write its figures to `out/figures` and what was read to `out/extract.json`.

    `vector`: figures that are vector graphics as PDF and SVG beside their PNG. `overlay`: a folder for pictures of
    what was found on each page.

    Raises JcError when the file cannot be read as a PDF, or `out` not be written to.
    """
    from journalclub.sandbox.reader import Reader

    path = Path(pdf)
    if not path.is_file():
        raise JcError(f"{path} is not a file; give the path of a PDF.")
    folder = Path(out) if out is not None else None
    if folder is not None:
        make_folder(folder)
    if overlay is not None:
        make_folder(Path(overlay))
    with Reader() as reader:
        reading = reader.read(
            path,
            folder,
            vector=vector,
            overlay=Path(overlay) if overlay else None,
            progress=_import_ahead,
        )
    if folder is not None:
        _write(folder, reading, path)
    return reading


def _import_ahead(at: str) -> None:
    """Load what is needed once the paper has been read, as soon as two cores are no longer both busy reading."""
    from journalclub.sandbox.messages import WHOLE_TEXT

    if at == WHOLE_TEXT:
        import journalclub.club.files
        import journalclub.outputs.paper_json
        import journalclub.sandbox.typed  # noqa: F401


def make_folder(folder: Path) -> None:
    """Make a folder for results; raises JcError when that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JcError(f"{folder} cannot be made: {error.strerror}; choose another folder.") from error


def _write(folder: Path, reading: Reading, pdf: Path) -> None:
    import json

    from journalclub.club.files import write_text
    from journalclub.outputs.paper_json import extract_json

    document = json.dumps(extract_json(reading, pdf.name), ensure_ascii=False, indent=1)
    write_text(folder / "extract.json", document + "\n")


def _summary(reading: Reading) -> str:
    """What was found, for people."""
    from journalclub.text import display

    lines = [display(reading.title or "(no title found)")]
    if reading.authors:
        more = f" and {len(reading.authors) - 6} more" if len(reading.authors) > 6 else ""
        lines.append(display(", ".join(reading.authors[:6])) + more)
    counts = {kind: sum(f.kind == kind for f in reading.figures) for kind in ("figure", "table", "algorithm")}
    found = [f"{reading.pages} pages", *(f"{n} {k}{'s' * (n != 1)}" for k, n in counts.items() if n)]
    found += [f"{len(reading.equations)} equations"] if reading.equations else []
    lines.append(" · ".join([*found, f"{len(reading.references)} references"]))
    for section in reading.sections:
        lines.append(
            f"{'  ' * section.level}{section.number or ''} {display(section.title)}  p. {section.page}"
        )
    for statement in reading.outline.contributions:
        lines.append(f"  • {display(statement.text)}  (p. {statement.page})")
    return "\n".join(lines)


@click.command("extract", epilog="Example: jc extract paper.pdf --json --out paper/")
@click.argument("pdf", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Cut the figures into DIR/figures."
)
@click.option("--vector", is_flag=True, help="With --out: vector graphics as PDF and SVG, too.")
@click.option(
    "--debug-overlay",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Draw what was found, page by page.",
)
@click.pass_obj
def command(
    app: App, pdf: Path, as_json: bool, out: Path | None, vector: bool, debug_overlay: Path | None
) -> None:
    """Read one PDF: title, authors, abstract, sections, figures, outline, references.

    No club is needed and nothing is fetched.
    """
    if vector and out is None:
        raise click.UsageError("--vector needs a folder for the files: --out DIR.")
    reading = extract(pdf, out, vector=vector, overlay=debug_overlay)
    if as_json:
        from journalclub.outputs.paper_json import extract_json

        document: Any = extract_json(reading, pdf.name)
        app.screen.json(document)
        return
    app.screen.result(_summary(reading))
    for warning in reading.warnings:
        app.screen.warn(warning)
