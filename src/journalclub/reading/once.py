"""Remembers what was found out about a page for as long as the page lives. Not: what that is, nor whole documents."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from journalclub.reading.page import Page

P = ParamSpec("P")
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


def once_for_each(function: Callable[Concatenate[Page, P], T]) -> Callable[Concatenate[Page, P], T]:
    """The same for a function that also takes what can be hashed: it is worked out once for each page and that.

    What it gives must not hold the page, which would never be let go then.
    """
    known: WeakKeyDictionary[Page, dict[Hashable, T]] = WeakKeyDictionary()

    @wraps(function)
    def remembered(page: Page, /, *args: P.args, **kwargs: P.kwargs) -> T:
        answers = known.setdefault(page, {})
        question = (args, *kwargs.items())
        if question not in answers:
            answers[question] = function(page, *args, **kwargs)
        return answers[question]

    return remembered
