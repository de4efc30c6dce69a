from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.recording import Video
from journalclub.models.session import Session, SessionLink, SessionPaper
from journalclub.recordings.matching import offers


def session(folder: str, date: str, title: str, *presenters: str, number: int | None = None) -> Session:
    papers = (SessionPaper("", title),)
    day = dt.date.fromisoformat(date)
    return Session(folder, day, status="held", papers=papers, presenters=presenters, number=number)


def video(key: str, title: str, published: str | None = None, description: str = "") -> Video:
    day = dt.date.fromisoformat(published) if published else None
    return Video(f"https://youtu.be/{key}", title, description, day)


SESSIONS = [
    session("01", "2021-01-10", "Xception: Deep Learning with Separable Convolutions", "first presenter"),
    session("06", "2021-06-13", "Attention Is All You Need", "second presenter", number=6),
    session("07", "2021-07-18", "An Image is Worth 16x16 Words: Transformers for Image Recognition", "third"),
    session("11", "2021-11-25", "ResNet strikes back: An improved training procedure", number=11),
]


def found(*videos: Video, sessions: list[Session] = SESSIONS) -> dict[str, str]:
    return {o.session.folder: o.video.url.rsplit("/", 1)[-1] for o in offers(videos, sessions)}


def test_a_video_is_offered_for_the_session_whose_title_it_has() -> None:
    videos = [
        video(
            "aaaaaa", "MLT: An image is worth 16x16 words, Transformers for image recognition", "2021-07-20"
        ),
        video("bbbbbb", "Reading club | ResNet Strikes Back (improved training procedure)", "2021-11-26"),
        video("cccccc", "Welcome to our channel", "2021-07-19"),
    ]
    assert found(*videos) == {"07": "aaaaaa", "11": "bbbbbb"}


def test_the_reasons_are_said() -> None:
    (offer,) = offers([video("a", "Attention is all you need, by second presenter", "2021-06-14")], SESSIONS)
    assert offer.reasons == (
        "title: attention, all, you, need",
        "presenter: second presenter",
        "published 1 day later",
    )


def test_a_named_day_or_number_with_a_date_is_enough() -> None:
    assert found(video("a", "Session recording 2021-06-13", "2021-06-14")) == {"06": "a"}
    assert found(video("a", "Meeting of 13 June 2021", "2021-06-20")) == {"06": "a"}
    assert found(video("a", "Session #11", "2021-11-26")) == {"11": "a"}
    assert found(video("a", "Session #1", "2021-11-26")) == {}


def test_a_day_is_not_part_of_another_one() -> None:
    for title in (
        "Meeting of 13 June 20211",
        "Meeting of 113 June 2021",
        "Meeting of 3 June 2021",
        "1 3 June 2021",
    ):
        assert found(video("a", title, "2021-06-20")) == {}
    for title in ("June 13th, 2021", "13/jun/2021", "13.Jun.2021", "20210613", "2021.06.13"):
        assert found(video("a", title, "2021-06-20")) == {"06": "a"}


def test_the_day_after_alone_is_not_enough_and_an_older_video_is_another_one() -> None:
    assert found(video("a", "Recording", "2021-06-13")) == {}
    assert found(video("a", "Attention is all you need", "2020-06-13")) == {}


def test_in_doubt_nothing_is_offered() -> None:
    twice = [video(key, "Attention is all you need", "2021-06-14") for key in ("a", "b")]
    assert found(*twice) == {}
    again = [*SESSIONS, session("06b", "2021-06-14", "Attention Is All You Need", "second presenter")]
    assert found(twice[0], sessions=again) == {}


def test_what_is_filed_or_did_not_take_place_is_left_out() -> None:
    it = video("aaaaaa", "Attention is all you need", "2021-06-14")
    filed = replace(SESSIONS[1], links=(SessionLink("video", "https://www.youtube.com/watch?v=aaaaaa"),))
    assert found(it, sessions=[filed, replace(SESSIONS[1], folder="again")]) == {}
    other = replace(SESSIONS[1], links=(SessionLink("recording", "https://youtu.be/other1"),))
    assert found(it, sessions=[other]) == {}
    assert found(it, sessions=[replace(SESSIONS[1], status="cancelled")]) == {}


@given(st.lists(st.text(max_size=40), max_size=5), st.text(max_size=200))
def test_no_video_is_offered_twice_and_no_session_gets_two(titles: list[str], description: str) -> None:
    videos = [video(f"v{n}", title, "2021-06-14", description) for n, title in enumerate(titles)]
    made = offers(videos, SESSIONS)
    assert len({o.video.url for o in made}) == len({o.session.folder for o in made}) == len(made)
