"""The check `emails`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.checks.untouchable import EMAIL


@unit_check(
    "emails",
    "error",
    signs="@",
    passes=[
        Example("ar", "Write to info@icesco.org.", "اكتبوا إلى info@icesco.org."),
        Example("fr", "such as name@example.com", "comme nom@exemple.com"),
    ],
    fails=[Example("fr", "Write to info@icesco.org.", "Écrivez à inf@icesco.org.", ("info@icesco.org",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """An e-mail address of the source is not in the target.

    Addresses stay letter for letter; made-up ones (at “example”, “domain”) may be translated.
    """
    for pair in subject.pairs:
        there = set(EMAIL.findall(pair.target))
        for match in EMAIL.finditer(pair.source):
            address = match[0]
            if address not in there and not any(
                word in address for word in ("example", "domain", "user@", "name@", "your")
            ):
                yield Flaw(
                    _("the address {address} is not in the target", address=address), pair, "source", *match.span()
                )
