"""The parent's side of the reading process: starts it, listens, kills it, starts it again without what broke it.

Not: anything that touches a PDF. No PDF can take the caller down: a crash, a hang or a full memory costs the page or
picture at which it happened.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from journalclub.errors import JcError
from journalclub.models.evidence import PaperText
from journalclub.models.paper import Reading
from journalclub.sandbox.limits import DEFAULT_LIMITS, Limits
from journalclub.sandbox.messages import (
    OUT_OF_MEMORY,
    AnswerKind,
    Clip,
    ClipRequest,
    CountRequest,
    CropRequest,
    PrintRequest,
    ReadRequest,
    Request,
    TextRequest,
    crop_key,
    decode_answer,
    decode_reading,
    decode_text,
    encode_request,
)

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
    text: PaperText | None = None
    crops: dict[str, str] = field(default_factory=dict)  # name ("Figure 3") or position ("figure:0") to file
    warnings: list[str] = field(default_factory=list)


class Reader:
    """A reading process that is started when first needed and serves several requests; use it in a `with`."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS, worker: tuple[str, ...] | None = None) -> None:
        """`worker` replaces the command of the process, for tests."""
        self._limits = limits
        self._command = worker or (sys.executable, "-P", "-m", "journalclub.sandbox.worker")
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes | None] = queue.Queue()
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

    def read_text(self, pdf: Path) -> PaperText:
        """A paper's text with its printed lines. Raises JcError when nothing at all can be read."""
        deadline = time.monotonic() + self._limits.wall_seconds
        heard = _Heard()
        reading = self._read_pages(TextRequest(str(pdf)), heard, deadline, _silent)
        assert heard.text is not None  # noqa: S101 - it brought the reading
        return replace(heard.text, reading=replace(reading, warnings=(*reading.warnings, *heard.warnings)))

    def clip(self, pdf: Path, out: Path, clips: Sequence[Clip]) -> list[str]:
        """Draw parts of pages into the folder `out`; returns the files made, without those that fail."""
        deadline = time.monotonic() + self._limits.wall_seconds
        heard = _Heard()
        waiting = list(clips)
        while waiting:
            with contextlib.suppress(_BrokenError):
                self._run(ClipRequest(str(pdf), str(out), tuple(waiting)), heard, deadline, _silent)
                break
            if time.monotonic() >= deadline - 1 or self._at not in [c.file for c in waiting]:
                break
            waiting = waiting[[c.file for c in waiting].index(self._at) + 1 :]
        return [c.file for c in clips if c.file in heard.crops]

    def _read_pages(
        self, request: ReadRequest | TextRequest, heard: _Heard, deadline: float, progress: Progress
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
                request = replace(request, skip_pages=(*request.skip_pages, page))
                if attempt == self._limits.attempts - 1:
                    heard.warnings[-1] = f"pages {page} to {heard.pages} were left out: {broken.why}."
                    request = replace(request, last_page=page - 1)
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
            assert process.stdin is not None  # noqa: S101 - we asked for a pipe
            process.stdin.write(encode_request(request))
            process.stdin.flush()
        except OSError:
            raise self._broken("the reading process ended") from None
        for line in self._answers(deadline):
            received += len(line)
            if received > self._limits.answer_bytes:
                raise self._broken("it gave more text than any paper has")
            try:
                kind, body = decode_answer(line)
                if kind == "at":
                    self._at = msgspec.json.decode(body, type=str)
                    progress(self._at)
                elif kind == "error":
                    raise JcError(msgspec.json.decode(body, type=str))
                elif kind == "done":
                    return
                else:
                    _take(heard, kind, body)
            except msgspec.MsgspecError as error:
                raise self._broken(f"the reading process sent nonsense ({error})") from None

    def _answers(self, deadline: float) -> Iterator[bytes]:
        """Lines of the process as they come; raises _BrokenError when it ends, hangs or the time is up."""
        while True:
            now = time.monotonic()
            patience = min(self._limits.stall_seconds, deadline - now)
            if patience <= 0:
                raise self._broken("the time for this paper was up")
            try:
                line = self._lines.get(timeout=patience)
            except queue.Empty:
                if time.monotonic() >= deadline:
                    continue
                raise self._broken(f"it took longer than {patience:.0f} seconds") from None
            if line is None:
                raise self._broken(self._cause_of_death())
            yield line

    def _start(self) -> subprocess.Popen[bytes]:
        """The running process, started when there is none."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._lines = queue.Queue()
        limits = self._limits
        arguments = [
            *self._command,
            str(limits.memory_bytes),
            str(limits.cpu_seconds),
            str(limits.file_bytes),
        ]
        self._process = subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a group of its own, so that all of it can be killed
            env=_environment(),
        )
        threading.Thread(
            target=_listen, args=(self._process, self._lines, limits.answer_bytes), daemon=True
        ).start()
        return self._process

    def _broken(self, why: str) -> _BrokenError:
        """End the process; what it was doing is to blame."""
        self.stop()
        return _BrokenError(self._at, why)

    def _cause_of_death(self) -> str:
        """What ended the process, in words."""
        assert self._process is not None  # noqa: S101 - it was started to be heard
        try:
            code = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return "the reading process closed its end"
        if code == -signal.SIGXCPU:
            return "it used up its processor time"
        if code == -signal.SIGKILL or code == OUT_OF_MEMORY:
            return "it used up its memory"
        return (
            f"the PDF library crashed ({signal.Signals(-code).name})"
            if code < 0
            else f"it ended with status {code}"
        )

    def stop(self) -> None:
        """Kill the whole process group and wait for it; the next request starts another one."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _take(heard: _Heard, kind: AnswerKind, body: msgspec.Raw) -> None:
    """Keep what the process said."""
    if kind == "pages":
        heard.pages = msgspec.json.decode(body, type=int)
    elif kind == "reading":
        heard.reading = decode_reading(body)
    elif kind == "text":
        heard.text = decode_text(body)
        heard.reading = heard.text.reading
    elif kind == "crop":
        key, file = msgspec.json.decode(body, type=tuple[str, str])
        heard.crops[key] = file
    elif kind == "warning":
        heard.warnings.append(msgspec.json.decode(body, type=str))


def _left_out(warnings: list[str]) -> list[str]:
    return [w.split(" was left out:")[0] for w in warnings if " was left out:" in w]


def _with_crops(reading: Reading, heard: _Heard) -> Reading:
    """The reading with the files of its crops and all warnings."""
    figures = tuple(replace(f, file=heard.crops.get(crop_key(f))) for f in reading.figures)
    equations = tuple(replace(e, file=heard.crops.get(crop_key(e))) for e in reading.equations)
    return replace(
        reading, figures=figures, equations=equations, warnings=(*reading.warnings, *heard.warnings)
    )


def _listen(process: subprocess.Popen[bytes], lines: queue.Queue[bytes | None], most: int) -> None:
    """Pass the process's lines on; None at its end. Runs in a thread of its own."""
    assert process.stdout is not None  # noqa: S101 - we asked for a pipe
    with contextlib.suppress(OSError, ValueError):
        while line := process.stdout.readline(most):
            lines.put(line)
    lines.put(None)


def _environment() -> dict[str, str]:
    """What the process needs to run Python and find this package, and nothing secret."""
    kept = ("PATH", "PYTHONHOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "HOME")
    paths = [str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "PYTHONPATH": os.pathsep.join(paths)
    }
