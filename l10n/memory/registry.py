"""Which store a project's memory is: one SQLite file, or a PostgreSQL database that a team shares."""

from __future__ import annotations

from l10n.config import Project
from l10n.memory.memory import TranslationMemory


def open_memory(project: Project) -> TranslationMemory:
    """The project's memory, made when it is missing; close it, or use it as a context manager. Raises `InputError`, `UsageError`."""
    if project.memory_shared:
        from l10n.memory.postgres import PostgresMemory

        return PostgresMemory(project.memory)
    from l10n.memory.store import Memory

    return Memory(project.memory_path)


def has_memory(project: Project) -> bool:
    """Whether there is a memory to ask already."""
    return project.memory_shared or project.memory_path.is_file()
