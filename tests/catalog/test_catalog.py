"""Catalogs: what nobody touched keeps its bytes, what somebody changed is there, and nothing else."""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from po_samples import BODY, HEADER, files, found_catalogs

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill, send_back, set_fuzzy, write
from l10n.catalog.unit import Unit
from l10n.errors import InputError, UsageError

FULL = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"PO-Revision-Date: 2020-01-01 00:00+0000\\n"\n"Language: fr\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
)
TWO = (
    FULL
    + '\n#: a.html:1\nmsgid "One."\nmsgstr "Un."\n\n#, fuzzy\nmsgid "Two."\nmsgstr "Deux."\n\n#~ msgid "Old."\n#~ msgstr "Vieux."\n'
)


def write_file(folder: Path, text: str | bytes) -> Path:
    path = folder / "a.po"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def changed_lines(before: bytes, after: bytes) -> list[str]:
    lines = difflib.unified_diff(before.decode().splitlines(), after.decode().splitlines(), n=0, lineterm="")
    return [line for line in lines if re.match(r"[-+](?![-+])", line)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=files(), target=BODY)
def test_one_change_leaves_every_other_entry_alone(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, target: str
) -> None:
    folder = tmp_path_factory.mktemp("po")
    path = write_file(folder, data)
    catalog = Catalog.load(path)
    assert not catalog.save()
    assert path.read_bytes() == data
    assert catalog.save(folder / "b.po")
    copied = (folder / "b.po").read_bytes()
    assert copied.rstrip(b"\r\n") == data.rstrip(b"\r\n")
    units = list(catalog)
    if not units:
        return
    unit = units[len(units) // 2]
    edited = replace(unit, targets=(target, *unit.targets[1:]), comments=(*unit.comments, "seen"))
    catalog.put(edited)
    assert catalog.save()
    again = Catalog.load(path)
    assert list(again) == [edited if each == unit else each for each in units]
    assert list(again) == list(catalog)
    assert [each.line for each in again] == [each.line for each in catalog]
    after = path.read_bytes()
    for other in data.split(unit.source.split()[0].encode())[0].splitlines()[:3]:
        assert other in after
    eol = b"\r\n" if b"\r\n" in data else b"\n"
    assert after.count(b"\n") == after.count(eol)


def test_a_change_shows_in_the_diff_as_itself(tmp_path: Path) -> None:
    path = write_file(tmp_path, TWO)
    before = path.read_bytes()
    catalog = Catalog.load(path)
    (_, two) = catalog
    catalog.put(approve(two, "Ana", "2026-11-23"))
    assert catalog.save()
    lines = changed_lines(before, path.read_bytes())
    assert lines[0] == '-"PO-Revision-Date: 2020-01-01 00:00+0000\\n"'
    assert re.fullmatch(r'\+"PO-Revision-Date: 2[0-9-]{9} [0-9:]{5}[-+][0-9]{4}\\n"', lines[1])
    assert lines[2] == "-#, fuzzy"
    assert re.fullmatch(r"\+# l10n: approved by=Ana on=2026-11-23 h=[0-9a-f]{10}", lines[3])
    assert len(lines) == 4


def test_the_wrapping_of_others_stays_when_a_unit_is_approved(tmp_path: Path) -> None:
    long = "word " * 40 + "end"
    path = write_file(tmp_path, FULL + f'\nmsgid "{long}"\nmsgstr "{long}"\n')
    before = path.read_bytes()
    catalog = Catalog.load(path)
    catalog.put(approve(next(iter(catalog)), "Ana", "2026-11-23"))
    catalog.save()
    assert len(changed_lines(before, path.read_bytes())) == 3


def test_header_dates_change_only_with_words(tmp_path: Path) -> None:
    path = write_file(tmp_path, TWO)
    catalog = Catalog.load(path)
    one = next(iter(catalog))
    catalog.put(replace(one, locations=(("b.html", 3),)))
    assert catalog.save()
    assert catalog.header["PO-Revision-Date"] == "2020-01-01 00:00+0000"
    catalog.put(write(next(iter(catalog)), ["Un !"]))
    assert catalog.save()
    assert catalog.header["PO-Revision-Date"] > "2026"
    assert Catalog.load(path).header == catalog.header


def test_putting_back_what_was_there_changes_nothing(tmp_path: Path) -> None:
    path = write_file(tmp_path, TWO)
    catalog = Catalog.load(path)
    one = next(iter(catalog))
    catalog.put(write(one, ["x"]))
    assert catalog.changed
    catalog.put(one)
    assert not catalog.changed
    assert not catalog.save()
    assert path.read_text(encoding="utf-8") == TWO


def test_a_new_unit_comes_before_the_obsolete_ones(tmp_path: Path) -> None:
    path = write_file(tmp_path, TWO)
    catalog = Catalog.load(path)
    catalog.put(Unit("Three.", ("Trois.",)))
    catalog.save()
    text = path.read_text(encoding="utf-8")
    assert text.index("Two.") < text.index("Three.") < text.index("Old.")
    assert [unit.source for unit in Catalog.load(path)] == ["One.", "Two.", "Three."]
    assert [unit.source for unit in catalog.obsolete] == ["Old."]
    assert len(catalog) == 3


def test_get_and_find(tmp_path: Path) -> None:
    catalog = Catalog.load(write_file(tmp_path, TWO))
    one = next(iter(catalog))
    assert catalog.get(one.id) == one
    assert catalog.get("0000000000") is None
    old = catalog.find("Old.")
    assert old is not None
    assert old.obsolete
    assert catalog.get(old.id) is None
    assert catalog.find("") is None
    assert catalog.find("One.", "context") is None
    new = Unit("Three.", context="menu")
    catalog.put(new)
    assert catalog.get(new.id) == new


def test_the_header_is_no_unit(tmp_path: Path) -> None:
    catalog = Catalog.load(write_file(tmp_path, TWO))
    with pytest.raises(ValueError, match="header"):
        catalog.put(Unit("", ("x",)))
    with pytest.raises(ValueError, match="2 targets"):
        catalog.put(Unit("a", ("x", "y")))


def test_a_charset_other_than_utf8_is_honoured(tmp_path: Path) -> None:
    text = FULL.replace("UTF-8", "ISO-8859-1") + '\nmsgid "One."\nmsgstr "Été."\n\nmsgid "Two."\nmsgstr ""\n'
    path = write_file(tmp_path, text.encode("latin-1"))
    catalog = Catalog.load(path)
    one, two = catalog
    assert one.target == "Été."
    catalog.put(write(two, ["Déjà."]))
    catalog.save()
    assert b"\xc9t\xe9" in path.read_bytes()
    assert b"D\xe9j\xe0" in path.read_bytes()
    kept = path.read_bytes()
    catalog.put(write(two, ["مرحبا"]))
    with pytest.raises(InputError, match=r"ISO-8859-1.*msgconv") as told:
        catalog.save()
    assert told.value.line is not None
    assert path.read_bytes() == kept


def test_a_catalog_of_plain_ascii_becomes_utf8_when_it_must(tmp_path: Path) -> None:
    path = write_file(tmp_path, FULL.replace("UTF-8", "ASCII") + '\nmsgid "One."\nmsgstr ""\n')
    catalog = Catalog.load(path)
    catalog.put(write(next(iter(catalog)), ["Un"]))
    catalog.save()
    assert catalog.header["Content-Type"] == "text/plain; charset=ASCII"
    catalog.put(write(next(iter(catalog)), ["Été"]))
    catalog.save()
    assert catalog.header["Content-Type"] == "text/plain; charset=UTF-8"


def test_language_is_the_folders_then_the_headers(tmp_path: Path) -> None:
    for folder, language in (("pt_BR", "pt_BR"), ("ar/LC_MESSAGES", "ar"), ("catalogs of mine", "fr")):
        (tmp_path / folder).mkdir(parents=True)
        assert Catalog.load(write_file(tmp_path / folder, TWO)).language == language
    assert Catalog.load(tmp_path / "pt_BR" / "a.po", language="de").language == "de"


def test_a_new_catalog_has_a_full_header(tmp_path: Path) -> None:
    catalog = Catalog.new("ar", tmp_path / "ar" / "a.po")
    catalog.put(fill(Unit("day", ("",) * 6, plural="days"), list("abcdef"), Mark("machine", ("x",))))
    assert catalog.nplurals == 6
    assert catalog.save()
    text = (tmp_path / "ar" / "a.po").read_text(encoding="utf-8")
    assert catalog.header["Language"] == "ar"
    assert catalog.header["Content-Type"] == "text/plain; charset=UTF-8"
    assert "nplurals=6" in catalog.header["Plural-Forms"]
    assert text.startswith('msgid ""\nmsgstr ""\n"Project-Id-Version: ')
    if shutil.which("msgfmt") is None:
        pytest.skip("gettext is not installed")
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "-", str(tmp_path / "ar" / "a.po")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_catalog_without_a_path_cannot_be_saved() -> None:
    with pytest.raises(UsageError, match="no path"):
        Catalog().save()


def test_set_header_touches_only_its_field(tmp_path: Path) -> None:
    path = write_file(tmp_path, TWO)
    before = path.read_bytes()
    catalog = Catalog.load(path)
    catalog.set_header({"Project-Id-Version": "y", "X-New": "z"})
    catalog.save()
    assert changed_lines(before, path.read_bytes()) == [
        '-"Project-Id-Version: x\\n"',
        '+"Project-Id-Version: y\\n"',
        '+"X-New: z\\n"',
    ]
    catalog.set_header({"X-New": None})
    assert "X-New" not in catalog.header


def test_a_file_without_header_gets_none_by_itself(tmp_path: Path) -> None:
    path = write_file(tmp_path, 'msgid "a"\nmsgstr ""')
    catalog = Catalog.load(path)
    catalog.put(write(next(iter(catalog)), ["b"]))
    catalog.save()
    assert path.read_text(encoding="utf-8") == 'msgid "a"\nmsgstr "b"\n'


@given(st.lists(st.tuples(BODY, BODY), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("po") / "a.po"
    path.write_text(HEADER, encoding="utf-8")
    catalog = Catalog.load(path)
    units = [
        set_fuzzy(
            Unit(f"s{source}", (target,), context=target or None, notes=(target.split("\n")[0].strip(),)), bool(target)
        )
        for source, target in pairs
    ]
    for unit in units:
        catalog.put(unit)
    catalog.save()
    read = list(Catalog.load(path))
    assert [(unit.source, unit.targets, unit.context, unit.flags) for unit in read] == [
        (unit.source, unit.targets, unit.context, unit.flags) for unit in units
    ]


def test_catalogs_of_installed_packages_come_back_byte_for_byte(tmp_path: Path) -> None:
    paths = found_catalogs()
    assert paths
    for path in paths:
        data = path.read_bytes()
        copy = write_file(tmp_path, data)
        catalog = Catalog.load(copy)
        # What a machine left on a unit goes when it is sent back: one without is taken.
        units = [unit for unit in catalog if unit.filled and not unit.marks]
        catalog.save(tmp_path / "b.po")
        assert (tmp_path / "b.po").read_bytes() == data.rstrip(b"\n") + b"\n"
        if units:
            # There and back again: approving and taking it back leaves the entry as it was, but for the date.
            catalog.put(approve(units[0], "Ana", "2026-11-23"))
            catalog.save()
            assert Catalog.load(copy).get(units[0].id) == catalog.get(units[0].id)
            sent = send_back(next(unit for unit in catalog if unit.key == units[0].key))
            catalog.put(replace(sent, flags=units[0].flags, workflow=units[0].workflow))
            catalog.save()
            assert len(changed_lines(data, copy.read_bytes())) <= 2


@pytest.mark.parametrize("text", ["word and more. " * 40_000, "w" * 500_000, ("w" * 90 + " ") * 5_000])
def test_a_very_long_message_is_wrapped_in_linear_time(text: str, tmp_path: Path) -> None:
    catalog = Catalog.new("fr", tmp_path / "a.po")
    catalog.put(Unit(text))
    catalog.save()
    (unit,) = Catalog.load(tmp_path / "a.po")
    assert unit.source == text
