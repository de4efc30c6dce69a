"""Text decoded with the wrong table, such as "JÃ¼lich": where it is, and what it most likely was. Changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journalclub.adopting.record import Repair

LONGEST_LINE = 200_000  # characters of a line that are looked at
_CODECS = ("cp1252", "latin-1", "mac_roman", "cp1251", "gbk")
# A word with a run of characters that a multi-byte character becomes.
_WORD = re.compile(r"[^\s\x00-\x7f]{2,40}")
_PLAUSIBLE = re.compile(r"[^\W\d_]|[‘’“”–—…·°²³€£×éÉ]")


def repairs(text: str) -> list[Repair]:
    """Every damaged place, once a line."""
    found: list[Repair] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.isascii():
            found.extend(
                Repair(number, wrong, right) for wrong, right in dict(_damaged(line[:LONGEST_LINE])).items()
            )
    return found


def repair(text: str) -> str:
    """The text with every damaged place mended."""
    lines = text.split("\n")
    return "\n".join(
        line if line.isascii() else _WORD.sub(lambda m: mended(m[0]) or m[0], line) for line in lines
    )


def _damaged(line: str) -> Iterator[tuple[str, str]]:
    for match in _WORD.finditer(line):
        right = mended(match[0])
        if right is not None:
            start, end = _around(line, match.start(), match.end())
            yield line[start:end], line[start : match.start()] + right + line[match.end() : end]


def mended(run: str) -> str | None:
    """The run's UTF-8 reading; None when it is not damaged."""
    for codec in _CODECS[:3]:
        try:
            right = run.encode(codec).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if len(right) < len(run) and all(_PLAUSIBLE.match(c) for c in right):
            return right
    return None


def _around(line: str, start: int, end: int) -> tuple[int, int]:
    """The whole word, for people to recognise it."""
    while start > 0 and line[start - 1].isalnum() and end - start < 60:
        start -= 1
    while end < len(line) and line[end].isalnum() and end - start < 60:
        end += 1
    return start, end
