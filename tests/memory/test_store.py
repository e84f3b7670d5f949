"""The memory's file: made, shared, refused when it is something else or damaged."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.errors import ConflictError, InputError
from l10n.memory import store
from l10n.memory.store import VERSION, Memory

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.memory.store import Memory

path, name = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
for number in range(20):
    with Memory(f"{path}.{number}") as memory:  # all make the same file
        assert memory.add([], "en", "fr", name) == 0
for number in range(20):
    with Memory(path) as memory:
        units = [write(Unit(f"{name} {one}"), (f"{number}",)) for one in range(30)]
        assert memory.add(units, "en", "fr", f"{name}/{number % 4}") == 30
        found = memory.exact(f"{name} 7", None, f"{name} 6", f"{name} 8", "en", "fr")
        assert found is not None and found.kind == "context"
"""


def units(count: int) -> list[Unit]:
    return [write(Unit(f"Sentence {number}."), (f"Phrase {number}.",)) for number in range(count)]


def test_a_memory_is_made_with_its_folders_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "memory.sqlite3"
    with Memory(path) as memory:
        assert len(memory) == 0
        memory.add(units(3), "en", "fr", "a")
    with Memory(path) as memory:
        assert len(memory) == 3
        assert memory.exact("Sentence 1.", None, None, None, "en", "fr") is not None


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    names = ["one", "two", "three", "four"]
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for name in names
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    # All at once, also at making the file.
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    errors = [writer.communicate(timeout=60)[1] for writer in writers]
    assert errors == [""] * len(names)
    with Memory(path) as memory:
        assert len(memory) == len(names) * 4 * 30
        assert {count for _, _, _, count in memory.documents()} == {30}
        for name in names:
            found = memory.exact(f"{name} 7", None, None, None, "en", "fr")
            assert found is not None
            assert found.target in {"16", "17", "18", "19"}
    check = sqlite3.connect(path)
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()


def test_who_reads_is_not_kept_waiting_and_who_writes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    path = tmp_path / "memory.sqlite3"
    with Memory(path) as memory:
        memory.add(units(2), "en", "fr", "a")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert memory.exact("Sentence 1.", None, None, None, "en", "fr") is not None
        with pytest.raises(ConflictError, match="another process is writing"):
            memory.add(units(3), "en", "fr", "a")
        other.execute("ROLLBACK")
        other.close()
        assert memory.add(units(3), "en", "fr", "a") == 3


def test_an_addition_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    with Memory(tmp_path / "memory.sqlite3") as memory:
        memory.add(units(2), "en", "fr", "a")
        broken = sqlite3.connect(memory.path)
        broken.execute(
            "CREATE TRIGGER full BEFORE INSERT ON unit WHEN new.targets = 'Phrase 4.' "
            "BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
        broken.close()
        with pytest.raises(InputError, match="disk full"):
            memory.add(units(6)[2:], "en", "fr", "a")
        assert len(memory) == 2
        assert memory.exact("Sentence 1.", None, None, None, "en", "fr") is not None


def use(path: Path) -> None:
    with Memory(path) as memory:
        memory.exact("Sentence 1.", None, None, None, "en", "fr")
        memory.add(units(400), "en", "fr", "b")


def refused(path: Path) -> str:
    """What a person is told who uses the memory at `path`."""
    with pytest.raises(InputError) as told:
        use(path)
    message = str(told.value)
    assert str(path) in message
    assert "\n" not in message
    assert told.value.remedy
    return message


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    path.write_text("# Not a database, but notes of some length.\n" * 200, encoding="utf-8")
    before = path.read_bytes()
    assert "is damaged, or no translation memory" in refused(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", ["overwritten", "cut", "beginning"])
def test_a_damaged_file(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "memory.sqlite3"
    with Memory(path) as memory:
        memory.add(units(400), "en", "fr", "a")
    data = path.read_bytes()
    assert len(data) > 8 * 4096
    path.write_bytes(
        {
            "overwritten": data[:4096] + b"\xff" * (len(data) - 4096),
            "cut": data[:6000],
            "beginning": b"\0" * 100 + data[100:],
        }[damage]
    )
    message = refused(path)
    assert "is damaged, or no translation memory" in message
    assert "move it away" in message


def test_a_database_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "contacts.sqlite3"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE contact (name TEXT)")
    other.close()
    before = path.read_bytes()
    assert "is no translation memory" in refused(path)
    assert path.read_bytes() == before


def test_a_newer_schema(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    with Memory(path) as memory:
        memory.add(units(2), "en", "fr", "a")
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    message = refused(path)
    assert f"newer version of l10n (schema {VERSION + 1})" in message
    assert "update l10n" in message


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    assert "cannot be used" in refused(tmp_path)


def test_a_file_where_its_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "cannot be used" in refused(tmp_path / "file" / "memory.sqlite3")


def test_the_command_line_tells_of_a_damaged_memory_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Hello.\n", encoding="utf-8")
    (tmp_path / ".l10n").mkdir()
    (tmp_path / ".l10n" / "memory.sqlite3").write_bytes(b"not a database at all " * 500)
    (tmp_path / "l10n.toml").write_text(
        'source = "en"\ntargets = ["fr"]\narticles = ["articles/*.txt"]\n', encoding="utf-8"
    )
    command = [sys.executable, str(ROOT / "cli.py")]
    for step in (["extract"], ["update"]):
        subprocess.run([*command, *step], cwd=tmp_path, check=True, capture_output=True)
    done = subprocess.run(
        [*command, "translate", "--engine", "pseudo"], cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "memory.sqlite3: is damaged, or no translation memory — move it away" in line
