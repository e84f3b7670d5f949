"""`l10n check` beside pofilter (translate-toolkit): findings on human translations, planted faults found, and speed.

1. False alarms: French and Arabic catalogs of well-translated projects (`benchmarks.catalogs` fetches them). Prints findings of both per
   1,000 units (a finding is one check at one unit, as pofilter counts; what the text report tells once because a catalog has it again and
   again is counted as one, and all its places are printed too), and every error of ours that `checks_true_faults.tsv` beside this file does
   not list as a true fault of that catalog. Units in
   fuzzy or untranslated state and obsolete ones are left out on both sides. Projects that were looked at and left
   out are not well translated, by their own state: apache-superset (36 % of its French units and 19 % of its Arabic ones are fuzzy), arches
   and geonode (up to 19 % fuzzy; tags broken as by machine translation, geonode also untranslated English and digests in place of text),
   plone (two thirds of the Arabic units empty), and the Arabic catalog of django-oscar, in which every fifth filled unit is still in English.
2. Planted faults: each kind of `benchmarks.planted_faults` is planted into a sample of these units; the share that is found is printed per kind,
   with how many of the untouched units the intended checks speak of, and samples of what was missed.
3. Speed: 50,000 units in one catalog, both programs started afresh (their modules compiled, as an installer leaves them), wall time of the best of
   three; then the cost per unit from 1,000 to 200,000.

Run: python -m benchmarks.checks [alarms] [mutations] [speed]
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import platformdirs

from benchmarks.catalogs import in_wheel
from benchmarks.planted_faults import GLOSSARY, KINDS
from benchmarks.programs import timed
from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Key, Unit
from l10n.checks.finding import Finding
from l10n.checks.reports.gathering import gathered
from l10n.checks.run import check_catalog
from l10n.errors import L10nError

ROOT = Path(__file__).parents[1]
CACHE = platformdirs.user_cache_path("l10n") / "benchmark-catalogs"
TRUE_FAULTS = Path(__file__).with_name("checks_true_faults.tsv")
PROJECTS = {
    "ckan": "2.12.0",
    "deform": "3.0.1",
    "django": "6.1.3",
    "django-allauth": "65.21.1",
    "django-axes": "8.3.1",
    "django-cms": "5.1.3",
    "django-debug-toolbar": "8.0.0",
    "django-filter": "26.2",
    "django-import-export": "4.4.3",
    "django-machina": "1.3.1",
    "django-mailman3": "1.3.15",
    "django-oscar": "4.2.1",
    "django-recurrence": "1.14",
    "django-two-factor-auth": "1.18.1",
    "djangorestframework-simplejwt": "5.5.1",
    "feincms": "26.10.1",
    "flask-admin": "2.2.1",
    "flask-security-too": "5.9.2",
    "humanize": "4.17.0",
    "hyperkitty": "1.3.12",
    "kolibri": "0.19.5",
    "mailman": "3.3.10",
    "mezzanine": "6.1.1",
    "postorius": "1.3.13",
    "pretalx": "2026.1.2",
    "sphinx": "9.1.1",
    "wagtail": "8.0.1",
    "wagtail-localize": "1.14.5",
    "wagtailmenus": "4.2.0",
    "wtforms": "3.3.2",
}
"""Projects whose wheels hold well-translated catalogs, and their versions."""
LANGUAGES = ("fr", "ar")
LEFT_OUT = {("ar", "django-oscar")}
"""Catalogs of these projects that are not well translated."""
_PO = re.compile(r"(?:^|/)(fr|ar)(?:/LC_MESSAGES)?/([^/]+)\.po$")
_STATE = {"untranslated", "unreviewed"}
PER_KIND = 120
"""Units that a kind of fault is planted into."""
WANTED = 98.0
"""Per cent of a kind from which on missed faults are not shown."""
SHOWN = 4


def main() -> None:
    """Runs the parts named on the command line, or all."""
    parts = sys.argv[1:] or ["alarms", "mutations", "speed"]
    folder = catalogs()
    for language in LANGUAGES:
        if "alarms" in parts:
            alarms(folder, language)
    for language in LANGUAGES:
        if "mutations" in parts:
            mutations(folder, language)
    if "speed" in parts:
        speed(folder)


def catalogs() -> Path:
    """The folder of the projects' catalogs (`LANGUAGE/PROJECT/NAME.po`), fetched where they are not in the user's cache."""
    for project, version in PROJECTS.items():
        for file in in_wheel(project, version):
            found = _PO.search(file.name)
            if found and (found[1], project) not in LEFT_OUT:
                place = CACHE / found[1] / project / f"{re.sub('[^a-z0-9]+', '_', file.name.lower())[-100:]}.po"
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.data)
    return CACHE


def loaded(folder: Path, language: str) -> Iterator[tuple[Path, Catalog]]:
    """The readable catalogs of a language."""
    for path in sorted((folder / language).glob("*/*.po")):
        if path.parent.name not in PROJECTS or (language, path.parent.name) in LEFT_OUT:
            continue
        try:
            catalog = Catalog.load(path, language)
            list(catalog)
        except L10nError:
            continue
        yield path, catalog


def alarms(folder: Path, language: str) -> None:
    """Findings of both programs on human translations."""
    known: set[tuple[str, str, str]] = set()
    if TRUE_FAULTS.exists():
        rows = (line.split("\t") for line in TRUE_FAULTS.read_text("utf-8").splitlines() if "\t" in line)
        known = {(catalog, unit, check) for catalog, unit, check, _ in rows}
    units = 0
    told: set[tuple[str, str, str]] = set()
    places: set[tuple[str, str, str]] = set()
    severities: Counter[str] = Counter()
    errors: set[tuple[str, str, str, str]] = set()
    for path, catalog in loaded(folder, language):
        units += sum(1 for unit in catalog if unit.filled and not unit.fuzzy)
        left_out = {unit.id for unit in catalog if unit.fuzzy or not any(unit.targets)}
        for one, group in gathered(check_catalog(catalog, min_state="untranslated")):
            counted = [(path.name, each.unit, one.check) for each in group if each.unit not in left_out]
            if one.check in _STATE or not counted:
                continue
            places.update(counted)
            if counted[0] not in told:
                told.add(counted[0])
                severities[one.severity] += 1
                place = (f"{language}/{path.parent.name}", one.unit, one.check)
                if one.severity == "error" and place not in known:
                    errors.add((*place, f"{path.name}:{one.line} {one.message}"))
    with tempfile.TemporaryDirectory() as out:
        filter_by_pofilter(folder / language, Path(out), language)
        entries = [one for text in Path(out).rglob("*.po") for one in text.read_text("utf-8", "replace").split("\n\n")]
        theirs = sum(entry.count("# (pofilter) ") for entry in entries if "\n#~ msgid" not in entry)
    ours = len(told)
    print(f"{language}: {units} units; l10n {ours} findings ({dict(severities)}) at {len(places)} places", end="")
    print(f", pofilter {theirs}; ratio {ours / max(1, theirs):.2f}")
    print(
        f"{language}: errors not listed as true faults: {len(errors)}, {1000 * len(errors) / units:.2f} per 1,000 units"
    )
    for error in sorted(errors):
        print("\t".join(error))


def filter_by_pofilter(source: Path, out: Path, language: str) -> None:
    """Runs pofilter over a file or folder."""
    command = [
        str(Path(sys.executable).with_name("pofilter")),
        "--progress=none",
        f"--language={language}",
        "--nofuzzy",
    ]
    subprocess.run([*command, "--excludefilter=untranslated", str(source), str(out)], check=True, capture_output=True)


def mutations(folder: Path, language: str) -> None:
    """Planted faults: the share found per kind, each fault in a catalog of its own and then all of a kind in one catalog.

    Only units at which the intended checks find nothing count, so that every one is its own control.
    """
    units = {unit.key: unit for _, catalog in loaded(folder, language) for unit in catalog if _plantable(unit)}
    sample = random.Random(1).sample(list(units.values()), len(units))  # noqa: S311 - a sample, no secret
    controls: dict[Key, frozenset[str]] = {}
    for name, kind in KINDS.items():
        pairs: list[tuple[Unit, Unit]] = []
        for unit in sample:
            fault = kind.plant(unit, language)
            if fault is None:
                continue
            if unit.key not in controls:
                controls[unit.key] = frozenset(one.check for one in _found(language, [unit]))
            if kind.checks.isdisjoint(controls[unit.key]):
                pairs.append((unit, fault))
            if len(pairs) == PER_KIND:
                break
        if not pairs:
            continue
        together = {one.unit for one in _found(language, [fault for _, fault in pairs]) if one.check in kind.checks}
        alarmed = {one.unit for one in _found(language, [unit for unit, _ in pairs]) if one.check in kind.checks}
        missed = [
            fault
            for _, fault in pairs
            if fault.id not in together or not any(one.check in kind.checks for one in _found(language, [fault]))
        ]
        hits = len(pairs) - len(missed)
        share = 100 * hits / len(pairs)
        print(f"{language}  {name:22} {hits:4} of {len(pairs):4}  {share:6.1f} %  controls {len(alarmed)}", flush=True)
        for fault in missed[:SHOWN] if share < WANTED else ():
            print(f"      {fault.source!r}\n      {fault.targets!r}")


def _plantable(unit: Unit) -> bool:
    return unit.filled and not unit.fuzzy and len(unit.target) > 3 and " " in unit.source


def _found(language: str, units: Iterable[Unit]) -> list[Finding]:
    catalog = Catalog.new(language)
    for unit in units:
        catalog.put(unit)
    return check_catalog(catalog, GLOSSARY)


def speed(folder: Path) -> None:
    """Wall time of both programs on 50,000 units, and our cost per unit by size."""
    texts = [
        (unit.source, unit.target)
        for _, catalog in loaded(folder, "fr")
        for unit in catalog
        if unit.filled and not unit.fuzzy and unit.plural is None
    ]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\n', "utf-8")
        for size in (1_000, 10_000, 50_000, 200_000):
            catalog = Catalog.new("fr", path=work / "fr" / f"{size}.po")
            for number in range(size):
                source, target = texts[number % len(texts)]
                catalog.put(Unit(source, (target,), context=str(number)))
            catalog.save()
            ours = [
                sys.executable,
                str(ROOT / "cli.py"),
                "check",
                f"fr/{size}.po",
                "--format",
                "json",
                "--fail-on",
                "never",
            ]
            mine = min(timed(ours, work) for _ in range(3))
            line = f"{size:7,} units  l10n {mine:6.2f} s, {1e6 * mine / size:6.0f} µs a unit"
            if size == 50_000:
                theirs = [str(Path(sys.executable).with_name("pofilter")), "--language=fr", f"fr/{size}.po", "out.po"]
                other = min(timed(theirs, work) for _ in range(3))
                line += f"; pofilter {other:6.2f} s; ratio {other / mine:.2f}"
            print(line, flush=True)


if __name__ == "__main__":
    main()
