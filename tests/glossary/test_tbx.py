"""TBX: all three dialects round trip; what other tools write is understood; hostile files are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from l10n.errors import InputError
from l10n.glossary.concept import Concept, Wording
from l10n.glossary.glossary import load
from l10n.glossary.tbx import read_tbx, write_tbx

ICESCO = Path(__file__).parents[2] / "glossary" / "icesco.csv"
SCHEMAS = Path(__file__).parents[1] / "catalog" / "exchange" / "schemas"
DIALECTS = ("dct", "dca", "basic")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_institutions_glossary_round_trips(tmp_path: Path, dialect: str) -> None:
    concepts = list(load(ICESCO))
    write_tbx(tmp_path / "out.tbx", concepts, dialect)
    assert list(load(tmp_path / "out.tbx")) == concepts
    if dialect == "basic":
        schema = etree.XMLSchema(etree.parse(SCHEMAS / "tbx.xsd"))
        assert schema.validate(etree.parse(tmp_path / "out.tbx")), schema.error_log


WORDS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], blacklist_characters="\ufffe\uffff"),
    min_size=1,
    max_size=8,
)


@given(WORDS, WORDS, st.lists(WORDS, max_size=3, unique=True), st.sampled_from(DIALECTS), st.booleans())
@settings(max_examples=150, deadline=None)
def test_round_trip(
    tmp_path_factory: pytest.TempPathFactory, name: str, term: str, others: list[str], dialect: str, dnt: bool
) -> None:
    words = (Wording("en", term, tuple(others), (), "", "m"), Wording("pt_BR", term, (), tuple(others), "ABC"))
    concept = Concept(name, "dnt" if dnt else "preferred", term, "proper noun", name, "a\nb", dnt, words)
    file = tmp_path_factory.mktemp("tbx") / "a.tbx"
    write_tbx(file, [concept], dialect)
    assert read_tbx(file) == [concept]


def test_martif_of_other_tools(tmp_path: Path) -> None:
    file = tmp_path / "a.tbx"
    file.write_text(
        """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
        <martif type="TBX" xml:lang="en"><text><body><termEntry id="c5"><descripGrp><descrip type="subjectField">health</descrip></descripGrp>
        <langSet xml:lang="en-US"><ntig><termGrp><term>World <hi>Health</hi> Organization</term>
        <termNote type="partOfSpeech">properNoun</termNote></termGrp></ntig><tig><term>WHO</term>
        <termNote type="termType">acronym</termNote></tig></langSet>
        <langSet xml:lang="fr"><descrip type="definition">agence</descrip><tig><term>OMS ancienne</term>
        <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig><tig><term>Organisation</term></tig></langSet>
        </termEntry></body></text></martif>""",
        encoding="utf-8",
    )
    (concept,) = read_tbx(file)
    assert concept.domain == "health"
    assert concept.pos == "proper noun"
    assert concept.definition == "agence"
    assert concept.wordings == (
        Wording("en_US", "World Health Organization", acronym="WHO"),
        Wording("fr", "Organisation", forbidden=("OMS ancienne",)),
    )


BOMB = '<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><tbx>&b;</tbx>'
OUTSIDE = '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<tbx><text>", "not well-formed"),
        ("", "not well-formed"),
        ("<html/>", "not TBX"),
        (BOMB, "entities"),
        (OUTSIDE, "entities"),
        ('<tbx><conceptEntry id="a"/><conceptEntry id="a"/></tbx>', "twice"),
        ('<?xml version="1.0" encoding="klingon"?><tbx/>', "decoded|well-formed"),
    ],
)
def test_wrong_files(tmp_path: Path, data: str, message: str) -> None:
    file = tmp_path / "a.tbx"
    file.write_text(data, encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_tbx(file)
    assert caught.value.path == str(file)
    assert caught.value.remedy


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.tbx"
    file.write_text(
        '<tbx><conceptEntry id="a">' + "<x>" * 50_000 + "</x>" * 50_000 + "</conceptEntry></tbx>", encoding="utf-8"
    )
    with pytest.raises(InputError, match="depth"):
        read_tbx(file)
