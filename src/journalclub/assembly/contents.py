"""The names of a session's files, and which are a person's. Not: what is in them."""

from __future__ import annotations

# What people write or change by hand: made once, then theirs.
HUMAN_FILES = ("presenter.pptx", "presenter.md", "questions.md", "questions.pdf")
MARKDOWN_DECK = "presenter.md"
BROWSER_DECK = "presenter.html"  # made from presenter.md as it stands, so never a person's file
PAGE = "README.md"
COVER = "cover.png"
COLLECTED = "collected.md"
