"""YAML and CSV."""

from __future__ import annotations

import pytest

from journalclub.models.session import Person, Session, SessionLink, SessionPaper
from tests.adopting.pages import adopted, outline, sessions

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


HUGE = "x" * 140_000


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("x.csv", "Date,Topic\n2026-01-05,Queues", ["2 2026-01-05 Queues"]),
        ("x.CSV", "Date;Topic\n2026-01-05;a,b", ["2 2026-01-05 a,b"]),
        ("x.tsv", "Date\tTopic\n2026-01-05\ta;b", ["2 2026-01-05 a;b"]),
        ("x.csv", "Date|Topic\n2026-01-05|a", ["2 2026-01-05 a"]), ("x.txt", "Date,Topic\n2026-01-05,Queues", []),
        ("x.csv", "\n,\nDate,Topic\n\n2026-01-05, Queues \n,\n", ["5 2026-01-05 Queues"]), ("x.csv", "", []),
        ("x.csv", ",\n,", []),
        ("x.csv", 'Date,Topic\n2026-01-05,"a\nb"\n2026-01-12,"c""d"\n', ["2-3 2026-01-05 a b", '4 2026-01-12 c"d']),
        ("x.csv", f"Date,Topic\n2026-01-05,a\n2026-01-12,{HUGE}\n2026-01-19,b", [
            "2 2026-01-05 a", "4 2026-01-19 b", f"3: 2026-01-12,{HUGE}"]),
        ("x.csv", "Date,Topic\nfoo,bar\nbaz,quux", ["2: foo,bar", "3: baz,quux"]),
        ("x.yaml", "- {date: 2026-01-05,\n   topic: a}\n\n- date: 2026-01-12\n  topic: b\n# c\n",
            ["1-2 2026-01-05 a", "4-6 2026-01-12 b"]),
        ("x.YML", "- date: 2026-01-05\n  topic: a\n- x\n- {date: 2026-01-12, topic: b}\n", ["1-2 2026-01-05 a",
            "4 2026-01-12 b"]),
        ("x.yml", "- name: 2025\n  items:\n  - {date: Jan 5, topic: a}\n- items:\n  - {date: Jan 5, topic: b}\n",
            ["3 2025-01-05 a", "5 b"]),
        ("x.yml", "2025:\n  x:\n  - {date: Jan 5, topic: a}\n2026:\n  x:\n  - {date: Jan 5, topic: b}\n", [
            "3 2025-01-05 a", "6 2026-01-05 b"]),
        ("x.yml", "- {date: 2026-01-05, topic: a}\n- {topic: b}\n- {room: 1}\n- {date: soon}\n", ["1 2026-01-05 a",
            "2 b", "3", "4: - {date: soon}"]),
        ("x.yml", "a: [\n\nb", ["1: a: [", "3: b"]), ("x.yml", "date: 2026-01-05\ntopic: a", []),
        ("x.yml", "- 1\n- [2]", []), ("x.yml", "", []),
        ("x.yml", "{a: " * 8 + "[{date: 2026-01-05, topic: a}]" + "}" * 8, ["1 2026-01-05 a"]),
        ("x.yml", "{a: " * 9 + "[{date: 2026-01-05, topic: a}]" + "}" * 9, []),
    ],
)  # fmt: skip
def test_which_rows_of_a_file_are_sessions_and_where_they_stand(
    name: str, text: str, found: list[str]
) -> None:
    assert outline(text, name) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        # Nothing, several, numbers, dates: as text.
        ("topic: ~\n  speaker: null\n  room: None", {}), ("topic: [a, ~, b]\n  week: 3", {"topic": "a b", "number": 3}),
        # A name with its address and where it is from; other keys follow, an address among them as a link.
        ("speakers:\n  - {name: A B, url: 'https://a.example'}\n  - {full_name: C D, institution: X}", {
            "presenters": ("A B", "C D"), "presenters_raw": "A B C D (X)",
            "people": (Person("A B", None, "https://a.example"), Person("C D", "X"))}),
        ("links:\n  - {text: Code, href: 'https://github.com/a/b'}\n"
         "  - {pdf: 'https://x.example', baz: 'https://y.example'}", {
            "links": (SessionLink("code", "https://github.com/a/b"), SessionLink("other", "https://x.example"),
                      SessionLink("other", "https://y.example", "baz"))}),
        ("room: {Name: Hall, floor: 3, note: https://a b}", {"place": "Hall 3 https://a b"}),
        # A path where material is expected is a link; where it is not, or among other words, it is text.
        ("slides: a/b.pdf\n  code: x.ipynb\n  room: a.pdf", {
            "links": (SessionLink("slides", "a/b.pdf"), SessionLink("code", "x.ipynb")), "place": "a.pdf"}),
        ("slides: see a.pdf", {"notes": ("slides: see a.pdf",)}),
        # Keys may have underscores or hyphens.
        ("title: T\n  paper_link: https://example.org/a.pdf\n  suggested-by: C D", {
            "topic": "T", "papers": (SessionPaper("", "T", "https://example.org/a.pdf"),), "suggested_by": ("C D",)}),
        # Not deeper than eight within one another.
        ("topic: " + "[" * 8 + "a" + "]" * 8, {"topic": "a"}), ("topic: " + "[" * 9 + "a" + "]" * 9, {}),
    ],
)  # fmt: skip
def test_values_of_yaml_are_text_names_and_links(values: str, found: dict[str, object]) -> None:
    (session,) = sessions(f"- date: 2026-01-05\n  {values}\n  speaker: ''\n", "x.yml")
    assert session == Session("", session.date, **found)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("---\nt:\n - {date: 2026-01-05, topic: a}\n---\n## Jan 6, 2026: b", ["3 2026-01-05 a", "5 2026-01-06 b"]),
        ("---\nt: [{date: 2026-01-05, topic: a}]\n---\n", []),
        ("---\nt:\n - [\n---\n## Jan 6, 2026: b", ["5 2026-01-06 b"]),
        ("---\nt:\n - {date: soon}\n---\n", []), ("+++\n- {date: 2026-01-05, topic: a}\n+++\n", []),
        (" ---\n- {date: 2026-01-05, topic: a}\n---\n", ["2 2026-01-05 a"]),
    ],
)  # fmt: skip
def test_front_matter_is_read_where_it_holds_a_list_of_sessions(page: str, found: list[str]) -> None:
    assert outline(page) == found


def test_a_mapping_from_dates_to_sessions() -> None:
    page = (
        "schedule:\n  2024-01-10:\n    title: Queues\n    speaker: First Speaker\n    arxiv: 2301.01230\n"
        "  2024-01-24: {title: Stacks, slides: slides/s.pdf}\n  2024-02-07: No meeting\n"
    )
    found = adopted(page, "talks.yml").sessions
    assert [(t.line, t.last_line, t.session.date.isoformat(), t.status) for t in found if t.session.date] == [
        (2, 5, "2024-01-10", None), (6, 6, "2024-01-24", None), (7, 7, "2024-02-07", "cancelled"),
    ]  # fmt: skip
    assert found[0].session.papers[0].url == "https://arxiv.org/abs/2301.01230"
    assert found[1].session.links[0].url == "slides/s.pdf"


def test_other_mappings_with_a_date_among_their_keys_are_read_on() -> None:
    page = "2024-01-10: start\ntalks:\n  - {date: 2024-01-24, title: Stacks}\n"
    assert [s.topic for s in sessions(page, "talks.yml")] == ["Stacks"]


def test_files_named_in_a_table_of_data_are_links() -> None:
    page = "Datum;Referent;Thema;Folien\n16.01.2024;First Speaker;A;folien/q.pdf\n30.01.2024;Second;Stacks;folgen\n"
    first, second = sessions(page, "plan.csv")
    assert [(x.kind, x.url, x.label) for x in first.links] == [("slides", "folien/q.pdf", None)]
    assert (second.links, second.notes) == ((), ("Folien: folgen",))
