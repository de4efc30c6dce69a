"""Of collected.md the site shows what was answered, in the words that were meant."""

from __future__ import annotations

from journalclub.models.publication import Answered
from journalclub.questions.collected import read_answered

TEXT = """\
<!-- jc:questions -->
# Questions: A paper

## Question 1

> Why is \\*this\\* &lt;so&gt;?
> And that?

Figure 3 (p. 5), page 7 · asked 2 times, 3 votes · asked by attendee 7

**Answer:**

Because of 3 \\< 5.

Really.

## Question 2

> Was it tried?

3 votes · asked by attendee 7

**Answer:** given in the session

## Question 3

> Not answered?

**Answer:** –

## Question 4

> No answer at all
<!-- /jc:questions -->
## Notes of ours
"""


def test_answered_questions_are_read_with_their_places_and_without_names() -> None:
    assert read_answered(TEXT) == (
        Answered("Why is *this* <so>?\nAnd that?", "Because of 3 < 5.\n\nReally.", "Figure 3 (p. 5), page 7"),
        Answered("Was it tried?", None),
    )


def test_a_file_without_questions_has_none() -> None:
    assert read_answered("") == read_answered("# Questions\n\nNo questions were collected.\n") == ()


def test_an_answer_alone_is_no_question() -> None:
    assert read_answered("## Question 1\n\n**Answer:** Yes.\n") == ()
