"""The reading list in a loaded papers.yaml: finding an entry, adding a suggestion. Not: votes, papers of sessions."""

from __future__ import annotations

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
    papers = data.get("papers")
    if not isinstance(papers, list):
        papers = data["papers"] = CommentedSeq()
    papers.fa.set_block_style()
    append(papers, values)
    return True
