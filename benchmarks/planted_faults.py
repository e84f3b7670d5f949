"""Kinds of faults to plant into correct units, each with the checks of which one must find it. Used by `benchmarks.checks`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from l10n.catalog.marks import Mark
from l10n.catalog.unit import Unit
from l10n.glossary.concept import Concept, Wording
from l10n.glossary.glossary import Glossary
from l10n.text.figures.comparison import compare

Plant = Callable[[Unit, str], Unit | None]
"""From a correct unit and its language to a faulty one, None where the kind does not apply."""
Mutation = Callable[[str, str, str], str | None]
"""From (source, target, language) to a faulty target, or None where the kind does not apply."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault: how to plant it, and the checks of which one must find it."""

    plant: Plant
    checks: frozenset[str]


_TERMS = (
    ("password", "mot de passe", "كلمة المرور|كلمة السر|كلمة مرور|كلمة سر"),
    ("account", "compte", "حساب"),
    ("page", "page", "صفحة"),
    ("file", "fichier", "ملف"),
    ("user", "utilisateur", "مستخدم"),
    ("message", "message", "رسالة"),
    ("field", "champ", "حقل"),
    ("list", "liste", "قائمة"),
    ("site", "site", "موقع"),
    ("image", "image", "صورة"),
    ("group", "groupe", "مجموعة"),
    ("document", "document", "مستند|وثيقة"),
)


def _concept(number: int, english: str, french: str, arabic: str) -> Concept:
    first, *others = arabic.split("|")
    wordings = (Wording("en", english), Wording("fr", french), Wording("ar", first, variants=tuple(others)))
    return Concept(id=f"t{number}", wordings=wordings)


GLOSSARY = Glossary(_concept(number, *row) for number, row in enumerate(_TERMS))
"""Everyday terms of software in three languages, for the kinds “term …”."""
_IN_WORDS = {"URL": "رابط|روابط|عنوان", "API": "برمج", "CMS": "إدارة (?:ال)?محتوى", "Mailman": "مايل ?مان"}
"""How Arabic says an acronym or a name: a target that has both is right without the Latin letters (نظام إدارة المحتوى CMS)."""
_WRONG = {"fr": "bidule", "ar": "بصلة"}


def _target(mutate: Mutation) -> Plant:
    def plant(unit: Unit, language: str) -> Unit | None:
        if unit.plural is not None:
            return None
        target = mutate(unit.source, unit.target, language)
        return None if not target or target == unit.target else replace(unit, targets=(target,))

    return plant


def _replaced(pattern: str, by: Callable[[re.Match[str]], str]) -> Mutation:
    """Changes the first match of `pattern` that stands in the source too."""

    def mutate(source: str, target: str, language: str) -> str | None:
        match = re.search(pattern, target)
        if match is None or match[0] not in source:
            return None
        return target[: match.start()] + by(match) + target[match.end() :]

    return mutate


def _lost(pattern: str) -> Mutation:
    """Takes every copy of a word out of the target that source and target have in common, unless the target says it in words as well."""

    def mutate(source: str, target: str, language: str) -> str | None:
        if "<" in source or "``" in source:
            return None
        for match in re.finditer(pattern, source):
            whole = re.compile(rf"(?<![\w@./-]){re.escape(match[0])}(?![\w@./-]) ?")
            if language == "ar" and re.search(_IN_WORDS.get(match[0], "(?!)"), target):
                return None
            if whole.search(target) and match[0] not in whole.sub("", target):
                left = whole.sub("", target).strip()
                return left if len(left) > 3 else None
        return None

    return mutate


def _only(language: str, change: Callable[[str], str]) -> Mutation:
    return lambda source, target, code: change(target) if code == language else None


def _words(least: int, change: Callable[[list[str]], list[str]]) -> Mutation:
    return lambda source, target, code: " ".join(change(target.split())) if len(target.split()) >= least else None


def _doubled(source: str, target: str, language: str) -> str:
    word = r"(?<![\w%{<&@./'’-])(?!(?i:[nv]ous)\b)([^\W\d_]{3,})(?= [^\W\d_])"
    return re.sub(word, r"\1 \1", target, count=1)


def _small(source: str, target: str, language: str) -> str | None:
    sentence = language == "fr" and source.endswith(".") and re.match("[A-Z][a-z ]", source)
    first = re.match("[A-ZÀ-Ý][a-zà-ÿ]+(?= )", target) if sentence else None
    return target[0].lower() + target[1:] if first and first[0] not in source.split() else None


def _swapped(source: str, target: str, language: str) -> str | None:
    """Another digit in the place of one that stands alone."""
    match = re.search(r"(?<![\w.,٬٫/:{-])[1-9](?![\w.,٬٫/:}-])", target)
    if match is None or match[0] not in source:
        return None
    changed = target[: match.start()] + str(int(match[0]) % 9 + 1) + target[match.end() :]
    return changed if compare(source, changed, "en", language).missing else None


def _arabic_digits(source: str, target: str, language: str) -> str | None:
    match = re.search(r"(?<![\w.,%(&#;-])\d{2,}(?![\w.,;])", target) if language == "ar" else None
    if match is None or match[0] not in source:
        return None
    other = str(int(match[0]) + 1).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    return target[: match.start()] + other + target[match.end() :]


def _term(unit: Unit, language: str) -> Unit | None:
    if unit.plural is not None:
        return None
    for match in GLOSSARY.find(unit.source, "en", into=language):
        target = unit.target
        while found := GLOSSARY.verify(target, language, match):
            target = target.replace(found, _WRONG[language])
        if target != unit.target:
            return replace(unit, targets=(target,))
    return None


def _cut_forms(unit: Unit, language: str) -> Unit | None:
    return replace(unit, targets=unit.targets[:-1]) if len(unit.targets) > 1 else None


def _emptied_form(unit: Unit, language: str) -> Unit | None:
    return replace(unit, targets=(*unit.targets[:-1], "")) if len(unit.targets) > 1 else None


def _void_approval(unit: Unit, language: str) -> Unit | None:
    approved = Mark("approved", (), (("by", "Ana"), ("on", "2026-11-23"), ("h", unit.hash)))
    return replace(unit, marks=(approved,), targets=(f"{unit.target} a", *unit.targets[1:]))


def _unread(unit: Unit, language: str) -> Unit:
    bare = replace(unit, flags=(*unit.flags, "fuzzy"))
    return replace(bare, marks=(Mark("machine", ("argos:en_fr@1",), (("h", bare.hash),)),))


_PLACE = r"%\(\w+\)[sd]|\{\w+\}"
_TAG = r"<(?:a|b|i|em|strong|p|code)\b[^>]*>"
_ACRONYM = r"(?<![\w.@/&<{%(\[_-])(?!(?:ID|OK|TV|THE|AND|OR|NOT|NO|YES|CPU|TODO|CODE)\b)[A-Z]{3,6}(?![\w@/(\]}_-])"
_NAME = (
    r"(?<![\w.@/<&{%(_-])(?:[A-Z][a-z]+[A-Z]\w+|Django|Python|Google|Facebook|Twitter|Wagtail|Markdown|Linux|Mailman|Kolibri|Firefox)"
    r"(?![\w@(/_}-]|\.\w)"
)

_TARGETS: tuple[tuple[str, Mutation, str], ...] = (
    ("placeholder dropped", _replaced(_PLACE, lambda m: ""), "placeholders"),
    ("placeholder altered", _replaced(_PLACE, lambda m: f"{m[0][:2]}x{m[0][2:]}"), "placeholders"),
    ("placeholder invented", lambda s, t, c: f"{t} %(extra)s" if "%(" in s else None, "placeholders"),
    ("placeholder doubled", _replaced(_PLACE, lambda m: f"{m[0]} {m[0]}"), "placeholders"),
    ("conversion changed", _replaced(r"%\(\w+\)s", lambda m: f"{m[0][:-1]}d"), "placeholders"),
    ("conversion lost", _replaced(r"%\(\w+\)[sd]", lambda m: m[0][:-1]), "placeholders"),
    ("brace lost", _replaced(r"(?<!\{)\{\w+\}(?!\})", lambda m: m[0][:-1]), "placeholders brackets"),
    ("number changed", _replaced(r"(?<![\w.,%(&#;-])\d{2,}(?![\w.,;])", lambda m: str(int(m[0]) + 1)), "numbers"),
    ("digit changed", _swapped, "numbers"),
    ("number changed, ٠-٩", _arabic_digits, "numbers"),
    ("closing tag lost", _replaced(r"</\w+>", lambda m: ""), "tags"),
    ("opening tag lost", _replaced(_TAG, lambda m: ""), "tags"),
    ("tag left open", _replaced(_TAG, lambda m: m[0][:-1]), "tags"),
    ("tag changed", _replaced(r"<(?:b|em|strong|code)>", lambda m: "<u>"), "tags"),
    ("script added", lambda s, t, c: f"{t}<script>alert(1)</script>", "safe-html"),
    ("javascript address", lambda s, t, c: f'<a href="javascript:alert(1)">{t}</a>', "safe-html"),
    ("address altered", _replaced(r"https?://(?![\w.]*\bexample\b)[\w./-]{9,}\w", lambda m: f"{m[0][:-3]}x{m[0][-2:]}"), "urls"),
    ("address lost", _replaced(r"https?://(?![\w.]*\bexample\b)[\w./-]{9,}\w", lambda m: ""), "urls"),
    ("e-mail altered", _replaced(r"[\w.]{3,}@(?!example|domain)[\w-]+\.\w+", lambda m: f"x{m[0]}"), "emails"),
    ("source left", lambda s, t, c: s if len(re.findall(r"\b[a-z]{3,}\b", s)) > 3 else None, "unchanged wrong-language wrong-script"),
    ("loop", _words(6, lambda w: [*w[:5], *w[2:5] * 4, *w[5:]]), "duplicate-words"),
    ("isolate left open", lambda s, t, c: f"{t[:4]}\u2067{t[4:]}", "bidi-controls"),
    ("isolate closed twice", lambda s, t, c: f"{t[:4]}\u2069{t[4:]}", "bidi-controls"),
    ("override", lambda s, t, c: f"{t}\u202eabc\u202c", "bidi-controls"),
    ("stop lost", lambda s, t, c: t[:-1] if t[-1:] == s[-1:] == "." != t[-2:-1] and len(t) > 12 else None, "end-punctuation"),
    ("stop added", lambda s, t, c: f"{t}." if s[-1:].isalpha() and t[-1:].isalpha() else None, "end-punctuation"),
    ("colon lost", lambda s, t, c: t[:-1].rstrip() if t[-1:] == s[-1:] == ":" else None, "end-punctuation"),
    ("question lost", lambda s, t, c: t[:-1].rstrip() if t[-1:] in "?؟" and s[-1:] == "?" else None, "end-punctuation"),
    ("double space", lambda s, t, c: re.sub(r"(?<=\w) (?=\w)", "  ", t, count=1) if "  " not in s else None, "double-space"),
    ("space at the start", lambda s, t, c: f" {t}" if s[:1].strip() else None, "begin-space"),
    ("space at the end", lambda s, t, c: f"{t} " if s[-1:].strip() else None, "end-space"),
    ("line end added", lambda s, t, c: f"{t}\n", "newlines"),
    ("line end before", lambda s, t, c: f"\n{t}", "newlines"),
    ("tab added", lambda s, t, c: f"{t[:3]}\t{t[3:]}", "tabs"),
    ("blank", lambda s, t, c: " ", "blank"),
    ("zero-width space", lambda s, t, c: f"{t[:2]}\u200b{t[2:]}", "zero-width"),
    ("control character", lambda s, t, c: f"{t[:2]}\x0b{t[2:]}", "control-characters"),
    ("mojibake, Latin-1", lambda s, t, c: t.encode().decode("latin-1") if not t.isascii() else None, "mojibake"),
    ("mojibake, Windows", lambda s, t, c: t.encode().decode("cp1252", "ignore") if not t.isascii() else None, "mojibake"),
    ("letters unread", lambda s, t, c: re.sub(r"[^\x00-\x7f]", "\ufffd", t), "mojibake"),
    ("letters to ?", lambda s, t, c: re.sub(r"[^\W\x00-\x7f]", "?", t) if "?" not in s else None, "mojibake end-punctuation"),
    ("decomposed", lambda s, t, c: unicodedata.normalize("NFD", t) if c == "fr" else None, "normalisation"),
    ("conflict", lambda s, t, c: f"<<<<<<< HEAD\n{t}\n=======\n{t}\n>>>>>>> b", "conflict-markers"),
    ("cut to a quarter", _words(12, lambda w: w[: len(w) // 4]), "length end-punctuation placeholders"),
    ("invented", lambda s, t, c: " ".join([t] * 6) if len(t) > 15 else None, "length duplicate-words"),
    ("bracket lost", lambda s, t, c: t.replace(")", "") if t.count("(") == t.count(")") == 1 and "%(" not in t else None, "brackets"),
    ("word doubled", _doubled, "duplicate-words"),
    ("acronym lost", _lost(_ACRONYM), "acronyms"),
    ("name lost", _lost(_NAME), "names"),
    ("no-break space lost", _only("fr", lambda t: re.sub("[\u00a0\u202f ]([:;!?])(?=\\s|$)", r"\1", t)), "punctuation-spacing-fr"),
    ("guillemet lost", _only("fr", lambda t: re.sub("\\s*»", "", t, count=1) if t.count("«") == 1 else t), "quotes"),
    ("guillemets straight", _only("fr", lambda t: re.sub("«\\s*([^«»]*?)\\s*»", r'"\1"', t)), "quotes"),
    ("quotes lost", lambda s, t, c: re.sub('[«»"“”]', "", t) if len(re.findall('["“”]', s)) == 2 and "<" not in s else None, "quotes"),
    ("small letter", _small, "capitals"),
    ("Cyrillic letter", lambda s, t, c: re.sub(r"(?<=\w)[eو](?=\w)", "\u0435", t, count=1), "wrong-script"),
    ("ASCII comma", _only("ar", lambda t: re.sub("(?<=[\u0620-\u06d3])،", ",", t)), "ar-punct"),
    ("ASCII semicolon", _only("ar", lambda t: t.replace("؛", ";")), "ar-punct"),
    ("ASCII question mark", _only("ar", lambda t: t.replace("؟", "?")), "ar-punct"),
    ("kashida", _only("ar", lambda t: re.sub("(?<=[بتسلمن])(?=[بتسلمنيه])", "ـ", t, count=1)), "kashida"),
    ("presentation form", _only("ar", lambda t: t.replace("ل", "ﻟ")), "normalisation"),
    ("Persian yeh", _only("ar", lambda t: t.replace("ي", "ی")), "normalisation"),
    ("Persian keheh", _only("ar", lambda t: t.replace("ك", "ک")), "normalisation"),
)  # fmt: skip

KINDS: dict[str, Kind] = {
    **{name: Kind(_target(mutate), frozenset(checks.split())) for name, mutate, checks in _TARGETS},
    "term replaced": Kind(_term, frozenset({"glossary-missing"})),
    "plural form missing": Kind(_cut_forms, frozenset({"nplurals"})),
    "plural form empty": Kind(_emptied_form, frozenset({"partial-plural"})),
    "changed after approval": Kind(_void_approval, frozenset({"approval"})),
    "machine, unread": Kind(_unread, frozenset({"unreviewed"})),
}
