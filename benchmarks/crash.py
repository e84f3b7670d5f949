"""Programs killed at any moment (kill -9), and eight writers at once: is anything lost?

*Kills*: translate (pseudo-localisation, and the real model for every tenth), update, approve and import (XLIFF) run on one project and are
killed after a random time, between their start and what a whole run takes. After each: every PO file is read (by l10n and by msgfmt), every unit is
there, and what a person wrote before stands as it stood.
*Writers*: eight processes approve 1,000 different units of one catalog each, ten units a save. Every approval must be there.
Run: python -m benchmarks.crash [KILLS [APPROVALS]]
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.errors import InputError
from l10n.mt.packages import find

KILLS, APPROVALS, WRITERS, UNITS = 200, 1000, 8, 1500
ROOT = Path(__file__).parents[1]
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
    """A project of one long article; a third of its French is a person's."""
    (folder / "articles").mkdir(parents=True)
    (folder / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\narticles = ["articles/*.html"]\n')
    body = "".join(f"<p>Member state {number} met in Rabat.</p>\n" for number in range(UNITS))
    (folder / "articles" / "long.html").write_text(f"<html lang=en><body>{body}</body></html>")
    for command in ("extract", "update"):
        subprocess.run([sys.executable, ROOT / "cli.py", command, "-q", "--project", folder], check=True)
    catalog = Catalog.load(folder / "catalogs" / "fr" / "long.po")
    for unit in list(catalog)[::3]:
        catalog.put(write(unit, [f"À la main : {unit.id}."]))
    catalog.save()


def killed(folder: Path, kills: int) -> None:
    """Kills commands and looks at what they leave."""
    project(folder / "fresh")
    filled = fresh(folder)
    run(filled, ["translate", "--engine", "pseudo"], None)
    run(filled, ["export", "--out", "back.xlf", "catalogs/fr/long.po"], None)
    shutil.copy(filled / "back.xlf", folder / "fresh")
    chance = random.Random(9)  # noqa: S311
    commands = {
        "translate": ["translate", "--engine", "pseudo"],
        "update": ["update"],
        "approve": ["approve", "--all", "--by", "Ana", "--state", "translated"],
        "import": ["import", "back.xlf", "--into", "catalogs/fr/long.po", "--theirs"],
    }
    if find("en", "fr") is not None:
        commands["translate by a model"] = ["translate", "--engine", "argos"]
    whole = {name: run(fresh(folder), command, None) for name, command in commands.items() if "model" not in name}
    counts: Counter[str] = Counter()
    for number in range(kills):
        name = list(commands)[number % 4] if number % 10 or len(commands) < 5 else "translate by a model"
        place = fresh(folder)
        if name == "update":
            article = place / "catalogs" / "templates" / "long.pot"
            article.write_text(article.read_text().replace("met in Rabat", "will meet in Rabat"))
        took = run(place, commands[name], chance.uniform(0.1, whole.get(name, 6.0)))
        counts[f"{name}: {'killed' if took is None else 'ended first'}"] += 1
        for problem in problems(place):
            counts[problem] += 1
    print(", ".join(f"{what} {count}" for what, count in sorted(counts.items())))
    print(f"{kills} runs: units lost {counts['lost']}, unreadable files {counts['unreadable']}")


def fresh(folder: Path) -> Path:
    """A new copy of the project."""
    place = folder / "run"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "fresh", place)
    return place


def run(place: Path, command: list[str], seconds: float | None) -> float | None:
    """Seconds that the command took, or None when it was killed after `seconds`."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, ROOT / "cli.py", *command, "-q", "--project", place],
        cwd=place,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None
    return time.perf_counter() - started


def problems(place: Path) -> list[str]:
    """What is wrong with the project's catalog."""
    path = place / "catalogs" / "fr" / "long.po"
    if subprocess.run(["msgfmt", "-o", os.devnull, path], check=False, capture_output=True).returncode:
        return ["unreadable"]
    try:
        catalog = Catalog.load(path)
    except InputError:
        return ["unreadable"]
    persons = {
        f"À la main : {unit.id}."
        for unit in list(Catalog.load(place.parent / "fresh" / "catalogs" / "fr" / "long.po"))[::3]
    }
    found = {unit.target for unit in (*catalog, *catalog.obsolete)}
    return ["lost"] * (len(persons - found) + max(0, UNITS - len(catalog)))


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
