"""Nothing is ever half-written: `l10n.files`."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.errors import InputError
from l10n.files import read_bytes, read_text, replacing, write_bytes, write_if_changed, write_text


def test_writes_and_reads_back(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "b.po", "é\r\n")
    assert (tmp_path / "a" / "b.po").read_bytes() == "é\r\n".encode()
    assert read_text(tmp_path / "a" / "b.po") == "é\r\n"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.po"]


def test_keeps_the_mode_and_follows_links(tmp_path: Path) -> None:
    real, link = tmp_path / "real.po", tmp_path / "link.po"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_text(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """A file-size limit fails the write as a full disk would."""
    path = tmp_path / "a.po"
    path.write_text("precious")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(InputError, match=r"cannot be written .* free space"):
            write_bytes(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert path.read_text() == "precious"
    assert [one.name for one in tmp_path.iterdir()] == ["a.po"]


@pytest.mark.parametrize("write", [write_bytes, write_if_changed])
def test_what_a_killed_writer_left_is_cleared_away(write: Callable[[Path, bytes], None], tmp_path: Path) -> None:
    path, old, foreign = (tmp_path / name for name in ("a.po", ".b.po.l10n-12345678.tmp", ".theirs.12345678.tmp"))
    for one in (path, old, foreign):
        one.write_bytes(b"same")
        os.utime(one, (0, 0))
    write(path, b"same")
    assert set(tmp_path.iterdir()) == {path, foreign}


def test_what_another_writer_is_writing_is_left_alone(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.po") as stream:
        stream.write(b"first")
        program = (
            "import sys, pathlib; from l10n.files import write_bytes; write_bytes(pathlib.Path(sys.argv[1]), b'x')"
        )
        subprocess.run([sys.executable, "-c", program, tmp_path / "b.po"], check=True)
    assert (tmp_path / "a.po").read_bytes() == b"first"


def test_a_kill_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"0" * 300_000)
    program = textwrap.dedent(
        """
        import sys, pathlib
        from l10n.files import write_bytes
        print("ready", flush=True)
        for number in range(10**6):
            write_bytes(pathlib.Path(sys.argv[1]), str(number % 10).encode() * 300_000)
        """
    )
    for attempt in range(5):
        process = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, cwd=Path.cwd())
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.02 + attempt * 0.013)
        process.kill()
        process.wait()
        process.stdout.close()
        content = path.read_bytes()
        assert len(content) == 300_000
        assert len(set(content)) == 1


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda path: None, "no such file"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b"ok\n\xff\xfe"), r"a\.po:2: byte 0xff is not UTF-8 — save the file as UTF-8"),
    ],
)
def test_says_what_is_wrong(tmp_path: Path, prepare: object, message: str) -> None:
    path = tmp_path / "a.po"
    prepare(path)  # type: ignore[operator]
    with pytest.raises(InputError, match=message):
        read_text(path)


def test_refuses_what_is_too_big(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"x" * 11)
    with pytest.raises(InputError, match="more than the limit of 10"):
        read_bytes(path, limit=10)


def test_a_device_that_never_ends_is_refused() -> None:
    with pytest.raises(InputError, match="more than the limit of"):
        read_bytes(Path("/dev/zero"), limit=1 << 20)
