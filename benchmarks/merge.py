"""Bringing a catalog of 50,000 entries up to date beside `msgmerge --previous`, on the same files, in the same run.

The entries are the French translations of real projects (`benchmarks.catalogs`), each message once. The new template has 2 % of the messages
changed (a word replaced, put in or taken out, words added, only typography, only an inline code), half a percent new, half a percent gone,
and some of the rest in another order. Measured:
- time of `l10n update` and of `msgmerge --previous`, as processes, best of three;
- for each message that msgmerge gives an old translation to: whether l10n's choice is the same, or at least as like the new source. Likeness
  is the normalised Indel similarity of the texts without inline codes and with plain typography. *True* is the message that was changed.
Run: python -m benchmarks.merge [ENTRIES]
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from rapidfuzz.distance import Indel

from benchmarks.catalogs import files
from l10n.catalog.catalog import Catalog
from l10n.catalog.similar import even
from l10n.catalog.states import write
from l10n.catalog.unit import Key, Unit
from l10n.catalog.update import template
from l10n.errors import InputError

ROOT = Path(__file__).parents[1]
ENTRIES = 50_000
CHANGED, NEW, GONE = 0.02, 0.005, 0.005
ROUNDS = 3


def main() -> None:
    """Prints times, the ratio, and whose choices are better."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    chance = random.Random(20261124)  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        units = messages(folder, count)
        print(
            f"{len(units)} messages with French translations, {sum(len(unit.source) for unit in units) // len(units)} characters on average"
        )
        old = folder / "catalogs" / "fr" / "big.po"
        catalog = Catalog.new("fr", old)
        for unit in units:
            catalog.put(unit)
        catalog.set_header({"X-Source-Language": "en"})
        catalog.save()
        wanted, origins = changed(units, chance)
        made = template(wanted)
        made.set_header({"X-Generator": None})
        made.save(folder / "catalogs" / "templates" / "big.pot")
        (folder / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\n', encoding="utf-8")
        before = old.read_bytes()
        ours, theirs = [], []
        for _ in range(ROUNDS):
            old.write_bytes(before)
            theirs.append(
                run(
                    "msgmerge",
                    "--previous",
                    "-q",
                    "-o",
                    folder / "merged.po",
                    old,
                    folder / "catalogs" / "templates" / "big.pot",
                )
            )
            ours.append(run(sys.executable, ROOT / "cli.py", "update", "--quiet", "--project", folder))
        print(
            f"l10n update {min(ours):.2f} s, msgmerge --previous {min(theirs):.2f} s: ratio {min(ours) / min(theirs):.2f}"
        )
        compare(units, wanted, origins, Catalog.load(old), Catalog.load(folder / "merged.po", "fr"))


def messages(folder: Path, count: int) -> list[Unit]:
    """Real messages with their French translations, each source once, in the order of the projects."""
    found: dict[Key, Unit] = {}
    path = folder / "found.po"
    for file in files():
        if not re.search(r"(^|/)fr(\.po|/(LC_MESSAGES/)?[\w-]+\.po)$", file.name):
            continue
        path.write_bytes(file.data)
        try:
            loaded = Catalog.load(path, "fr")
        except InputError:
            continue
        for unit in loaded:
            if (
                unit.filled
                and not unit.fuzzy
                and (unit.plural is None or len(unit.targets) == 2)
                and (None, unit.source) not in found
            ):
                plain = Unit(
                    unit.source,
                    plural=unit.plural,
                    targets=("",) * len(unit.targets),
                    locations=unit.locations,
                    flags=unit.flags,
                )
                found[plain.key] = write(plain, unit.targets)
                if len(found) == count:
                    return list(found.values())
    return list(found.values())


def changed(units: list[Unit], chance: random.Random) -> tuple[list[Unit], dict[Key, Key]]:
    """The messages of the new template, and for those that were made from an old one, which."""
    words = sorted({word for unit in units for word in unit.source.split()})
    wanted = list(units)
    taken = {unit.source for unit in units}
    origins: dict[Key, Key] = {}
    long_enough = [number for number, unit in enumerate(units) if len(unit.source.split()) >= 3]
    picked = chance.sample(long_enough, int(len(units) * (CHANGED + GONE)))
    edited, gone = picked[: int(len(units) * CHANGED)], set(picked[int(len(units) * CHANGED) :])
    for number in edited:
        source = edit(units[number].source, words, chance)
        if source not in taken:
            taken.add(source)
            wanted[number] = replace(units[number], source=source)
            origins[wanted[number].key] = units[number].key
    kept = [unit for number, unit in enumerate(wanted) if number not in gone]
    for at in range(0, len(kept) - 40, 40):
        block = kept[at : at + 40]
        if chance.random() < 0.1:
            chance.shuffle(block)
            kept[at : at + 40] = block
    for _ in range(int(len(units) * NEW)):
        source = " ".join(chance.sample(words, chance.randint(4, 12)))
        if source not in taken:
            taken.add(source)
            kept.insert(chance.randrange(len(kept)), Unit(source))
    return kept, origins


def edit(text: str, words: list[str], chance: random.Random) -> str:
    """`text`, changed as sources change."""
    parts = text.split(" ")
    at = chance.randrange(len(parts))
    kind = chance.randrange(6)
    if kind == 0:
        return (
            text.replace("'", "’").replace('"', "”")
            if re.search("['\"]", text)
            else f"{text}…"
            if text[-1].isalnum()
            else text.replace(" ", "  ", 1)
        )
    if kind == 1:
        return " ".join([*parts[:at], f"<g1>{parts[at]}</g1>", *parts[at + 1 :]])
    if kind == 2:
        return " ".join([*parts[:at], chance.choice(words), *parts[at + 1 :]])
    if kind == 3:
        return " ".join([*parts[:at], chance.choice(words), *parts[at:]])
    if kind == 4:
        return " ".join([*parts[:at], *parts[at + 1 :]])
    return f"{text} {' '.join(chance.sample(words, 3))}"


def compare(units: list[Unit], wanted: list[Unit], origins: dict[Key, Key], ours: Catalog, theirs: Catalog) -> None:
    """Whose choice of an old translation is more like the new source."""
    old = {unit.key for unit in units}
    by_words: dict[tuple[str, ...], list[str]] = {}
    for unit in units:
        by_words.setdefault(unit.targets, []).append(unit.source)
    counts: Counter[str] = Counter()
    for unit in wanted:
        if unit.key in old:
            continue
        mine, msgmerges = ours.find(*unit.key[::-1]), theirs.find(*unit.key[::-1])
        assert mine is not None
        assert msgmerges is not None
        first, second = choice(mine), choice(msgmerges)
        true = origins.get(unit.key)
        counts["new or changed"] += 1
        counts["really changed"] += true is not None
        counts["ours true"] += true is not None and first == true[1]
        counts["msgmerge's true"] += true is not None and second == true[1]
        counts["ours given"] += first is not None
        counts["msgmerge gives"] += second is not None
        if second is None:
            continue
        likeness = [
            0.0 if one is None else Indel.normalized_similarity(even(unit.source), even(one)) for one in (first, second)
        ]
        counts["same"] += first == second
        counts["better"] += first != second and likeness[0] >= likeness[1]
        counts["worse"] += first != second and likeness[0] < likeness[1]
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    judged = counts["msgmerge gives"]
    print(
        f"of msgmerge's {judged} choices l10n agrees with or betters {(counts['same'] + counts['better']) / judged:.1%}"
    )


def choice(unit: Unit) -> str | None:
    """The old source whose translation a unit was given, or None."""
    return unit.previous.source if unit.previous is not None and unit.fuzzy and any(unit.targets) else None


def run(*command: str | Path) -> float:
    """Seconds that a program takes."""
    started = time.perf_counter()
    subprocess.run(list(map(str, command)), check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
