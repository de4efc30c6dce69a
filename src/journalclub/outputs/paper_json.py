"""paper.json and figures.json of a session: metadata as fetched, and the evidence. Pure; not: reading them back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journalclub.models.evidence import Evidence
from journalclub.models.paper import SLOTS, Box, Figure, Grid, Preprint, Reading

SCHEMA = 1


def paper_json(preprint: Preprint, reading: Reading, evidence: Sequence[Evidence]) -> dict[str, Any]:
    """Metadata, where each statement stands, and what else of the paper later steps need without its PDF."""
    return {
        "schema": SCHEMA,
        "id": preprint.id,
        "version": preprint.version,
        "title": preprint.title,
        "authors": list(preprint.authors),
        "abstract": preprint.abstract,
        "categories": list(preprint.categories),
        "published": preprint.published,
        "updated": preprint.updated,
        "doi": preprint.doi,
        "journal_ref": preprint.journal_ref,
        "comment": preprint.comment,
        "licence": preprint.licence.uri,
        "url": preprint.url,
        "source": preprint.source,
        "withdrawn": preprint.withdrawn,
        "latest_version": preprint.latest_version,
        "sha256": reading.sha256,
        "pages": reading.pages,
        "evidence": [evidence_json(e, reading.sha256) for e in evidence],
        "contribution_list": reading.outline.contribution_list,
        **structure_json(reading),
        "warnings": list(reading.warnings),
    }


def evidence_json(evidence: Evidence, sha256: str) -> dict[str, Any]:
    """One statement; `quote` is the paper's words, whoever says `text`."""
    says = evidence.kind == "the paper says"
    return {
        "kind": evidence.kind,
        "slot": evidence.slot,
        "text": evidence.text,
        "quote": evidence.text if says else evidence.quote,
        "page": evidence.page,
        "bbox": box(evidence.bbox) if evidence.bbox else None,
        "section": evidence.section,
        "sha256": sha256,
        "used": list(evidence.used),
    }


def structure_json(reading: Reading) -> dict[str, Any]:
    """Sections, equations, references and links, as `jc extract --json` gives them."""
    return {
        "sections": [
            {"number": s.number, "title": s.title, "level": s.level, "page": s.page} for s in reading.sections
        ],
        "equations": [
            {"label": e.label, "page": e.page, "bbox": box(e.bbox), "file": e.file} for e in reading.equations
        ],
        "references": [
            {"label": r.label, "text": r.text, "arxiv_id": r.arxiv_id, "doi": r.doi, "cited": r.cited}
            for r in reading.references
        ],
        "links": [{"url": x.url, "kind": x.kind, "page": x.page} for x in reading.links],
    }


def figures_json(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """Figures, tables and algorithms in the paper's order."""
    return [
        {
            "kind": f.kind,
            "label": f.label,
            "page": f.page,
            "bbox": box(f.bbox),
            "caption": f.caption,
            "caption_bbox": box(f.caption_bbox),
            "file": f.file,
            **({"pdf": f.pdf} if f.pdf else {}),
            **({"svg": f.svg} if f.svg else {}),
            **({"cells": cells_json(f.grid)} if f.grid else {}),
        }
        for f in figures
    ]


def cells_json(grid: Grid) -> dict[str, Any]:
    """A table's rows of [text, columns it takes]; headings apart."""
    return {
        name: [[[c.text, c.span] for c in row] for row in rows]
        for name, rows in (("head", grid.head), ("rows", grid.rows))
    }


def extract_json(reading: Reading, file: str) -> dict[str, Any]:
    """The document that `jc extract --json` prints."""
    outline: dict[str, Any] = {
        slot: [
            {"text": s.text, "page": s.page, "bbox": box(s.bbox), "section": s.section}
            for s in reading.outline.slot(slot)
        ]
        for slot in SLOTS
    }
    structure = structure_json(reading)
    return {
        "schema": SCHEMA,
        "file": file,
        "sha256": reading.sha256,
        "pages": reading.pages,
        "arxiv_id": reading.arxiv_id,
        "title": reading.title,
        "authors": list(reading.authors),
        "abstract": reading.abstract,
        "sections": structure["sections"],
        "figures": figures_json(reading.figures),
        "outline": outline,
        "contribution_list": reading.outline.contribution_list,
        "equations": structure["equations"],
        "references": structure["references"],
        "links": structure["links"],
        "warnings": list(reading.warnings),
    }


def box(value: Box) -> list[float]:
    """A box to a hundredth of a point, so that files do not change with the machine's arithmetic."""
    return [round(x, 2) for x in value]
