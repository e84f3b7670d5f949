"""Programs killed at any moment (kill -9), and eight writers at once: is anything lost?

*Kills*: translate (pseudo-localisation, and the real model now and then), update, approve, import and export (XLIFF) and memory import run on one
project and are killed: half of them after a random time, between their start and what a whole run takes, and half of them within 20 ms after
they began to write a file or the memory's log. After each: every PO file is read (by l10n and by msgfmt), every unit is there, what a person wrote
before stands as it stood, an exported file is the old one or the new one, SQLite finds no fault with the memory, and what was in it is found.
Then the same command runs again, to its end: what it leaves must be what one undisturbed run leaves.
*Writers*: eight processes approve 1,000 different units of one catalog each, ten units a save. Every approval must be there.
Run: python -m benchmarks.crash [KILLS [APPROVALS]]
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.exchange.tmx import write_tmx
from l10n.catalog.exchange.translation import Translation
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.errors import InputError
from l10n.memory.store import Memory
from l10n.mt.packages import find

KILLS, APPROVALS, WRITERS, UNITS, ARCHIVE = 200, 1000, 8, 1500, 20_000
ROOT = Path(__file__).parents[1]
CATALOG, MEMORY = Path("catalogs", "fr", "long.po"), Path(".l10n", "memory.sqlite3")
APPROVER = """
import sys
from l10n.catalog.catalog import Catalog
from l10n.catalog.states import approve
path, number, of = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
catalog = Catalog.load(path)
units = list(catalog)[number::of]
for start in range(0, len(units), 10):
    for unit in units[start : start + 10]:
        catalog.put(approve(unit, f"person {number}", "2026-11-24"))
    catalog.save()
"""


def main() -> None:
    """Prints what was lost, which should be nothing."""
    kills, approvals = (
        int(sys.argv[at]) if len(sys.argv) > at else default for at, default in ((1, KILLS), (2, APPROVALS))
    )
    with tempfile.TemporaryDirectory() as name:
        killed(Path(name), kills)
    with tempfile.TemporaryDirectory() as name:
        written(Path(name), approvals)


def project(folder: Path) -> None:
    """A project of one long article; a third of its French is a person's, and in its memory."""
    (folder / "articles").mkdir(parents=True)
    (folder / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\narticles = ["articles/*.html"]\n')
    body = "".join(f"<p>Member state {number} met in Rabat.</p>\n" for number in range(UNITS))
    (folder / "articles" / "long.html").write_text(f"<html lang=en><body>{body}</body></html>")
    for command in ("extract", "update"):
        run(folder, [command])
    catalog = Catalog.load(folder / CATALOG)
    for unit in list(catalog)[::3]:
        catalog.put(write(unit, [f"À la main : {unit.id}."]))
    catalog.save()
    with Memory(folder / MEMORY) as memory:
        memory.add(catalog, "en", "fr", "kept")
    archive = (f"The {number}th session was held in Rabat on day {number % 97}." for number in range(ARCHIVE))
    write_tmx(folder / "archive.tmx", (Translation("en", "fr", one, (f"Traduit : {one}",)) for one in archive), "en")


@dataclass(frozen=True)
class Killed:
    """A command to kill: its arguments, and what it leaves that must be the same whether or not it was killed once before."""

    arguments: tuple[str, ...]
    left: Callable[[Path], object]


def units_of(place: Path) -> list[tuple[str, tuple[str, ...], str]]:
    """What the catalog holds, without dates."""
    return [(unit.source, unit.targets, unit.state) for unit in Catalog.load(place / CATALOG)]


def remembered(place: Path) -> list[Translation]:
    """What the memory holds."""
    with Memory(place / MEMORY) as memory:
        return sorted(memory.translations())


def exported(place: Path) -> bytes:
    """What `export` wrote."""
    return (place / "out.xlf").read_bytes()


COMMANDS = {
    "translate": Killed(("translate", "--engine", "pseudo"), units_of),
    "update": Killed(("update",), units_of),
    "approve": Killed(("approve", "--all", "--by", "Ana", "--state", "translated"), units_of),
    "import": Killed(("import", "back.xlf", "--into", str(CATALOG), "--theirs"), units_of),
    "export": Killed(("export", "--out", "out.xlf", str(CATALOG)), exported),
    "memory import": Killed(("memory", "import", "archive.tmx"), remembered),
}
MODEL = Killed(("translate", "--engine", "argos"), units_of)


def killed(folder: Path, kills: int) -> None:
    """Kills commands and looks at what they leave."""
    project(folder / "fresh")
    filled = fresh(folder)
    run(filled, ["translate", "--engine", "pseudo"])
    run(filled, ["export", "--out", "back.xlf", str(CATALOG)])
    shutil.copy(filled / "back.xlf", folder / "fresh")
    # An export takes the place of an earlier one.
    shutil.copy(filled / "back.xlf", folder / "fresh" / "out.xlf")
    persons = {unit.target for unit in Catalog.load(folder / "fresh" / CATALOG) if unit.target}
    whole: dict[str, float] = {}
    wanted: dict[str, object] = {}
    for name, command in COMMANDS.items():
        started = time.perf_counter()
        place = run(fresh(folder, name), command.arguments)
        whole[name], wanted[name] = time.perf_counter() - started, command.left(place)
    outputs = (exported(folder / "fresh"), wanted["export"])
    chance = random.Random(9)  # noqa: S311
    counts: Counter[str] = Counter()
    for number in range(kills):
        name = list(COMMANDS)[number % len(COMMANDS)]
        command = COMMANDS[name]
        modelled = name == "translate" and number % 4 == 2 and find("en", "fr") is not None
        place = fresh(folder, name)
        seconds = None if number // len(COMMANDS) % 2 else chance.uniform(0.1, 6.0 if modelled else whole[name])
        died = kill(place, MODEL if modelled else command, seconds, chance.uniform(0, 0.02))
        what = f"{name}{' by a model' if modelled else ''}"
        counts[f"{what}: {'killed' if died else 'ended first'}"] += 1
        counts["inside a write"] += died and writing(place)
        found = problems(place, persons, outputs)
        if not modelled:
            run(place, command.arguments)
            found += ["not as undisturbed"] * (command.left(place) != wanted[name])
        for problem in found:
            print(f"run {number}, {what}: {problem}")
            counts[problem] += 1
    print(", ".join(f"{what} {count}" for what, count in sorted(counts.items())))
    print(
        f"{kills} runs, {counts['inside a write']} killed inside a write: units lost {counts['lost']}, "
        f"unreadable files {counts['unreadable']}, otherwise after a second run {counts['not as undisturbed']}"
    )


def fresh(folder: Path, name: str = "") -> Path:
    """A new copy of the project, for the command `name`."""
    place = folder / "run"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "fresh", place)
    if name == "update":
        template = place / "catalogs" / "templates" / "long.pot"
        template.write_text(template.read_text().replace("met in Rabat", "will meet in Rabat"))
    return place


def started(place: Path, arguments: Iterable[str]) -> subprocess.Popen[bytes]:
    """A command on its way."""
    return subprocess.Popen(
        [sys.executable, ROOT / "cli.py", *arguments, "-q", "--project", place],
        cwd=place,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def run(place: Path, arguments: Iterable[str]) -> Path:
    """Runs a command to its end; returns `place`."""
    if started(place, arguments).wait():
        sys.exit(f"failed: {' '.join(arguments)}")
    return place


def kill(place: Path, command: Killed, seconds: float | None, later: float) -> bool:
    """Starts a command and kills it after `seconds`, or, where they are None, `later` seconds after it began to write; whether it still ran."""
    process = started(place, command.arguments)
    begun = time.perf_counter()
    while process.poll() is None and not (writing(place) if seconds is None else time.perf_counter() - begun > seconds):
        time.sleep(0.0005)
    time.sleep(later if seconds is None else 0)
    if process.poll() is not None:
        return False
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return True


def writing(place: Path) -> bool:
    """Whether a file is being written: it has a temporary one beside it, or the memory's log is not empty."""
    log = place / f"{MEMORY}-wal"
    beside = (one for folder in (place, (place / CATALOG).parent) for one in folder.glob(".*.tmp"))
    return any(beside) or (log.exists() and log.stat().st_size > 0)


def problems(place: Path, persons: set[str], outputs: tuple[object, ...]) -> list[str]:
    """What is wrong with the project's catalog, export and memory."""
    path = place / CATALOG
    if subprocess.run(["msgfmt", "-o", os.devnull, path], check=False, capture_output=True).returncode:
        return ["unreadable"]
    try:
        catalog = Catalog.load(path)
        with Memory(place / MEMORY) as memory:
            kept = {one.targets[0] for one in memory.translations() if one.document == "kept"}
            near = memory.fuzzy("Member state 3 met in Rabat!", "en", "fr")
    except InputError:
        return ["unreadable"]
    sound = sqlite3.connect(place / MEMORY).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found = {unit.target for unit in (*catalog, *catalog.obsolete)}
    lost = len(persons - found) + max(0, UNITS - len(catalog)) + len(persons - kept) + (not near)
    return ["lost"] * lost + ["unreadable"] * ((exported(place) not in outputs) + (not sound))


def written(folder: Path, approvals: int) -> None:
    """Eight writers on one catalog."""
    path = folder / "fr" / "a.po"
    catalog = Catalog.new("fr", path)
    for number in range(WRITERS * approvals):
        catalog.put(Unit(f"Sentence {number}.", (f"Phrase {number}.",)))
    catalog.save()
    started = time.perf_counter()
    running = [
        subprocess.Popen([sys.executable, "-c", APPROVER, path, str(number), str(WRITERS)], cwd=ROOT)
        for number in range(WRITERS)
    ]
    failed = sum(process.wait() != 0 for process in running)
    took = time.perf_counter() - started
    units = list(Catalog.load(path))
    present = sum(
        unit.approval is not None and unit.approval.get("by") == f"person {number % WRITERS}"
        for number, unit in enumerate(units)
    )
    print(
        f"{WRITERS} writers of {approvals} approvals each: {present} of {WRITERS * approvals} present, {failed} writers failed, {took:.0f} s"
    )


if __name__ == "__main__":
    main()
