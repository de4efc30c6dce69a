from __future__ import annotations

import pytest

from journalclub.club.reading_list import add_suggestion, entry_of, list_paper
from journalclub.club.settings_file import parse_settings
from journalclub.club.yaml_file import dump, load
from journalclub.models.session import ListedPaper

TEXT = """\
papers:
  - id: 2010.11929   # a remark
    title: ViT

# the end of the list
club:
  name: A club
"""
NEW = ListedPaper("1706.03762", "Attention", suggested_by=("No",), why="A classic", cites=("1512.03385",))


def test_a_suggestion_reads_back_and_everything_else_stays_as_it_was() -> None:
    data = load(TEXT, "papers.yaml")
    assert add_suggestion(data, NEW)
    text = dump(data)
    assert parse_settings(text, [])[1][1] == NEW
    before, after = TEXT.split("\n\n")
    assert text.startswith(before + '\n  - id: "1706.03762"\n')
    assert text.endswith("\n\n" + after)


def test_an_empty_or_missing_list_is_begun() -> None:
    for text in ("papers: []\n", "club:\n  name: A club\n", "papers:\n"):
        data = load(text, "papers.yaml")
        assert add_suggestion(data, NEW)
        assert [p.id for p in parse_settings(dump(data), [])[1]] == ["1706.03762"]


@pytest.mark.parametrize("form", ["2010.11929", "2010.11929v2", "arXiv:2010.11929"])
def test_a_paper_that_is_there_in_any_form_is_not_added_again(form: str) -> None:
    data = load(TEXT.replace("2010.11929", form), "papers.yaml")
    assert not add_suggestion(data, ListedPaper("2010.11929"))
    entry = entry_of(data, "2010.11929v1")
    assert entry is not None
    assert entry["title"] == "ViT"


def test_a_paper_withdrawn_from_the_list_can_be_suggested_again() -> None:
    data = load("papers:\n  - id: 1706.03762\n    status: withdrawn\n    votes: 2\n", "papers.yaml")
    assert add_suggestion(data, NEW)
    (paper,) = parse_settings(dump(data), [])[1]
    assert (paper.status, paper.votes, paper.suggested_by) == ("suggested", 2, ("No",))


def test_promotion_keeps_votes_and_who_suggested_it() -> None:
    data = load(
        "papers:\n  - id: 2010.11929\n    suggested_by: chair\n    votes:\n      - presenter\n\n  - id: 1706.03762\n",
        "papers.yaml",
    )
    list_paper(data, ListedPaper("2010.11929v2", "ViT", "scheduled", "2027-01-18-vit"))
    text = dump(data)
    paper = parse_settings(text, [])[1][0]
    assert (paper.status, paper.suggested_by, paper.voters) == ("scheduled", ("chair",), ("presenter",))
    assert "    session: 2027-01-18-vit\n\n  - id: 1706.03762\n" in text


def test_listing_a_paper_twice_changes_nothing_and_keeps_the_persons_title() -> None:
    data = load("papers:\n  - id: 2010.11929   # suggested by a member\n    title: ViT\n", "papers.yaml")
    paper = ListedPaper("2010.11929v2", "An Image is Worth 16x16 Words", "scheduled", "2027-01-18-vit")
    assert list_paper(data, paper)
    assert not list_paper(data, paper)
    text = dump(data)
    assert "suggested by a member" in text
    assert "title: ViT" in text
    assert "status: scheduled" in text
    assert text.count("id:") == 1
