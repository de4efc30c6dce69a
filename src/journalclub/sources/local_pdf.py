"""A PDF of the user's own: which file is meant, and metadata from what was read in it. Needs no network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journalclub.errors import JcError
from journalclub.models.ids import PaperId, parse_paper_id
from journalclub.models.paper import Preprint, Reading
from journalclub.reading.pdf_file import what_is_wrong
from journalclub.sources.described import Described
from journalclub.sources.stamp import check_stamp
from journalclub.text import ABSTRACT_LIMIT, NAME_LIMIT, TITLE_LIMIT, display, shorten


@dataclass(frozen=True, slots=True)
class LocalPdf:
    """A file, and the arXiv id it was given with, if any."""

    path: Path
    paper: PaperId | None = None

    def pdf(self) -> Path:
        """The file itself; raises JcError unless it is a whole PDF."""
        check_local_pdf(self.path)
        return self.path

    def describe(self, reading: Reading) -> Described:
        """As describe_local_pdf."""
        return describe_local_pdf(self.path, reading, self.paper)


def recognise(text: str) -> LocalPdf | None:
    """The file that a PAPER argument names, if it names one; raises JcError for one that does not exist."""
    path = as_local_pdf(text)
    return LocalPdf(path) if path is not None else None


def as_local_pdf(text: str) -> Path | None:
    """The file that a PAPER argument names; None when it is rather an id or an address.

    Raises JcError for the name of a PDF that does not exist.
    """
    path = Path(text)
    try:
        path = path.expanduser()
        if path.is_file():
            return path
    except (OSError, ValueError, RuntimeError):  # too long, a NUL in it, the home of nobody
        return None
    if path.suffix.lower() != ".pdf" or "://" in text:
        return None
    try:
        parse_paper_id(text)
    except JcError:
        raise JcError(f"there is no file {shorten(text)}: check the path.") from None
    return None


def check_local_pdf(path: Path) -> None:
    """Raise JcError unless the file is there and its bytes are those of a whole PDF."""
    try:
        wrong = what_is_wrong(path)
    except OSError as error:
        raise JcError(f"{path} cannot be read ({error.strerror}): check the path.") from error
    if wrong is not None:
        raise JcError(f"{path} is no PDF that can be read: it {wrong}.")


def describe_local_pdf(path: Path, reading: Reading, paper: PaperId | None = None) -> Described:
    """Metadata from the PDF itself, marked so (`source` is "pdf").

    `paper` is the arXiv id that the user gave with it, else the one in its stamp counts. Raises JcError when
    the stamp names another paper than the user did.
    """
    notes = [f"the metadata is read from {path.name}, not fetched"]
    if paper is None:
        paper = _stamped(reading.arxiv_id)
    elif (remark := check_stamp(reading.arxiv_id, paper)) is not None:
        notes.append(remark)
    title = display(reading.title or "", TITLE_LIMIT)
    authors = tuple(name for author in reading.authors if (name := display(author, NAME_LIMIT)))
    abstract = display(reading.abstract or "", ABSTRACT_LIMIT)
    if not title:
        notes.append(f"{path.name} has no title that could be read: the file's name stands for it")
    notes.extend(
        f"{path.name} has no {what} that could be read"
        for what, given in (("authors", authors), ("abstract", abstract))
        if not given
    )
    preprint = Preprint(
        id=paper.base if paper else f"sha256:{reading.sha256}",
        version=paper.version if paper else None,
        title=title or display(path.stem, TITLE_LIMIT) or "Untitled",
        authors=authors,
        abstract=abstract,
        source="pdf",
        pdf_sha256=reading.sha256,
    )
    return Described(preprint, tuple(notes))


def _stamped(stamp: str | None) -> PaperId | None:
    """The id in a stamp, when it is one."""
    try:
        return parse_paper_id(stamp) if stamp else None
    except JcError:
        return None
