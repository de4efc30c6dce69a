from __future__ import annotations

import pytest

from tests.questions.importers import counts, export, sorted_out

CHAT = """\
the end of a message whose beginning was not saved
17:00:01 From Ada (host) to Everyone : hello all
17:05:00 From Team 4 : Ben to Everyone : Why does the error in Fig. 2 grow with depth?
17:05:09 From From A to Z to Everyone : +1
17:06:00 From Ada (host) to Team 4 : Ben : did you bring the cake?
17:06:10 From Ada (host) to Cleo(Direct Message) : please do not tell to Everyone : Cleo is ill
or so she says
17:07:00 From Cleo to Me(Privately) : who is that?
17:08:00 From Dan to Everyone : The proof needs a bound on the variance
17:08:20 From Dan to Everyone : which I cannot find in Sec. 3.1, where is it?
17:09:00 From Ada (host) to Everyone : @Dan it is in the appendix
17:10:00 From Dan to Everyone :
17:59:00 From Cleo to Everyone : thanks, bye
"""
OLDER = """\
17:00:01\tFrom Ada : hello all
17:05:00\tFrom Team 4 : Ben : Why does the error in Fig. 2 grow with depth?
17:05:09\tFrom From A to Z : +1
17:05:30\tFrom Team 4 : Ben : it is the same in my field
17:06:00\tFrom Ada to Cleo : did you bring the cake?
17:06:10\tFrom Nobody Else to Cleo (Privately) : a secret
17:07:00\tFrom Cleo : thanks, bye
"""


def test_every_message_is_counted_once_and_private_ones_have_no_text() -> None:
    collected = sorted_out(CHAT)
    assert collected.format == "zoom-v1"
    assert counts(collected) == (2, 2, 1, 2, 3, 2)
    assert all(not row.text and not row.author for row in export(CHAT).rows if row.sort == "private")


def test_private_messages_keep_the_time_and_nothing_else() -> None:
    private = [row for row in export(CHAT).rows if row.sort == "private"]
    assert [row.time for row in private] == ["17:06:00", "17:06:10", "17:07:00"]


def test_where_all_lines_have_a_recipient_one_without_is_taken_for_private() -> None:
    chat = CHAT + "17:59:30 From Ada, cut off in the middle\n"
    last = export(chat).rows[-1]
    assert (last.sort, last.text, last.author) == ("private", "", None)


def test_names_may_hold_colons_and_the_word_to() -> None:
    found = sorted_out(CHAT).questions
    assert [(q.author, q.votes) for q in found] == [("Team 4 : Ben", 1), ("Dan", 0)]
    voter = next(row.author for row in export(CHAT).rows if row.text == "+1")
    assert voter == "From A to Z"


def test_a_question_over_two_messages_is_one() -> None:
    assert sorted_out(CHAT).questions[1].text == (
        "The proof needs a bound on the variance which I cannot find in Sec. 3.1, where is it?"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_older_exports_name_a_recipient_in_private_messages_only(end: str) -> None:
    collected = sorted_out(OLDER.replace("\n", end))
    assert counts(collected) == (1, 0, 1, 3, 2, 0)
    assert (collected.questions[0].author, collected.questions[0].votes) == ("Team 4 : Ben", 1)


def test_a_named_recipient_is_private_even_when_the_text_names_everyone() -> None:
    chat = "17:00:00 From Ada to Everyone : hi\n17:00:01 From Ada to Ben : say hi to Everyone : why not tell them?\n"
    assert counts(sorted_out(chat)) == (0, 0, 0, 1, 1, 0)


@pytest.mark.parametrize(
    "to", ["Hosts and panelists", "All Panelists", "Ada, Ben", "Waiting Room Participants"]
)
def test_whatever_is_not_for_everyone_is_private(to: str) -> None:
    chat = f"17:00:00 From Ada to Everyone : hi\n17:00:01 From Ben to {to} : why is eq. (3) linear?\n"
    assert counts(sorted_out(chat)) == (0, 0, 0, 1, 1, 0)


def test_a_time_with_date_and_half_of_the_day_is_read() -> None:
    chat = "2026-11-20 05:00:10 PM From Ada to Everyone : Why is eq. (3) linear?\n"
    row = export(chat).rows[0]
    assert (row.time, row.moment) == ("05:00:10", 17 * 3600 + 10)
