"""The loopback arXiv answers as arXiv does, and fails as told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests

from journalclub.demo.loopback import Fault, LoopbackArxiv
from tests.sources.shelf import PDF, SHELF


@pytest.fixture
def arxiv() -> Iterator[LoopbackArxiv]:
    with LoopbackArxiv(SHELF) as server:
        yield server


def get(arxiv: LoopbackArxiv, path: str) -> requests.Response:
    return requests.get(arxiv.url + path, timeout=5, allow_redirects=False)


def test_it_listens_on_this_machine_alone(arxiv: LoopbackArxiv) -> None:
    assert arxiv.url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("ids", "entries"),
    [
        ("1706.03762", ["1706.03762v7"]),
        ("1706.03762v5", ["1706.03762v5"]),
        ("1706.03762v5,1706.03762", ["1706.03762v5", "1706.03762v7"]),
        ("hep-th/9901001,2401.99999", ["hep-th/9901001v3"]),
        ("1706.03762v6", []),
    ],
)
def test_searches_by_id(arxiv: LoopbackArxiv, ids: str, entries: list[str]) -> None:
    answer = get(arxiv, f"/api/query?id_list={ids}")
    assert answer.status_code == 200
    assert [entry in answer.text for entry in entries] == [True] * len(entries)
    assert answer.text.count("<entry>") == len(entries)


def test_a_bad_id_is_an_error_entry_with_status_400(arxiv: LoopbackArxiv) -> None:
    answer = get(arxiv, "/api/query?id_list=1706.03762,abc")
    assert answer.status_code == 400
    assert "incorrect id format for abc" in answer.text


@pytest.mark.parametrize(
    "path", ["/pdf/2010.11929", "/pdf/2010.11929v2", "/pdf/hep-th/9901001.pdf", "/pdf/hep-th%2F9901001"]
)
def test_pdfs(arxiv: LoopbackArxiv, path: str) -> None:
    answer = get(arxiv, path)
    assert answer.content == PDF
    assert answer.headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("path", ["/pdf/2401.01230", "/pdf/2401.99999", "/pdf/abc", "/elsewhere"])
def test_what_is_not_there_is_a_web_page_with_status_404(arxiv: LoopbackArxiv, path: str) -> None:
    answer = get(arxiv, path)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "text/html"


def test_the_record_has_the_licence(arxiv: LoopbackArxiv) -> None:
    answer = get(arxiv, "/oai?verb=GetRecord&identifier=oai:arXiv.org:2010.11929&metadataPrefix=arXiv")
    assert "<license>http://creativecommons.org/licenses/by/4.0/</license>" in answer.text


@pytest.mark.parametrize(
    ("fault", "status"), [("429", 429), ("500", 500), ("503", 503), ("403", 403), ("redirect", 302)]
)
def test_a_fault_counts_down(arxiv: LoopbackArxiv, fault: Fault, status: int) -> None:
    arxiv.faults[fault] = 2
    assert [get(arxiv, "/pdf/2010.11929").status_code for _ in range(3)] == [status, status, 200]
    assert [logged for _, _, logged in arxiv.log] == [status, status, 200]


def test_a_dropped_connection(arxiv: LoopbackArxiv) -> None:
    arxiv.faults["drop"] = 1
    with pytest.raises(requests.ConnectionError):
        get(arxiv, "/oai")


def test_a_short_pdf_breaks_off(arxiv: LoopbackArxiv) -> None:
    arxiv.faults["short-pdf"] = 1
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        get(arxiv, "/pdf/2010.11929")


def test_names_are_escaped(arxiv: LoopbackArxiv) -> None:
    assert "<script>" not in get(arxiv, "/pdf/<script>").text
