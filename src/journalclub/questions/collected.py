"""collected.md as people left it: the questions that have an answer, for the site. Pure; not: writing the file."""

from __future__ import annotations

import html
import re

from journalclub.models.publication import Answered
from journalclub.questions.exports import EMPTY_ANSWERS, ESCAPED, GIVEN, NUMBERED, marked_answer

_QUOTED = re.compile(r" {0,3}>[ ]?")


def read_answered(text: str) -> tuple[Answered, ...]:
    """Every question with a written answer, or one "given in the session"; the others are nobody's business."""
    found = list(NUMBERED.finditer(text))
    ends = [*(m.start() for m in found[1:]), len(text)]
    questions = (_question(text[m.end() : end]) for m, end in zip(found, ends, strict=False))
    return tuple(q for q in questions if q is not None)


def _question(body: str) -> Answered | None:
    body = re.split(r"^<!--\s*/?jc:|^#{1,6}\s", body, maxsplit=1, flags=re.MULTILINE)[0]
    before, answer = marked_answer(body)
    if before is None:
        return None
    lines = before.strip().split("\n")
    asked = [_QUOTED.sub("", line, count=1) for line in lines if _QUOTED.match(line)]
    beside = [line for line in lines if line.strip() and not _QUOTED.match(line)]
    given = answer.casefold() == GIVEN
    if not asked or (answer.casefold() in EMPTY_ANSWERS and not given):
        return None
    places = _plain(beside[0]).split(" · ")[0] if beside else ""
    places = places if re.search(r"\d", places) and not places.startswith("asked ") else ""
    return Answered(
        _plain("\n".join(asked)), None if given else _plain(answer), "" if "vote" in places else places
    )


def _plain(text: str) -> str:
    """Text as it was before it was made Markdown."""
    return html.unescape(ESCAPED.sub(r"\1", text)).strip()
