"""Writes the member states' rows of glossary/icesco.csv: names from CLDR through Babel, the list itself by ISO 3166 code.

Rows whose id begins with `country-` are this script's and are made anew; all others are kept. Run it with: python -m scripts.member_states
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale

from l10n.glossary.concept import Concept, Wording
from l10n.glossary.csv import read_csv, write_csv

GLOSSARY = Path(__file__).parent.parent / "glossary" / "icesco.csv"
LANGUAGES = ("en", "fr", "ar")
STATES = (
    "AE AF AZ BD BF BH BJ BN CI CM DJ DZ EG GA GM GN GW GY ID IQ IR JO KG KM KW KZ LB LY MA ML MR MV MY NE NG OM PK PS QA SA SD SL SN SO SR SY "
    "TD TG TJ TN UG UZ YE"
).split()  # fmt: skip
# The name under which the state is a member, where CLDR describes the territory instead.
NAMES: dict[str, dict[str, str]] = {"PS": {"en": "Palestine", "fr": "Palestine", "ar": "فلسطين"}}
# Forms that institutions use beside CLDR's.
VARIANTS: dict[str, dict[str, tuple[str, ...]]] = {
    "AE": {"en": ("UAE",), "ar": ("دولة الإمارات العربية المتحدة",)},
    "BN": {
        "en": ("Brunei Darussalam",),
        "fr": ("Brunéi Darussalam", "Brunei Darussalam"),
        "ar": ("بروناي دار السلام",),
    },
    "CI": {"ar": ("كوت ديفوار",)},
    "GM": {"en": ("The Gambia",)},
    "IQ": {"fr": ("Iraq",)},
    "KG": {"en": ("Kyrgyz Republic",), "fr": ("République kirghize",), "ar": ("جمهورية قيرغيزستان",)},
    "SY": {"en": ("Syrian Arab Republic",), "fr": ("République arabe syrienne",), "ar": ("الجمهورية العربية السورية",)},
}


def state(code: str) -> Concept:
    """The concept of one member state."""
    wordings = []
    for language in LANGUAGES:
        name = NAMES.get(code, {}).get(language) or Locale(language).territories[code]
        variants = tuple(one for one in VARIANTS.get(code, {}).get(language, ()) if one != name)
        wordings.append(Wording(language, name, variants))
    return Concept(
        id=f"country-{code.lower()}",
        domain="member states",
        pos="proper noun",
        note=f"ISO 3166: {code}; name from CLDR" if code not in NAMES else f"ISO 3166: {code}; name as a member",
        case_sensitive=True,
        wordings=tuple(wordings),
    )


def main(path: Path = GLOSSARY) -> int:
    """Replaces the member states' rows of the glossary at `path`."""
    others = [concept for concept in read_csv(path) if not concept.id.startswith("country-")]
    write_csv(path, [*others, *map(state, STATES)])
    print(f"{path}: {len(others)} concepts kept, {len(STATES)} member states written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
