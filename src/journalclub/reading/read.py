"""All pages to one manuscript: calls the parts of reading in order. Not: opening files (pages.py) or the outline."""

from __future__ import annotations
