from __future__ import annotations

import pytest

from journalclub.teaching.colab import colab_address

COLAB = "https://colab.research.google.com/github/club/reading/blob/main/sessions/01/notebooks/glm%20a.ipynb"


@pytest.mark.parametrize(
    "repository",
    [
        "https://github.com/club/reading",
        "https://www.github.com/club/reading.git",
        "https://github.com/club/reading/tree/main/",
    ],
)
def test_a_github_repository_is_opened_by_colab(repository: str) -> None:
    assert colab_address(repository, "main", "sessions/01/notebooks/glm a.ipynb") == COLAB


@pytest.mark.parametrize(
    "repository",
    [
        "https://gitlab.com/club/reading",
        "https://github.com/club",
        "https://github.com/cl)ub/rea](ding",
        "https://[github.com/club/reading",
        "https://github.com.evil.example/club/reading",
        "",
    ],
)
def test_what_colab_cannot_read_gets_no_link(repository: str) -> None:
    assert colab_address(repository, "main", "a.ipynb") is None
