"""One entry written into a glossary: it is there, and everything else is as its editor left it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import InputError, UsageError
from l10n.glossary.concept import Wording
from l10n.glossary.csv import cell, read_csv
from l10n.glossary.edit import put

CELLS = st.text(alphabet='aé,;"\t\n\r|=\\ \u2028', max_size=5)


@given(
    rows=st.lists(st.tuples(CELLS, CELLS), max_size=4),
    separator=st.sampled_from(",;\t"),
    newline=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
    last=st.booleans(),
    put_in=st.tuples(CELLS, CELLS),
    place=st.integers(0, 4),
    column=st.sampled_from(["fr", "ar", "note"]),
)
def test_what_is_put_in_is_read_back_and_the_other_rows_keep_their_bytes(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str]],
    separator: str,
    newline: str,
    mark: str,
    last: bool,
    put_in: tuple[str, str],
    place: int,
    column: str,
) -> None:
    path = tmp_path_factory.getbasetemp() / "edited.csv"
    lines = [separator.join(("id", "en", "fr"))]
    lines += [
        separator.join((f"c{number}", cell(en), f'"{fr.replace(chr(34), 2 * chr(34))}"'))
        for number, (en, fr) in enumerate(rows)
    ]
    path.write_bytes((mark + newline.join(lines) + newline * last).encode())
    before = {one.id: one for one in read_csv(path)}
    put(path, f"c{place}", {"en": put_in[0], column: put_in[1]})
    after = {one.id: one for one in read_csv(path)}
    assert set(after) == {*before, f"c{place}"}
    assert {name: one for name, one in after.items() if name != f"c{place}"} == {
        name: one for name, one in before.items() if name != f"c{place}"
    }
    made = after[f"c{place}"]
    said = {word.language: word.term for word in made.wordings}
    assert said.get("en", "") == put_in[0]
    assert (made.note if column == "note" else said.get(column, "")) == put_in[1]
    written = path.read_bytes().decode()
    assert written.startswith(mark)
    for number, line in enumerate(lines[1:]):
        if number != place:
            assert line in written


def test_a_row_keeps_its_other_cells(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(
        'en;"id";fr;case_sensitive\nMember State;ms;"État membre";oui\n\n;;;\nReport;r;rapport;\n', encoding="utf-8"
    )
    put(path, "ms", {"ar": "دولة عضو", "variants_fr": "Pays membre|Pays"})
    assert path.read_text(encoding="utf-8") == (
        'en;"id";fr;case_sensitive;ar;variants_fr\nMember State;ms;État membre;oui;دولة عضو;Pays membre|Pays\n\n;;;\n'
        "Report;r;rapport;;;\n"
    )
    assert read_csv(path)[0].wording("fr") == Wording("fr", "État membre", ("Pays membre", "Pays"))


def test_a_table_without_ids_gets_none(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("en,fr\nAct,loi\nReport,rapport\n", encoding="utf-8")
    put(path, "Report", {"variants_fr": "compte rendu"})
    put(path, "member-state", {"en": "Member State", "fr": "État membre"})
    assert path.read_text(encoding="utf-8") == (
        "en,fr,variants_fr\nAct,loi,\nReport,rapport,compte rendu\nMember State,État membre,\n"
    )


def test_no_spreadsheet_runs_what_is_put_in(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("id,en,fr\n", encoding="utf-8")
    put(path, "x", {"en": '=HYPERLINK("http://evil.example")', "fr": "+1"})
    assert """'=HYPERLINK(""http://evil.example"")""" in path.read_text(encoding="utf-8")
    assert read_csv(path)[0].wordings == (Wording("en", '=HYPERLINK("http://evil.example")'), Wording("fr", "+1"))


def test_a_file_that_would_not_be_read_again_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("id,en,fr\na,b,c\n", encoding="utf-8")
    with pytest.raises(InputError, match="unknown column"):
        put(path, "x", {"en": "y", "nonsense": "z"})
    assert path.read_text(encoding="utf-8") == "id,en,fr\na,b,c\n"
    with pytest.raises(UsageError, match="only read here"):
        put(tmp_path / "terms.tbx", "x", {"en": "y"})
