from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.web.guard import host_name
from tests.web.visiting import DESK, Visit, hall, request, scope, sqlite


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
        "localhost#",
        "localhost?x",
        "localhost,evil.example",
        "localhost%00",
        "evil.example:80@localhost",
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
        cookie = visit.post("/vote", {"question": 1}).headers["set-cookie"]
        assert cookie.startswith("__Host-jc_voter=")
        assert "Path=/" in cookie
        assert "Secure" in cookie
        visit.fresh()
        own, chosen = cookie.partition(";")[0], "jc_voter=chosen-by-a-neighbour"
        assert 'aria-pressed="true"' in visit.get("/", cookie=own).text
        assert chosen not in visit.post("/vote", {"question": 1}, cookie=chosen).headers["set-cookie"]


@pytest.mark.parametrize("place", [0, 99])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        (b"host", b"evil.example"),
        (b"origin", b"http://evil.example"),
        (b"sec-fetch-site", b"cross-site"),
        (b"content-type", b"text/plain"),
    ],
)
def test_a_request_that_says_two_things_is_refused(
    visit: Visit, place: int, name: bytes, value: bytes
) -> None:
    headers = {"origin": "http://127.0.0.1:8000", "sec_fetch_site": "same-origin"}
    asked = scope("POST", "/ask", headers, 20)
    asked["headers"].insert(place, (name, value))
    reply = visit.run(request(visit.app, "POST", "/ask", {}, b"text=Why&key=1234567", given=asked))
    assert reply.status == 400
    assert visit.store.questions(visit.site.hall.session) == []


@pytest.mark.parametrize(
    "path", ["/projector/", "/ask/", "/serve.css/", "/figures/x/", f"{DESK}/", "//evil.example"]
)
def test_nobody_is_sent_to_what_the_host_header_says(visit: Visit, path: str) -> None:
    reply = visit.get(path, host="192.0.2.7")
    assert (reply.status, reply.headers.get("location")) == (404, None)


def test_every_way_on_is_an_address_of_this_server(moderated: Visit) -> None:
    moderated.ask("Why?")
    moderated.act("release", 1)
    replies = [
        moderated.ask("Why?", key="another-key"),
        moderated.post("/vote", {"question": 1, "by": "//evil.example"}),
        moderated.act("pin", 1, into="//evil.example"),
    ]
    for reply in replies:
        assert reply.status == 303
        assert re.match(r"/(?!/)", reply.headers["location"])


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
