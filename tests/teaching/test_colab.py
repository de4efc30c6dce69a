from __future__ import annotations

import pytest

from journalclub.teaching.colab import colab_address

COLAB = "https://colab.research.google.com/github/club/reading/blob/"
PATH = "sessions/01/notebooks/glm a.ipynb"


@pytest.mark.parametrize(
    ("repository", "place"),
    [
        ("https://github.com/club/reading", "main/"),
        ("https://www.github.com/club/reading.git/", "main/"),
        ("https://github.com/club/reading/tree/master", "master/"),
        ("https://github.com/club/reading/tree/main/our%20club/", "main/our%20club/"),
        ("https://github.com/club/reading/issues", "main/"),
    ],
)
def test_a_github_repository_is_opened_by_colab(repository: str, place: str) -> None:
    assert colab_address(repository, PATH) == f"{COLAB}{place}sessions/01/notebooks/glm%20a.ipynb"


@pytest.mark.parametrize(
    "repository",
    [
        None,
        "",
        "https://gitlab.com/club/reading",
        "https://github.com/club",
        "https://github.com/cl)ub/rea](ding",
        "https://[github.com/club/reading",
        "https://github.com.evil.example/club/reading",
    ],
)
def test_what_colab_cannot_read_gets_no_link(repository: str | None) -> None:
    assert colab_address(repository, PATH) is None
