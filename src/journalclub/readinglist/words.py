"""Text in the form in which words are compared. Pure."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Without case and accents: Schrödinger is schrodinger."""
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in text if not unicodedata.combining(c))
