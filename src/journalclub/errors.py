"""The one expected failure, and problems and warnings as values. Knows nothing else of the package."""

from __future__ import annotations

from typing import NamedTuple


class JcError(Exception):
    """An expected failure, told in one sentence: what went wrong, where, and what to do about it.

    The command line prints it and exits with 1; from Python it is the only exception to catch.
    """


class Problem(NamedTuple):
    """Something wrong in a file that a person wrote."""

    file: str  # as the person would name it, relative to the club
    line: int  # from 1; 0 when the whole file is meant
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class ProblemsError(JcError):
    """Several problems in the user's files, reported all at once."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(p) for p in problems))
