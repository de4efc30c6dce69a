"""Whatever the reading process does, its parent goes on: the processes here are fakes that misbehave."""

from __future__ import annotations

import os
import sys
import textwrap
import time
from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.models.evidence import PaperText
from journalclub.models.paper import Figure, Reading
from journalclub.sandbox.encoded import encode_reading, encode_text
from journalclub.sandbox.limits import Limits
from journalclub.sandbox.messages import Clip
from journalclub.sandbox.reader import Reader

FIGURE = Figure("figure", "1", 1, (0, 0, 9, 9), "Figure 1: A.", (0, 9, 9, 10))
SECOND = Figure("figure", "2", 2, (0, 0, 9, 9), "Figure 2: B.", (0, 9, 9, 10))
READING = Reading("0" * 64, 3, title="T", figures=(FIGURE, SECOND))
QUICK = Limits(wall_seconds=20, stall_seconds=2)  # a loaded machine needs a second to start a process


def fake(tmp_path: Path, body: str) -> tuple[str, ...]:
    """A process that runs `body` for each request; `name` and `ask` are the request, `say` answers."""
    prelude = f"""
        import json, os, signal, sys, time
        def say(*answer):
            sys.stdout.write(json.dumps(answer) + "\\n"); sys.stdout.flush()
        READING = json.loads({encode_reading(READING).decode()!r})[1]
        for line in sys.stdin:
            name, ask = json.loads(line)
    """
    script = tmp_path / "fake.py"
    script.write_text(textwrap.dedent(prelude) + textwrap.indent(textwrap.dedent(body), "    "))
    return (sys.executable, str(script))


def read(tmp_path: Path, body: str, limits: Limits = QUICK, out: Path | None = None) -> Reading:
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    with Reader(limits, fake(tmp_path, body)) as reader:
        return reader.read(pdf, out)


def test_what_the_process_read_is_what_the_caller_gets(tmp_path: Path) -> None:
    assert read(tmp_path, 'say("pages", 3); say("reading", READING); say("done", None)') == READING


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="this system does not count what is written")
def test_what_a_process_may_write_is_counted_for_each_paper_anew(tmp_path: Path) -> None:
    body = """
        with open("/dev/null", "wb", buffering=0) as sink:
            sink.write(bytes(3 << 20))
        time.sleep(0.6)
        say("reading", READING); say("done", None)
    """
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    with Reader(QUICK._replace(written_bytes=5 << 20), fake(tmp_path, body)) as reader:
        assert [reader.read(pdf) for _ in range(3)] == [READING] * 3
    with pytest.raises(JcError, match="wrote more to the disk"):
        read(tmp_path, body, QUICK._replace(written_bytes=2 << 20))


@pytest.mark.parametrize(
    ("misdeed", "why"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "SIGSEGV"),
        ("os._exit(41)", "memory"),
        ("time.sleep(60)", "longer than"),
        ('print("not json", flush=True)', "nonsense"),
        ("os._exit(3)", "status 3"),
    ],
)
def test_a_page_that_breaks_the_process_is_left_out_and_the_rest_is_read(
    tmp_path: Path, misdeed: str, why: str
) -> None:
    body = f"""
        say("pages", 3)
        for page in (1, 2, 3):
            if page not in ask["skip_pages"]:
                say("at", f"page {{page}}")
                if page == 2:
                    {misdeed}
        say("reading", READING); say("done", None)
    """
    reading = read(tmp_path, body)
    assert reading.title == "T"
    assert len(reading.warnings) == 1
    assert reading.warnings[0].startswith("page 2 was left out")
    assert why in reading.warnings[0]


def test_what_was_read_before_is_kept_when_every_further_page_breaks_it(tmp_path: Path) -> None:
    body = """
        say("pages", 9)
        for page in range(1, (ask["last_page"] or 9) + 1):
            if page not in ask["skip_pages"]:
                say("at", f"page {page}")
                if page > 4:
                    os.kill(os.getpid(), signal.SIGKILL)
        say("reading", READING); say("done", None)
    """
    reading = read(tmp_path, body)
    assert reading.title == "T"
    assert reading.warnings[-1].startswith("pages 7 to 9 were left out")


def test_a_picture_that_breaks_the_process_costs_that_picture(tmp_path: Path) -> None:
    body = """
        if name == "read":
            say("reading", READING)
            say("at", "figure 1 on page 1")
            os.kill(os.getpid(), signal.SIGSEGV)
        assert [f["label"] for f in ask["figures"]] == ["2"]
        say("at", "figure 2 on page 2"); say("crop", ["figure 2 on page 2", "figures/figure-2.png"]); say("done", None)
    """
    reading = read(tmp_path, body, out=tmp_path)
    assert [f.file for f in reading.figures] == [None, "figures/figure-2.png"]
    assert len(reading.warnings) == 1


def test_a_sentence_of_the_process_is_the_callers_error(tmp_path: Path) -> None:
    with pytest.raises(JcError, match="is encrypted"):
        read(tmp_path, 'say("error", "paper.pdf is encrypted.")')


def test_no_reading_at_all_is_an_error_with_the_cause(tmp_path: Path) -> None:
    with pytest.raises(JcError, match="could not be read"):
        read(tmp_path, 'say("at", "start"); os.kill(os.getpid(), signal.SIGSEGV)')


def test_a_process_that_talks_without_end_is_stopped(tmp_path: Path) -> None:
    body = """
        while True:
            say("warning", "x" * 10000)
    """
    with pytest.raises(JcError, match="more text"):
        read(tmp_path, body, Limits(wall_seconds=20, stall_seconds=5, answer_bytes=1_000_000))


def test_the_wall_clock_ends_a_process_that_always_has_something_to_say(tmp_path: Path) -> None:
    body = """
        while True:
            say("at", "page 1"); time.sleep(0.05)
    """
    began = time.monotonic()
    with pytest.raises(JcError, match="time for this paper"):
        read(tmp_path, body, Limits(wall_seconds=1, stall_seconds=0.5))
    assert time.monotonic() - began < 6


def test_the_whole_process_group_is_killed(tmp_path: Path) -> None:
    body = """
        import subprocess
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        open(ask["pdf"] + ".pid", "w").write(str(child.pid))
        time.sleep(60)
    """
    with pytest.raises(JcError):
        read(tmp_path, body)
    child = int((tmp_path / "paper.pdf.pid").read_text())
    for _ in range(100):
        if not _runs(child):
            break
        time.sleep(0.02)
    assert not _runs(child)


def _runs(process: int) -> bool:
    """Whether it runs; a zombie that nobody waited for does not."""
    try:
        os.kill(process, 0)
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_one_process_serves_several_requests(tmp_path: Path) -> None:
    body = """
        if name == "count":
            say("pages", 7)
        say("done", None)
    """
    pdf = tmp_path / "paper.pdf"
    with Reader(QUICK, fake(tmp_path, body)) as reader:
        assert reader.count_pages(pdf) == 7
        first = reader._process
        reader.print_html("<p>x</p>", tmp_path / "x.pdf")
        assert reader._process is first


def pdf_file(tmp_path: Path) -> Path:
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    return pdf


def test_a_page_that_breaks_the_process_is_left_out_of_the_text_too(tmp_path: Path) -> None:
    body = f"""
        say("pages", 3)
        for page in (1, 2, 3):
            if page not in ask["skip_pages"]:
                say("at", f"page {{page}}")
                if page == 2:
                    os.kill(os.getpid(), signal.SIGSEGV)
        say("text", json.loads({encode_text(PaperText(READING, (), (), ())).decode()!r})[1]); say("done", None)
    """
    with Reader(QUICK, fake(tmp_path, body)) as reader:
        text = reader.read_text(pdf_file(tmp_path))
    assert text.reading.title == "T"
    assert text.reading.warnings[0].startswith("page 2 was left out")


def test_a_place_that_breaks_the_process_costs_only_its_own_picture(tmp_path: Path) -> None:
    body = """
        for page, _, file in ask["clips"]:
            say("at", file)
            if page == 2:
                os.kill(os.getpid(), signal.SIGSEGV)
            say("crop", [file, file])
        say("done", None)
    """
    clips = [Clip(page, (0, 0, 9, 9), f"{page}.png") for page in (1, 2, 3)]
    with Reader(QUICK, fake(tmp_path, body)) as reader:
        drawn = reader.clip(pdf_file(tmp_path), tmp_path, clips)
    assert drawn.files == ("1.png", "3.png")
    (told,) = drawn.warnings
    assert told.startswith("2.png was left out: ")
