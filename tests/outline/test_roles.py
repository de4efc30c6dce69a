"""A heading tells what its section is for."""

from __future__ import annotations

import pytest

from journalclub.outline.roles import Heading, role_of_title, roles_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("INTRODUCTION", "introduction"),
        ("Related Work", "related"),
        ("Experimental Setup", "setup"),
        ("Results on the sand dataset", "results"),
        ("Results and Discussion", "results"),
        ("Ablation Study", "analysis"),
        ("Conclusion and Future Work", "conclusion"),
        ("Limitations", "limitations"),
        ("Limitations of our method", "limitations"),
        ("Acknowledgments", "back"),
        ("Author contributions", "back"),
        ("Our contributions", "introduction"),
        ("Proposed Method", "method"),
        ("Sand and water", None),
        ("Limitations of today's coolers", None),
    ],
)
def test_the_words_of_a_heading_tell_its_role(title: str, role: str | None) -> None:
    assert role_of_title(title) == role


def roles(*headings: tuple[str, str | None]) -> list[str]:
    return list(roles_of([Heading(title, number) for title, number in headings]))


def test_a_subsection_takes_its_parent_s_role() -> None:
    assert roles(("Introduction", "1"), ("Experiments", "4"), ("Iron rods", "4.1")) == [
        "introduction",
        "experiments",
        "experiments",
    ]


def test_models_that_are_compared_in_experiments_are_setup() -> None:
    assert roles(("Introduction", "1"), ("Experiments", "4"), ("Models", "4.1"))[-1] == "setup"


def test_a_model_that_results_are_about_is_no_setup() -> None:
    """A physicist's "Symmetries of the matrix model" under "Comparison with the matrix model"."""
    assert roles_of([Heading("Comparison", "3"), Heading("The sand model", "3.1")]) == ["results", "method"]


def test_everything_under_related_work_is_related() -> None:
    assert roles(("Introduction", "1"), ("Related work", "2"), ("Cooling methods", "2.1"))[-1] == "related"


def test_lettered_sections_after_the_conclusion_are_the_appendix() -> None:
    assert roles(("Introduction", "1"), ("Conclusion", "5"), ("Training details", "A"))[-1] == "appendix"


def test_lettered_subsections_before_it_are_not() -> None:
    assert (
        roles(("Introduction", "I"), ("Results", "II"), ("Speed", "A"), ("Conclusion", "III"))[2]
        != "appendix"
    )


def test_what_follows_the_thanks_without_a_number_is_the_appendix() -> None:
    assert roles(("Introduction", "1"), ("Acknowledgements", None), ("Sand", None))[-1] == "appendix"


def test_a_letter_without_headings_is_introduced_by_its_first_section() -> None:
    assert roles(("Wet sand", None), ("Conclusion", None))[0] == "introduction"
