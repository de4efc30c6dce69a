from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pptx
import pytest

from journalclub.cli import run
from journalclub.club.folder import Club
from journalclub.commands.questions.importing import counts_text
from journalclub.models.question import Counts
from tests.commands.club import only_session

CHAT = """\
17:00:00 From Ada to Everyone : hello
17:01:00 From Ada to Everyone : Why does Fig. 2(a) fall so fast?
17:01:05 From Ben to Everyone : +1
17:02:00 From Ben to Everyone : Why is Fig. 2a falling so fast?
17:03:00 From Cleo to Everyone : What is "a weighted draw that favours those who owe the most talks" in eq. (2)?
17:04:00 From Cleo to Ada(Direct Message) : nobody may ever read this sentence, why should they?
17:05:00 From Dan to Everyone : <script>alert('x')</script> =1+1 How robust is the simulation to its seeds?
"""
SECRET = "nobody may ever read"


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT)
    return path


class Jc:
    """Runs `jc questions …` on the demo club's session."""

    def __init__(self, club: Club, capsys: pytest.CaptureFixture[str]) -> None:
        self.club = club
        self.session = only_session(club).name
        self._capsys = capsys

    def __call__(self, command: str, *words: object, fails: int = 0) -> str:
        argv = ["--club", str(self.club.root), *command.split(), self.session, *map(str, words)]
        assert run(argv) == fails
        shown = self._capsys.readouterr()
        return shown.err if fails else shown.out

    def document(self, command: str, *words: object) -> Any:
        return json.loads(self(command, *words, "--json"))

    def statuses(self) -> dict[int, str]:
        return {q["id"]: q["status"] for q in self.document("questions list")["questions"]}


@pytest.fixture
def jc(club: Club, capsys: pytest.CaptureFixture[str]) -> Jc:
    return Jc(club, capsys)


def test_import_tells_exactly_what_the_contract_says(jc: Jc, chat: Path) -> None:
    found = jc.document("questions import", chat)
    assert list(found) == ["rows", "questions", "replies", "reactions", "chatter", "private", "unparsed"]
    counts = [found[k] for k in ("replies", "reactions", "chatter", "private", "unparsed")]
    assert found["rows"] == 7 == len(found["questions"]) + sum(counts)
    first, second, third, _ = found["questions"]
    assert first == {
        "id": first["id"],
        "text": "Why does Fig. 2(a) fall so fast?",
        "author": "Ada",
        "votes": 1,
        "anchors": [{"kind": "figure", "label": "2a", "page": 3}],
        "duplicate_of": None,
    }
    assert second["duplicate_of"] == first["id"]
    assert third["anchors"] == [{"kind": "equation", "label": "2", "page": 2}]
    assert jc.document("questions import", chat) == found


def test_private_messages_never_reach_the_disk(jc: Jc, chat: Path) -> None:
    jc("questions import", chat)
    jc("questions export")
    jc("questions export", "--csv", chat.with_suffix(".csv"), "--all", "--names")
    files = [p for p in (*jc.club.root.rglob("*"), chat.with_suffix(".csv")) if p.is_file()]
    assert any(p.name == "questions.sqlite3" for p in files)
    assert not [p for p in files if SECRET.encode() in p.read_bytes()]


def test_the_database_is_kept_out_of_git_whatever_gitignore_said(jc: Jc, chat: Path) -> None:
    (jc.club.root / ".gitignore").write_text("*.bak")
    jc("questions import", chat)
    assert (jc.club.root / ".gitignore").read_text() == "*.bak\n*.sqlite3*\n"


def test_a_file_that_cannot_be_read_stores_nothing(jc: Jc, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(bytes(range(256)) * 9)
    assert "no text file" in jc("questions import", tmp_path / "x.csv", fails=1)
    assert not (jc.club.root / "questions.sqlite3").exists()


def test_columns_and_formats_can_be_given(jc: Jc, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("A,B\nWhy is Table 2 so long?,Ada\n")
    found = jc.document("questions import", tmp_path / "x.csv", "--columns", "text=A,name=B")
    assert found["questions"][0]["author"] == "Ada"
    assert "no format" in jc("questions import", tmp_path / "x.csv", "--format", "teams", fails=1)
    jc("questions import", tmp_path / "x.csv", "--columns", "text", fails=2)


def test_asking_keeps_a_question_with_its_places(jc: Jc) -> None:
    jc("ask", 'Why "a weighted draw that favours those who owe" in Sec. 3.3?', "--by", "Ada")
    (question,) = jc.document("questions list", "--names")["questions"]
    assert (question["author"], question["source"], question["status"]) == ("Ada", "ask", "shown")
    assert [(a["kind"], a["page"]) for a in question["anchors"]] == [("section", 2), ("quote", 1)]
    assert "no text" in jc("ask", " \u200b ", fails=1)


def test_merging_hiding_and_forgetting_by_hand(jc: Jc, chat: Path) -> None:
    a, b, c, d = (q["id"] for q in jc.document("questions import", chat)["questions"])
    jc("questions unmerge", b)
    assert jc.statuses()[b] == "shown"
    jc("questions merge", b, a)
    jc("questions hide", c, d)
    jc("questions hide", c, "--undo")
    assert jc.statuses() == {a: "shown", b: "merged", c: "shown", d: "hidden"}
    assert "merged into itself" in jc("questions merge", a, b, fails=1)
    jc("questions forget", d)
    jc("questions forget", "--by", "Cleo")
    assert jc.statuses() == {a: "shown", b: "merged"}
    jc("questions forget", fails=2)
    jc("questions forget", "--all")
    assert jc.statuses() == {}


@pytest.mark.parametrize("names", [False, True])
@pytest.mark.parametrize("command", ["questions hide", "questions forget"])
def test_what_is_hidden_or_forgotten_leaves_the_sheet_that_was_exported(
    jc: Jc, chat: Path, command: str, names: bool
) -> None:
    a, _, c, _ = (q["id"] for q in jc.document("questions import", chat)["questions"])
    jc("questions export", *["--names"] * names)
    sheet = only_session(jc.club) / "collected.md"
    assert "a weighted draw" in sheet.read_text()
    jc(command, c)
    assert "a weighted draw" not in sheet.read_text()
    assert f"## Question {a}\n" in sheet.read_text()
    assert ("asked by Ada" in sheet.read_text()) == names


def test_a_question_that_was_forgotten_leaves_the_sheet_even_when_the_first_run_was_stopped_before(
    jc: Jc, chat: Path
) -> None:
    a, _, c, _ = (q["id"] for q in jc.document("questions import", chat)["questions"])
    jc("questions answer", c, "By the draw.")
    jc("questions export")
    sheet = only_session(jc.club) / "collected.md"
    as_it_was = sheet.read_bytes()
    jc("questions forget", c)
    sheet.write_bytes(as_it_was)  # the database had it, the sheet had not
    jc("questions forget", c, fails=1)
    assert "a weighted draw" not in sheet.read_text()
    assert f"## Question {a}\n" in sheet.read_text()


def test_hiding_keeps_answers_that_are_not_recorded_yet_and_says_so(
    jc: Jc, chat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a, _, c, _ = (q["id"] for q in jc.document("questions import", chat)["questions"])
    jc("questions export")
    sheet = only_session(jc.club) / "collected.md"
    written = sheet.read_text().replace("**Answer:** –", "**Answer:** Because.", 1)
    sheet.write_text(written)
    assert run(["--club", str(jc.club.root), "questions", "hide", jc.session, str(c)]) == 0
    assert f"answer to question {a}" in capsys.readouterr().err
    assert sheet.read_text() == written


def test_nobody_is_named_unless_asked_for(jc: Jc, chat: Path) -> None:
    jc("questions import", chat)
    for command in ("questions list", "questions agenda", "questions list --json", "questions agenda --json"):
        first, second, *rest = command.split()
        assert "Ada" not in jc(f"{first} {second}", *rest), command
        assert "Ada" in jc(f"{first} {second}", *rest, "--names"), command


def test_the_agenda_fills_the_discussion_exactly_in_the_papers_order(jc: Jc, chat: Path) -> None:
    jc("questions import", chat)
    plan = jc.document("questions agenda")
    assert plan["minutes"] == 60 == sum(p["minutes"] for p in plan["points"]) + plan["open"]
    assert [p["page"] for p in plan["points"]] == [2, 3, None]
    assert jc.document("questions agenda", "--minutes", "7")["minutes"] == 7
    sheet = jc("questions agenda")
    assert "asked 2 times, 1 vote" in sheet
    assert "<script>" not in sheet


def test_the_agenda_offers_what_was_left_open_before(jc: Jc, chat: Path) -> None:
    jc("questions import", chat)
    later = jc.club.root / "sessions" / "2027-02-01-later"
    later.mkdir()
    (later / "session.yaml").write_text("date: 2027-02-01\n")
    jc.session = later.name
    assert [q["votes"] for q in jc.document("questions agenda")["left_open"]] == [1, 0, 0]
    assert "Left open last time" in jc("questions agenda")


def test_the_decks_notes_tell_of_questions_and_nothing_else_changes(jc: Jc, chat: Path) -> None:
    jc("questions import", chat)
    folder = only_session(jc.club)
    before = (folder / "presenter.md").read_text()
    jc("questions agenda", "--deck")
    noted = [
        paragraph.text
        for slide in pptx.Presentation(str(folder / "presenter.pptx")).slides
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs
        if "questions here" in paragraph.text or "question here" in paragraph.text
    ]
    assert any("Why does Fig. 2(a) fall so fast?" in line for line in noted)
    after = (folder / "presenter.md").read_text()
    assert [line for line in after.splitlines() if line in noted] == noted
    assert [line for line in after.splitlines() if line not in noted] == before.splitlines()
    jc("questions forget", "--all")
    jc("questions agenda", "--deck")
    assert (folder / "presenter.md").read_text() == before


def test_collected_md_shows_everything_as_text_and_keeps_what_stands_around_it(jc: Jc, chat: Path) -> None:
    jc("questions import", chat)
    jc("questions export")
    path = only_session(jc.club) / "collected.md"
    text = path.read_text()
    assert "<script>" not in text
    assert "Ada" not in text
    path.write_text(f"Our own words.\n\n{text}\nMore of them.\n")
    jc("ask", "Is the Gini index of 0.10 significant?")
    jc("questions export")
    again = path.read_text()
    assert again.startswith("Our own words.\n")
    assert again.endswith("More of them.\n")
    assert "Gini" in again
    before = path.stat().st_mtime_ns
    jc("questions export")
    assert path.stat().st_mtime_ns == before


def test_answers_are_recorded_by_hand_or_from_the_file(jc: Jc, chat: Path) -> None:
    a, _, c, d = (q["id"] for q in jc.document("questions import", chat)["questions"])
    jc("questions answer", a, "Because of W_s * x.\nSee https://a.example/?b=1", "--by", "Ada")
    jc("questions answer", d)
    jc("questions export")
    path = only_session(jc.club) / "collected.md"
    text = path.read_text()
    assert f"## Question {d}\n" in text
    assert "given in the session" in text
    assert "is not recorded" not in jc("questions export")
    path.write_text(text.replace("**Answer:** –", "**Answer:** It is a lottery."))
    assert "not recorded" in jc("questions export", fails=1)
    jc("questions answer", "--from", path)
    jc("questions export")
    answers = {q["id"]: [x["text"] for x in q["answers"]] for q in jc.document("questions list")["questions"]}
    assert answers[c] == ["It is a lottery."]
    assert answers[a] == ["Because of W_s * x.\nSee https://a.example/?b=1"]
    jc("questions answer", fails=2)
    (path.parent / "notes.md").write_text("## Question 999\n\nyes\n")
    assert "no question 999" in jc("questions answer", "--from", path.parent / "notes.md", fails=1)
    (path.parent / "notes.md").write_text("# nothing\n")
    assert "no answers" in jc("questions answer", "--from", path.parent / "notes.md", fails=1)


def test_csv_and_json_hold_what_was_released_and_all_of_it_when_wanted(jc: Jc, chat: Path) -> None:
    _, _, _, d = (q["id"] for q in jc.document("questions import", chat)["questions"])
    jc("questions hide", d)
    out = chat.with_suffix(".csv")
    jc("questions export", "--csv", out)
    records = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert len(records) == 3
    assert {r["asked by"] for r in records} == {""}
    assert len(jc.document("questions export", "--all")["questions"]) == 4
    assert len(jc.document("questions export")["questions"]) == 3


def test_questions_can_live_elsewhere(
    jc: Jc, chat: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JC_DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}")
    jc("questions import", chat)
    assert not (jc.club.root / "questions.sqlite3").exists()
    assert (tmp_path / "elsewhere.sqlite3").exists()


def test_a_session_whose_paper_is_unknown_has_questions_all_the_same(jc: Jc, chat: Path) -> None:
    (only_session(jc.club) / "paper.json").unlink()
    found = jc.document("questions import", chat)["questions"]
    assert [a["page"] for q in found for a in q["anchors"]] == [None, None, None]
    jc("questions agenda")


def test_import_counts_what_became_of_the_rows(
    jc: Jc, chat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--club", str(jc.club.root), "questions", "import", jc.session, str(chat)])
    first = capsys.readouterr().err.splitlines()[0]
    assert first == "chat.txt (zoom-v1): 7 rows: 4 questions, 1 reaction, 1 chatter, 1 private."


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (Counts(questions=1), "1 row: 1 question"),
        (Counts(replies=1, unparsed=2), "3 rows: 0 questions, 1 reply, 2 unreadable"),
        (Counts(questions=2, replies=2), "4 rows: 2 questions, 2 replies"),
    ],
)
def test_kinds_of_rows_that_there_are_none_of_are_left_out(counts: Counts, text: str) -> None:
    assert counts_text(counts) == text
