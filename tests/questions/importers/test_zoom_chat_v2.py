from __future__ import annotations

import pytest

from tests.questions.importers import counts, sorted_out

CHAT = """\
10:00:00 From  Ada  to  Everyone:
\tgood morning everybody
10:01:00 From  Ben: remote  to  Everyone:
\t"the loss is convex" - how can that be for two layers?
\t
\tSee eq. (2).
10:01:10 From  Ada  to  Everyone:
\tReacted to ""the loss is convex" ..." with 👍🏽
10:01:12 From  Cleo  to  Everyone:
\tReacted to ""the loss is convex" ..." with ❤️
10:01:14 From  Cleo  to  Everyone:
\tRemoved a ❤️ reaction from ""the loss is convex" ..."
10:01:20 From  Dan  to  Everyone:
\tadd 👍
10:01:22 From  Dan  to  Everyone:
\tremove 👍
10:01:24 From  Eve  to  Everyone:
\tadd 🙌
10:02:00 From  Ada  to  Everyone:
\tReplying to ""the loss is convex" ..."
\t
\tit is convex in the last layer only, does that help?
10:02:30 From  Fay  to  Everyone:
\tReplying to "it is convex in the ..."
\tand in which figure is that shown?
10:03:00 From  Ada  to  Everyone:
\tReplying to "good morning everybo..." he said "good" - morning!
10:03:30 From  Cleo  to  Everyone:
\tReplying to "good morning everybo..."
\t
\tWhy are there two losses in Fig. 3?
10:04:00 From  Ben: remote to Ada(Direct Message):
\tis that a stupid question?
\t
\twhy?
10:05:00 From  Dan  to  Everyone:
\tReplying to "Why are there two lo..."
\t+1
10:06:00 From  Dan  to  Everyone:
"""


@pytest.mark.parametrize("style", ["as it is", "To and four blanks", "CR"])
def test_threads_and_reactions_are_tied_to_what_they_quote(style: str) -> None:
    chat = CHAT
    if style == "To and four blanks":
        chat = (
            chat.replace("  to  Everyone:", " To Everyone:").replace("From  ", "From ").replace("\t", "    ")
        )
    elif style == "CR":
        chat = chat.replace("\n", "\r")
    collected = sorted_out(chat)
    assert collected.format == "zoom-v2"
    assert [(q.author, q.votes) for q in collected.questions] == [("Ben: remote", 2), ("Cleo", 1)]
    assert counts(collected) == (2, 3, 7, 1, 1, 1)


def test_only_messages_above_are_quoted() -> None:
    chat = (
        '10:00:00 From A to Everyone:\n\tReplying to "Why is it convex in e..."\n\n\tadd more light please\n'
        "10:01:00 From B to Everyone:\n\tWhy is it convex in eq. (2)?\n"
    )
    assert counts(sorted_out(chat)) == (1, 1, 0, 0, 0, 0)


def test_what_a_reply_quotes_on_its_own_lines_is_not_taken_for_its_head() -> None:
    chat = """\
10:00:00 From  Ada  to  Everyone:
\tReplying to "gone"
\twhy does it say "so it is..." in Fig. 2?
"""
    assert [q.text for q in sorted_out(chat).questions] == ['why does it say "so it is..." in Fig. 2?']
