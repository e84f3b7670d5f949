"""Carrying files to a machine that reaches nothing, and results back: one file in parts of at most 16 MiB, joined and verified by SHA-256."""

from __future__ import annotations

import hashlib
import json
import tarfile
from pathlib import Path

from l10n.errors import InputError
from l10n.files import read_bytes, write_bytes, write_text
from training.encode import shard
from training.recipe import Recipe
from training.vocabulary import MODEL

PART = 16 * 1024 * 1024
MANIFEST = "manifest.json"


def pack(recipe: Recipe) -> Path:
    """Writes `bundle.tar`: this package and the recipe's shards and vocabulary, all that `train` and `average` need beside torch and numpy."""
    path = recipe.work / "bundle.tar"
    here = Path(__file__).parent
    with tarfile.open(path, "w") as archive:
        for file in sorted(here.rglob("*")):
            if file.suffix in (".py", ".toml"):
                archive.add(file, f"training/{file.relative_to(here).as_posix()}")
        for name in (MODEL, *(shard(recipe, variant).name for variant in range(recipe.variants))):
            archive.add(recipe.work / name, f"build/training/{recipe.work.name}/{name}")
    print(f"bundle: {path}, {path.stat().st_size / 1e6:.1f} MB")
    return path


def split(path: Path, folder: Path, size: int = PART) -> int:
    """Cuts `path` into `folder`/part-NNN of at most `size` bytes with a manifest; returns how many."""
    data = read_bytes(path, limit=1 << 30)
    parts = [data[start : start + size] for start in range(0, len(data), size)] or [b""]
    for number, part in enumerate(parts):
        write_bytes(folder / f"part-{number:03d}", part)
    manifest = {
        "name": path.name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "parts": [hashlib.sha256(part).hexdigest() for part in parts],
    }
    write_text(folder / MANIFEST, json.dumps(manifest, indent=1) + "\n")
    return len(parts)


def join(folder: Path, into: Path) -> Path:
    """The inverse of `split`: writes the file into `into` and returns its path. Raises `InputError` naming the part that is missing or altered."""
    try:
        manifest = json.loads(read_bytes(folder / MANIFEST))
        name, digest, parts = Path(manifest["name"]).name, manifest["sha256"], manifest["parts"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"is no manifest ({error})", path=folder / MANIFEST, remedy="copy it again") from None
    data = bytearray()
    for number, wanted in enumerate(parts):
        path = folder / f"part-{number:03d}"
        part = read_bytes(path)
        if hashlib.sha256(part).hexdigest() != wanted:
            raise InputError("is not what was split", path=path, remedy="copy it again")
        data += part
    if hashlib.sha256(data).hexdigest() != digest:
        raise InputError("parts do not make the file", path=folder, remedy="copy them again")
    write_bytes(into / name, bytes(data))
    return into / name
