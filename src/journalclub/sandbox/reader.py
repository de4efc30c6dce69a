"""The parent's side of the reading process: starts, hears, kills and restarts it. Not: anything that touches a PDF.

No PDF can take the caller down: a crash, a hang or a full memory costs the page or picture at which it happened.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journalclub.errors import JcError
from journalclub.reading.pdf_file import sha256_of
from journalclub.sandbox.heard import Heard
from journalclub.sandbox.limits import DEFAULT_LIMITS, Limits
from journalclub.sandbox.messages import (
    Clip,
    ClipRequest,
    CountRequest,
    CropRequest,
    PrintRequest,
    ReadRequest,
    Request,
    TextRequest,
    decode_sentence,
    encode_request,
    split_answer,
)
from journalclub.sandbox.process import ReadingProcess, obtain
from journalclub.sandbox.starting import WORKER

if TYPE_CHECKING:
    from journalclub.models.evidence import PaperText
    from journalclub.models.paper import Figure, Reading

Progress = Callable[[str], None]
_LONGEST = 200  # characters of what the process says it is at
_DIGITS = 8  # of a page's number at most
_GLANCE = 0.25  # seconds after which we look again at how much the process has written


def _silent(_: str) -> None:
    """Progress that nobody wants to see."""


class _BrokenError(Exception):
    """The process died, hung or said something unreadable; `at` is what it was doing."""

    def __init__(self, at: str, why: str) -> None:
        self.at = at
        self.why = why
        super().__init__(f"{at}: {why}")

    @property
    def left_out(self) -> str:
        """The warning when the rest goes on without it."""
        return f"{self.at} was left out: {self.why}."


class Drawn(NamedTuple):
    """The pictures that were made, by file name, and why others were not."""

    files: tuple[str, ...]
    warnings: tuple[str, ...]


class Reader:
    """A reading process that is started when first needed and serves several requests; use it in a `with`."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS, worker: tuple[str, ...] | None = None) -> None:
        """`worker` replaces the command of the process, for tests."""
        self._limits = limits
        self._command = worker or WORKER
        self._process: ReadingProcess | None = None
        self._at = "start"  # what the process said it began last
        self._next_look = 0.0  # at what it wrote, in monotonic seconds

    def __enter__(self) -> Reader:
        """Start the process already, so that it loads while the caller goes on."""
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the process and whatever it started."""
        self.stop()

    def count_pages(self, pdf: Path) -> int:
        """Pages of a PDF; raises JcError when it does not open or has none."""
        heard = Heard()
        deadline = time.monotonic() + self._limits.stall_seconds
        try:
            self._run(CountRequest(str(pdf)), heard, deadline, _silent)
        except _BrokenError as broken:
            raise JcError(
                f"{pdf.name} cannot be opened: {broken.why}; fetch it again or try another copy."
            ) from None
        return heard.pages

    def print_html(self, html: str, out: Path) -> None:
        """Print HTML of our own to a PDF file; raises JcError when that fails."""
        try:
            deadline = time.monotonic() + self._limits.stall_seconds
            self._run(PrintRequest(html, str(out)), Heard(), deadline, _silent)
        except _BrokenError as broken:
            raise JcError(
                f"{out.name} could not be printed: {broken.why}; the Markdown sheet has the same."
            ) from None

    def read(
        self,
        pdf: Path,
        out: Path | None = None,
        *,
        cover: bool = False,
        vector: bool = False,
        overlay: Path | None = None,
        progress: Progress = _silent,
    ) -> Reading:
        """Read one paper; with `out`, cut its figures into `out/figures` (and page 1 into `out/cover.png`).

        `vector`: those that are vector graphics as PDF and SVG, too. `overlay`: a folder for pictures of what was
        found on each page.

        Raises JcError when nothing at all can be read: no PDF, encrypted, no pages.
        """
        deadline = time.monotonic() + self._limits.wall_seconds
        heard = Heard()
        request = ReadRequest(
            str(pdf),
            _digest(pdf),
            str(out) if out else None,
            cover=cover,
            vector=vector,
            room=self._limits.picture_bytes,
            overlay=str(overlay) if overlay else None,
        )
        reading = self._read_pages(request, heard, deadline, progress)
        if out is not None:
            self._cut_rest(request, reading, heard, deadline, progress)
        return heard.with_crops(reading)

    def read_text(self, pdf: Path) -> PaperText:
        """A paper's text with its printed lines. Raises JcError when nothing at all can be read."""
        deadline = time.monotonic() + self._limits.wall_seconds
        heard = Heard()
        reading = self._read_pages(TextRequest(str(pdf), _digest(pdf)), heard, deadline, _silent)
        assert heard.text is not None  # noqa: S101 - it brought the reading
        return replace(heard.text, reading=replace(reading, warnings=(*reading.warnings, *heard.warnings)))

    def clip(self, pdf: Path, out: Path, clips: Sequence[Clip]) -> Drawn:
        """Draw parts of pages into the folder `out`."""
        deadline = time.monotonic() + self._limits.wall_seconds
        heard = Heard()
        waiting = list(clips)
        while waiting:
            try:
                self._run(ClipRequest(str(pdf), str(out), tuple(waiting)), heard, deadline, _silent)
                break
            except _BrokenError as broken:
                heard.warnings.append(broken.left_out)
            if time.monotonic() >= deadline - 1 or self._at not in [c.file for c in waiting]:
                break
            waiting = waiting[[c.file for c in waiting].index(self._at) + 1 :]
        return Drawn(tuple(c.file for c in clips if c.file in heard.crops), tuple(heard.warnings))

    def crop(self, pdf: Path, out: Path, figures: Sequence[Figure]) -> Drawn:
        """Cut out these boxes to the files they name, in the folder `out`."""
        deadline = time.monotonic() + self._limits.wall_seconds
        heard = Heard()
        room = self._limits.picture_bytes
        try:
            self._run(CropRequest(str(pdf), str(out), tuple(figures), (), (), room), heard, deadline, _silent)
        except _BrokenError as broken:
            heard.warnings.append(broken.left_out)
        return Drawn(tuple(heard.crops.values()), tuple(heard.warnings))

    def _read_pages(
        self, request: ReadRequest | TextRequest, heard: Heard, deadline: float, progress: Progress
    ) -> Reading:
        """Attempt after attempt without the page that broke the last one, until there is a reading."""
        name = Path(request.pdf).name
        for attempt in range(1, self._limits.attempts + 1):
            try:
                self._run(request, heard, deadline, progress)
            except _BrokenError as broken:
                if heard.reading is not None:
                    heard.warnings.append(broken.left_out)
                    break
                kind, _, number = broken.at.partition(" ")
                known = kind == "page" and number.isdecimal() and len(number) < _DIGITS
                if not known or time.monotonic() >= deadline - 1:
                    raise JcError(f"{name} could not be read ({broken.at}): {broken.why}.") from None
                page = int(number)
                heard.warnings.append(f"page {page} was left out: {broken.why}.")
                request = request._replace(skip_pages=(*request.skip_pages, page))
                if attempt == self._limits.attempts - 1:
                    heard.warnings[-1] = f"pages {page} to {heard.pages} were left out: {broken.why}."
                    request = request._replace(last_page=page - 1)
            else:
                break
        if heard.reading is None:
            raise JcError(
                f"{name} could not be read: its pages broke the reader {self._limits.attempts} times."
            )
        return heard.reading

    def _cut_rest(
        self, request: ReadRequest, reading: Reading, heard: Heard, deadline: float, progress: Progress
    ) -> None:
        """Go on cutting out after a picture that broke the process, without it."""
        given_up = heard.left_out()
        while request.out is not None and given_up:
            more = heard.missing(request, reading, given_up, self._limits.picture_bytes)
            left = len(more.figures) + len(more.equations) + len(more.vectors)
            if not left:
                return
            if time.monotonic() >= deadline - 1:
                heard.warnings.append(f"{left} more pictures were left out: the time for this paper was up.")
                return
            try:
                self._run(more, heard, deadline, progress)
                return
            except _BrokenError as broken:
                heard.warnings.append(broken.left_out)
                if broken.at in given_up:
                    return
                given_up.add(broken.at)

    def _run(self, request: Request, heard: Heard, deadline: float, progress: Progress) -> None:
        """One request to its end. Raises JcError for a sentence from the process, _BrokenError when it broke."""
        process = self._start()
        self._at = "start"
        received = lines = 0
        try:
            process.send(encode_request(request))
        except OSError:
            raise self._broken("the reading process ended") from None
        for line in self._answers(process, deadline):
            received, lines = received + len(line), lines + 1
            if received > self._limits.answer_bytes or lines > self._limits.answer_lines:
                raise self._broken("it gave more text than any paper has")
            try:
                kind, body = split_answer(line)
                if kind == "at":
                    self._at = decode_sentence(body)[:_LONGEST]
                    progress(self._at)
                elif kind == "error":
                    raise JcError(decode_sentence(body))
                elif kind == "done":
                    return
                else:
                    heard.take(kind, body)
            except (ValueError, RecursionError) as error:
                raise self._broken(f"the reading process sent nonsense ({error})") from None

    def _answers(self, process: ReadingProcess, deadline: float) -> Iterator[bytes]:
        """Lines of the process as they come; raises _BrokenError when it ends, hangs, writes on, or the time is up."""
        while True:
            stalled = time.monotonic() + self._limits.stall_seconds
            line = self._next_line(process, min(stalled, deadline))
            if line is None and time.monotonic() >= deadline:
                raise self._broken("the time for this paper was up")
            if line is None:
                raise self._broken(f"it took longer than {self._limits.stall_seconds:.0f} seconds")
            yield line

    def _next_line(self, process: ReadingProcess, until: float) -> bytes | None:
        """The process's next line; None when there is none in time."""
        while (left := until - time.monotonic()) > 0:
            self._look_after(process)
            with contextlib.suppress(TimeoutError):
                line = process.next_line(min(left, _GLANCE))
                if line is None:
                    raise self._broken(process.cause_of_death())
                return line
        return None

    def _look_after(self, process: ReadingProcess) -> None:
        """Now and then, raise _BrokenError when the process fills the disk."""
        if (now := time.monotonic()) < self._next_look:
            return
        self._next_look = now + _GLANCE
        if process.written() > self._limits.written_bytes:
            raise self._broken("it wrote more to the disk than any paper needs")

    def _start(self) -> ReadingProcess:
        """The running process, started when there is none."""
        if self._process is None or not self._process.runs:
            self._process = obtain(self._limits, self._command)
        return self._process

    def _broken(self, why: str) -> _BrokenError:
        """End the process; what it was doing is to blame."""
        self.stop()
        return _BrokenError(self._at, why)

    def stop(self) -> None:
        """Kill the process and whatever it started; the next request starts another one."""
        process, self._process = self._process, None
        if process is not None:
            process.stop()


def _digest(pdf: Path) -> str:
    """The file's SHA-256; of a file that cannot be read nothing, as opening it fails next."""
    try:
        return sha256_of(pdf)
    except OSError:
        return ""
