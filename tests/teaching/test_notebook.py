from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.errors import JcError
from journalclub.teaching.notebook import Cell, Notebook, marks_of, read_notebook, write_notebook
from tests.teaching.books import book, code, words


def test_what_a_run_left_is_neither_read_nor_written() -> None:
    source = book(
        code("print(1)", metadata={"tags": ["x"], "ExecuteTime": {"end": "now"}, "jupyter": {"a": 1}}),
        widgets={"state": "large"},
        kernelspec={"name": "my-env", "display_name": "mine", "language": "python", "path": "/home/somebody"},
        language_info={"name": "python", "version": "3.9.1"},
    )
    document = json.loads(write_notebook(read_notebook(source, "x")))
    (cell,) = document["cells"]
    assert (cell["outputs"], cell["execution_count"]) == ([], None)
    assert cell["metadata"] == {"tags": ["x"], "jupyter": {"a": 1}}
    assert document["metadata"] == {
        "kernelspec": {"name": "my-env", "display_name": "mine", "language": "python"},
        "language_info": {"name": "python"},
    }


def test_cells_keep_their_ids_and_get_the_same_ones_in_every_run() -> None:
    source = book(
        words("same"), words("same"), code("1", id="own"), code("2", id="own"), code("3", id="not one!")
    )
    first, second = (write_notebook(read_notebook(source, "x")) for _ in range(2))
    assert first == second
    ids = [c["id"] for c in json.loads(first)["cells"]]
    assert len(set(ids)) == 5
    assert ids[2] == "own"
    longer = book(words("new"), words("same"), words("same"), code("1", id="own"))
    assert [c["id"] for c in json.loads(write_notebook(read_notebook(longer, "x")))["cells"]][1:] == ids[:3]


def test_colabs_badge_to_the_source_is_left_out() -> None:
    badge = words("[badge](https://colab.research.google.com/…)", metadata={"id": "view-in-github"})
    assert [c.source for c in read_notebook(book(badge, words("text")), "x").cells] == ["text"]


def test_a_notebook_of_2014_is_read() -> None:
    sheet = {"cells": [{"cell_type": "code", "input": "1 + 1", "outputs": [], "language": "python"}]}
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [sheet]}
    assert [c.source for c in read_notebook(json.dumps(old).encode(), "x").cells] == ["1 + 1"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"[" * 100_000,
        b'{"nbformat": 4}',
        b'{"nbformat": 2, "cells": []}',
        b'{"nbformat": 3, "worksheets": 7}',
        b'{"nbformat": 4, "cells": [7]}',
        b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": {"a": 1}}]}',
        b"\xff\xfe{}",
    ],
)
def test_what_is_no_notebook_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(JcError, match=r"^x\.ipynb"):
        read_notebook(content, "x.ipynb")


def test_our_marks_are_found_again_and_nothing_else_is_taken_for_them() -> None:
    assert marks_of(write_notebook(Notebook((Cell("code", "1"),)), {"edition": "student"})) == {
        "edition": "student"
    }
    for other in (b"", b"[]", b"%PDF-1.7", b'{"metadata": 7}', book()):
        assert marks_of(other) == {}


@given(st.lists(st.tuples(st.sampled_from(["code", "markdown", "raw"]), st.text(max_size=40)), max_size=6))
def test_writing_and_reading_keeps_every_cell(plan: list[tuple[str, str]]) -> None:
    cells = tuple(Cell(kind, source) for kind, source in plan)  # type: ignore[arg-type]
    again = read_notebook(write_notebook(Notebook(cells)), "x").cells
    assert [(c.kind, c.source) for c in again] == [(c.kind, c.source) for c in cells]
    assert all(c.id for c in again)


@pytest.mark.parametrize(
    "cell",
    [
        code("x", metadata={"jupyter": 5}),
        code("\ud800"),
        {**words("x"), "attachments": {"a": 5}},
    ],
)
def test_what_is_kept_of_a_notebook_that_jupyter_would_not_write_is_told_in_a_sentence(
    cell: dict[str, Any],
) -> None:
    with pytest.raises(JcError, match="not as Jupyter writes it"):
        write_notebook(read_notebook(book(cell), "x"))


def test_tags_that_are_none_are_left_out() -> None:
    source = read_notebook(book(code("x", metadata={"tags": ["a,b", "", "c", "c", 5]})), "x")
    assert source.cells[0].tags == ("c",)
    assert write_notebook(source)
