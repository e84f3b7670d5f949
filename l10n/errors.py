"""The one family of errors that people see.

Every message says what is wrong, where, and what to do about it. This module knows nothing about how a message is printed
or which exit code a program uses; it only carries the facts.
"""

from __future__ import annotations

from pathlib import Path


class L10nError(Exception):
    """Bad input or wrong usage, told to a person in one line.

    Parameters: `message` says what is wrong; `path` and `line` (1-based) say where; `remedy` says what to do about it.
    `str()` gives ``path:line: message — remedy`` with the absent parts left out.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | Path | None = None,
        line: int | None = None,
        remedy: str | None = None,
    ) -> None:
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        where = ""
        if self.path is not None:
            where = f"{self.path}:{self.line}: " if self.line is not None else f"{self.path}: "
        remedy = f" — {self.remedy}" if self.remedy else ""
        return " ".join(f"{where}{self.message}{remedy}".split())


class UsageError(L10nError):
    """The command line or the configuration asks for something that cannot be done."""


class InputError(L10nError):
    """A file that was given is missing, unreadable, broken or hostile."""


class ModelError(L10nError):
    """A translation model is missing, broken, or cannot be had."""


class ConflictError(L10nError):
    """A file changed on disk between reading and writing."""
