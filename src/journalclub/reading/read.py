"""All pages to one manuscript: calls the parts in order. Not: opening files (pages.py), the outline."""

from __future__ import annotations
