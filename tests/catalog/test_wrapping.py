"""New text is wrapped as its file is."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.quoting import PAGE_WIDTH, UNWRAPPED
from l10n.catalog.unit import Unit
from l10n.catalog.wrapping import page_width

WORDS = "The Organization said that member states would meet in Rabat and that many well known experts would come to speak".split()


def units() -> list[Unit]:
    return [
        Unit(f"{number} {' '.join(WORDS[number % 5 :])}", (" ".join(WORDS[: 4 + number % 16]) + ".\nNew line",))
        for number in range(30)
    ]


@pytest.mark.parametrize("option", ["--width=40", "--width=60", "--width=77", "--width=100", "--no-wrap"])
def test_an_edit_looks_as_msgcat_would_have_it(tmp_path: Path, needs: Callable[[str], None], option: str) -> None:
    needs("msgcat")
    path = tmp_path / "fr" / "a.po"
    catalog = Catalog.new("fr", path)
    for unit in units():
        catalog.put(unit)
    catalog.save()
    subprocess.run(["msgcat", option, "-o", path, path], check=True)
    catalog = Catalog.load(path)
    edited = replace(
        units()[3], targets=("Another text that says something else. " * 6 + "\nEnd.",), locations=(("a.py", 1),)
    )
    catalog.put(edited)
    catalog.save()
    ours = path.read_bytes()
    subprocess.run(["msgcat", option, "-o", path, path], check=True)
    assert ours == path.read_bytes()


def test_a_file_that_does_not_tell_has_79_columns() -> None:
    assert page_width([]) == PAGE_WIDTH
    assert page_width(['msgid "short one"', 'msgstr ""', '"Language: fr\\n"', '"Project: x y\\n"']) == PAGE_WIDTH


def test_long_lines_alone_mean_no_wrapping() -> None:
    assert page_width([f'msgid "{"word " * 30}"', 'msgstr ""']) == UNWRAPPED


def test_a_long_word_tells_nothing() -> None:
    assert page_width([f'msgid "{"x" * 200}"', 'msgstr ""']) == PAGE_WIDTH
