"""An empty memory in a file, and a real PostgreSQL server of the tests' own, from Debian's programs, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from l10n.memory.store import Memory


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    """A memory that starts empty."""
    with Memory(tmp_path / "memory.sqlite3") as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres(needs: Callable[[str], None]) -> Iterator[str]:
    """The address of a database that starts empty. The server listens on no network."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    programs = found[-1] if found else Path("/usr/bin")
    needs(str(programs / "initdb"))
    folder = Path(tempfile.mkdtemp(prefix="l10n-pg-"))
    # PostgreSQL refuses to run as root.
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres")
    name = "postgres" if user else os.environ.get("USER") or os.getlogin()

    def run(*command: str) -> None:
        subprocess.run([*user, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=120)

    control = [str(programs / "pg_ctl"), "-D", str(folder / "data"), "-w"]
    try:
        run(str(programs / "initdb"), "-D", str(folder / "data"), "--locale=C.UTF-8", "-E", "UTF8", "-A", "trust", "-N")
        run(*control, "-l", str(folder / "log"), "-o", f"-k {folder} -c listen_addresses= -c fsync=off", "start")
        run(str(programs / "createdb"), "-h", str(folder), "memory")
        yield f"postgresql:///memory?host={folder}&user={name}"
    finally:
        if (folder / "data").exists():
            subprocess.run([*user, *control, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)
