"""Checks, terms, memory, and notes from outside."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import l10n
from serving import ROOT, Server, serving

from l10n.catalog.catalog import Catalog
from l10n.memory.store import Memory

SITE = "https://www.example.org"
PAIR = {"source": "en", "target": "fr"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project, French by pseudo-localisation."""
    folder = tmp_path_factory.mktemp("sample") / "project"
    folder.mkdir()
    for name in ("articles", "catalogs", "glossary"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "l10n.toml").write_text(
        (ROOT / "l10n.toml").read_text() + f'[mt]\nengine = "pseudo"\n[serve]\norigins = ["{SITE}"]\nreport_rate = 30\n'
    )
    for command in (["extract"], ["update"], ["translate", "--to", "fr"]):
        l10n(*command, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def sample(folder: Path) -> Iterator[Server]:
    with serving(folder) as server:
        yield server


def test_translations_are_checked_as_on_the_command_line(sample: Server) -> None:
    body = {"q": ["Member States: %d", "Fine."], "s": ["Les pays : %s", "Bien."], **PAIR, "flags": ["c-format"]}
    answer = sample.post("/check", json=body).json()
    assert {one["index"] for one in answer["findings"]} == {0}
    found = {one["check"] for one in answer["findings"]}
    assert "glossary-missing" in found
    assert answer["summary"]


def test_a_catalog_can_be_checked(sample: Server, folder: Path) -> None:
    data = (folder / "catalogs" / "fr" / "workshop.po").read_bytes()
    answer = sample.post("/check", files={"file": ("fr.po", data)})
    assert answer.status_code == 200
    assert all(one["path"] == "fr.po" for one in answer.json()["findings"])
    assert sample.post("/check", files={"file": ("fr.po", b"msgid x")}).status_code == 400


def test_terms_are_found_and_verified(sample: Server) -> None:
    body = {"q": "The Member States met.", "s": "Les États membres se sont réunis.", **PAIR}
    [term] = sample.post("/glossary", json=body).json()["terms"]
    assert (term["source"], term["start"], term["end"]) == ("Member States", 4, 17)
    assert term["found"] == "États membres"
    [term] = sample.post("/glossary", json={**body, "s": "Les pays."}).json()["terms"]
    assert term["found"] is None


def test_memory_knows_what_people_translated(sample: Server, folder: Path) -> None:
    catalog = Catalog.load(folder / "catalogs" / "fr" / "workshop.po")
    with Memory(folder / ".l10n" / "memory.sqlite3") as memory:
        assert memory.add(catalog, "en", "fr", "fr/workshop")
    unit = max((unit for unit in catalog if unit.state in ("translated", "approved")), key=lambda one: len(one.source))
    match = sample.post("/memory", data={"q": unit.source, **PAIR}).json()["matches"][0]
    assert (match["target"], match["score"]) == (unit.target, 100)
    changed = f"{unit.source} Really."
    match = sample.post("/memory", data={"q": changed, **PAIR}).json()["matches"][0]
    assert match["target"] == unit.target
    assert match["score"] < 100
    assert sample.post("/memory", data={"q": "Never said.", **PAIR}).json() == {"matches": []}


def test_a_report_becomes_a_note_on_its_unit_and_changes_nothing_else(sample: Server, folder: Path) -> None:
    path = folder / "catalogs" / "fr" / "astana.po"
    before = {unit.id: (unit.targets, unit.state) for unit in Catalog.load(path)}
    name = next(iter(before))
    hostile = 'Faux. <script>alert(1)</script> "quoted"\n#, fuzzy\nmsgid "new"'
    body = {"language": "fr", "article": "astana", "unit": name, "text": hostile}
    answer = sample.post("/report", json=body, headers={"Origin": SITE})
    assert answer.json() == {"success": True}
    after = Catalog.load(path)
    assert {unit.id: (unit.targets, unit.state) for unit in after} == before
    [note] = [mark for mark in after.get(name).marks if mark.verb == "note"]  # type: ignore[union-attr]
    assert note.get("by") == "reader"
    assert note.get("text") == " ".join(hostile.split())


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"article": "../../l10n"}, 404),
        ({"article": "fr/../astana"}, 404),
        ({"language": ".."}, 404),
        ({"unit": "0000000000"}, 404),
        ({"text": "x" * 1001}, 400),
        ({"text": " \n "}, 400),
    ],
)
def test_reports_lead_nowhere_else(sample: Server, folder: Path, change: dict[str, str], status: int) -> None:
    unit = next(iter(Catalog.load(folder / "catalogs" / "fr" / "astana.po")))
    body = {"language": "fr", "article": "astana", "unit": unit.id, "text": "Faux.", **change}
    assert sample.post("/report", data=body).status_code == status


def test_one_unit_takes_so_many_notes_and_no_more(sample: Server, folder: Path) -> None:
    unit = list(Catalog.load(folder / "catalogs" / "fr" / "astana.po"))[2]
    body = {"language": "fr", "article": "astana", "unit": unit.id}
    statuses = [sample.post("/report", data={**body, "text": f"Remark {number}."}).status_code for number in range(21)]
    assert statuses == [200] * 20 + [429]


def test_a_suggestion_of_a_client_is_a_note_too(sample: Server, folder: Path) -> None:
    unit = list(Catalog.load(folder / "catalogs" / "fr" / "astana.po"))[1]
    answer = sample.post("/suggest", data={"q": unit.source, "s": "Mieux ainsi.", **PAIR})
    assert answer.json() == {"success": True}
    notes = [mark.get("text") for mark in Catalog.load(folder / "catalogs" / "fr" / "astana.po").get(unit.id).marks]  # type: ignore[union-attr]
    assert "Mieux ainsi." in notes
    assert sample.post("/suggest", data={"q": "Nowhere.", "s": "Nulle part.", **PAIR}).status_code == 404


def test_readers_need_no_key_and_others_do(folder: Path) -> None:
    key = l10n("serve", "--new-key", "Weblate", cwd=folder).stdout.strip()
    unit = list(Catalog.load(folder / "catalogs" / "fr" / "astana.po"))[3]
    body = {"language": "fr", "article": "astana", "unit": unit.id, "text": "Faux."}
    try:
        with serving(folder) as server:
            assert server.post("/report", data=body, headers={"Origin": SITE}).status_code == 200
            assert server.post("/report", data=body).status_code == 400
            assert server.post("/report", data={**body, "api_key": key}).status_code == 200
            assert server.post("/translate", data={"q": "a", **PAIR}, headers={"Origin": SITE}).status_code == 400
    finally:
        l10n("serve", "--revoke-key", "Weblate", cwd=folder)


def test_the_page_about_the_api_asks_nobody_else(sample: Server) -> None:
    page = sample.client.get("/docs").text
    assert "POST /translate_file" in page
    assert "<script" not in page
    assert "http" not in page.replace(sample.address, "")
    assert set(sample.client.get("/spec").json()["paths"]) >= {
        "/translate",
        "/detect",
        "/languages",
        "/health",
        "/report",
    }
