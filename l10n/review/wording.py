"""What the workbench says, in the language of whoever reads it: gettext catalogs of our own, made and checked with this toolkit.

English stands in the templates and scripts; `l10n extract` and `l10n update`, run in this folder, take it from there into `locale`. Catalogs are
read as they are: nothing has to be compiled.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.text.languages import Language, base, language
from l10n.text.plurals import plural_forms

LANGUAGES = ("en", "fr", "ar")
"""The languages of the interface, by gettext code."""

FOLDER = Path(str(files("l10n.review"))) / "locale"


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface in one language: `texts` from English to it, `plurals` from English singular to its forms; `unreviewed` of them were made
    by a machine and read by no speaker.
    """

    language: Language
    texts: dict[str, str]
    plurals: dict[str, tuple[str, ...]]
    unreviewed: int = 0

    def say(self, text: str, **values: object) -> str:
        """`text` in this language, with `values` in the places of `{name}`."""
        return self.texts.get(text, text).format(**values) if values else self.texts.get(text, text)

    def table(self) -> dict[str, object]:
        """Everything for the browser, which evaluates no plural expression: `form` has the form's index for 0…199, of which higher
        numbers take that of their last two digits + 100.
        """
        index = plural_forms(self.language.plural_forms).index
        return {
            "language": self.language.tag,
            "direction": self.language.direction,
            "texts": self.texts,
            "plurals": self.plurals,
            "form": [index(number) for number in range(200)],
        }


@lru_cache(maxsize=len(LANGUAGES))
def wording(code: str) -> Wording:
    """The interface in the language `code`, one of `LANGUAGES`."""
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    unreviewed = 0
    path = FOLDER / code / "messages.po"
    if path.is_file():
        for unit in Catalog.load(path):
            if unit.state not in ("machine", "translated", "approved"):
                continue
            unreviewed += unit.state == "machine"
            if unit.plural is None:
                texts[unit.source] = unit.target
            else:
                plurals[unit.source] = unit.targets
    return Wording(language(code), texts, plurals, unreviewed)


def preferred(header: str) -> str:
    """The one of `LANGUAGES` that an Accept-Language header likes best, English where it likes none.

    >>> preferred("de, ar-MA;q=0.9, fr;q=0.8")
    'ar'
    """
    wanted: list[tuple[float, str]] = []
    for part in header[:500].split(","):
        tag, _, quality = part.strip().partition(";q=")
        try:
            wanted.append((-float(quality or 1), base(tag)))
        except ValueError:
            continue
    return next((tag for _, tag in sorted(wanted, key=lambda one: one[0]) if tag in LANGUAGES), "en")
