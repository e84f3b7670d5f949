"""The check `safe-html`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_UNSAFE = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|applet|meta|base|link|form|style|svg|math)\b[^>]*>?"
    r"|<[a-z][^>]*?[\s/\"'](on[a-z]{3,20})\s*="
    r"|(?:javascript|vbscript):(?=[\w(])|data\s*:\s*text/html"
    r"|<[a-z][^>]*?\ssrcdoc\s*=",
    re.I,
)
_SCHEME = re.compile(r"(?:script|data\s*):", re.I)


@unit_check(
    "safe-html",
    "error",
    signs="<:",
    passes=[
        Example("fr", "<b>Yes</b>", "<b>Oui</b>"),
        Example("fr", "JavaScript: the basics", "JavaScript : les bases"),
        Example("fr", '<a onclick="go()">Go</a>', '<a onclick="go()">Aller</a>'),
    ],
    fails=[
        Example("fr", "Hello", "Bonjour <script>alert(1)</script>", ("<script>", "</script>")),
        Example("ar", '<a href="/x">Go</a>', '<a href="javascript:alert(1)">اذهب</a>', ("javascript:",)),
        Example("fr", '<img src="a.png">', '<img src="a.png" onerror="alert(1)">', ('<img src="a.png" onerror=',)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target holds markup that can run code, and the source does not.

    Scripts, frames, event handlers and `javascript:` addresses come from outside the text, or from somebody who should not translate.
    """
    for pair in subject.pairs:
        if "<" not in pair.target and not _SCHEME.search(pair.target):
            continue
        found = list(_UNSAFE.finditer(pair.target))
        known = {match[0].lower() for match in _UNSAFE.finditer(pair.source)} if found else set()
        handlers = {(match[1] or "").lower() for match in _UNSAFE.finditer(pair.source)} if found else set()
        for match in found:
            if match[0].lower() in known or (match[1] and match[1].lower() in handlers):
                continue
            yield Flaw(_("markup that can run code"), pair, "target", *match.span())
