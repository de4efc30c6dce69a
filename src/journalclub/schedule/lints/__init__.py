"""What looks wrong in sessions though their files can be read, one file per kind. Not: files missing (checking.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journalclub.schedule.lints import days, identity, labels, links, recording
from journalclub.schedule.lints.lint import Lint, Sight

LINTS: tuple[Callable[[Sight], Iterator[Lint]], ...] = (
    days.off_rule,
    days.weekday_outliers,
    days.two_at_once,
    labels.false_labels,
    links.wrong_kind,
    links.missing_slides,
    links.meeting_in_git,
    identity.shared_names,
    recording.unknown_parts,
)
MISSING_FILE, NO_SESSION = "missing-file", "unknown-session"  # found on disk, by checking.py
RULES = (
    days.OFF_RULE,
    days.OUTLIER,
    days.CLASH,
    labels.FALSE_LABEL,
    links.WRONG_KIND,
    links.NO_SLIDES,
    links.MEETING,
    identity.SHARED,
    identity.FORMER,
    recording.UNKNOWN_PART,
    MISSING_FILE,
    NO_SESSION,
)
