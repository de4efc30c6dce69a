"""An address as a QR code, as a picture and as characters for a terminal. Not: which address."""

from __future__ import annotations

import io

import segno

QUIET = 4  # modules around it, ISO/IEC 18004


def svg(address: str) -> bytes:
    """Black on white in every colour scheme, as phones expect it; of no fixed size."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=QUIET, dark="#000", light="#fff", omitsize=True, xmldecl=False)
    return out.getvalue()


def text(address: str) -> str:
    """For a terminal."""
    out = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(out, border=QUIET, compact=True)
    return out.getvalue().rstrip("\n")
