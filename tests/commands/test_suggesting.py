"""`jc suggest`, its work: by id and from arXiv's list of today, with what ties a paper to the club."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from journalclub.app import App
from journalclub.assembly.wish import Wish
from journalclub.batch import new_sessions
from journalclub.club.folder import Club
from journalclub.commands.init import init
from journalclub.commands.papers import reading_list
from journalclub.commands.vote import vote
from journalclub.demo.loopback import LoopbackArxiv, Shelved
from journalclub.demo.sample import sample_paper
from journalclub.errors import JcError
from journalclub.models.history import Tie
from journalclub.suggesting import About, choose, look_at_today, put_on_list, suggest
from tests.commands.club import NOW, app, arxiv
from tests.sources.shelf import ATTENTION, SHELF, VISION

SAMPLE, PDF = sample_paper()  # it cites ATTENTION and VISION by their ids
BY_CHAIR = About("chair", "A classic", quick=True)


@pytest.fixture
def empty(tmp_path: Path) -> Club:
    return init(tmp_path / "club", "A club", "UTC")


@contextmanager
def shelf(cache: Path) -> Iterator[tuple[LoopbackArxiv, dict[str, str]]]:
    """The loopback arXiv with the sample paper and those of tests/sources."""
    with arxiv(cache) as (server, environment):
        server.papers = (Shelved(SAMPLE, PDF), *SHELF)
        yield server, environment


def later(club: Club) -> App:
    """A run of `jc` after the sample paper's session."""
    return replace(app(club.root), now=NOW + dt.timedelta(30))


def test_a_suggested_paper_has_arxivs_title_and_what_was_said(empty: Club, tmp_path: Path) -> None:
    with shelf(tmp_path) as (_, environment):
        (outcome,) = suggest(app(empty.root), empty, ["arXiv:1706.03762"], BY_CHAIR, environment=environment)
    assert outcome.added
    (paper,) = Club(empty.root).papers
    assert (paper.id, paper.title, paper.status) == ("1706.03762", ATTENTION.title, "suggested")
    assert (paper.suggested_by, paper.why, paper.votes) == (("chair",), "A classic", 0)


def test_each_paper_has_its_outcome_in_the_order_given(empty: Club, tmp_path: Path) -> None:
    wanted = ["2010.11929v2", "nonsense", "2401.99999", "1706.03762", "10.48550/arXiv.1706.03762"]
    with shelf(tmp_path) as (_, environment):
        outcomes = suggest(app(empty.root), empty, wanted, BY_CHAIR, environment=environment)
    assert [o.paper for o in outcomes] == wanted
    assert [o.failure is None for o in outcomes] == [True, False, False, True, True]
    assert [p.id for p in empty.papers] == ["2010.11929v2", "1706.03762"]


def test_nothing_is_asked_for_a_paper_that_is_there(club: Club, tmp_path: Path) -> None:
    before = (club.root / "papers.yaml").read_bytes()
    with shelf(tmp_path) as (server, environment):
        (outcome,) = suggest(app(club.root), club, [SAMPLE.id], environment=environment)
        assert server.log == []
    assert not outcome.added
    assert outcome.listed is not None
    assert outcome.listed.status == "scheduled"
    assert (club.root / "papers.yaml").read_bytes() == before


def test_a_pdf_of_ones_own_is_told_where_it_belongs(empty: Club) -> None:
    (empty.root / "own.pdf").write_bytes(PDF)
    (outcome,) = suggest(app(empty.root), empty, [str(empty.root / "own.pdf")])
    assert "jc new" in str(outcome.failure)


def test_what_a_suggested_paper_cites_of_the_clubs_is_noted(empty: Club, tmp_path: Path) -> None:
    with shelf(tmp_path) as (_, environment):
        run = app(empty.root)
        suggest(run, empty, [VISION.id, "hep-th/9901001"], BY_CHAIR, environment=environment)
        suggest(run, empty, [SAMPLE.id], environment=environment)
    assert empty.papers[2].cites == (VISION.id,)


def test_a_paper_whose_pdf_cannot_be_had_is_suggested_all_the_same(
    empty: Club, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with shelf(tmp_path) as (_, environment):
        suggest(app(empty.root), empty, [VISION.id], BY_CHAIR, environment=environment)
        (outcome,) = suggest(app(empty.root), empty, ["2401.01230"], environment=environment)
    assert outcome.added
    assert "withdrawn" in capsys.readouterr().err


def test_papers_cited_by_what_was_read_come_first(club: Club, tmp_path: Path) -> None:
    with shelf(tmp_path) as (_, environment):
        wanted = ["hep-th/9901001", VISION.id]
        suggest(app(club.root), club, wanted, BY_CHAIR, environment=environment)
    vote(club, "hep-th/9901001")
    before, none = reading_list(app(club.root), club, ("suggested",))
    assert [p.id for p in before] == wanted
    assert not any(none.values())
    papers, found = reading_list(later(club), club, ("suggested",))
    assert [p.id for p in papers] == [VISION.id, "hep-th/9901001"]
    (tie,) = found[VISION.id]
    assert (tie.kind, tie.paper.id, tie.paper.date) == ("cited by", SAMPLE.id, dt.date(2027, 1, 18))


def test_todays_list_is_filtered_and_nothing_is_put_on_the_reading_list(club: Club, tmp_path: Path) -> None:
    before = (club.root / "papers.yaml").read_bytes()
    with shelf(tmp_path) as (_, environment):
        run = later(club)
        category = SAMPLE.categories[0]
        today = look_at_today(run, club, category, environment=environment)
        assert [(f.preprint.id, f.kind) for f in today.found] == [(SAMPLE.id, "new")]
        listed = today.found[0].listed
        assert listed is not None
        assert listed.status == "scheduled"
        today = look_at_today(run, club, "cs.LG", ["16x16"], new_versions=True, environment=environment)
        (found,) = today.found
        assert (found.preprint.id, [t.kind for t in found.ties]) == (VISION.id, ["cited by"])
        today = look_at_today(run, club, "cs.LG", environment=environment)
        assert (today.found, today.new_versions, today.announced) == ((), 3, 3)
    assert (club.root / "papers.yaml").read_bytes() == before


def test_papers_are_chosen_by_number_id_or_all(club: Club, tmp_path: Path) -> None:
    with shelf(tmp_path) as (_, environment):
        today = look_at_today(later(club), club, "cs.LG", new_versions=True, environment=environment)
    ids = [f.preprint.id for f in today.found]
    assert ids == [ATTENTION.id, VISION.id, "2401.01230"]
    assert [f.preprint.id for f in choose(today.found, f"2, 1 {VISION.id}v1")] == [VISION.id, ATTENTION.id]
    assert list(choose(today.found, " ALL ")) == list(today.found)
    assert choose(today.found, "") == []
    for wrong in ("0", "4", "-1", "2611.00001", "1 x"):
        with pytest.raises(JcError, match="none of the papers"):
            choose(today.found, wrong)
    with pytest.raises(JcError, match="none of the papers"):
        choose(today.found, "1", numbered=False)


def test_a_chosen_paper_goes_on_the_list_without_asking_for_its_metadata(empty: Club, tmp_path: Path) -> None:
    with shelf(tmp_path) as (server, environment):
        today = look_at_today(app(empty.root), empty, "hep-th", new_versions=True, environment=environment)
        chosen = [(f.preprint.id, f.preprint) for f in today.found]
        put_on_list(app(empty.root), empty, chosen, BY_CHAIR, environment=environment)
        assert [target for _, target, _ in server.log] == ["/rss/hep-th"]
    assert [(p.id, p.title, p.suggested_by) for p in empty.papers] == [
        ("hep-th/9901001", "Strings", ("chair",))
    ]


def test_a_session_of_a_suggested_paper_keeps_its_votes(empty: Club, tmp_path: Path) -> None:
    with shelf(tmp_path) as (_, environment):
        suggest(app(empty.root), empty, [SAMPLE.id], BY_CHAIR, environment=environment)
        vote(empty, SAMPLE.id, "presenter")
        (made,) = new_sessions(app(empty.root), empty, [SAMPLE.id], Wish(), environment=environment)
    assert made.made is not None
    (paper,) = Club(empty.root).papers
    assert (paper.id, paper.status, paper.session) == (SAMPLE.ref, "scheduled", made.made.folder)
    assert (paper.voters, paper.suggested_by, paper.why) == (("presenter",), ("chair",), "A classic")


def test_a_tie_to_what_was_read_is_found_in_both_directions(empty: Club, tmp_path: Path) -> None:
    with shelf(tmp_path) as (_, environment):
        new_sessions(app(empty.root), empty, [SAMPLE.id], Wish(date=NOW.date()), environment=environment)
        suggest(later(empty), empty, [ATTENTION.id], environment=environment)
    found = reading_list(later(empty), empty)[1][ATTENTION.id]
    assert [(type(t), t.kind) for t in found] == [(Tie, "cited by")]
