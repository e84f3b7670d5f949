"""The check `addresses`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.untouchable import ADDRESS

_TRAILING = ".,;:!?…"


@unit_check("addresses", "error")
def check(subject: Subject) -> Iterator[Flaw]:
    """A web or e-mail address of the source is not in the target.

    Addresses stay letter for letter. One that leads to a page in the target's own language (`/en/` for `/fr/`) is accepted.
    """
    for pair in subject.pairs:
        if "://" not in pair.source and "@" not in pair.source:
            continue
        found = Counter(_local(match[0]) for match in ADDRESS.finditer(pair.target))
        for match in ADDRESS.finditer(pair.source):
            address = match[0].rstrip(_TRAILING)
            if "%" in address or "{" in address:
                continue
            if not found[_local(address)]:
                end = match.start() + len(address)
                yield Flaw(f"the address {address} is not in the target", pair, "source", match.start(), end)


def _local(address: str) -> str:
    """An address without what differs between languages: path parts of two letters, a language's host name, the final slash."""
    address = address.rstrip(_TRAILING).rstrip("/")
    return re.sub(r"(?<=/)[a-z]{2}(?:[-_][A-Za-z]{2})?(?=[/.]|$)", "", address)
