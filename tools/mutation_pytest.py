"""What tests need when changed code runs under them: few examples, nothing remembered. Loaded by tools/mutation.py."""

from __future__ import annotations

import functools
import sys

import pytest
from hypothesis import settings

# The same few examples each time: a mutant is killed by the tests or it is not.
EXAMPLES = 20

settings.register_profile("mutation", max_examples=EXAMPLES, derandomize=True, deadline=None, database=None)
settings.load_profile("mutation")


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Empty our caches: what one test computed would hide from the next that the code was changed."""
    ours = [module for name, module in sys.modules.items() if name.startswith("journalclub.")]
    for module in ours:
        for value in list(vars(module).values()):
            if isinstance(value, functools._lru_cache_wrapper):
                value.cache_clear()
