from __future__ import annotations

import pytest

from tests.questions.importers import counts, export, sorted_out

ENGLISH = """\
\ufeffTimestamp,Email Address,Your name (optional),What did you not understand?,Your second question (name a page),\
Which parts did you read?,How hard was it? (1-5),Private note to the organisers
2026/11/17 9:07:29 PM GMT+1,a@example.org,Ada,the derivation of equation (6),"Does it work for text?
And for images?",Abstract;Method,3,I cannot come
2026/11/17 9:08:29 PM AST,b@example.org,,n/a,no question from me :),Abstract,4,
2026/11/18 9:09:29 PM AST,c@example.org,,,,,,
"""
CHINESE = """\
时间戳记,电子邮件地址,你对论文有什么问题?,还有什么想说的吗?,你感兴趣的主题
2026/11/17 下午 9:07:29,s@example.org,为什么表 3 中的准确率比表 2 低？,谢谢,视觉
2026/11/17 下午 9:08:29,t@example.org,没有问题,下次可以早点开始吗？,语言
"""
GERMAN = """\
Zeitstempel,E-Mail-Adresse,Deine Frage an die Vortragende,Sonst noch etwas?,Themen
17.11.2026 21:07:29,s@example.org,"Warum sinkt der Fehler in Abb. 2?",bis Donnerstag!,"Sehen, Sprache"
"""


def test_each_answer_is_a_row_and_an_empty_response_is_one_too() -> None:
    collected = sorted_out(ENGLISH)
    assert collected.format == "forms"
    assert counts(collected) == (2, 0, 0, 6, 1, 1)
    assert [q.text for q in collected.questions] == [
        "the derivation of equation (6)",
        "Does it work for text?\nAnd for images?",
    ]


def test_a_name_column_tells_the_author_and_an_address_never_does() -> None:
    assert {q.author for q in sorted_out(ENGLISH).questions} == {"Ada"}
    assert {q.author for q in sorted_out(ENGLISH.replace("Email Address", "Username")).questions} == {"Ada"}
    assert {row.author for row in export(CHINESE).rows} == {None}


@pytest.mark.parametrize(("text", "expected"), [(CHINESE, (1, 0, 0, 5, 0, 0)), (GERMAN, (1, 0, 0, 2, 0, 0))])
def test_heads_in_other_languages(text: str, expected: tuple[int, ...]) -> None:
    assert counts(sorted_out(text)) == expected


def test_every_row_tells_when_its_response_came() -> None:
    times = [row.time for row in export(ENGLISH).rows]
    assert set(times) == {
        "2026/11/17 9:07:29 PM GMT+1",
        "2026/11/17 9:08:29 PM AST",
        "2026/11/18 9:09:29 PM AST",
    }


def test_a_response_cut_short_is_a_blank_row() -> None:
    cut = ENGLISH + "2026/11/18 9:10:29 PM AST,d@example.org\n"
    assert counts(sorted_out(cut)) == (2, 0, 0, 6, 1, 2)


def test_private_columns_leave_no_text_behind() -> None:
    assert all("cannot come" not in row.text for row in export(ENGLISH).rows)


def test_a_first_column_of_dates_and_prompts_is_a_form_whatever_its_name() -> None:
    text = ENGLISH.lstrip("\ufeff").replace("Timestamp", "Eingereicht")
    assert export(text).format == "forms"
