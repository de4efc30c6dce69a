"""paper.json and figures.json of a session: metadata as fetched, and the evidence. Pure; not: reading them back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journalclub.models.paper import SLOTS, Box, Equation, Figure, Preprint, Reading
from journalclub.wording import figure_name

SCHEMA = 1


def paper_json(preprint: Preprint, reading: Reading) -> dict[str, Any]:
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
        "evidence": evidence_json(reading),
        "contribution_list": reading.outline.contribution_list,
        **structure_json(reading),
        "warnings": list(reading.warnings),
    }


def evidence_json(reading: Reading) -> list[dict[str, Any]]:
    """Every quote that a session may show: the outline's by slot, then what the text tells of figures and equations."""
    quotes = [(slot, "", quote) for slot in SLOTS for quote in reading.outline.slot(slot)]
    items: tuple[Figure | Equation, ...] = (*reading.figures, *reading.equations)
    told = [("", figure_name(item), item.told) for item in items if item.told is not None]
    return [
        {
            "slot": slot or None,
            **({"about": about} if about else {}),
            "kind": "the paper says",
            "text": quote.text,
            "page": quote.page,
            "bbox": box(quote.bbox),
            "section": quote.section,
        }
        for slot, about, quote in [*quotes, *told]
    ]


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
        }
        for f in figures
    ]


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
