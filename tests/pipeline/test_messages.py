"""Messages out of code: one template, with flags, plurals, contexts and notes, brought into catalogs and filled."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from command import l10n

from l10n.catalog.catalog import Catalog
from l10n.errors import InputError, UsageError
from l10n.formats.messages import Message, messages

PYTHON = """
from gettext import gettext as _, ngettext, pgettext
def greet(name, n):
    # Translators: a greeting
    print(_("Hello %(name)s!") % {"name": name})
    print(ngettext("%d file", "%d files", n) % n)
    print(pgettext("menu", "Open"), _("Open"), _(""), _(name), _("Total: {total}").format(total=n))
"""
JAVASCRIPT = 'const a = <b>{gettext("Read more")}</b>; ngettext("%d file", "%d files", n); _("{n} of %s");'
TEMPLATE = (
    "<h1>{{ _('Welcome') }}</h1>{% trans count=n %}{{ count }} page{% pluralize %}{{ count }} pages{% endtrans %}"
)


def test_python() -> None:
    found = list(messages(PYTHON.encode(), Path("a.py")))
    assert found == [
        Message("Hello %(name)s!", 5, notes=("Translators: a greeting",), flags=("python-format",)),
        Message("%d file", 6, "%d files", flags=("python-format",)),
        Message("Open", 7, context="menu"),
        Message("Open", 7),
        Message("Total: {total}", 7, flags=("python-brace-format",)),
    ]


def test_javascript() -> None:
    found = [(one.source, one.plural, one.flags) for one in messages(JAVASCRIPT.encode(), Path("a.jsx"))]
    assert found == [
        ("Read more", None, ()),
        ("%d file", "%d files", ("javascript-format",)),
        ("{n} of %s", None, ("javascript-format",)),
    ]


def test_javascript_inside_template_literals() -> None:
    code = (
        'a = `<b>${_("one")}</b> ${ngettext("%d file", "%d files", n)}`; b = _(`two`); c = html`<p>${_("three")}</p>`;'
    )
    assert [one.source for one in messages(code.encode(), Path("a.js"))] == ["one", "%d file", "two", "three"]


def test_jinja2() -> None:
    found = [(one.source, one.plural) for one in messages(TEMPLATE.encode(), Path("a.html"))]
    assert found == [("Welcome", None), ("%(count)s page", "%(count)s pages")]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.py", b"_('x'\n(((", "a.py:"),
        ("a.py", b"# -*- coding: nonsense -*-\n_('x')", "a.py:"),
        ("a.py", b"_('\xff\xfe')", "a.py:"),
        ("a.html", b"a\n{% trans %}", "a.html:2: "),
        ("a.js", b"\xff\xfe_('x')", "a.js:"),
    ],
)
def test_code_that_cannot_be_read_is_named(name: str, data: bytes, said: str) -> None:
    with pytest.raises(InputError) as error:
        list(messages(data, Path(name)))
    assert str(error.value).startswith(said)


def test_a_kind_of_file_that_is_not_known() -> None:
    with pytest.raises(UsageError, match=r"\.exe"):
        list(messages(b"", Path("a.exe")))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "l10n.toml").write_text('source = "en"\ntargets = ["fr", "ar"]\ncode = ["src/**/*.*"]\n')
    for name, text in {
        "a.py": PYTHON,
        "web/a.js": JAVASCRIPT,
        "web/a.html": TEMPLATE,
        "node_modules/b.js": "_('x')",
    }.items():
        path = tmp_path / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_a_project_of_code_alone(project: Path, needs: Callable[[str], None]) -> None:
    done = json.loads(l10n("extract", "--json", cwd=project).stdout)
    assert [(one["path"], one["units"]) for one in done["templates"]] == [("catalogs/templates/messages.pot", 9)]
    pot = project / "catalogs/templates/messages.pot"
    before = pot.read_bytes()
    assert b'x"' not in before.replace(b"text/plain", b"")
    l10n("extract", cwd=project)
    assert pot.read_bytes() == before
    shared = Catalog.load(pot).find("%d file")
    assert shared is not None
    assert {place for place, _ in shared.locations} == {"src/a.py", "src/web/a.js"}
    assert set(shared.flags) == {"python-format", "javascript-format"}
    l10n("update", cwd=project)
    l10n("translate", "--engine", "pseudo", cwd=project)
    for language in ("fr", "ar"):
        units = list(Catalog.load(project / "catalogs" / language / "messages.po"))
        assert {unit.state for unit in units} == {"machine"}
    needs("msgfmt")
    for path in [pot, *project.glob("catalogs/*/messages.po")]:
        subprocess.run(["msgfmt", "-c", "-f", "-o", "/dev/null", str(path)], check=True)


def test_templates_alone_are_enough(project: Path) -> None:
    l10n("extract", cwd=project)
    (project / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\n')
    l10n("extract", cwd=project)
    l10n("update", cwd=project)
    assert len(Catalog.load(project / "catalogs/fr/messages.po")) == 9


def test_an_article_cannot_take_the_name(project: Path) -> None:
    (project / "articles").mkdir()
    (project / "articles" / "messages.txt").write_text("Hello there.\n")
    config = (project / "l10n.toml").read_text()
    (project / "l10n.toml").write_text(config + 'articles = ["articles/*.txt"]\n')
    assert "rename the article" in l10n("extract", cwd=project, expect=2).stderr
