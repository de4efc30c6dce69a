"""The reading list in a loaded papers.yaml: finding an entry, adding and promoting papers. Not: votes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journalclub.club.yaml_file import append, mapping, put, text_value
from journalclub.models.ids import paper_key
from journalclub.models.session import ListedPaper


def entry_of(data: Any, paper: str) -> Any | None:
    """The entry of a paper, whichever version or form of its id is listed; None when there is none."""
    papers = data.get("papers")
    entries = papers if isinstance(papers, list) else []
    key = paper_key(paper)
    return next(
        (e for e in entries if isinstance(e, dict) and paper_key(str(e.get("id") or "")) == key), None
    )


def add_suggestion(data: Any, paper: ListedPaper) -> bool:
    """Put a paper on the list as suggested, one that was withdrawn from it again; False when it is there."""
    from ruamel.yaml.comments import CommentedSeq

    entry = entry_of(data, paper.id)
    if entry is not None and str(entry.get("status") or "suggested") != "withdrawn":
        return False
    values = mapping(
        id=paper.id,
        title=paper.title,
        status=paper.status,
        suggested_by=", ".join(paper.suggested_by) or None,
        why=paper.why,
    )
    if paper.cites:
        values["cites"] = CommentedSeq(map(text_value, paper.cites))
        values["cites"].fa.set_flow_style()
    if entry is not None:
        for key, value in values.items():
            put(entry, key, value)
        return True
    append(_papers(data), values)
    return True


def list_paper(data: Any, paper: ListedPaper) -> bool:
    """Add a paper to the reading list of a loaded papers.yaml, or bring its entry up to date; False if it was so."""
    return list_papers(data, [paper])


def list_papers(data: Any, wanted: Sequence[ListedPaper]) -> bool:
    """As `list_paper`, for many at once."""
    if not wanted:
        return False
    papers = _papers(data)
    known = _known(papers)
    changed = False
    for paper in wanted:
        values = mapping(
            id=paper.id or None, title=paper.title, url=paper.url, status=paper.status, session=paper.session
        )
        key = _key(paper.id, paper.url or "", paper.title or "")
        if key not in known:
            append(papers, values)
            known[key] = values
            changed = True
            continue
        entry = known[key]
        for name, value in values.items():
            if str(entry.get(name, "")) != str(value) and not (name == "title" and entry.get(name)):
                put(entry, name, value)
                changed = True
    return changed


def list_missing(data: Any, wanted: Sequence[ListedPaper]) -> bool:
    """As `list_papers`, but entries that are there are left as they are."""
    papers = data.get("papers")
    known = _known(papers if isinstance(papers, list) else [])
    return list_papers(data, [p for p in wanted if _key(p.id, p.url or "", p.title or "") not in known])


def _known(papers: Sequence[Any]) -> dict[tuple[str, str], Any]:
    """The entries of a loaded list by what makes them the same paper; the first of several."""
    known: dict[tuple[str, str], Any] = {}
    for entry in papers:
        if isinstance(entry, dict):
            known.setdefault(_key(*(str(entry.get(k) or "") for k in ("id", "url", "title"))), entry)
    return known


def _key(paper_id: str, url: str, title: str) -> tuple[str, str]:
    """What makes two entries the same paper: the id without its version, else the address, else the title."""
    if paper_id:
        return "id", paper_key(paper_id)
    return ("url", url) if url else ("title", title.casefold())


def _papers(data: Any) -> Any:
    """The list, begun where there is none."""
    from ruamel.yaml.comments import CommentedSeq

    if not isinstance(data.get("papers"), list):
        data["papers"] = CommentedSeq()
    data["papers"].fa.set_block_style()
    return data["papers"]
