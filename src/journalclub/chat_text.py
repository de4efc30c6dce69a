"""Text from outside for mails, chats and issues: it shows, and does nothing. Pure; not: Markdown (render.py)."""

from __future__ import annotations

import re
import textwrap

from journalclub.text import display

MAIL_WIDTH = (
    72  # columns: https://www.rfc-editor.org/rfc/rfc3676#section-4.2 recommends 78 at most, quoted lines grow
)
LONGEST = 4_000  # characters of one text
_UNTOUCHED = re.compile(r"(https?://\S+)", re.IGNORECASE)
# https://docs.slack.dev/messaging/formatting-message-text: & < > are escaped; its marks have no escape, so that
# characters which look alike take their place. An & that begins no entity needs none, and can then be pasted.
_ENTITY = re.compile(r"&(?=(?:amp|lt|gt);)")
_LOOKALIKES = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})
_UNDERSCORE_RUN = re.compile(r"_+")
_EMOJI = re.compile(r":(?=[a-z0-9_+'-]{1,60}:)", re.IGNORECASE)
_MENTION = re.compile(r"@(?=\w)")
# What a code host links by itself: people, issues, GH-7. A comment in between keeps them apart.
_REFERENCE = re.compile(r"(?<=[@#])(?=\w)|(?<=!)(?=\d)|(?<=\bGH-)(?=\d)", re.IGNORECASE)
_AUTOLINK = re.compile(r"(<https?://[^<>\s]*>)")


def plain(text: object) -> str:
    """One line without control characters, so that no header and no line of a mail can begin within it."""
    return display(str(text), LONGEST)


def filled(text: object, indent: int = 0) -> str:
    """A paragraph in lines as long as mails have them; addresses are never broken."""
    margin = " " * indent
    return textwrap.fill(
        plain(text),
        MAIL_WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def slack(text: object) -> str:
    """Text as Slack's mrkdwn that shows these characters (or ones that look alike) and calls nobody."""
    pieces = _UNTOUCHED.split(plain(text))
    return "".join(
        _angles(piece) if place % 2 else _angles(_unmarked(piece)) for place, piece in enumerate(pieces)
    )


def _angles(text: str) -> str:
    return _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def _unmarked(text: str) -> str:
    text = _UNDERSCORE_RUN.sub(_edge_underscores, text.translate(_LOOKALIKES))
    return _MENTION.sub("＠", _EMOJI.sub("∶", text))


def _edge_underscores(run: re.Match[str]) -> str:
    """Underscores at a word's edge, where they would make it italic; within a word they are nothing."""
    before, after = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1]
    return run[0] if before.isalnum() and after.isalnum() else "ˍ" * len(run[0])


def unlinked(escaped: str) -> str:
    """Markdown that is escaped already, in which a code host finds no person to call and no issue to refer to."""
    pieces = _AUTOLINK.split(escaped)
    return "".join(p if place % 2 else _REFERENCE.sub("<!-- -->", p) for place, p in enumerate(pieces))
