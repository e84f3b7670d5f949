"""The check `paths`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_PATH = re.compile(r"(?<![\w/.:<~@-])[~.]{0,2}(?:/[\w.+-]+){2,}/?(?![\w:@])|(?<![\w\\])[A-Z]:\\[\w.\\ -]*\w")


@unit_check(
    "paths",
    "warning",
    signs="/\\",
    passes=[
        Example("fr", "Edit /etc/hosts now.", "Modifiez /etc/hosts maintenant."),
        Example("fr", "and/or", "et/ou"),
        Example("fr", "such as /path/to/file", "comme /chemin/du/fichier"),
    ],
    fails=[Example("fr", "Edit /etc/hosts now.", "Modifiez /etc/hotes maintenant.", ("/etc/hosts",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A file's path is not in the target.

    Paths stay letter for letter; made-up ones (`/path/to/file`) may be translated.
    """
    for pair in subject.pairs:
        for match in _PATH.finditer(pair.source):
            path = match[0].rstrip(".,;:")
            if not _stands(path, pair.target) and not re.search(
                "path|file|dir|folder|user|your|name|example", path, re.I
            ):
                yield Flaw(
                    _("the path {path} is not in the target", path=path),
                    pair,
                    "source",
                    match.start(),
                    match.start() + len(path),
                )


def _stands(path: str, text: str) -> bool:
    """Whether `path` stands in `text` and does not go on there."""
    return re.search(rf"{re.escape(path)}(?![\w/-])", text) is not None
