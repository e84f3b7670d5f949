"""Review in a terminal: unit after unit, one key per decision, over any ssh connection.

The decisions are the workbench's (`l10n.review.edit`): made of the unit as it is on disk, saved at once, and refused where somebody else has
changed the unit meanwhile. Texts are shown with their control characters spelt out, so that no catalog can speak to the terminal.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.catalog.unit import Unit
from l10n.errors import L10nError, UsageError
from l10n.review import edit
from l10n.review.keyboard import Keyboard, keyboard
from l10n.review.panels import live_panel
from l10n.review.pieces import INVISIBLE
from l10n.review.workspace import OpenCatalog, Workspace, version
from l10n.text.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

ACCEPT, EDIT, SKIP, FLAG, BACK, UNDO, QUIT = "a", "e", "s", "f", "b", "u", "q"
HELP = "[a]ccept  [e]dit  [s]kip  [f]lag (send back)  [b]ack  [u]ndo  [q]uit"
_LINE = "------ l10n: "
_FORM = re.compile(rf"^{_LINE}form (\d+).*$", re.MULTILINE)
_END = f"{_LINE}what follows is to read, and is not kept ------"
_STYLES = {
    "untranslated": "dim",
    "needs-work": "yellow",
    "machine": "magenta",
    "translated": "cyan",
    "approved": "green",
    "error": "red",
    "warning": "yellow",
    "info": "blue",
    "kept": "green",
    "missing": "red",
    "forbidden": "red",
    "open": "dim",
}
_SIGNS = {"kept": "✓", "missing": "✗", "forbidden": "⊘", "open": "·"}
_HIDDEN = re.compile("[" + "".join(INVISIBLE) + "]")


@dataclass(slots=True)
class Session:
    """One sitting: the units to look at, as (catalog's name, unit's id), where one is, and what has been done."""

    workspace: Workspace
    console: Console
    keyboard: Keyboard
    queue: Sequence[tuple[str, str]]
    at: int = 0
    done: dict[str, int] = field(default_factory=lambda: {"approved": 0, "edited": 0, "sent back": 0})


def review(workspace: Workspace, scope: str, states: frozenset[str]) -> dict[str, int]:
    """Goes through the units of `scope` in `states` with whoever sits at the terminal; returns what was done, by kind.

    Raises `UsageError` where there is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("--tty needs a terminal", remedy='run it in one, or use "l10n approve" in scripts')
    from rich.console import Console

    workspace.refresh()
    queue = [(one.name, row.id) for one in workspace.catalogs(scope) for row in one.rows if row.state in states]
    with keyboard() as keys:
        session = Session(workspace, Console(highlight=False, markup=False, emoji=False), keys, queue)
        _sit(session)
    return session.done


def _sit(session: Session) -> None:
    queue = session.queue
    while session.at < len(queue):
        one = session.workspace.catalog(queue[session.at][0])
        unit = one.find(queue[session.at][1]) if one is not None else None
        if one is None or unit is None:
            session.at += 1
            continue
        _show(session, one, unit)
        if not _act(session, one, unit, _key(session)):
            return
    session.console.print("That was the last one." if queue else "There is nothing to review.")


def _act(session: Session, one: OpenCatalog, unit: Unit, key: str) -> bool:
    """Does what a key asks for; says whether to go on."""
    workspace, console = session.workspace, session.console
    try:
        if key == ACCEPT:
            if _decide(session, one, unit, unit.targets, "approve"):
                session.done["approved"] += 1
                session.at += 1
        elif key == FLAG:
            if _decide(session, one, unit, unit.targets, "send-back"):
                session.done["sent back"] += 1
                session.at += 1
        elif key == EDIT:
            _edit(session, one, unit)
        elif key == SKIP:
            session.at += 1
        elif key == BACK:
            session.at = max(0, session.at - 1)
        elif key == UNDO:
            found = edit.undo(workspace)
            if found is None or not found[1]:
                console.print("There is nothing to take back.", style="yellow")
            else:
                place = (found[0], found[1][0].after.id)
                session.at = session.queue.index(place) if place in session.queue else session.at
        elif key == QUIT:
            return False
        else:
            console.print(HELP)
    except L10nError as error:
        console.print(str(error), style="red")
    return True


def _decide(session: Session, one: OpenCatalog, unit: Unit, targets: Sequence[str], decision: edit.Decision) -> bool:
    """Whether the decision could be made; otherwise says why not."""
    workspace = session.workspace
    outcome = edit.decide(workspace, one, unit.id, version(unit), targets, decision, workspace.reviewer)
    if outcome.stale:
        session.console.print("Somebody else has changed this unit meanwhile; here it is again.", style="yellow")
    return not outcome.stale


def _edit(session: Session, one: OpenCatalog, unit: Unit) -> None:
    text = _page(one, unit)
    while True:
        with session.keyboard.lent():
            changed = edited(text)
        targets = _targets(changed, len(unit.targets)) if changed is not None else None
        if changed is None or targets is None:
            session.console.print("The editor gave nothing back; the unit stays as it was.", style="yellow")
            return
        targets = tuple(_ending(new, old or unit.source) for new, old in zip(targets, unit.targets, strict=True))
        if targets == unit.targets:
            return
        try:
            if _decide(session, one, unit, targets, "save"):
                session.done["edited"] += 1
            return
        except L10nError as error:
            session.console.print(f"{error}\n[e]dit again, any other key to leave the unit as it was", style="red")
            if _key(session) != EDIT:
                return
            text = changed


def edited(text: str) -> str | None:
    """`text` after the user's editor ($VISUAL, $EDITOR, else vi) has had it; None when the editor failed. Raises `UsageError` without one."""
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    handle, name = tempfile.mkstemp(prefix="l10n-", suffix=".txt")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        done = subprocess.run([*command, name], check=False)  # noqa: S603
        return path.read_text(encoding="utf-8") if done.returncode == 0 else None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{command[0] if command else 'the editor'} cannot be used ({error})", remedy="name an editor in $EDITOR"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            path.unlink()


def _page(one: OpenCatalog, unit: Unit) -> str:
    """What the editor is given: the targets, then what a translator needs to see."""
    lines: list[str] = []
    numbers = one.language.plural_examples
    for form, target in enumerate(unit.targets):
        if unit.plural is not None:
            number = f" (for example {numbers[form]})" if form < len(numbers) else ""
            lines.append(f"{_LINE}form {form}{number} ------")
        lines.append(target)
    lines += [_END, unit.source]
    if unit.plural is not None:
        lines.append(unit.plural)
    lines += [f"({note})" for note in unit.notes]
    return "\n".join(lines) + "\n"


def _targets(text: str, count: int) -> tuple[str, ...] | None:
    """The targets of an edited page, None when its lines are not there any more."""
    body = text.replace("\r\n", "\n").split(_END, 1)[0]
    if count == 1 and not _FORM.search(body):
        return (body.removesuffix("\n"),)
    parts = _FORM.split(body)
    if parts[0].strip() or [*parts[1::2]] != [str(form) for form in range(count)]:
        return None
    return tuple(part.removeprefix("\n").removesuffix("\n") for part in parts[2::2])


def _ending(new: str, old: str) -> str:
    """`new` with a line break at its end exactly where `old` has one: editors add them."""
    new = new.rstrip("\n")
    return f"{new}\n" if new and old.endswith("\n") else new


def _show(session: Session, one: OpenCatalog, unit: Unit) -> None:
    from rich.text import Text

    console = session.console
    live = live_panel(one, unit, unit.targets, session.workspace)
    console.rule(style="dim")
    head = Text(f"{one.name}  {session.at + 1}/{len(session.queue)}  ")
    head.append(unit.state, _STYLES[unit.state])
    mark = unit.provenance
    if mark is not None:
        said = " ".join(f"{key} {mark.get(key)}" for key in ("score", "match", "terms") if mark.get(key))
        head.append(f"  {plain(' '.join(mark.words))} {plain(said)}", "dim")
    console.print(head)
    for label, text in _texts(one, unit):
        console.print(Text(f"  {label}  ", "dim"), Text(plain(text)), sep="")
    for term in live["terms"]:
        form = plain(str(term["found"] or " / ".join(term["renderings"])))
        console.print(
            Text(f"  {_SIGNS[term['status']]} ", _STYLES[term["status"]]),
            Text(f"{plain(term['source'])} → {form}"),
            sep="",
        )
    for finding in live["findings"]:
        severity = str(finding["severity"])
        console.print(Text(f"  {severity}: ", _STYLES[severity]), Text(plain(finding["message"])), sep="")
    for note in unit.marks:
        if note.verb == "note":
            console.print(Text(f"  {plain(note.get('by') or '')}: {plain(note.get('text') or '')}", "italic"))
    console.print(Text(HELP, "dim"))


def _texts(one: OpenCatalog, unit: Unit) -> Iterator[tuple[str, str]]:
    if unit.context:
        yield "context", unit.context
    yield one.source.code, unit.source
    if unit.plural is None:
        yield one.language.code, unit.target or "—"
        return
    yield one.source.code, unit.plural
    numbers = one.language.plural_examples
    for form, target in enumerate(unit.targets):
        label = f"{one.language.code} {numbers[form]}" if form < len(numbers) else f"{one.language.code} #{form}"
        yield label, target or "—"


def plain(text: str) -> str:
    """`text` as a terminal may be given it: control characters and invisible ones by name.

    >>> plain("a\\x1b[2Jb\\u200f")
    'a\\\\x1b[2Jb[RLM]'
    """
    named = _HIDDEN.sub(lambda sign: sign[0] if sign[0] in "\u00a0\u202f" else f"[{INVISIBLE[sign[0]]}]", text)
    return visible(named)


def _key(session: Session) -> str:
    """The key that answers the prompt; quits where the terminal went away, or its user pressed Ctrl-D."""
    session.console.print("> ", end="")
    key = session.keyboard.key()
    session.console.print("")
    return QUIT if key in ("", "\x04") else key
