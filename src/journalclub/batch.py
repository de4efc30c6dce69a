"""Papers to sessions: fetched one after the other, read and assembled side by side. Not: how one session is made.

What fails is the outcome of that paper; the others are made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from journalclub.app import App
from journalclub.assembly.wish import Read, Wish
from journalclub.club import files
from journalclub.club.folder import SESSIONS, Club
from journalclub.errors import JcError
from journalclub.models.ids import PaperId, parse_paper_id
from journalclub.models.paper import Reading
from journalclub.sandbox.reader import Reader
from journalclub.sources.described import Described, Given
from journalclub.sources.fetch import PaperFetcher
from journalclub.sources.local_pdf import LocalPdf
from journalclub.sources.recognise import recognise
from journalclub.sources.stamp import check_stamp
from journalclub.terminal import Progress
from journalclub.wording import counted

if TYPE_CHECKING:
    from journalclub.assembly.assemble import Made

Describe = Callable[[Reading], Described]
Target = PaperId | Given | JcError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one paper: a session, or a sentence why not."""

    paper: str  # as the person wrote it
    made: Made | None
    failure: str | None
    seconds: float


def new_sessions(
    app: App,
    club: Club,
    papers: Sequence[str],
    wish: Wish,
    *,
    pdf: Path | None = None,
    offline: bool = False,
    refresh: bool = False,
    jobs: int = 1,
    environment: Mapping[str, str] = os.environ,
) -> list[Outcome]:
    """Make a session for each paper; the outcomes come in the papers' order.

    `pdf` is a local file that stands for the one or no paper; `offline` uses the cache alone; `refresh` asks arXiv
    although the cache could answer; `jobs` papers are read at a time; `environment` holds JC_ARXIV_URL and
    JC_CACHE_DIR, if set. Raises JcError when the club's own files are not in order.
    """
    _ = club.settings, club.sessions()  # the club's own problems come before any work
    wanted = _wanted(papers, pdf)
    with Desk(max(1, min(jobs, len(wanted)))) as desk, app.screen.progress(len(wanted), "papers") as bar:
        fetcher = PaperFetcher.from_environment(
            environment, opens=desk.count_pages, now=app.now, offline=offline, refresh=refresh, tell=bar.at
        )
        described = _metadata(fetcher, wanted.values(), bar)
        begun = []
        for text, target in wanted.items():
            timed = _Timed(app.stopwatch)
            bar.at(text)
            try:
                with timed.counted():
                    path, describe = _fetch(target, described, fetcher)
                future = desk.submit(
                    partial(
                        _assemble, timed, club.root, path, wish, describe, partial(_show, desk, bar, text)
                    )
                )
            except JcError as error:
                future = Future()
                future.set_exception(error)
            future.add_done_callback(partial(_told, bar, text, timed))
            begun.append((text, future, timed))
        return [_outcome(*one) for one in begun]


@dataclass
class _Timed:
    """How long was worked on one paper: fetching and making, not waiting for others."""

    stopwatch: Callable[[], float]
    seconds: float = 0.0

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Add the time of a `with` block."""
        began = self.stopwatch()
        try:
            yield
        finally:
            self.seconds += self.stopwatch() - began


class Desk:
    """Some readers, each at one paper at a time, and threads that assemble what they read."""

    def __init__(self, seats: int) -> None:
        self._seats = seats
        self._free: SimpleQueue[Reader] = SimpleQueue()
        self._checker = Reader()  # opens PDFs that have just arrived; started when one does
        self._stack = ExitStack()
        self._pool = ThreadPoolExecutor(seats)
        self._stopping = Event()
        self._loads = False  # what makes sessions, since the first paper is read

    def __enter__(self) -> Desk:
        for _ in range(self._seats):
            self._free.put(self._stack.enter_context(Reader()))
        self._stack.callback(self._checker.stop)
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        if failed is not None:  # an interruption, most likely: nobody waits for what is half made
            self._stopping.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._stack.close()

    def stop_if_asked(self) -> None:
        """Raises JcError in the threads that still make something when the whole run was ended."""
        if self._stopping.is_set():
            raise JcError("interrupted; nothing was put there.")

    def count_pages(self, pdf: Path) -> int:
        """Pages of a PDF; raises JcError when it does not open or has none."""
        return self._checker.count_pages(pdf)

    def submit(self, job: Callable[[Reader], Made]) -> Future[Made]:
        """Do a job as soon as a reader is free."""

        def work() -> Made:
            with self._reader() as reader:
                return job(reader)

        future = self._pool.submit(work)
        if not self._loads:
            self._loads = True
            Thread(target=_load_meanwhile, daemon=True).start()
        return future

    @contextmanager
    def _reader(self) -> Iterator[Reader]:
        reader = self._free.get()
        try:
            yield reader
        finally:
            self._free.put(reader)


def _assemble(
    timed: _Timed,
    root: Path,
    pdf: Path,
    wish: Wish,
    describe: Describe,
    progress: Callable[[str], None],
    reader: Reader,
) -> Made:
    """One session; the club is opened anew, for what it remembers is not to be shared between threads."""
    with timed.counted(), files.staging(root / SESSIONS) as staging:
        reading = reader.read(pdf, staging, cover=True, progress=progress)
        from journalclub.assembly.assemble import assemble

        read = Read(pdf, reading, staging)
        return assemble(Club(root), read, wish, reader, describe=describe, progress=progress)


def _load_meanwhile() -> None:
    """Import what makes sessions, half a second's work, while the first paper is read in other processes."""
    import journalclub.assembly.assemble  # noqa: F401
    from journalclub.assembly.making import load_libraries

    load_libraries()


def _outcome(paper: str, future: Future[Made], timed: _Timed) -> Outcome:
    """Wait for one paper."""
    try:
        return Outcome(paper, future.result(), None, timed.seconds)
    except JcError as error:
        return Outcome(paper, None, str(error), timed.seconds)


def _told(bar: Progress, paper: str, timed: _Timed, future: Future[Made]) -> None:
    """A line for a finished paper."""
    if future.cancelled() or future.exception() is not None:
        bar.done(f"{paper}: not made" if bar.total > 1 else None)  # why follows when all are done
        return
    made = future.result()
    found = ", ".join(counted(n, what.removesuffix("s")) for what, n in counts(made).items())
    begin = "made" if made.created else "completed" if made.written else "unchanged"
    bar.done(f"{begin} sessions/{made.folder} in {timed.seconds:.1f} s ({found})")


def counts(made: Made) -> dict[str, int]:
    """How much was found and made."""
    figures = made.reading.figures
    tables = sum(f.kind == "table" for f in figures)
    return {
        "figures": len(figures) - tables,
        "tables": tables,
        "statements": len(made.reading.outline.all()),
        "slides": len(made.deck.slides),
    }


def _show(desk: Desk, bar: Progress, paper: str, at: str) -> None:
    desk.stop_if_asked()
    bar.at(f"{paper}: {at}")


def _wanted(papers: Sequence[str], pdf: Path | None) -> dict[str, Target]:
    """What is meant by each argument, once each; `pdf` stands for the one or no paper."""
    if pdf is not None:
        return {str(pdf): LocalPdf(pdf, parse_paper_id(papers[0]) if papers else None)}
    return {text: _target(text) for text in papers}


def _target(text: str) -> Target:
    """What a PAPER argument means, or why it means nothing."""
    try:
        return recognise(text)
    except JcError as error:
        return error


def _metadata(
    fetcher: PaperFetcher, targets: Iterable[object], bar: Progress
) -> dict[PaperId, Described | JcError]:
    """Metadata of all arXiv papers, asked for together."""
    ids = [t for t in targets if isinstance(t, PaperId)]
    bar.at(f"asking arXiv about {len(ids)} papers" if len(ids) > 1 else "asking arXiv")
    return fetcher.metadata(ids, lambda paper: bar.at(f"{paper}: metadata")) if ids else {}


def _fetch(
    target: Target, described: dict[PaperId, Described | JcError], fetcher: PaperFetcher
) -> tuple[Path, Describe]:
    """The paper's PDF, and what will say, once it is read, which paper it is. Raises JcError when it cannot be had."""
    if isinstance(target, JcError):
        raise target
    if not isinstance(target, PaperId):
        return target.pdf(), target.describe
    found = described[target]
    if isinstance(found, JcError):
        raise found
    fetched = fetcher.pdf(found.preprint)

    def check(reading: Reading) -> Described:
        remark = check_stamp(reading.arxiv_id, target)
        return Described(found.preprint, (*found.warnings, *fetched.warnings, *([remark] if remark else [])))

    return fetched.path, check
