"""Of a paper's record the site takes what may be shown, and leaves out what is not a picture of ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.club.paper_file import load_paper
from journalclub.errors import JcError
from tests.publishing.clubs import ARXIV, add_paper, put


@pytest.fixture
def root(tmp_path: Path) -> Path:
    add_paper(tmp_path, "a")
    return tmp_path


def test_figures_come_with_their_size(root: Path) -> None:
    paper = load_paper(root / "sessions" / "a")
    assert paper is not None
    assert [(f.name, f.page, f.file, f.size) for f in paper.figures] == [
        ("Figure 1", 3, "figures/figure-1.png", (60, 40)),
        ("Table 2", 5, "figures/table-2.png", (90, 20)),
    ]


def test_without_a_licence_figures_are_listed_only(root: Path) -> None:
    for licence in (ARXIV, None, ""):
        add_paper(root, "a", licence)
        paper = load_paper(root / "sessions" / "a")
        assert paper is not None
        assert paper.figures == ()
        assert paper.listed == (("Figure 1", 3), ("Table 2", 5))


@pytest.mark.parametrize(
    "file",
    [
        "../../secret.png",
        "/etc/x.png",
        "figures/../x.png",
        "figures/.x.png",
        "paper.pdf",
        "figures/no.png",
        None,
    ],
)
def test_a_picture_elsewhere_is_no_figure(root: Path, file: str | None) -> None:
    put(root, "secret.png", (root / "sessions/a/figures/figure-1.png").read_bytes())
    figures = [{"kind": "figure", "label": "1", "page": 1, "caption": "x", "file": file}]
    put(root, "sessions/a/figures/figures.json", json.dumps(figures))
    paper = load_paper(root / "sessions" / "a")
    assert paper is not None
    assert paper.figures == ()


def test_what_is_no_png_is_no_figure(root: Path) -> None:
    put(root, "sessions/a/figures/figure-1.png", b"<svg/>")
    (root / "sessions/a/figures/table-2.png").unlink()
    (root / "sessions/a/figures/table-2.png").symlink_to("/etc/hostname")
    paper = load_paper(root / "sessions" / "a")
    assert paper is not None
    assert paper.figures == ()


def test_no_record_is_no_paper_and_a_damaged_one_says_so(root: Path) -> None:
    assert load_paper(root) is None
    for content in ("[]", '{"authors": 5}', '{"id": null}', "{"):
        put(root, "sessions/a/paper.json", content)
        with pytest.raises(JcError, match="jc new ID"):
            load_paper(root / "sessions" / "a")
