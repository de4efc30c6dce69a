from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path
from typing import Literal

import pytest

from journalclub.questions.changes import Post, SetStatus
from journalclub.web import limits
from journalclub.web.pages import LONGEST_QUESTION
from tests.web.visiting import DESK, NOW, Reply, S, Visit, hall, sqlite


def texts(visit: Visit) -> list[str]:
    return [q.text for q in visit.store.questions(S)]


def cookie(reply: Reply) -> str:
    return reply.headers["set-cookie"].split(";")[0]


def test_a_question_is_stored_before_it_is_acknowledged_and_then_shown(visit: Visit) -> None:
    reply = visit.ask("Why does Fig. 3 fall?", name="attendee 7")
    assert reply.status == 303
    (kept,) = visit.store.questions(S)
    assert (kept.text, kept.author, kept.status, kept.source) == (
        "Why does Fig. 3 fall?",
        "attendee 7",
        "shown",
        "web",
    )
    assert [(a.kind, a.label) for a in kept.anchors] == [("figure", "3")]
    page = visit.get(reply.headers["location"]).text
    assert "Thank you" in page
    assert "Why does Fig. 3 fall?" in page
    assert "attendee 7" in page


def test_a_question_says_its_slide_on_every_page(visit: Visit) -> None:
    visit.ask("Why does Fig. 3 fall?")
    visit.ask("What of everything else?", key="another-key")
    visit.fresh()
    for path in ("/", "/projector", DESK):
        page = visit.get(path).text
        assert page.count("slide 2</span>") == 1, path
        assert page.count(">slide ") == 1, path


def test_a_moderated_question_waits_for_the_host(moderated: Visit) -> None:
    reply = moderated.ask("Why does Fig. 3 fall?")
    page = moderated.get(reply.headers["location"]).text
    assert "once it is released" in page
    assert "Why does Fig. 3 fall?" not in page
    moderated.store.do(SetStatus(S, 1, "shown"), NOW)
    moderated.fresh()
    assert "Why does Fig. 3 fall?" in moderated.get("/").text


def test_the_same_key_ten_times_is_one_question(visit: Visit) -> None:
    places = {visit.ask("Why?").headers["location"] for _ in range(10)}
    assert len(places) == len(texts(visit)) == 1
    visit.ask("Why?", key="another-key")
    assert len(texts(visit)) == 2


def test_every_form_has_a_key_of_its_own(visit: Visit) -> None:
    keys = {visit.get("/").text.split('name="key" value="')[1].split('"')[0] for _ in range(5)}
    assert len(keys) == 5
    for key in ("", "x", "a b c d e f g h", "x" * 200):
        assert visit.ask(f"Why {key}?", key=key).status == 303
    assert len(texts(visit)) == 4


def test_a_page_that_is_kept_for_many_is_nobodys_own(visit: Visit) -> None:
    visit.ask("Why?")
    mine = cookie(visit.post("/vote", {"question": 1}))
    visit.fresh()
    first, second = visit.get("/").text, visit.get("/").text
    key = first.split('name="key" value="')[1].split('"')[0]
    assert key not in second
    assert first.count(key) == 1
    assert 'aria-pressed="true"' in visit.get("/", cookie=mine).text
    assert 'aria-pressed="true"' not in visit.get("/").text
    assert "is below" in visit.get("/?asked=1").text
    assert "is below" not in visit.get("/").text
    visit.ask("And then?", key="another-key")
    assert "And then?" in visit.get("/?asked=2").text


def test_names_and_texts_lose_mail_addresses_and_what_cannot_be_seen(visit: Visit) -> None:
    visit.ask("Write to me@a.example or +49 170 1234567, why?\u202e\x00", name="me@a.example\u202e")
    (kept,) = visit.store.questions(S)
    assert "me@a.example" not in kept.text + str(kept.author)
    assert "1234567" not in kept.text
    assert "\u202e" not in kept.text


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b", "x" * (LONGEST_QUESTION + 1)])
def test_what_cannot_be_taken_stays_in_the_form_with_the_reason(visit: Visit, text: str) -> None:
    reply = visit.ask(text, name="attendee 7", key="the-key-is-kept")
    assert reply.status == 422
    assert 'class="notice bad"' in reply.text
    assert 'value="the-key-is-kept"' in reply.text
    assert 'value="attendee 7"' in reply.text
    assert text.strip("\u200b \n") in reply.text
    assert texts(visit) == []


def test_a_crowd_beyond_the_limit_is_told_to_wait_and_keeps_its_text(tmp_path: Path) -> None:
    with Visit(sqlite(tmp_path), hall(moderated=False)) as visit:
        for _ in range(limits.POSTS.at_once):
            visit.site.limits.wait("post", "203.0.113.7", 0)
        reply = visit.ask("Is this text kept?", key="a-key-to-keep", peer="203.0.113.7")
        assert reply.status == 429
        assert int(reply.headers["retry-after"]) >= 1
        assert "Is this text kept?</textarea>" in reply.text
        assert 'value="a-key-to-keep"' in reply.text
        in_script = visit.ask("Is this text kept?", peer="203.0.113.7", accept="application/json")
        assert (in_script.status, "retry-after" in in_script.headers) == (429, True)
        assert visit.ask("And others?", peer="203.0.113.8").status == 303
        visit.clock.seconds += int(reply.headers["retry-after"])
        assert visit.ask("Is this text kept?", key="a-key-to-keep", peer="203.0.113.7").status == 303


def test_an_address_that_only_claims_to_be_another_is_not_believed(visit: Visit) -> None:
    for _ in range(limits.POSTS.at_once):
        visit.site.limits.wait("post", "203.0.113.7", 0)
    assert visit.ask("Why?", peer="203.0.113.7", x_forwarded_for="203.0.113.99").status == 429


def test_nothing_of_the_sender_is_stored(visit: Visit, tmp_path: Path) -> None:
    visit.ask(
        "Why?", peer="203.0.113.7", user_agent="an agent nobody has", cookie="other=a-cookie-nobody-has"
    )
    visit.post("/vote", {"question": 1}, peer="203.0.113.7", user_agent="an agent nobody has")
    content = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"Why?" in content
    assert not [x for x in (b"203.0.113", b"an agent", b"a-cookie") if x in content]


def test_votes_count_once_for_each_token_and_are_marked_and_taken_back(visit: Visit) -> None:
    visit.ask("Why?")
    first = visit.post("/vote", {"question": 1})
    assert first.status == 303
    assert "HttpOnly" in first.headers["set-cookie"]
    token = cookie(first)
    visit.post("/vote", {"question": 1}, cookie=token)
    visit.post("/vote", {"question": 1})
    assert visit.store.question(S, 1).votes == 2
    assert 'aria-pressed="true"' in visit.get(first.headers["location"], cookie=token).text
    assert 'aria-pressed="true"' not in visit.get("/").text
    visit.post("/vote", {"question": 1, "on": 0}, cookie=token)
    assert visit.store.question(S, 1).votes == 1


@pytest.mark.parametrize(
    ("number", "status"), [("99", 404), ("", 422), ("x", 422), ("9" * 40, 422), ("²", 422)]
)
def test_votes_for_what_is_no_question_are_refused(visit: Visit, number: str, status: int) -> None:
    assert visit.post("/vote", {"question": number}).status == status


@pytest.mark.parametrize("status", ["new", "hidden"])
def test_nobody_votes_for_what_is_not_shown(visit: Visit, status: Literal["new", "hidden"]) -> None:
    visit.store.apply([Post(S, "k1", "Seen by the host only?", status=status)], NOW)
    assert visit.post("/vote", {"question": 1}).status == 404
    assert visit.store.question(S, 1).votes == 0


def test_a_script_gets_the_same_as_data(visit: Visit) -> None:
    asked = visit.ask("Why?", accept="application/json")
    told = json.loads(asked.text)
    assert (asked.status, told["id"]) == (201, 1)
    assert told["key"] != "key-of-the-form"
    voted = visit.post("/vote", {"question": 1}, accept="application/json")
    assert json.loads(voted.text) == {"id": 1, "on": True}
    empty = visit.ask("", accept="application/json")
    assert (empty.status, "write your question" in json.loads(empty.text)["said"]) == (422, True)


def test_a_closed_page_takes_nothing_and_says_so(visit: Visit) -> None:
    visit.ask("Why?")
    visit.act("close")
    visit.fresh()
    reply = visit.ask("Too late?", key="another-key")
    assert reply.status == 403
    assert "closed" in reply.text
    assert visit.post("/vote", {"question": 1}).status == 403
    assert texts(visit) == ["Why?"]
    visit.act("open")
    visit.fresh()
    assert visit.ask("Too late?", key="another-key").status == 303


def test_a_database_that_fails_is_told_without_its_address_and_the_text_is_kept(
    visit: Visit, tmp_path: Path
) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "questions.sqlite3")) as database:
        database.execute("DROP TABLE jc_event")
    reply = visit.ask("Is this text kept?")
    assert reply.status == 503
    assert "Is this text kept?</textarea>" in reply.text
    assert "sqlite" not in reply.text
    visit.ask("Is this text kept?")
    (told,) = visit.warned  # once, however often people try
    assert "questions.sqlite3 fails: no such table" in told


def test_too_much_waiting_for_the_store_holds_people_back(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journalclub.web.writer.MOST_WAITING", 0)
    assert visit.ask("Why?").status == 429


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "multipart/form-data; boundary=x"}, 415),
        ({"content_length": "99999999"}, 413),
        ({"content_length": "-1"}, 413),
        ({"content_length": "many"}, 413),
        ({"content_length": "9" * 5_000}, 413),
        ({"content_type": "application/json"}, 415),
    ],
)
def test_what_is_no_form_of_ours_is_refused(visit: Visit, headers: dict[str, str], status: int) -> None:
    assert visit.ask("Why?", **headers).status == status


def test_a_body_longer_than_told_is_cut_off(visit: Visit) -> None:
    assert visit.ask("x" * 40_000, content_length="10").status == 413
    assert visit.post("/ask", {f"field{n}": "x" for n in range(50)}).status == 400


def test_the_newest_come_first_when_wanted(visit: Visit) -> None:
    visit.store.apply([Post(S, f"k{n}", f"question number {n}?", status="shown") for n in range(3)], NOW)
    visit.post("/vote", {"question": 1})
    visit.fresh()
    wanted, newest = visit.get("/").text, visit.get("/?by=new").text
    assert wanted.index("number 0?") < wanted.index("number 2?")
    assert newest.index("number 2?") < newest.index("number 0?")
