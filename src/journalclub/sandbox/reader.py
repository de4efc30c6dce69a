"""The parent's side of the reading process: starts it, listens, kills it, starts it again without what broke it.

Not: anything that touches a PDF. No PDF can take the caller down: a crash, a hang or a full memory costs the page or
picture at which it happened.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from journalclub.errors import JcError
from journalclub.models.paper import Reading
from journalclub.sandbox.limits import DEFAULT_LIMITS, Limits
from journalclub.sandbox.messages import (
    AnswerKind,
    CountRequest,
    CropRequest,
    PrintRequest,
    ReadRequest,
    Request,
    crop_key,
    encode_request,
)
from journalclub.sandbox.process import WORKER, ReadingProcess, obtain
from journalclub.sandbox.typed import (
    NonsenseError,
    decode_answer,
    decode_crop,
    decode_number,
    decode_reading,
    decode_text,
)

if TYPE_CHECKING:
    import msgspec

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """Progress that nobody wants to see."""


class _BrokenError(Exception):
    """The process died, hung or said something unreadable; `at` is what it was doing."""

    def __init__(self, at: str, why: str) -> None:
        self.at = at
        self.why = why
        super().__init__(f"{at}: {why}")


@dataclass
class _Heard:
    """What one paper has given so far, over all attempts."""

    pages: int = 0
    reading: Reading | None = None
    crops: dict[str, str] = field(default_factory=dict)  # name ("Figure 3") or position ("figure:0") to file
    warnings: list[str] = field(default_factory=list)


class Reader:
    """A reading process that is started when first needed and serves several requests; use it in a `with`."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS, worker: tuple[str, ...] | None = None) -> None:
        """`worker` replaces the command of the process, for tests."""
        self._limits = limits
        self._command = worker or WORKER
        self._process: ReadingProcess | None = None
        self._at = "start"  # what the process said it began last

    def __enter__(self) -> Reader:
        """Start the process already, so that it loads while the caller goes on."""
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the process and whatever it started."""
        self.stop()

    def count_pages(self, pdf: Path) -> int:
        """Pages of a PDF; raises JcError when it does not open or has none."""
        heard = _Heard()
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
            self._run(PrintRequest(html, str(out)), _Heard(), deadline, _silent)
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
        overlay: Path | None = None,
        progress: Progress = _silent,
    ) -> Reading:
        """Read one paper; with `out`, cut its figures into `out/figures` (and page 1 into `out/cover.png`).

        Raises JcError when nothing at all can be read: no PDF, encrypted, no pages.
        """
        deadline = time.monotonic() + self._limits.wall_seconds
        heard = _Heard()
        request = ReadRequest(
            str(pdf), str(out) if out else None, cover=cover, overlay=str(overlay) if overlay else None
        )
        reading = self._read_pages(request, heard, deadline, progress)
        if out is not None:
            self._cut_rest(request, reading, heard, deadline, progress)
        return _with_crops(reading, heard)

    def _read_pages(
        self, request: ReadRequest, heard: _Heard, deadline: float, progress: Progress
    ) -> Reading:
        """Attempt after attempt without the page that broke the last one, until there is a reading."""
        name = Path(request.pdf).name
        for attempt in range(1, self._limits.attempts + 1):
            try:
                self._run(request, heard, deadline, progress)
            except _BrokenError as broken:
                if heard.reading is not None:
                    heard.warnings.append(f"{broken.at} was left out: {broken.why}.")
                    break
                kind, _, number = broken.at.partition(" ")
                if kind != "page" or time.monotonic() >= deadline - 1:
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
        self, request: ReadRequest, reading: Reading, heard: _Heard, deadline: float, progress: Progress
    ) -> None:
        """Go on cutting out after a picture that broke the process, without it."""
        given_up = set(_left_out(heard.warnings))
        while request.out is not None and given_up:
            figures = tuple(
                f for f in reading.figures if crop_key(f) not in heard.crops and crop_key(f) not in given_up
            )
            equations = tuple(
                e for e in reading.equations if crop_key(e) not in heard.crops and crop_key(e) not in given_up
            )
            if not figures and not equations:
                return
            if time.monotonic() >= deadline - 1:
                heard.warnings.append(
                    f"{len(figures)} more pictures were left out: the time for this paper was up."
                )
                return
            more = CropRequest(request.pdf, request.out, figures, equations)
            try:
                self._run(more, heard, deadline, progress)
                return
            except _BrokenError as broken:
                heard.warnings.append(f"{broken.at} was left out: {broken.why}.")
                if broken.at in given_up:
                    return
                given_up.add(broken.at)

    def _run(self, request: Request, heard: _Heard, deadline: float, progress: Progress) -> None:
        """One request to its end. Raises JcError for a sentence from the process, _BrokenError when it broke."""
        process = self._start()
        self._at = "start"
        received = 0
        try:
            process.send(encode_request(request))
        except OSError:
            raise self._broken("the reading process ended") from None
        for line in self._answers(process, deadline):
            received += len(line)
            if received > self._limits.answer_bytes:
                raise self._broken("it gave more text than any paper has")
            try:
                kind, body = decode_answer(line)
                if kind == "at":
                    self._at = decode_text(body)
                    progress(self._at)
                elif kind == "error":
                    raise JcError(decode_text(body))
                elif kind == "done":
                    return
                else:
                    _take(heard, kind, body)
            except NonsenseError as error:
                raise self._broken(f"the reading process sent nonsense ({error})") from None

    def _answers(self, process: ReadingProcess, deadline: float) -> Iterator[bytes]:
        """Lines of the process as they come; raises _BrokenError when it ends, hangs or the time is up."""
        while True:
            now = time.monotonic()
            patience = min(self._limits.stall_seconds, deadline - now)
            if patience <= 0:
                raise self._broken("the time for this paper was up")
            try:
                line = process.next_line(patience)
            except TimeoutError:
                if time.monotonic() >= deadline:
                    continue
                raise self._broken(f"it took longer than {patience:.0f} seconds") from None
            if line is None:
                raise self._broken(process.cause_of_death())
            yield line

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


def _take(heard: _Heard, kind: AnswerKind, body: msgspec.Raw) -> None:
    """Keep what the process said."""
    if kind == "pages":
        heard.pages = decode_number(body)
    elif kind == "reading":
        heard.reading = decode_reading(body)
    elif kind == "crop":
        key, file = decode_crop(body)
        heard.crops[key] = file
    elif kind == "warning":
        heard.warnings.append(decode_text(body))


def _left_out(warnings: list[str]) -> list[str]:
    return [w.split(" was left out:")[0] for w in warnings if " was left out:" in w]


def _with_crops(reading: Reading, heard: _Heard) -> Reading:
    """The reading with the files of its crops and all warnings."""
    figures = tuple(replace(f, file=heard.crops.get(crop_key(f))) for f in reading.figures)
    equations = tuple(replace(e, file=heard.crops.get(crop_key(e))) for e in reading.equations)
    return replace(
        reading, figures=figures, equations=equations, warnings=(*reading.warnings, *heard.warnings)
    )
