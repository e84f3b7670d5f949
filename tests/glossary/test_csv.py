"""Glossary CSV: what is written is read back, what is wrong is said with line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.glossary.concept import Concept, Wording
from l10n.glossary.csv import csv_text, read_csv, write_csv


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "terms.csv"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_separators_marks_and_line_ends(file: Path, separator: str, mark: str, newline: str) -> None:
    rows = [
        ["id", "en", "fr", "variants_fr"],
        ["ms", "Member State", "État membre", '"a, b; c|Etat\\|membre"'],
        ["", "", "", ""],
    ]
    (concept,) = read_csv(write(file, mark + newline.join(separator.join(row) for row in rows) + newline))
    assert concept.id == "ms"
    assert concept.wording("fr") == Wording("fr", "État membre", ("a, b; c", "Etat|membre"))


def test_every_column(file: Path) -> None:
    header = "id,status,domain,pos,definition,note,case_sensitive,en,fr,variants_fr,forbidden_fr,acronym_fr,gender_fr"
    (one, two) = read_csv(
        write(file, f'{header}\nwho,,d,noun,"a\nb",n,YES,WHO,Org,v|w,x,OMS,f\nr,DNT,,,,,no,Rabat,,,,,\n')
    )
    assert one == Concept(
        "who",
        "preferred",
        "d",
        "noun",
        "a\nb",
        "n",
        True,
        (Wording("en", "WHO"), Wording("fr", "Org", ("v", "w"), ("x",), "OMS", "f")),
    )
    assert (two.status, two.wording("fr")) == ("dnt", None)


@pytest.mark.parametrize(
    "text", ["en,fr,variants_fr\nAct,loi,\nAct,acte,texte\n,,écrit\n", "id,en,fr\n,Act,loi\n,Act,acte\n,,écrit\n"]
)
def test_two_languages_are_enough(file: Path, text: str) -> None:
    found = read_csv(write(file, text))
    assert [one.id for one in found] == ["Act", "Act 2", "écrit"]
    assert found[0].wordings == (Wording("en", "Act"), Wording("fr", "loi"))


def test_ids_that_are_given_come_first(file: Path) -> None:
    assert [one.id for one in read_csv(write(file, "id,en,fr\n,Act,loi\nAct,Bill,projet\n"))] == ["Act 2", "Act"]


WRONG = [
    ("", None, "is empty"),
    ("id,en\na,b\n", 1, "fewer than two language columns"),
    ("id,en,fr\na,b,c\nx,y,z\na,d,e\n", 4, 'id "a" is taken by line 2'),
    ("id,status,en,fr\na,banned,b,c\n", 2, 'status "banned" is unknown'),
    ("id,case_sensitive,en,fr\na,maybe,b,c\n", 2, 'case_sensitive is "maybe"'),
    ("id,en,fr\na,b\n", 2, "2 cells, the header 3"),
    ("id,en,fr\na,b,c,d\n", 2, "4 cells, the header 3"),
    ("id,en,fr,varients_fr\n", 1, 'unknown column "varients_fr" — did you mean "variants_fr"'),
    ("id,en,fr,variants_ar\n", 1, 'column "variants_ar" stands without a column "ar"'),
    ("id,en,fr,en\n", 1, 'column "en" is there twice'),
    ("id,en,fr\na,b,c\n\na,\0,c\n", 4, "NUL"),
    ('id,en,fr\na,"b,c\nd,e,f\n', 2, "never closes"),
    ('id,en,fr\na,"b"x,c\n', 2, "mend the quotes"),
    (b"id,en,fr\na,b,\xe9tat\n", 2, "is not UTF-8"),
    ("id,en,fr\na,b,c\n".encode("utf-16"), 1, "UTF-16"),
    ("id,en,fr\na," + "x" * 200_000 + ",c\n", 2, "longer than 131072"),
    ("x" * 50_000_000, 1, "longer than 131072"),
]


@pytest.mark.parametrize(("data", "line", "message"), WRONG, ids=[message for _, _, message in WRONG])
def test_wrong_files(file: Path, data: str | bytes, line: int | None, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_csv(write(file, data))
    assert message in str(caught.value)
    assert caught.value.path == str(file)
    assert caught.value.line == line
    assert caught.value.remedy


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_csv(tmp_path / "none.csv")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=x", "''-x", "'quoted'"])
def test_no_cell_is_a_formula(file: Path, value: str) -> None:
    concept = Concept("a", note=value, wordings=(Wording("en", value), Wording("fr", "b", (value,))))
    write_csv(file, [concept])
    import csv

    with file.open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert read_csv(file) == [concept]


TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=12)
ITEMS = st.lists(st.one_of(TEXT, st.sampled_from(["a|b", "\\", "a\\|", "=x", '"'])).filter(str.strip), max_size=3).map(
    tuple
)


@st.composite
def concepts(draw: st.DrawFn) -> list[Concept]:
    ids = draw(st.lists(TEXT.map(str.strip).filter(bool), unique=True, min_size=1, max_size=4))
    made = []
    for name in ids:
        words = [
            Wording(code, draw(TEXT) or "x", draw(ITEMS), draw(ITEMS), draw(TEXT), draw(TEXT))
            for code in ("en", "fr", "pt_BR")
        ]
        status = draw(st.sampled_from(["preferred", "dnt"]))
        made.append(
            Concept(name, status, draw(TEXT), draw(TEXT), draw(TEXT), draw(TEXT), draw(st.booleans()), tuple(words))
        )
    return made


@given(concepts())
@settings(max_examples=200, deadline=None)
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, made: list[Concept]) -> None:
    file = tmp_path_factory.mktemp("csv") / "terms.csv"
    write_csv(file, made)
    assert read_csv(file) == made
    assert csv_text(read_csv(file)) == file.read_bytes().decode()
