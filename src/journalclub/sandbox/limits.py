"""What the reading process may use. Not: enforcing it (worker.py on itself, reader.py from outside)."""

from __future__ import annotations

from typing import NamedTuple

MIB = 1024 * 1024
OUT_OF_MEMORY = 41
"""Exit status of a reading process whose memory was used up."""


class Limits(NamedTuple):
    """Bounds for reading one PDF; reaching one costs a page or a picture, not the paper."""

    wall_seconds: float = 60.0  # all attempts together; a 400-page paper takes about 10
    stall_seconds: float = 12.0  # one page or one picture; the slowest real page measured took 1.3
    cpu_seconds: int = 60
    memory_bytes: int = 2048 * MIB  # address space; a normal paper needs 400 MiB of it
    file_bytes: int = 64 * MIB  # any one file written
    picture_bytes: int = 256 * MIB  # all pictures of a paper together; 80 figures of 1 MiB are many
    written_bytes: int = 1024 * MIB  # to files and pipes for one request; a 400-page paper's are some 150
    answer_bytes: int = (
        32 * MIB
    )  # everything sent back to the parent for one request; a 400-page paper's is 3
    answer_lines: int = 100_000  # the same in lines; each page and each picture takes a few
    attempts: int = 4  # starts of the process before what was read so far has to do


DEFAULT_LIMITS = Limits()
