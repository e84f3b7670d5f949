"""A term added to the glossary: what is written, what speaks against it, and what a reviewer sees of it in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen import Screen
from workbench import Running, wait_until

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.config import find_project
from l10n.errors import InputError, UsageError
from l10n.glossary.csv import read_csv
from l10n.glossary.edit import put
from l10n.review.addition import Conflict, add_term
from l10n.review.workspace import Workspace

GLOSSARY = """id,status,en,variants_en,fr,variants_fr,forbidden_fr,ar,note
member-state,,Member State,,État membre,,Pays membre,,
icesco,dnt,ICESCO,,,,,,
workshop,,workshop,seminar,atelier,,,,
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "l10n.toml").write_text(
        'source = "en"\ntargets = ["fr", "ar"]\nglossary = ["terms.csv"]\n', encoding="utf-8"
    )
    (tmp_path / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    for code in ("fr", "ar"):
        catalog = Catalog.new(code, tmp_path / "catalogs" / code / "news.po")
        catalog.put(Unit("The Member State", ("",)))
        catalog.save()
    workspace = Workspace(find_project(tmp_path), "Ana Ruiz")
    workspace.refresh()
    return workspace


def add(
    workspace: Workspace, source: str, target: str, answer: str = "", into: str = "fr", note: str = ""
) -> tuple[str, list[Conflict], list[str]]:
    [one] = workspace.catalogs(into)
    outcome = add_term(workspace, one, source, target, note, answer)  # type: ignore[arg-type]
    return outcome.done, list(outcome.conflicts), list(outcome.offers)


def text(workspace: Workspace) -> str:
    return (workspace.project.root / "terms.csv").read_text(encoding="utf-8")


def test_a_new_term_is_one_row_more_and_known_at_once(workspace: Workspace) -> None:
    assert len(workspace.glossary) == 3
    assert add(workspace, " smart\u00a0 farming ", "agriculture intelligente", note="a, b")[0] == "added"
    assert text(workspace) == GLOSSARY + 'smart-farming,,smart farming,,agriculture intelligente,,,,"a, b"\n'
    assert [match.concept.id for match in workspace.glossary.find("Smart farming", "en", into="fr")] == [
        "smart-farming"
    ]
    assert add(workspace, "Smart Farming", "Agriculture intelligente")[0] == "known"


def test_a_concept_without_the_language_is_completed(workspace: Workspace) -> None:
    assert add(workspace, "member state", "دولة عضو", into="ar")[0] == "completed"
    assert text(workspace) == GLOSSARY.replace("Pays membre,,\n", "Pays membre,دولة عضو,\n")


def test_another_rendering_is_told_and_admitted_on_request(workspace: Workspace) -> None:
    done, conflicts, offers = add(workspace, "seminar", "séminaire")
    assert (done, offers) == ("conflict", ["variant"])
    assert conflicts == [Conflict("taken", "workshop", "seminar", ("atelier",))]
    assert text(workspace) == GLOSSARY
    assert add(workspace, "seminar", "séminaire", "variant")[0] == "admitted"
    assert text(workspace) == GLOSSARY.replace("atelier,,,,\n", "atelier,séminaire,,,\n")


def test_what_is_forbidden_or_stays_as_it_is_is_not_written(workspace: Workspace) -> None:
    assert add(workspace, "Member State", "pays membre", "variant")[:2] == (
        "conflict",
        [Conflict("forbidden", "member-state", "Member State")],
    )
    assert add(workspace, "ICESCO", "OISESCO", "new")[:2] == ("conflict", [Conflict("dnt", "icesco", "ICESCO")])
    done, conflicts, offers = add(workspace, "new Member State", "Pays membre")
    assert (done, conflicts, offers) == ("conflict", [Conflict("forbidden", "member-state", "Member State")], ["new"])
    done, conflicts, offers = add(workspace, "study group", "atelier")
    assert (done, conflicts[0].kind, offers) == ("conflict", "other", ["new"])
    done, conflicts, offers = add(workspace, "…", "atelier", "new")
    assert (done, offers) == ("conflict", [])
    assert text(workspace) == GLOSSARY
    assert add(workspace, "study group", "atelier", "new")[0] == "added"


def test_what_is_no_term_is_refused(workspace: Workspace) -> None:
    for source, target in (("", "a"), ("a", " \n"), ("a <g1>b", "c"), ("a\0", "b"), ("a", "\ud800"), ("a" * 201, "b")):
        with pytest.raises(InputError):
            add(workspace, source, target)
    assert text(workspace) == GLOSSARY


def test_without_a_glossary_that_can_be_written_it_says_what_to_do(workspace: Workspace) -> None:
    root = workspace.project.root
    settings = (root / "l10n.toml").read_text(encoding="utf-8")
    for names, said in (("", "has no glossary"), ('"terms.tbx"', "only read"), ('"terms.xlsx"', "only read")):
        (root / "l10n.toml").write_text(settings.replace('"terms.csv"', names), encoding="utf-8")
        other = Workspace(find_project(root), "Ana Ruiz")
        other.refresh()
        with pytest.raises(UsageError, match=said) as told:
            add(other, "a", "b")
        assert told.value.remedy


def test_what_somebody_else_wrote_meanwhile_is_kept(workspace: Workspace) -> None:
    assert len(workspace.glossary) == 3
    put(workspace.project.glossary[0], "report", {"en": "report", "fr": "rapport"})
    assert add(workspace, "report", "compte rendu")[0] == "conflict"
    assert add(workspace, "agenda", "ordre du jour")[0] == "added"
    assert [one.id for one in read_csv(workspace.project.glossary[0])][-2:] == ["report", "agenda"]


def test_only_the_page_itself_may_add(bench: Running) -> None:
    unit = bench.json("/api/units?scope=fr/astana&limit=1")["rows"][0]
    sent = {"catalog": "fr/astana", "unit": unit["id"], "source": "delegation", "target": "délégation"}
    path = bench.project / "glossary" / "icesco.csv"
    before = path.read_bytes()
    assert bench.post("/api/term", sent, {"origin": "http://evil.example"}).status_code == 403
    assert bench.post("/api/term", sent, {"x-csrf-token": "guessed"}).status_code == 403
    assert bench.post("/api/term", {**sent, "answer": "perhaps"}).status_code == 400
    assert bench.post("/api/term", {**sent, "source": "x" * 201}).status_code == 400
    assert path.read_bytes() == before
    assert bench.post("/api/term", sent).json()["done"] == "added"
    assert path.read_bytes().startswith(before)


def test_what_is_selected_on_both_sides_becomes_a_term_with_a_badge(screen: Screen) -> None:
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source("The congress hall in Astana.")
    screen.field.fill("La salle des congrès d’Astana.")
    select(screen, ".source-text", "congress hall")
    select(screen, ".field", "salle des congrès")
    screen.page.keyboard.press("Alt+T")
    assert screen.page.locator("#term-source").input_value() == "congress hall"
    assert screen.page.locator("#term-target").input_value() == "salle des congrès"
    assert screen.page.locator("#term-target").get_attribute("lang") == "fr"
    screen.page.keyboard.type("in Astana alone")
    screen.page.keyboard.press("Enter")
    screen.page.locator(".card-term.kept", has_text="congress hall").wait_for()
    screen.page.locator(".source-text mark.term[data-status=kept]", has_text="congress hall").wait_for()
    assert screen.text == "La salle des congrès d’Astana.", "what is being written stays"
    made = read_csv(screen.bench.project / "glossary" / "icesco.csv")[-1]
    assert (made.id, made.note) == ("congress-hall", "in Astana alone")
    screen.field.fill("Le palais d’Astana.")
    screen.page.locator(".card-term.missing", has_text="congress hall").wait_for()


def test_a_conflict_is_seen_before_anything_is_written(screen: Screen) -> None:
    path = screen.bench.project / "glossary" / "icesco.csv"
    before = path.read_bytes()
    screen.open("?scope=fr/messages&text=took part")
    screen.source("took part")
    select(screen, ".source-text", "Member State")
    screen.page.locator("#add-term").click()
    screen.page.locator("#term-target").fill("pays membre")
    screen.page.keyboard.press("Enter")
    told = screen.page.locator("#term-body .problems")
    told.wait_for()
    assert "État membre" in told.inner_text()
    assert path.read_bytes() == before
    screen.page.locator("[data-offer=variant]").click()
    screen.page.locator(".rendering", has_text="pays membre").wait_for()
    wait_until(
        lambda: (
            "|pays membre" in path.read_text(encoding="utf-8") or ",pays membre," in path.read_text(encoding="utf-8")
        )
    )


def select(screen: Screen, place: str, words: str) -> None:
    """Selects words in an element, as with the mouse."""
    screen.page.locator(place).evaluate(
        """(element, words) => {
          const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const at = walk.currentNode.data.indexOf(words);
            if (at >= 0) return getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + words.length);
          }
          throw new Error("not there: " + words);
        }""",
        words,
    )
    wait_until(lambda: screen.page.evaluate("getSelection().toString()") == words)
    screen.page.wait_for_timeout(50)
