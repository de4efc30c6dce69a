"""Questions as CSV, JSON, values of a page; answers read back. Not: other programs' exports (importers/). Pure."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from journalclub.models.question import Anchor, Collected, Question
from journalclub.questions.agenda import Discussion, Group

# What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), and the wide forms of the same.
_EVALUATED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
HEADS = (
    "number",
    "status",
    "votes",
    "question",
    "asked by",
    "places",
    "pages",
    "merged into",
    "answer",
    "source",
)
NUMBERED = re.compile(r"^#{1,6}\s+Question\s+(?P<number>\d{1,12})\b.*$", re.MULTILINE)
_ANSWER = re.compile(r"^\*\*Answer:?\*\*:?[ \t]*", re.MULTILINE)
GIVEN = "given in the session"  # stands for an answer that nobody wrote down
EMPTY_ANSWERS = frozenset({"", "–", "-", "…", GIVEN})
ESCAPED = re.compile(r"\\([^\sA-Za-z0-9])")  # as render.markdown writes it


def anchor_json(anchor: Anchor) -> dict[str, Any]:
    """A place for programs."""
    return {"kind": anchor.kind, "label": anchor.label, "page": anchor.page}


def import_json(collected: Collected, stored: Sequence[Question]) -> dict[str, Any]:
    """What became of a file; `stored` are its questions as they are kept, in the same order."""
    counts = collected.counts
    return {
        "rows": counts.rows,
        "questions": [
            {
                "id": kept.id,
                "text": kept.text,
                "author": kept.author,
                "votes": found.votes,
                "anchors": [anchor_json(a) for a in kept.anchors if a.kind != "quote"],
                "duplicate_of": kept.merged_into,
            }
            for found, kept in zip(collected.questions, stored, strict=True)
        ],
        "replies": counts.replies,
        "reactions": counts.reactions,
        "chatter": counts.chatter,
        "private": counts.private,
        "unparsed": counts.unparsed,
    }


def question_json(question: Question, *, names: bool) -> dict[str, Any]:
    """A kept question for programs; who asked only when `names` says so."""
    return {
        "id": question.id,
        "text": question.text,
        "author": question.author if names else None,
        "status": question.status,
        "votes": question.votes,
        "pinned": question.pinned,
        "anchors": [anchor_json(a) for a in question.anchors],
        "duplicate_of": question.merged_into,
        "answers": [{"text": a.text, "by": a.by} for a in question.answers],
        "source": question.source,
        "asked": question.asked.isoformat(timespec="seconds"),
    }


def agenda_json(discussion: Discussion, *, names: bool) -> dict[str, Any]:
    """The plan for programs."""
    return {
        "minutes": discussion.minutes,
        "points": [
            {
                "minutes": point.minutes,
                "votes": point.group.tally,
                "page": point.group.page,
                "question": question_json(point.group.head, names=names),
                "merged": [question_json(q, names=names) for q in point.group.under],
            }
            for point in discussion.points
        ],
        "open": discussion.open_minutes,
        "answered": [question_json(g.head, names=names) for g in discussion.answered],
    }


def to_csv(questions: Sequence[Question], *, names: bool) -> str:
    """One line per question; nothing in it is evaluated by a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADS)
    for q in questions:
        cells = (
            q.id,
            q.status,
            q.votes,
            q.text,
            (q.author or "") if names else "",
            "; ".join(a.name for a in q.anchors),
            " ".join(str(a.page) for a in q.anchors if a.page),
            q.merged_into or "",
            "\n".join(a.text for a in q.answers),
            q.source,
        )
        writer.writerow([harmless(str(cell)) for cell in cells])
    return out.getvalue()


def harmless(cell: str) -> str:
    """A cell that a spreadsheet shows as it is: what could begin a formula gets an apostrophe before it."""
    return (
        f"'{cell}"
        if cell.lstrip(" \u00a0\u3000").startswith(_EVALUATED) or cell.startswith(_EVALUATED)
        else cell
    )


def place_line(group: Group) -> str:
    """The places a group names, for people: "Figure 3 (p. 5), Section 3.1 (p. 4)"."""
    named: dict[str, str] = {}
    for question in (group.head, *group.under):
        for a in question.anchors:
            beside = f" (p. {a.page})" if a.page is not None and a.kind != "page" else ""
            named.setdefault(a.name.casefold(), f"{a.name}{beside}")
    return ", ".join(named.values())


def votes_line(group: Group) -> str:
    """How many want it: "asked 2 times, 3 votes"."""
    votes = group.head.votes + sum(q.votes for q in group.under)
    parts = [f"asked {len(group.under) + 1} times"] if group.under else []
    if votes:
        parts.append(f"{votes} vote{'s' * (votes != 1)}")
    return ", ".join(parts)


def marked_answer(body: str) -> tuple[str | None, str]:
    """What stands before "**Answer:**" and what after it; None before it when the word is not there."""
    mark = _ANSWER.search(body)
    return (body[: mark.start()], body[mark.end() :].strip()) if mark else (None, "")


def answers_of(text: str) -> Iterator[tuple[int, str]]:
    """Answers written under headings "Question 12" of a Markdown file, as collected.md has them.

    What follows "**Answer:**" counts; without that word, everything under the heading does.
    """
    found = list(NUMBERED.finditer(text))
    ends = [*(m.start() for m in found[1:]), len(text)]
    for here, end in zip(found, ends, strict=False):
        body = text[here.end() : end]
        body = re.split(r"^<!--\s*/?jc:|^#{1,6}\s", body, maxsplit=1, flags=re.MULTILINE)[0]
        before, marked = marked_answer(body)
        answer = marked if before is not None else body.strip()
        if answer.casefold() not in EMPTY_ANSWERS:
            yield int(here["number"]), html.unescape(ESCAPED.sub(r"\1", answer))
