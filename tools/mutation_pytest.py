"""What tests need when changed code runs under them: few examples, nothing remembered. Loaded by tools/mutation.py."""

from __future__ import annotations

import functools
import gc

import pytest
from hypothesis import settings

# The same few examples each time: a mutant is killed by the tests or it is not.
EXAMPLES = 20

settings.register_profile("mutation", max_examples=EXAMPLES, derandomize=True, deadline=None, database=None)
settings.load_profile("mutation")


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Empty our caches: what one test computed would hide from the next that the code was changed."""
    for remembering in gc.get_objects():
        if isinstance(remembering, functools._lru_cache_wrapper) and _is_ours(remembering):
            remembering.cache_clear()


def _is_ours(remembering: functools._lru_cache_wrapper[object]) -> bool:
    return (remembering.__module__ or "").startswith("journalclub.")
