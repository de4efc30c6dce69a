from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.questions.anchors import MOST_ANCHORS, find_anchors


def named(text: str) -> list[str]:
    return [f"{a.kind} {a.label}" for a in find_anchors(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Why is Fig. 3 flat?", ["figure 3"]),
        ("figure 12, FIG 4, Fig.5 and Figure 2b", ["figure 12", "figure 4", "figure 5", "figure 2b"]),
        ("Is Fig. 4(a) the same as Fig. 4 (b)?", ["figure 4a", "figure 4b"]),
        ("Figs. 2 and 7", ["figure 2", "figure 7"]),
        ("Figures 1, 2 and 10 differ", ["figure 1", "figure 2", "figure 10"]),
        ("pp. 4-5", ["page 4", "page 5"]),
        ("pages 3 to 6", ["page 3", "page 6"]),
        ("p. 7, p.8 and on page 9", ["page 7", "page 8", "page 9"]),
        ("Sec. 3.1, Sect. 4 and §5.2", ["section 3.1", "section 4", "section 5.2"]),
        ("Sections 3.1 and 3.2", ["section 3.1", "section 3.2"]),
        ("Sec. 3.1 and 3.2 say so", ["section 3.1", "section 3.2"]),
        ("Appendix D.3 or Appendix B", ["section D.3", "section B"]),
        ("eq. (4), Eq. 5, equation (6a)", ["equation 4", "equation 5", "equation 6a"]),
        ("eqs. (1)-(3)", ["equation 1", "equation 3"]),
        ("Table IV and Tab. 2", ["table IV", "table 2"]),
        ("Extended Data Table 3, Supplementary Fig. S2", ["table 3", "figure S2"]),
        ("Table 3 row (E)", ["table 3"]),
        ("What is in Section 5.", ["section 5"]),
        ("(Abb. 2b), Gl. (4), S. 12, Abschnitt 7.1", ["figure 2b", "equation 4", "page 12", "section 7.1"]),
        ("Abbildungen 1 und 2", ["figure 1", "figure 2"]),
        ("tableau 2, équation (1), page 4, annexe B", ["table 2", "equation 1", "page 4", "section B"]),
        ("figura 3, ecuación (1), página 5, sección 4", ["figure 3", "equation 1", "page 5", "section 4"]),
        ("seção 2, equação (3), pág. 9, quadro 1", ["section 2", "equation 3", "page 9", "table 1"]),
        ("sezione 2, tabella 1, equazione 5, pagina 3", ["section 2", "table 1", "equation 5", "page 3"]),
        ("afb. 3, vgl. (2), blz. 8, paragraaf 2.1", ["figure 3", "equation 2", "page 8", "section 2.1"]),
        ("рис. 2, табл. 3, разд. 4.1, стр. 7", ["figure 2", "table 3", "section 4.1", "page 7"]),
        ("rys. 1, wzorze (3), str. 5", ["figure 1", "equation 3", "page 5"]),
        ("表2の図 3、式(4)と第5節", ["table 2", "figure 3", "equation 4", "section 5"]),
        ("3.2節、7ページ、図1と2", ["section 3.2", "page 7", "figure 1", "figure 2"]),
        ("图3和表 2，公式（5）", ["figure 3", "table 2", "equation 5"]),
        ("第6页，第3.1节", ["page 6", "section 3.1"]),
        ("그림 3과 4, 표 2", ["figure 3", "figure 4", "table 2"]),
        ("식 (5), 3.2절, 7쪽", ["equation 5", "section 3.2", "page 7"]),
    ],
)
def test_places_are_found_in_any_language(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "figure skating was 2 weeks ago",
        "Theorem 3, Algorithm 1, Definition 2, Lemma 4, Prop. 5",
        "https://a.example/fig9?p=3#table-8 and www.b.example/page/4",
        "mail fig3@a.example",
        "p = 0.05, p < 0.01, p-value",
        "s 5, the 3 sections, 4 pages, 2 tables",
        "section I liked most",
        "eq. without a number",
        "configure 3",
        "v2.3.1",
        "a table for two",
        "第一次见面，三表",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fig. 1 and 20 layers", ["figure 1"]),
        ("Table 2 and 3.", ["table 2", "table 3"]),
        ("Figs. 1 and 20-layer nets", ["figure 1"]),
        ("Fig. 10 has dots while Fig. 1 has none", ["figure 10", "figure 1"]),
        ("Fig. 3, Fig. 3 and fig 3", ["figure 3"]),
    ],
)
def test_numbers_that_count_something_are_no_labels(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_list_of_places_ends_somewhere() -> None:
    assert len(find_anchors(" ".join(f"Fig. {n}" for n in range(100)))) == MOST_ANCHORS


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for anchor in find_anchors(text):
        assert anchor.label
        assert anchor.page is None


@pytest.mark.parametrize("piece", ["Fig. ", "1,", "1 and ", "第1", "(((", "1.1.", "A.", "eq. ("])
def test_hostile_repetition_takes_no_time(piece: str) -> None:
    started = time.process_time()
    find_anchors("Figs. " + piece * (8000 // len(piece)))
    assert time.process_time() - started < 1
