"""What is only looked for where one of its words stands is found as surely as if it were looked for everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journalclub.outline import wordings
from journalclub.outline.cued import Cue, Cued

CUES = (*wordings.LEANING, *wordings.POINTING, *wordings.FORM, *wordings.SPILT)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.pattern[:30])
@settings(max_examples=20)
@given(data=st.data())
def test_no_text_that_a_pattern_matches_lacks_all_of_its_words(cue: Cue, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(cue.pattern).filter(re.compile(cue.pattern).search))
    assert Cued([cue]).found_in(text)


def test_a_word_alone_is_not_enough() -> None:
    cued = Cued([Cue(("see ",), r"\bsee (?:below|above)\b"), Cue((), r"\d{4}")])
    assert [cued.found_in(text) for text in ("see here", "see below", "in 1999")] == [False, True, True]
