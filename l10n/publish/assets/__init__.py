"""The stylesheet and the script of marked pages: self-contained, without a network address."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

FOLDER = "assets"
"""The folder of a site that holds them."""
SCRIPT = "l10n.js"
NAMES = ("l10n.css", SCRIPT)


@lru_cache(maxsize=len(NAMES))
def asset(name: str) -> str:
    """The text of one of `NAMES`."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
