"""Run a paper-reading club from a folder of plain files. Nothing but the public names, imported when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Club", "JcError", "__version__", "extract"]

if TYPE_CHECKING:
    from journalclub.club.folder import Club
    from journalclub.commands.extract import extract
    from journalclub.errors import JcError


def __getattr__(name: str) -> Any:
    """Import on first use, so that `import journalclub` costs nothing."""
    if name == "Club":
        from journalclub.club.folder import Club

        return Club
    if name == "extract":
        from journalclub.commands.extract import extract

        return extract
    if name == "JcError":
        from journalclub.errors import JcError

        return JcError
    raise AttributeError(name)
