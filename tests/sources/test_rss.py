"""arXiv's daily list is read as it is meant; what is not arXiv's own never gets through."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.demo import answers
from journalclub.demo.loopback import LoopbackArxiv
from journalclub.errors import JcError
from journalclub.models.paper import Preprint
from journalclub.net.services import Services, services
from journalclub.sources.described import Announced, Announcements
from journalclub.sources.rss import fetch_announced, read_feed
from tests.sources.shelf import ATTENTION, STRINGS, VISION, make_fetcher, make_net

FIRST = replace(VISION, version="v1", categories=("cs.CV", "cs.LG"), comment=None)
REAL = services(None)


def read(*items: str, where: Services = REAL) -> Announcements:
    return read_feed(where, answers.rss("cs.CV", items), "cs.CV")


def announced(preprint: Preprint, kind: str = "new") -> Announced:
    (paper,) = read(answers.rss_item(preprint, kind)).papers
    return paper


def in_a_feed(preprint: Preprint) -> Preprint:
    """What RSS tells of a paper: neither its dates nor its comment."""
    return replace(preprint, published=None, updated=None, comment=None)


def test_a_paper_has_everything_that_rss_tells() -> None:
    assert announced(ATTENTION).preprint == in_a_feed(ATTENTION)
    assert announced(STRINGS).preprint == in_a_feed(STRINGS)


@pytest.mark.parametrize(
    ("kind", "again"), [("new", False), ("cross", False), ("replace", True), ("replace-cross", True)]
)
def test_new_papers_are_told_from_new_versions(kind: str, again: bool) -> None:
    paper = announced(ATTENTION, kind)
    assert (paper.kind, paper.is_new_version) == (kind, again)


def test_a_kind_that_arxiv_does_not_explain_counts_as_new() -> None:
    assert announced(ATTENTION, "surprise").kind == "new"


def test_a_paper_announced_twice_is_listed_once_and_the_order_is_arxivs() -> None:
    items = [answers.rss_item(p) for p in (STRINGS, ATTENTION, STRINGS)]
    assert [p.preprint.id for p in read(*items).papers] == [STRINGS.id, ATTENTION.id]


def test_titles_with_mathematics_stay_as_they_are() -> None:
    title = "On $p<q$ & $a > b$: <em>no</em> markup &amp; no loss"
    assert announced(replace(ATTENTION, title=title, abstract=title)).preprint.title == title
    assert announced(replace(ATTENTION, title=title, abstract=title)).preprint.abstract == title


def test_many_authors_in_one_creator_are_told_apart() -> None:
    authors = tuple(f"Author {n}" for n in range(3000))
    assert announced(replace(ATTENTION, authors=authors)).preprint.authors == authors


def test_hidden_characters_and_excess_are_taken_away() -> None:
    hostile = replace(
        ATTENTION, title="A\u202egood\u200b\ntitle", authors=("A\u2066B",), abstract="long " * 20_000
    )
    preprint = announced(hostile).preprint
    assert (preprint.title, preprint.authors) == ("Agood title", ("AB",))
    assert len(preprint.abstract) <= 12_000


@pytest.mark.parametrize("rights", ["javascript:alert(1)", "file:///etc/passwd", "http://a@b/", "", "CC BY"])
def test_a_licence_that_is_no_address_is_unknown(rights: str) -> None:
    item = answers.rss_item(ATTENTION).replace(str(ATTENTION.licence.uri), rights)
    (paper,) = read(item).papers
    assert paper.preprint.licence.uri is None


@pytest.mark.parametrize(
    "link",
    [
        "https://arxiv.org.evil.example/abs/1706.03762",
        "https://evil.example/arxiv.org/abs/1706.03762",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://arxiv.org@evil.example/",
    ],
)
def test_an_item_that_leads_elsewhere_is_left_out_with_a_remark(link: str) -> None:
    item = answers.rss_item(ATTENTION).replace("https://arxiv.org/abs/1706.03762", link)
    found = read(item, answers.rss_item(VISION))
    assert [p.preprint.id for p in found.papers] == [VISION.id]
    assert "not arXiv" in found.warnings[0]


@pytest.mark.parametrize(
    "guid", ["", "oai:arXiv.org:", "oai:arXiv.org:../../etc", "oai:elsewhere:1706.03762v7"]
)
def test_an_item_that_names_no_paper_is_left_out_with_a_remark(guid: str) -> None:
    item = answers.rss_item(ATTENTION).replace("oai:arXiv.org:1706.03762v7", guid)
    found = read(item)
    assert found.papers == ()
    assert "names no paper" in found.warnings[0]


@pytest.mark.parametrize("place", ["title", "description", "guid", "dc:creator", "dc:rights", "pubDate", "x"])
@pytest.mark.parametrize("text", [" ", "&lt;a", "&amp;amp;lt;", "1", "a, "])
def test_a_megabyte_of_anything_costs_no_time(place: str, text: str) -> None:
    item = answers.rss_item(ATTENTION).replace("</item>", f"<{place}>{text * 1_000_000}</{place}></item>")
    began = time.monotonic()
    read(item, answers.rss_item(VISION))
    assert time.monotonic() - began < 3.0


def test_an_item_without_title_is_left_out_with_a_remark() -> None:
    found = read(answers.rss_item(replace(ATTENTION, title=" \u200b")))
    assert (found.papers, len(found.warnings)) == ((), 1)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"<html><body>Please wait</body></html>", "web page"),
        (answers.rss("cs.CV", [])[:-20], "cut short"),
        (answers.feed([answers.entry(ATTENTION)]), "something else"),
        (
            answers.rss("cs.CV", [answers.rss_item(ATTENTION)]).replace(
                b"<rss", b'<!DOCTYPE rss [<!ENTITY a "b">]><rss', 1
            ),
            "attack",
        ),
        (
            answers.rss("cs.CV", []).replace(
                b"<rss", b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss', 1
            ),
            "attack",
        ),
        (answers.rss_error("cs.CV"), "knows no category"),
    ],
)
def test_what_is_no_list_is_told_in_a_sentence(body: bytes, says: str) -> None:
    with pytest.raises(JcError, match=says):
        read_feed(REAL, body, "cs.CV")


@given(
    st.builds(
        lambda i, b: (FEED := answers.rss("cs.CV", [answers.rss_item(ATTENTION)]))[:i] + b + FEED[i:],
        st.integers(0, 1500),
        st.binary(max_size=12) | st.sampled_from([b"<b>", b"&lt;", b"</item>", b"<item>", b"]]>"]),
    )
)
def test_any_bytes_are_a_list_or_a_sentence(body: bytes) -> None:
    said, papers = "arXiv sent a list", tuple[Announced, ...]()
    try:
        papers = read_feed(REAL, body, "cs.CV").papers
    except JcError as error:
        said = str(error)
    assert said.startswith("arXiv")
    assert all(p.preprint.title and p.preprint.id for p in papers)


def test_the_list_is_asked_for_once_at_its_address(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    found = make_fetcher(arxiv, tmp_path).announced("cs.LG")
    assert [(p.preprint.ref, p.kind) for p in found.papers] == [
        ("1706.03762v7", "replace-cross"),
        ("2010.11929v2", "replace-cross"),
        ("2401.01230v2", "replace-cross"),
    ]
    assert [target for _, target, _ in arxiv.log] == ["/rss/cs.LG"]


def test_a_day_without_papers_is_an_empty_list(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    assert fetch_announced(make_net(arxiv, tmp_path), "math.GT") == Announcements(())


@pytest.mark.parametrize("category", ["", "cs CV", "../pdf/1", "cs.CV?x", "cs.CV/", "http://x", "cs.CV+"])
def test_what_cannot_be_a_category_is_never_asked_for(
    category: str, arxiv: LoopbackArxiv, tmp_path: Path
) -> None:
    with pytest.raises(JcError, match="no category"):
        fetch_announced(make_net(arxiv, tmp_path), category)
    assert arxiv.log == []


def test_a_category_that_arxiv_does_not_know_is_told(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    with pytest.raises(JcError, match="knows no category CS"):
        fetch_announced(make_net(arxiv, tmp_path), "CS")


def test_passing_trouble_is_sat_out(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    arxiv.faults.update({"503": 1, "html": 1, "drop": 1})
    assert fetch_announced(make_net(arxiv, tmp_path), "hep-th").papers
    assert len(arxiv.log) == 4


def test_lasting_trouble_is_told(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    arxiv.faults["html"] = 9
    with pytest.raises(JcError, match="sent a web page"):
        fetch_announced(make_net(arxiv, tmp_path), "cs.CV")
    assert len(arxiv.log) == 4
