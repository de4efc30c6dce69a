"""READMEs of clubs that do not exist, one in the manner of each layout, and what takes them over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from journalclub.adopting.recognise import adopt_text
from journalclub.commands.adopt import for_the_club
from journalclub.layouts.adopted import with_marks
from journalclub.layouts.readme import Readme, readme
from journalclub.models.session import ClubSettings, Session
from journalclub.render import Templates

TODAY = dt.date(2026, 11, 20)

MLT = """# A monthly event

# Sessions

| Date        | Topic        | Paper          | Presenter     | Presentation     | Video |
|-------------|--------------|----------------|---------------|------------------|-------|
| 25/Oct/2026 | Rotations | [Whose Turn Is It?](https://arxiv.org/abs/2401.01230) | [First Presenter](https://example.org/first) | [Slides](session_2/turns.pdf) &#124; [Code](https://github.com/example/turns) | [![Youtube](https://example.org/badge.png)](https://youtu.be/abcdefghijk) |
| 9/Sep/2026 | Quorums   | [How Many Is Enough](https://arxiv.org/pdf/2402.02340.pdf)   | [Second Presenter](https://example.org/second) | [Keynote](session_1/enough.key) | [![Youtube](https://example.org/badge.png)](https://youtu.be/lmnopqrstuv)

Held via video call at 5pm.
"""  # noqa: E501
SIG = """# Mission

### Past sessions:
| Date          | Topic          | Presenter  |
| -------------:|:-------------- |:---------- |
|04-12-2017|Reading together|Attendee One|
| *18-12-2017*  | *Cancelled (celebration day)*           |*N/A*       |
|15-01-2018| Turn taking |video lecture by Some University (suggested by Attendee Two) |
|22-01-2018| *Public holiday* ||
|29-01-2018| a) Fairness in queues |Best paper of 2017|
|| b) Our own queue | Attendee Three|
|12-02-2018| Plans for the term | All |

The end.
"""
SEMINAR = """# A seminar

## Topics

### 1. [Conserved turns](https://arxiv.org/abs/2403.03450)

*Abstract:* Groups take turns. We ask what is conserved when they do.

* Read the above article and understand the basics of it.
* Simulate a group [code required]

### 2. [Turns in style](https://arxiv.org/abs/2404.04560)

*Abstract:* Style can be transferred between turns.

* sequel: [Fast turns](https://example.org/fast.pdf), [Faster turns](https://arxiv.org/abs/2405.05670)

* Select one you wish to implement
  * model
  * training script
* Make a small film

-----------------------

Requirements:
* your own code
"""
SCHOOL = """# A school

It took place in one week.

## [Lecture 1](https://example.org/lecture_1): Introduction to turns (First Lecturer)

o    Terminology

o    The queue, its nodes: heads, tails


## [Lecture 2](https://example.org/lecture_2): Turns without supervision (Second Lecturer & Third Lecturer)

### Part 1

o   Introduction

### Part 2

o    Rewarded turns
"""
WORKSHOP = """# A workshop

## List of upcoming sessions (Spring 2027)

|     Dates            |   Time   |  Location |    Chairs           |     Topic                   |
|:---------------------|:--------:|:---------:|:-------------------:|:----------------------------|
| Feb 23+25 (Tue/Thu)  | 5-8 p.m. | Room 236, Hall | First & Second | [Queues](https://github.com/example/x/tree/q) |
| Mar                  | 5-8 p.m. | TBD | Third & Fourth |   Stacks         |
| Apr                  | TBD | TBD    |  TBD        | TBD             |

## List of past sessions

|     Dates                  |   Time   |     Chairs           |     Topic                       |
|:---------------------------|:---------|:--------------------:|:--------------------------------|
| Jan 30, 2025               | 5-7 p.m. | First                | Kick-off meeting                |
| Feb 11-12 (Tue/Wed)        | 5-8 p.m. | Second & Third       | Waiting rooms                   |
| SUMMER BREAK               |          |                      |                                 |
| Dec 15+16, 2025 (Mon/Tue)  | 5-8 p.m. | First & Fourth       | Queues & stacks                 |

## Format

Each session is chaired by one or two people.
"""
PAGES = {"mlt": MLT, "sig": SIG, "seminar": SEMINAR, "school": SCHOOL, "workshop": WORKSHOP}


class Taken:
    """A page that was adopted: its text with marks, its sessions, its club."""

    def __init__(self, page: str, today: dt.date = TODAY) -> None:
        adoption = adopt_text(page, "README.md")
        marked = with_marks(page, adoption, Templates(), today)
        self.page, self.marked, self.today = page, marked.text, today
        self.club = ClubSettings(layout=marked.layout or "mlt")
        sessions = (for_the_club(taken, today) for taken in adoption.sessions)
        self.sessions = [replace(s, folder=f"session-{n:02}") for n, s in enumerate(sessions, 1)]

    def published(
        self,
        sessions: Sequence[Session] | None = None,
        old: str | None = None,
        *,
        today: dt.date | None = None,
    ) -> Readme:
        """The README for these sessions, by default the page's own."""
        shown = self.sessions if sessions is None else sessions
        text = self.marked if old is None else old
        return readme(text, self.club, shown, Templates(), today or self.today)

    def anew(self) -> str:
        """Every row as the layout writes it."""
        return readme(self.marked, self.club, self.sessions, Templates(), self.today, anew=True).text


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Lines that are gone, and lines that are new."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]
