from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.questions import source
from journalclub.questions.decoding import decode
from journalclub.questions.recognise import all_importers, read_export
from journalclub.questions.source import Source, digest_of, open_source


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf", b" \r\n\t", b"\xff\xfe", b"\x00\x00"])
def test_an_empty_file_says_so(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.txt").write_bytes(raw)
    with pytest.raises(JcError, match="is empty"):
        open_source(tmp_path / "x.txt")


@pytest.mark.parametrize(
    "raw",
    [bytes(range(256)) * 9, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 99, b"%PDF-1.7\n\x00\x03\x02\x01" * 20],
)
def test_a_binary_file_says_so(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.csv").write_bytes(raw)
    with pytest.raises(JcError, match="no text file"):
        open_source(tmp_path / "x.csv")


def test_a_cut_zip_and_one_that_is_none_say_so(tmp_path: Path) -> None:
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("club/2027-01-18.json", "[" + "1, " * 2000 + "1]")
    for cut in (whole.read_bytes()[:-30], whole.read_bytes()[:60], b"no zip"):
        (tmp_path / "cut.zip").write_bytes(cut)
        with pytest.raises(JcError, match="no complete zip"):
            open_source(tmp_path / "cut.zip")


def test_a_zip_whose_member_is_damaged_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", "[" + "1, " * 2000 + "1]")
    raw = bytearray(path.read_bytes())
    raw[45:49] = b"\xff\xff\xff\xff"
    path.write_bytes(raw)
    with pytest.raises(JcError, match="no complete zip"):
        open_source(path)


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 100_000)
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", " " * 100_001)
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "a.json").write_text(" " * 100_001)
    (tmp_path / "x.txt").write_text("x" * 100_001)
    for name in ("x.zip", "f", "x.txt"):
        with pytest.raises(JcError, match="MB"):
            open_source(tmp_path / name)


@pytest.mark.parametrize("name", ["missing.txt", "folder", "empty.zip"])
def test_nothing_to_read_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(JcError) as error:
        open_source(tmp_path / name)
    assert "\n" not in str(error.value)


def test_a_folder_reads_no_links_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text("[]")
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "a.json").symlink_to(tmp_path / "secret.json")
    with pytest.raises(JcError):
        open_source(tmp_path / "export")


def test_a_line_of_five_megabytes_is_one_row_without_text(tmp_path: Path) -> None:
    from journalclub.questions.sorting import sort_out

    line = "10:00:00 From Ada to Everyone : " + "why? " * 1_000_000
    counts = sort_out(read_export(Source("x", line))).counts
    assert (counts.rows, counts.unparsed) == (1, 1)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("é\r\nb\rc\u2028d".encode(), "é\nb\nc\nd"),
        ("naïve – “x”".encode("cp1252"), "naïve – “x”"),
        (b"na\xefve \x81", "naïve \x81"),
        ("x é".encode()[:-1], "x "),
        ("x é\n".encode("utf-32"), "x é\n"),
        (b"Why is it\x00 flat?", "Why is it flat?"),
    ],
)
def test_text_is_read_right(raw: bytes, text: str) -> None:
    assert decode(raw, "x") == text


def test_an_unknown_file_and_an_unknown_format_name_the_known_ones() -> None:
    for wanted in (None, "teams"):
        with pytest.raises(JcError) as error:
            read_export(Source("x.txt", "just some text"), wanted)
        assert all(name in str(error.value) for name in all_importers())


def test_every_importer_says_what_it_is() -> None:
    found = all_importers()
    assert {
        "csv",
        "forms",
        "sheet",
        "slack",
        "zoom-v1",
        "zoom-v2",
        "zoom-localised",
        "zoom-cloud",
        "zoom-qa",
    } <= set(found)
    assert all(name == module.NAME for name, module in found.items())


def test_the_digest_is_of_the_content(tmp_path: Path) -> None:
    assert digest_of(Source("a", "x")) == digest_of(Source("b", "x")) != digest_of(Source("a", "y"))
    assert digest_of(Source("a", members={"n": b"x"})) != digest_of(Source("a", members={"n": b"y"}))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known_also_with_letters_of_other_scripts(encoding: str) -> None:
    text = "Why does the error in Fig. 2 grow with depth? asks Ār and nobody knows, " * 3
    assert decode(text.encode(encoding), "x") == text
    broken = text.encode(encoding) + "\ud800".encode(encoding, "surrogatepass")
    assert decode(broken, "x") == text + "\ufffd"


def test_marks_of_byte_order_are_dropped_from_the_beginning_only() -> None:
    assert decode("\ufeff\ufeffWhy?\ufeff".encode(), "x") == "Why?\ufeff"
