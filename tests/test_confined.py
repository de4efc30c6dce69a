"""A club's own template can do nothing but make a text, and not for long."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
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
    "files by a path it was given": "{{ record.file.read_text() }}",
    "files beside a path it was given": "{{ (record.file.parent / 'secret').read_text() }}",
    "writing to a path it was given": "{% set _ = record.file.write_text('class') %}",
    "removing what it was given": "{% set _ = record.file.unlink() %}",
    "a path's methods by a filter": "{{ record.file | attr('read_text') }}",
    "a path's methods by a list": "{{ [record.file] | map(attribute='name') | list }}",
    "a path's methods by a format": "{{ '{0.file.parent}'.format(record) }}",
    "a function's globals": "{{ record.function.__globals__ }}{{ record.function.func_globals }}",
    "what belongs to a function": "{{ record.function.owner }}",
    "jinja's own parts": "{{ self._TemplateReference__context }}{{ self.__class__ }}",
    "a class by its name": "{{ given | map(attribute='__class__') | list }}",
    "a loop's parts": "{% for x in [1] %}{{ loop.__class__ }}{{ loop._iterable }}{% endfor %}",
    "a macro's parts": "{% macro m() %}{% endmacro %}{{ m.__call__ }}{{ m._environment }}",
}


def owned() -> str:
    """A function that a template is given."""
    return "fine"


owned.owner = "CANARY"  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Record:
    """As our records are, with more in it than a template should use."""

    file: Path
    function: Callable[[], str] = owned


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
    (tmp_path / "file").write_text("CANARY")
    try:
        text = club(tmp_path, FORBIDDEN[name]).render(NAME, given=given, record=Record(tmp_path / "file"))
    except JcError:
        text = ""
    assert "CANARY" not in text
    assert "class" not in text
    assert not text.replace("Undefined", "").strip("{}[]").strip()
    assert given == []
    assert (tmp_path / "file").read_text() == "CANARY"


def test_a_template_may_call_and_look_into_the_values_it_is_given(tmp_path: Path) -> None:
    text = (
        "{{ record.function() }} {{ day.year }} {{ {'a': 'b'}.a.upper() }}{% for x in [1] %} {{ loop.index }}"
    )
    text += "{% endfor %}"
    made = club(tmp_path, text).render(NAME, day=dt.date(2027, 1, 18), record=Record(tmp_path))
    assert made == "fine 2027 B 1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ " + "(" * 20_000 + ")" * 20_000 + " }}", "too many brackets"),
        ("{% if 1 %}" * 3_000 + "{% endif %}" * 3_000, "too many brackets"),
        ("x" * 300_000, "larger than 256 KB"),
    ],
)
def test_a_template_that_is_too_much_to_read_is_told(tmp_path: Path, text: str, said: str) -> None:
    templates = club(tmp_path, text)
    (problem,) = templates.faults()
    assert problem.file == f"templates/{NAME}"
    assert said in problem.message
    with pytest.raises(JcError, match=NAME):
        templates.render(NAME)


def test_a_template_without_end_is_not_read_when_looking_for_faults(tmp_path: Path) -> None:
    templates = club(tmp_path, "")
    (tmp_path / "templates" / "session.md.j2").symlink_to("/dev/zero")
    assert [p.message for p in templates.faults()] == ["session.md.j2 is a link to somewhere else."]


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
