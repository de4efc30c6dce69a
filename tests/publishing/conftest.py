"""A browser for the tests that look at the site."""

from __future__ import annotations

from tests.browser import browser as browser
