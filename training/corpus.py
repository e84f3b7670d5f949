"""Reading parallel text: TSV files (plain or gzip), gettext catalogs, TMX. What is read is trusted in nothing; see `training.clean`."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import InputError
from training.recipe import Recipe, Source, corpora


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
    folder = corpora()
    if found := sorted(recipe.work.parent.glob(source.name)):
        for path in found:
            yield from _file(path)
    elif (path := folder / f"{source.name}.{recipe.source}-{recipe.target}.tsv.gz").exists():
        yield from _file(path)
    elif (path := folder / f"{source.name}.{recipe.target}-{recipe.source}.tsv.gz").exists():
        yield from ((other, one) for one, other in _file(path))
    elif (path := Path(source.name)).exists():
        yield from _file(path)
    else:
        raise InputError("no such corpus", path=source.name, remedy="set L10N_CORPORA to the folder of the corpora")


def _file(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        for file in sorted(path.rglob("*.po")):
            yield from _catalog(file)
    elif path.suffix == ".po":
        yield from _catalog(path)
    else:
        yield from _table(path)


def _catalog(path: Path) -> Iterator[tuple[str, str]]:
    """What people translated in a catalog; machine-made units teach a machine nothing."""
    from l10n.catalog.catalog import Catalog

    for unit in Catalog.load(path):
        if unit.state in ("translated", "approved"):
            yield unit.source, unit.target


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
