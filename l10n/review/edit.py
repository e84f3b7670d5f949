"""A reviewer's decisions: each is made of a unit as it stands on disk, only if that is what the reviewer saw, and can be taken back.

Knows no HTTP and no catalog files; a decision is a function from unit to unit (`l10n.catalog.states`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Literal, get_args

from l10n.catalog.marks import Mark, today
from l10n.catalog.states import add_mark, approve, empty, send_back, write
from l10n.catalog.unit import Unit
from l10n.errors import InputError
from l10n.review.workspace import Change, Changed, OpenCatalog, Outcome, Workspace, version
from l10n.text import codes

Decision = Literal["save", "approve", "send-back", "empty"]
DECISIONS: tuple[str, ...] = get_args(Decision)
REMEMBERED = 200
"""Decisions that can be taken back."""
LONGEST = 100_000
"""Characters in one target; more is nobody's translation."""


def decide(
    workspace: Workspace,
    one: OpenCatalog,
    name: str,
    seen: str,
    targets: Sequence[str],
    decision: Decision,
    by: str,
) -> Outcome:
    """Writes `targets` into the unit called `name` and decides about it, if it still has the version `seen`.

    Raises `InputError` for targets that cannot be written: the wrong number, inline codes that are broken or not the source's.
    """

    def make(unit: Unit) -> Unit:
        texts = clean(unit, targets)
        if decision == "empty":
            return empty(unit)
        written = write(unit, texts)
        if decision == "save":
            return written
        if decision == "send-back":
            # What a machine made stays what it was until a person has looked: a person has, and says no.
            return send_back(written)
        return approve(unit if texts == unit.targets else written, by, today())

    return _keep(workspace, one, one.change([Change(name, seen, make)], whole=True))


def remark(workspace: Workspace, one: OpenCatalog, name: str, text: str, by: str) -> Outcome:
    """Adds a remark to a unit, whatever has been decided about it meanwhile."""
    if not text.strip():
        raise InputError("the remark is empty", remedy="write something")
    mark = Mark("note", (), (("by", by), ("on", today()), ("text", text.strip())))
    return _keep(workspace, one, one.change([Change(name, None, lambda unit: add_mark(unit, mark))]))


def suppress(workspace: Workspace, one: OpenCatalog, name: str, check: str, why: str, by: str) -> Outcome:
    """Says that what `check` finds at a unit is as it should be."""
    mark = Mark("ignore", (check,), (("why", why.strip() or "reviewed"), ("by", by), ("on", today())))
    return _keep(workspace, one, one.change([Change(name, None, lambda unit: add_mark(unit, mark))]))


def approve_all(workspace: Workspace, chosen: Iterable[tuple[OpenCatalog, str, str]], by: str) -> tuple[int, int]:
    """Approves the units given as (catalog, id, version seen); returns how many were approved and how many could not be.

    Units without a target, and those sent back, are never approved unseen.
    """
    groups: dict[OpenCatalog, list[Change]] = {}
    left = 0
    for one, name, seen in chosen:
        unit = one.find(name)
        if unit is None or unit.state not in ("machine", "translated"):
            left += 1
            continue
        groups.setdefault(one, []).append(Change(name, seen, lambda unit: approve(unit, by, today())))
    done, stale = _change_all(workspace, groups)
    return done, left + stale


def rewrite_all(
    workspace: Workspace, chosen: Iterable[tuple[OpenCatalog, str, str]], make: Callable[[Unit], Unit]
) -> tuple[int, int]:
    """Makes what `make` gives of each unit (catalog, id, version seen); returns how many were changed and how many not."""
    groups: dict[OpenCatalog, list[Change]] = {}
    for one, name, seen in chosen:
        groups.setdefault(one, []).append(Change(name, seen, make))
    return _change_all(workspace, groups)


def _change_all(workspace: Workspace, groups: dict[OpenCatalog, list[Change]]) -> tuple[int, int]:
    done = left = 0
    for one, changes in groups.items():
        outcome = _keep(workspace, one, one.change(changes))
        made = sum(each.before != each.after for each in outcome.done)
        done += made
        left += len(changes) - made
    return done, left


def undo(workspace: Workspace) -> tuple[str, tuple[Changed, ...], int] | None:
    """Takes the last decision back; returns (catalog, what was undone, how many units somebody else has changed since), or None.

    A unit that somebody else has changed since stays as it is.
    """
    if not workspace.undo:
        return None
    name, changes = workspace.undo.pop()
    one = workspace.catalog(name)
    if one is None:
        return name, (), len(changes)
    back = [Change(each.after.id, version(each.after), _restored(each.before)) for each in changes]
    outcome = one.change(back)
    return name, outcome.done, len(changes) - len(outcome.done)


def clean(unit: Unit, targets: Sequence[str]) -> tuple[str, ...]:
    """`targets` as they may be written into `unit`. Raises `InputError` for the wrong number of them or broken inline codes."""
    texts = tuple(text.replace("\r\n", "\n").replace("\r", "\n") for text in targets)
    if len(texts) != len(unit.targets):
        raise InputError(f"the unit takes {len(unit.targets)} targets, not {len(texts)}", remedy="load it again")
    known = set(codes.signature(unit.source)) | set(codes.signature(unit.plural or ""))
    for text in texts:
        if len(text) > LONGEST:
            raise InputError(f"the target has more than {LONGEST} characters", remedy="shorten it")
        if any("\ud800" <= sign <= "\udfff" or sign == "\0" for sign in text):
            raise InputError("the target holds a character that no file can keep", remedy="remove it")
        if known and not (codes.well_formed(text) and set(codes.signature(text)) <= known):
            raise InputError(
                "an inline code is broken, doubled or not the source's", remedy="take it out and insert it again"
            )
    return texts


def _keep(workspace: Workspace, one: OpenCatalog, outcome: Outcome) -> Outcome:
    changed = tuple(each for each in outcome.done if each.before != each.after)
    if changed:
        workspace.undo.append((one.name, changed))
        del workspace.undo[:-REMEMBERED]
    return outcome


def _restored(before: Unit) -> Callable[[Unit], Unit]:
    def make(unit: Unit) -> Unit:
        # Where it stands and what is said about it may have changed since; its words and what was decided go back.
        return replace(
            unit,
            targets=before.targets,
            flags=before.flags,
            workflow=before.workflow,
            marks=before.marks,
            previous=before.previous,
        )

    return make
