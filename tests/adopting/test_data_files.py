"""YAML and CSV."""

from __future__ import annotations

from tests.adopting.pages import adopted, sessions

YAML = """
upcoming:
  - date: 2023-04-01
    speakers:
      - name: First Speaker
        affiliation: Some Institute
        url: https://a.example
    title: A talk
    abstract: "Long
text."
    slides: https://x.example/s.pdf
past:
  - {date: "2023-03-01", speaker: Second, title: Old talk, paper: {title: P, url: "https://arxiv.org/abs/2301.00001"}}
"""


def test_yaml_lists_below_keys() -> None:
    found = adopted(YAML, "talks.yml")
    first, second = (t.session for t in found.sessions)
    assert (found.layout, [t.status for t in found.sessions]) == ("yaml", ["upcoming", "held"])
    assert first.people[0].affiliation == "Some Institute"
    assert (first.abstract, first.links[0].kind) == ("Long text.", "slides")
    assert second.papers[0].id == "2301.00001"


def test_yaml_with_a_description_and_an_address_names_a_paper() -> None:
    page = (
        '- date: "2021-03-11"\n  leader: Someone\n  description: "A Paper"\n'
        '  url: "https://arxiv.org/pdf/1909.10893.pdf"\n- date: "2021-01-29"\n  leader: Other\n'
        '  description: ""\n  url: ""\n'
    )
    first, second = sessions(page, "meetings.yaml")
    assert (first.papers[0].title, first.papers[0].id) == ("A Paper", "1909.10893")
    assert second.papers == ()


def test_yaml_that_blows_up_or_is_none_is_reported() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join('*' + chr(97 + n) for _ in range(9))}]\n"
        for n in range(8)
    )
    for text in (bomb, "a: [", "\t- x: 1"):
        found = adopted(text, "x.yml")
        assert found.sessions == ()
        assert found.unparsed


def test_csv_in_which_the_day_stands_first_throughout() -> None:
    page = (
        "Date,Presenter,Paper,Repo\n"
        "10/1/2022,Ann,[T](https://arxiv.org/abs/1510.00936),[1](https://a.example/)\n"
        '17/01/22,Bob,"[U, V](https://b.example/u.pdf)",\n'
        "18/04/22,--,No group meeting: public holiday,\n,Cy,,\n"
    )
    found = adopted(page, "plan.csv")
    assert [str(t.session.date) for t in found.sessions] == ["2022-01-10", "2022-01-17", "2022-04-18", "None"]
    assert found.sessions[0].session.links[0].kind == "code"
    assert found.sessions[1].session.papers[0].title == "U, V"
    assert (found.sessions[2].status, found.sessions[2].session.reason) == ("holiday", "public holiday")
    assert found.sessions[3].session.presenters == ("Cy",)


def test_csv_with_a_huge_field_goes_on() -> None:
    page = f"Date,Topic\n2022-01-10,{'x' * 200_000}\n2022-01-17,y\n"
    found = adopted(page, "plan.csv")
    assert len(found.sessions) + len(found.unparsed) == 2


def test_a_speaker_who_is_an_address_only_has_no_name() -> None:
    page = '- date: 2024-03-04\n  title: Queues\n  speaker: {url: "https://people.example.org/~able/"}\n'
    (session,) = sessions(page, "talks.yml")
    assert session.presenters == ()
    assert session.presenters_raw == "https://people.example.org/~able/"


def test_a_mapping_in_braces_ends_on_the_line_of_its_last_brace() -> None:
    page = (
        "- {date: 2024-03-04,\n   title: Queues,\n   speaker: First Speaker}\n"
        "- date: 2024-03-11\n  slides: {\n    url: slides/stacks.pdf,\n  }\n  title: Stacks\n"
    )
    found = adopted(page, "talks.yml").sessions
    assert [(t.line, t.last_line, t.session.topic) for t in found] == [(1, 3, "Queues"), (4, 8, "Stacks")]
    assert found[1].session.links[0].url == "slides/stacks.pdf"


def test_json_is_read_as_yaml_is() -> None:
    page = (
        '{"term": "Fall 2025", "meetings": [\n'
        '  {"date": "2025-10-03", "speaker": {"name": "First Speaker", "affiliation": "Some Lab"},\n'
        '   "title": "Queues"},\n'
        '  {"date": "2025-10-10", "speaker": "Second Speaker", "title": "Stacks", "cancelled": true, "public": true,\n'
        '   "links": {"slides": "/files/s.pdf", "video": "https://youtu.be/abc"}}\n]}\n'
    )
    found = adopted(page, "meetings.json")
    first, second = found.sessions
    assert (found.layout, first.session.people[0].affiliation) == ("yaml", "Some Lab")
    assert (second.status, second.session.notes) == ("cancelled", ("public: yes",))
    assert [(x.kind, x.url) for x in second.session.links] == [
        ("slides", "/files/s.pdf"),
        ("video", "https://youtu.be/abc"),
    ]


def test_a_flag_of_a_reading_is_said_in_brackets() -> None:
    page = (
        "- date: 2025-09-15\n  title: Queues\n  readings:\n"
        "    - {title: A first paper here, url: 'https://arxiv.org/abs/2001.00001', optional: true}\n"
        "    - {title: A second paper here, url: 'https://arxiv.org/abs/2001.00002', optional: false}\n"
    )
    (session,) = sessions(page, "talks.yml")
    assert [(p.id, p.note) for p in session.papers] == [("2001.00001", "(optional)"), ("2001.00002", None)]
