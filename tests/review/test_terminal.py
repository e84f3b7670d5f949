"""`l10n review --tty` on a real terminal: what is typed, what is shown, what stands in the file afterwards."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from command import ROOT, l10n
from workbench import unit_of

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write

PROMPT = "> "


class Terminal:
    """A pseudo-terminal in which the command runs."""

    def __init__(self, project: Path, *arguments: str, editor: str = "false") -> None:
        self.main, other = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), "review", "--tty", "--by", "Ana Ruiz", *arguments],
            stdin=other,
            stdout=other,
            stderr=other,
            cwd=project,
            env={**os.environ, "EDITOR": editor, "VISUAL": "", "TERM": "xterm", "COLUMNS": "100"},
            start_new_session=True,
            # Its controlling terminal, so that Ctrl-C is a signal.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(other)
        self.rest = ""

    def until(self, text: str, seconds: float = 30) -> str:
        """What is shown until `text` comes."""
        end = time.monotonic() + seconds
        while text not in self.rest:
            assert time.monotonic() < end, self.rest
            if not select.select([self.main], [], [], 0.2)[0]:
                continue
            try:
                piece = os.read(self.main, 65536)
            except OSError:
                break
            self.rest += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", piece.decode("utf-8", "replace")).replace("\r", "")
        shown, found, self.rest = self.rest.partition(text)
        assert found, shown
        return shown + found

    def press(self, key: str) -> None:
        os.write(self.main, key.encode())

    def end(self) -> int:
        """Reads until the end, and gives the exit code."""
        end = time.monotonic() + 60
        while self.process.poll() is None:
            assert time.monotonic() < end, "it does not end"
            if select.select([self.main], [], [], 0.1)[0]:
                try:
                    os.read(self.main, 65536)
                except OSError:
                    break
        code = self.process.wait(timeout=30)
        os.close(self.main)
        return code


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """An editor that replaces what its file `says` names."""
    program = tmp_path / "editor.py"
    program.write_text(
        "import pathlib, sys\n"
        "old, new = pathlib.Path(sys.argv[1]).read_text(encoding='utf-8').split('\\n=>\\n')\n"
        "page = pathlib.Path(sys.argv[2])\n"
        "text = page.read_text(encoding='utf-8')\n"
        "assert old in text, text\n"
        "page.write_text(text.replace(old, new, 1), encoding='utf-8')\n",
        encoding="utf-8",
    )
    return f"{sys.executable} {program} {tmp_path / 'says'}"


def says(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "says").write_text(f"{old}\n=>\n{new}", encoding="utf-8")


def test_accept_edit_skip_flag_and_undo(project: Path, tmp_path: Path, editor: str) -> None:
    terminal = Terminal(project, "--to", "fr", "--state", "machine", editor=editor)
    shown = terminal.until(PROMPT)
    assert "ICESCO takes part in the Astana congress of religious leaders" in shown
    assert "fr/astana  1/" in shown
    terminal.press("a")
    terminal.until(PROMPT)
    sources = [one.source for one in Catalog.load(project / "catalogs/fr/astana.po")]
    approved = unit_of(project, "fr/astana", sources[0])
    assert approved.state == "approved"
    assert approved.approval is not None
    assert approved.approval.get("by") == "Ana Ruiz"
    says(tmp_path, unit_of(project, "fr/astana", sources[1]).target, "Le Directeur général de l’ICESCO")
    terminal.press("e")
    assert "Le Directeur général de l’ICESCO" in terminal.until(PROMPT)
    assert unit_of(project, "fr/astana", sources[1]).state == "translated"
    terminal.press("s")
    assert sources[2][:20] in terminal.until(PROMPT)
    terminal.press("f")
    terminal.until(PROMPT)
    assert unit_of(project, "fr/astana", sources[2]).state == "needs-work"
    terminal.press("u")
    terminal.until(PROMPT)
    assert unit_of(project, "fr/astana", sources[2]).state == "machine"
    terminal.press("q")
    terminal.until("1 approved, 1 edited, 1 sent back")
    assert terminal.end() == 0


def test_plural_forms_are_edited_together(project: Path, tmp_path: Path, editor: str) -> None:
    source = "%(count)d Member State took part."
    terminal = Terminal(project, "--to", "fr", "--state", "untranslated", editor=editor)
    terminal.until(PROMPT)
    says(
        tmp_path,
        "form 0 (for example 1) ------\n\n------ l10n: form 1 (for example 2) ------\n\n",
        "form 0 (for example 1) ------\n%(count)d État membre\n------ l10n: form 1 (for example 2) ------\n%(count)d États membres\n",
    )
    terminal.press("e")
    terminal.until(PROMPT)
    assert unit_of(project, "fr/messages", source).targets == ("%(count)d État membre", "%(count)d États membres")
    terminal.press("\x04")
    assert terminal.end() == 0


def test_an_editor_that_fails_and_a_broken_code_change_nothing(project: Path, tmp_path: Path, editor: str) -> None:
    path = project / "catalogs" / "fr" / "astana.po"
    before = path.read_bytes()
    coded = next(one for one in Catalog.load(path) if "<g1>" in one.source)
    terminal = Terminal(project, "--to", "fr", "--state", "machine")
    terminal.until(PROMPT)
    terminal.press("e")
    terminal.until("stays as it was")
    terminal.until(PROMPT)
    terminal.press("q")
    assert terminal.end() == 0
    terminal = Terminal(project, "--to", "fr", "--state", "machine", editor=editor)
    while coded.source[:30] not in terminal.until(PROMPT):
        terminal.press("s")
    says(tmp_path, "<g1>", "<g1")
    terminal.press("e")
    terminal.until("inline code is broken")
    terminal.press("x")
    terminal.until(PROMPT)
    terminal.press("q")
    assert terminal.end() == 0
    assert path.read_bytes() == before


def test_keys_typed_ahead_are_all_taken(project: Path) -> None:
    terminal = Terminal(project, "--to", "fr", "--state", "machine")
    terminal.until(PROMPT)
    terminal.press("sq")
    assert terminal.end() == 0


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(project: Path) -> None:
    path = project / "catalogs" / "fr" / "astana.po"
    terminal = Terminal(project, "--to", "fr", "--state", "machine")
    terminal.until(PROMPT)
    catalog = Catalog.load(path)
    first = next(iter(catalog))
    catalog.put(write(first, ["Leur texte"]))
    catalog.save()
    terminal.press("a")
    shown = terminal.until(PROMPT)
    assert "Somebody else has changed this unit" in shown
    assert "Leur texte" in shown
    assert unit_of(project, "fr/astana", first.source).state == "translated"
    terminal.press("\x03")
    assert terminal.end() == 130


def test_no_catalog_speaks_to_the_terminal(project: Path) -> None:
    path = project / "catalogs" / "fr" / "messages.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n#, fuzzy\nmsgid "a\\x1b]0;owned\\007b"\nmsgstr "\\x1b[2Jx"\n'
    )
    terminal = Terminal(project, "--to", "fr", "--state", "needs-work")
    shown = terminal.until(PROMPT)
    assert "\x07" not in shown
    assert "\\x1b]0;owned\\x07" in shown
    terminal.press("q")
    assert terminal.end() == 0


def test_without_a_terminal_it_says_so(project: Path) -> None:
    done = l10n("review", "--tty", cwd=project, expect=2)
    assert "needs a terminal" in done.stderr
