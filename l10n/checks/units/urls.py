"""The check `urls`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.checks.untouchable import URL

_TRAILING = ".,;:!?…'"


@unit_check(
    "urls",
    "error",
    signs=":.",
    passes=[
        Example("fr", "See https://www.icesco.org/en/news/.", "Voir https://www.icesco.org/fr/news."),
        Example("fr", "See https://en.wikipedia.org/wiki/Fez.", "Voir https://fr.wikipedia.org/wiki/F%C3%A8s."),
        Example("fr", "http://x.org/a", "https://x.org/a"),
        Example("fr", "eg. http://example.com/a.jpg", "ex. : http://exemple.fr/b.jpg"),
    ],
    fails=[
        Example("fr", "See https://icesco.org/en/x.", "Voir https://icesco.org/fr/y.", ("https://icesco.org/en/x",)),
        Example("ar", "See https://icesco.org.", "انظر https://icesc.org.", ("https://icesco.org",)),
        Example("fr", "See https://icesco.org.", "Voir htp://icesco.org.", ("https://icesco.org",)),
        Example("fr", "See https://icesco.org/a", "Voir https://icesco.org/b", ("https://icesco.org/a",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A web address of the source is not in the target.

    Addresses stay letter for letter. One that leads to a page in the target's own language (`/en/` for `/fr/`, another language's
    encyclopedia) is accepted; another path at the same host is a warning.
    """
    for pair in subject.pairs:
        if "://" not in pair.source and "www." not in pair.source:
            continue
        there = [match[0].rstrip(_TRAILING) for match in URL.finditer(pair.target)]
        found = Counter(map(_local, there))
        hosts = {_host(address) for address in there}
        for match in URL.finditer(pair.source):
            address = match[0].rstrip(_TRAILING)
            if (
                "%(" in address
                or "{" in address
                or "%s" in address
                or pair.source.startswith(("{", "%"), match.start() + len(address))
            ):
                continue
            if found[_local(address)] or ("://example." in address and there):
                continue
            end = match.start() + len(address)
            host = _host(address)
            localised = re.search(r"(?:^|\.)(?:wikipedia|wiktionary)\.org$", host)
            if localised and any(re.search(r"(?:^|\.)(?:wikipedia|wiktionary)\.org$", other) for other in hosts):
                continue
            elsewhere = host in hosts
            message = (
                _("the address {address} is not in the target, another at the same host is", address=address)
                if elsewhere
                else _("the address {address} is not in the target", address=address)
            )
            yield Flaw(message, pair, "source", match.start(), end, severity="warning" if elsewhere else None)


def _local(address: str) -> str:
    """An address without what differs between languages: path parts of two letters, a language's host name, the scheme, the final slash."""
    address = re.sub(r"^https?://", "//", address.rstrip("/"))
    return re.sub(r"(?<=/)[a-z]{2}(?:[-_][A-Za-z]{2})?(?=[/.]|$)|(?<=[?&])(?:lang|hl)=[a-z-]+", "", address)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or address.split("/")[0]).removeprefix("www.")
    except ValueError:
        return ""
