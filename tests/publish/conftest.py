"""Articles rendered from units in chosen states, with real formats and no files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill, send_back, write
from l10n.catalog.unit import Unit
from l10n.formats.registry import format_for
from l10n.publish.page import Counts, Surroundings, render
from l10n.publish.registry import DRESSES
from l10n.text.languages import language

Render = Callable[..., tuple[str, Counts]]


def unit_in(state: str, source: str, target: str, context: str | None = None) -> Unit:
    """A unit in `state` with `target`."""
    unit = Unit(source, context=context)
    if state == "untranslated":
        return unit
    if state == "machine":
        return fill(unit, (target,), Mark("machine", ("pseudo",)))
    written = write(unit, (target,))
    return {
        "needs-work": lambda: send_back(written),
        "translated": lambda: written,
        "approved": lambda: approve(written, "Ana", "2026-11-23"),
    }[state]()


@pytest.fixture
def page() -> Render:
    """`page(text, {source: (state, target)}, name=, lang=, min_state=, around=)`: the page and its numbers."""

    def run(
        text: str,
        units: dict[str, tuple[str, str]] | None,
        *,
        name: str = "a.html",
        source: str = "en",
        lang: str = "fr",
        min_state: str = "machine",
        around: Surroundings | None = None,
    ) -> tuple[str, Counts]:
        form = format_for(Path(name))
        article = form.parse(text, source, Path(name))
        known = {(segment.context, segment.source) for segment in article.segments}
        made = None
        if units is not None:
            made = {(None, key): unit_in(state, key, target) for key, (state, target) in units.items()}
            assert set(made) <= known, known
        return render(
            article,
            made,
            language(source),
            language(lang),
            min_state,
            around or Surroundings(),
            form.encode,
            DRESSES[article.format],
        )

    return run
