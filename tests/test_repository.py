from __future__ import annotations

import pytest

from journalclub.repository import repository

PATH = "sessions/01/notebooks/glm a.ipynb"
QUOTED = "sessions/01/notebooks/glm%20a.ipynb"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://github.com/club/reading", "main/"),
        ("https://www.github.com/club/reading.git/", "main/"),
        ("https://github.com/club/reading/tree/master", "master/"),
        ("https://github.com/club/reading/tree/main/our%20club/", "main/our%20club/"),
        ("https://github.com/club/reading/issues", "main/"),
    ],
)
def test_a_github_repository_shows_files_and_colab_opens_them(address: str, place: str) -> None:
    found = repository(address)
    assert found is not None
    assert found.file(PATH) == f"https://github.com/club/reading/blob/{place}{QUOTED}"
    colab = "https://colab.research.google.com/github/club/reading/blob/"
    assert found.colab(PATH) == f"{colab}{place}{QUOTED}"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://gitlab.com/club/reading/-/tree/dev", "https://gitlab.com/club/reading/-/blob/dev/"),
        ("https://codeberg.org/club/reading", "https://codeberg.org/club/reading/src/branch/main/"),
        ("https://codeberg.org/club/reading/src/branch/x", "https://codeberg.org/club/reading/src/branch/x/"),
    ],
)
def test_other_hosts_show_files_but_open_no_notebook(address: str, shown: str) -> None:
    found = repository(address)
    assert found is not None
    assert found.file(PATH) == f"{shown}{QUOTED}"
    assert found.colab(PATH) is None


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "https://git.example.org/club/reading",
        "https://github.com/club",
        "https://github.com/cl)ub/rea](ding",
        "https://[github.com/club/reading",
        "https://github.com.evil.example/club/reading",
    ],
)
def test_what_we_do_not_know_has_no_addresses(address: str | None) -> None:
    assert repository(address) is None
