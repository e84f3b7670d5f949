"""The check `conflict-markers`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

MARKER = re.compile(r"#-#-#-#-#|^(?:<{7}|>{7}|={7}|\|{7})(?: |$)", re.M)


@unit_check(
    "conflict-markers",
    "error",
    signs="#<>=|",
    passes=[Example("fr", "a << b", "a << b"), Example("fr", "======= x", "======= y")],
    fails=[
        Example(
            "fr",
            "Save",
            "#-#-#-#-#  a.po  #-#-#-#-#\nEnregistrer\n#-#-#-#-#  b.po  #-#-#-#-#\nSauver",
            ("#-#-#-#-#",),
        ),
        Example("ar", "Save", "<<<<<<< HEAD\nحفظ\n=======\nاحفظ\n>>>>>>> x", ("<<<<<<< ",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Markers of a merge conflict were left in the target.

    `msgcat` writes them (`#-#-#-#-#`) where catalogs disagree, version control (`<<<<<<<`) where people do. Keep one version.
    """
    for pair in subject.pairs:
        match = MARKER.search(pair.target)
        if match is not None and not MARKER.search(pair.source):
            yield Flaw(_("holds markers of a merge conflict"), pair, "target", *match.span())
