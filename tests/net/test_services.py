"""Only arXiv's own addresses are ever asked; JC_ARXIV_URL stands for all of them."""

from __future__ import annotations

import pytest

from journalclub.errors import JcError
from journalclub.net.services import Services, services


def test_without_setting_arxiv_itself_is_asked() -> None:
    where = services(None)
    assert where == services("") == Services()
    assert where.pause == 3.0
    assert where.turns_name == "arxiv"
    assert all(where.allows(address) for address in (where.api, where.pdf, where.oai, where.rss))


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/pdf/1",
        "https://ARXIV.org/",
        "https://rss.arxiv.org:443/rss/cs.CV",
        "https://a.b.arxiv.org/",
    ],
)
def test_arxiv_and_what_is_below_it_is_allowed(url: str) -> None:
    assert Services().allows(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://arxiv.org/pdf/1",
        "https://arxiv.org:8443/",
        "https://notarxiv.org/",
        "https://arxiv.org.evil.example/",
        "https://arxiv.org@evil.example/",
        "https://user@arxiv.org/",
        "https://evil.example\\@arxiv.org/",
        "https://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:8000/",
        "ftp://arxiv.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//arxiv.org/abs/1",
        "https://[",
        "https://arxiv.org:x/",
        "",
    ],
)
def test_everything_else_is_not(url: str) -> None:
    assert not Services().allows(url)


def test_a_standin_is_the_only_address_allowed() -> None:
    where = services("http://127.0.0.1:8000/sub/")
    assert where.api == "http://127.0.0.1:8000/sub/api/query"
    assert where.pdf == "http://127.0.0.1:8000/sub/pdf"
    assert where.oai == "http://127.0.0.1:8000/sub/oai"
    assert where.rss == "http://127.0.0.1:8000/sub/rss"
    assert where.turns_name == "standin-127-0-0-1-8000"
    assert where.allows("http://127.0.0.1:8000/pdf/1")
    assert not where.allows("http://127.0.0.1:8001/pdf/1")
    assert not where.allows("https://127.0.0.1:8000/pdf/1")
    assert not where.allows("https://arxiv.org/pdf/1")


@pytest.mark.parametrize(
    "url", ["127.0.0.1:8000", "ftp://127.0.0.1", "http://", "http://[", "http://u@h/", "nonsense"]
)
def test_a_setting_that_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(JcError, match="JC_ARXIV_URL"):
        services(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"])
def test_a_standin_on_this_machine_may_have_a_shorter_pause(url: str) -> None:
    assert services(url, "0.05").pause == 0.05
    assert services(url).pause == 3.0


@pytest.mark.parametrize(
    "url", [None, "https://export.arxiv.org", "http://192.0.2.1", "http://localhost.evil.example"]
)
def test_nothing_else_may(url: str | None) -> None:
    assert services(url, "0").pause == 3.0


@pytest.mark.parametrize("pause", ["-1", "nan", "inf", "soon", "1000"])
def test_a_pause_that_is_none_is_refused(pause: str) -> None:
    with pytest.raises(JcError, match="JC_ARXIV_PAUSE"):
        services("http://127.0.0.1:1", pause)
