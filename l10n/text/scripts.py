"""Which scripts the letters of a text are in (ISO 15924 codes, Unicode blocks). Knows nothing about languages."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_SCRIPTS = {
    "Latn": "A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Arab": "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc",
    "Cyrl": "\u0400-\u0481\u048a-\u052f",
    "Grek": "\u0370-\u0373\u0376-\u037d\u0386-\u03ff\u1f00-\u1fff",
    "Hebr": "\u05d0-\u05ea\u05ef-\u05f2",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Kana": "\u3041-\u3096\u30a1-\u30fa",
    "Hang": "\u1100-\u11ff\uac00-\ud7a3",
    "Deva": "\u0904-\u0939\u0958-\u0961",
    "Beng": "\u0985-\u09b9",
    "Thai": "\u0e01-\u0e30",
    "Armn": "\u0531-\u0587",
    "Geor": "\u10a0-\u10ff",
    "Ethi": "\u1200-\u137f",
}
_EQUAL = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}


def scripts(text: str) -> dict[str, int]:
    """How many letters of each script `text` holds; scripts without a letter are left out.

    >>> scripts("ICESCO إيسيسكو 2025")
    {'Latn': 6, 'Arab': 7}
    """
    letters = "".join(_letters("".join(_SCRIPTS.values())).findall(text))
    counts = Counter({name: len(_letters(ranges).findall(letters)) for name, ranges in _SCRIPTS.items()})
    return {name: count for name, count in counts.items() if count}


def share(text: str, script: str) -> float | None:
    """The share (0…1) of the letters of `text` that are in `script`; None where there is no letter at all."""
    counts = scripts(text)
    total = sum(counts.values())
    if not total:
        return None
    wanted = _EQUAL.get(script, script)
    found = counts.get(wanted, 0) + (counts.get("Kana", 0) if script == "Jpan" else 0)
    return found / total


@lru_cache(maxsize=len(_SCRIPTS) + 1)
def _letters(ranges: str) -> re.Pattern[str]:
    return re.compile(f"[{ranges}]")
