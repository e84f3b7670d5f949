"""A project's translation memory in and out of TMX files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from l10n.catalog.exchange.tmx import read_tmx, write_tmx
from l10n.catalog.exchange.translation import Translation
from l10n.errors import InputError
from l10n.memory.memory import TranslationMemory


def import_tmx(
    memory: TranslationMemory,
    path: Path,
    domain: str = "",
    report: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Takes a TMX file in, under its own name where its units name no document; returns how many units it brought.

    What an earlier import of the same file brought is replaced. Raises `InputError`; what came before the damage stays in.
    """
    taken = 0
    for taken in memory.load(read_tmx(path), path.name, domain):
        report(taken, 0)
    return taken


def export_tmx(
    memory: TranslationMemory, path: Path, source_lang: str | None = None, target_lang: str | None = None
) -> int:
    """Writes the memory (of one language pair) as TMX; returns how many units. Raises `InputError` when there is none."""
    ones = memory.translations(source_lang, target_lang)
    first = next(ones, None)
    if first is None:
        raise InputError("the memory has nothing to export", path=path, remedy='see "l10n memory stats"')
    return write_tmx(path, _again(first, ones), source_lang or first.source_lang)


def _again(first: Translation, rest: Iterable[Translation]) -> Iterator[Translation]:
    yield first
    yield from rest
