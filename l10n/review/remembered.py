"""What the translation memory holds from elsewhere than the open catalogs (imported memories, documents that are gone)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from l10n.memory.match import Match
from l10n.memory.memory import TranslationMemory
from l10n.memory.registry import has_memory, open_memory
from l10n.review.workspace import OpenCatalog, Workspace


def elsewhere(
    workspace: Workspace, one: OpenCatalog, ask: Callable[[TranslationMemory], Iterable[Match]]
) -> list[Match]:
    """What `ask` gets of the project's memory, without what stands in open catalogs of the language of `one`, which are fresher here than there."""
    if not has_memory(workspace.project):
        return []
    here = {each.name for each in workspace.catalogs(one.folder)}
    with open_memory(workspace.project) as memory:
        return [match for match in ask(memory) if match.document not in here]
