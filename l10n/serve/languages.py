"""Which languages the server translates between, and under which names clients may ask for them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from l10n.config import Project
from l10n.mt.packages import PIVOT, installed
from l10n.text.detection import Detection, detect
from l10n.text.languages import closest, language

UNKNOWN = Detection("en", 0.0)
"""What LibreTranslate answers where it knows nothing."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The `targets` of each source language, by gettext code. `zh-Hans` finds `zh` where there is nothing closer."""

    targets: Mapping[str, tuple[str, ...]]

    @property
    def codes(self) -> tuple[str, ...]:
        """All languages, sources and targets, sorted."""
        return tuple(sorted({*self.targets, *(one for targets in self.targets.values() for one in targets)}))

    def known(self, asked: str) -> str | None:
        """The code of ours that `asked` means: the same language and variety, else the same language; None where there is none."""
        return closest(asked, self.codes)

    def detected(self, text: str) -> Detection:
        """The language of `text` among those that can be translated; `UNKNOWN` where it cannot be told."""
        found = detect(text, self.codes) if self.codes else []
        return found[0] if found else UNKNOWN

    def listed(self) -> list[dict[str, object]]:
        """The answer to `/languages`."""
        return [
            {"code": language(code).tag, "name": name(code), "targets": [language(one).tag for one in targets]}
            for code in self.codes
            for targets in [self.targets.get(code, ())]
        ]


@functools.cache
def name(code: str) -> str:
    """The English name of a language."""
    return language(code).name("en")


def of_models() -> Languages:
    """What the installed models translate: directly, or through English. A language is also a target of itself, as LibreTranslate has it."""
    pairs = {(one.source, one.target) for one in installed()}
    into = {source for source, target in pairs if target == PIVOT}
    out_of = {target for source, target in pairs if source == PIVOT}
    reached = pairs | {(source, target) for source in into for target in out_of if source != target}
    sources = sorted({source for source, _ in reached})
    return Languages(
        {one: tuple(sorted({target for source, target in reached if source == one} | {one})) for one in sources}
    )


def of_project(project: Project) -> Languages:
    """Every language of the project into every other: for engines whose models are elsewhere."""
    return Languages({one: tuple(sorted(project.languages)) for one in project.languages})
