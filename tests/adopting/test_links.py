"""What is behind an address, and what a label says of it."""

from __future__ import annotations

import pytest

from journalclub.adopting.links import (
    arxiv_id,
    is_bare_label,
    is_citation,
    is_own_path,
    is_paper_label,
    is_paper_url,
    label_kind,
    url_kind,
)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk", "video"), ("https://youtu.be/abcdefghijk", "video"),
        ("https://example.org/talk.MP4", "video"), ("talk.webm", "video"), ("talk.mov", "video"),
        ("https://example.org/a.ipynb", "notebook"), ("https://colab.research.google.com/x", "notebook"),
        ("s/talk.key", "keynote"), ("https://speakerdeck.com/a/b", "slides"), ("talk.pptx", "slides"),
        ("talk.ppt", "slides"), ("talk.odp", "slides"), ("https://docs.google.com/presentation/d/1", "slides"),
        ("https://docs.google.com/document/d/1", "notes"), ("https://docs.google.com/forms/d/1", "other"),
        ("https://hackmd.io/x", "notes"), ("notes.md", "notes"), ("notes.txt", "notes"), ("notes.rst", "notes"),
        ("https://github.com/a/b", "code"), ("https://github.com/a/b/pull/3", "notes"),
        ("https://github.com/a/b/issues/3", "other"), ("https://github.com/a", "code"),
        ("https://gitlab.com/a/b", "code"), ("https://codeberg.org/a/b", "code"),
        ("https://bitbucket.org/a/b", "code"), ("https://example.org/x", "other"),
        ("https://notyoutube.com/x", "other"), ("https://[broken", "other"), ("slides/a.pdf", "other"),
    ],
)  # fmt: skip
def test_host_and_ending_tell_the_kind_of_material(url: str, kind: str) -> None:
    assert url_kind(url) == kind


@pytest.mark.parametrize(
    ("url", "paper", "own"),
    [
        ("https://arxiv.org/abs/2401.01230", True, False), ("https://www.nature.com/articles/1", True, False),
        ("https://papers.nips.cc/paper/1", True, False), ("https://example.org/a.PDF", True, False),
        ("https://example.org/a", False, False), ("a.pdf", False, True), ("#fragment", False, True),
        ("https://slideshare.net/a.pdf", False, False), ("https://[broken", False, True),
    ],
)  # fmt: skip
def test_a_paper_is_with_a_publisher_or_a_pdf_elsewhere(url: str, paper: bool, own: bool) -> None:
    assert (is_paper_url(url), is_own_path(url)) == (paper, own)


@pytest.mark.parametrize(
    ("url", "paper_id"),
    [
        ("https://arxiv.org/abs/2401.01230v2", "2401.01230"), ("http://www.arxiv.org/pdf/2401.01230", "2401.01230"),
        ("https://example.org/abs/2401.01230", None), ("https://arxiv.org/list/cs", None),
        ("https://notarxiv.org/abs/2401.01230", None), ("https://[broken", None),
    ],
)  # fmt: skip
def test_only_arxiv_itself_gives_an_id(url: str, paper_id: str | None) -> None:
    assert arxiv_id(url) == paper_id


@pytest.mark.parametrize(
    ("label", "kind", "paper", "bare", "citation"),
    [
        ("Slides", "slides", False, False, False), ("GitHub repo", "code", False, False, False),
        ("the slides of the talk", "slides", False, False, False), ("slides 2", "slides", False, False, False),
        ("paper", None, True, True, False), ("arXiv PDF", None, True, True, False),
        ("open access journal", None, True, True, False), ("the 2nd paper", None, False, False, False),
        ("link", None, False, True, False), ("here", None, False, True, False), ("3", None, False, True, False),
        ("https://example.org/a b", None, False, True, False), ("Whose Turn", None, False, False, False),
        ("Ito et al., 2019", None, False, False, True), ("Ito and Able", None, False, False, True),
        ("An Author (2019)", None, False, False, True), ("Queues", None, False, False, False),
        ("", None, False, True, False),
    ],
)  # fmt: skip
def test_a_label_names_a_kind_a_paper_nothing_or_authors(
    label: str, kind: str | None, paper: bool, bare: bool, citation: bool
) -> None:
    found = (label_kind(label), is_paper_label(label), is_bare_label(label), is_citation(label))
    assert found == (kind, paper, bare, citation)


def test_a_title_with_the_name_of_a_kind_in_it_is_a_title() -> None:
    assert label_kind("Video Diffusion Models") is None
    assert label_kind("Lecture on code") == "code"
    assert label_kind("Turns that slides never show to anyone at all here") is None
