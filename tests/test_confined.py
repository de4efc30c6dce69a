"""A club's own template can do nothing but make a text, and not for long."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journalclub.confined import confined
from journalclub.errors import JcError
from journalclub.render import Templates

NAME = "questions.md.j2"
TOO_MUCH = {
    "loops in loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "a text that doubles": "{% set n = namespace(s='x') %}{% for i in range(60) %}{% set n.s=n.s~n.s %}{% endfor %}",
    "a list that doubles": "{% set n = namespace(s=[1]) %}{% for i in range(60) %}{% set n.s=n.s+n.s %}{% endfor %}",
    "a large number": "{{ 9 ** (9 ** (9 ** 9)) }}",
    "a wide word": "{{ 'x'.ljust(99999999999) }}",
    "a wide filter": "{{ 'x' | center(99999999999) }}",
    "much nonsense": "{{ lipsum(n=99999999) }}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
}
FORBIDDEN = {
    "classes": "{{ ''.__class__.__mro__ }}",
    "functions' globals": "{{ cycler.__init__.__globals__ }}",
    "formats' fields": "{{ '{0.__class__}'.format(1) }}",
    "generators' frames": "{{ (x for x in []).gi_frame }}",
    "changing what it was given": "{% set _ = given.append(1) %}",
    "files above": "{% include '../secret' %}",
    "files elsewhere": "{% include '/etc/hostname' %}",
}


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less time and memory than usual."""
    monkeypatch.setattr("journalclub.confined.CPU_SECONDS", 1)
    monkeypatch.setattr("journalclub.confined.MEMORY_BYTES", 100 << 20)


def club(tmp_path: Path, text: str) -> Templates:
    (tmp_path / "secret").write_text("CANARY")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / NAME).write_text(text)
    return Templates(folder)


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_template_without_end_is_ended_and_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(JcError, match=rf"templates/{NAME}.* (time|memory|mend)"):
        club(tmp_path, TOO_MUCH[name]).render(NAME)


@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_template_reaches_nothing_but_what_it_is_given(tmp_path: Path, name: str) -> None:
    given: list[int] = []
    try:
        text = club(tmp_path, FORBIDDEN[name]).render(NAME, given=given)
    except JcError:
        text = ""
    assert "CANARY" not in text
    assert "class" not in text
    assert not text.strip("{}").strip()
    assert given == []


def test_a_link_to_somewhere_else_is_no_template(tmp_path: Path) -> None:
    templates = club(tmp_path, "{% include 'inner.md.j2' %}")
    (tmp_path / "templates" / "inner.md.j2").symlink_to(tmp_path / "secret")
    (tmp_path / "templates" / "presenter.pptx").symlink_to(tmp_path / "secret")
    with pytest.raises(JcError, match="link to somewhere else"):
        templates.render(NAME)
    assert templates.file("presenter.pptx") is None


def test_a_packaged_template_that_takes_in_the_clubs_is_confined_too(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "site-macros.html.j2").write_text(TOO_MUCH["loops in loops"])
    with pytest.raises(JcError, match="takes too much time"):
        Templates(folder).render("site-session.html.j2")


def test_a_confined_text_comes_back_whole_and_nothing_else_does() -> None:
    seen: list[int] = []

    def work() -> str:
        seen.append(os.getpid())
        return "naïve \ud800 ✓" * 100_000

    assert confined(work, "it") == "naïve \ud800 ✓" * 100_000
    assert seen == []


def test_a_failure_comes_back_as_it_was() -> None:
    def work() -> str:
        raise JcError("mend it")

    with pytest.raises(JcError, match=r"^mend it$"):
        confined(work, "it")
