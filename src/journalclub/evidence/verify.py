"""All claims of a file against a paper: what is not true, in the file's order. Pure. Not: reading either of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journalclub.evidence import thresholds as th
from journalclub.evidence.claims import collect
from journalclub.evidence.judging import judge_quote, judge_reference
from journalclub.evidence.paper import Paper
from journalclub.evidence.tables import judge_table
from journalclub.models.evidence import FileLine, FileTable, Finding


class Checked(NamedTuple):
    """What was looked at in a file, and what is to be mended."""

    quotes: int
    references: int
    findings: tuple[Finding, ...]
    tables: int = 0


def verify_lines(lines: Iterable[FileLine], paper: Paper, tables: Sequence[FileTable] = ()) -> Checked:
    """Check a file's paragraphs and tables; at most MOST_CLAIMS of them claim anything that is checked."""
    quotes, references = collect(lines)
    marked = [q for q in quotes if q.kind != "echo"]
    found = [f for q in quotes[: th.MOST_CLAIMS] if (f := judge_quote(q, paper)) is not None]
    told = {f.spot for f in found if f.problem == "page"}  # a wrong page is told once
    for reference in references[: th.MOST_CLAIMS]:
        finding = judge_reference(reference, paper)
        if finding is not None and (reference.name is not None or finding.spot not in told):
            found.append(finding)
    for table in tables:
        found.extend(judge_table(table, paper))
    findings = {(f.spot, f.message): f for f in found}
    ordered = sorted(findings.values(), key=lambda f: (f.spot.number, f.spot.part))
    return Checked(len(marked), len(references), tuple(ordered), len(tables))
