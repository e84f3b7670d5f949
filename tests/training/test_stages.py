"""The stages that need neither torch nor an aligner, on real files."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.errors import InputError
from training import bundle, corpus, prepare, recipe
from training.prepare import PAIRS, REPORT, read_pairs

RECIPE = """
source = "en"
target = "ar"
version = "0.1"
held_out = 1
sources = [{ name = "small", tag = "ui" }]
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> recipe.Recipe:
    corpora, evaluation = tmp_path / "corpora", tmp_path / "eval"
    for folder in (corpora, evaluation):
        folder.mkdir()
    rows = [
        "The council met in Rabat today.\tاجتمع المجلس في الرباط اليوم.",
        "The council met in Rabat today.\tاجتمع المجلس في الرباط اليوم.",
        "Open the file\tافتح الملف",
        "Close the file\tأغلق الملف",
        "Save\tSave",
        "This very sentence is what somebody will measure with, word by word.\tهذه الجملة نفسها هي ما سيقيس به شخص ما كلمة كلمة.",
    ]
    with gzip.open(corpora / "small.en-ar.tsv.gz", "wt", encoding="utf-8") as stream:
        stream.write("".join(f"{row}\n" for row in rows))
    (evaluation / "test.en").write_text("This very sentence is what somebody will measure with, word by word.\n")
    monkeypatch.setenv("L10N_CORPORA", str(corpora))
    monkeypatch.setenv("L10N_EVAL", str(evaluation))
    monkeypatch.setenv("L10N_TRAINING", str(tmp_path / "work"))
    path = tmp_path / "tiny.toml"
    path.write_text(RECIPE)
    return recipe.load(path)


def test_prepare_reports_every_drop_and_holds_out(made: recipe.Recipe) -> None:
    prepare.run(made)
    report = json.loads((made.work / REPORT).read_text())
    assert report["kept"] == 2
    assert report["held_out"] == 1
    assert report["evaluation_overlap"] == 0
    assert report["sources"]["small"]["dropped"] == {"duplicate": 1, "evaluation data": 1, "untranslated": 1}
    assert {source for _, source, _ in read_pairs(made.work / PAIRS)} == {"Open the file", "Close the file"}


def test_prepare_without_evaluation_data_refuses(
    made: recipe.Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("L10N_EVAL", str(tmp_path / "nothing"))
    with pytest.raises(InputError, match="L10N_EVAL"):
        prepare.run(made)


def test_a_corpus_turned_round_serves_the_other_direction(made: recipe.Recipe, tmp_path: Path) -> None:
    path = tmp_path / "turned.toml"
    path.write_text(RECIPE.replace('"en"', '"xx"').replace('"ar"', '"en"').replace('"xx"', '"ar"'))
    other = recipe.load(path)
    prepare.run(other)
    assert {source for _, source, _ in read_pairs(other.work / PAIRS)} == {"افتح الملف", "أغلق الملف"}


TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>The <bpt i="1">&lt;b&gt;</bpt>council<ept i="1">&lt;/b&gt;</ept> met.</seg></tuv>
    <tuv xml:lang="fr"><seg>Le conseil s’est réuni.</seg></tuv><tuv xml:lang="ar"><seg>اجتمع المجلس.</seg></tuv></tu>
<tu srclang="ar"><tuv xml:lang="ar-MA"><seg>افتح الملف</seg></tuv><tuv xml:lang="en-GB"><seg>Open the file</seg></tuv></tu>
<tu><prop type="x-l10n-state">machine</prop><tuv xml:lang="en"><seg>One</seg></tuv><tuv xml:lang="ar"><seg>واحد</seg></tuv></tu>
</body></tmx>
"""


def _read(made: recipe.Recipe, name: Path) -> list[tuple[str, str]]:
    return [
        (pair.source, pair.target)
        for pair in corpus.read(replace(made, sources=(recipe.Source(str(name), tag="doc"),)))
    ]


def test_a_memory_is_a_corpus_in_either_direction(made: recipe.Recipe, tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(TMX, encoding="utf-8")
    assert _read(made, path) == [("The <g1>council</g1> met.", "اجتمع المجلس."), ("Open the file", "افتح الملف")]
    with pytest.raises(InputError, match="has no text in en and de"):
        _read(replace(made, target="de"), path)
    path.write_text(TMX.replace("</body>", ""), encoding="utf-8")
    with pytest.raises(InputError, match=r"memory\.tmx:\d+"):
        _read(made, path)


def test_a_folder_is_a_corpus_of_all_it_has_between_the_two_languages(made: recipe.Recipe, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    for language, text in (("ar", "احفظ"), ("fr", "Enregistrer"), ("en", "Save")):
        (folder / language).mkdir(parents=True)
        (folder / language / "messages.po").write_text(
            f'msgid ""\nmsgstr "Language: {language}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
            f'msgid "{"احفظ" if language == "en" else "Save"}"\nmsgstr "{text}"\n',
            encoding="utf-8",
        )
    (folder / "memory.tmx").write_text(TMX, encoding="utf-8")
    (folder / "pairs.tsv").write_text("Close\tأغلق\n", encoding="utf-8")
    (folder / "notes.txt").write_text("nothing of the kind\n", encoding="utf-8")
    assert sorted(_read(made, folder)) == sorted(
        [
            ("Save", "احفظ"),
            ("Save", "احفظ"),
            ("The <g1>council</g1> met.", "اجتمع المجلس."),
            ("Open the file", "افتح الملف"),
            ("Close", "أغلق"),
        ]
    )


@pytest.mark.parametrize("line", ["speed = 3", "source = ", "sources = [{ nom = 'x' }]"])
def test_a_recipe_that_is_none_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(f'target = "fr"\nversion = "1"\n{line}\n')
    with pytest.raises(InputError, match="recipe"):
        recipe.load(path)


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101, 250])
def test_parts_join_to_what_was_split(tmp_path: Path, size: int) -> None:
    file = tmp_path / "model.bin"
    file.write_bytes(bytes(range(250))[:size])
    assert bundle.split(file, tmp_path / "parts", 100) == max(1, -(-size // 100))
    assert bundle.join(tmp_path / "parts", tmp_path / "out").read_bytes() == file.read_bytes()


def test_an_altered_part_is_named(tmp_path: Path) -> None:
    file = tmp_path / "model.bin"
    file.write_bytes(b"a" * 250)
    bundle.split(file, tmp_path / "parts", 100)
    (tmp_path / "parts" / "part-001").write_bytes(b"b" * 100)
    with pytest.raises(InputError, match="part-001"):
        bundle.join(tmp_path / "parts", tmp_path / "out")
