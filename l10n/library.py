"""The five things a program wants of this toolkit, one call each (contract 4.6). `l10n` exports them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.catalog.catalog import Catalog
from l10n.text.segmentation import segment

if TYPE_CHECKING:
    from l10n.checks.finding import Finding
    from l10n.glossary.glossary import Glossary
    from l10n.mt.engine import Result

__all__ = ["check_catalog", "load_catalog", "load_glossary", "segment", "translate"]


def load_catalog(path: Path | str) -> Catalog:
    """The catalog in a PO or POT file: an iterable of units, with `save(path=None)`. Raises `InputError`."""
    return Catalog.load(path)


def load_glossary(path: Path | str) -> Glossary:
    """The glossary in a CSV file (contract 4.3): `find(text, lang)`, `verify(target, lang, term)`. Raises `InputError`."""
    from l10n.glossary.glossary import load

    return load([Path(path)])


def translate(
    texts: Sequence[str],
    source: str,
    target: str,
    glossary: Glossary | None = None,
    engine: str = "argos",
    beam: int = 4,
) -> list[Result]:
    """One result per text, in order; a blank text comes back as it is. Texts may hold inline codes (`<g1>…</g1>`, `<x2/>`).

    Raises `UsageError` for an unknown engine or language, `ModelError` when no model for the pair is installed.
    """
    from l10n.errors import UsageError
    from l10n.glossary.glossary import load
    from l10n.mt.registry import create
    from l10n.pipeline.lines import LineMode, translate_lines

    if isinstance(texts, str):
        raise UsageError("texts is one string", remedy="give a list of strings")
    mode = LineMode(source, target)
    terms = load([]) if glossary is None else glossary
    return list(translate_lines(texts, mode, create(engine, source, target, beam=beam), terms))


def check_catalog(catalog: Catalog, glossary: Glossary | None = None) -> list[Finding]:
    """The findings of all checks in a catalog, in the order of its units."""
    from l10n.checks.run import check_catalog as run

    return run(catalog, glossary)
