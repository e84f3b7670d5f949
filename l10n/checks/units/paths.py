"""The check `paths`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_PATH = re.compile(r"(?<![\w/.:<~@-])[~.]{0,2}(?:/[\w.+-]+){2,}/?(?![\w:@])|(?<![\w\\])[A-Z]:\\[\w.\\ -]*\w")


_EXAMPLE = re.compile(r"\b(?:examples?|e\.?g\.?|such as|like)\W{0,4}\Z", re.I)
"""What introduces a path that is an example, and may be translated as one."""
_BEFORE = 16


@unit_check(
    "paths",
    "warning",
    signs="/\\",
    passes=[
        Example("fr", "Edit /etc/hosts now.", "Modifiez /etc/hosts maintenant."),
        Example("fr", "and/or", "et/ou"),
        Example("fr", "such as /path/to/file", "comme /chemin/du/fichier"),
        Example("fr", "Example: “/about/contact/”.", "Par exemple, « /a_propos/contact/ »."),
        Example("fr", "Letters and @/./+/-/_ only.", "Lettres, @, ., +, - et _ seulement."),
        Example("ar", "Open /srv/site/ now.", "افتح /srv/site الآن."),
    ],
    fails=[Example("fr", "Edit /etc/hosts now.", "Modifiez /etc/hotes maintenant.", ("/etc/hosts",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A file's path is not in the target.

    Paths stay letter for letter, a slash at their end apart; made-up ones (`/path/to/file`) and those that are examples may be translated.
    """
    for pair in subject.pairs:
        for match in _PATH.finditer(pair.source):
            path = match[0].rstrip(".,;:")
            if not _stands(path, pair.target) and not _made_up(path, pair.source[: match.start()][-_BEFORE:]):
                yield Flaw(
                    _("the path {path} is not in the target", path=path),
                    pair,
                    "source",
                    match.start(),
                    match.start() + len(path),
                )


def _stands(path: str, text: str) -> bool:
    """Whether `path` stands in `text` and does not go on there."""
    return re.search(rf"{re.escape(path.rstrip('/'))}/?(?![\w/-])", text) is not None


def _made_up(path: str, before: str) -> bool:
    """Whether `path`, with what stands `before` it, is one for show, or no path but a list of signs."""
    return (
        re.search("path|file|dir|folder|user|your|name|example", path, re.I) is not None
        or not any(map(str.isalpha, path))
        or _EXAMPLE.search(before) is not None
    )
