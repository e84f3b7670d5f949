"""Files named by hand: what each becomes, and that none takes another's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.errors import UsageError
from l10n.pipeline.files import file_jobs


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "news/a.txt", "fr/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The committee met in Rabat.\n", encoding="utf-8")
    return tmp_path


def test_two_inputs_of_one_name_do_not_overwrite_each_other(folder: Path) -> None:
    with pytest.raises(UsageError, match=r'news/a\.txt: would share the catalog "out/fr/a\.po" with "a\.txt"'):
        file_jobs([Path("a.txt"), Path("news/a.txt")], "en", ["fr"], Path("out"))


def test_articles_that_differ_in_their_ending_only_do_not_share_a_catalog(folder: Path) -> None:
    (folder / "a.md").write_text("Another text.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="would share the catalog"):
        file_jobs([Path("a.txt"), Path("a.md")], "en", ["fr"], Path("out"))


def test_a_translation_never_takes_the_place_of_its_source(folder: Path) -> None:
    with pytest.raises(UsageError, match=r'fr/a\.txt: its translation would take the place of "fr/a\.txt"'):
        file_jobs([Path("fr/a.txt")], "en", ["fr"], None)


def test_files_and_languages_named_twice_are_translated_once(folder: Path) -> None:
    jobs = file_jobs([Path("a.txt"), Path("a.txt")], "en", ["fr", "fr"], Path("out"))
    assert [job.page for job in jobs] == [Path("out/fr/a.txt")]


def test_a_folder_keeps_its_folders(folder: Path) -> None:
    jobs = file_jobs([Path()], "en", ["de"], Path("out"))
    assert sorted(str(job.page) for job in jobs) == ["out/de/a.txt", "out/de/fr/a.txt", "out/de/news/a.txt"]
