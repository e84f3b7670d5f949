"""The check `names`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.checks.check import Flaw, Setting, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.habits import Habit, habits
from l10n.checks.latin import firsts, spoken, stands
from l10n.checks.message import message as _

_MIXED = re.compile(r"(?<![\w.@/<&-])(?:[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+|[a-z]+[A-Z][A-Za-z0-9]+)(?![\w@(/]|\.\w)")
"""Names with capitals inside: GitHub, LibreOffice, iPhone."""
_CAPITAL = re.compile(r"[A-Z](?<=[\w,] .)[a-zà-ÿ]{3,}(?![\w@(/]|\.\w)")
"""Words with a capital within a sentence."""
_TITLES = frozenset("Mr Mrs Ms Dr Prof Sheikh Sir Madam President Minister Ambassador Professor".split())
_TITLE = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_TITLES))})"
    r"\.? ((?:[A-Z]\. ?)?[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){0,3})"
)
_BRANDS = frozenset(
    "Akismet Amazon Android Apache Bitly Debian Discord Disqus Django Docker Dropbox Excel Facebook Firefox Flask Flickr Gmail Google Gravatar "
    "Instagram Jinja Kolibri Linux Mailman Markdown Mezzanine Microsoft Mozilla Netflix Nginx Oracle Outlook Postgres Python Reddit Redis "
    "Safari Skype Sphinx Stripe Telegram Twitter Tumblr Ubuntu Unicode Unix Vimeo Wagtail Wikipedia Windows Yahoo Youtube".split()
)
"""Names of software and services that look like words with a capital; nobody translates them."""
_BRAND = re.compile(rf"(?<![\w.@/<&-])(?:{'|'.join(sorted(_BRANDS))})(?![\w@(/]|\.\w)")
_INNER = re.compile("[A-Z](?<=[a-z].)")
_PLAIN = re.compile("[A-Z][a-z]+")
_LATER = re.compile("[A-Z]")
_AMBIGUOUS = frozenset(
    {"Jordan", "Georgia", "Turkey", "Chad", "China", "Guinea", "Jersey", "Niger", "Dominica", "World", "Africa", "Cuba"}
)
"""Names of countries that are words or names of something else as well."""
_PART = re.compile("[A-Z]?[a-z]+")
"""The first word of a compound name."""
_HANGING = "s.,:;!?)\"'”’"
"""What may hang on the last word of a compound."""
_UNITS = frozenset("KiB MiB GiB TiB PiB EiB".split())
_WORD = re.compile(r"(?<![\w\ufffc])[^\W\d_]{4,}")


@unit_check(
    "names",
    "warning",
    scripts="Latn Arab",
    passes=[
        Example("fr", "Log in with GitHub.", "Connectez-vous avec GitHub."),
        Example("fr", "Delegates from Morocco arrived.", "Des délégués du Maroc sont arrivés."),
        Example("ar", "Delegates from Morocco arrived.", "وصل مندوبون من المغرب."),
        Example("ar", "Dr Salim AlMalik spoke.", "تحدث الدكتور سالم المالك."),
        Example("fr", "All Member States", "Tous les États membres"),
        Example("ar", "Log in with Facebook.", "سجل الدخول عبر فيسبوك."),
        Example("ar", "Mailman and JavaScript", "مايل مان وجافاسكرِبت"),
        Example(
            "fr", "Delete the MailingList", "Supprimer la liste de diffusion",
            others=(("Your mailing lists", "Vos listes de diffusion"),),
        ),
        Example("ar", "UserSettings", "إعدادات المستخدم"),
        Example("fr", "Show the ToC", "Afficher la table des matières"),
    ],
    fails=[
        Example("fr", "Log in with GitHub.", "Connectez-vous.", ("GitHub",)),
        Example("ar", "Log in with Google.", "سجل الدخول.", ("Google",)),
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

    Names with capitals inside (GitHub), of well-known software, of persons after a title, of countries (by CLDR's names) and those that the
    catalog keeps elsewhere stand in the target too; in Arabic a name is looked for by its consonants as well. What the sources also write as
    separate words (MailingList, mailing list), and a name that is all of its source, may be translated.
    """
    setting = subject.setting
    if setting.language is None or setting.language.script not in ("Latn", "Arab"):
        return
    latin = setting.language.script == "Latn"
    for pair in subject.pairs:
        source = pair.source
        if not _has_names(source):
            continue
        kept_in = pair.target_prose if "://" in pair.target else pair.target
        target = kept_in.casefold()
        told: set[tuple[int, int]] = set()
        prose = pair.source_prose
        capitalised = _PLAIN.findall(prose)
        for name, span in firsts(_mixed(prose)).items():
            if _kept(name, source, kept_in) or name == source:
                continue
            if _missed(name, pair.target, setting) and not _ordinary(name, setting):
                told.add(span)
        for match in () if _TITLES.isdisjoint(capitalised) else _TITLE.finditer(prose):
            if not _named(match[1], pair.target, latin):
                told.add(match.span(1))
        for name, span in firsts(() if _BRANDS.isdisjoint(capitalised) else _BRAND.finditer(prose)).items():
            if not _kept(name, source, kept_in) and _missed(name, pair.target, setting):
                told.add(span)
        for match in _CAPITAL.finditer(prose):
            name = match[0]
            if name.casefold() in target:
                continue
            country = _countries(setting.base).get(name, ()) if setting.source[:2] == "en" else ()
            if country:
                if not any(stem in target for stem in country):
                    told.add(match.span())
                continue
            habit = _habit(name, setting)
            if (
                habit.kept >= 2
                and habit.kept > 3 * (habit.lost - 1)
                and not all(word[0].isupper() for word in _WORD.findall(prose))
            ):
                told.add(match.span())
        for start, end in sorted(told):
            if any((start, end) != other and other[0] <= start and end <= other[1] for other in told):
                continue
            yield Flaw(_("the name {name} is not in the target", name=source[start:end]), pair, "source", start, end)


def _mixed(text: str) -> Iterator[re.Match[str]]:
    return _MIXED.finditer(text) if _INNER.search(text) else iter(())


def _has_names(source: str) -> bool:
    """Whether there is a capital other than the first letter, or a well-known name at the start."""
    if _LATER.search(source, 1):
        return True
    first = _PLAIN.match(source)
    return first is not None and first[0] in _BRANDS


def _kept(name: str, source: str, target: str) -> bool:
    """Whether `target` has the name; as it is written where `source` has it in small letters too (“the mailman user of Mailman”)."""
    return name in target if stands(name, source.replace(name, "")) else stands(name, target)


def _ordinary(name: str, setting: Setting) -> bool:
    """Whether what has capitals inside is no name: a unit, an abbreviation (ToC), or words that the catalog's sources write apart as well."""
    if name in _UNITS or len(name) < 4:
        return True
    apart: set[str] = setting.once("compounds", _compounds)
    return name.casefold().rstrip("s") in apart


def _compounds(setting: Setting) -> set[str]:
    """The compounds of a catalog's sources that these write as two or three words as well, in small letters and without an s at the end."""
    names = [name for name in _habits(setting) if _INNER.search(name)]
    beginnings = {part[0].casefold() for name in names if (part := _PART.match(name))}
    known = {name.casefold().rstrip("s") for name in names}
    found = set()
    for unit in setting.units:
        words = unit.source.casefold().split()
        if beginnings.isdisjoint(words):
            continue
        for at, word in enumerate(words):
            if word in beginnings:
                found |= known & {"".join(words[at:end]).rstrip(_HANGING) for end in (at + 2, at + 3)}
    return found


def _missed(name: str, target: str, setting: Setting) -> bool:
    """Whether a name that `target` has not is missed: not where it is written as it sounds, or where a large catalog translates it."""
    return not _habit(name, setting).gives_up(setting) and (setting.base != "ar" or not spoken(name, target))


def _named(name: str, target: str, latin: bool) -> bool:
    """Whether any part of a person's name stands in the target, in Arabic by its consonants."""
    if latin:
        folded = target.casefold()
        parts = [part for part in re.findall(r"[\w’'-]+", name) if len(part) > 2]
        return not parts or any(part.casefold()[:4] in folded for part in parts)
    return spoken(name, target)


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


def _habit(name: str, setting: Setting) -> Habit:
    return _habits(setting).get(name, Habit())


def _habits(setting: Setting) -> dict[str, Habit]:
    found: dict[str, Habit] = setting.once("names", lambda setting: habits(setting.units, _names, _folded))
    return found


def _names(source: str) -> set[str]:
    """The capitalised words within sentences of a source, its names with a capital inside, and well-known ones."""
    if not _has_names(source):
        return set()
    names = {match[0] for match in _mixed(source)}.union(_CAPITAL.findall(source))
    return names if _BRANDS.isdisjoint(_PLAIN.findall(source)) else names.union(_BRAND.findall(source))


def _folded(name: str, target: str) -> bool:
    return name.casefold() in target.casefold()
