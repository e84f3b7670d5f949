"""TMX: ours comes back as it went, others' is understood, and hostile files are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage import tmx as toolkit

from l10n.catalog.exchange.tmx import read_tmx, write_tmx
from l10n.catalog.exchange.translation import Translation
from l10n.errors import InputError
from l10n.xml import legal

DTD = etree.DTD(Path(__file__).parent / "schemas" / "tmx14.dtd")
TEXT = (
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).map(lambda text: text.replace("\r", "")).map(legal)
)
CODED = st.lists(
    st.one_of(TEXT, st.sampled_from(["<x3/>", "<g1>bold</g1>", "<g2><x4/></g2>", "&amp;", "<b>", "\u202b", "\t\n"])),
    min_size=1,
    max_size=4,
    unique=True,
).map("".join)
NUMBER = st.none() | st.integers(-(1 << 63) + 1, (1 << 63) - 1)
TRANSLATIONS = st.builds(
    Translation,
    source_lang=st.sampled_from(["en", "en_US"]),
    target_lang=st.sampled_from(["fr", "ar", "pt_BR"]),
    source=CODED,
    targets=st.tuples(CODED),
    plural=st.none(),
    context=st.none() | TEXT,
    before=NUMBER,
    after=NUMBER,
    state=st.sampled_from(["translated", "approved"]),
    origin=st.sampled_from(["", "Ana “A” <x>"]),
    when=st.sampled_from(["", "2026-11-23"]),
    document=st.sampled_from(["", "fr/news"]),
    domain=st.sampled_from(["", "health & food"]),
)


@given(st.lists(TRANSLATIONS, max_size=4), CODED, CODED)
@settings(max_examples=80, deadline=None)
def test_what_goes_out_comes_in(
    tmp_path_factory: pytest.TempPathFactory, ones: list[Translation], plural: str, form: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "a.tmx"
    ones = [one for one in ones if one.source and all(one.targets)]
    ones += [one._replace(plural=plural, targets=(*one.targets, form)) for one in ones[:1] if plural and form]
    assert write_tmx(path, ones, "en") == len(ones)
    assert list(read_tmx(path)) == ones
    assert DTD.validate(etree.parse(path)), DTD.error_log


def test_codes_are_codes_of_tmx(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    write_tmx(path, [Translation("en", "fr", "<g1>A</g1><x2/>", ("<x2/><g1>B</g1>",))], "en")
    text = path.read_text(encoding="utf-8")
    assert '<bpt i="1" x="1">&lt;g1&gt;</bpt>A<ept i="1">&lt;/g1&gt;</ept><ph x="2">&lt;x2/&gt;</ph>' in text
    store = toolkit.tmxfile.parsefile(str(path))
    assert [(unit.source, unit.target) for unit in store.units] == [("<g1>A</g1><x2/>", "<x2/><g1>B</g1>")]


OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
 creationtoolversion="6.0.0" segtype="sentence" srclang="en-US"/><body>
<!-- Default translations -->
<tu><tuv xml:lang="en-US"><seg>Read <bpt i="0" x="0">&lt;b0&gt;</bpt>this<ept i="0">&lt;/b0&gt;</ept>.</seg></tuv>
<tuv xml:lang="fr" changeid="ana" changedate="20261103T101500Z" creationid="bob"><seg><bpt i="0" x="0">&lt;b0&gt;</bpt>Ceci<ept
 i="0">&lt;/b0&gt;</ept> est à lire.</seg></tuv></tu>
<tu><prop type="file">a.html</prop><tuv lang="en-US"><seg>One <hi>two</hi><ph>{br}</ph></seg></tuv>
<tuv lang="FR-CA"><seg>Un <hi>deux</hi><ph>{br}</ph></seg></tuv><tuv lang="ar"><seg>واحد</seg></tuv></tu>
<tu><tuv xml:lang="en-US"><seg>Alone</seg></tuv></tu>
</body></tmx>
"""


def test_what_omegat_writes(tmp_path: Path) -> None:
    path = tmp_path / "project_save.tmx"
    path.write_text(OMEGAT, encoding="utf-8")
    assert [(one.source_lang, one.target_lang, one.source, one.target) for one in map(Shown, read_tmx(path))] == [
        ("en_US", "fr", "Read <g1>this</g1>.", "<g1>Ceci</g1> est à lire."),
        ("en_US", "fr_CA", "One two<x1/>", "Un deux<x1/>"),
        ("en_US", "ar", "One two<x1/>", "واحد"),
    ]
    first = next(read_tmx(path))
    assert (first.origin, first.when, first.state) == ("ana", "2026-11-03", "translated")


class Shown:
    def __init__(self, one: Translation) -> None:
        self.source_lang, self.target_lang, self.source, self.target = (
            one.source_lang,
            one.target_lang,
            one.source,
            one.targets[0],
        )


def test_the_source_is_the_variant_that_srclang_names(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    body = '<tu><tuv xml:lang="fr"><seg>Un</seg></tuv><tuv xml:lang="en-GB"><seg>One</seg></tuv></tu>'
    for srclang, source in (("en", "One"), ("EN-gb", "One"), ("fr", "Un"), ("*all*", "Un")):
        path.write_text(f'<tmx version="1.4"><header srclang="{srclang}"/><body>{body}</body></tmx>', encoding="utf-8")
        assert [one.source for one in read_tmx(path)] == [source]


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "not well-formed", 1),
        ("<html/>", "is not TMX", 1),
        ('<!DOCTYPE tmx [<!ENTITY e "x">]><tmx><body/></tmx>', "entities", None),
        ('<tmx><body>\n<tu>\n<tuv xml:lang="??"><seg>x</seg></tuv></tu></body></tmx>', "no language", 3),
        ('<tmx><body><tu><prop type="x-l10n-plural">b</prop><prop type="x-l10n-forms">[1]</prop>'
         '<tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>a</seg></tuv></tu></body></tmx>', "plural forms", 1),
    ],
)  # fmt: skip
def test_refused(tmp_path: Path, text: str, message: str, line: int | None) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message) as told:
        list(read_tmx(path))
    assert told.value.line == line
    assert told.value.remedy


def test_another_format_with_a_header_is_no_empty_memory(tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_text('<xliff version="1.2"><file><header/><body/></file></xliff>', encoding="utf-8")
    with pytest.raises(InputError, match="is not TMX"):
        list(read_tmx(tmp_path / "a.tmx"))
