"""The median is the one that everybody knows."""

from __future__ import annotations

import statistics

from hypothesis import given
from hypothesis import strategies as st

from journalclub.reading.median import median


@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_it_is_that_of_the_standard_library(values: list[float]) -> None:
    assert median(iter(values)) == statistics.median(values)
