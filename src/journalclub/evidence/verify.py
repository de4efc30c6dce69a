"""All claims of a file against a paper: what is not true, in the file's order. Pure. Not: reading either of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journalclub.evidence import thresholds as th
from journalclub.evidence.claims import collect
from journalclub.evidence.judging import judge_quote, judge_reference
from journalclub.evidence.paper import Paper
from journalclub.models.evidence import FileLine, Finding


class Checked(NamedTuple):
    """What was looked at in a file, and what is to be mended."""

    quotes: int
    references: int
    findings: tuple[Finding, ...]


def verify_lines(lines: Iterable[FileLine], paper: Paper) -> Checked:
    """Check a file's paragraphs; at most MOST_CLAIMS of them claim anything that is checked."""
    quotes, references = collect(lines)
    marked = [q for q in quotes if q.kind != "echo"]
    judged = (
        *(judge_quote(q, paper) for q in quotes[: th.MOST_CLAIMS]),
        *(judge_reference(r, paper) for r in references[: th.MOST_CLAIMS]),
    )
    findings = {(f.spot, f.message): f for f in judged if f is not None}
    ordered = sorted(findings.values(), key=lambda f: (f.spot.number, f.spot.part))
    return Checked(len(marked), len(references), tuple(ordered))
