"""Days and times as people give them to commands. Not: those in files (club/), or of adopted pages (adopting/)."""

from __future__ import annotations

import datetime as dt

import click


def day(text: str, name: str = "--date") -> dt.date:
    """A day such as 2027-01-18, also without its zeros. Raises UsageError naming the option."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 (no hour matters)
    except ValueError:
        raise click.UsageError(f"{name} takes a day such as 2027-01-18; found {text!r}.") from None


def time_of_day(text: str, name: str = "--time") -> str:
    """A time such as 17:00, with two digits each. Raises UsageError naming the option."""
    try:
        return dt.time.fromisoformat(text.zfill(5)).strftime("%H:%M")
    except ValueError:
        raise click.UsageError(f"{name} takes a time such as 17:00; found {text!r}.") from None
