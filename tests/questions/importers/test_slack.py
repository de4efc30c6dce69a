from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from journalclub.errors import JcError
from journalclub.models.question import Collected
from journalclub.questions.recognise import read_export
from journalclub.questions.sorting import sort_out
from journalclub.questions.source import open_source
from tests.questions.importers import counts

DAY = "2027-01-18.json"
SECRET = "do you understand a word of Section 4?"


def message(number: int, text: str, user: str = "U1", **more: Any) -> dict[str, Any]:
    return {"type": "message", "text": text, "user": user, "ts": f"17950{number:05}.000000", **more}


def files() -> dict[str, Any]:
    thread = {"thread_ts": "1795000100.000000"}
    open_thread = {"thread_ts": "1795000200.000000"}
    return {
        "users.json": [
            {"id": "U1", "name": "ada", "real_name": "Ada L.", "profile": {"display_name": "Ada (she/her)"}},
            {"id": "U2", "name": "ben", "real_name": "Ben R.", "profile": {"display_name": ""}},
            {"id": "U3", "name": "cleo", "profile": {}},
        ],
        "channels.json": [{"id": "C1", "name": "club"}],
        "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
        "groups.json": [{"id": "G1", "name": "organisers"}],
        f"club/{DAY}": [
            message(50, "<@U2> has joined the channel", "U2", subtype="channel_join"),
            message(60, "Reminder: did you read Table 2?", "B1", subtype="bot_message", bot_id="B1"),
            message(
                100,
                "Why is d_k &lt; 16 bad in eq. (1)? See <https://a.example/?b=1|this post>, <@U3>",
                "U2",
                reactions=[{"name": "+1", "users": ["U1", "U3"]}, {"name": "tada", "users": ["U1"]}],
            ),
            message(110, "+1", "U3", **thread),
            message(120, "page 4 has it, do you see?", "U1", **thread),
            message(130, "me too", "U4", **thread, subtype="thread_broadcast"),
            message(200, ":thread: Questions for the presenter here please", "U1", **open_thread),
            message(210, "What would Fig. 1 look like for a decoder?", "U1", **open_thread),
            message(220, "thanks for organising!", "U3", **open_thread),
            message(300, "", "U1", files=[{"name": "a.png"}]),
            message(310, "<!here> the slot is 25 minutes", "U1"),
        ],
        f"D1/{DAY}": [message(400, SECRET)],
        f"organisers/{DAY}": [message(410, SECRET), message(420, SECRET)],
        f"unlisted/{DAY}": [message(430, SECRET)],
    }


def folder(tmp_path: Path, content: dict[str, Any]) -> Path:
    for name, document in content.items():
        path = tmp_path / "export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document))
    return tmp_path / "export"


def zipped(tmp_path: Path, content: dict[str, Any], top: str = "") -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, document in content.items():
            archive.writestr(top + name, json.dumps(document))
    (tmp_path / "export.zip").write_bytes(out.getvalue())
    return tmp_path / "export.zip"


def collected(path: Path) -> Collected:
    return sort_out(read_export(open_source(path)))


def test_threads_reactions_bots_and_private_folders(tmp_path: Path) -> None:
    found = collected(folder(tmp_path, files()))
    assert found.format == "slack"
    assert counts(found) == (2, 2, 2, 4, 4, 1)
    first, second = found.questions
    assert first.text == "Why is d_k < 16 bad in eq. (1)? See this post, @cleo"
    assert (first.author, first.votes) == ("Ben R.", 4)
    assert (second.author, second.votes) == ("Ada (she/her)", 0)


@pytest.mark.parametrize("top", ["", "Our Team Slack export/"])
def test_a_zip_is_read_like_its_folder(tmp_path: Path, top: str) -> None:
    assert collected(zipped(tmp_path, files(), top)) == collected(folder(tmp_path, files()))


def test_what_is_private_is_not_even_read(tmp_path: Path) -> None:
    export = read_export(open_source(folder(tmp_path, files())))
    assert sum(row.sort == "private" for row in export.rows) == 4
    assert all(SECRET not in row.text for row in export.rows)


@pytest.mark.parametrize("document", ['{"a": 1}', "[", "[[[[", "null"])
def test_a_day_that_is_no_list_is_one_sentence(tmp_path: Path, document: str) -> None:
    path = folder(tmp_path, files())
    (path / "club" / DAY).write_text(document)
    with pytest.raises(JcError, match="export it again"):
        collected(path)


def test_odd_values_are_counted_and_harm_nothing(tmp_path: Path) -> None:
    odd = files()
    odd[f"club/{DAY}"] = [None, 3, {"ts": None}, {"ts": "x", "text": 7, "reactions": [1, {"users": None}]}]
    assert collected(folder(tmp_path, odd)).counts.rows == 4 + 4
