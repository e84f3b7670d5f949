"""What findings say in French and Arabic: complete, in step with the checks, without a finding, and said."""

from __future__ import annotations

import json
import pickle
import shutil
from itertools import product
from pathlib import Path
from string import Formatter

import pytest
from command import l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.message import Message, message
from l10n.checks.registry import CHECKS
from l10n.checks.reports import REPORTS
from l10n.checks.run import check_catalog
from l10n.checks.wording import FOLDER, explained, said, texts
from scripts import check_wording

LANGUAGES = ("fr", "ar")


def test_the_catalogs_hold_what_the_checks_say(tmp_path: Path) -> None:
    room = Path(shutil.copytree(check_wording.ROOM, tmp_path / "checks"))
    check_wording.main(room)
    for code, name in product(LANGUAGES, ("messages.po", "explanations.po")):
        before, after = (Catalog.load(folder / code / name) for folder in (FOLDER, room / "locale"))
        assert [unit.key for unit in before] == [unit.key for unit in after], "run python -m scripts.check_wording"
        assert {unit.state for unit in after} <= {"machine", "approved"}, (
            "no target is a person's that no person has approved"
        )


def test_the_checks_find_nothing_in_them() -> None:
    l10n("check", "--fail-on", "warning", cwd=check_wording.ROOM)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_s_message_is_said_in_the_language(language: str) -> None:
    known = texts(language)
    for check in CHECKS.values():
        assert said(check.title, language) == known[check.title] != check.title
        assert explained(check.explanation, language) not in ("", explained(check.explanation, "en"))
        for example in check.fails:
            for one in check_catalog(example.catalog(), before=example.revision, rules=example.rules):
                if one.check != "project-rule":
                    assert isinstance(one.message, Message), one.message
                    assert one.message.template in known


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_name_the_values_that_there_are(language: str) -> None:
    for template, target in texts(language).items():
        names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (template, target)]
        assert names[0] == names[1], template


def test_words_within_a_message_are_said_too() -> None:
    catalog = Catalog.new("fr")
    catalog.put(write(Unit("It is open."), ("C’est ouvert\u00a0:",)))
    (one,) = check_catalog(catalog)
    assert one.message == "ends with a colon, the source with a full stop"
    assert said(one.message, "fr") == "se termine par\u00a0: deux-points\u202f; la source par\u00a0: point"
    assert said(one.message, "ar") == "ينتهي بعلامة (نقطتان رأسيتان) والأصل بعلامة (نقطة)"
    assert said(one.message, "de") == one.message
    assert json.loads(REPORTS["json"]([one]))["findings"][0]["message"] == one.message


def test_a_message_comes_through_to_another_process() -> None:
    one = pickle.loads(pickle.dumps(message("the path {path} is not in the target", path="/a\nb")))  # noqa: S301 - our own
    assert one == "the path /a b is not in the target"
    assert said(one, "fr") == "le chemin /a b n’est pas dans la cible"


def test_what_is_no_message_of_ours_stays() -> None:
    assert said("Numbers of documents are kept {x}", "fr") == "Numbers of documents are kept {x}"
