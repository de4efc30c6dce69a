from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.cli import run

PAGE = """# Club

## Past sessions

| Date | Topic | Paper | Presenter |
|---|---|---|---|
| 25/Nov/2021 | Images | [A Paper](https://arxiv.org/abs/2110.00476) | J\u00c3\u00bcrgen |
| 17/Oct/2021 | Weights | TBD | *N/A* |
| DD/MM/YYYY | Paper title | Your name | |
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "OLD.md"
    path.write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_a_dry_run_needs_no_club_and_prints_one_document(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["adopt", str(page), "--dry-run", "--json"]) == 0
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert [s["date"] for s in document["sessions"]] == ["2021-11-25", "2021-10-17"]
    assert [left["line"] for left in document["unparsed"]] == [9]
    assert "OLD.md:9" in err
    assert sorted(p.name for p in page.parent.iterdir()) == ["OLD.md"]


def test_damaged_text_is_offered_mended_and_taken_as_it_stands(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["adopt", str(page), "--dry-run", "--json"])
    out, err = capsys.readouterr()
    assert "J\u00c3\u00bcrgen" in out
    assert "Jürgen" in err
    run(["adopt", str(page), "--dry-run", "--json", "--repair"])
    assert "Jürgen" in capsys.readouterr().out


def test_sessions_and_reading_list_are_made_once(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", ".", "--timezone", "UTC"]) == 0
    assert run(["adopt", "OLD.md"]) == 0
    made = sorted(p.name for p in (page.parent / "sessions").iterdir() if p.is_dir())
    assert made == ["2021-10-17-weights", "2021-11-25-images"]
    text = (page.parent / "sessions" / "2021-11-25-images" / "session.yaml").read_text(encoding="utf-8")
    assert "status: held" in text
    assert "2110.00476" in (page.parent / "papers.yaml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(["adopt", "OLD.md"]) == 0
    assert "Made 0 sessions" in capsys.readouterr().err


def test_without_a_club_nothing_is_written(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["adopt", str(page)]) == 1
    assert "jc init" in capsys.readouterr().err
    assert sorted(p.name for p in page.parent.iterdir()) == ["OLD.md"]


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["adopt", str(tmp_path / "none.md"), "--dry-run"]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_the_clubs_own_readme_gets_marks_and_a_layout_once(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = page.parent / "README.md"
    readme.write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    assert run(["init", ".", "--timezone", "UTC"]) == 0
    assert run(["adopt", "README.md"]) == 0
    assert "README.md is as it was, but its sessions stand between marks" in capsys.readouterr().err
    marked = readme.read_bytes()
    assert marked.startswith(b"\xef\xbb\xbf# Club\r\n")
    assert marked.count(b"<!-- jc:past -->\r\n") == 1
    assert marked.count(b"\n") == marked.count(b"\r\n")
    settings = (page.parent / "papers.yaml").read_bytes()
    assert b"layout: sig" in settings
    assert run(["adopt", "README.md"]) == 0
    assert readme.read_bytes() == marked
    assert (page.parent / "papers.yaml").read_bytes() == settings


def test_recordings_that_the_page_links_to_are_public_already(page: Path) -> None:
    page.write_text(PAGE.replace("TBD |", "[Video](https://youtu.be/abcdefghijk) |"), encoding="utf-8")
    assert run(["init", ".", "--timezone", "UTC"]) == 0
    assert run(["adopt", "OLD.md"]) == 0
    text = (page.parent / "sessions" / "2021-10-17-weights" / "session.yaml").read_text(encoding="utf-8")
    assert "already public: yes" in text


def test_a_readme_that_is_as_init_made_it_becomes_the_adopted_page(page: Path) -> None:
    assert run(["init", ".", "--timezone", "UTC"]) == 0
    assert run(["adopt", "OLD.md"]) == 0
    text = (page.parent / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# Club\n\n<!-- jc:upcoming -->\n<!-- /jc:upcoming -->\n\n## Past sessions\n")
    assert "<!-- jc:past -->\n\n| Date |" in text
    assert page.read_text(encoding="utf-8") == PAGE


def test_a_readme_with_words_of_its_own_stays_and_gets_the_layout_of_the_page(page: Path) -> None:
    assert run(["init", ".", "--timezone", "UTC"]) == 0
    readme = page.parent / "README.md"
    readme.write_text(readme.read_text(encoding="utf-8") + "\nOurs.\n", encoding="utf-8")
    before = readme.read_bytes()
    assert run(["adopt", "OLD.md"]) == 0
    assert readme.read_bytes() == before
    assert "layout: sig" in (page.parent / "papers.yaml").read_text(encoding="utf-8")


def test_a_page_without_sessions_says_what_makes_some(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["init", ".", "--timezone", "UTC"])
    page.write_text("# Club\n\n| Date | Topic |\n|---|---|\n", encoding="utf-8")
    assert run(["adopt", "OLD.md"]) == 0
    assert "jc new" in capsys.readouterr().err.splitlines()[-1]


def test_a_session_without_a_date_is_named_with_the_file_to_write_it_into(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["init", ".", "--timezone", "UTC"])
    page.write_text("| Date | Topic |\n|---|---|\n| 17th of March | Weights |\n", encoding="utf-8")
    assert run(["adopt", "OLD.md"]) == 0
    assert "sessions/undated-weights/session.yaml" in capsys.readouterr().err


def test_the_clubs_own_settings_are_no_page_to_adopt(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["init", ".", "--timezone", "UTC"])
    before = (page.parent / "papers.yaml").read_bytes()
    assert run(["adopt", "papers.yaml"]) == 1
    assert "papers.yaml is this club's own; give the page" in capsys.readouterr().err
    assert (page.parent / "papers.yaml").read_bytes() == before
