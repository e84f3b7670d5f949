"""The check `placeholders`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.text.placeholders import Placeholder, placeholders

_LITERAL = frozenset({"%%", "{{", "}}"})
_NUMBERED = re.compile(r"%(\d+)\$")
_RENUMBERED = frozenset({"c-format", "php-format", "objc-format"})


@unit_check("placeholders", "error")
def check(subject: Subject) -> Iterator[Flaw]:
    """Placeholders differ between source and target.

    What a program fills in (`%(name)s`, `{count}`, `%d`) stands in the target letter for letter, or the program fails. A plural form that
    stands for one number may leave the number out; unnamed ones keep their order or are numbered.
    """
    unit = subject.unit
    for pair in subject.pairs:
        if not any(sign in text for text in (pair.source, pair.target) for sign in "%{"):
            continue
        found = _named(pair.target, unit.flags)
        sources = [pair.source] if unit.plural is None else [pair.source, unit.source, unit.plural]
        flaws = [list(_compare(pair, source, _named(source, unit.flags), found)) for source in dict.fromkeys(sources)]
        if all(flaws):
            yield from flaws[0]


def _compare(
    pair: Pair, source: str, wanted: Sequence[tuple[str, Placeholder]], found: Sequence[tuple[str, Placeholder]]
) -> Iterator[Flaw]:
    missing = Counter(name for name, _ in wanted) - Counter(name for name, _ in found)
    extra = Counter(name for name, _ in found) - Counter(name for name, _ in wanted)
    if pair.exact and not extra and missing.total() == 1:
        return
    for name, one in wanted:
        if missing[name]:
            missing[name] -= 1
            shown = source == pair.source
            yield Flaw(
                f"the placeholder {one.text} is missing in the target",
                pair,
                "source",
                one.start if shown else 0,
                one.end if shown else 0,
            )
    for name, one in reversed(found):
        if extra[name]:
            extra[name] -= 1
            yield Flaw(f"the placeholder {one.text} is not in the source", pair, "target", one.start, one.end)


def _named(text: str, flags: Sequence[str]) -> list[tuple[str, Placeholder]]:
    """The placeholders of `text`, each with the name it is compared by: unnamed ones are numbered, so that their order counts."""
    found = [one for one in placeholders(text, flags) if one.text not in _LITERAL]
    numbered = not _RENUMBERED.isdisjoint(flags)
    named: list[tuple[str, Placeholder]] = []
    position = 0
    for one in found:
        name = one.text
        if name.startswith("{"):
            field = re.split(r"[!:}]", name[1:], maxsplit=1)[0]
            if not field:
                field = str(position)
                position += 1
            name = f"{{{field}}}"
        elif not name.startswith("%(") and not _NUMBERED.match(name):
            position += 1
            name = f"%{position}${name[1:]}" if numbered else f"{position} {name}"
        named.append((name, one))
    return named
