"""Several writers on one catalog, and writers that are killed: nothing is lost, nothing is half written."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.lock import locked
from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill, write
from l10n.catalog.unit import Unit
from l10n.catalog.update import revise, template
from l10n.errors import ConflictError

REPOSITORY = Path(__file__).parents[2]
MACHINE = Mark("machine", ("x",))

APPROVER = """
import sys
from l10n.catalog.catalog import Catalog
from l10n.catalog.states import approve
path, number, of = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for unit in list(Catalog.load(path))[number::of]:
    catalog = Catalog.load(path)
    catalog.put(approve(catalog.get(unit.id), f"person {number}", "2026-11-23"))
    catalog.save()
"""

WRITER = """
import sys
from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
catalog = Catalog.load(sys.argv[1])
print("ready", flush=True)
for turn in range(10**6):
    for unit in list(catalog)[:3]:
        catalog.put(write(unit, [f"turn {turn} " * 50]))
    catalog.save()
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "fr" / "a.po"
    catalog = Catalog.new("fr", path)
    for number in range(200):
        catalog.put(fill(Unit(f"Sentence {number}."), [f"Phrase {number}."], MACHINE))
    catalog.save()
    return path


def test_four_processes_of_fifty_approvals_each(path: Path) -> None:
    running = [start(APPROVER, path, number, 4) for number in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    units = list(Catalog.load(path))
    assert [unit.state for unit in units] == ["approved"] * 200
    assert {unit.approval.get("by") for unit in units if unit.approval} == {f"person {number}" for number in range(4)}
    assert [entry.name for entry in path.parent.iterdir()] == ["a.po"]


def test_kill_at_any_moment_leaves_a_whole_file(path: Path) -> None:
    chance = random.Random(11)  # noqa: S311
    for _ in range(12):
        process = start(WRITER, path)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.05))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        units = list(Catalog.load(path))
        assert len(units) == 200
        assert len({unit.target for unit in units[:3]}) <= 3
        assert [unit.target for unit in units[3:]] == [f"Phrase {number}." for number in range(3, 200)]


def test_changes_to_different_units_are_both_kept(path: Path) -> None:
    first, second = Catalog.load(path), Catalog.load(path)
    first.put(write(next(iter(first)), ["L’un"]))
    second.put(write(list(second)[1], ["L’autre"]))
    second.put(Unit("New", ("Nouveau",)))
    assert first.save()
    assert second.save()
    assert [unit.target for unit in second][:2] == ["L’un", "L’autre"]
    assert list(Catalog.load(path)) == list(second)
    assert not second.save()
    first.put(write(list(first)[2], ["Encore"]))
    first.save()
    assert [unit.target for unit in first][:3] == ["L’un", "L’autre", "Encore"]
    assert first.find("New") is not None


def test_a_persons_words_win_and_two_persons_are_told(path: Path) -> None:
    person, machine, other = Catalog.load(path), Catalog.load(path), Catalog.load(path)
    unit = next(iter(person))
    person.put(write(unit, ["À la main"]))
    machine.put(fill(unit, ["Refait"], MACHINE))
    other.put(write(unit, ["Autrement"]))
    person.save()
    machine.save()
    assert next(iter(Catalog.load(path))).target == "À la main"
    kept = path.read_bytes()
    with pytest.raises(ConflictError, match=unit.id) as told:
        other.save()
    assert told.value.path == str(path)
    assert told.value.line is not None
    assert path.read_bytes() == kept
    assert next(iter(other)).target == "Autrement"


def test_an_update_beside_an_approval_loses_neither(path: Path) -> None:
    reviewer = Catalog.load(path)
    units = list(reviewer)
    wanted = [replace(unit, locations=(("b.html", at),)) for at, unit in enumerate(reversed(units[1:]))]
    updated = revise(Catalog.load(path), template(wanted)).catalog
    reviewer.put(approve(units[0], "Ana", "2026-11-23"))
    reviewer.put(approve(units[5], "Ana", "2026-11-23"))
    reviewer.save()
    updated.save()
    after = Catalog.load(path)
    assert [unit.source for unit in after] == [unit.source for unit in reversed(units[1:])]
    fifth = after.get(units[5].id)
    assert fifth is not None
    assert fifth.state == "approved"
    assert fifth.locations == (("b.html", 193 + 1),)
    # The unit that the update took out of use had been approved meanwhile: the approval stays with it.
    assert [unit.source for unit in after.obsolete] == [units[0].source]
    assert after.obsolete[0].targets == units[0].targets


def test_headers_are_merged_by_field(path: Path) -> None:
    first, second = Catalog.load(path), Catalog.load(path)
    first.set_header({"Last-Translator": "Ana"})
    second.set_header({"Language-Team": "French"})
    first.save()
    second.save()
    header = Catalog.load(path).header
    assert (header["Last-Translator"], header["Language-Team"]) == ("Ana", "French")


def test_a_file_that_appeared_meanwhile_is_merged(tmp_path: Path) -> None:
    path = tmp_path / "fr" / "a.po"
    first, second = Catalog.new("fr", path), Catalog.new("fr", path)
    first.put(write(Unit("a"), ["A"]))
    second.put(write(Unit("b"), ["B"]))
    first.save()
    second.save()
    assert [unit.source for unit in Catalog.load(path)] == ["a", "b"]


def test_a_file_that_was_removed_meanwhile_is_written_again(path: Path) -> None:
    catalog = Catalog.load(path)
    catalog.put(write(next(iter(catalog)), ["x"]))
    path.unlink()
    assert catalog.save()
    assert len(Catalog.load(path)) == 200


def test_a_lock_that_is_held_is_told(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "a.po"),
        pytest.raises(ConflictError, match="another process"),
        locked(tmp_path / "b.po", 0.05),
    ):
        pass
    with locked(tmp_path / "a.po"):
        pass
