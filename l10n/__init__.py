"""Offline translation and localisation under an institution's own glossary.

The package is a library too: what stands in `__all__` is imported when it is first used, so that `import l10n` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from l10n.library import check_catalog, load_catalog, load_glossary, segment, translate

__all__ = ["check_catalog", "load_catalog", "load_glossary", "segment", "translate"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'l10n' has no attribute {name!r}")
    from l10n import library

    return getattr(library, name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
