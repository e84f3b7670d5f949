"""The check `placeholders`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.text.placeholders import RENUMBERED, Placeholder, arguments, placeholders

_LITERAL = frozenset({"%%", "{{", "}}"})
_NUMBERED = re.compile(r"%(\d+)\$")
_OWN_DIGITS = re.compile(r"(?<=%)((?:\d+\$)?[-#0+']*)I")
"""The flag by which a translation of a C message asks for its language's digits (gettext's manual, “c-format”)."""
_DATE = re.compile(r"%[-_0^#EO]?[aAbBeHIMSYyTZpj](?!\w)")
_DIRECTIVES = 2
"""Directives of a date's pattern (`%H:%M`) in a message without flags from which on it is one, which languages write their own way."""
_PERCENT_FLAGS = frozenset({"python-format", "c-format", "php-format"})

_PY, _C, _BRACE = ("python-format",), ("c-format",), ("python-brace-format",)


@unit_check(
    "placeholders",
    "error",
    signs="%{$",
    passes=[
        Example("fr", "${who} wrote ${what}", "${what}, par ${who}"),
        Example("fr", "Hello %(name)s", "Bonjour %(name)s", flags=_PY),
        Example("fr", "100% sure", "sûr à 100%"),
        Example("fr", "%d of %d", "%d sur %d", flags=_PY),
        Example("fr", "%s by %d", "%2$d par %1$s", flags=_C),
        Example("fr", "%s by %d", "%2$d par %1$s", flags=("javascript-format",)),
        Example("fr", "{} of {}", "{1} / {0}", flags=_BRACE),
        Example("fr", "{when:%b%d}", "{when:%d/%m}", flags=_BRACE),
        Example("fr", "50%% off", "50 %% de remise", flags=_PY),
        Example("ar", "Line %d: %s", "السطر %Id: %s", flags=_C),
        Example("ar", "%.1f MB", "%I.1f م.بايت", flags=_C),
        Example("fr", "%<PRIu64> bytes of %s", "%2$s : %1$<PRIu64> octets", flags=_C),
        Example("fr", "%a %b %e %H:%M:%S %Y", "%a %d %b %Y %T %Z"),
        Example(
            "ar", "%d day", ("لا أيام", "يوم", "يومان", "%d أيام", "%d يوما", "%d يوم"), plural="%d days", flags=_PY
        ),
    ],
    fails=[
        Example("fr", "Hello %(name)s", "Bonjour %(nom)s", ("%(name)s", "%(nom)s"), flags=_PY),
        Example("fr", "%s by %d", "%d par %s", ("%s", "%d", "%s", "%d"), flags=_PY),
        Example("fr", "Hello {name}", "Bonjour", ("{name}",)),
        Example("ar", "Hello %s", "مرحبا", ("%s",)),
        Example("fr", "Hello ${name}", "Bonjour ${nom}", ("${name}", "${nom}")),
        Example("fr", "50%% of %(name)s", "50 % de %(name)s", ("%",), flags=_PY),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Placeholders differ between source and target.

    What a program fills in (`%(name)s`, `{count}`, `%d`) stands in the target letter for letter, or the program fails. A plural form that
    stands for one number may leave the number out; unnamed ones keep their order or are numbered.
    """
    unit = subject.unit
    for pair in subject.pairs:
        if pair.has_choices:
            # The check `choices` reads these.
            continue
        if not unit.flags and len(_DATE.findall(pair.source)) >= _DIRECTIVES:
            continue
        sources = [pair.source] if unit.plural is None else [pair.source, unit.source, unit.plural]
        texts = _texts(pair.target, unit.flags)
        flaws: list[list[Flaw]] = []
        if all(texts != _texts(source, unit.flags) for source in sources):
            found = _named(pair.target, unit.flags)
            flaws = [
                list(_compare(pair, source, _named(source, unit.flags), found)) for source in dict.fromkeys(sources)
            ]
        if flaws and all(flaws):
            yield from flaws[0]
        elif not _PERCENT_FLAGS.isdisjoint(unit.flags):
            yield from _stray(pair, unit.flags)


def _texts(text: str, flags: Sequence[str]) -> list[str]:
    return [one.text for one in placeholders(text, flags)]


def _stray(pair: Pair, flags: Sequence[str]) -> Iterator[Flaw]:
    """A percent sign that begins no placeholder, in a target whose program would take it for one."""
    at = _without(pair.target, flags).find("%")
    if at >= 0 and "%" not in _without(pair.source, flags):
        yield Flaw(_("a single % sign; the program needs %%"), pair, "target", at, at + 1)


def _without(text: str, flags: Sequence[str]) -> str:
    """`text` with blanks where its placeholders are."""
    if "%" not in text:
        return text
    for one in placeholders(text, flags):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _compare(
    pair: Pair, source: str, wanted: Sequence[tuple[str, Placeholder]], found: Sequence[tuple[str, Placeholder]]
) -> Iterator[Flaw]:
    if [name for name, _ in wanted] == [name for name, _ in found]:
        return
    missing = Counter(name for name, _ in wanted) - Counter(name for name, _ in found)
    extra = Counter(name for name, _ in found) - Counter(name for name, _ in wanted)
    if pair.exact and not extra and (missing.total() == 1 or (pair.none and not found)):
        return
    for name, one in wanted:
        if missing[name]:
            missing[name] -= 1
            shown = source == pair.source
            yield Flaw(
                _("the placeholder {placeholder} is missing in the target", placeholder=one.text),
                pair,
                "source",
                one.start if shown else 0,
                one.end if shown else 0,
            )
    for name, one in reversed(found):
        if extra[name]:
            extra[name] -= 1
            yield Flaw(
                _("the placeholder {placeholder} is not in the source", placeholder=one.text),
                pair,
                "target",
                one.start,
                one.end,
            )


def _named(text: str, flags: Sequence[str]) -> list[tuple[str, Placeholder]]:
    """The placeholders of `text`, each with the name it is compared by: unnamed ones are numbered, so that their order counts."""
    found = [one for one in placeholders(text, flags) if one.text not in _LITERAL]
    numbered = not RENUMBERED.isdisjoint(flags)
    named: list[tuple[str, Placeholder]] = []
    for one, argument in zip(found, arguments(found), strict=True):
        name = _OWN_DIGITS.sub(r"\1", one.text) if "c-format" in flags else one.text
        if name.startswith("{"):
            field = re.split(r"[!:}]", name[1:], maxsplit=1)[0] if argument is None else argument
            name = f"{{{field}}}"
        elif argument is not None and not _NUMBERED.match(name):
            name = f"%{argument}${name[1:]}" if numbered else f"{argument} {name}"
        named.append((name, one))
    return named
