"""DOCX: what is a segment, what is a code, and that any target leaves a sound document."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from word import W, p, package, part, r

from l10n.errors import InputError
from l10n.formats.article import Article
from l10n.formats.docx import Docx
from l10n.formats.package import MAX_PARTS
from l10n.text.codes import CODE, strip, well_formed

LINK = '<w:hyperlink r:id="rId9">{}</w:hyperlink>'
BOLD = "<w:b/>"


def parsed(data: bytes) -> tuple[str, Article]:
    text = Docx().unpack(data, "a.docx")
    return text, Docx().parse(text, "en", "a.docx")


def sources(body: str, **parts: str) -> list[str]:
    return [segment.source for segment in parsed(package(body, **parts))[1].segments]


def translated(body: str, targets: dict[str, str], **parts: str) -> bytes:
    data = package(body, **parts)
    _, article = parsed(data)
    text = article.render(
        lambda segment: Docx().encode(segment, targets[segment.source]) if segment.source in targets else segment.raw
    )
    return Docx().pack(text, data, "a.docx")


def inner(data: bytes) -> str:
    """The body's XML without namespaces, sections and what every text carries."""
    xml = part(data)
    return xml[xml.index("<w:body>") + 8 : xml.index("<w:sectPr/>")].replace(' xml:space="preserve"', "")


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></mc:Choice></mc:AlternateContent></w:r>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("One. Two & three.".replace("&", "&amp;")), ["One.", "Two & three."]),
        (p("The ", r("red", BOLD), " house"), ["The <g1>red</g1> house"]),
        # Word cuts runs for its own reasons: those that look alike are one.
        (
            p("The re", r("d", "<w:lang w:val='en-GB'/>"), '<w:proofErr w:type="spellStart"/>', " house"),
            ["The red house"],
        ),
        (p(r("All of it bold. And this.", BOLD)), ["All of it bold.", "And this."]),
        (p("See ", LINK.format(r("the site", "<w:u/>")), "."), ["See <g1>the site</g1>."]),
        (p(LINK.format(r("the site"))), ["the site"]),
        (p("A<w:x/>".replace("<w:x/>", "</w:t><w:tab/><w:t>") + "b"), ["A<x1/>b"]),
        (p("Page ", FIELD.format("PAGE", r("1")), " of many"), ["Page <x1/> of many"]),
        (p("See ", FIELD.format('HYPERLINK "x"', r("this", "<w:u/>")), " here"), ["See <g1>this</g1> here"]),
        (p("A note", '<w:r><w:footnoteReference w:id="2"/></w:r>', " inside"), ["A note<x1/> inside"]),
        (p("Was ", f"<w:del>{r('red')}</w:del><w:ins>{r('blue')}</w:ins>", " once"), ["Was blue once"]),
        (p("Text ", BOX.format(p("In a box.")), " around"), ["Text <x1/> around", "In a box."]),
        (f"<w:tbl><w:tr><w:tc>{p('Cell')}</w:tc></w:tr></w:tbl>", ["Cell"]),
        (p("5 &lt;g1&gt; 6 words"), ["5 <x1/> 6 words"]),
        (p("12.5 %") + p(""), []),
        # White space at a text's edge is none unless it says so; a no-break space is.
        (p("<w:r><w:t>5\u00a0</w:t></w:r>", "<w:r><w:t>km </w:t></w:r>", "<w:r><w:t>on</w:t></w:r>"), ["5\u00a0kmon"]),
        (p("Seen ", r("hidden", "<w:vanish/>"), " words"), ["Seen <x1/> words"]),
        (p("x ", "<m:oMath><m:r/></m:oMath>", " is known"), ["x <x1/> is known"]),
    ],
)
def test_paragraphs_become_segments(body: str, expected: list[str]) -> None:
    assert sources(body) == expected


def test_headers_footers_and_notes_are_included() -> None:
    note = f'<w:footnote w:id="2">{p("A note.")}</w:footnote>'
    data = package(p("Body."), header=p("Header."), footer=p("Footer."), footnotes=note, endnotes="")
    found = [(segment.source, segment.kind) for segment in parsed(data)[1].segments]
    assert found == [("Body.", "paragraph"), ("Header.", "header"), ("Footer.", "footer"), ("A note.", "footnote")]


@pytest.mark.parametrize(
    ("body", "targets", "expected"),
    [
        (
            p("The ", r("red", BOLD), " house"),
            {"The <g1>red</g1> house": "La maison <g1>rouge</g1>"},
            "<w:p><w:r><w:t>La maison </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>rouge</w:t></w:r><w:r><w:t></w:t></w:r></w:p>",
        ),
        (
            p(r("Red", BOLD), " house of the old"),
            {"<g1>Red</g1> house of the old": "Maison <g1>rouge</g1>"},
            "<w:p><w:r><w:t>Maison </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>rouge</w:t></w:r><w:r><w:t></w:t></w:r></w:p>",
        ),
        (
            p("See ", LINK.format(r("the site", "<w:u/>")), "."),
            {"See <g1>the site</g1>.": "<g1>Le site</g1>, ici."},
            '<w:p><w:r><w:t></w:t></w:r><w:hyperlink r:id="rId9"><w:r><w:rPr><w:u/></w:rPr><w:t>Le site</w:t></w:r></w:hyperlink>'
            "<w:r><w:t>, ici.</w:t></w:r></w:p>",
        ),
        (
            p("A note", '<w:r><w:footnoteReference w:id="2"/></w:r>', " inside"),
            {"A note<x1/> inside": "Dedans, une note<x1/>"},
            '<w:p><w:r><w:t>Dedans, une note</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t></w:t></w:r></w:p>',
        ),
        (
            p("One ", '<w:bookmarkStart w:id="1" w:name="a"/>', "two", '<w:bookmarkEnd w:id="1"/>', " three"),
            {"One two three": "Un deux trois"},
            '<w:p><w:r><w:t></w:t></w:r><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>Un deux trois</w:t></w:r>'
            '<w:bookmarkEnd w:id="1"/><w:r><w:t></w:t></w:r></w:p>',
        ),
        (
            p("Text ", BOX.format(p("In a box.")), " around"),
            {"Text <x1/> around": "Autour <x1/>", "In a box.": "Encadré & <b>"},
            "<w:p><w:r><w:t>Autour </w:t></w:r>"
            + BOX.format("<w:p><w:r><w:t>Encadré &amp; &lt;b&gt;</w:t></w:r></w:p>")
            + "<w:r><w:t></w:t></w:r></w:p>",
        ),
    ],
)
def test_targets_are_written_as_runs(body: str, targets: dict[str, str], expected: str) -> None:
    assert inner(translated(body, targets)) == expected


def test_what_is_not_touched_keeps_its_bytes() -> None:
    data = package(p("One."), header=p("Head ", "<w:proofErr w:type='x'/>"), styles="<w:docDefaults/>")
    _, article = parsed(data)
    assert Docx().pack(article.source(), data, "a.docx") == data
    changed = translated(p("One."), {"One.": "Un."}, header=p("Head"), styles="<w:docDefaults/>")
    assert part(changed, "header") == part(package("", header=p("Head")), "header")
    with zipfile.ZipFile(io.BytesIO(changed)) as archive:
        assert archive.read("word/media/picture.png") == b"\x89PNG not really"
        assert archive.namelist()[0] == "[Content_Types].xml"


runs = st.recursive(
    st.one_of(
        st.sampled_from(["One. ", "two", " three, ", "Dr. Salim said", "&amp; ", "&lt;g1&gt;", "!", " "]).flatmap(
            lambda words: st.sampled_from(["", BOLD, "<w:i/>", "<w:lang w:val='fr'/>", "<w:vanish/>"]).map(
                lambda looks: r(words, looks)
            )
        ),
        st.sampled_from(
            [
                "<w:r><w:tab/></w:r>",
                "<w:r><w:t>a</w:t><w:br/><w:t> b</w:t></w:r>",
                '<w:r><w:rPr><w:b/></w:rPr><w:footnoteReference w:id="1"/></w:r>',
                "<w:r/>",
                '<w:bookmarkStart w:id="1" w:name="a"/>',
                '<w:bookmarkEnd w:id="1"/>',
                '<w:proofErr w:type="x"/>',
                "<m:oMath/>",
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>",
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
            ]
        ),
    ),
    lambda inside: st.lists(inside, max_size=4).flatmap(
        lambda some: st.sampled_from(
            [
                LINK.format("".join(some)),
                f"<w:ins>{''.join(some)}</w:ins>",
                f"<w:del>{''.join(some)}</w:del>",
                f"<w:smartTag>{''.join(some)}</w:smartTag>",
                f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(some)}</w:sdtContent></w:sdt>",
                BOX.format(f"<w:p>{''.join(some)}</w:p>"),
                FIELD.format("HYPERLINK y", "".join(some)),
                FIELD.format("REF z", "".join(some)),
            ]
        )
    ),
    max_leaves=8,
)
bodies = st.lists(
    st.lists(runs, max_size=6).map(lambda some: f"<w:p>{''.join(some)}</w:p>"), min_size=1, max_size=3
).map("".join)
some_target = st.lists(
    st.sampled_from(
        ["mot", " ", "<g1>", "</g1>", "<g2>", "</g2>", "<x1/>", "<x2/>", "<x3/>", "&", "<b>", "\n", "\ufdd0", "."]
    ),
    min_size=1,
    max_size=9,
).map("".join)
quick = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(bodies)
@quick
def test_any_document_comes_back_byte_for_byte(body: str) -> None:
    data = package(body)
    text, article = parsed(data)
    assert article.source() == text
    assert article.render(lambda segment: segment.raw) == text
    assert Docx().pack(text, data, "a.docx") == data
    for segment in article.segments:
        assert well_formed(segment.source)
        assert {match[2] or match[3] for match in CODE.finditer(segment.source)} == {
            code.name for code in segment.codes
        }


@given(bodies)
@quick
def test_sources_written_as_targets_read_the_same(body: str) -> None:
    _, article = parsed(data := package(body))
    text = article.render(lambda segment: Docx().encode(segment, segment.source))
    _, again = parsed(Docx().pack(text, data, "a.docx"))
    assert [strip(one.source).split() for one in again.segments] == [
        strip(one.source).split() for one in article.segments
    ]


@given(bodies, st.lists(some_target, min_size=1))
@quick
def test_any_target_leaves_a_sound_document(body: str, targets: list[str]) -> None:
    data = package(body)
    _, article = parsed(data)
    chosen = iter(targets * len(article.segments))
    text = article.render(lambda segment: Docx().encode(segment, next(chosen)))
    root = etree.fromstring(part(Docx().pack(text, data, "a.docx")).encode())
    allowed = {f"{{{W}}}{name}" for name in ("p", "hyperlink", "sdtContent", "ins", "fldSimple", "smartTag", "del")}
    for run in root.iter(f"{{{W}}}r"):
        parent = run.getparent()
        assert parent is not None
        assert parent.tag in allowed
    for words in root.iter(f"{{{W}}}t"):
        parent = words.getparent()
        assert parent is not None
        assert parent.tag == f"{{{W}}}r"


def test_python_docx_reads_what_was_written(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("The programme", 1)
    made.add_paragraph("It opened in ").add_run("Rabat").bold = True
    made.save(str(tmp_path / "a.docx"))
    data = (tmp_path / "a.docx").read_bytes()
    _, article = parsed(data)
    targets = {"The programme": "Le programme", "It opened in <g1>Rabat</g1>": "<g1>Rabat</g1> l’a vu s’ouvrir"}
    text = article.render(lambda segment: Docx().encode(segment, targets.get(segment.source, segment.source)))
    (tmp_path / "b.docx").write_bytes(Docx().pack(text, data, "a.docx"))
    read = docx.Document(str(tmp_path / "b.docx"))
    assert [one.text for one in read.paragraphs] == [strip(target) for target in targets.values()]
    assert read.paragraphs[0].style is not None
    assert read.paragraphs[0].style.name == "Heading 1"
    assert [one.text for one in read.paragraphs[1].runs if one.bold] == ["Rabat"]


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


GOOD = package(p("Hello there."))
BAD = {
    "empty": b"",
    "text": b"Hello there.\n" * 100,
    "old Word": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "cut short": GOOD[: len(GOOD) // 2],
    "damaged": GOOD.replace(b"PK\x03\x04", b"PK\x03\x05", 3),
    "another zip": _zip({"a.txt": b"hello"}),
    "a path out": _zip({"../../etc/passwd": b"x"}),
    "a workbook": GOOD.replace(b"x", b"y"),
    "too many parts": _zip({"[Content_Types].xml": b"<Types/>", **{f"a{number}": b"" for number in range(MAX_PARTS)}}),
    "a bomb": _zip({"[Content_Types].xml": b"<Types/>", **{f"a{number}": bytes(64 << 20) for number in range(9)}}),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_document_is_refused_with_a_remedy(what: str) -> None:
    with pytest.raises(InputError, match=r"^a\.docx: .* — "):
        Docx().unpack(BAD[what], "a.docx")


@pytest.mark.parametrize(
    "body", ["<w:p>", "<w:p>&boom;</w:p>", "<w:r>" * 300 + "</w:r>" * 300], ids=["open", "entity", "deep"]
)
def test_broken_xml_is_refused(body: str) -> None:
    with pytest.raises(InputError, match=r"a\.docx"):
        Docx().unpack(package(body), "a.docx")


def test_a_document_with_declared_entities_is_refused() -> None:
    bomb = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">]>'
    data = package(p("Hello."))
    files = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            files[name] = archive.read(name)
    files["word/document.xml"] = files["word/document.xml"].replace(b"?>\n", b"?>\n" + bomb.encode())
    with pytest.raises(InputError, match="entities"):
        Docx().unpack(_zip(files), "a.docx")
