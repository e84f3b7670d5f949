"""The check `markdown`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_LINK = re.compile(
    r"!?\[[^\[\]\n]{1,200}\]\(([^()\s]{1,300})(?:\s+\"[^\"]*\")?\)|!?\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,80}\]"
)
_BOLD = re.compile(r"\*\*(?=\S)[^*\n]+(?<=\S)\*\*")


@unit_check(
    "markdown",
    "warning",
    signs="[*",
    passes=[
        Example("fr", "See [the site](https://x.org).", "Voir [le site](https://x.org)."),
        Example("fr", "**Note** this", "**Notez** ceci"),
    ],
    fails=[
        Example(
            "fr", "See [the site](https://x.org).", "Voir [le site] (https://x.org).", ("[the site](https://x.org)",)
        ),
        Example("ar", "**Note** this", "*لاحظ** هذا", ("**Note**",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Markdown of the source is lost: a link or strong emphasis.

    There are as many in the target as in the source.
    """
    for pair in subject.pairs:
        for pattern, what in ((_LINK, _("link")), (_BOLD, _("strong emphasis"))):
            wanted = list(pattern.finditer(pair.source))
            if wanted and len(pattern.findall(pair.target)) < len(wanted):
                yield Flaw(
                    _("a {what} of the source is not in the target", what=what), pair, "source", *wanted[-1].span()
                )
