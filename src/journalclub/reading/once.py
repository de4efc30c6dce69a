"""Remembers what was found out about a page for as long as the page lives. Not: what that is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from journalclub.reading.page import Page

T = TypeVar("T")


def once(function: Callable[[Page], T]) -> Callable[[Page], T]:
    """A pure function of one page that is worked out once for each page; callers must not change what it gives."""
    known: WeakKeyDictionary[Page, T] = WeakKeyDictionary()

    @wraps(function)
    def remembered(page: Page) -> T:
        try:
            return known[page]
        except KeyError:
            return known.setdefault(page, function(page))

    return remembered
