"""What a session is about, from one field: text, papers, links to materials. Not: people, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from journalclub.adopting.cells import Piece, Pieces, parse_cell, plain, unstruck
from journalclub.adopting.links import (
    arxiv_id,
    arxiv_number,
    is_bare_label,
    is_citation,
    is_own_path,
    is_paper_label,
    is_paper_url,
    label_kind,
    url_kind,
)
from journalclub.adopting.placeholders import is_placeholder
from journalclub.adopting.record import Field, Role
from journalclub.models.session import SessionLink, SessionPaper
from journalclub.text import TITLE_LIMIT, display, safe_address

TITLE_WORDS = 5  # a linked text of so many words is a title, not a subject
FEW_TITLE_WORDS = 3  # as much when it leads to another site
_BRACKETS_LEFT = re.compile(r"[(\[]\s{0,3}(?:[|,;/+&]\s{0,3}){0,4}[)\]]")
# A file that is named where material is expected.
PATH = re.compile(r"[\w./%~-]{1,300}\.(?:pdf|pptx?|key|odp|html?|ipynb|zip|md|mp4|webm)", re.IGNORECASE)
_EDGE = " \t\n|,;:/–—·•&+."
_ITEM_NUMBER = re.compile(r"(?:^|\s)\(?\d{1,2}[.)]\s{0,3}$")  # "1. [A](…)<br>2. [B](…)"
_KIND_BEFORE = re.compile(r"\b(?P<kind>[^\W\d_]{2,20})\s?[:：]\s?$")
_PREFIX = re.compile(r"^(?:paper|article|title|topic|reading|talk|논문|论文)s?\s?:\s", re.IGNORECASE)
_FIXED: dict[Role, str] = {
    "slides": "slides",
    "code": "code",
    "notebook": "notebook",
    "video": "video",
    "notes": "notes",
}
_TITLED: frozenset[Role] = frozenset({"paper", "title", "paper-link", "readings", "sequel"})
_SUBJECTS: frozenset[Role] = frozenset({"subject", "topic", "title", "paper", "readings"})
_PLAYED = frozenset({"video", "slides", "keynote"})


@dataclass(slots=True)
class Content:
    """What was found; filled while a field is walked through."""

    text: str = ""
    after: str = ""  # what stands behind the last paper
    papers: list[SessionPaper] = field(default_factory=list)
    links: list[SessionLink] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_content(cell: Field) -> Content:
    """The papers, links and remaining text of a field, each link by its label first, then by its address."""
    return _Walk(cell).through(parse_cell(cell.text))


def text_of(cell: Field, limit: int = TITLE_LIMIT * 4) -> str:
    """A field's text on one line, without what is struck through unless all of it is."""
    pieces = parse_cell(cell.text)
    return display(plain(unstruck(pieces)) or plain(pieces), limit)


class _Walk:
    """One field, piece by piece."""

    def __init__(self, cell: Field) -> None:
        self.cell = cell
        self.found = Content()
        self.lead: list[str] = []  # text since the last paper
        self.text: list[str] = []  # text up to it that is no paper's title
        self.shared = ""  # the title taken from before the last paper, when its label was a citation

    def through(self, pieces: Pieces) -> Content:
        """Everything the field says."""
        kept = unstruck(pieces) if not all(p.struck for p in pieces if p.text.strip()) else pieces
        first = next((p for p in kept if p.url or p.text.strip(" \n[(")), None)
        for piece in kept:
            if piece.url is None and self.cell.role in _FIXED and PATH.fullmatch(piece.text.strip()):
                self._link(piece, piece.text.strip(), _FIXED[self.cell.role])
            elif piece.url is None:
                self._plain(piece)
            elif (url := safe_address(_mended(piece.url))) is None:
                self._refused(piece)
            else:
                kind = self._told_before(piece) or _kind(self.cell.role, piece, url)
                if kind == "paper":
                    self._paper(piece, url)
                else:
                    self._link(piece, url, kind)
        found = self.found
        if self.cell.role == "paper-link" and not found.papers and (bare := arxiv_number("".join(self.lead))):
            found.papers.append(SessionPaper(bare, None, f"https://arxiv.org/abs/{bare}"))
            self.lead.clear()
        found.text, found.after = tidy("".join(self.text)), tidy("".join(self.lead))
        if found.papers or found.links:
            found.text, found.after = _worded(found.text), _worded(found.after)
        if (
            len(found.papers) == 1
            and first is not None
            and first.bracketed
            and not found.text
            and _is_text(found.after)
        ):
            label = found.papers[0].title  # "[[citation](url)] Title"
            found.papers[0] = replace(found.papers[0], title=found.after, note=label)
            found.after = ""
        if not found.papers:
            found.text, found.after = tidy(f"{found.text} {found.after}"), ""
            if self.cell.role == "paper":
                self._emphasised_title(kept)
        return found

    def _told_before(self, piece: Piece) -> str | None:
        """The kind that stands before a link whose label says nothing: "slides: [pdf](…)"."""
        told = _KIND_BEFORE.search(self.lead[-1]) if self.lead else None
        if told is None or not (is_bare_label(piece.text) or is_paper_label(piece.text)):
            return None
        kind = label_kind(told["kind"])
        if kind is not None:
            self.lead[-1] = self.lead[-1][: told.start()]
        return kind

    def _emphasised_title(self, pieces: Pieces) -> None:
        """A title that only emphasis marks: "Authors. **Title**. Venue 2017"."""
        strong = [
            p.text for p in pieces if p.strong and p.url is None and looks_like_title(p.text, FEW_TITLE_WORDS)
        ]
        rest = tidy("".join(p.text for p in pieces if not p.strong and p.url is None))
        if len(strong) == 1 and rest:
            self.found.papers.append(SessionPaper("", tidy(strong[0]), None, rest))
            self.found.text = ""

    def _plain(self, piece: Piece) -> None:
        if piece.image:
            self.found.notes.extend([piece.text] if piece.text.strip() else [])
        else:
            self.lead.append(piece.text)

    def _refused(self, piece: Piece) -> None:
        """A link that may not be one; its address is kept as text."""
        self.lead.append(piece.text)
        if piece.url:
            shown = display(piece.url, 80)
            self.found.notes.append(f"{display(piece.text, 80)}: {display(piece.url, 200)}")
            self.found.warnings.append(
                f"line {self.cell.line}: {shown!r} is no web address; it is kept as a note, not as a link."
            )

    def _paper(self, piece: Piece, url: str) -> None:
        """A paper whose title is the label, or stands before a link that only names or cites it."""
        found = self.found
        if self.lead and (numbered := _ITEM_NUMBER.search(self.lead[-1])):
            self.lead[-1] = self.lead[-1][: numbered.start()]
        lead = _worded(tidy("".join(self.lead)))
        arxiv = arxiv_id(url) or ""
        label = display(piece.text)
        if label.isdecimal():  # "see [1](…), [2](…)": the text is about all of them
            found.papers.append(SessionPaper(arxiv, None, url))
            self.text.extend(self.lead)
        elif is_bare_label(label):
            if lead or not found.papers or self.cell.role == "paper-link":
                found.papers.append(SessionPaper(arxiv, _unquoted(lead) or None, url))
            else:
                found.links.append(SessionLink("other", url, label))  # another copy of the same paper
        elif _is_text(lead) and (piece.bracketed or is_citation(label)):
            found.papers.append(SessionPaper(arxiv, _unquoted(lead), url, label))
            self.shared = lead
        elif piece.bracketed and not lead and self.shared:
            self._share(label, arxiv, url)
        else:
            if found.papers and lead and self.cell.role in _TITLED:
                found.papers[-1] = with_note(found.papers[-1], lead)  # "[A](…) (ICLR 2014), [B](…)"
            else:
                self.text.extend(self.lead)
            found.papers.append(SessionPaper(arxiv, label, url))
        self.lead.clear()

    def _share(self, label: str, arxiv: str, url: str) -> None:
        """A second citation behind one text: the text is the subject, the citations name the papers."""
        papers = self.found.papers
        if papers[-1].title == _unquoted(self.shared):
            papers[-1] = replace(papers[-1], title=papers[-1].note, note=None)
            self.text.append(self.shared + "\n")
        papers.append(SessionPaper(arxiv, label, url))

    def _link(self, piece: Piece, url: str, kind: str) -> None:
        """Material; a label that says more than its kind stays part of the text."""
        role = self.cell.role
        label = display(piece.text, 120)
        shows_address = piece.text.strip() == url  # a path, or an icon of which nothing is left
        telling = label_kind(piece.text) is None and not is_bare_label(piece.text) and not shows_address
        self.found.links.append(SessionLink(kind, url, label if telling else None))
        if not telling or role not in _SUBJECTS:
            return
        names_paper = role == "paper" or (role != "readings" and is_own_path(url) and looks_like_title(label))
        if kind == "notes" and names_paper:
            self.found.papers.append(
                SessionPaper("", display(piece.text))
            )  # the title of what the notes are about
        else:
            self.lead.append(piece.text)


def tidy(text: str) -> str:
    """A text from which links were taken, without the brackets and separators they left."""
    for _ in range(3):
        text = _BRACKETS_LEFT.sub(" ", text)
    shown = re.sub(r"\.\s+\.", ".", display(text, TITLE_LIMIT * 4))
    text = shown.strip(_EDGE)
    if text and shown.rstrip(_EDGE[:-1]).endswith(text + "."):
        text += "."  # the full stop of a sentence
    if text.endswith((" -", " --", "(", "[")):
        text = text.rstrip(" -([")
    if text.startswith(("- ", "-- ")):
        text = text.lstrip(" -")
    text = _PREFIX.sub("", text).strip()
    if text.startswith("[") and text.endswith("]") and text.count("[") == 1:
        text = text[1:-1].strip()
    text = text.removesuffix(" and").removesuffix("[").removeprefix("]").strip()
    return "" if is_placeholder(text) or text in {"and", "or"} else text


def _worded(text: str) -> str:
    """The text if it has any word; a picture or a dot between links says nothing."""
    return text if any(char.isalnum() for char in text) else ""


def looks_like_title(text: str, least: int = TITLE_WORDS) -> bool:
    """Whether a text has the length of a paper's title, in a script where words can be counted."""
    words = text.split()
    return len(words) >= least and not words[0].rstrip(".").isdigit() and text.isascii()


def with_note(paper: SessionPaper, text: str) -> SessionPaper:
    """With one more remark about it."""
    return replace(paper, note=f"{paper.note}; {text}" if paper.note else text)


def _unquoted(title: str) -> str:
    """Without quotation marks around all of it."""
    return title[1:-1] if len(title) > 2 and title[0] in '"“«' and title[-1] in '"”»' else title


def _is_text(lead: str) -> bool:
    return len(lead.split()) > 1


def _mended(url: str) -> str:
    """With both slashes: https:/host is a slip."""
    return re.sub(r"^(https?):/(?=[^/])", r"\1://", url.strip())


def _kind(role: Role, piece: Piece, url: str) -> str:
    """The kind of a link, or "paper"."""
    named = label_kind(piece.text)
    by_url = url_kind(url)
    if role in _FIXED:
        if named is not None and named != "other":
            return named
        return by_url if by_url in _PLAYED or by_url == "notebook" else _FIXED[role]
    if named and not (role == "paper-link" and named == "other"):
        return named
    if by_url in _PLAYED:
        return by_url
    if role in _TITLED:
        if is_own_path(url) and (by_url == "notes" or url.endswith("/")):
            return "notes"
        return "paper"
    if role in {"subject", "topic", "number"}:
        return _kind_of_topic(piece, url, by_url)
    if by_url in {"notebook", "notes", "code"} or role in {"comment", "date"}:
        return by_url
    return "paper" if is_paper_url(url) or is_paper_label(piece.text) else "other"


def _kind_of_topic(piece: Piece, url: str, by_url: str) -> str:
    """A subject's link: its paper, or the page with its materials."""
    if is_paper_url(url) or is_paper_label(piece.text) or (piece.bracketed and is_citation(piece.text)):
        return "paper"
    if is_own_path(url) and url.endswith("/"):
        return "notes"
    if by_url == "code":
        return "other"  # a folder of materials, of whichever kind
    if by_url == "other" and not is_own_path(url) and looks_like_title(piece.text, FEW_TITLE_WORDS):
        return "other" if "github" in url else "paper"
    return by_url
