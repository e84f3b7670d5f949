"""States against the threshold, headers, approvals, suppression."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import add_mark, approve, fill, send_back, write
from l10n.catalog.unit import Unit
from l10n.checks.finding import Finding, Severity
from l10n.checks.registry import CHECKS
from l10n.checks.run import check_catalog
from l10n.errors import UsageError

HELLO = Unit("Hello")


def states() -> dict[str, Unit]:
    machine = fill(HELLO, ("Bonjour",), Mark("machine", ("pseudo",)))
    translated = write(HELLO, ("Bonjour",))
    return {
        "untranslated": HELLO,
        "needs-work": send_back(translated),
        "machine": machine,
        "translated": translated,
        "approved": approve(translated, "Ana", "2026-11-23"),
    }


def checked(unit: Unit, **options) -> list[str]:
    catalog = Catalog.new("fr")
    catalog.put(unit)
    return [one.check for one in check_catalog(catalog, **options)]


@pytest.mark.parametrize("min_state", list(states()))
@pytest.mark.parametrize("state", list(states()))
def test_units_below_the_threshold_are_findings(state, min_state):
    unit = states()[state]
    assert unit.state == state
    order = list(states())
    expected = []
    if order.index(state) < order.index(min_state):
        expected = ["untranslated" if state == "untranslated" else "unreviewed"]
    assert checked(unit, min_state=min_state) == expected


def test_a_person_must_have_accepted_everything_by_default():
    assert checked(states()["machine"]) == ["unreviewed"]
    assert checked(states()["translated"]) == []


def test_a_partly_filled_plural_is_untranslated():
    catalog = Catalog.new("fr")
    catalog.put(Unit("a file", ("un fichier", ""), plural="files"))
    found = [(finding.check, finding.form) for finding in check_catalog(catalog)]
    assert found == [("untranslated", 1), ("partial-plural", 1)]


def test_a_sent_back_target_is_not_examined():
    assert checked(send_back(write(Unit("Hello {name}"), ("Bonjour",)))) == ["unreviewed"]


def test_an_approval_that_no_longer_fits():
    approved = states()["approved"]
    edited = Unit(approved.source, ("Bonsoir",), marks=approved.marks)
    assert checked(approved) == []
    assert checked(edited) == ["approval"]
    assert checked(approve(edited, "Ana", "2026-11-24")) == []


def test_a_default_text_among_the_notes_stands_for_a_symbolic_source():
    greeting = Unit("label_greeting", ("Bonjour",), notes=('Default: "Hello {name}"',))
    assert checked(greeting) == ["placeholders"]


def test_findings_of_a_large_catalog_come_unit_by_unit_and_check_by_check():
    catalog = Catalog.new("fr")
    for number in range(200):
        catalog.put(write(Unit(f"Hello {{name}}, see https://icesco.org/{number}."), (f" Bonjour {number}",)))
    found = check_catalog(catalog)
    order = list(CHECKS)
    units = [unit.id for unit in catalog]
    places = [(units.index(one.unit), order.index(one.check)) for one in found]
    assert places == sorted(places)
    assert len(found) >= 3 * 200


@pytest.mark.parametrize("words", [("placeholders",), ("*",)])
def test_a_mark_on_the_unit_suppresses(words):
    broken = write(Unit("Hello {name}"), ("Bonjour",))
    assert checked(broken) == ["placeholders"]
    assert checked(add_mark(broken, Mark("ignore", words, (("why", "a name is never given"),)))) == []
    assert checked(add_mark(broken, Mark("ignore", ("numbers",)))) == ["placeholders", "stale-suppression"]


def test_a_suppression_survives_a_file(tmp_path):
    path = tmp_path / "catalog.po"
    catalog = Catalog.new("fr", path=path)
    catalog.put(write(Unit("Hello {name}"), ("Bonjour",)))
    catalog.save()
    text = path.read_text("utf-8").replace('msgid "Hello', '# l10n: ignore placeholders why="no name"\nmsgid "Hello')
    path.write_text(text, "utf-8")
    assert check_catalog(Catalog.load(path)) == []


def test_the_projects_list_suppresses():
    broken = write(Unit("Hello {name}"), ("Bonjour",))
    assert checked(broken, ignore=["placeholders"]) == []
    assert checked(broken, ignore=["placeholders:catalogs/fr/*"], shown="catalogs/fr/news/a.po") == []
    assert checked(broken, ignore=["placeholders:catalogs/ar/*"], shown="catalogs/fr/a.po") == ["placeholders"]
    with pytest.raises(UsageError, match='did you mean "placeholders"'):
        checked(broken, ignore=["placeholder"])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"Language": "ar"}, [("header-language", "error")]),
        ({"Language": None}, [("header-language", "warning")]),
        ({"Language": "fr_CA"}, []),
        ({"X-Source-Language": "fr"}, [("header-language", "error")]),
        ({"Plural-Forms": None}, [("plural-header", "error")]),
        ({"Plural-Forms": "nplurals=2; plural=(__import__('os'));"}, [("plural-header", "error")]),
        ({"Plural-Forms": "nplurals=2; plural=(n > 1 ? 2 : 0);"}, [("plural-header", "error")]),
        ({"Plural-Forms": "nplurals=2; plural=(n != 1);"}, [("plural-header", "warning")]),
    ],
)
def test_headers(changes, expected):
    catalog = Catalog.new("fr")
    catalog.put(write(Unit("a file", ("", ""), plural="files"), ("un fichier", "fichiers")))
    catalog.set_header(changes)
    assert [(one.check, one.severity) for one in check_catalog(catalog)] == expected


def test_a_folder_that_is_no_language_does_not_hide_the_headers(tmp_path):
    (tmp_path / "po").mkdir()
    catalog = Catalog.new("ar", path=tmp_path / "po/ar.po")
    catalog.put(write(Unit("A long sentence in English."), ("جملة طويلة بالعربية.",)))
    catalog.save()
    assert check_catalog(Catalog.load(tmp_path / "po/ar.po")) == []


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "1,",
        "1 111",
        "<g1>",
        "a@",
        "a a ",
        "{a",
        "%",
        "http://",
        "« ",
        "&a",
        ".",
        "ب,",
        "`",
        "\n",
        "(a",
        "☺ ",
        ":a",
        "mailing List ",
        "MailingList ",
        "URL ",
    ],
)
def test_hostile_text_takes_linear_time(piece):
    text = piece * (400_000 // len(piece))
    for lang in ("fr", "ar"):
        catalog = Catalog.new(lang)
        catalog.put(write(Unit(f"x{text}y"), (f"x{text}?",)))
        check_catalog(catalog)


def test_a_name_or_acronym_that_is_lost_again_and_again_is_told_once():
    catalog = Catalog.new("fr")
    catalog.put(write(Unit("Use GitHub or the XML of GitHub, XML."), ("Utilisez-le ou bien ceci.",)))
    assert [one.check for one in check_catalog(catalog)] == ["acronyms", "names"]


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [("One\n\n", "Un\n", "warning"), ("\nOne", "\n\nUn", "warning"), ("One\n\n", "Un", "error"), ("One", "Un\n", "error")],
)  # fmt: skip
def test_line_ends_are_an_error_only_where_gettext_refuses_them(source, target, severity):
    catalog = Catalog.new("fr")
    catalog.put(write(Unit(source), (target,)))
    assert [(one.check, one.severity) for one in check_catalog(catalog)] == [("newlines", severity)]


def test_a_finding_has_exactly_the_fields_of_the_contract():
    assert [field.name for field in fields(Finding)] == (
        "check severity message path line language unit context form source target field start end fixable".split()
    )


def test_every_check_says_what_it_is():
    assert len({check.title for check in CHECKS.values()}) == len(CHECKS)
    for name, check in CHECKS.items():
        assert name == check.id
        assert check.severity in get_args(Severity)
        assert len(check.title) > 10
        assert check.explanation
