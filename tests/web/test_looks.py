from __future__ import annotations

import re
from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.web import qr
from journalclub.web.hall import Picture, Slot
from tests.web.visiting import HOME, Visit, hall, sqlite


def test_style_and_script_are_kept_by_browsers_under_names_that_change_with_them(visit: Visit) -> None:
    page = visit.get("/").text
    for name in ("serve.css", "serve.js"):
        address = re.search(rf'"(/{re.escape(name)}\?[0-9a-f]+)"', page)
        assert address
        reply = visit.get(address[1])
        assert "immutable" in reply.headers["cache-control"]
    assert "no-store" in visit.get("/").headers["cache-control"]


def test_the_clubs_own_templates_and_style_are_used(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "serve.css").write_text("/* ours */")
    (own / "serve-message.html.j2").write_text("<p>Nothing of ours, {{ text }}</p>")
    with Visit(sqlite(tmp_path), hall(templates=own)) as visit:
        assert visit.get("/serve.css").text == "/* ours */"
        assert visit.get("/nowhere").text.startswith("<p>Nothing of ours")


def test_a_faulty_template_of_the_club_is_told_before_anybody_looks(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "serve-card.html.j2").write_text("<li>\n{{ question.no_such_thing }}")
    with pytest.raises(JcError, match=r"templates/serve-card\.html\.j2"):
        Visit(sqlite(tmp_path), hall(templates=own))


def test_figures_are_sent_and_nothing_else_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "figure-1.png").write_bytes(b"\x89PNG")
    (tmp_path / "secret.png").write_bytes(b"secret")
    picture = Picture("Figure 1", 3, "What it shows", tmp_path / "figure-1.png", ("figure", "1"))
    with Visit(sqlite(tmp_path), hall(pictures=(picture,))) as visit:
        assert visit.get("/figures/figure-1.png").body == b"\x89PNG"
        for name in ("secret.png", "..%2fsecret.png", "../secret.png", "", "%00"):
            assert visit.get(f"/figures/{name}").status in {404, 307}, name
        assert "What it shows" in visit.get("/").text
        assert "Figure 1: </textarea>" in visit.get("/?about=Figure+1").text
        assert "</textarea>" in visit.get("/?about=%3Cscript%3E").text
        assert "script&gt;: " not in visit.get("/?about=%3Cscript%3E").text


def test_figures_that_may_not_be_shown_are_told_of(tmp_path: Path) -> None:
    with Visit(sqlite(tmp_path), hall(withheld=True, paper_url="https://arxiv.org/abs/2010.11929")) as visit:
        assert "licence does not let us show them" in visit.get("/").text


def test_the_agenda_and_the_address_are_on_the_page(tmp_path: Path) -> None:
    with Visit(sqlite(tmp_path), hall(agenda=(Slot("talk", 25, "17:05"),))) as visit:
        page = visit.get("/").text
        assert "17:05" in page
        assert "Talk" in page
        assert "127.0.0.1:8000</p>" in page
        assert visit.get("/qr.svg").headers["content-type"].startswith("image/svg+xml")


def test_a_qr_code_is_the_addresss_own() -> None:
    assert qr.svg(HOME).startswith(b"<svg")
    assert qr.svg(HOME) != qr.svg(HOME + "1")
    assert len(qr.text(HOME).splitlines()) > 10


@pytest.mark.parametrize("path", ["/nowhere", "/host", "/figures/", "/ask/", "/%00", "/..", "//"])
def test_what_is_not_there_is_told_with_the_way_back(visit: Visit, path: str) -> None:
    reply = visit.get(path)
    assert reply.status in {404, 307}
    if reply.status == 404:
        assert "To the questions" in reply.text


def test_forms_are_not_looked_at_and_pages_not_posted_to(visit: Visit) -> None:
    assert visit.get("/ask").status == 405
    assert visit.post("/", {}).status == 405
