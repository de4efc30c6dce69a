"""`jc suggest`, `jc vote` and `jc papers` as people type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.club.folder import Club
from journalclub.commands.init import init
from journalclub.commands.vote import vote
from journalclub.demo.loopback import LoopbackArxiv, Shelved
from journalclub.demo.sample import sample_paper
from journalclub.errors import JcError
from journalclub.terminal import Screen
from tests.commands.club import arxiv
from tests.commands.test_cli import jc
from tests.sources.shelf import SHELF, VISION


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    with arxiv(tmp_path / "cache") as (loopback, environment):
        loopback.papers = (Shelved(*sample_paper()), *SHELF)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield loopback


@pytest.fixture
def here(club: Club, monkeypatch: pytest.MonkeyPatch) -> Club:
    monkeypatch.chdir(club.root)
    return club


def test_by_id(here: Club, server: LoopbackArxiv, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = jc(capsys, "suggest", "2010.11929", "--by", "chair", "--why", "A classic", "--quick")
    assert (status, out) == (0, "")
    assert "is on the reading list now" in err
    status, out, _ = jc(capsys, "suggest", "2010.11929v2", "nonsense", "--json")
    assert status == 1
    document = json.loads(out)
    assert [(p["id"], p["added"], p["suggested_by"]) for p in document["papers"]] == [
        ("2010.11929", False, ["chair"])
    ]
    assert [f["paper"] for f in document["failures"]] == ["nonsense"]


def test_todays_papers_are_shown_and_only_what_is_named_is_added(
    here: Club, server: LoopbackArxiv, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = ("suggest", "--feed", "cs.LG", "--new-versions", "--quick")
    status, out, err = jc(capsys, *feed, "--match", "image")
    assert status == 0
    assert VISION.title in out
    assert "--add ID" in err
    assert len(here.papers) == 1
    status, out, _ = jc(capsys, *feed, "--add", "2010.11929", "--json")
    document = json.loads(out)
    assert (status, document["added"], document["announced"]) == (0, ["2010.11929"], 3)
    assert document["papers"][0]["authors"] == ["Ashish Vaswani", "Noam Shazeer"]
    assert jc(capsys, *feed, "--match", "hasty proof", "--add-all")[0] == 0
    assert [p.id for p in Club(here.root).papers] == ["2611.00000v1", "2010.11929", "2401.01230"]


def test_on_a_terminal_one_is_asked(
    here: Club, server: LoopbackArxiv, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["", "9", "2"])  # the 9th is none of them: told, and asked again
    monkeypatch.setattr(Screen, "ask", lambda *_: next(answers))
    feed = ("suggest", "--feed", "cs.LG", "--new-versions", "--quick")
    assert jc(capsys, *feed)[0] == 0
    assert len(Club(here.root).papers) == 1
    assert jc(capsys, *feed)[0] == 0
    assert [p.id for p in Club(here.root).papers] == ["2611.00000v1", "2010.11929"]


def test_where_nobody_sits_nobody_is_asked() -> None:
    assert Screen().ask("Which?") is None


def test_a_day_without_a_list_says_so(
    here: Club, server: LoopbackArxiv, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = jc(capsys, "suggest", "--feed", "math.GT", "--match", "x", "--add-all")
    assert (status, out) == (0, "")
    assert "Saturdays" in err


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("2010.11929", "--feed", "cs.CV"),
        ("2010.11929", "--match", "x"),
        ("2010.11929", "--add-all"),
        ("--feed", "cs.CV", "--add-all"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    argv: tuple[str, ...], here: Club, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jc(capsys, "suggest", *argv)[0] == 2


def test_voting(here: Club, server: LoopbackArxiv, capsys: pytest.CaptureFixture[str]) -> None:
    jc(capsys, "suggest", "2010.11929", "1706.03762", "--quick")
    assert "1 vote." in jc(capsys, "vote", "16x16 words", "--by", "chair")[2]
    assert "has voted already" in jc(capsys, "vote", "arXiv:2010.11929", "--by", "Chair")[2]
    status, out, _ = jc(capsys, "vote", "2010.11929", "--json")
    document = json.loads(out)
    assert (status, document["votes"], document["voters"], document["changed"]) == (0, 2, ["chair"], True)
    assert "1 vote." in jc(capsys, "vote", "2010.11929", "--by", "chair", "--back")[2]
    assert "no such vote" in jc(capsys, "vote", "2010.11929", "--by", "chair", "--back")[2]
    status, out, _ = jc(capsys, "papers", "--json")
    assert [(p["id"], p["votes"]) for p in json.loads(out)["papers"]] == [
        ("2010.11929", 1),
        ("1706.03762", 0),
        ("2611.00000v1", 0),
    ]


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("1512.03385",), "jc suggest"),
        (("",), "jc suggest"),
        (("2611.00000",), "is scheduled already"),
        (("2010.11929", "--by", " "), "needs a name"),
        (("attention", "--by", "chair"), "fits 2 papers"),
    ],
)
def test_a_vote_that_cannot_count_is_refused(
    argv: tuple[str, ...], says: str, here: Club, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (here.root / "papers.yaml").read_text()
    text += "  - id: 2010.11929\n    title: Attention a\n  - id: 1706.03762\n    title: Attention b\n"
    (here.root / "papers.yaml").write_text(text)
    status, out, err = jc(capsys, "vote", *argv)
    assert (status, out) == (1, "")
    assert says in err
    assert (here.root / "papers.yaml").read_text() == text


def test_the_list_as_a_table_and_by_status(here: Club, capsys: pytest.CaptureFixture[str]) -> None:
    path = here.root / "papers.yaml"
    path.write_text(
        path.read_text() + "  - id: 2010.11929\n    title: ViT\n    votes: 3\n    suggested_by: chair\n"
    )
    status, out, _ = jc(capsys, "papers")
    head, first, second = out.splitlines()
    assert (status, head.split()) == (0, ["Status", "Votes", "Paper", "Suggested", "by", "Session", "Title"])
    assert first.split() == ["suggested", "3", "2010.11929", "chair", "–", "ViT"]
    assert second.startswith("scheduled")
    _, out, _ = jc(capsys, "papers", "--status", "suggested", "--json")
    assert [p["id"] for p in json.loads(out)["papers"]] == ["2010.11929"]
    assert "jc suggest" in jc(capsys, "papers", "--status", "withdrawn")[2]


def test_status_offers_the_paper_with_the_most_votes(here: Club, capsys: pytest.CaptureFixture[str]) -> None:
    session = next((here.root / "sessions").glob("*/session.yaml"))
    session.write_text(session.read_text().replace("status: scheduled", "status: cancelled"))
    path = here.root / "papers.yaml"
    path.write_text(path.read_text() + "  - id: 2010.11929\n  - id: 1706.03762\n    votes: 2\n")
    _, out, _ = jc(capsys, "status", "--json")
    assert [t["do"] for t in json.loads(out)["tasks"]] == ["jc new 1706.03762"]


def test_a_vote_for_a_paper_that_is_not_listed_says_how_to_list_that_one(tmp_path: Path) -> None:
    club = init(tmp_path / "club", "A club", "UTC")
    with pytest.raises(JcError, match=r"add it: jc suggest 2103\.14030$"):
        vote(club, "arXiv:2103.14030v2")
    with pytest.raises(JcError, match=r"add it: jc suggest ID$"):
        vote(club, "swin")
