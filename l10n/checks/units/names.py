"""The check `names`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from l10n.checks.check import Flaw, Setting, Subject, unit_check
from l10n.checks.example import Example

_MIXED = re.compile(r"(?<![\w.@/<&\ufffc-])(?:[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+|[a-z]+[A-Z][A-Za-z0-9]+)(?![\w@(/]|\.\w)")
"""Names with capitals inside: GitHub, LibreOffice, iPhone."""
_CAPITAL = re.compile(r"(?<=[\w,] )(?:[A-Z][a-zà-ÿ]{3,})(?![\w@(/]|\.\w)")
"""Words with a capital within a sentence."""
_TITLE = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|Sheikh|Sir|Madam|President|Minister|Ambassador|Professor)"
    r"\.? ((?:[A-Z]\. ?)?[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){0,3})"
)
_SOUNDS = {
    "b": "ب", "p": "بپ", "t": "تطث", "d": "دضذ", "k": "كقخ", "c": "كقسصتش", "g": "جغقگك", "q": "قك", "f": "ف", "v": "فڤ", "s": "سصشثز",
    "z": "زظذض", "l": "ل", "m": "م", "n": "ن", "r": "ر", "j": "جيخ", "x": "كسخ",
}  # fmt: skip
"""Which Arabic letters may stand for a Latin consonant."""


@unit_check(
    "names",
    "warning",
    passes=[
        Example("fr", "Log in with GitHub.", "Connectez-vous avec GitHub."),
        Example("fr", "Delegates from Morocco arrived.", "Des délégués du Maroc sont arrivés."),
        Example("ar", "Delegates from Morocco arrived.", "وصل مندوبون من المغرب."),
        Example("ar", "Dr Salim AlMalik spoke.", "تحدث الدكتور سالم المالك."),
        Example("fr", "All Member States", "Tous les États membres"),
    ],
    fails=[
        Example("fr", "Log in with GitHub.", "Connectez-vous.", ("GitHub",)),
        Example("fr", "Delegates from Morocco arrived.", "Des délégués du Mali sont arrivés.", ("Morocco",)),
        Example("ar", "Delegates from Morocco arrived.", "وصل مندوبون من مالي.", ("Morocco",)),
        Example("ar", "Dr Salim AlMalik spoke.", "تحدث الدكتور.", ("Salim AlMalik",)),
        Example(
            "fr", "Use Django for it.", "Utilisez-le pour cela.", ("Django",),
            others=(("The Django site", "Le site Django"), ("About Django now", "À propos de Django")),
        ),
    ],
)  # fmt: skip
def check(subject: Subject) -> Iterator[Flaw]:
    """A name of the source is lost.

    Names with capitals inside (GitHub), of persons after a title, of countries (by CLDR's names) and those that the catalog keeps elsewhere
    stand in the target too; in Arabic a person's name is looked for by its consonants.
    """
    setting = subject.setting
    if setting.language is None or setting.language.script not in ("Latn", "Arab"):
        return
    latin = setting.language.script == "Latn"
    for pair in subject.pairs:
        source = pair.source
        if source.islower() or not source[1:].strip():
            continue
        target = pair.target.casefold()
        told: set[tuple[int, int]] = set()
        prose = pair.source_prose
        for match in _MIXED.finditer(prose):
            name = match[0]
            kept, lost = setting.once("names", _habits).get(name, (0, 0))
            if name.casefold() not in target and (kept >= lost - 1 if latin else kept > lost):
                told.add(match.span())
        for match in _TITLE.finditer(prose):
            if not _spoken(match[1], pair.target, latin):
                told.add(match.span(1))
        for match in _CAPITAL.finditer(prose):
            name = match[0]
            if name.casefold() in target:
                continue
            country = _country(name, setting.base) if setting.source[:2] == "en" else ()
            if country:
                if not any(stem in target for stem in country):
                    told.add(match.span())
                continue
            kept, lost = setting.once("names", _habits).get(name, (0, 0))
            if kept >= 2 and kept > 3 * (lost - 1):
                told.add(match.span())
        for start, end in sorted(told):
            yield Flaw(f"the name {source[start:end]} is not in the target", pair, "source", start, end)


def _spoken(name: str, target: str, latin: bool) -> bool:
    """Whether any part of a person's name stands in the target, in Arabic by its consonants."""
    parts = [part for part in re.findall(r"[\w’'-]+", name) if len(part) > 2]
    if not parts:
        return True
    if latin:
        folded = target.casefold()
        return any(part.casefold()[:4] in folded for part in parts)
    words = re.findall("[\u0620-\u06d3]+", target)
    return any(_sounds(part).search(word) for part in parts for word in words) or any(part in target for part in parts)


@lru_cache(maxsize=4096)
def _sounds(name: str) -> re.Pattern[str]:
    letters = re.sub(r"(.)\1", r"\1", re.sub("[^a-z]", "", name.casefold().removeprefix("al")))
    letters = re.sub("kh|gh|sh|ch|th|dh|ph", lambda match: {"ph": "f"}.get(match[0], match[0][0] + "h"), letters)
    classes = {"kh": "خك", "gh": "غج", "sh": "ش", "ch": "شتك", "th": "ثذته", "dh": "ذظض"}
    parts, at = [], 0
    while at < len(letters):
        pair, one = letters[at : at + 2], letters[at]
        if pair in classes:
            parts.append(f"[{classes[pair]}]")
            at += 2
            continue
        if one in _SOUNDS:
            parts.append(f"[{_SOUNDS[one]}]")
        at += 1
    return re.compile("[اويآأإىةهعئؤء]*".join(parts) if parts else "(?!)")


@lru_cache(maxsize=8)
def _countries(language: str) -> dict[str, tuple[str, ...]]:
    """For the English name of a country, the beginnings by which the target's name (and its adjective) is known, in lower case."""
    from babel import Locale, UnknownLocaleError

    try:
        english, other = Locale("en").territories, Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    found = {}
    for code, name in english.items():
        if code.isdigit() or not name.isalpha() or name in _AMBIGUOUS or code not in other:
            continue
        there = other[code].casefold()
        if language == "ar":
            there = there.removeprefix("ال")
        stem = there.split()[0][:4]
        folded = stem.translate(str.maketrans("éèêïîôç", "eeeiioc"))
        found[name] = tuple({stem, folded, *({name.casefold()[:4]} if language != "ar" else ())})
    return found


_AMBIGUOUS = frozenset(
    {"Jordan", "Georgia", "Turkey", "Chad", "China", "Guinea", "Jersey", "Niger", "Dominica", "World", "Africa", "Cuba"}
)


def _country(name: str, language: str) -> tuple[str, ...]:
    return _countries(language).get(name, ())


def _habits(setting: Setting) -> dict[str, tuple[int, int]]:
    """In how many units each capitalised word within a sentence, or with a capital inside, is kept, and in how many it is not."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for unit in setting.catalog:
        if unit.target and not unit.source.islower():
            target = unit.target.casefold()
            for name in {*_CAPITAL.findall(unit.source), *_MIXED.findall(unit.source)}:
                counts[name][name.casefold() not in target] += 1
    return {name: (kept, lost) for name, (kept, lost) in counts.items() if kept}
