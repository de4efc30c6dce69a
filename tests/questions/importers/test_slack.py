from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from journalclub.errors import JcError
from journalclub.models.question import Collected, Row
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


def rows(tmp_path: Path, *said: dict[str, Any], users: list[dict[str, Any]] | None = None) -> list[Row]:
    content = {
        "users.json": users or [],
        "channels.json": [{"id": "C1", "name": "club"}],
        f"club/{DAY}": said,
    }
    return list(read_export(open_source(folder(tmp_path, content))).rows)


@pytest.mark.parametrize(
    ("user", "shown"),
    [
        ({"profile": {"display_name": "Ada"}, "real_name": "Ada L."}, "Ada"),
        ({"real_name": "Ada L.", "profile": {"real_name": "A. L."}}, "Ada L."),
        ({"profile": {"display_name": "", "real_name": "A. L."}, "name": "ada"}, "A. L."),
        ({"profile": None, "name": "ada"}, "ada"),
        ({}, "U1"),
    ],
)
def test_a_user_is_called_as_slack_calls_them(tmp_path: Path, user: dict[str, Any], shown: str) -> None:
    (row,) = rows(tmp_path, message(1, "Why so?"), users=[{"id": "U1", **user}])
    assert row.author == shown


def test_a_message_keeps_its_moment_and_one_without_words_is_blank(tmp_path: Path) -> None:
    said, empty = rows(tmp_path, message(1, "Why so?"), message(2, " "))
    assert (said.time, said.moment, said.sort) == ("1795000001.000000", 1795000001.0, "message")
    assert (empty.text, empty.sort) == ("", "blank")


def test_a_reply_names_the_row_of_its_thread_if_that_is_above_it(tmp_path: Path) -> None:
    gone, first, reply = rows(
        tmp_path,
        message(1, "me too", thread_ts="1"),
        message(2, "Why so?"),
        message(3, "+1", thread_ts="1795000002.000000"),
    )
    assert (gone.root, first.root, reply.root) == (-1, None, 1)
    assert (first.place, reply.place) == ("club", "club/1795000002.000000")


@pytest.mark.parametrize(
    ("name", "votes"), [("+1", 1), ("+1::skin-tone-3", 1), ("-1", 0), ("-1::skin-tone-3", 0)]
)
def test_a_thumb_down_is_no_vote_whatever_its_skin(tmp_path: Path, name: str, votes: int) -> None:
    (row,) = rows(tmp_path, message(1, "Why so?", reactions=[{"name": name, "users": ["U2"]}]))
    assert row.votes == votes


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
