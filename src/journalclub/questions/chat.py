"""Zoom chat files of any style: messages, senders, threads. Not: which style a file has (importers/). Pure.

Not: which style a file has (importers/), nor which message is a question. What is not addressed to everyone is
private; its text is dropped here and goes no further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journalclub.models.question import Row
from journalclub.questions.languages import languages

_DAY = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2},?[^\S\n]{1,4})?"
_TIME = r"(?P<time>(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?)(?:\s?(?P<half>[AaPp]\.?[Mm]\.?))?"
STAMP = re.compile(rf"{_DAY}{_TIME}(?=\s)")
STAMPED = rf"^{re.sub(r'[?]P<[a-z]+>', '?:', _DAY + _TIME)}"  # for recognising lines, without groups
LONGEST_HEAD = 300  # characters of sender and recipient
MOST_COLONS = 12  # in them


@dataclass(frozen=True, slots=True)
class Zoom:
    """The words in which one language's export says who writes to whom."""

    sender: str
    recipient: str
    everyone: tuple[str, ...]
    private: tuple[str, ...]


def zooms() -> dict[str, Zoom]:
    """By language code."""
    return {
        x.code: Zoom(
            x.data["zoom"]["from"],
            x.data["zoom"]["to"],
            tuple(w.casefold() for w in x.data["zoom"]["all"]),
            tuple(w.casefold() for w in x.data["zoom"]["private"]),
        )
        for x in languages()
        if "zoom" in x.data
    }


@dataclass(frozen=True, slots=True)
class Head:
    """Who writes to whom; `text` is what follows on the same line."""

    sender: str
    private: bool
    text: str


@dataclass(slots=True)
class Message:
    """One message while its lines are collected."""

    time: str | None
    moment: float | None
    line: str  # after the time stamp
    more: list[str]


def messages(text: str, opens: re.Pattern[str]) -> tuple[list[Row], list[Message]]:
    """Headless lines as rows without text, and the messages; `opens` matches what follows the time stamp of one."""
    rows: list[Row] = []
    found: list[Message] = []
    for line in text.split("\n"):
        stamp = STAMP.match(line)
        if stamp and opens.match(line, stamp.end()):
            found.append(Message(stamp["time"], moment(stamp), line[stamp.end() :].strip(), []))
        elif found:
            found[-1].more.append(line)
        elif line.strip():
            rows.append(Row(sort="blank"))
    return rows, found


def moment(stamp: re.Match[str]) -> float:
    """Seconds since midnight."""
    hours = int(stamp["h"])
    if stamp["half"]:
        hours = hours % 12 + (12 if stamp["half"][0] in "pP" else 0)
    return hours * 3600 + int(stamp["m"]) * 60 + int(stamp["s"] or 0)


def opening(zoom: Zoom) -> re.Pattern[str]:
    """What follows the time stamp of a message: "From "."""
    return re.compile(rf"\s+{re.escape(zoom.sender)}\s+\S", re.IGNORECASE)


def addressed(found: Sequence[Message], zoom: Zoom) -> list[Row]:
    """Rows of messages whose line names sender and recipient."""
    lines = [_after_sender_word(m.line, zoom) for m in found]
    reader = _HeadReader(zoom, lines)
    rows = []
    for message, line in zip(found, lines, strict=True):
        head = reader.read(line)
        if head.private:
            rows.append(Row(time=message.time, moment=message.moment, sort="private"))
        else:
            rows.append(row(message, head.sender, head.text))
    return rows


def row(message: Message, sender: str, first: str) -> Row:
    """A public message; its further lines lose their indentation."""
    body = "\n".join([first, *(line.strip() for line in message.more)]).strip()
    return Row(
        body, sender.strip() or None, message.time, message.moment, sort="message" if body else "blank"
    )


def _after_sender_word(line: str, zoom: Zoom) -> str:
    return line[len(zoom.sender) :].strip()


class _HeadReader:
    """Finds where sender and recipient end, given all lines of one file.

    Names may hold colons and the word "to". In files where every line has a recipient, the first colon counts behind
    which a recipient is known; where only private messages have one ("older" exports), "X to Y" is private when X or
    Y takes part as such, else it is somebody's name.
    """

    def __init__(self, zoom: Zoom, lines: Sequence[str]) -> None:
        self._zoom = zoom
        marks = "|".join(map(re.escape, zoom.private))
        self._marked = re.compile(rf"\s*\(\s*(?:{marks})\s*\)\s*$", re.IGNORECASE)
        self._to = re.compile(rf"\s+{re.escape(zoom.recipient)}\s+", re.IGNORECASE)
        everyone = "|".join(map(re.escape, sorted(zoom.everyone, key=len, reverse=True)))
        self._public = re.compile(rf"\s+{re.escape(zoom.recipient)}\s+(?:{everyone})\s*$", re.IGNORECASE)
        self._names = set()
        self.always = any(self._public.search(head) for line in lines for head, _ in _heads(line))
        for line in lines:
            if name := self._plain_sender(line):
                self._names.add(name)
        self._repeated = _repeated_heads(lines) if not self.always else frozenset()

    def _plain_sender(self, line: str) -> str | None:
        """The sender of a line that can be read in one way only."""
        for head, _ in _heads(line):
            public = self._public.search(head)
            if public or not self.always:
                name = head[: public.start()] if public else head
                return None if self._to.search(name) else name.strip().casefold()
        return None

    def read(self, line: str) -> Head:
        heads = list(_heads(line))
        for head, text in heads:
            if self._marked.search(head):
                return Head("", True, "")
            public = self._public.search(head)
            if public:
                return Head(head[: public.start()], False, text)
            if self._is_private(head):
                return Head("", True, "")
            if not self.always and not self._goes_on(head, heads):
                return Head(head, False, text)
        return Head("", True, "") if self.always else Head(line, False, "")

    def _is_private(self, head: str) -> bool:
        """Whether an unmarked head names a recipient."""
        for to in self._to.finditer(head):
            left, right = head[: to.start()].strip().casefold(), head[to.end() :].strip().casefold()
            if self.always and left:
                return True
            if left in self._names or right in self._names or right == "me":
                return True
        return False

    def _goes_on(self, head: str, heads: Sequence[tuple[str, str]]) -> bool:
        """Whether a longer head, colon included, is a name that other lines have, too."""
        return any(longer in self._repeated and len(longer) > len(head) for longer, _ in heads)


def _heads(line: str) -> Iterator[tuple[str, str]]:
    """Every place where sender and recipient may end: at a colon followed by a blank or nothing."""
    start = -1
    for _ in range(MOST_COLONS):
        start = line.find(":", start + 1, LONGEST_HEAD)
        if start < 0:
            return
        if start + 1 == len(line) or line[start + 1].isspace():
            yield line[:start].rstrip(), line[start + 1 :].strip()


def _repeated_heads(lines: Sequence[str]) -> frozenset[str]:
    seen: dict[str, int] = {}
    for line in lines:
        for head, _ in list(_heads(line))[1:]:
            seen[head] = seen.get(head, 0) + 1
    return frozenset(head for head, times in seen.items() if times > 1)


_REACTED = re.compile(r'Reacted to "(?P<quote>[^\n]*)" with (?P<sign>\S{1,40})\s*$')
_REMOVED = re.compile(r'Removed an? (?P<sign>\S{1,40}) reaction from "(?P<quote>[^\n]*)"\s*$')
_BARE = re.compile(r"(?P<what>add|remove) (?P<sign>[^\w\s]\S{0,20})\s*$")
_REPLY = re.compile(r'Replying to "')


def threaded(rows: Sequence[Row]) -> list[Row]:
    """The rows with reactions and replies tied to the messages they quote."""
    tied: list[Row] = []
    quotable: list[tuple[int, str]] = []  # messages above, with their text on one line
    for number, row in enumerate(rows):
        made = _tied(row, quotable) if row.sort == "message" else row
        if made.sort == "message" and made.vote is None:
            quotable.append((number, " ".join(made.text.split())))
        tied.append(made)
    return tied


def _tied(row: Row, above: Sequence[tuple[int, str]]) -> Row:
    text = row.text
    if match := _REACTED.match(text) or _REMOVED.match(text):
        what = "add" if match.re is _REACTED else "remove"
        return _vote(row, what, match["sign"], _quoted(match["quote"], above))
    if match := _BARE.match(text):
        last = above[-1][0] if above else None
        return _vote(row, match["what"], match["sign"], last)
    if _REPLY.match(text):
        return _reply(row, above)
    return row


def _vote(row: Row, what: str, sign: str, root: int | None) -> Row:
    return Row(
        "", row.author, row.time, row.moment, root=root, vote="add" if what == "add" else "remove", sign=sign
    )


def _reply(row: Row, above: Sequence[tuple[int, str]]) -> Row:
    """The quote ends at the first mark behind which it fits a message above."""
    start = len('Replying to "')
    line_end = row.text.find("\n") if "\n" in row.text else len(row.text)
    ends = [start + m.start() for m in re.finditer('"', row.text[start : min(line_end, start + 80)])]
    if not ends:
        return row
    # Quotation marks may be quoted, too: the end is behind three dots, unless the message was shorter than a quote.
    ends.sort(key=lambda end: (not row.text[:end].endswith(("...", "…")), end))
    root, end = None, ends[0]
    for candidate in ends:
        root = _quoted(row.text[start:candidate], above)
        if root is not None:
            end = candidate
            break
    text = row.text[end + 1 :].strip()
    return Row(
        text,
        row.author,
        row.time,
        row.moment,
        sort="message" if text else "blank",
        root=-1 if root is None else root,
    )


def _quoted(quote: str, above: Sequence[tuple[int, str]]) -> int | None:
    """Index of the latest message above that begins as quoted."""
    begun = " ".join(quote.removesuffix("...").removesuffix("…").split())
    if not begun:
        return None
    return next((number for number, text in reversed(above) if text.startswith(begun)), None)
