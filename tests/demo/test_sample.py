"""The sample paper is one file with its metadata, and as good a paper as any for the reading that follows."""

from __future__ import annotations

import hashlib

from journalclub.demo.sample import sample_paper


def test_the_metadata_describes_the_file_beside_it() -> None:
    preprint, pdf = sample_paper()
    assert preprint.pdf_sha256 == hashlib.sha256(pdf).hexdigest()


def test_the_sample_paper_is_a_whole_pdf() -> None:
    _, pdf = sample_paper()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")


def test_the_sample_paper_may_be_passed_on_and_has_an_id_that_arxiv_never_gives() -> None:
    preprint, _ = sample_paper()
    assert preprint.licence.may_redistribute
    assert preprint.ref == "2611.00000v1"
