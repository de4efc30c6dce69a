"""What `jc verify` misses: quotes in decks and sheets changed in one word, number, page or table cell, one at a time.

    python -m bench.verify_mutations CLUB [--each 8] [--seed 1]

CLUB has sessions that `jc new` made (bench.new_over_papers --club makes one). Of each session's presenter.pptx,
presenter.md and questions.md, `--each` changes of each kind are tried. Reports the share found for each kind and
file, and how many findings the unchanged files have, which are all false alarms. Exits with 1 when there are any.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pptx

from journalclub.club.record import load_questions, load_record
from journalclub.decks.verify import verify_file
from journalclub.evidence.matching import exact_matches
from journalclub.evidence.paper import Paper
from journalclub.evidence.words import keys
from journalclub.sandbox.reader import Reader

KINDS = ("word", "number", "page", "cell")
FILES = ("presenter.pptx", "presenter.md", "questions.md")
# A quote in quotation marks with its page before or after it; a statement on a slide; a figure's caption.
CLAIM = re.compile(
    r"^p\. \d+(?: \([^“”]*\))?: “(?P<noted>.*)”$|“(?P<marked>[^“”]{20,})”[^“”]*\(p\. \d+\)"
    r"|^(?:- )?(?P<said>[^“”|*<>#]{20,}?)(?:\s\(p\. \d+\)|\u00a0\u00a0p\.\u00a0\d+)$"
)
PAGE = re.compile(r"(?<=p\.[ \u00a0])\d+")
WORD = re.compile(r"(?<![^\s(“])[a-z]{5,}(?=[\s,.;:)])")
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.\]])")
CELL = re.compile(r"(?<=\| )\d+\.\d+(?= \|)")


class Change(NamedTuple):
    """One thing changed in a file."""

    kind: str
    before: str
    after: str
    data: bytes


class Slot(NamedTuple):
    """A text of a file, and how to make the file with another one in its place."""

    text: str
    cell: bool
    put: Callable[[str], bytes]


def slots(name: str, data: bytes) -> list[Slot]:
    """All paragraphs of a file."""
    return list(_deck_slots(data) if name.endswith(".pptx") else _text_slots(data.decode()))


def _text_slots(text: str) -> Iterator[Slot]:
    lines = text.split("\n")
    for index, line in enumerate(lines):

        def put(new: str, index: int = index) -> bytes:
            return "\n".join([*lines[:index], new, *lines[index + 1 :]]).encode()

        yield Slot(line, line.startswith("|"), put)


def _deck_slots(data: bytes) -> Iterator[Slot]:
    for at, paragraph in enumerate(_paragraphs(pptx.Presentation(io.BytesIO(data)))):
        text, cell = "".join(r.text for r in paragraph[0].runs), paragraph[1]

        def put(new: str, at: int = at, old: str = text) -> bytes:
            presentation = pptx.Presentation(io.BytesIO(data))
            _rewrite(list(_paragraphs(presentation))[at][0], old, new)
            made = io.BytesIO()
            presentation.save(made)
            return made.getvalue()

        yield Slot(f"| {text} |" if cell else text, cell, put)


def _paragraphs(presentation: Any) -> Iterator[tuple[Any, bool]]:
    for slide in presentation.slides:
        for shape in slide.shapes:
            if shape.has_table:
                for row in shape.table.rows:
                    yield from ((c.text_frame.paragraphs[0], True) for c in row.cells)
            elif shape.has_text_frame:
                yield from ((p, False) for p in shape.text_frame.paragraphs)
        yield from ((p, False) for p in slide.notes_slide.notes_text_frame.paragraphs)


def _rewrite(paragraph: Any, old: str, new: str) -> None:
    """Put the changed text into the runs, where the old one stood."""
    new = new.removeprefix("| ").removesuffix(" |") if new.startswith("| ") else new
    if new.startswith(old):
        paragraph.runs[-1].text += new[len(old) :]
        return
    start = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    at = 0
    for run in paragraph.runs:
        if at <= start < at + len(run.text):
            tail = len(old) - at - len(run.text)
            run.text = new[at : len(new) - tail if tail else None]
            return
        at += len(run.text)


def changes(
    name: str, data: bytes, paper: Paper, words: list[str], each: int, dice: random.Random
) -> Iterator[Change]:
    """Changes of every kind, `each` of them where the file has as many places."""
    places: dict[str, list[tuple[Slot, int, int, str]]] = {kind: [] for kind in KINDS}
    for slot in slots(name, data):
        if slot.cell:
            places["cell"] += ((slot, *m.span(), _other_number(m[0], dice)) for m in CELL.finditer(slot.text))
            continue
        match = CLAIM.search(slot.text)
        if (
            match is None or slot.text.rstrip("*) ").endswith("?") or "? (p. " in slot.text
        ):  # a prompt is no quote
            continue
        start, end = match.span(match.lastgroup or 0)
        for kind, pattern in (("word", WORD), ("number", NUMBER)):
            for m in pattern.finditer(slot.text, start, end):
                other = dice.choice(words) if kind == "word" else _other_number(m[0], dice)
                if other != m[0]:
                    places[kind].append((slot, *m.span(), other))
        for m in PAGE.finditer(slot.text):
            free = sorted(
                set(range(1, paper.reading.pages + 1)) - _pages_with(slot.text[start:end], int(m[0]), paper)
            )
            if free:
                places["page"].append((slot, *m.span(), str(dice.choice(free))))
    for kind, found in places.items():
        for slot, start, end, other in dice.sample(found, min(each, len(found))):
            new = slot.text[:start] + other + slot.text[end:]
            yield Change(kind, slot.text, new, slot.put(new))


def _pages_with(text: str, named: int, paper: Paper) -> set[int]:
    """The pages on which a quote stands, and those beside them, over which it may go on."""
    found = {p for m in exact_matches(keys(text), paper.streams) for p in m.pages} | {named}
    return {p + step for p in found for step in (-1, 0, 1)}


def _other_number(text: str, dice: random.Random) -> str:
    """The number with one digit changed."""
    at = dice.choice([i for i, c in enumerate(text) if c.isdigit()])
    return text[:at] + str((int(text[at]) + dice.randint(1, 8)) % 10) + text[at + 1 :]


def measure(
    folder: Path, reader: Reader, each: int, seed: int
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], int]:
    """Tried and found by file and kind, and false alarms, of one session."""
    text = reader.read_text(folder / "paper.pdf")
    preprint = load_record(folder)[0]
    paper = Paper(text, (preprint.abstract, preprint.title), load_questions(folder))
    words = [w for p in text.running for w in p.text.split() if w.isalpha() and w.islower() and len(w) > 4]
    dice = random.Random(seed)
    tried: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    alarms = 0
    for name in FILES:
        data = (folder / name).read_bytes()
        before = verify_file(name, data, paper).findings
        alarms += len(before)
        for finding in before:
            print(f"  FALSE ALARM {folder.name[:50]} {name} {finding.spot}: {finding.message}")
        for change in changes(name, data, paper, words, each, dice):
            tried[name, change.kind] += 1
            if set(verify_file(name, change.data, paper).findings) - set(before):
                found[name, change.kind] += 1
            else:
                print(
                    f"  MISSED {folder.name[:40]} {name} {change.kind}: {change.before!r} → {change.after!r}"
                )
    return tried, found, alarms


def main() -> int:
    """Measure every session and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("club", type=Path)
    parser.add_argument("--each", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, help="sessions")
    options = parser.parse_args()
    tried: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    alarms = 0
    folders = sorted(p.parent for p in options.club.glob("sessions/*/paper.json"))[: options.most]
    with Reader() as reader:
        for folder in folders:
            one, two, three = measure(folder, reader, options.each, options.seed)
            tried, found, alarms = tried + one, found + two, alarms + three
    for key in sorted(tried):
        print(f"{key[0]:16}{key[1]:8}{found[key]:6} of {tried[key]:5}{found[key] / tried[key]:8.3f}")
    total = sum(tried.values())
    print(f"{len(folders)} papers: {sum(found.values())} of {total} changes found; {alarms} false alarms")
    return int(alarms > 0 or sum(found.values()) < total)


if __name__ == "__main__":
    sys.exit(main())
