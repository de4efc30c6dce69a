"""The demo's own files are true; each kind of edit is told, by slide or line, and drawn."""

from __future__ import annotations

import dataclasses
import io
import json
import re
from pathlib import Path

import pptx
import pymupdf
import pytest

from journalclub.assembly.wish import Wish
from journalclub.batch import new_sessions
from journalclub.cli import run
from journalclub.club.folder import Club
from journalclub.commands.new import outcomes_json
from journalclub.commands.verify import Report, report_json, verify
from journalclub.demo.loopback import LoopbackArxiv, Shelved
from journalclub.demo.sample import sample_paper
from journalclub.errors import JcError
from tests.commands.club import app, only_session

BULLET = re.compile(r"^- (?P<text>[A-Z][^\n“]{30,}) \(p\. (?P<page>\d+)\)$", re.MULTILINE)


def verified(club: Club, file: str | None = None, out: Path | None = None) -> Report:
    (session,) = club.sessions()
    return verify(club, session, Path(file) if file else None, out=out, here=club.root)


def edit(club: Club, name: str, old: str, new: str) -> None:
    path = only_session(club) / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def bullet(club: Club) -> re.Match[str]:
    match = BULLET.search((only_session(club) / "presenter.md").read_text())
    assert match is not None
    return match


def test_files_as_they_were_made_are_true_of_the_paper(original: Path) -> None:
    report = verified(Club(original))
    assert report.findings == []
    assert [name for name, _ in report.checked] == [
        "presenter.pptx",
        "presenter.md",
        "questions.md",
        "README.md",
    ]
    assert all(c.quotes + c.references > 3 for _, c in report.checked)


def test_a_changed_word_is_told_with_its_line_and_drawn(club: Club, tmp_path: Path) -> None:
    old = bullet(club)["text"]
    word = max(re.findall(r"[a-z]{5,}", old), key=len)
    edit(club, "presenter.md", old, old.replace(word, "zebra", 1))
    report = verified(club, "presenter.md", tmp_path / "places")
    ((name, found),) = report.findings
    assert (name, found.spot.unit, found.problem) == ("presenter.md", "line", "changed")
    assert (found.differences[0].file, found.differences[0].paper) == ("zebra", word)
    picture = tmp_path / "places" / report.pictures[name, found]
    assert pymupdf.Pixmap(str(picture)).width > 1000


def test_a_changed_page_is_told(club: Club) -> None:
    match = bullet(club)
    wrong = 1 if match["page"] != "1" else 2
    edit(club, "presenter.md", match[0], match[0].replace(f"(p. {match['page']})", f"(p. {wrong})"))
    ((_, found),) = verified(club, "presenter.md").findings
    assert (found.problem, found.page) == ("page", int(match["page"]))


def test_an_edited_deck_is_told_by_slide(club: Club) -> None:
    path = only_session(club) / "presenter.pptx"
    deck = pptx.Presentation(str(path))
    edited: list[int] = []
    for number, slide in enumerate(deck.slides, 1):
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            text = paragraph.text
            if text.startswith("p. ") and " the " in text and not edited:
                paragraph.runs[0].text = text.replace(" the ", " every ", 1)
                edited.append(number)
    deck.slides[
        0
    ].notes_slide.notes_text_frame.add_paragraph().text = "My own remark, about “turns” and p. 77."
    deck.save(str(path))
    ((name, found),) = verified(club, "presenter.pptx").findings
    assert (name, found.spot.unit, found.spot.part) == ("presenter.pptx", "slide", "notes")
    assert found.spot.number == edited[0]


def test_a_file_of_ones_own_may_be_given(club: Club, tmp_path: Path) -> None:
    match = bullet(club)
    notes = tmp_path / "notes.txt"
    notes.write_text(
        f"I like this:\n“{match['text']}”\n(p. {match['page']}). My view: too early to say (p. 2).\n"
    )
    assert verified(club, str(notes)).findings == []
    notes.write_text("“Nobody ever asked the presenters themselves about it” (p. 2)")
    ((_, found),) = verified(club, str(notes)).findings
    assert found.problem == "not found"


def test_what_cannot_be_verified_is_said_in_one_sentence(club: Club, tmp_path: Path) -> None:
    with pytest.raises(JcError, match="is not a file"):
        verified(club, "nowhere.md")
    (tmp_path / "deck.key").write_text("x")
    with pytest.raises(JcError, match=r"ends in \.pptx"):
        verified(club, str(tmp_path / "deck.key"))
    (only_session(club) / "presenter.pptx").write_bytes(b"no zip")
    with pytest.raises(JcError, match="cannot be read as a PowerPoint file"):
        verified(club)
    (only_session(club) / "paper.pdf").unlink()
    with pytest.raises(JcError, match=r"fetch it with: jc new 2611\.00000"):
        verified(club)


def test_the_command_ends_with_1_when_anything_is_to_be_mended(
    club: Club, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["--club", str(club.root), "verify", only_session(club).name]
    assert run(argv) == 0
    assert "all as in the paper" in capsys.readouterr().err
    edit(club, "README.md", "**Figure 1, p. ", "**Figure 1, p. 9")
    edit(club, "questions.md", "(p. ", "(p. 9")
    assert run(argv) == 1
    assert "README.md, line" in capsys.readouterr().out
    assert run([*argv, "questions.md", "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {f["file"] for f in findings} == {"questions.md"}
    assert "page" in {f["problem"] for f in findings}


def test_the_report_is_plain_json(original: Path) -> None:
    club = Club(original)
    document = report_json(verified(club), club.sessions()[0])
    assert json.loads(json.dumps(document)) == document


def test_every_statement_of_the_files_is_in_paper_json(original: Path) -> None:
    folder = only_session(Club(original))
    paper = json.loads((folder / "paper.json").read_text())
    evidence = paper["evidence"]
    assert {e["kind"] for e in evidence} >= {"the paper says", "to discuss"}
    assert all(e["sha256"] == paper["sha256"] for e in evidence)
    says = [e for e in evidence if e["kind"] == "the paper says"]
    assert all(e["quote"] and e["page"] and len(e["bbox"]) == 4 for e in says)
    quoted = {e["quote"]: e["page"] for e in says}
    deck = pptx.Presentation(io.BytesIO((folder / "presenter.pptx").read_bytes()))
    seen = 0
    for slide in deck.slides:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            match = re.fullmatch(r"p\. (\d+)(?: \([^“]*\))?: “(.*)”", paragraph.text)
            if match:
                assert quoted[match[2]] == int(match[1])
                seen += 1
    assert seen > 8
    asked = re.findall(r"\*\*[^*]+ \(p\. (\d+)\)\*\*: (.+)", (folder / "questions.md").read_text())
    questions = [e for e in evidence if e["kind"] == "to discuss" and "questions" in e["used"]]
    assert [int(page) for page, _ in asked] == [e["page"] for e in questions]


def newer(pdf: bytes, old: str, new: str) -> bytes:
    """The sample paper with a sentence written over."""
    document = pymupdf.open(stream=pdf)
    for page in document:
        for box in page.search_for(old):
            page.add_redact_annot(box, new, fontsize=9)
        page.apply_redactions()
    data: bytes = document.tobytes()
    return data


def test_a_newer_version_says_which_slides_quotes_are_gone(club: Club, tmp_path: Path) -> None:
    preprint, pdf = sample_paper()
    word = max(re.findall(r"[a-z]{5,}", bullet(club)["text"]), key=len)
    second = dataclasses.replace(preprint, version="v2")
    before = (only_session(club) / "presenter.pptx").read_bytes()
    with LoopbackArxiv([Shelved(preprint, pdf), Shelved(second, newer(pdf, word, "zebra"))]) as server:
        surroundings = {
            "JC_ARXIV_URL": server.url, "JC_ARXIV_PAUSE": "0", "JC_CACHE_DIR": str(tmp_path / "cache")
        }  # fmt: skip
        (outcome,) = new_sessions(
            app(club.root), club, [preprint.id], Wish(), refresh=True, environment=surroundings
        )
    assert outcome.made is not None
    assert (only_session(club) / "presenter.pptx").read_bytes() == before
    gone = outcomes_json([outcome])["sessions"][0]["gone"]
    assert {g["file"] for g in gone} >= {"presenter.pptx", "presenter.md"}
    assert any(d["file"] == word and d["paper"] == "zebra" for g in gone for d in g["differences"])


def test_the_same_version_again_says_nothing_of_quotes(club: Club, tmp_path: Path) -> None:
    with LoopbackArxiv([Shelved(*sample_paper())]) as server:
        surroundings = {
            "JC_ARXIV_URL": server.url, "JC_ARXIV_PAUSE": "0", "JC_CACHE_DIR": str(tmp_path / "cache")
        }  # fmt: skip
        (outcome,) = new_sessions(
            app(club.root), club, ["2611.00000"], Wish(), refresh=True, environment=surroundings
        )
    assert outcome.made is not None
    assert outcome.made.gone == ()


def test_what_cannot_be_read_on_a_slide_is_told_too(club: Club) -> None:
    path = only_session(club) / "presenter.pptx"
    presentation = pptx.Presentation(str(path))
    title = presentation.slides[2].shapes.title
    title.text_frame.paragraphs[0].runs[0].font.size = pptx.util.Pt(9)
    presentation.save(str(path))
    report = verified(club, "presenter.pptx")
    assert report.findings == []
    assert [str(fault) for _, fault in report.faults] == ["slide 3: Title 1 has text of 9 pt, less than 18"]
    (session,) = club.sessions()
    assert report_json(report, session)["faults"][0]["slide"] == 3
    assert run(["--club", str(club.root), "verify", session.folder]) == 1


def test_a_file_that_quotes_nothing_is_told_how_to_quote(
    club: Club, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.md").write_text("I like this paper.")
    argv = ["--club", str(club.root), "verify", only_session(club).name, str(tmp_path / "notes.md")]
    assert run(argv) == 0
    assert "Nothing in notes.md says what the paper says; quote it" in capsys.readouterr().err
