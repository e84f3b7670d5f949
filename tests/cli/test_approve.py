"""`l10n approve`, `status` and `update`: decisions taken and taken back, who took them, and what changed in a source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import fill, write
from l10n.catalog.unit import Unit
from l10n.catalog.update import template

PLACE = Path("catalogs/fr/menu.po")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\n', encoding="utf-8")
    catalog = Catalog.new("fr", tmp_path / PLACE)
    catalog.put(write(Unit("It's open."), ["C’est ouvert."]))
    catalog.put(fill(Unit("Close"), ["Fermer"], Mark("machine", ("x",))))
    catalog.save()
    return tmp_path


def states(project: Path) -> list[str]:
    return [unit.state for unit in Catalog.load(project / PLACE)]


def test_an_approval_can_be_taken_back(project: Path) -> None:
    before = [unit.marks for unit in Catalog.load(project / PLACE)]
    l10n("approve", "--all", "--by", "Ana", cwd=project)
    assert states(project) == ["approved", "approved"]
    l10n("approve", "--all", "--undo", cwd=project)
    assert states(project) == ["translated", "machine"]
    assert [unit.marks for unit in Catalog.load(project / PLACE)] == before


def test_a_unit_can_be_sent_back(project: Path) -> None:
    l10n("approve", "--all", "--by", "Ana", cwd=project)
    l10n("approve", "--unit", Unit("Close").id, "--send-back", cwd=project)
    assert states(project) == ["approved", "needs-work"]
    l10n("approve", "--all", "--undo", "--send-back", cwd=project, expect=2)
    assert "no unit nothing" in l10n("approve", "--unit", "nothing", "--undo", cwd=project, expect=2).stderr


def test_status_names_who_approved_and_its_json_keeps_to_the_contract(project: Path) -> None:
    l10n("approve", "--unit", Unit("Close").id, "--by", "Zoë Diallo", cwd=project)
    assert "Zoë Diallo 1" in l10n("status", cwd=project).stdout
    (one,) = json.loads(l10n("status", "--json", cwd=project).stdout)["catalogs"]
    assert sorted(one) == ["article", "language", "path", "units", "words"]


def test_an_edit_of_typography_or_codes_is_shown(project: Path) -> None:
    l10n("approve", "--all", "--by", "Ana", cwd=project)
    made = template([Unit("It’s open."), Unit("<g1>Close</g1>")])
    made.save(project / "catalogs" / "templates" / "menu.pot")
    (one,) = json.loads(l10n("update", "--json", cwd=project).stdout)["catalogs"]
    assert [(unit["changed"], unit["difference"]) for unit in one["waiting"]] == [
        ("typography", "It[-'-]{+’+}s open."),
        ("codes", "{+<g1>+}Close{+</g1>+}"),
    ]
    assert states(project) == ["needs-work", "needs-work"]
    assert [unit.target for unit in Catalog.load(project / PLACE)] == ["C’est ouvert.", "Fermer"]
    assert "It[-'-]{+’+}s open." in l10n("check", cwd=project, expect=1).stdout


def test_a_template_of_another_program_borrows_from_messages_in_use(project: Path) -> None:
    made = template([Unit("It's open."), Unit("It's open now."), Unit("Close")])
    made.set_header({"X-Generator": None})
    made.save(project / "catalogs" / "templates" / "menu.pot")
    l10n("update", cwd=project)
    borrowed = Catalog.load(project / PLACE).find("It's open now.")
    assert borrowed is not None
    assert (borrowed.state, borrowed.target) == ("needs-work", "C’est ouvert.")
    assert borrowed.previous is not None
    assert borrowed.previous.source == "It's open."
