"""What is kept comes back as it was, or not at all."""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.errors import JcError
from journalclub.models.ids import PaperId
from journalclub.reading.pdf_file import sha256_of
from journalclub.sources.cache import Cache, Entry, Newest, cache_folder
from tests.sources.shelf import ATTENTION, PDF, STRINGS, WITHDRAWN

ENTRY = Entry(ATTENTION, ("a note",))
PINNED, UNPINNED = PaperId("1706.03762", "v7"), PaperId("1706.03762")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def keep_pdf(cache: Cache, content: bytes = PDF) -> Path:
    with cache.incoming_pdf(PINNED) as incoming:
        incoming.write_bytes(content)
        return cache.keep_pdf(PINNED, incoming)[0]


def test_an_empty_cache_knows_nothing_and_creates_nothing(cache: Cache) -> None:
    assert cache.entry(PINNED) is None
    assert cache.entry(UNPINNED) is None
    assert cache.newest(UNPINNED) is None
    assert cache.pdf(PINNED) is None
    cache.sweep(time.time())
    assert not cache.folder.exists()


@pytest.mark.parametrize("entry", [ENTRY, Entry(STRINGS), Entry(WITHDRAWN, ("one", "two"))])
def test_metadata_comes_back_as_it_was(cache: Cache, entry: Entry) -> None:
    cache.keep(entry)
    assert cache.entry(PaperId(entry.preprint.id, entry.preprint.version)) == entry


def test_an_unpinned_paper_is_its_newest_known_version(cache: Cache) -> None:
    cache.keep(ENTRY)
    assert cache.entry(UNPINNED) is None
    cache.keep_newest(UNPINNED, Newest("v7", "2027-01-15T08:00:00+00:00"))
    assert cache.entry(UNPINNED) == ENTRY
    assert cache.newest(PINNED) == Newest("v7", "2027-01-15T08:00:00+00:00")


def test_versions_are_kept_apart(cache: Cache) -> None:
    cache.keep(ENTRY)
    assert cache.entry(PaperId("1706.03762", "v1")) is None


@given(st.data())
def test_a_flipped_byte_anywhere_in_metadata_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.keep(ENTRY)
    file = next(cache.folder.rglob("metadata.json"))
    content = bytearray(file.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    file.write_bytes(content)
    assert cache.entry(PINNED) in (None, ENTRY)
    if cache.entry(PINNED) is None:
        assert not file.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"sha256": "x", "data": {}}', b'{"data": {}}']
)
def test_metadata_that_is_no_record_is_dropped(cache: Cache, content: bytes) -> None:
    cache.keep(ENTRY)
    file = next(cache.folder.rglob("metadata.json"))
    file.write_bytes(content)
    assert cache.entry(PINNED) is None
    assert not file.exists()


def test_metadata_of_another_paper_in_its_place_is_dropped(cache: Cache) -> None:
    cache.keep(ENTRY)
    cache.keep(Entry(STRINGS))
    home = cache.folder / "papers"
    (home / "hep-th_9901001v3" / "metadata.json").replace(home / "1706.03762v7" / "metadata.json")
    assert cache.entry(PINNED) is None


def test_a_pdf_comes_back_with_its_hash(cache: Cache) -> None:
    path = keep_pdf(cache)
    assert cache.pdf(PINNED) == (path, sha256_of(path))
    assert path.read_bytes() == PDF


def test_nothing_temporary_stays(cache: Cache) -> None:
    keep_pdf(cache)
    cache.keep(ENTRY)
    assert sorted(f.name for f in cache.folder.rglob("*") if f.is_file()) == [
        "metadata.json",
        "paper.json",
        "paper.pdf",
    ]


def test_a_download_that_failed_leaves_nothing(cache: Cache) -> None:
    with contextlib.suppress(RuntimeError), cache.incoming_pdf(PINNED) as incoming:
        incoming.write_bytes(b"half")
        raise RuntimeError("the download failed")
    assert not [f for f in cache.folder.rglob("*") if f.is_file()]


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        PDF[:-20],
        PDF.replace(b"one page", b"two page", 1),
        b"x" + PDF[1:],
        PDF + b" ",
    ],
)
def test_a_damaged_pdf_is_dropped(cache: Cache, damaged: bytes) -> None:
    path = keep_pdf(cache)
    path.write_bytes(damaged)
    assert cache.pdf(PINNED) is None
    assert not path.exists()


def test_a_pdf_that_was_never_whole_is_not_given_even_if_sealed(cache: Cache) -> None:
    keep_pdf(cache, b"<html>not a PDF</html>")
    assert cache.pdf(PINNED) is None


def test_a_pdf_without_its_seal_is_dropped(cache: Cache) -> None:
    path = keep_pdf(cache)
    path.with_name("paper.json").unlink()
    assert cache.pdf(PINNED) is None
    assert not path.exists()


def test_a_seal_without_its_pdf_is_nothing(cache: Cache) -> None:
    keep_pdf(cache).unlink()
    assert cache.pdf(PINNED) is None


def test_temporary_files_of_dead_processes_are_swept(cache: Cache) -> None:
    with cache.incoming_pdf(PINNED) as incoming:
        incoming.write_bytes(b"half")
        cache.sweep(time.time())
        assert incoming.exists()
        os.utime(incoming, (time.time() - 86_400, time.time() - 86_400))
        cache.sweep(time.time())
        assert not incoming.exists()


def test_keeping_again_replaces(cache: Cache) -> None:
    cache.keep(ENTRY)
    newer = replace(ENTRY, notes=())
    cache.keep(newer)
    assert cache.entry(PINNED) == newer
    keep_pdf(cache)
    path = keep_pdf(cache, PDF + b"again %%EOF")
    assert cache.pdf(PINNED) == (path, sha256_of(path))


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JcError, match=r"file cannot be used .* JC_CACHE_DIR"):
        Cache(tmp_path / "file").keep(ENTRY)


def test_the_folder_is_the_users_choice_or_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache_folder(str(tmp_path)) == tmp_path
    monkeypatch.chdir(tmp_path)
    assert cache_folder("relative") == tmp_path / "relative"
    assert cache_folder(None) == cache_folder("")
    assert cache_folder(None).name == "journalclub"
