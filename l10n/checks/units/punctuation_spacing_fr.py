"""The check `punctuation-spacing-fr`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Setting, Subject, unit_check
from l10n.checks.commands import typed
from l10n.checks.example import Example
from l10n.checks.message import message as _

NARROW, WIDE = "\u202f", "\u00a0"
_BEFORE = r"[\w)\]»”’>%}.…'\"]"
_MARK = re.compile(
    rf"[;:!?«»](?:(?<=[;:!?])(?:(?<={_BEFORE}.)|(?<={_BEFORE}[ \u2009].))(?=\s|$|[»”\"<)])"
    r"|(?<=«) ?(?=\S)|(?<=»)(?:(?<=[^\s«].)|(?<=[^\s«] .)))",
    re.S,
)
_CANADIAN = frozenset(";!?")
_ORDINARY = re.compile(r"[;:!?»](?<=\S .)(?=\s|$)|« \S")
_NO_BREAK = re.compile("[\u00a0\u202f][;:!?»]|«[\u00a0\u202f]")
_LARGE = 100
_MANY, _FEW = 30, 8
"""Ordinary spaces of a small and of a large catalog from which on they are its custom, if they outnumber no-break spaces."""
_LITERAL = re.compile(
    r"(?<![\w-])[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+:|:(?:[a-z][a-z-]*|%s):|>:<|(?<!\w)(?:To|Cc|Bcc|From|Subject|Sender):"
    r"|(?<=[«\"'“] )[A-Z][a-z]+:(?= ?[»\"'”])|(?<=[«\"'“])[A-Z][a-z]+:(?=[\"'”])"
)
"""Names of header fields and of roles, to which the colon belongs, and tags that stand for values."""
_FIELD = re.compile(r"^[ \t]*[A-Z][\w-]{0,60}:(?=[ \n])", re.M)
_LONGEST = 62
_FIELDS = 2
"""Lines that begin with the name of a field, from which on a source shows a file of fields (Debian's `control`)."""


@unit_check(
    "punctuation-spacing-fr",
    "warning",
    gathered=True,
    languages="fr",
    signs=";:!?«»",
    passes=[
        Example("fr", "Yes! See: 10:30", "Oui\u202f! Voir\u00a0: 10:30"),
        Example("fr", "See https://x.org/?a;b: “yes”", "Voir https://x.org/?a;b\u00a0: «\u00a0oui\u00a0»"),
        Example("fr_CA", "Really?", "Vraiment?"),
        Example("de", "Yes!", "Ja!"),
        Example("fr", "The Reply-To: field", "Le champ Reply-To: du message"),
        Example("fr", "A&nbsp;B: c", "A&nbsp;B&nbsp;: c"),
        Example("fr", ":?.!", ":?.!"),
        Example("fr", "Give <key>:<value>", "Indiquez <key>:<value>"),
        Example("fr", "In To: or Cc: lines", "Dans les lignes To: ou Cc: du message"),
        Example("fr", "Use :no-index: here", "Utilisez :no-index: ici"),
        Example("fr", " Name: mydb\n Mode: 600\n", " Name: mydb\n Mode: 600\n"),
        Example("fr", "while true; do\n  # wait\n  /bin/true; done", "while true; do\n  # attendre\n  /bin/true; done"),
        Example("fr", "a “D” here", "un «\\ D\\ » ici"),
    ],
    fails=[
        Example("fr", "Yes!", "Oui!", ("!",)),
        Example("fr", "“Yes”: he", "«oui» : il", ("«", "»", " :")),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """French punctuation lacks its no-break space.

    `;` `:` `!` `?` and `»` have one before them, `«` one after it (in Canada only `:` and the quotes). An ordinary space, at which a line can
    break, is only remarked on, and not in a catalog whose custom it is. After the Lexique des règles typographiques en usage à l’Imprimerie
    nationale.
    """
    language = subject.setting.language
    if language is None:
        return
    for pair in subject.pairs:
        target = pair.target
        fields = "\n" in pair.source and len(_FIELD.findall(pair.source)) >= _FIELDS
        commands: bool | None = None
        for match in _MARK.finditer(target) if any(map(str.isalpha, target)) else ():
            at, mark = match.start(), match[0][0]
            if mark != pair.target_prose[at]:
                continue
            start = at - 1 if mark != "«" and target[at - 1 : at] in (" ", "\u2009") else at
            space = len(match[0]) > 1 or start < at
            if _escaped(target, at, match.end()) or (fields and mark == ":" and _field(pair, at)):
                continue
            if language.code == "fr_CA" and mark in _CANADIAN:
                continue
            if not space and mark == ":" and _literal(pair, at):
                continue
            if space and subject.setting.once("punctuation-spacing-fr", _custom):
                continue
            if commands is None:
                commands = typed(pair.source)
            if commands:
                break
            right = WIDE if mark in ":«»" else NARROW
            yield Flaw(
                _message(mark, space),
                pair,
                "target",
                start,
                match.end(),
                fix=f"«{right}" if mark == "«" else f"{right}{mark}",
                severity="info" if space else None,
            )


def _message(mark: str, space: bool) -> str:
    if mark == "«":
        return _("the space after “«” lets the line break") if space else _("no no-break space after “«”")
    if space:
        return _("the space before “{mark}” lets the line break", mark=mark)
    return _("no no-break space before “{mark}”", mark=mark)


def _escaped(target: str, start: int, end: int) -> bool:
    """Whether the mark from `start` to `end` has the no-break space of manual pages (`\\ `)."""
    return (target[end : end + 1] if target[start] == "«" else target[start - 2 : start - 1]) == "\\"


def _field(pair: Pair, colon: int) -> bool:
    """Whether the colon at `colon` ends the name of a field that the source has too."""
    name = pair.target[max(0, colon - _LONGEST) : colon].rpartition("\n")[2].strip()
    return bool(name) and f"{name}:" in pair.source and _FIELD.match(f"{name}: ") is not None


def _literal(pair: Pair, colon: int) -> bool:
    """Whether the colon at `colon` belongs to a word that the source has too."""
    return any(one.start() <= colon < one.end() and one[0] in pair.source for one in _LITERAL.finditer(pair.target))


def _custom(setting: Setting) -> bool:
    """Whether the catalog sets off its punctuation by ordinary spaces."""
    ordinary, kept = len(_ORDINARY.findall(setting.targets)), len(_NO_BREAK.findall(setting.targets))
    return ordinary > (_FEW if setting.size >= _LARGE else _MANY) and ordinary > kept
