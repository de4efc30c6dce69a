"""Imports PyMuPDF, lean and quiet, for the modules that may use it: pages, ink, crops. Nothing else."""

from __future__ import annotations

import sys
from types import ModuleType

# PyMuPDF imports its layout models when it can, which costs more than reading a paper, and its own finder of
# tables always; nothing here uses them.
for _heavy in ("pymupdf.layout", "pymupdf4llm"):
    sys.modules.setdefault(_heavy, None)  # type: ignore[arg-type]
sys.modules.setdefault("pymupdf.table", ModuleType("pymupdf.table"))

import pymupdf  # noqa: E402
from pymupdf import mupdf  # noqa: E402

# MuPDF writes its complaints about damaged files to standard error; what matters comes as exceptions.
pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)
# PyMuPDF would give letters of many fonts the height of their font in place of their own.
pymupdf.TOOLS.unset_quad_corrections(True)

__all__ = ["mupdf", "pymupdf"]
