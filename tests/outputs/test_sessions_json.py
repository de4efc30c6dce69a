"""sessions.json is what its schema says."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from journalclub.models.publication import Entry, Material
from journalclub.outputs.sessions_json import sessions_file
from tests.outputs.publications import entry, publication

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "sessions.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def document(*entries: Entry) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(sessions_file(publication(entries)))
    return made


@pytest.mark.parametrize(
    "session",
    [
        entry(),
        entry(days=(), date_raw="May", start=None, place=None, presenters=(), papers=(), number=3, topic="x"),
        entry(status="cancelled", reason="ill", days=(dt.date(2027, 1, 18), dt.date(2027, 1, 25))),
        entry(
            materials=(
                Material("slides", "", "sessions/a b/slides/ä.pdf", True, "x"),
                Material("code", "Code", "https://example.org/"),
            )
        ),
    ],
)
def test_it_is_valid(session: Entry) -> None:
    VALIDATOR.check_schema(SCHEMA)
    VALIDATOR.validate(document(session))


def test_the_schema_refuses_what_is_not_described() -> None:
    made = document(entry())
    for change in ({"status": "perhaps"}, {"days": ["18 January"]}, {"secret": "x"}):
        wrong = {**made, "sessions": [{**made["sessions"][0], **change}]}
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(wrong)


def test_times_have_their_offset_and_paths_are_quoted() -> None:
    material = Material("slides", "talk", "sessions/a b/ä.pdf", True, "x")
    (session,) = document(entry("a b", materials=(material,)))["sessions"]
    assert session["starts"] == ["2027-01-18T17:00+01:00"]
    assert session["materials"][0]["address"] == "sessions/a%20b/%C3%A4.pdf"
    assert session["page"] == "sessions/a%20b/index.html"


def test_an_empty_club_and_one_line_for_each_session() -> None:
    assert document()["sessions"] == []
    assert sessions_file(publication([entry("a"), entry("b")])).count("\n{") == 2
