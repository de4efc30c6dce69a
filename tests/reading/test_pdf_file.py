"""A file counts as a PDF only when its first and last bytes are those of one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from journalclub.reading.pdf_file import sha256_of, what_is_wrong


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 ... %%EOF",
        b"%PDF-1.7 ... %%EOF\r\n",
        b"%PDF-1.7 ... %%EOF\n12 0 obj ... %%EOF\n0\r\n\r\n",  # a change was appended; a server added to it
        b"\n" * 1000 + b"%PDF-1.7 ... %%EOF",
        b"%PDF-1.7" + b"x" * 5000 + b"%%EOF" + b"\0" * 1000,
    ],
)
def test_whole_pdfs(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert what_is_wrong(tmp_path / "file") is None


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7" + b"x" * 5000, "is cut short (no %%EOF at its end)"),
        (b"%PDF-1.7 %%EOF" + b"x" * 5000, "is cut short (no %%EOF at its end)"),
        (b"%PDF-1.7 %%EOF\n% changed\n12 0 obj\n<<", "is cut short (no %%EOF at its end)"),
        (b"%PDF-1.7 %%EOF\r\nxref\r\n0 1", "is cut short (no %%EOF at its end)"),
        (b"<!DOCTYPE html><title>%%EOF", "is a web page"),
        (b"  <HTML>", "is a web page"),
        (b"\xef\xbb\xbf\n<html>%PDF-1.7 %%EOF", "is a web page"),
        (b"PK\x03\x04", "does not begin with %PDF-"),
        (b"\n" * 2000 + b"%PDF-1.7 %%EOF", "does not begin with %PDF-"),
    ],
)
def test_what_is_none_is_named(tmp_path: Path, content: bytes, wrong: str) -> None:
    (tmp_path / "file").write_bytes(content)
    assert what_is_wrong(tmp_path / "file") == wrong


def test_sha256(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    assert sha256_of(tmp_path / "file") == hashlib.sha256(b"content").hexdigest()
