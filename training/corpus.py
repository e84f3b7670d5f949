"""Reading parallel text: TSV files (plain or gzip), gettext catalogs, TMX. What is read is trusted in nothing; see `training.clean`."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import InputError
from l10n.text.languages import base
from training.recipe import Recipe, Source, corpora

_KINDS = (".tsv", ".tsv.gz", ".tmx", ".po")
"""How the files of a folder end that are read."""
_READ = ("translated", "approved")
"""States of what people stand for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and a target text, the corpus they come from, and the domain's tag."""

    source: str
    target: str
    origin: str
    tag: str


def read(recipe: Recipe) -> Iterator[Pair]:
    """All pairs of a recipe, corpus by corpus. Raises `InputError` for a corpus that is not there or cannot be read."""
    for source in recipe.sources:
        for number, (one, other) in enumerate(_texts(source, recipe)):
            if source.limit and number >= source.limit:
                break
            yield Pair(one, other, source.name, source.tag)


def _texts(source: Source, recipe: Recipe) -> Iterator[tuple[str, str]]:
    """The texts of a corpus: a path (`*` allowed) as it is, a name as NAME.SOURCE-TARGET.tsv.gz or, turned round, NAME.TARGET-SOURCE.tsv.gz."""
    folder, named = corpora(), Path(source.name)
    root = Path(named.anchor) if named.is_absolute() else recipe.work.parent
    if found := sorted(root.glob(str(named.relative_to(named.anchor)))):
        for path in found:
            yield from _path(path, recipe)
    elif (path := folder / f"{source.name}.{recipe.source}-{recipe.target}.tsv.gz").exists():
        yield from _table(path)
    elif (path := folder / f"{source.name}.{recipe.target}-{recipe.source}.tsv.gz").exists():
        yield from ((other, one) for one, other in _table(path))
    elif named.exists():
        yield from _path(named, recipe)
    else:
        raise InputError("no such corpus", path=source.name, remedy="set L10N_CORPORA to the folder of the corpora")


def _path(path: Path, recipe: Recipe) -> Iterator[tuple[str, str]]:
    """The texts of one file, or of all files of the known kinds in a folder; raises `InputError` where there are none."""
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.name.endswith(_KINDS))
    empty = True
    for file in files:
        for pair in _file(file, recipe):
            empty = False
            yield pair
    if empty:
        raise InputError(
            f"has no text in {recipe.source} and {recipe.target}", path=path, remedy=f"give {', '.join(_KINDS)} files"
        )


def _file(path: Path, recipe: Recipe) -> Iterator[tuple[str, str]]:
    if path.suffix == ".po":
        yield from _catalog(path, recipe)
    elif path.suffix == ".tmx":
        yield from _memory(path, recipe)
    else:
        yield from _table(path)


def _catalog(path: Path, recipe: Recipe) -> Iterator[tuple[str, str]]:
    """What people translated in a catalog, turned round where it is one of the recipe's source language; nothing of another language's.

    Machine-made units teach a machine nothing.
    """
    from l10n.catalog.catalog import Catalog

    catalog = Catalog.load(path)
    own = base(catalog.language or recipe.target)
    for unit in catalog:
        if unit.state in _READ:
            if own == base(recipe.target):
                yield unit.source, unit.target
            elif own == base(recipe.source):
                yield unit.target, unit.source


def _memory(path: Path, recipe: Recipe) -> Iterator[tuple[str, str]]:
    """What people translated in a TMX file between the recipe's languages, in either direction; as a stream, however large it is."""
    from l10n.catalog.exchange.tmx import read_tmx

    wanted = (base(recipe.source), base(recipe.target))
    for one in read_tmx(path):
        if one.state in _READ:
            languages = (base(one.source_lang), base(one.target_lang))
            if languages == wanted:
                yield one.source, one.targets[0]
            elif languages == wanted[::-1]:
                yield one.targets[0], one.source


def _table(path: Path) -> Iterator[tuple[str, str]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                fields = line.rstrip("\r\n").split("\t")
                if len(fields) < 2:
                    raise InputError("no tab in this line", path=path, line=number, remedy="give source TAB target")
                yield fields[0], fields[1]
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", path=path, remedy="fetch it again") from None
