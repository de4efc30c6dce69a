"""A layout is a template; a club may replace one or add its own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.layouts.cells import Column
from journalclub.layouts.layout import Layout, Place, layout_names
from journalclub.models.session import Session
from journalclub.render import Templates

OLD, NEW = (Session(f"s{n}", dt.date(2027, 1, n), topic=f"Topic {n}", number=n) for n in (4, 18))
PACKAGED = {  # form, and whether the newest comes first
    "mlt": ("table", True),
    "sig": ("table", False),
    "workshop": ("table", False),
    "seminar": ("sections", False),
    "school": ("sections", False),
    "list": ("list", False),
}
OWN = "# Ours\n\n{% for session in sessions %}\n* {{ session.topic | md }}\n{% endfor %}\n"


def own(folder: Path, name: str, text: str) -> Templates:
    (folder / f"layout-{name}.md.j2").write_text(text, encoding="utf-8")
    return Templates(folder)


def test_every_packaged_layout_is_looked_at() -> None:
    assert layout_names(Templates()) == set(PACKAGED)


@pytest.mark.parametrize("name", PACKAGED)
def test_a_row_is_what_a_session_adds_and_the_template_says_the_order(name: str) -> None:
    form, turned = PACKAGED[name]
    layout = Layout(name, Templates())
    writer = layout.writer(Place())
    assert layout.form == form
    assert writer.newest_first(OLD, NEW) == turned
    whole = [line for line in writer.block([OLD, NEW]) if line]
    rows = [writer.row(OLD), writer.row(NEW)]
    assert whole == [*writer.head, *(line for row in (rows[::-1] if turned else rows) for line in row)]


def test_a_club_may_add_a_layout_and_replace_one(tmp_path: Path) -> None:
    templates = own(tmp_path, "ours", OWN)
    assert Layout("ours", templates).writer(Place()).row(NEW) == ["* Topic 18"]
    own(tmp_path, "mlt", OWN)
    assert Layout("mlt", templates).writer(Place()).head == ["# Ours"]
    assert templates.strangers() == []


def test_a_template_that_ends_its_table_with_a_line_is_told_what_to_mend(tmp_path: Path) -> None:
    templates = own(tmp_path, "odd", "{{ sessions | length }} sessions\n")
    with pytest.raises(JcError, match="what it writes for no sessions must be the beginning"):
        Layout("odd", templates).writer(Place()).row(NEW)


def test_a_table_that_is_there_keeps_its_columns() -> None:
    columns = (Column("When", "date"), Column("What", "topic"))
    assert Layout("mlt", Templates(), "%Y-%m-%d").writer(Place(columns=columns)).row(NEW) == [
        "| 2027-01-18 | Topic 18 |"
    ]


def test_sections_and_lists_go_on_as_they_are() -> None:
    layout = Layout("mlt", Templates())
    assert layout.writer(Place(level=4)).row(NEW) == ["#### 18. 18 January 2027: Topic 18"]
    assert layout.writer(Place(bullet="*")).row(NEW) == ["* **18 January 2027**: Topic 18"]
