from __future__ import annotations

import pytest

from journalclub.errors import JcError
from journalclub.questions.recognise import read_export
from journalclub.questions.source import Source
from tests.questions.importers import counts, export, sorted_out

TITLED = """\
\ufeffQ&A Report
Report Generated:,2026/11/18 20:04

Topic,Webinar ID,# Question
"A paper, read",999,3

Question Details
#,Question,Asker Name,Asker Email,Answer(s)
1,"Why is the KL term annealed,
see Table 2?",Anonymous Attendee,,live answered
2,Is the decoder of Sec. 4 weak on purpose?,"Ben, Jr.",ben@example.org,because it is
,,,,another answer: is it?
3,Will there be a recording?,Cleo
4,,Dan,,

Attendee Details
Attended,User Name,Email
Yes,Why me?,x@example.org
"""
NINE = """\
Question Number,Question,Asker Name,Asker Email,Answer(s),Question Time,Answered Time,Answer Name,Answer Email
1,Why is the KL term annealed?,Ada,,yes,2026/11/18 18:05,,,
1,Why is the KL term annealed?,Ada,,no,2026/11/18 18:05,,,
"""


def test_only_the_section_of_questions_counts() -> None:
    collected = sorted_out(TITLED)
    assert collected.format == "zoom-qa"
    assert counts(collected) == (2, 1, 0, 1, 0, 1)
    assert [q.author for q in collected.questions] == [None, "Ben, Jr."]


def test_wider_reports_without_titles_have_times_and_repeat_questions_for_further_answers() -> None:
    collected = sorted_out(NINE)
    assert counts(collected) == (1, 1, 0, 0, 0, 0)
    assert collected.questions[0].time == "2026/11/18 18:05"


@pytest.mark.parametrize("time", ["Question Time", "Asked Time", "Question Asked Time", "Time", "Submitted"])
@pytest.mark.parametrize("number", ["#", "Question Number", "No.", "No"])
@pytest.mark.parametrize("name", ["Asker Name", "Asker", "Name"])
def test_columns_are_known_by_any_of_their_heads(time: str, number: str, name: str) -> None:
    report = f"{number},Question,{name},Asker Email,{time}\n1,Why so?,Ada,,18:05\n1,Why so?,Ada,,18:05\n"
    question, further = export(report).rows
    assert (question.author, question.time, further.sort) == ("Ada", "18:05", "reply")


@pytest.mark.parametrize("heads", ["#,Question,Asker Name", "Question,#,Asker Name"])
def test_a_gap_that_a_numbered_question_follows_does_not_end_the_section(heads: str) -> None:
    rows = [("1", "Why is it so?"), ("2", "Is it so in Fig. 2?")]
    first, last = (",".join((n, q) if heads[0] == "#" else (q, n)) + ",Ada" for n, q in rows)
    report = f"{heads}\n{first}\n\n{last}\n\nAttendee Details\nYes,Why me?,x\n"
    assert [row.text for row in export(report).rows] == ["Why is it so?", "Is it so in Fig. 2?"]


def test_a_report_without_questions_says_so() -> None:
    with pytest.raises(JcError, match="no section of questions"):
        read_export(Source("report.csv", "Attendee Details\nYes,Ada\n"), "zoom-qa")
