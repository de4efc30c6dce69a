from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.club.filing import check_name, filing
from journalclub.errors import JcError


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("talk.pdf", "slides"),
        ("demo.ipynb", "notebook"),
        ("train.py", "code"),
        ("a.mp4", "video"),
        ("n.md", "notes"),
    ],
)
def test_the_kind_of_a_bare_path_is_taken_from_its_name(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_text("x")
    assert filing(name, tmp_path).kind == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.youtube.com/watch?v=x", "video"),
        ("https://github.com/pymupdf/PyMuPDF", "code"),
        ("https://example.org/talk.pdf", "slides"),
        ("https://example.org/", "other"),
    ],
)
def test_the_kind_of_a_bare_address_is_taken_from_its_host_or_name(
    tmp_path: Path, url: str, kind: str
) -> None:
    assert filing(url, tmp_path).kind == kind


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://example.org/a",
        "https://me:secret@example.org/",
        "https://[",
        "https://a b/",
        "data:x,y",
    ],
)
def test_what_is_no_plain_web_address_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(JcError):
        filing(url, tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        ".env",
        "-rf",
        "~x",
        "a\nb.pdf",
        "a\u202efdp.exe",
        "con.txt",
        "x" * 130,
        " a",
        "a.",
        "a:b.txt",
        "a*b",
        "COM1.pdf",
    ],
)
def test_unsafe_names_get_a_clear_answer(name: str) -> None:
    with pytest.raises(JcError, match="rename it"):
        check_name(name)


def test_a_name_that_is_no_text_is_refused_wherever_it_stands() -> None:
    with pytest.raises(JcError, match=r"U\+DCFF; rename it"):
        check_name("talk-\udcff.pdf")


@given(st.text(max_size=60))
def test_a_name_that_is_taken_is_one_plain_visible_name(name: str) -> None:
    try:
        check_name(name)
    except JcError:
        return
    assert name == "" or (Path(name).name == name and name.isprintable())


def test_links_and_missing_files_get_a_clear_answer(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_text("x")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    with pytest.raises(JcError, match="symbolic link"):
        filing("link.pdf", tmp_path)
    with pytest.raises(JcError, match="does not exist"):
        filing("gone.pdf", tmp_path)
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "x").symlink_to("/etc/passwd")
    with pytest.raises(JcError, match="symbolic link"):
        filing("code", tmp_path)


def test_a_repository_is_filed_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "code" / ".git").mkdir(parents=True)
    with pytest.raises(JcError, match="--code https"):
        filing("code", tmp_path)
