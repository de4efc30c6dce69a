"""Years that only the page as a whole tells."""

from __future__ import annotations

import pytest

from journalclub.adopting.page import read_page
from journalclub.adopting.page_years import year_in_headings, year_in_prose
from tests.adopting.pages import dates

TABLE = "\n\n| Date | Topic |\n|---|---|\n| Sep 3 | A |\n| Oct 1 | B |\n| Jan 7 | C |\n"


@pytest.mark.parametrize(
    "prose",
    ["We meet on Tuesdays, starting September 3rd 2024.", "Here is the schedule of our fall 2024 meetings:",
     "- Time: Tuesdays through fall quarter 2024"],
)  # fmt: skip
def test_a_sentence_names_the_year_of_a_table_without_one(prose: str) -> None:
    assert dates(f"# Club\n\n{prose}{TABLE}") == ["2024-09-03", "2024-10-01", "2025-01-07"]


@pytest.mark.parametrize(
    "prose",
    ["Last updated: 3 September 2024", "Founded in fall 2015.", "Copyright fall 2024",
     "From 3 September 2023, then again from fall 2024.", "- 3 September 2024", "No year at all in May."],
)  # fmt: skip
def test_a_year_of_something_else_is_not_taken(prose: str) -> None:
    assert year_in_prose(read_page(f"# Club\n\n{prose}\n", "README.md")) == ()


def test_dates_of_the_table_itself_are_stronger_than_a_sentence() -> None:
    page = "# Club\n\nSee our fall 2024 plan.\n\n| Date | Topic |\n|---|---|\n| Feb 1, 2019 | A |\n| Mar 1 | B |\n"
    assert dates(page) == ["2019-02-01", "2019-03-01"]


def test_another_tables_heading_tells_the_year_only_where_the_weekday_fits() -> None:
    past = "\n\n## Past sessions (2024)\n\n| Date | Topic |\n|---|---|\n| Wed May 29 | A |\n"
    coming = "# Club\n\n## Upcoming\n\n| Date | Topic |\n|---|---|\n| {} | B |"
    assert dates(coming.format("Wed Jun 12") + past)[0] == "2024-06-12"
    assert dates(coming.format("Wed Jan 15") + past)[0] == "2025-01-15"
    assert dates(coming.format("Jun 12") + past)[0] is None


def test_headings_of_several_years_tell_none() -> None:
    assert year_in_headings(read_page("# A\n\n## 2023\n\n## 2024\n", "README.md")) == ()
    assert year_in_headings(read_page("# A\n\n## Spring 2023\n\n## Notes\n", "README.md")) == ("Spring 2023",)
