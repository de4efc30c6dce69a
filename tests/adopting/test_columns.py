"""What a column, key or label is for, whatever language and however many words its name has."""

from __future__ import annotations

import pytest

from journalclub.adopting.columns import LONGEST_LABEL, normal, role_of
from journalclub.adopting.record import Role


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("**Presenter(s):**", "presenter"), ("Vortragende:r", "vortragende"), ("Referent*in", "referent"),
        ("Referent_innen", "referent"), ("Referent/innen", "referent"), ("Président !", "president"),
        ("Slides & Notes", "slides & notes"), ("Conference/Journal", "conference/journal"), ("Session #", "session #"),
        ("Date [UTC]", "date"), ("時間（UTC）", "時間"), ("a_b~c`d", "a b c d"), ("Who’s next?", "who s next"),
        ("(" + "x" * 61 + ") a", "x" * 61 + " a"),
    ],
)  # fmt: skip
def test_a_name_is_compared_without_marks_brackets_endings_and_accents(label: str, shown: str) -> None:
    assert normal(label) == shown


@pytest.mark.parametrize(
    ("label", "role"),
    [
        # Names in the table, in the plural, too.
        ("Date", "date"), ("Termine", None), ("Termin", "date"), ("날짜", "date"), ("Speakers", "presenter"),
        ("Presenter's", "presenter"), ("Vortragende:r", "presenter"), ("Chairs", "chair"), ("Papers to read", "paper"),
        ("arXiv", "paper-link"), ("Themas", "topic"), ("Slides", "slides"), ("Notes", "notes"),
        ("Notebook", "notebook"), ("Slides/Video", "materials"), ("Conference/Journal", "venue"), ("#", "number"),
        (" # ", "number"),
        ("Meeting #", "number"), ("Zoom", "place"), ("Keywords", "comment"), ("Abstract", "abstract"),
        ("Suggested by", "suggested"), ("Status", "status"), ("Follow-ups", "sequel"), ("Uhrzeit", "time"),
        # A telling word among up to four decides.
        ("Reading Date (Mon)", "date"), ("Name of the presenter", "presenter"), ("The best papers ever", "paper"),
        ("Name of the next presenter", None), ("Room/floor", "place"), ("Code of conduct", "code"),
        # The first word says that it is beside the subject, however long the name.
        ("Related papers", "related"), ("Other things that we have mentioned so far", "related"),
        # Nothing known.
        ("Gizmo", None), ("", None), ("**", None), ("x" * LONGEST_LABEL, None),
        ("date " + "x" * (LONGEST_LABEL - 5), "date"), ("date " + "x" * (LONGEST_LABEL - 4), None),
    ],
)  # fmt: skip
def test_a_name_tells_what_a_column_is_for(label: str, role: Role | None) -> None:
    assert role_of(label) == role
