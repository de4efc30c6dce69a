"""An outline quotes the paper, word for word, with where it stands."""

from __future__ import annotations

from journalclub.models.paper import Manuscript, Passage, PassageLine, Reading
from journalclub.outline.outline import make_outline


def passage(text: str, section: str, number: str | None = None, page: int = 1, width: int = 60) -> Passage:
    """A paragraph printed in lines of `width` characters, 12 points apart."""
    lines = tuple(
        PassageLine(start, page, (72.0, 100.0 + 12 * i, 540.0, 110.0 + 12 * i))
        for i, start in enumerate(range(0, len(text), width))
    )
    return Passage(text, section, number, lines, "abstract" if section == "Abstract" else "text")


def paper(*passages: Passage, title: str | None = "Cooling rods with wet sand") -> Manuscript:
    return Manuscript(Reading("0" * 64, 3, title=title), passages)


INTRODUCTION = passage(
    "Cooling hot rods is an important task in many workshops. However, existing coolers remain expensive and fail "
    "on long rods. In this paper, we propose a novel cooler that buries the rod in wet sand. It needs no pump. "
    "The cooler learns the best depth from the temperature of the rod.",
    "Introduction",
    "1",
)
RESULTS = passage(
    "Our cooler outperforms the best fan by 12% on long rods. Table 2 shows the results. "
    "We find that wet sand cools twice as fast as dry sand.",
    "Results",
    "4",
    page=3,
)
CONCLUSION = passage(
    "We presented a cooler of wet sand. In future work we will study salt water. A limitation of our method is that "
    "the sand must be wet all day.",
    "Conclusion",
    "5",
    page=3,
)


def test_every_statement_stands_in_the_paper_word_for_word() -> None:
    manuscript = paper(INTRODUCTION, RESULTS, CONCLUSION)
    outline = make_outline(manuscript)
    assert outline.all()
    for statement in outline.all():
        assert any(statement.text in p.text and p.section == statement.section for p in manuscript.passages)


def test_a_statement_has_the_page_and_the_box_of_its_own_lines() -> None:
    outline = make_outline(paper(INTRODUCTION, RESULTS))
    (found,) = [s for s in outline.all() if s.text.startswith("We find")]
    start = RESULTS.text.index("We find")
    first, last = start // 60, (len(RESULTS.text) - 1) // 60
    assert found.page == 3
    assert found.bbox == (72.0, 100.0 + 12 * first, 540.0, 110.0 + 12 * last)


def test_caveats_and_future_work_are_limitations() -> None:
    outline = make_outline(paper(INTRODUCTION, RESULTS, CONCLUSION))
    assert [s.text for s in outline.limitations] == [
        "A limitation of our method is that the sand must be wet all day.",
        "In future work we will study salt water.",
    ]


def test_strengths_and_overcome_weaknesses_are_no_limits() -> None:
    text = (
        "Wet sand and fans have complementary strengths and weaknesses. Our cooler does not rely on a pump. "
        "Wet sand has the potential to overcome many weaknesses of fans."
    )
    assert make_outline(paper(passage(text, "Conclusion"))).limitations == ()


def test_a_paper_without_limits_has_none() -> None:
    assert make_outline(paper(INTRODUCTION, RESULTS)).limitations == ()


def test_a_table_is_not_announced() -> None:
    outline = make_outline(paper(INTRODUCTION, RESULTS))
    assert not [s for s in outline.all() if s.text.startswith("Table 2")]


def test_a_sentence_that_points_back_is_quoted_with_the_one_before() -> None:
    outline = make_outline(paper(INTRODUCTION, RESULTS))
    assert not [s for s in outline.all() if s.text.startswith(("It ", "This ", "These "))]


def test_a_paper_without_text_has_an_empty_outline() -> None:
    assert make_outline(paper()).all() == ()


def test_the_paper_s_own_list_of_contributions_is_taken_whole() -> None:
    items = [
        Passage(f"• {text}", "Introduction", "1", (PassageLine(0, 1, (0.0, 0.0, 9.0, 9.0)),), "item")
        for text in (
            "We build the first cooler of wet sand.",
            "We measure how fast sand of five kinds cools.",
            "A public set of 300 measured rods of iron;",
        )
    ]
    outline = make_outline(
        paper(passage("Our contributions are the following:", "Introduction", "1"), *items)
    )
    assert outline.contribution_list
    assert [s.text for s in outline.contributions] == [i.text.removeprefix("• ") for i in items]


def test_without_such_a_list_contributions_are_aims() -> None:
    outline = make_outline(paper(INTRODUCTION, RESULTS))
    assert not outline.contribution_list
    assert outline.contributions[0].text.startswith("In this paper, we propose")


def test_a_list_under_a_heading_that_says_contributions_needs_no_announcement() -> None:
    items = [
        Passage(f"• {text}", "Contributions.", None, (PassageLine(0, 1, (0.0, 0.0, 9.0, 9.0)),), "item")
        for text in (
            "We build the first cooler of wet sand.",
            "We measure how fast sand of five kinds cools.",
        )
    ]
    assert make_outline(paper(INTRODUCTION, *items)).contribution_list


def test_code_that_is_open_is_no_open_question() -> None:
    outline = make_outline(
        paper(INTRODUCTION, passage("Our code is open-source for everyone to use.", "Conclusion"))
    )
    assert outline.limitations == ()
