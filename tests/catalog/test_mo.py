"""Compiled catalogs: byte for byte what msgfmt makes, and read alike by every reader."""

from __future__ import annotations

import gettext
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from babel.messages.mofile import read_mo
from babel.support import Translations
from hypothesis import HealthCheck, given, settings
from po_samples import files, found_catalogs

from l10n.catalog.catalog import Catalog
from l10n.catalog.mo import compiled

PO = """# A comment
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"POT-Creation-Date: 2026-01-01 10:00+0000\\n"
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "one day"
msgid_plural "%d days"
msgstr[0] "un jour"
msgstr[1] "%d jours"

msgctxt "menu"
msgid "Open"
msgstr "Ouvrir"

msgid "Open"
msgstr "Ouvert"

msgctxt ""
msgid "empty context"
msgstr "contexte vide"

#, fuzzy
msgid "Close"
msgstr "Fermé ?"

msgid "Later"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Parti"
"""


def load(folder: Path, text: str | bytes) -> Catalog:
    path = folder / "fr" / "a.po"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return Catalog.load(path)


def msgfmt(path: Path) -> bytes | None:
    made = path.with_suffix(".mo")
    made.unlink(missing_ok=True)
    done = subprocess.run(["msgfmt", "-o", made, path], capture_output=True, check=False)
    return made.read_bytes() if done.returncode == 0 and made.exists() else None


def test_the_bytes_are_msgfmts(tmp_path: Path, needs: Callable[[str], None]) -> None:
    needs("msgfmt")
    catalog = load(tmp_path, PO)
    assert catalog.path is not None
    assert compiled(catalog) == msgfmt(catalog.path)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
def test_the_hash_table_has_msgfmts_size(tmp_path: Path, needs: Callable[[str], None], count: int) -> None:
    needs("msgfmt")
    header = PO.partition("\n\n")[0]
    catalog = load(tmp_path, header + "".join(f'\n\nmsgid "m{number}"\nmsgstr "x"' for number in range(count)) + "\n")
    assert catalog.path is not None
    assert compiled(catalog) == msgfmt(catalog.path)


def test_files_at_hand_become_msgfmts_bytes(needs: Callable[[str], None]) -> None:
    needs("msgfmt")
    same = 0
    for path in found_catalogs(60):
        wanted = msgfmt_beside(path)
        if wanted is not None and b"charset=utf-8" in wanted.lower():
            assert compiled(Catalog.load(path)) == wanted, path
            same += 1
    assert same > 10


def msgfmt_beside(path: Path) -> bytes | None:
    done = subprocess.run(["msgfmt", "-o", "-", path], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


@given(data=files())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_any_catalog_is_read_by_gettext_as_it_was_written(tmp_path: Path, data: bytes) -> None:
    catalog = load(tmp_path, data)
    read = gettext.GNUTranslations(io.BytesIO(compiled(catalog)))
    for unit in catalog:
        if unit.fuzzy or not unit.target:
            continue
        if unit.plural is None:
            found = read.gettext(unit.source) if unit.context is None else read.pgettext(unit.context, unit.source)
            assert found == unit.target
        else:
            assert read._catalog[key(unit.context, unit.source), 0] == unit.target  # type: ignore[attr-defined]


def key(context: str | None, source: str) -> str:
    return source if context is None else f"{context}\x04{source}"


def test_gettext_babel_and_polib_read_it_alike(tmp_path: Path) -> None:
    made = compiled(load(tmp_path, PO))
    read = gettext.GNUTranslations(io.BytesIO(made))
    assert read.ngettext("one day", "%d days", 1) == "un jour"
    assert read.ngettext("one day", "%d days", 2) == "%d jours"
    assert (read.gettext("Open"), read.pgettext("menu", "Open")) == ("Ouvert", "Ouvrir")
    assert (read.gettext("Close"), read.gettext("Later"), read.gettext("Gone")) == ("Close", "Later", "Gone")
    assert Translations(io.BytesIO(made)).upgettext("menu", "Open") == "Ouvrir"
    plural = read_mo(io.BytesIO(made)).get("one day")
    assert plural is not None
    assert list(plural.string) == ["un jour", "%d jours"]
    (tmp_path / "a.mo").write_bytes(made)
    entries = {(entry.msgctxt, entry.msgid): entry for entry in polib.mofile(str(tmp_path / "a.mo"))}
    assert entries["menu", "Open"].msgstr == "Ouvrir"
    assert entries[None, "one day"].msgstr_plural == {0: "un jour", 1: "%d jours"}


def test_another_charset_becomes_utf8(tmp_path: Path) -> None:
    made = compiled(load(tmp_path, PO.replace("UTF-8", "ISO-8859-1").encode("latin-1")))
    read = gettext.GNUTranslations(io.BytesIO(made))
    assert read.charset() == "UTF-8"
    assert read.pgettext("", "empty context") == "contexte vide"


def test_a_catalog_without_header_is_readable(tmp_path: Path) -> None:
    made = compiled(load(tmp_path, 'msgid "a"\nmsgstr "é"\n'))
    assert gettext.GNUTranslations(io.BytesIO(made)).gettext("a") == "é"
