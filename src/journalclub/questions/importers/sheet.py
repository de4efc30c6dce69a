"""A filled-in question sheet: ours (questions.md) or one of the same make. Empty places are not rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from journalclub.errors import JcError
from journalclub.models.question import Export, Row, RowSort
from journalclub.questions.languages import fold, words
from journalclub.questions.source import Source
from journalclub.questions.tables import role_of_head

NAME = "sheet"

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.*?)\s*#*\s*$")
_SLOT = re.compile(r"(?:\D{0,40}\s)?(?:no\.?\s?)?\d{1,2}\b.{0,30}", re.IGNORECASE)
_FIELD = re.compile(
    r"\s*(?:[-*+]\s+)?(?:\*\*|__)(?P<name>[^*_]{1,120}?):?(?:\*\*|__)(?P<hint>\s*\([^()]{0,120}\))?\s*:?\s?(?P<value>.*)$"
)
_ABOUT = re.compile(r"(?P<name>[^\W\d_][^:\n]{0,30}):\s*(?P<value>\S.*)$")
_BOX = re.compile(r"\s*[-*+]\s+\[[ xX]?\]")
_NOTHING = re.compile(r"[\s._…–—-]*|n\s?/\s?a\.?|none\.?", re.IGNORECASE)
_WHERE = frozenset({"where", "wo", "ou", "donde", "dove", "onde", "waar", "where in the paper"})


@dataclass(slots=True)
class _Block:
    """What stands under one heading."""

    slot: bool  # a place for a question
    where: str = ""
    text: list[str] = field(default_factory=list)


def recognise(source: Source) -> int:
    """Headings, and bold labels under numbered ones."""
    if source.members or not re.search(r"^#{1,6}\s", source.text, re.MULTILINE):
        return 0
    blocks = list(_blocks(source.text))
    return 8 if any(b.slot for b in blocks) and re.search(r"\*\*[^*\n]{2,120}\*\*", source.text) else 0


def read(source: Source) -> Export:
    """Filled places in order. Raises JcError when the sheet has none to fill."""
    text = _COMMENT.sub("", source.text)
    blocks = list(_blocks(text))
    if not any(b.slot for b in blocks):
        raise JcError(f"{source.name} has no heading such as “Question 1”; is it a question sheet?")
    about = {fold(m["name"]): m["value"] for line in text.split("\n") if (m := _ABOUT.match(line))}
    author = next((value for name, value in about.items() if role_of_head(name) == "name"), None)
    time = next((value for name, value in about.items() if role_of_head(name) == "time"), None)
    rows = []
    for block in blocks:
        said = "\n".join(block.text).strip()
        if not _NOTHING.fullmatch(said):
            sort: RowSort = "fill-in" if block.slot else "aside"
            rows.append(Row(_joined(said), author, time, sort=sort, where=block.where))
    return Export(NAME, tuple(rows))


def _blocks(text: str) -> Iterator[_Block]:
    """Places to fill: numbered headings, and what follows the last of them as "anything else"."""
    current: _Block | None = None
    filling = ""
    seen = 0
    for line in text.split("\n"):
        if heading := _HEADING.match(line):
            if current is not None:
                yield current
            title = heading["title"]
            slot = _is_slot(title)
            seen += slot
            current = _Block(slot) if slot or (seen and _is_rest(title)) else None
            filling = "text"
            continue
        if current is None or _BOX.match(line):
            continue
        if label := _FIELD.match(line):
            filling = "where" if _is_where(label["name"]) else "text"
            line = label["value"]
        if filling == "where":
            current.where = f"{current.where} {line.strip()}".strip()
        else:
            current.text.append(line.strip())
    if current is not None:
        yield current


def _is_slot(title: str) -> bool:
    folded = words(fold(title))
    if not _SLOT.fullmatch(title):
        return False
    return folded[:1] == [w for w in folded[:1] if w.isdecimal()] or role_of_head(title) == "text"


def _is_rest(title: str) -> bool:
    """A heading such as "Anything else": no list of ours and nothing that asks for a question by number."""
    return len(words(fold(title))) <= 3


def _is_where(name: str) -> bool:
    folded = words(fold(name))
    return bool(folded) and folded[0] in _WHERE


def _joined(text: str) -> str:
    """Lines of one paragraph as one line; paragraphs and list items stay apart."""
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n".join(re.sub(r"\s*\n\s*(?![-*•\d])", " ", p).strip() for p in paragraphs if p.strip())
