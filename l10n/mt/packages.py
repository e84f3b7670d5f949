"""Model packages on this machine: found, installed, verified, removed.

Packages lie as in an Argos packages directory, one folder each, so that `ARGOS_PACKAGES_DIR` can point at one. What
was installed is recorded in `l10n.json` beside the package's own `metadata.json`. Knows nothing about what is inside a model.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import ModelError, UsageError
from l10n.files import write_text
from l10n.mt.sources import NAMES, Progress, named
from l10n.mt.sources.download import sha256
from l10n.text.languages import base

RECORD = "l10n.json"
PIVOT = "en"
_PINNED = {("en", "fr"): "pypi", ("fr", "en"): "pypi", ("zh", "en"): "pypi"}
"""The one default source of a pair, so that results are the same everywhere; pairs not named here come from the Argos index."""
_NEEDED = ("metadata.json", "sentencepiece.model", "model/model.bin", "model/config.json")


@dataclass(frozen=True, slots=True)
class ModelPackage:
    """One installed package. `sha256` is its weights'; `licence` is None where the package does not tell it."""

    source: str
    target: str
    name: str
    version: str
    path: Path
    licence: str | None
    sha256: str


def packages_dir() -> Path:
    """The folder of the packages: `ARGOS_PACKAGES_DIR`, else `packages` in the user's data folder."""
    if folder := os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(folder)
    import platformdirs

    return platformdirs.user_data_path("l10n") / "packages"


def installed() -> list[ModelPackage]:
    """All packages, sorted by pair; folders that are no package of ours to use are passed over."""
    folder = packages_dir()
    found = [_read(path) for path in sorted(folder.iterdir()) if path.is_dir()] if folder.is_dir() else []
    return sorted((one for one in found if one is not None), key=lambda one: (one.source, one.target, one.version))


def find(source: str, target: str) -> ModelPackage | None:
    """The package of one pair: the newest where there are several."""
    pairs = [one for one in installed() if (one.source, one.target) == (base(source), base(target))]
    return max(pairs, key=lambda one: _version(one.version), default=None)


def route(source: str, target: str) -> list[ModelPackage]:
    """The packages that lead from one language to the other: the direct one, else the two through English.

    Raises `ModelError` naming the missing pair and every way to get it.
    """
    if direct := find(source, target):
        return [direct]
    first, second = find(source, PIVOT), find(PIVOT, target)
    if first and second:
        return [first, second]
    pairs = [(source, target)]
    if PIVOT not in (base(source), base(target)):
        pairs = [pair for pair, there in (((source, PIVOT), first), ((PIVOT, target), second)) if not there]
    missing = " and ".join(f"{base(one)} → {base(other)}" for one, other in pairs)
    commands = " and ".join(f'"l10n models install {base(one)} {base(other)}"' for one, other in pairs)
    raise ModelError(
        f"no model for {missing} is installed",
        remedy=f"run {commands}; without network add --from FILE.argosmodel, --from FOLDER or --from URL of a server of your own "
        f"(offered by: {_offered(pairs)}), or set ARGOS_PACKAGES_DIR to a folder of Argos packages",
    )


def sources_of(target: str) -> list[str]:
    """The languages from which the installed packages lead to `target`, directly or through English, sorted."""
    direct = {one.source for one in installed() if one.target == base(target)}
    through = {one.source for one in installed() if one.target == PIVOT} if PIVOT in direct else set()
    return sorted(direct | through - {base(target)})


def install(
    source: str, target: str, origin: str | None = None, progress: Progress = lambda done, total: None
) -> ModelPackage:
    """Installs the package of one pair from `origin` (a path, a URL, or a source's name; default: the pair's pinned source).

    It appears whole or not at all and replaces an older one of the same pair. Raises `ModelError`, or `UsageError` for an unknown origin.
    """
    source, target = base(source), base(target)
    folder = packages_dir()
    with _locked(folder), tempfile.TemporaryDirectory(dir=folder, prefix=".installing-") as work:
        package = _fetch(source, target, origin, Path(work), progress)
        _complete(package, source, target)
        record = {
            "origin": origin or _default_source(source, target),
            "files": {
                path.relative_to(package).as_posix(): sha256(path)
                for path in sorted(package.rglob("*"))
                if path.is_file() and path.name != RECORD
            },
        }
        write_text(package / RECORD, json.dumps(record, indent=1) + "\n")
        _try_out(package)
        place = folder / f"translate-{source}_{target}-{_slug(package)}"
        if place.exists():
            place.replace(Path(work) / "replaced")
        package.replace(place)
        for old in installed():
            if (old.source, old.target) == (source, target) and old.path != place:
                shutil.rmtree(old.path)
    model = _read(place)
    assert model is not None
    return model


def remove(source: str, target: str) -> Path:
    """Removes the package of one pair and returns where it was; raises `ModelError` when there is none."""
    model = find(source, target)
    if model is None:
        raise ModelError(f"no model {source} → {target} is installed", remedy='see "l10n models list"')
    with _locked(packages_dir()):
        shutil.rmtree(model.path)
    return model.path


def verify(model: ModelPackage) -> list[str]:
    """What is wrong with an installed package: files missing or changed since, weights that do not load; [] when nothing."""
    problems = [f"{name} is missing" for name in _NEEDED if not (model.path / name).is_file()]
    record = _json(model.path / RECORD).get("files")
    if not isinstance(record, dict):
        problems.append("was not installed by l10n: nothing to compare with")
    else:
        for name, digest in record.items():
            path = model.path / name
            if not path.is_file():
                problems.append(f"{name} is missing")
            elif sha256(path) != digest:
                problems.append(f"{name} has changed")
    if not problems:
        try:
            _try_out(model.path)
        except ModelError as error:
            problems.append(error.message)
    return list(dict.fromkeys(problems))


def _fetch(source: str, target: str, origin: str | None, work: Path, progress: Progress) -> Path:
    if origin is None:
        origin = _default_source(source, target)
    if origin in NAMES and not Path(origin).exists():
        return named(origin).fetch(source, target, work, progress)
    from l10n.mt.sources import file

    if not origin.startswith(("http://", "https://")) and not Path(origin).exists():
        raise UsageError(
            f'"{origin}" is neither a file, a folder, a URL nor a source', remedy=f"sources: {', '.join(NAMES)}"
        )
    return file.fetch(origin, work, progress)


def _default_source(source: str, target: str) -> str:
    if named("project").offers(source, target):
        return "project"
    if pinned := _PINNED.get((source, target)):
        return pinned
    if named("argos").offers(source, target):
        return "argos"
    raise ModelError(
        f"no source offers a model {source} → {target}",
        remedy="name one with --from FILE.argosmodel, --from FOLDER or --from URL, or install both legs through English",
    )


def _offered(pairs: list[tuple[str, str]]) -> str:
    names = [name for name in NAMES if all(named(name).offers(base(one), base(other)) for one, other in pairs)]
    return ", ".join(names) or "none of the known sources"


def _complete(package: Path, source: str, target: str) -> None:
    if (package / "bpe.model").exists() and not (package / "sentencepiece.model").exists():
        raise ModelError(
            "uses BPE, which is not supported", path=package.name, remedy="take a package with sentencepiece.model"
        )
    for name in _NEEDED:
        if not (package / name).is_file():
            raise ModelError(f"lacks {name}", path=package.name, remedy="fetch the package again")
    metadata = _json(package / "metadata.json")
    found = (metadata.get("from_code"), metadata.get("to_code"))
    if found != (source, target):
        raise ModelError(
            f"translates {found[0]} → {found[1]}, not {source} → {target}",
            path=package.name,
            remedy="name its own pair",
        )


def _try_out(package: Path) -> None:
    """Loads the model as the engine does: a package that cannot be used is told now, not in the middle of an article."""
    from l10n.mt.decoder import Decoder

    try:
        decoder = Decoder(package)
        decoder.translate([decoder.encode("1").pieces], beam=1)
    except (RuntimeError, ValueError, OSError, KeyError) as error:
        raise ModelError(f"cannot be loaded ({error})", path=package.name, remedy="fetch the package again") from None


def _read(folder: Path) -> ModelPackage | None:
    metadata = _json(folder / "metadata.json")
    if not isinstance(metadata.get("from_code"), str) or not isinstance(metadata.get("to_code"), str):
        return None
    if not all((folder / name).is_file() for name in _NEEDED):
        return None
    files = _json(folder / RECORD).get("files")
    digest = files.get("model/model.bin") if isinstance(files, dict) else None
    return ModelPackage(
        metadata["from_code"],
        metadata["to_code"],
        f"{metadata['from_code']}_{metadata['to_code']}",
        str(metadata.get("package_version", "?")),
        folder,
        metadata.get("licence") or _licence(folder),
        digest or sha256(folder / "model" / "model.bin"),
    )


def _licence(folder: Path) -> str | None:
    """What the package's README says its licence is."""
    try:
        text = (folder / "README.md").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = re.search(r"CC[- ]?BY(?:[- ]?(?:SA|NC))?[- ]?\d\.\d|CC0|MIT|Apache[- ]2\.0|GPL[-v ]*\d(?:\.\d)?", text)
    return found[0] if found else None


def _json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _slug(package: Path) -> str:
    version = str(_json(package / "metadata.json").get("package_version", "0"))
    return re.sub(r"[^A-Za-z0-9.-]", "_", version).replace(".", "_")[:40]


def _version(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One process at a time changes the packages."""
    from filelock import FileLock

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelError(f"cannot be made ({error.strerror})", path=folder, remedy="set ARGOS_PACKAGES_DIR") from None
    with FileLock(folder / ".lock"):
        yield
