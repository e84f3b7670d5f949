"""Plural messages filled by MT: every form, each with the placeholders it needs, accepted by msgfmt."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.glossary.glossary import Glossary
from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Engine
from l10n.mt.packages import ModelPackage, install
from l10n.mt.pseudo import PseudoEngine
from l10n.pipeline.fill import fill_by_machine
from l10n.pipeline.task import Task
from l10n.text.placeholders import placeholders

# Singular, plural, notation: as they stand in real programs, written for this test.
MESSAGES = [
    ("%d file was deleted.", "%d files were deleted.", "c-format"),
    ("One file was deleted.", "%d files were deleted.", "c-format"),
    ("A message was sent.", "%d messages were sent.", "c-format"),
    ("%(count)d member has joined.", "%(count)d members have joined.", "python-format"),
    ("%(num)d new comment", "%(num)d new comments", "python-format"),
    ("Deleted %d item", "Deleted %d items", "c-format"),
    ("{n} page", "{n} pages", "python-brace-format"),
    ("{count} result found", "{count} results found", "python-brace-format"),
    ("{user} has {n} message", "{user} has {n} messages", "python-brace-format"),
    ("%s has %d unread message.", "%s has %d unread messages.", "c-format"),
    ("%d day ago", "%d days ago", "c-format"),
    ("%d hour and %s", "%d hours and %s", "c-format"),
    ("%d year", "%d years", "c-format"),
    ("%d country took part in the conference.", "%d countries took part in the conference.", "c-format"),
    ("The session has %d participant", "The session has %d participants", "c-format"),
    ("%(n)s error was found in %(file)s", "%(n)s errors were found in %(file)s", "python-format"),
    ("<b>%d</b> vote", "<b>%d</b> votes", "c-format"),
    ("Show %d more reply", "Show %d more replies", "c-format"),
    ("Download %d document &amp; close", "Download %d documents &amp; close", "c-format"),
    ("%d participant of 5 has answered", "%d participants of 5 have answered", "c-format"),
    ("%d second left\n", "%d seconds left\n", "c-format"),
    ("%(total)d translation is missing", "%(total)d translations are missing", "python-format"),
    ("Your password expires in %d day.", "Your password expires in %d days.", "c-format"),
    ("%d language", "%d languages", "c-format"),
    ("{0} workshop is planned", "{0} workshops are planned", "python-brace-format"),
    ("Could not open %d image.", "Could not open %d images.", "c-format"),
    ("%d word was reviewed by %s", "%d words were reviewed by %s", "c-format"),
    ("Add a book", "Add %d books", "c-format"),
    ("%d%% of one page", "%d%% of the pages", "c-format"),
    ("file", "files", ""),
]


def _filled(language: str, engine: Engine, path: Path, source: str = "en") -> list[Unit]:
    catalog = Catalog.new(language, path)
    for one, more, notation in MESSAGES:
        flags = (notation,) if notation else ()
        catalog.put(Unit(one, ("",) * catalog.nplurals, more, flags=flags))
    task = Task(catalog, source, language, language)
    assert {id(done) for done in fill_by_machine([task], engine, Glossary([]))} == {id(task)}
    assert task.outcome.machine == task.outcome.plural == len(MESSAGES)
    catalog.save()
    return list(Catalog.load(path))


def _names(text: str, unit: Unit) -> list[str]:
    return sorted(re.sub(r"\d\$", "", one.text) for one in placeholders(text, unit.flags))


def _sound(units: list[Unit], forms: int, alone: set[int]) -> None:
    """Every form filled, with the placeholders of one of its sources; one that stands for a single number may leave it out, and its `%%` too."""
    for unit in units:
        assert unit.state == "machine"
        assert len(unit.targets) == forms
        for form, target in enumerate(unit.targets):
            assert target.strip()
            allowed = [_names(unit.source, unit), _names(unit.plural or "", unit)]
            found = _names(target, unit)
            full = max(allowed, key=len)
            if form in alone and len(found) < len(full):
                # The number alone may be left out, and the percent sign with it.
                left_out = [name for name in full if name not in found]
                assert len(left_out) - ("%%" in left_out) == 1, (unit.source, target)
                assert found == [name for name in full if name not in left_out], (unit.source, target)
            else:
                assert found == full, (unit.source, target)
            assert target.count("<b>") == unit.source.count("<b>")
            assert target.count("&amp;") == unit.source.count("&amp;")
            assert target.endswith("\n") == unit.source.endswith("\n")


def _msgfmt(path: Path) -> None:
    made = subprocess.run(
        # Drafts are marked fuzzy, which msgfmt leaves out unless told otherwise.
        ["msgfmt", "-c", "-f", "-o", str(path.with_suffix(".mo")), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


def test_french_forms_are_filled_and_pass_msgfmt(
    en_fr: ModelPackage, needs: Callable[[str], None], tmp_path: Path
) -> None:
    units = _filled("fr", ArgosEngine([en_fr]), tmp_path / "fr.po")
    _sound(units, 2, set())
    by_source = {unit.source: unit.targets for unit in units}
    assert by_source["%d language"] == ("%d langue", "%d langues")
    assert by_source["{n} page"] == ("{n} page", "{n} pages")
    needs("msgfmt")
    _msgfmt(tmp_path / "fr.po")


@pytest.mark.parametrize(("language", "forms", "alone"), [("ar", 6, {0, 1, 2}), ("ru", 3, set()), ("ja", 1, set())])
def test_any_number_of_forms_is_filled(
    language: str, forms: int, alone: set[int], needs: Callable[[str], None], tmp_path: Path
) -> None:
    path = tmp_path / f"{language}.po"
    _sound(_filled(language, PseudoEngine(), path), forms, alone)
    needs("msgfmt")
    _msgfmt(path)


def test_six_forms_from_a_real_model(en_fr: ModelPackage, needs: Callable[[str], None], tmp_path: Path) -> None:
    # The model writes French where Arabic is asked for: what is proved is that all six forms come back whole.
    path = tmp_path / "ar.po"
    _sound(_filled("ar", ArgosEngine([en_fr]), path), 6, {0, 1, 2})
    needs("msgfmt")
    _msgfmt(path)


def test_six_forms_from_an_arabic_model(
    needs: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Path(os.environ.get("L10N_TRAINING", "build/training")) / "smoke" / "en_ar.argosmodel"
    if not made.exists():
        pytest.skip(
            f'{made} is not there: no English → Arabic model is published yet; "make train-smoke" makes a small one'
        )
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    path = tmp_path / "ar.po"
    _sound(_filled("ar", ArgosEngine([install("en", "ar", str(made.resolve()))]), path), 6, {0, 1, 2})
    needs("msgfmt")
    _msgfmt(path)
