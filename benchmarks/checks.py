"""`l10n check` beside pofilter (translate-toolkit): findings on human translations, planted faults found, and speed.

1. False alarms: French and Arabic catalogs of well-translated projects, wheels fetched once into the user's cache. Prints findings of both per
   1,000 units (a finding is one check at one unit, as pofilter counts), and every error of ours that `checks_true_faults.tsv` beside this file does
   not list as a true fault of that catalog. Units in fuzzy or untranslated state are left out on both sides.
2. Planted faults: each kind of mutation is applied to units of these catalogs that have no finding; the share that is found is printed per kind.
3. Speed: 50,000 units in one catalog, both programs started afresh, wall time of the best of three; then the cost per unit from 1,000 to 200,000.

Run: python -m benchmarks.checks [alarms] [mutations] [speed]
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import platformdirs

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.checks.run import check_catalog
from l10n.errors import L10nError

ROOT = Path(__file__).parents[1]
CACHE = platformdirs.user_cache_path("l10n") / "benchmark-catalogs"
TRUE_FAULTS = Path(__file__).with_name("checks_true_faults.tsv")
PROJECTS = (
    "ckan deform django django-allauth django-axes django-cms django-debug-toolbar django-filter django-import-export django-machina "
    "django-mailman3 django-recurrence django-two-factor-auth djangorestframework-simplejwt feincms flask-admin "
    "flask-security-too humanize hyperkitty kolibri mailman mezzanine postorius pretalx sphinx wagtail wagtail-localize wagtailmenus wtforms"
).split()
LANGUAGES = ("fr", "ar")
_PO = re.compile(r"(?:^|/)(fr|ar)(?:/LC_MESSAGES)?/([^/]+)\.po$")
_STATE = {"untranslated", "unreviewed"}
_PER_KIND = 300


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
    """The folder of the projects' catalogs (`LANGUAGE/PROJECT/NAME.po`), fetched where it is not there."""
    wheels = CACHE / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    for name in PROJECTS:
        marker = wheels / f".{name}"
        if not marker.exists():
            command = ["pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", str(wheels), name]
            subprocess.run([sys.executable, "-m", *command], check=True)
            marker.touch()
    for wheel in sorted(wheels.glob("*.whl")):
        project = wheel.name.split("-")[0].lower().replace("_", "-")
        if project not in PROJECTS:
            continue
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.namelist():
                found = _PO.search(member)
                if found:
                    place = CACHE / found[1] / project / f"{re.sub('[^a-z0-9]+', '_', member.lower())[-100:]}.po"
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(archive.read(member))
    return CACHE


def loaded(folder: Path, language: str) -> Iterator[tuple[Path, Catalog]]:
    """The readable catalogs of a language."""
    for path in sorted((folder / language).glob("*/*.po")):
        if path.parent.name not in PROJECTS:
            continue
        try:
            catalog = Catalog.load(path, language)
            list(catalog)
        except L10nError:
            continue
        yield path, catalog


def alarms(folder: Path, language: str) -> None:
    """Findings of both programs on human translations."""
    known = set()
    if TRUE_FAULTS.exists():
        known = {tuple(line.split("\t")[:3]) for line in TRUE_FAULTS.read_text("utf-8").splitlines() if "\t" in line}
    units = 0
    places: set[tuple[str, str, str]] = set()
    severities: Counter[str] = Counter()
    errors: set[tuple[str, str, str, str]] = set()
    for path, catalog in loaded(folder, language):
        units += sum(1 for unit in catalog if unit.filled and not unit.fuzzy)
        for one in check_catalog(catalog, min_state="untranslated"):
            place = (f"{language}/{path.parent.name}", one.unit, one.check)
            if one.check not in _STATE and (path.name, *place) not in places:
                places.add((path.name, one.unit, one.check))
                severities[one.severity] += 1
                if one.severity == "error" and place not in known:
                    errors.add((*place, f"{path.name}:{one.line} {one.message}"))
    with tempfile.TemporaryDirectory() as out:
        filter_by_pofilter(folder / language, Path(out), language)
        theirs = sum(text.read_text("utf-8", "replace").count("# (pofilter) ") for text in Path(out).rglob("*.po"))
    ours = len(places)
    print(
        f"{language}: {units} units; l10n {ours} findings ({dict(severities)}), pofilter {theirs}; ratio {ours / max(1, theirs):.2f}"
    )
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


Mutation = Callable[[str, str, str], str | None]
"""From (source, target, language) to a faulty target, or None where the kind does not apply."""


def _replaced(pattern: str, by: Callable[[re.Match[str]], str]) -> Mutation:
    """Changes the first match of `pattern` that stands in the source too."""

    def mutate(source: str, target: str, language: str) -> str | None:
        match = re.search(pattern, target)
        if match is None or match[0] not in source:
            return None
        return target[: match.start()] + by(match) + target[match.end() :]

    return mutate


def _only(language: str, change: Callable[[str], str]) -> Mutation:
    return lambda source, target, code: change(target) if code == language else None


def _words(least: int, change: Callable[[list[str]], list[str]]) -> Mutation:
    return lambda source, target, code: " ".join(change(target.split())) if len(target.split()) >= least else None


KINDS: dict[str, tuple[Mutation, frozenset[str]]] = {
    name: (mutate, frozenset(checks.split()))
    for name, mutate, checks in (
        ("placeholder dropped", _replaced(r"%\(\w+\)[sd]|\{\w+\}", lambda m: ""), "placeholders"),
        ("placeholder altered", _replaced(r"%\(\w+\)[sd]|\{\w+\}", lambda m: f"{m[0][:2]}x{m[0][2:]}"), "placeholders"),
        ("number changed", _replaced(r"(?<![\w.,%(&#;-])\d{2,}(?![\w.,;])", lambda m: str(int(m[0]) + 1)), "numbers"),
        ("closing tag lost", _replaced(r"</\w+>", lambda m: ""), "tags"),
        ("opening tag lost", _replaced(r"<(?:a|b|i|em|strong|p|code)\b[^>]*>", lambda m: ""), "tags"),
        ("script added", lambda s, t, c: f"{t}<script>alert(1)</script>", "safe-html"),
        ("javascript address", lambda s, t, c: f'<a href="javascript:alert(1)">{t}</a>', "safe-html"),
        ("address altered", _replaced(r"https?://[\w./-]{9,}\w", lambda m: f"{m[0][:-3]}x{m[0][-2:]}"), "urls"),
        ("source left", lambda s, t, c: s if len(re.findall(r"\b[a-z]{3,}\b", s)) > 3 else None, "unchanged wrong-language wrong-script"),
        ("loop", _words(6, lambda w: [*w[:5], *w[2:5] * 4, *w[5:]]), "duplicate-words"),
        ("isolate left open", lambda s, t, c: f"{t[:4]}\u2067{t[4:]}", "bidi-controls"),
        ("override", lambda s, t, c: f"{t}\u202eabc\u202c", "bidi-controls"),
        ("stop lost", lambda s, t, c: t[:-1] if t[-1:] == s[-1:] == "." and len(t) > 12 else None, "end-punctuation"),
        ("question lost", lambda s, t, c: t[:-1].rstrip() if t[-1:] in "?؟" and s[-1:] == "?" else None, "end-punctuation"),
        ("double space", lambda s, t, c: re.sub(r"(?<=\w) (?=\w)", "  ", t, count=1) if "  " not in s else None, "double-space"),
        ("space at the start", lambda s, t, c: f" {t}" if s[:1].strip() else None, "begin-space"),
        ("space at the end", lambda s, t, c: f"{t} " if s[-1:].strip() else None, "end-space"),
        ("line end added", lambda s, t, c: f"{t}\n", "newlines"),
        ("line end before", lambda s, t, c: f"\n{t}", "newlines"),
        ("tab added", lambda s, t, c: f"{t[:3]}\t{t[3:]}", "tabs"),
        ("blank", lambda s, t, c: " ", "blank"),
        ("zero-width space", lambda s, t, c: f"{t[:2]}\u200b{t[2:]}", "zero-width"),
        ("control character", lambda s, t, c: f"{t[:2]}\x0b{t[2:]}", "control-characters"),
        ("mojibake", lambda s, t, c: t.encode().decode("latin-1") if not t.isascii() else None, "mojibake"),
        ("decomposed", lambda s, t, c: unicodedata.normalize("NFD", t) if c == "fr" else None, "normalisation"),
        ("conflict", lambda s, t, c: f"<<<<<<< HEAD\n{t}\n=======\n{t}\n>>>>>>> b", "conflict-markers"),
        ("cut to a quarter", _words(12, lambda w: w[: len(w) // 4]), "length end-punctuation"),
        ("invented", lambda s, t, c: " ".join([t] * 6) if len(t) > 15 else None, "length duplicate-words"),
        ("bracket lost", lambda s, t, c: t.replace(")", "") if t.count("(") == t.count(")") == 1 else None, "brackets"),
        ("word doubled", lambda s, t, c: re.sub(r"(?<![\w%{<&@./'’-])([^\W\d_]{3,})(?= [^\W\d_])", r"\1 \1", t, count=1), "duplicate-words"),
        ("no-break space lost", _only("fr", lambda t: re.sub("[\u00a0\u202f ]([:;!?])(?=\\s|$)", r"\1", t)), "punctuation-spacing-fr"),
        ("guillemet lost", _only("fr", lambda t: re.sub("\\s*»", "", t, count=1) if t.count("«") == 1 else t), "quotes"),
        ("Cyrillic letter", _only("fr", lambda t: re.sub(r"(?<=\w)e(?=\w)", "\u0435", t, count=1)), "wrong-script"),
        ("ASCII comma", _only("ar", lambda t: t.replace("،", ",")), "ar-punct"),
        ("ASCII question mark", _only("ar", lambda t: t.replace("؟", "?")), "ar-punct"),
        ("kashida", _only("ar", lambda t: re.sub("(?<=[بتسلمن])(?=[بتسلمنيه])", "ـ", t, count=1)), "kashida"),
        ("presentation form", _only("ar", lambda t: t.replace("ل", "ﻟ")), "normalisation"),
        ("Persian yeh", _only("ar", lambda t: t.replace("ي", "ی")), "normalisation"),
        ("Persian keheh", _only("ar", lambda t: t.replace("ك", "ک")), "normalisation"),
    )
}  # fmt: skip
"""Kinds of faults: how to plant one, and the checks of which one must find it."""


def mutations(folder: Path, language: str) -> None:
    """Planted faults: the share found per kind. The other units of the catalog stay as they are."""
    chance = random.Random(1)  # noqa: S311 - a sample, no secret
    units: dict[str, Unit] = {}
    for _, catalog in loaded(folder, language):
        for unit in catalog:
            if unit.filled and not unit.fuzzy and unit.plural is None and len(unit.target) > 3 and " " in unit.source:
                units.setdefault(unit.source, Unit(unit.source, unit.targets, flags=unit.flags))
    faulty = {one.source for one in check_catalog(_catalog(language, units.values())) if one.check != "header"}
    clean = [unit for source, unit in units.items() if source not in faulty]
    for name, (mutate, checks) in KINDS.items():
        planted: dict[str, Unit] = {}
        for unit in chance.sample(clean, len(clean)):
            target = mutate(unit.source, unit.target, language)
            if target and target != unit.target and target.strip("\n") and len(planted) < _PER_KIND:
                planted[unit.source] = replace(unit, targets=(target,))
        if not planted:
            continue
        found = defaultdict(set)
        for one in check_catalog(_catalog(language, [planted.get(source, unit) for source, unit in units.items()])):
            found[one.source].add(one.check)
        hits = sum(not checks.isdisjoint(found[source]) for source in planted)
        print(f"{language}  {name:22} {hits:4} of {len(planted):4}  {100 * hits / len(planted):6.1f} %", flush=True)


def _catalog(language: str, units: object) -> Catalog:
    catalog = Catalog.new(language)
    for unit in units:  # type: ignore[attr-defined]
        catalog.put(unit)
    return catalog


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


def timed(command: list[str], folder: Path) -> float:
    """Seconds that `command` takes."""
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
