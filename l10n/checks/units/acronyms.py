"""The check `acronyms`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Setting, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.habits import Habit, habits
from l10n.checks.latin import firsts, spelt, spoken, stands
from l10n.checks.message import message as _
from l10n.text.entities.amounts import CODES
from l10n.text.entities.entity import Money
from l10n.text.entities.recognition import entities

_ACRONYM = re.compile(r"[A-Z](?<![\w&.@/\\-].)[A-Z0-9]*[A-Z][A-Z0-9]*(?:[/-][A-Z0-9]+)*(?=s?(?![\w@(&/\\-]|\.\w))")
_ANY = re.compile(r"(?<![a-z])[A-Z][A-Z0-9]+(?![a-z]{2})|\b(?:[A-Z]\.){2,}")
_SHOUTED = re.compile(r"[A-Z]{2,}[^a-z]+[A-Z]{2,}[^a-z]+[A-Z]{2,}")
_TRANSLATED = frozenset(
    "ID IDS OK FAQ TV UI GUI AM PM US USA UK UN EU NATO WHO AIDS HIV DNA RNA IMF WTO NGO GDP VAT CEO AND OR NOT NO YES ALL NEW ON OFF THE "
    "UTC GMT AH PO AKA ASAP IT HR TBD TODO NB PS BC AD BCE CE MB GB KB TB PB EB GIB MIB KIB RAM CPU OS CAD OOM RTL LTR II III IV VI VII VIII "
    "IX XI XII CC BCC MR MRS DR ST OP RE FW TO IS SHIFT ENTER DEL DELETED ADD NOTE LOT NAME ROLE TOC STOP JAN "
    "FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN".split()
)
"""Acronyms that languages have their own for, words in capitals, units, and Roman numerals."""
_WORDED = {
    "ar": {
        "URL": "رابط|روابط|مسار|وصل|عنوان|عناوين", "API": "واجه|برمج", "SMS": "رسال|رسائل|نصي",
        "CMS": "إدار|ادار|نظام|محتو", "GIS": "جغراف", "MFA": "مصادق|تحقق|عامل", "PIN": "رمز|رقم|سري", "QR": "رمز|كود|استجابة",
        "RSS": "خلاص|تغذي|ملخص", "ZIP": "بريد|مضغوط", "IP": "عنوان|عناوين", "PDF": "بي دي", "AI": "اصطناعي|ذكاء",
        "XLSX": "[إا]كس[ا]?ل", "ISO": "[أا]يزو", "KPI": "مؤشر", "DB": "قاعدة|قواعد", "NULL": "فارغ|خالي", "URI": "رابط|عنوان|عناوين",
        "ICT": "معلومات|اتصال", "CSS": "أنماط|تنسيق", "CV": "سيرة", "PC": "حاسوب|حاسب",
    },
    "fr": {
        "URL": "lien|chemin|adresse (?:web|internet|du site|de la page|suivante)",
        "CMS": "gestion d[eu]s? contenu", "SMS": "texto|message", "PC": "ordinateur",
        "IO": "entrée", "ESC": "échap", "EOL": "fin de ligne", "NULL": "vide|nul", "TAB": "tabulation",
        "ZIP": "postal|compress", "RSS": "flux", "IP": "adresse",
    },
}  # fmt: skip
"""By what words languages say an acronym, by their beginnings."""
_BODY = re.compile(
    "منظم|برنامج الأمم|صندوق|وكال|اتحاد|مجلس|معهد|لجن|مركز|هيئ|جامع|رابط[ةه]|مؤسس|مكتب|بنك|مصرف|مبادر|شبك|تحالف|منتد|اتفاق|معاهد|أهداف|فيروس|متلازم"
)
"""What Arabic names of bodies begin with where they are spelt out."""
_ENGLISH_BODY = re.compile(
    r"\b(?:organi[sz]|institut|committee|council|cent(?:er|re)|network|group|bank|fund|agenc|university|union|office|foundation)",
    re.I,
)
_SHORT = 4
"""Letters from which on capitals may be those of a word."""
_LINK = re.compile(r"\b(?:links?|path)\b", re.I), re.compile("رابط|روابط|مسار|lien|chemin", re.I)
_TITLE = re.compile(r"\b(?:titles?|headings?|address(?:es)?)\b", re.I), re.compile("عنوان|عناوين")
"""Words of a source that are said as an URL may be, and how they are said: as many in the target render those, not the URL."""


@unit_check(
    "acronyms",
    "warning",
    passes=[
        Example("fr", "Use the XML format.", "Utilisez le format XML."),
        Example("fr", "The UN met.", "L’ONU s’est réunie."),
        Example("ar", "Use the XML format.", "استخدم صيغة XML."),
        Example("ar", "The ILO met.", "اجتمعت منظمة العمل الدولية."),
        Example("fr", "It cost MAD 50.", "Il a coûté 50 dirhams."),
        Example("ar", "UNESCO met.", "اجتمعت اليونسكو."),
        Example("ar", "Copy the URL", "نسخ الرابط"),
        Example("ar", "This URL is taken.", "هذا العنوان مأخوذ."),
        Example("ar", "An absolute path or a full URL", "مسار مطلق أو عنوان كامل"),
        Example("ar", "Make the URL from the title.", "أنشئ العنوان الإلكتروني من العنوان."),
        Example("ar", "The RSS feed", "تغذية آر إس إس"),
        Example("fr", "READ THIS FIRST", "À lire d’abord"),
        Example("fr", "-s, --suffix=SUFFIX remove it", "-s, --suffix=SUFFIXE retirer ce suffixe"),
        Example("ar", "CANCEL", "إلغاء الأمر"),
    ],
    fails=[
        Example("fr", "Use the XML format.", "Utilisez le format.", ("XML",)),
        Example("fr", "XML or HTML", "HTML", ("XML",)),
        Example("ar", "Use the XML format.", "استخدم الصيغة.", ("XML",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """An acronym of the source is lost.

    Acronyms are kept, or the target has its own. In Arabic the name of a body may be spelt out, an acronym written as it sounds, or said in
    words as usage has it (`URL`, رابط); in other scripts one is missed only where the catalog keeps it elsewhere.
    """
    setting = subject.setting
    if setting.language is None:
        return
    latin = setting.language.script == "Latn"
    for pair in subject.pairs:
        source = pair.source
        if not _ACRONYM.search(source) or _shouted(source):
            continue
        for acronym, span in firsts(_ACRONYM.finditer(pair.source_prose)).items():
            if (
                acronym in _TRANSLATED
                or _word(acronym, source)
                or (len(acronym) > 6 and acronym.isalpha())
                or stands(acronym, pair.target_prose)
            ):
                continue
            if _worded(acronym, pair.source_prose, pair.target, setting.base) or _currency(
                acronym, pair.target_prose, setting.base
            ):
                continue
            habit = setting.once("acronyms", _habits).get(acronym, Habit())
            if habit.gives_up(setting):
                continue
            if setting.base == "ar":
                missed = not (_BODY.search(pair.target) and not _ENGLISH_BODY.search(source)) and not (
                    spelt(acronym, pair.target) or (len(acronym) > 3 and spoken(acronym, pair.target))
                )
            elif latin:
                missed = habit.kept > habit.lost or all(other in source for other in _ANY.findall(pair.target_prose))
            else:
                missed = 0 < habit.kept > 3 * (habit.lost - 1)
            if missed:
                yield Flaw(_("the acronym {acronym} is not in the target", acronym=acronym), pair, "source", *span)


def _word(acronym: str, source: str) -> bool:
    """Whether what is in capitals is a word: a label of its own, or what an option of that name takes (`--suffix=SUFFIX`)."""
    if len(acronym) < _SHORT:
        return False
    return acronym == source or re.search(rf"-{re.escape(acronym.lower())}[= ]", source) is not None


def _worded(acronym: str, source: str, target: str, language: str) -> bool:
    """Whether the target says the acronym in words; those that may render another word of the source do not count."""
    words = _WORDED.get(language, {}).get(acronym)
    if words is None:
        return False
    for wanted, said in (_LINK, _TITLE) if acronym == "URL" else ():
        if count := len(wanted.findall(source)):
            target = said.sub("", target, count=count)
    return re.search(words, target, re.I) is not None


def _currency(acronym: str, target: str, language: str) -> bool:
    """Whether the acronym is a currency's code, and the target has the currency by another name."""
    unit = CODES.get(acronym)
    amounts = entities(target, language, "money") if unit else []
    return any(isinstance(one.value, Money) and unit in one.value.currencies for one in amounts)


def _shouted(text: str) -> bool:
    return _SHOUTED.search(text) is not None and sum(map(str.isupper, text)) > sum(map(str.islower, text))


def _habits(setting: Setting) -> dict[str, Habit]:
    return habits(setting.units, _acronyms, stands)


def _acronyms(source: str) -> set[str]:
    return set(_ACRONYM.findall(source))
