"""PO files read: the same as polib and msgfmt read them, and every broken one told with file, line and remedy."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from po_samples import HEADER, files, found_catalogs

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.errors import InputError

FIRST = HEADER + "\n"
BAD = {
    "unterminated string": ('msgid "a\nmsgstr "b"\n', 5, "not closed"),
    "closing quote escaped": ('msgid "a\\"\nmsgstr "b"\n', 5, "not closed"),
    "quote inside": ('msgid "a"b"\nmsgstr "b"\n', 5, "stands after the string"),
    "bad escape": ('msgid "a"\nmsgstr "\\q"\n', 6, "no escape"),
    "missing msgstr": ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 7, 'no "msgstr"'),
    "comment inside": ('msgid "a"\n# c\nmsgstr "b"\n', 6, 'no "msgstr"'),
    "missing msgid": ('msgctxt "a"\nmsgstr "b"\n', 6, 'without a "msgid"'),
    "msgstr alone": ('msgstr "b"\n', 5, "second"),
    "ends early": ('msgid "a"\n', 5, "ends before"),
    "ends after a context": ('msgctxt "a"\n', 5, "ends before"),
    "plural gap": ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n', 8, "form 2 stands where form 1"),
    "plural not numbered": ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 7, "numbered"),
    "numbered without plural": ('msgid "a"\nmsgstr[0] "c"\n', 6, "msgid_plural"),
    "duplicate": ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "b"\n', 8, "same message as on line 5"),
    "duplicate obsolete": ('msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "b"\n', 8, "same message"),
    "second header": ('msgid ""\nmsgstr "x"\n', 5, "second header"),
    "conflict": ('msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n', 6, "merge conflict"),
    "conflict end": ('msgid "a"\nmsgstr "b"\n=======\nmsgstr "c"\n', 7, "merge conflict"),
    "previous source alone": ('msgid "a"\nmsgstr "b"\n\n#| msgid "c"\n', 8, "ends before"),
    "previous source without string": ('#| msgid\nmsgid "a"\nmsgstr "b"\n', 5, "no string"),
    "previous source half obsolete": ('#~| msgid "c"\nmsgid "a"\nmsgstr "b"\n', 6, "#~"),
    "half obsolete": ('#~ msgid "a"\nmsgstr "b"\n', 6, "#~"),
    "typing error": ('mgsid "a"\nmsgstr "b"\n', 5, '"mgsid"'),
    "domain": ('domain "x"\n', 5, "domains"),
    "string alone": ('# c\n"a"\n', 6, "without a keyword"),
    "broken previous": ('#| msgstr "a"\nmsgid "a"\nmsgstr "b"\n', 5, "#|"),
    "index on msgid": ('msgid[1] "a"\nmsgstr "b"\n', 5, "no index"),
    "no string": ('msgid\nmsgstr "b"\n', 6, "has no string"),
    "HTML": ("<!DOCTYPE html>\n", 5, "<!DOCTYPE"),
}


def load(tmp_path: Path, data: bytes | str) -> Catalog:
    path = tmp_path / "a.po"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return Catalog.load(path)


@pytest.mark.parametrize("name", BAD)
def test_broken_files_are_told(tmp_path: Path, name: str) -> None:
    body, line, words = BAD[name]
    with pytest.raises(InputError) as told:
        load(tmp_path, FIRST + body)
    assert told.value.line == line, str(told.value)
    assert words in str(told.value)
    assert told.value.path == str(tmp_path / "a.po")
    assert told.value.remedy


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"\x00\x01\x02PNG", 1, "NUL"),
        (b'msgid "\xff"\nmsgstr ""\n', 1, "not UTF-8"),
        ('msgid "a"\n'.encode("utf-16"), 1, "UTF-16"),
        (HEADER.replace("UTF-8", "KLINGON").encode(), 3, "KLINGON"),
        (HEADER.replace("UTF-8", "base64").encode(), 3, "base64"),
        (HEADER.replace("UTF-8", "ISO-8859-6").encode() + b'\nmsgid "\xff"\nmsgstr ""\n', 5, "ISO-8859-6"),
        (b'msgid "' + b"a" * 2_000_000 + b'"\nmsgstr ""\n', 1, "2000008"),
    ],
    ids=["binary", "not UTF-8", "UTF-16", "unknown charset", "no charset", "wrong charset", "one huge line"],
)
def test_bytes_that_are_no_po(tmp_path: Path, data: bytes, line: int, words: str) -> None:
    with pytest.raises(InputError, match=words) as told:
        load(tmp_path, data)
    assert told.value.line == line


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        Catalog.load(tmp_path / "none.po")
    with pytest.raises(InputError, match="folder"):
        Catalog.load(tmp_path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=files())
def test_reads_what_polib_reads(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("po") / "a.po"
    # polib knows nothing of the flag lines of coming gettext versions.
    path.write_bytes(re.sub(rb"#= .*\n", b"", data))
    assert_as_polib(path)


@given(data=files())
def test_messages_read_at_one_go_are_those_read_line_by_line(data: bytes) -> None:
    # With a space before it, a line is read on its own.
    indented = re.sub(rb'^(?=[m"])', b" ", data, flags=re.M)
    plain, single = (list(Catalog.read(each, Path("a.po"))) for each in (data, indented))
    assert plain == single
    assert [unit.line for unit in plain] == [unit.line for unit in single]


def assert_as_polib(path: Path) -> None:
    catalog = Catalog.load(path)
    units = [*catalog, *catalog.obsolete]
    theirs = list(polib.pofile(str(path), encoding="utf-8"))
    assert sorted(map(strings_of, units), key=repr) == sorted(
        (
            (entry.msgctxt, entry.msgid, entry.msgid_plural or None, plural_or_not(entry), bool(entry.obsolete))
            for entry in theirs
        ),
        key=repr,
    )


def strings_of(unit: Unit) -> tuple[object, ...]:
    return unit.context, unit.source, unit.plural or None, unit.targets, unit.obsolete


def plural_or_not(entry: polib.POEntry) -> tuple[str, ...]:
    if entry.msgstr_plural:
        return tuple(entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural))
    return (entry.msgstr,)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
@pytest.mark.parametrize("name", BAD)
def test_msgfmt_rejects_them_too(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.po"
    path.write_text(FIRST + BAD[name][0], encoding="utf-8")
    done = subprocess.run(["msgfmt", "-o", "-", str(path)], capture_output=True, check=False)
    # msgfmt knows domains; we refuse them with a remedy.
    assert (done.returncode != 0) == (name != "domain")


@pytest.mark.parametrize(
    ("body", "source", "target"),
    [
        ('msgid "a" "b"\nmsgstr\n"c"\n', "ab", "c"),
        ('  msgid "a"\n\tmsgstr "c"  \n', "a", "c"),
        ('msgid"a"\nmsgstr"c"\n', "a", "c"),
        ('msgid "a"\n\nmsgstr "c"\n', "a", "c"),
        ('msgid "a"\nmsgstr "\\x41\\101\\v\\xc3\\xa9"\n', "a", "AA\vé"),
        ('msgid "a"\nmsgstr "\u2028\x85"\n', "a", "\u2028\x85"),
        ('  # a comment\n #: a.py:1\nmsgid "a"\nmsgstr "c" # another\n', "a", "c"),
        ('msgid "a"\\\n\\\nmsgstr "c"\n', "a", "c"),
        ('#|\nmsgid "a"\nmsgstr "c"\n', "a", "c"),
    ],
)
def test_unusual_layout_that_msgfmt_accepts(tmp_path: Path, body: str, source: str, target: str) -> None:
    (unit,) = load(tmp_path, FIRST + body)
    assert (unit.source, unit.target) == (source, target)


def test_comments_keep_blanks_returns_and_bytes_of_another_charset(tmp_path: Path) -> None:
    lines = b"# Jes\xfas \n# odd\r\n#. note  \n"
    path = tmp_path / "a.po"
    path.write_bytes(FIRST.encode() + lines + b'msgid "a"\nmsgstr "b"\n')
    catalog = Catalog.load(path)
    (unit,) = catalog
    assert (unit.comments, unit.notes) == (("Jesús ", "odd\r"), ("note  ",))
    catalog.put(replace(unit, targets=("c",)))
    catalog.save()
    assert path.read_bytes() == FIRST.encode() + lines + b'msgid "a"\nmsgstr "c"\n'
    path.write_bytes(FIRST.encode() + b'#~ msgid "Jes\xfas"\n#~ msgstr "b"\n')
    with pytest.raises(InputError, match="0xfa is not UTF-8"):
        Catalog.load(path)


def test_all_parts_of_an_entry(tmp_path: Path) -> None:
    catalog = load(
        tmp_path,
        FIRST
        + "#tight\n# free\n#. note\n#: a.html:12 \u2068my file.html\u2069:3 b.py\n#, fuzzy, c-format\n#, no-wrap\n#= sticky\n"
        + '#| msgctxt "old"\n#| msgid "one"\n#| "more"\n#| msgid_plural "ones"\nmsgctxt "new"\nmsgid "two"\n'
        + 'msgid_plural "twos"\nmsgstr[0] "a"\nmsgstr[1] "b"\n',
    )
    (unit,) = catalog
    assert unit.comments == ("tight", "free")
    assert unit.notes == ("note",)
    assert unit.locations == (("a.html", 12), ("my file.html", 3), ("b.py", None))
    assert unit.flags == ("fuzzy", "c-format", "no-wrap")
    assert unit.workflow == ("sticky",)
    assert unit.previous is not None
    assert (unit.previous.context, unit.previous.source, unit.previous.plural) == ("old", "onemore", "ones")
    assert (unit.context, unit.source, unit.plural, unit.targets) == ("new", "two", "twos", ("a", "b"))
    assert unit.line == 17


def test_empty_context_is_another_unit_than_none(tmp_path: Path) -> None:
    catalog = load(tmp_path, FIRST + 'msgctxt ""\nmsgid "a"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "y"\n')
    assert [unit.target for unit in catalog] == ["x", "y"]
    assert catalog.find("a", "") != catalog.find("a")


def test_catalogs_of_installed_packages_read_as_polib_reads_them() -> None:
    paths = found_catalogs()
    assert paths
    for path in paths:
        assert_as_polib(path)
