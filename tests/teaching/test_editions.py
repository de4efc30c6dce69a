from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.errors import JcError
from journalclub.teaching.editions import Edition, make_editions
from journalclub.teaching.notebook import Cell, Notebook, read_notebook
from tests.teaching.books import book, code, words

MARKED = "def step(x):\n    ### BEGIN SOLUTION\n    return x - 1\n    ### END SOLUTION\n"


def sources(cells: bytes | Notebook, edition: Edition) -> list[str]:
    notebook = read_notebook(cells, "glm.ipynb") if isinstance(cells, bytes) else cells
    return [c.source for c in make_editions(notebook)[edition].cells]


SOURCE = book(
    words("# Generalised linear models"),
    code("import numpy as np"),
    words("Use the gradient of the likelihood.", "hint"),
    code("def fit(x):\n    ...", "student"),
    code("def fit(x):\n    return x", "solution"),
    words("Write everything yourself.", "hard"),
    words("Ask around before showing this.", "private"),
    code("assert fit(1) == 1"),
)


def test_a_tag_puts_a_cell_into_its_editions_only() -> None:
    start, end = ["# Generalised linear models", "import numpy as np"], ["assert fit(1) == 1"]
    hint = ["Use the gradient of the likelihood."]
    assert sources(SOURCE, "student") == [*start, *hint, "def fit(x):\n    ...", *end]
    assert sources(SOURCE, "solution") == [*start, *hint, "def fit(x):\n    return x", *end]
    hard = ["Write everything yourself.", "# YOUR CODE HERE"]
    assert sources(SOURCE, "hard-mode") == [*start, *hard, *end]


def test_a_solution_without_a_skeleton_leaves_one_cell_to_write_in() -> None:
    source = book(code("a = 1", "solution"), code("b = 2", "solution"), words("Then"), code("c = a + b"))
    assert sources(source, "student") == ["# YOUR CODE HERE", "Then", "c = a + b"]
    assert sources(source, "solution") == ["a = 1", "b = 2", "Then", "c = a + b"]


def test_marked_lines_are_the_solutions() -> None:
    source = book(code(MARKED))
    assert sources(source, "solution") == ["def step(x):\n    return x - 1\n"]
    (student,) = sources(source, "student")
    assert student == "def step(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()\n"
    compile(student, "student", "exec")


def test_another_language_gets_no_python_in_the_gap() -> None:
    source = book(code(MARKED), language_info={"name": "julia"})
    assert sources(source, "student") == ["def step(x):\n    # YOUR CODE HERE\n"]


def test_a_hard_mode_that_would_be_the_students_edition_is_not_made() -> None:
    made = make_editions(read_notebook(book(code(MARKED)), "x"))
    assert set(made) == {"student", "solution"}


def test_our_tags_go_and_others_stay() -> None:
    made = make_editions(read_notebook(book(code("1/0", "solution", "raises-exception")), "x"))
    assert made["solution"].cells[0].tags == ("raises-exception",)


@pytest.mark.parametrize(
    "source", ["### BEGIN SOLUTION\n1", "1\n### END SOLUTION", "### BEGIN SOLUTION\n### BEGIN SOLUTION"]
)
def test_a_marker_without_partner_is_named_with_its_cell(source: str) -> None:
    with pytest.raises(JcError, match=r"Cell 2: .*SOLUTION"):
        make_editions(read_notebook(book(words("first"), code(source)), "x"))


def test_a_notebook_that_says_nothing_of_editions_is_refused_with_the_tags_to_use() -> None:
    with pytest.raises(JcError, match="tag cells student, solution, hard, hint or private"):
        make_editions(read_notebook(book(code("1", "parameters")), "x"))


TAGS = st.lists(st.sampled_from(["student", "solution", "hard", "hint", "private", "slow"]), max_size=2)


@given(st.lists(st.tuples(st.sampled_from(["code", "markdown"]), TAGS), min_size=1, max_size=12))
def test_no_solution_leaks_and_nothing_shared_is_lost(plan: list[tuple[str, list[str]]]) -> None:
    cells = [
        Cell("code" if kind == "code" else "markdown", f"cell {n}", tuple(tags))
        for n, (kind, tags) in enumerate(plan)
    ]
    ours = {"student", "solution", "hard", "hint", "private"}
    notebook = Notebook((*cells, Cell("code", "last", ("hint",))))
    for edition, made in make_editions(notebook).items():
        kept = {c.source for c in made.cells}
        for cell in cells:
            named = ours & set(cell.tags)
            if not named:
                assert cell.source in kept
            if named <= {"solution", "private"} and named and edition != "solution":
                assert cell.source not in kept
