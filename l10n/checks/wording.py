"""What findings say in other languages: the catalogs in `locale`, which `scripts/check_wording.py` keeps up to the checks.

Reports for programs stay in English; this is for people's screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.checks.message import Message, one_line, told

FOLDER = Path(str(files("l10n.checks"))) / "locale"


@lru_cache(maxsize=8)
def texts(language: str) -> Mapping[str, str]:
    """For each template of a message, and each title and explanation of a check, how `language` (a gettext code) says it; nothing where there is
    no catalog of it."""
    units = (unit for path in sorted((FOLDER / language).glob("*.po")) for unit in Catalog.load(path))
    return {unit.source: unit.target for unit in units if unit.state in ("machine", "translated", "approved")}


def said(message: str, language: str) -> str:
    """A finding's message, or a check's title, in `language`; in English where there is no other wording.

    >>> from l10n.checks.message import message
    >>> said(message("ends with {found}, the source does not", found=message("a colon")), "fr").split()
    ['se', 'termine', 'par', ':', 'deux-points', ';', 'pas', 'la', 'source']
    """
    known = texts(language)
    if not isinstance(message, Message):
        return known.get(message, message)
    return told(message, lambda template: known.get(template, template))


def explained(explanation: str, language: str) -> str:
    """A check's explanation in `language`, in one line; in English where there is no other wording."""
    return said(one_line(explanation), language)
