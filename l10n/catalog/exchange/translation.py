"""A translation: one source with its target in one language, as memories exchange it. Knows nothing of files and stores."""

from __future__ import annotations

from typing import NamedTuple

from l10n.states import State


class Translation(NamedTuple):
    """One finished unit outside of any catalog.

    Languages are gettext codes. `targets` has one string, or one per plural form where `plural` (msgid_plural) is set. `before` and `after`
    are digests of the neighbours' sources (`l10n.memory.rows.digest`), None where there is none. `origin` is the person or engine the
    target came from, `when` the ISO date on which it was approved or first seen; "" where unknown.
    """

    source_lang: str
    target_lang: str
    source: str
    targets: tuple[str, ...]
    plural: str | None = None
    context: str | None = None
    before: int | None = None
    after: int | None = None
    state: State = "translated"
    origin: str = ""
    when: str = ""
    document: str = ""
    domain: str = ""
