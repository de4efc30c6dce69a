from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.web.guard import host_name
from tests.web.visiting import Visit, hall, request, scope, sqlite


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "192.168.1.5:8000", "[::1]:8000"]
)
def test_our_own_names_and_numbers_are_answered(visit: Visit, host: str) -> None:
    assert visit.get("/", host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "localhost@evil",
        "a/b",
        "",
        "none at all",
        "127.0.0.1:x",
    ],
)
def test_other_names_that_lead_here_are_not(visit: Visit, host: str) -> None:
    assert visit.get("/", host=host).status == 400
    assert visit.ask("Why?", host=host).status == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site", "origin": "http://127.0.0.1:8000"},
        {"sec_fetch_site": ""},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
        {"origin": "http://[bad"},
    ],
)
def test_what_another_site_sends_is_refused(visit: Visit, headers: dict[str, str]) -> None:
    assert visit.ask("Why?", **headers).status == 403
    assert visit.post("/vote", {"question": 1}, **headers).status == 403
    assert visit.store.questions(visit.site.hall.session) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "same-origin", "origin": "http://127.0.0.1:8000"},
        {"origin": "http://127.0.0.1:8000"},
        {"sec_fetch_site": "none"},
        {},
    ],
)
def test_our_own_page_and_what_is_no_browser_may_send(visit: Visit, headers: dict[str, str]) -> None:
    assert visit.ask("Why?", **headers).status == 303


def test_behind_a_proxy_the_page_is_known_by_the_address_people_type(tmp_path: Path) -> None:
    with Visit(sqlite(tmp_path), hall(address="https://questions.example.org", moderated=False)) as visit:
        assert visit.ask("Why?", origin="https://questions.example.org").status == 303
        assert visit.ask("Why?", origin="https://example.org").status == 403
        assert visit.ask("Why?", origin="null").status == 403
        assert "Secure" in visit.post("/vote", {"question": 1}).headers["set-cookie"]


def test_a_request_with_two_hosts_is_refused(visit: Visit) -> None:
    asked = scope("GET", "/", {})
    asked["headers"].insert(0, (b"host", b"evil.example"))
    reply = visit.run(request(visit.app, "GET", "/", {}, given=asked))
    assert reply.status == 400


def test_links_from_elsewhere_lead_here(visit: Visit) -> None:
    assert visit.get("/", sec_fetch_site="cross-site").status == 200


def test_every_answer_carries_a_policy_without_inline_script_or_style(visit: Visit) -> None:
    for reply in (
        visit.get("/"),
        visit.get("/nowhere"),
        visit.get("/", host="evil.example"),
        visit.get("/serve.js"),
    ):
        policy = reply.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'")
        assert reply.headers["x-content-type-options"] == "nosniff"
    assert "<script>" not in visit.get("/").text
    assert " style=" not in visit.get("/").text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(visit: Visit, method: str) -> None:
    assert visit.run(request(visit.app, method, "/", {})).status == 405


@given(st.text(max_size=80))
def test_any_host_header_is_judged(text: str) -> None:
    name = host_name(text)
    assert name is None or name == name.casefold()
