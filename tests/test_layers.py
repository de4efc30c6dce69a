"""The house keeps its order (CONTRIBUTING.md): imports point down, an edge is one module, no room too big."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.source import ROOT, Module, imported, modules

# From top to bottom. What stands on one line is a set of families that never import one another.
LAYERS = (
    {"__main__"},
    {"cli"},
    {"commands"},
    {"web"},
    {"batch", "suggesting", "scheduling", "checking", "publishing"},
    {"app", "assembly"},
    {"sandbox", "layouts"},
    {"sources", "decks", "sheets", "outputs", "club", "demo", "adopting", "questions", "teaching"},
    {"reading", "outline", "evidence", "readinglist", "recordings", "schedule"},
    {"lazy_group", "render", "net", "terminal", "programme"},
    {"wording", "bibliography", "repository", "chat_text", "confined"},
    {"casing"},
    {"models"},
    {"shorten"},
    {"text"},
    {"errors"},
)
# The package's face imports lazily from everywhere; the rest takes nothing from it but the version.
FACE = "__init__"

# Libraries that one edge owns: where each may be imported. PyMuPDF comes through reading/engine.py, which keeps
# its layout models out.
OWNERS = {
    "arxiv": ("sources/arxiv.py",),
    "dateutil": ("schedule/", "scheduling.py"),
    "feedparser": ("sources/rss.py", "sources/videos.py"),
    "holidays": ("schedule/public_holidays.py",),
    "jinja2": ("render.py",),
    "journalclub.reading.engine": (
        "reading/crops.py",
        "reading/ink.py",
        "reading/overlay.py",
        "reading/pages.py",
        "reading/vector_crops.py",
        "sandbox/printing.py",
    ),
    "pptx": ("decks/",),
    "pymupdf": ("reading/engine.py",),
    "requests": ("net/connection.py", "net/pinned.py"),
    "lxml": ("adopting/html_page.py", "adopting/html_table.py", "decks/"),
    "segno": ("web/qr.py",),
    "starlette": ("web/",),
    "uvicorn": ("web/protocol.py", "web/server.py"),
    "ruamel": ("club/", "adopting/yaml_file.py"),
    "sqlalchemy": (
        "questions/queries.py",
        "questions/schema.py",
        "questions/store.py",
        "questions/writing.py",
    ),
}
# `now` is a value everywhere else; turns at arXiv are kept between processes, by the wall clock.
CLOCK_OWNERS = ("cli.py", "net/")
WAITING_OWNERS = ("cli.py", "net/", "sandbox/", "demo/loopback.py")
WALL_CLOCK = {
    "time": {"time", "time_ns", "ctime", "localtime", "gmtime", "strftime"},
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
}
WAITING = {"monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "sleep", "process_time"}

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60

ALL = pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)


def picture() -> list[str]:
    """The families that CONTRIBUTING's picture of the package names, from top to bottom."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawn = text.split("src/journalclub/\n", 1)[1].split("```", 1)[0]
    heads = re.findall(r"^  (\S+(?: \S+)*)  ", drawn, re.M)
    return [name for head in heads for name in re.findall(r"\w+(?=/|\.py)", head)]


def test_the_picture_in_contributing_shows_every_family_at_its_height() -> None:
    names = picture()
    assert set(names) == set().union(*LAYERS)
    heights = [layer(name) for name in names]
    assert heights == sorted(heights)


def layer(family: str) -> int:
    """Its height: 0 is the top."""
    return next(height for height, families in enumerate(LAYERS) if family in families)


def families_used(module: Module) -> Iterator[tuple[str, int]]:
    """The families a module imports from, with the line."""
    for name, line in imported(module.tree):
        assert not name.startswith("."), f"{module.path}:{line}: import by the full name, not a relative one"
        if name == "journalclub" or name.startswith("journalclub."):
            target = name.removeprefix("journalclub").removeprefix(".").split(".")[0]
            yield ("" if target == "__version__" else target), line


@ALL
def test_every_family_has_a_place_in_the_order(module: Module) -> None:
    assert any(module.family in families for families in LAYERS) or module.family == FACE


@ALL
def test_imports_point_down_and_families_never_import_one_another(module: Module) -> None:
    if module.family == FACE:
        return
    for target, line in families_used(module):
        if target and target != module.family:
            assert layer(target) > layer(module.family), f"{module.path}:{line}: must not import {target}"


def test_the_package_itself_imports_nothing_of_its_own_at_first() -> None:
    """`import journalclub` is free: what it offers is imported when asked for."""
    face = next(module for module in modules() if module.family == FACE)
    for node in face.tree.body:
        if not isinstance(node, ast.If | ast.FunctionDef):
            assert not [name for name, _ in imported(node) if name.startswith("journalclub")]


def owned(name: str) -> str | None:
    """The library or module with owners that an import is from."""
    return next((library for library in OWNERS if f"{name}.".startswith(f"{library}.")), None)


@ALL
def test_a_library_is_imported_by_its_owner_only(module: Module) -> None:
    for name, line in imported(module.tree):
        library = owned(name)
        allowed = library is None or module.path.startswith(OWNERS[library])
        assert allowed, f"{module.path}:{line}: only {OWNERS[library or '']} may import {library}"


def clock_reads(module: Module) -> Iterator[tuple[str, int]]:
    """Uses of a clock ("time.monotonic", "datetime.now") with the line, however it was imported."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            owner = (
                node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            )
            yield f"{owner}.{node.attr}", node.lineno
    yield from ((name, line) for name, line in imported(module.tree) if name.startswith("time."))


@ALL
def test_only_the_command_line_reads_the_clock(module: Module) -> None:
    for name, line in clock_reads(module):
        owner, _, read = name.rpartition(".")
        if module.path not in CLOCK_OWNERS:
            assert read not in WALL_CLOCK.get(owner, ()), f"{module.path}:{line}: take `now` as a value"
        if not module.path.startswith(WAITING_OWNERS):
            assert owner != "time" or read not in WAITING, (
                f"{module.path}:{line}: only {WAITING_OWNERS} may wait"
            )


@ALL
def test_a_module_says_in_one_line_what_it_is(module: Module) -> None:
    first = (ast.get_docstring(module.tree) or "").split("\n")[0]
    assert len(first) > 20
    assert first.endswith(".")
    assert re.search(r"\b(?:not|nothing|never|no)\b", first, re.I), (
        f"{module.path}: say what it is not, and where that is"
    )


@ALL
def test_no_module_and_no_function_is_too_long(module: Module) -> None:
    lines = module.text.count("\n")
    assert lines <= MOST_LINES, f"{module.path} has {lines} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= MOST_LINES_OF_A_FUNCTION, (
                f"{module.path}:{node.lineno}: {node.name} has {lines} lines"
            )


@pytest.mark.parametrize("library", OWNERS)
def test_no_module_is_listed_as_owner_of_a_library_it_does_not_use(library: str) -> None:
    users = {m.path for m in modules() for name, _ in imported(m.tree) if owned(name) == library}
    owners = {m.path for m in modules()} & set(OWNERS[library])
    assert owners <= users


# The rules themselves: a house in which each is broken once.
IMPORTS = test_imports_point_down_and_families_never_import_one_another
LIBRARIES = test_a_library_is_imported_by_its_owner_only
CLOCK = test_only_the_command_line_reads_the_clock
DOCSTRING = test_a_module_says_in_one_line_what_it_is
LENGTH = test_no_module_and_no_function_is_too_long
PLACE = test_every_family_has_a_place_in_the_order


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("models/a.py", "from journalclub.net.connection import get", IMPORTS),
        ("decks/a.py", "import journalclub.sheets", IMPORTS),
        ("net/connection.py", "def f():\n    from journalclub import club", IMPORTS),
        ("decks/a.py", "from ..sheets import b", IMPORTS),
        ("decks/a.py", "import pymupdf", LIBRARIES),
        ("club/a.py", "from requests.sessions import Session", LIBRARIES),
        ("club/a.py", "import datetime as dt\ndt.datetime.now(dt.UTC)", CLOCK),
        ("club/a.py", "from datetime import date\ndate.today()", CLOCK),
        ("club/a.py", "from time import monotonic", CLOCK),
        ("sources/a.py", "import time\ntime.time()", CLOCK),
        ("club/a.py", "x = 1", DOCSTRING),
        ("club/a.py", '"""The club as a folder, with its files."""', DOCSTRING),
        ("club/a.py", "x = 1\n" * 401, LENGTH),
        ("club/a.py", "def f():\n" + "    x = 1\n" * 60, LENGTH),
        ("helpers/a.py", "", PLACE),
    ],
)
def test_each_rule_notices_when_it_is_broken(path: str, text: str, rule: Callable[[Module], None]) -> None:
    with pytest.raises(AssertionError):
        rule(Module(path, text, ast.parse(text)))
