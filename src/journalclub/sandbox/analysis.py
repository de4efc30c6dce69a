"""Makes sense of pages in a process of its own while the first one still reads. Not: anything that touches a PDF.

The second process is a fork of the reading process, made before that has loaded anything: same group, same limits.
When it dies, the reading process dies the same death, and its parent tells.
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import os
import select
import signal
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from journalclub.sandbox.limits import OUT_OF_MEMORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from journalclub.reading.page import Page
    from journalclub.reading.pages import TakenPage

REHEARSED = 5  # pages that are laid out together while nothing else is to be done
PAGES_BEFORE = 3  # that are taken along, since running heads show on several pages only

PIPE_BYTES = 1 << 20
"""As much as Linux gives to anyone; a page takes some 150,000."""


def _nothing() -> None:
    """There is nothing to do meanwhile."""


Result = tuple[bytes, list[str]]
"""The line with the reading for the parent, and warnings about pages."""


class Analysis:
    """One paper after the other: `begin`, `add` each page, `finish`."""

    def __init__(self) -> None:
        self.meanwhile: Callable[[], object] = _nothing  # done by `finish` while another process works
        self._digest = ""
        self._pages: list[Page] = []
        self._rehearsed = self._last = 0
        self._warnings: list[str] = []

    def begin(self, sha256: str, last: int) -> None:
        """A new paper: its file's SHA-256, and the number of the last page that will come."""
        self.forget()
        self._digest = sha256
        self._last = last

    def add(self, taken: TakenPage) -> None:
        """Its next page; one that makes no sense is a warning."""
        from journalclub.reading.ahead import prepare
        from journalclub.reading.taken import make_page

        try:
            page = make_page(taken)
            prepare(page)
            self._pages.append(page)
        except Exception as error:
            self._warnings.append(f"page {taken[0]} was left out: {error}.")

    def rehearse(self) -> None:
        """Lay out the latest pages when there are enough of them: what is right is known already at the end."""
        is_enough = len(self._pages) - self._rehearsed >= REHEARSED
        if not is_enough or self._pages[-1].number >= self._last:
            return
        from journalclub.reading.ahead import rehearse

        first = max(self._rehearsed - PAGES_BEFORE, 0)
        self._rehearsed += REHEARSED
        with contextlib.suppress(Exception):  # then it is worked out, or told, at the end
            rehearse(self._pages[first : self._rehearsed])

    def finish(self, count: int) -> Result:
        """All that the pages say; `count` is how many pages the document has."""
        from dataclasses import replace

        from journalclub.reading.read import read_manuscript
        from journalclub.sandbox.encoded import encode_reading
        from journalclub.sandbox.sense import understood

        manuscript = read_manuscript(self._pages, sha256=self._digest)
        reading = replace(understood(manuscript), pages=count)
        return encode_reading(reading), self._warnings

    def finish_text(self, count: int) -> Result:
        """The same with the printed lines, without outline."""
        from dataclasses import replace

        from journalclub.reading.printed import paper_text
        from journalclub.reading.read import read_manuscript
        from journalclub.sandbox.encoded import encode_text

        text = paper_text(self._pages, read_manuscript(self._pages, sha256=self._digest))
        return encode_text(replace(text, reading=replace(text.reading, pages=count))), self._warnings

    def forget(self) -> None:
        """Let the pages go, which takes some milliseconds."""
        self._pages, self._warnings, self._rehearsed = [], [], 0


class ForkedAnalysis(Analysis):
    """The same, done by another process."""

    def __init__(self, process: int, to: BinaryIO, back: BinaryIO) -> None:
        super().__init__()
        self._process = process
        self._to = to
        self._back = back

    def begin(self, sha256: str, last: int) -> None:
        """Pass it on."""
        self._say("begin", sha256, last)

    def add(self, taken: TakenPage) -> None:
        """Pass it on."""
        self._say("add", taken)

    def finish(self, count: int) -> Result:
        """Pass it on and wait."""
        return self._ask("finish", count)

    def finish_text(self, count: int) -> Result:
        """Pass it on and wait."""
        return self._ask("finish_text", count)

    def _ask(self, what: str, count: int) -> Result:
        self._say(what, count)
        self.meanwhile()
        result: Result | None = _receive(self._back)
        return result if result is not None else self._die_alike()

    def _say(self, what: str, *values: object) -> None:
        try:
            _send(self._to, (what, values))
        except BrokenPipeError:
            self._die_alike()

    def _die_alike(self) -> NoReturn:
        """End this process as the other one ended."""
        _, status = os.waitpid(self._process, 0)
        code = os.waitstatus_to_exitcode(status)
        if code < 0:
            if code != -signal.SIGKILL:  # which cannot be changed
                signal.signal(-code, signal.SIG_DFL)
            os.kill(os.getpid(), -code)
        os._exit(abs(code) or 1)


def start_analysis() -> Analysis:
    """Analysis in a process of its own, where the system can fork; call it early, before any thread starts."""
    try:
        (theirs, to), (back, ours) = os.pipe(), os.pipe()
        process = os.fork()
    except (AttributeError, OSError):
        return Analysis()
    if process == 0:
        os.close(to)
        os.close(back)
        _serve(os.fdopen(theirs, "rb"), os.fdopen(ours, "wb"))
    os.close(theirs)
    os.close(ours)
    _widen(to)
    return ForkedAnalysis(process, os.fdopen(to, "wb"), os.fdopen(back, "rb"))


def _widen(pipe: int) -> None:
    """Let the reading process go on to some further pages while the other one still loads; on Linux only."""
    try:
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    except (ImportError, AttributeError, OSError):
        return


def _serve(incoming: BinaryIO, outgoing: BinaryIO) -> NoReturn:
    """The other process: until there is nothing more to do."""
    status = 1
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        os.dup2(silence, 0)  # the parent's pipes have to close when the reading process ends
        os.dup2(silence, 1)
        practise()
        analysis = Analysis()
        while (frame := _receive(incoming)) is not None:
            what, values = frame
            result = getattr(analysis, what)(*values)
            if result is not None:
                _send(outgoing, result)
                analysis.forget()
                gc.collect()
            elif not select.select([incoming], [], [], 0)[0]:
                analysis.rehearse()
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    finally:
        os._exit(status)


def practise() -> None:
    """Read a few lines for practice while the reading process imports the PDF library.

    That imports what is needed, compiles its patterns and loads its weights.
    """
    from journalclub.sandbox.practice import practice_page

    practice = Analysis()
    practice.begin("", 1)
    practice.add(practice_page())
    practice.finish(1)


def _send(stream: BinaryIO, value: Any) -> None:
    data = marshal.dumps(value)
    stream.write(len(data).to_bytes(8, sys.byteorder))
    stream.write(data)
    stream.flush()


def _receive(stream: BinaryIO) -> Any:
    """The next value; None at the end."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    return marshal.loads(stream.read(int.from_bytes(head, sys.byteorder)))  # noqa: S302 - from within the sandbox
