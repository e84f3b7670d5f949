"""Catalogs out and back: nothing is lost on the way, states are those of the table, and newer work is never overwritten."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage import xliff as toolkit_1
from translate.storage import xliff2 as toolkit_2

from l10n.catalog.exchange.inline import Term
from l10n.catalog.exchange.record import Record, matched, taken
from l10n.catalog.exchange.sheet import csv_bytes, read_csv, read_xlsx, xlsx_bytes
from l10n.catalog.exchange.xliff import OWN, read_xliff, write_xliff
from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill, send_back, write
from l10n.catalog.unit import Previous, Unit
from l10n.errors import InputError

VERSIONS = ("1.2", "2.0")
SCHEMAS = Path(__file__).parent / "schemas"
VALIDATED = {"1.2": "xliff-core-1.2-strict.xsd", "2.0": "xliff-core-2.0.xsd"}
SPACES = (("http://www.w3.org/XML/1998/namespace", "xml.xsd"), (OWN, "l10n.xsd"))
PATH = Path("a.xlf")
PIECES = [
    "<g1>bold</g1>", "<x2/>", "<g3><x4/>in</g3>", "<g5>", "</g6>", "&amp; <b>", "\x1b", "\x00", "\r\n", "\t", "\u202bعربي\u202c",
    "\u2067", "\ufffe", "😀", "=1+1", "'", "-2", ";", '"', "_x0041_",
]  # fmt: skip
TEXT = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=6), min_size=1, max_size=5
)
TEXTS = TEXT.map("".join)
MACHINE = Mark("machine", ("argos:en_fr@1",), (("score", "0.83"), ("terms", "3/3"), ("glossary", "9c1f")))
MEMORY = Mark("tm", ("exact",), (("match", "100%"), ("document", 'fr/"news" \x1b')))


def put_into(unit: Unit, targets: tuple[str, ...], state: str) -> Unit:
    if state == "untranslated":
        return unit
    if state in ("machine", "tm"):
        return fill(unit, targets, MACHINE if state == "machine" else MEMORY)
    drafted = fill(unit, targets, MACHINE)
    finished = write(drafted, targets)
    if state == "approved":
        return approve(finished, "Ana “A” Reviewer", "2026-11-23")
    return send_back(finished) if state == "needs-work" else finished


@st.composite
def catalogs(draw: st.DrawFn) -> list[Unit]:
    units = {}
    for _ in range(draw(st.integers(1, 4))):
        plural = draw(st.none() | TEXTS)
        targets = tuple(draw(st.lists(TEXTS, min_size=2, max_size=6)) if plural is not None else [draw(TEXTS)])
        unit = Unit(
            draw(TEXTS),
            ("",) * len(targets),
            plural,
            draw(st.none() | st.sampled_from(["menu", "a & b", "\x1b"])),
            (("articles/a b.html", 12), ("x.py", None)),
            ('paragraph; g1: <a href="/x">',),
            draw(st.sampled_from([(), ("Ask HQ <b>.", "two")])),
            (Mark("note", (), (("why", "reader"),)),) if draw(st.booleans()) else (),
        )
        state = draw(st.sampled_from(["untranslated", "needs-work", "machine", "tm", "translated", "approved"]))
        unit = put_into(unit, targets, state)
        if state != "untranslated":
            unit = replace(
                unit, previous=draw(st.none() | st.builds(Previous, TEXTS, st.none() | TEXTS, st.none() | TEXTS))
            )
        units[unit.key] = unit
    return list(units.values())


def halves(text: str) -> list[Term]:
    """The two halves of a text, wherever that cuts it, as terms."""
    middle = len(text) // 2
    return [Term(0, middle, ('a "b"', "\x1b")), Term(middle, len(text), ())]


@cache
def schema(name: str) -> etree.XMLSchema:
    """A schema of a format's makers; see the folder's README."""
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{(SCHEMAS / file).as_uri()}"/>'
        for space, file in (*SPACES, (f"urn:oasis:names:tc:xliff:document:{name}", VALIDATED[name]))
    )
    root = etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>')
    return etree.XMLSchema(root)


def objections(data: bytes, version: str) -> list[str]:
    """What the official schema of XLIFF has to say against a file."""
    official = schema(version)
    official.validate(etree.fromstring(data))
    return [error.message for error in official.error_log]


def blank(unit: Unit) -> Unit:
    return Unit(unit.source, ("",) * len(unit.targets), unit.plural, unit.context, unit.locations, unit.notes)


@pytest.mark.parametrize("version", VERSIONS)
@given(units=catalogs())
@settings(max_examples=60, deadline=None)
def test_all_comes_back(version: str, units: list[Unit]) -> None:
    data = write_xliff(units, "en", "pt_BR", "catalogs/pt_BR/a.po", version, halves)
    assert not objections(data, version)
    (found,) = read_xliff(data, PATH)
    assert (found.original, found.source, found.target) == ("catalogs/pt_BR/a.po", "en", "pt_BR")
    for unit, record in zip(units, found.records, strict=True):
        # Into a catalog that knows nothing yet, and into the one it came from.
        empty = blank(unit)
        assert matched(record, {empty.id: empty}, {}) is empty
        back, _ = taken(empty, record, "2030-01-01")
        if unit.state == "untranslated":
            assert back == replace(empty, comments=unit.comments)
        else:
            assert back == unit
        assert taken(unit, record, "2030-01-01") == (unit, "same")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@given(units=catalogs())
@settings(max_examples=25, deadline=None)
def test_tables_bring_words_and_states_back(form: str, units: list[Unit]) -> None:
    found = read_csv(csv_bytes(units), PATH) if form == "csv" else read_xlsx(xlsx_bytes(units), PATH)
    for unit, record in zip(units, found.records, strict=True):
        assert taken(unit, record, "2030-01-01") == (unit, "same")
        assert (record.id, record.source, record.targets, record.plural) == (
            unit.id,
            unit.source,
            unit.targets,
            unit.plural,
        )
        back, _ = taken(blank(unit), record, "2030-01-01")
        assert back.state == unit.state or unit.state == "machine"


TABLE = [
    ("untranslated", "new", None, "no", "initial", None),
    ("needs-work", "needs-translation", None, "no", "initial", "l10n:needs-work"),
    ("machine", "needs-translation", "mt-suggestion", "no", "initial", "l10n:machine"),
    ("tm", "needs-translation", "leveraged-tm", "no", "initial", "l10n:machine"),
    ("translated", "translated", None, "no", "translated", None),
    ("approved", "final", None, "yes", "final", None),
]


@pytest.mark.parametrize(("state", "state_1", "qualifier", "approved", "state_2", "sub"), TABLE)
def test_states_are_those_of_the_table(
    state: str, state_1: str, qualifier: str | None, approved: str, state_2: str, sub: str | None
) -> None:
    unit = put_into(Unit("One"), ("Un",), state)
    one, two = (etree.fromstring(write_xliff([unit], "en", "fr", "a.po", version)) for version in VERSIONS)
    target, segment = one.find(".//{*}target"), two.find(".//{*}segment")
    assert target is not None
    assert segment is not None
    assert (target.get("state"), target.get("state-qualifier")) == (state_1, qualifier)
    assert target.getparent().get("approved") == approved  # type: ignore[union-attr]
    assert (segment.get("state"), segment.get("subState")) == (state_2, sub)
    # What Weblate goes by: only what a person finished is translated, only what was approved is approved.
    (theirs,) = toolkit_1.xlifffile.parsestring(write_xliff([unit], "en", "fr", "a.po", "1.2")).units
    assert theirs.isapproved() == (state == "approved")
    (newer,) = toolkit_2.Xliff2File.parsestring(write_xliff([unit], "en", "fr", "a.po", "2.0")).units
    assert newer.istranslated() == (state in ("translated", "approved"))
    assert newer.isapproved() == (state == "approved")


FOREIGN = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.po" source-language="en" target-language="fr" datatype="x"><header><phase-group>
<phase phase-name="r" process-name="review" contact-name="Ana"/></phase-group></header><body>
<trans-unit id="1" {unit}><source>See <bpt id="1">[b]</bpt>this<ept id="1">[/b]</ept></source>
<target {target}><bpt id="1">[b]</bpt>Ceci<ept id="1">[/b]</ept> <mrk mtype="term">voir</mrk></target></trans-unit></body></file></xliff>"""


@pytest.mark.parametrize(
    ("unit", "target", "state"),
    [
        ("", "", "translated"),
        ("", 'state="translated"', "translated"),
        ("", 'state="final"', "approved"),
        ("", 'state="signed-off"', "approved"),
        ('approved="yes"', "", "approved"),
        ("", 'state="new"', "needs-work"),
        ("", 'state="needs-review-translation"', "needs-work"),
        ("", 'state="needs-adaptation"', "needs-work"),
        ('approved="yes"', 'state="needs-l10n"', "needs-work"),
        ('approved="yes"', 'state="translated"', "approved"),
        ("", 'state="needs-review-translation" state-qualifier="mt-suggestion"', "machine"),
        ("", 'state="needs-translation" state-qualifier="fuzzy-match"', "machine"),
    ],
)
def test_files_of_others(unit: str, target: str, state: str) -> None:
    (found,) = read_xliff(FOREIGN.format(unit=unit, target=target).encode(), PATH)
    (record,) = found.records
    assert record.source == "See <g1>this</g1>"
    back, outcome = taken(Unit(record.source), record, "2026-11-24")
    assert (back.state, back.target, outcome) == (state, "<g1>Ceci</g1> voir", "taken")
    if back.approval is not None:
        assert (back.approval.get("by"), back.approval.get("on")) == ("Ana", "2026-11-24")
    person = write(Unit(record.source), ("Autre",))
    assert taken(person, record, "2026-11-24") == (person, "conflict")


def exported(unit: Unit, **changes: object) -> Record:
    (found,) = read_xliff(write_xliff([unit], "en", "fr", "a.po", "1.2"), PATH)
    return replace(found.records[0], **changes)  # type: ignore[arg-type]


def test_newer_work_stays_and_two_changes_are_a_conflict() -> None:
    old = write(Unit("One"), ("Un",))
    newer = approve(write(old, ("Une",)), "Ana", "2026-11-24")
    assert taken(newer, exported(old), "2026-11-25") == (newer, "same")
    edited = exported(old, targets=("Unique",))
    assert taken(old, edited, "2026-11-25")[0].target == "Unique"
    assert taken(newer, edited, "2026-11-25") == (newer, "conflict")
    assert taken(newer, edited, "2026-11-25", "ours") == (newer, "same")
    assert taken(newer, edited, "2026-11-25", "theirs")[0].target == "Unique"
    assert taken(newer, exported(old, targets=("",), state="untranslated"), "2026-11-25") == (newer, "same")


@pytest.mark.parametrize(
    ("changes", "previous"),
    [
        ({"targets": ("Une",)}, Previous("Once")),
        ({"targets": ("Une",), "state": "translated"}, None),
        ({"state": "translated"}, None),
        ({"comments": ("Which one?",)}, Previous("Once")),
    ],
)
def test_what_the_source_was_is_told_until_somebody_has_dealt_with_it(
    changes: dict[str, object], previous: Previous | None
) -> None:
    waiting = replace(send_back(write(Unit("One"), ("Un",))), previous=Previous("Once"))
    assert taken(waiting, exported(waiting, **changes), "2026-11-25")[0].previous == previous


@pytest.mark.parametrize("version", VERSIONS)
def test_an_approval_does_not_outlive_the_words_it_was_given_for(version: str) -> None:
    approved = approve(write(Unit("One"), ("Un",)), "Ana", "2026-11-24")
    data = write_xliff([approved], "en", "fr", "a.po", version).replace(b">Un<", b">Une<")
    table = csv_bytes([approved]).replace(b'"Un"', b'"Une"')
    for found in (*read_xliff(data, PATH), read_csv(table, PATH)):
        back, _ = taken(approved, found.records[0], "2026-11-25")
        assert (back.state, back.target) == ("translated", "Une")


def test_words_written_over_a_machines_draft_are_a_persons() -> None:
    draft = fill(Unit("One"), ("Un",), MACHINE)
    back, _ = taken(draft, exported(draft, targets=("Une",)), "2026-11-25")
    assert (back.state, back.target) == ("needs-work", "Une")
    back, _ = taken(draft, exported(draft, state="translated"), "2026-11-25")
    assert back.state == "translated"
    assert back.provenance is not None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<xliff>", "not well-formed"),
        (b"<html/>", "not XLIFF"),
        (b'<!DOCTYPE xliff [<!ENTITY e "x">]><xliff/>', "entities"),
        (b'<xliff version="1.2"><file source-language="?!" target-language="fr"/></xliff>', "no language"),
    ],
)
def test_broken_files(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_xliff(data, PATH)


def test_tables_of_translate_toolkit_say_what_is_fuzzy() -> None:
    table = b"location,source,target,id,fuzzy,context\na:1,One,Un,,True,\na:2,Two,Deux,,False,menu\na:3,Three,,,True,\n"
    records = read_csv(table, PATH).records
    assert [(one.source, one.context, one.state) for one in records] == [
        ("One", None, "needs-work"),
        ("Two", "menu", "translated"),
        ("Three", None, "untranslated"),
    ]


@pytest.mark.parametrize("data", [b"", b"a,b\n", b'source,target\n"a', b"source,target,state\na,b,done\n", b"\xff\xfe"])
def test_broken_tables(data: bytes) -> None:
    with pytest.raises(InputError) as told:
        read_csv(data, PATH)
    assert told.value.remedy
    with pytest.raises(InputError):
        read_xlsx(data, PATH)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_tables_of_other_spreadsheets(sign: str) -> None:
    text = f"source{sign}target\r\nOne{sign}Un\r\n'=1{sign}'=1\r\n".encode("utf-8-sig")
    records = read_csv(text, PATH).records
    assert [(one.source, one.targets, one.state) for one in records] == [
        ("One", ("Un",), "translated"),
        ("=1", ("=1",), "translated"),
    ]


@pytest.mark.parametrize(
    ("source", "older", "newer"),
    [
        ("A Member<x2/> State", "A [Member<x/> State]", "A [Member<ph/> State]"),
        ("<g1>Member</g1> State met", "[<g>Member</g> State] met", "[<pc>Member</pc> State] met"),
        ("<g1>A Member <g2>State</g2></g1>", "<g>A [Member <g>State</g>]</g>", "<pc>A [Member <pc>State</pc>]</pc>"),
        ("<g1>A Member</g1> State", "<g>A Member</g> State", "<pc>A <sm/>Member</pc> State<em/>"),
    ],
)
def test_terms_are_marked_across_codes(source: str, older: str, newer: str) -> None:
    start, end = source.index("Member"), source.index("State") + len("State")
    for version, expected in zip(VERSIONS, (older, newer), strict=True):
        data = write_xliff([Unit(source)], "en", "fr", "a.po", version, lambda _: [Term(start, end, ("État",))])
        assert not objections(data, version)
        (written,) = re.findall("<source>(.*)</source>", data.decode())
        bare = re.sub("<mrk[^>]*>", "[", re.sub("</mrk>", "]", written))
        assert re.sub(r"<(\w+) [^>]*?(/?)>", r"<\1\2>", bare) == expected
        assert read_xliff(data, PATH)[0].records[0].source == source
