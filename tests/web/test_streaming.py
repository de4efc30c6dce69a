from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.questions.changes import Forget, Post
from journalclub.web import streaming
from tests.web.visiting import DESK, NOW, Listener, S, Visit, hall, sqlite


def boards(heard: str) -> list[dict[str, object]]:
    return [json.loads(line[6:]) for line in heard.splitlines() if line.startswith("data: ")]


def test_a_live_page_hears_what_others_ask_and_vote(visit: Visit) -> None:
    page = Listener(visit, f"/live?after={visit.site.public.stamp}")
    visit.ask("Why does Fig. 3 fall?")
    news = boards(page.heard("Why does Fig. 3 fall?"))
    assert news[-1]["lists"] == {"shown": [1], "answered": []}
    assert page.kind.startswith("text/event-stream")
    visit.post("/vote", {"question": 1})
    assert '<span class=\\"tally\\">1</span>' in page.heard('<span class=\\"tally\\">1</span>')
    page.leave()
    assert visit.site.public.listeners == 0


def test_who_was_away_gets_all_of_it_and_who_missed_nothing_gets_nothing(visit: Visit) -> None:
    visit.ask("Why does Fig. 3 fall?")
    visit.fresh()
    away = Listener(visit, "/live?after=another-server.12")
    assert "Why does Fig. 3 fall?" in away.heard("Why does Fig. 3")
    again = Listener(visit, "/live", last_event_id=visit.site.public.stamp)
    visit.ask("And Table 2?", key="another-key")
    heard = again.heard("And Table 2?")
    assert "Fig. 3" not in heard
    away.leave()
    again.leave()


def test_attendees_hear_nothing_of_what_waits_or_is_hidden(moderated: Visit) -> None:
    attendee, host = Listener(moderated, "/live"), Listener(moderated, f"{DESK}/live")
    moderated.ask("A question that waits?")
    assert "A question that waits?" in host.heard("that waits?")
    moderated.act("hide", 1)
    moderated.ask("A question that is shown?", key="another-key")
    moderated.act("release", 2)
    assert "that waits" not in attendee.heard("that is shown?")
    attendee.leave()
    host.leave()


def test_what_other_servers_and_commands_do_is_heard_too(url: str) -> None:
    """Two servers share a database; on PostgreSQL they would be two machines."""
    with Visit(url, hall(moderated=False)) as one, Visit(url, hall(moderated=False)) as other:
        page = Listener(other, "/live")
        one.ask("Does the other server know?")
        assert "Does the other server know?" in page.heard("Does the other server know?")
        same = {one.ask("Once?", key="the-same-key").headers["location"] for _ in range(3)}
        same |= {other.ask("Once?", key="the-same-key").headers["location"] for _ in range(3)}
        assert len(same) == 1
        one.act("close")
        page.heard('"closed":true')
        assert other.ask("Too late?", key="yet-another-key").status == 403
        page.leave()


def test_what_is_forgotten_leaves_every_page(visit: Visit, tmp_path: Path) -> None:
    visit.ask("A sentence to be forgotten?")
    visit.ask("Another that stays?", key="another-key")
    page = Listener(visit, "/live")
    page.heard("forgotten?")
    visit.store.do(Forget(S, 1), NOW)
    visit.store.scrub()
    page.heard('"shown":[2]')
    page.leave()
    assert "forgotten" not in visit.get("/").text
    assert b"to be forgotten" not in b"".join(p.read_bytes() for p in tmp_path.iterdir())


def test_signs_of_life_come_without_news(visit: Visit) -> None:
    page = Listener(visit, f"/live?after={visit.site.public.stamp}")
    page.heard("retry:")
    visit.site.public.tick()
    assert ": alive" in page.heard(": alive")
    page.leave()


def test_the_end_of_the_server_ends_live_pages(visit: Visit) -> None:
    page = Listener(visit, "/live")
    page.heard("retry:")
    visit.site.end()
    assert page.ended()
    page.leave()


def test_more_live_pages_than_the_server_bears_are_told_so(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "MOST_OF_ONE_CALLER", 1)
    page = Listener(visit, "/live", peer="203.0.113.7")
    page.heard("retry:")
    assert visit.get("/live", peer="203.0.113.7").status == 503
    other = Listener(visit, "/live", peer="203.0.113.8")
    other.heard("retry:")
    monkeypatch.setattr(streaming, "MOST_LISTENERS", 2)
    reply = visit.get("/live", peer="203.0.113.9")
    assert (reply.status, reply.headers["retry-after"]) == (503, "60")
    page.leave()
    other.leave()
    assert not visit.site.public.callers


def test_of_a_flood_only_the_first_and_the_newest_are_sent(tmp_path: Path) -> None:
    with Visit(sqlite(tmp_path), hall(moderated=False)) as visit:
        visit.store.apply([Post(S, f"k{n}", f"q {n}?", status="shown") for n in range(500)], NOW)
        visit.fresh()
        shown = visit.site.public.shown
        assert 100 <= len(shown.lists["shown"]) <= 200
        assert shown.extra["counts"]["shown"] == 500
        assert "500</span>" in visit.get("/").text
