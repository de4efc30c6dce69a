"""An arXiv stand-in for the benchmarks: one that runs already, or a command that starts one and prints its address."""

from __future__ import annotations

import argparse
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The two ways to name a stand-in."""
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--arxiv", metavar="URL", help="a stand-in that runs already, as JC_ARXIV_URL")
    where.add_argument("--serve", metavar="COMMAND", help="start it; its first line of output is its address")


@contextmanager
def standin(options: argparse.Namespace, cache: Path) -> Iterator[dict[str, str]]:
    """The environment for `jc`, as long as the stand-in runs. It is asked without arXiv's pause: it is ours."""
    settings = {"JC_CACHE_DIR": str(cache), "JC_ARXIV_PAUSE": "0"}
    if options.arxiv:
        yield settings | {"JC_ARXIV_URL": options.arxiv}
        return
    server = subprocess.Popen(shlex.split(options.serve), stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield settings | {"JC_ARXIV_URL": server.stdout.readline().strip()}
    finally:
        server.terminate()
        server.wait(10)


def arxiv_id(pdf: Path) -> str:
    """The id that a file is named after: 2010.11929v2.pdf, astro-ph_0002105v1.pdf."""
    return pdf.stem.replace("_", "/")
