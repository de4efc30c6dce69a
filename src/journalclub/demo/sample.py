"""The sample paper that ships with journalclub, and what arXiv would say of it. Not: making it (tools/)."""

from __future__ import annotations

from importlib.resources import files

import msgspec

from journalclub.models.paper import Preprint


def sample_paper() -> tuple[Preprint, bytes]:
    """The sample paper's metadata and its PDF.

    Its id, 2611.00000, is one that arXiv gives to no paper: serial numbers begin at 00001.
    """
    folder = files("journalclub.demo")
    preprint = msgspec.json.decode((folder / "sample.json").read_bytes(), type=Preprint)
    return preprint, (folder / "sample.pdf").read_bytes()
