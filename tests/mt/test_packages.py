"""Model packages: installed whole or not at all, from files, folders and servers that can be trusted in nothing."""

from __future__ import annotations

import functools
import hashlib
import http.server
import io
import json
import os
import pickle
import shutil
import stat
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.errors import L10nError, ModelError
from l10n.mt import packages
from l10n.mt.opus import _Unpickler
from l10n.mt.packages import ModelPackage, find, install, installed, remove, route, verify
from l10n.mt.sources.download import download
from l10n.mt.sources.unpack import unpack


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty packages folder and an empty cache."""
    place = tmp_path / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(place))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return place


@pytest.fixture
def archive(tmp_path: Path, zh_en: ModelPackage) -> Path:
    """The genuine zh → en package as an `.argosmodel` file."""
    path = tmp_path / "zh_en.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
        for file in sorted(zh_en.path.rglob("*")):
            if file.is_file():
                out.write(file, f"translate-zh_en-1_9/{file.relative_to(zh_en.path).as_posix()}")
    return path


class _Ranges(http.server.SimpleHTTPRequestHandler):
    """A file server that understands `Range`, breaks off the first answer, and counts what it sent."""

    sent = 0
    breaks = 0

    def do_GET(self) -> None:
        data = Path(self.translate_path(self.path)).read_bytes()
        start = int((self.headers.get("Range") or "bytes=0-")[6:-1])
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        body = data[start:]
        if type(self).breaks:
            type(self).breaks -= 1
            body = body[: len(body) // 2]
        type(self).sent += len(body)
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a server on loopback that offers the files of tmp_path."""
    _Ranges.sent = _Ranges.breaks = 0
    handler = functools.partial(_Ranges, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_a_file_is_installed_listed_verified_and_removed(folder: Path, archive: Path) -> None:
    model = install("zh", "en", origin=str(archive))
    assert [one.path for one in installed()] == [model.path]
    assert model.path.parent == folder
    assert verify(model) == []
    assert route("zh", "en") == [model]
    assert not list(folder.glob(".installing-*"))
    remove("zh", "en")
    assert installed() == []


def test_a_folder_is_installed_and_a_changed_file_is_noticed(folder: Path, zh_en: ModelPackage) -> None:
    model = install("zh", "en", origin=str(zh_en.path))
    target = model.path / "sentencepiece.model"
    target.write_bytes(target.read_bytes() + b"x")
    assert verify(model) == ["sentencepiece.model has changed"]
    target.unlink()
    assert "sentencepiece.model is missing" in verify(model)


def test_a_package_that_fails_leaves_the_old_one(folder: Path, archive: Path, tmp_path: Path) -> None:
    model = install("zh", "en", origin=str(archive))
    broken = tmp_path / "broken"
    shutil.copytree(model.path, broken)
    weights = next(broken.rglob("model.bin"))
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(ModelError, match="cannot be loaded"):
        install("zh", "en", origin=str(broken))
    assert find("zh", "en") == model
    assert verify(model) == []


def test_a_package_of_another_pair_is_refused(folder: Path, archive: Path) -> None:
    with pytest.raises(ModelError, match="translates zh → en, not en → fr"):
        install("en", "fr", origin=str(archive))
    assert installed() == []


def test_a_download_that_breaks_off_is_continued(folder: Path, archive: Path, server: str) -> None:
    _Ranges.breaks = 1
    model = install("zh", "en", origin=f"{server}/{archive.name}")
    assert verify(model) == []
    assert _Ranges.sent < 1.2 * archive.stat().st_size


def test_a_file_with_a_wrong_hash_is_not_kept(folder: Path, tmp_path: Path, server: str) -> None:
    (tmp_path / "x.bin").write_bytes(b"weights")
    right = hashlib.sha256(b"weights").hexdigest()
    with pytest.raises(ModelError, match="SHA-256 differs"):
        download(f"{server}/x.bin", "0" * 64)
    assert download(f"{server}/x.bin", right).read_bytes() == b"weights"


def test_the_argos_index_of_another_server_is_read(
    folder: Path, archive: Path, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = {"from_code": "zh", "to_code": "en", "package_version": "1.9", "links": [f"{server}/{archive.name}"]}
    (tmp_path / "index.json").write_text(json.dumps([entry]), encoding="utf-8")
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", server)
    assert install("zh", "en", origin="argos").version == "1.9"


def test_without_any_source_the_message_names_pair_and_ways(folder: Path) -> None:
    with pytest.raises(ModelError) as caught:
        route("en", "ar")
    message = str(caught.value)
    for part in ("en → ar", '"l10n models install en ar"', "--from FILE.argosmodel", "ARGOS_PACKAGES_DIR", "argos"):
        assert part in message


def _zip(path: Path, members: dict[str, bytes], mode: int = 0) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, data)
    return path


@pytest.mark.parametrize(
    ("members", "mode", "message"),
    [
        ({"../evil": b"x"}, 0, "leaves its folder"),
        ({"/etc/evil": b"x"}, 0, "leaves its folder"),
        ({"a\\..\\..\\evil": b"x"}, 0, "leaves its folder"),
        ({"C:evil": b"x"}, 0, "leaves its folder"),
        ({"a/link": b"/etc/passwd"}, stat.S_IFLNK | 0o777, "no plain file"),
        ({"a/bomb": b"\0" * (50 << 20)}, 0, "far too large"),
        ({"a/readme": b"x"}, 0, "no metadata.json"),
    ],
)
def test_hostile_archives_are_refused(tmp_path: Path, members: dict[str, bytes], mode: int, message: str) -> None:
    archive = _zip(tmp_path / "bad.argosmodel", members, mode)
    with pytest.raises(ModelError, match=message):
        unpack(archive, tmp_path / "out")
    assert not (tmp_path / "evil").exists()


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.argosmodel").write_bytes(os.urandom(5000))
    with pytest.raises(ModelError, match=r"bad\.argosmodel: is not a sound zip"):
        unpack(tmp_path / "bad.argosmodel", tmp_path / "out")


def test_a_checkpoint_cannot_run_code() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    with pytest.raises(pickle.UnpicklingError, match="no weights need"):
        _Unpickler(io.BytesIO(pickle.dumps(Evil()))).load()


def test_an_origin_that_is_nothing_is_wrong_usage(folder: Path) -> None:
    with pytest.raises(L10nError, match="neither a file, a folder, a URL nor a source"):
        install("en", "fr", origin="nowhere")


def test_packages_lie_where_argos_looks_for_them(folder: Path) -> None:
    assert packages.packages_dir() == folder
