from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.models.question import Question
from journalclub.questions.changes import Post
from tests.web.visiting import DESK, NOW, SECRET, S, Visit, hall, sqlite


def statuses(visit: Visit) -> dict[int, str]:
    return {q.id: q.status for q in visit.store.questions(S)}


def test_who_has_not_the_link_finds_nothing(visit: Visit) -> None:
    visit.ask("Why?")
    for secret in ("", "wrong", SECRET[:-1], f"{SECRET}x", "ä", "%00"):
        for path in (f"/host/{secret}", f"/host/{secret}/live", f"/host/{secret}/questions.csv"):
            assert visit.get(path).status == 404, path
        assert visit.post(f"/host/{secret}/do", {"action": "hide", "question": 1}).status == 404
    assert statuses(visit) == {1: "shown"}


def test_the_link_stands_on_no_page_that_others_see(visit: Visit) -> None:
    assert SECRET in visit.get(DESK).text
    for path in ("/", "/projector", "/serve.js", "/nowhere"):
        assert SECRET not in visit.get(path).text


def test_the_host_releases_hides_pins_merges_answers_and_closes(moderated: Visit) -> None:
    for n in range(4):
        moderated.ask(f"Question of number {n}?", key=f"key-number-{n}")
    assert set(statuses(moderated).values()) == {"new"}
    for action, number in (("release", 1), ("release", 2), ("release", 3), ("hide", 4), ("pin", 2)):
        reply = moderated.act(action, number)
        assert reply.status == 303
        assert reply.headers["location"].startswith(DESK)
    moderated.act("merge", 3, into="#1")
    moderated.act("answer", 1, text="Because of the draw.", by="presenter")
    assert statuses(moderated) == {1: "answered", 2: "shown", 3: "merged", 4: "hidden"}
    assert [a.text for a in moderated.store.question(S, 1).answers] == ["Because of the draw."]
    assert moderated.store.question(S, 2).pinned
    moderated.fresh()
    page = moderated.get("/").text
    assert "Because of the draw." in page
    assert "number 3?" not in page
    moderated.act("unmerge", 3)
    moderated.act("unpin", 2)
    moderated.act("release", 1)
    moderated.act("answered", 2)
    assert statuses(moderated) == {1: "shown", 2: "answered", 3: "shown", 4: "hidden"}


def test_all_that_wait_are_released_at_once(moderated: Visit) -> None:
    for n in range(5):
        moderated.ask(f"Question of number {n}?", key=f"key-number-{n}")
    moderated.fresh()
    moderated.act("release-all")
    assert set(statuses(moderated).values()) == {"shown"}


def test_questions_that_seem_to_ask_the_same_are_offered_for_merging(moderated: Visit) -> None:
    moderated.ask("Why is the gradient clipped at 5 in Sec. 2?", key="key-number-1")
    moderated.ask("In Sec. 2, why is the gradient being clipped at 5?", key="key-number-2")
    moderated.ask("How large is the batch in Table 2?", key="key-number-3")
    page = moderated.get(f"{DESK}?done").text
    assert page.count("Seems to ask the same as") == 1
    assert "Put it under #1" in page
    moderated.act("merge", 2, into=1)
    assert "Seems to ask" not in moderated.get(f"{DESK}?done").text
    assert "Seems to ask" not in moderated.get("/").text


@pytest.mark.parametrize(
    ("action", "form"),
    [
        ("merge", {"question": 1, "into": "x"}),
        ("merge", {"question": 1, "into": 1}),
        ("merge", {"question": 1, "into": 77}),
        ("unmerge", {"question": 1}),
        ("release", {"question": ""}),
        ("release", {"question": "77"}),
        ("answer", {"question": 1, "text": " "}),
        ("answer", {"question": 1, "text": "x" * 5_000}),
        ("carry", {"question": 1}),
        ("forget everything", {}),
        ("", {}),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    visit: Visit, action: str, form: dict[str, object]
) -> None:
    visit.ask("Why?")
    reply = visit.post(f"{DESK}/do", {"action": action, **form})
    assert reply.status == 422
    assert 'class="notice bad"' in reply.text
    said = visit.post(f"{DESK}/do", {"action": action, **form}, accept="application/json")
    assert (said.status, json.loads(said.text)["said"] != "") == (422, True)
    assert statuses(visit) == {1: "shown"}


def test_collected_md_is_written_when_the_host_asks_and_failures_are_told(visit: Visit) -> None:
    assert "collected.md is written." in visit.act("collect").text
    visit.collected.error = JcError("collected.md has an answer that is not recorded.")
    reply = visit.act("collect")
    assert (reply.status, "not recorded" in reply.text) == (422, True)
    assert visit.collected.times == 2


def test_downloads_hold_what_was_released_and_evaluate_nothing(visit: Visit) -> None:
    formulas = ['=HYPERLINK("http://a.example")', "+1+1", "-2", "@SUM(A1)", "\t=1", "＝1+1", "|calc"]
    posts = [Post(S, f"k{n}", text, f"={text}", status="shown") for n, text in enumerate(formulas)]
    visit.store.apply([*posts, Post(S, "hidden", "Hidden?", status="hidden"), Post(S, "new", "New?")], NOW)
    reply = visit.get(f"{DESK}/questions.csv")
    assert reply.headers["content-disposition"] == 'attachment; filename="questions.csv"'
    rows = list(csv.DictReader(io.StringIO(reply.body.decode("utf-8-sig"))))
    assert len(rows) == len(formulas)
    assert not [c for row in rows for c in row.values() if c.strip()[:1] and c.strip()[0] in "=+-@|＝"]
    document = json.loads(visit.get(f"{DESK}/questions.json").text)
    assert [q["text"] for q in document["questions"]] == formulas


def test_what_was_left_open_before_is_offered_and_taken_over_once(tmp_path: Path) -> None:
    old = Question(7, "before", "Why was the ablation left out?", "attendee 7", "shown", "web", NOW)
    with Visit(sqlite(tmp_path), hall(left_open=(old,))) as visit:
        assert "Left open last time" in visit.get(DESK).text
        for _ in range(2):
            assert visit.act("carry", 7).status == 303
        (carried,) = visit.store.questions(S)
        assert (carried.text, carried.status) == (old.text, "shown")
        assert "Left open last time" not in visit.get(f"{DESK}?done").text


def test_a_template_of_the_club_gets_no_secret_and_no_path(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "serve-message.html.j2").write_text("{{ hall }}")
    with Visit(sqlite(tmp_path), hall(templates=templates)) as visit:
        seen = visit.get("/nowhere").text
    assert "A paper" in seen
    assert SECRET not in seen
    assert str(tmp_path) not in seen
