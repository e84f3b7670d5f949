"""Which pieces of its vocabulary a model may write.

Many models have one vocabulary for both languages, so that half of their last layer, which is most of the work of a small model, scores pieces
that no target is made of. CTranslate2 leaves them out where it is told by a vocabulary map: a line per source piece with the target pieces
that it allows, and one without a source piece for those that are always allowed.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from l10n.text.scripts import foreign

_MAP = "vmap.txt"
_SIGNS = ("</s>", "<unk>", "<s>")
LEAST = 0.1
"""The share of a vocabulary that must be left out to be worth it."""


def shared(model: Path) -> list[str]:
    """The pieces that a CTranslate2 model knows in both of its languages, by number; empty where it has a vocabulary for each."""
    return _pieces(model, "shared_vocabulary")


def source(model: Path) -> list[str]:
    """The pieces that a CTranslate2 model with a vocabulary for each language knows in its source, by number."""
    return _pieces(model, "source_vocabulary")


def narrowed(pieces: Sequence[str], written: Collection[str], script: str | None) -> bytes | None:
    """The vocabulary map of a model with the shared vocabulary `pieces`; None where nothing is known of its targets, or too little left out.

    `written` are the pieces that targets are cut into. Where it is empty, letters of scripts that the target language's `script` does not use
    come into a target from the source alone.
    """
    kept, copied = list(pieces), list[str]()
    if written:
        known = frozenset(written)
        kept = [piece for piece in pieces if piece in known]
    elif script:
        strange = foreign(script)
        kept, copied = [], []
        for piece in pieces:
            (copied if strange.search(piece) else kept).append(piece)
    if copied and any(sign in pieces[pieces.index(copied[0]) :] for sign in _SIGNS):
        # What ends a target would change its number with the source.
        return None
    if len(kept) > (1 - LEAST) * len(pieces):
        return None
    # The map's own separators cannot stand in it.
    always = " ".join(piece for piece in kept if not set(piece) & set(" \t\n"))
    return "\n".join([f"\t{always}", *(f"{piece}\t{piece}" for piece in copied)]).encode()


@contextlib.contextmanager
def beside(model: Path, vocabulary_map: bytes | None) -> Iterator[Path]:
    """A folder with the files of `model` and the map, to load it from; packages stay as they were installed."""
    if vocabulary_map is None:
        yield model
        return
    with tempfile.TemporaryDirectory(prefix="l10n-model-") as name:
        folder = Path(name)
        for path in model.iterdir():
            (folder / path.name).symlink_to(path.resolve())
        (folder / _MAP).unlink(missing_ok=True)
        (folder / _MAP).write_bytes(vocabulary_map)
        yield folder


def _pieces(model: Path, name: str) -> list[str]:
    if (path := model / f"{name}.json").is_file():
        return list(map(str, json.loads(path.read_text(encoding="utf-8"))))
    if (path := model / f"{name}.txt").is_file():
        return path.read_text(encoding="utf-8").splitlines()
    return []
