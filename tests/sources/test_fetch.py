"""The cache answers when it can; arXiv is asked when it must be; offline, nothing is asked."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from journalclub.demo.loopback import LoopbackArxiv, Shelved
from journalclub.errors import JcError
from journalclub.models.ids import PaperId, parse_paper_id
from journalclub.models.paper import Preprint
from journalclub.reading.pdf_file import sha256_of
from journalclub.sources.described import Described
from journalclub.sources.fetch import PaperFetcher
from tests.sources.shelf import (
    ATTENTION,
    ATTENTION_V5,
    NOW,
    PDF,
    SHELF,
    VISION,
    WITHDRAWN,
    count_pages,
    make_fetcher,
    paths,
)

ID = PaperId("1706.03762")


def metadata(fetcher: PaperFetcher, text: str = "1706.03762") -> Described:
    found = fetcher.metadata([parse_paper_id(text)])[parse_paper_id(text)]
    if isinstance(found, JcError):
        raise found
    return found


def warm(arxiv: LoopbackArxiv, folder: Path, text: str = "1706.03762") -> Preprint:
    """Fill the cache with one paper, then forget what was asked."""
    fetcher = make_fetcher(arxiv, folder)
    preprint = metadata(fetcher, text).preprint
    fetcher.pdf(preprint)
    arxiv.log.clear()
    return preprint


def test_metadata_comes_with_its_licence(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    assert metadata(make_fetcher(arxiv, tmp_path)) == Described(ATTENTION)
    assert paths(arxiv) == ["api", "oai"]


def test_the_pdf_comes_with_its_hash(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    pdf = make_fetcher(arxiv, tmp_path).pdf(VISION)
    assert pdf.path.read_bytes() == PDF
    assert pdf.sha256 == sha256_of(pdf.path)
    assert pdf.warnings == ()


def test_the_second_time_nobody_is_asked(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    preprint = warm(arxiv, tmp_path)
    again = make_fetcher(None, tmp_path)
    assert metadata(again) == Described(preprint)
    assert metadata(again, "1706.03762v7") == Described(preprint)
    assert again.pdf(preprint).path.read_bytes() == PDF + b"v7 %%EOF"


def test_refresh_asks_again_and_replaces(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    warm(arxiv, tmp_path)
    newer = replace(ATTENTION, version="v8", title="Attention, Revised")
    arxiv.papers = (*SHELF, Shelved(newer, PDF))
    assert metadata(make_fetcher(arxiv, tmp_path)).preprint.version == "v7"
    refreshed = make_fetcher(arxiv, tmp_path, refresh=True)
    assert metadata(refreshed).preprint == newer
    assert refreshed.pdf(newer).path.read_bytes() == PDF
    assert paths(arxiv) == ["api", "oai", "pdf"]
    assert metadata(make_fetcher(None, tmp_path)).preprint == newer


def test_a_newer_version_than_the_pinned_one_is_said(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    said = ("1706.03762v7 is the newest version; this is v5",)
    fresh = metadata(make_fetcher(arxiv, tmp_path), "1706.03762v5")
    assert fresh == Described(replace(ATTENTION_V5, latest_version="v7"), said)
    assert metadata(make_fetcher(None, tmp_path), "1706.03762v5") == fresh


def test_a_newer_version_learnt_later_is_said_of_a_cached_one(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    warm(arxiv, tmp_path, "1706.03762v7")
    arxiv.papers = (*SHELF, Shelved(replace(ATTENTION, version="v8"), PDF))
    warm(arxiv, tmp_path, "1706.03762v8")
    found = metadata(make_fetcher(None, tmp_path), "1706.03762v7")
    assert found.warnings == ("1706.03762v8 is the newest version; this is v7",)


def test_offline_answers_from_the_cache_even_when_refresh_is_asked(
    arxiv: LoopbackArxiv, tmp_path: Path
) -> None:
    preprint = warm(arxiv, tmp_path)
    for refresh in (False, True):
        offline = make_fetcher(None, tmp_path, offline=True, refresh=refresh)
        assert metadata(offline).preprint == preprint
        assert offline.pdf(preprint).path.exists()


def test_offline_says_what_is_not_in_the_cache(tmp_path: Path) -> None:
    offline = make_fetcher(None, tmp_path, offline=True)
    with pytest.raises(JcError, match=r"1706\.03762 is not in the cache: leave out --offline once"):
        metadata(offline)
    with pytest.raises(JcError, match=r"the PDF of 1706\.03762v7 is not in the cache"):
        offline.pdf(ATTENTION)
    with pytest.raises(JcError, match="was withdrawn"):
        offline.pdf(WITHDRAWN)


def test_damaged_entries_are_fetched_again(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    preprint = warm(arxiv, tmp_path)
    for file in (tmp_path / "cache" / "papers" / "1706.03762v7").iterdir():
        file.write_bytes(file.read_bytes()[:-9])
    fetcher = make_fetcher(arxiv, tmp_path)
    assert metadata(fetcher).preprint == preprint
    assert fetcher.pdf(preprint).path.read_bytes() == PDF + b"v7 %%EOF"
    assert paths(arxiv) == ["api", "oai", "pdf"]


def test_many_papers_each_in_its_order_with_its_own_failure(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    warm(arxiv, tmp_path, "2010.11929")
    ids = [PaperId("2401.99999"), PaperId("2010.11929"), ID, PaperId("hep-th/9901001")]
    done: list[PaperId] = []
    found = make_fetcher(arxiv, tmp_path).metadata([*ids, ID], done.append)
    assert list(found) == ids
    assert [isinstance(f, Described) for f in found.values()] == [False, True, True, True]
    assert sorted(done, key=ids.index) == ids
    assert paths(arxiv) == ["api", "oai", "oai"]


def test_a_licence_that_cannot_be_learnt_is_a_warning(
    arxiv: LoopbackArxiv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journalclub.demo.answers.oai_record", lambda _: b"nonsense")
    found = metadata(make_fetcher(arxiv, tmp_path))
    assert found.preprint.licence.uri is None
    assert not found.preprint.licence.may_redistribute
    assert found.warnings == (
        "the licence of 1706.03762 is unknown (arXiv's record of 1706.03762 cannot be read): "
        "its PDF and figures stay private",
    )
    assert metadata(make_fetcher(None, tmp_path)) == found


def test_a_withdrawn_paper_keeps_its_metadata_and_explains_its_pdf(
    arxiv: LoopbackArxiv, tmp_path: Path
) -> None:
    fetcher = make_fetcher(arxiv, tmp_path)
    found = metadata(fetcher, "2401.01230")
    assert found.preprint.withdrawn
    with pytest.raises(JcError, match=r"was withdrawn .* earlier versions stay: jc new 2401\.01230v1"):
        fetcher.pdf(found.preprint)
    earlier = metadata(fetcher, "2401.01230v1").preprint
    assert not earlier.withdrawn
    assert fetcher.pdf(earlier).path.read_bytes() == PDF


def test_a_withdrawn_paper_whose_pdf_is_there_is_a_warning(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    arxiv.papers = (Shelved(WITHDRAWN, PDF),)
    (warning,) = make_fetcher(arxiv, tmp_path).pdf(WITHDRAWN).warnings
    assert warning.startswith("2401.01230v2 says that it was withdrawn")


def test_a_pdf_that_does_not_open_is_not_kept(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    def refuses(_: Path) -> int:
        raise JcError("it is encrypted")

    with pytest.raises(JcError, match="it is encrypted"):
        make_fetcher(arxiv, tmp_path, opens=refuses).pdf(VISION)
    assert not [f for f in (tmp_path / "cache").rglob("*") if f.is_file()]


def test_a_refusal_is_remembered_over_metadata_and_pdf(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    arxiv.faults["403"] = 1
    fetcher = make_fetcher(arxiv, tmp_path)
    with pytest.raises(JcError, match="refuses requests"):
        metadata(fetcher)
    with pytest.raises(JcError, match="refuses requests"):
        fetcher.pdf(ATTENTION)
    assert len(arxiv.log) == 1


def test_settings_come_from_the_environment(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    told: list[str] = []
    environment = {"JC_CACHE_DIR": str(tmp_path), "JC_ARXIV_URL": arxiv.url, "JC_ARXIV_PAUSE": "0"}
    arxiv.faults["503"] = 1
    fetcher = PaperFetcher.from_environment(environment, opens=count_pages, now=NOW, tell=told.append)
    assert metadata(fetcher).preprint == ATTENTION
    assert fetcher.pdf(ATTENTION).path.is_relative_to(tmp_path)
    assert told == ["arXiv has trouble (503); trying again in 1 second (try 2 of 4)."]


def test_settings_that_cannot_be_read_are_told() -> None:
    with pytest.raises(JcError, match="JC_ARXIV_URL"):
        PaperFetcher.from_environment({"JC_ARXIV_URL": "nonsense"}, opens=count_pages, now=NOW)


def test_a_cached_paper_needs_neither_requests_nor_the_arxiv_package(
    arxiv: LoopbackArxiv, tmp_path: Path
) -> None:
    warm(arxiv, tmp_path)
    script = (
        "import datetime, sys\n"
        "from journalclub.sources.fetch import PaperFetcher\n"
        "from journalclub.models.ids import PaperId\n"
        "fetcher = PaperFetcher.from_environment({'JC_CACHE_DIR': sys.argv[1]}, opens=lambda _: 1,"
        " now=datetime.datetime.now(datetime.UTC))\n"
        "paper = PaperId('1706.03762')\n"
        "fetcher.pdf(fetcher.metadata([paper])[paper].preprint)\n"
        "print([m for m in ('requests', 'arxiv', 'lxml', 'filelock', 'defusedxml') if m in sys.modules])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "cache")], capture_output=True, text=True
    )
    assert (run.stdout, run.stderr) == ("[]\n", "")
