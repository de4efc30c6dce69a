"""argv to one function of commands/: the only place that reads the clock, exits, and turns failures into sentences."""

from __future__ import annotations
