"""Placeholders are translated alike on every way in: catalogs, lines and the API say them as words of their sentence, and get them back."""

from __future__ import annotations

from pathlib import Path

import pytest
from serving import project, serving

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.glossary.glossary import load
from l10n.library import translate
from l10n.mt.packages import ModelPackage
from l10n.mt.registry import create
from l10n.pipeline.fill import fill_by_machine
from l10n.pipeline.task import Task
from l10n.text.placeholders import placeholders

MESSAGES = [
    "Welcome, {name}! You have {count} messages.",
    "The report was shared by %(user)s with %(group)s on %(date)s.",
    "{owner} has invited you to the meeting of {committee}.",
    "Could not open {file}: it is used by {program}.",
]


@pytest.fixture(scope="module")
def in_a_catalog(en_fr: ModelPackage, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    catalog = Catalog.new("fr", tmp_path_factory.mktemp("messages") / "messages.po")
    for message in MESSAGES:
        catalog.put(Unit(message))
    for _ in fill_by_machine([Task(catalog, "en", "fr", "messages")], create("argos", "en", "fr"), load([])):
        pass
    return [unit.target for unit in catalog]


def test_lines_are_translated_as_messages_of_a_catalog_are(in_a_catalog: list[str]) -> None:
    assert [_plain(result.target) for result in translate(MESSAGES, "en", "fr")] == list(map(_plain, in_a_catalog))


def test_the_server_translates_as_messages_of_a_catalog_are(in_a_catalog: list[str], tmp_path: Path) -> None:
    with serving(project(tmp_path, engine="argos")) as server:
        answer = server.post("/translate", json={"q": MESSAGES, "source": "en", "target": "fr"}).json()
    assert [_plain(text) for text in answer["translatedText"]] == list(map(_plain, in_a_catalog))


def test_all_placeholders_come_back(in_a_catalog: list[str]) -> None:
    for message, target in zip(MESSAGES, in_a_catalog, strict=True):
        assert sorted(one.text for one in placeholders(target)) == sorted(one.text for one in placeholders(message))


def test_dates_get_the_words_that_belong_to_them(en_fr: ModelPackage) -> None:
    sources = ["The report was shared on {date}.", "Open from {d, date, long} to {e, date, long}."]
    targets = [result.target for result in translate(sources, "en", "fr")]
    assert "le {date}" in targets[0]
    assert "du {d, date, long} au {e, date, long}" in targets[1]


def _plain(text: str) -> str:
    """Without the typography that running text in catalogs gets."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
