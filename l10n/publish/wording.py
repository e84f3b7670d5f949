"""What readers are told, in their own language. A language more is an entry more; without one, English is used and marked as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l10n.text.languages import Language, base, language
from l10n.text.plurals import plural_forms


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences in `language`. `machine` and `source` have one form per plural form of the language, with {n} and {total} in them.

    `machine_title` stands at the marks themselves, `toggle` on the button that hides and shows them; `languages` is the name of the list of
    languages, `by_machine` and `not_translated` stand in it; `report` are the words of the form for readers' reports.
    """

    language: Language
    machine: Sequence[str]
    source: Sequence[str]
    machine_title: str
    toggle: str
    languages: str
    by_machine: str
    not_translated: str
    report: Mapping[str, str]

    def sentences(self, machine: int, source: int, total: int) -> list[str]:
        """What the notice says of a page with `total` segments, `machine` of them unreviewed and `source` in the source language."""
        index = plural_forms(self.language.plural_forms).index
        said = []
        if machine:
            said.append(self.machine[index(machine)].format(n=machine, total=total))
        if source:
            said.append(self.source[index(source)].format(n=source, total=total))
        return said


def wording(code: str) -> Wording:
    """The wording for readers of the language `code`."""
    return _WORDINGS.get(base(code)) or _WORDINGS["en"]


_WORDINGS = {
    "en": Wording(
        language("en"),
        (
            "{n} of the {total} passages on this page was translated by a machine and has not been reviewed by anyone yet.",
            "{n} of the {total} passages on this page were translated by a machine and have not been reviewed by anyone yet.",
        ),
        (
            "{n} of the {total} passages has not been translated yet and is shown in the original language.",
            "{n} of the {total} passages have not been translated yet and are shown in the original language.",
        ),
        "Machine translation, not reviewed",
        "Highlight these passages",
        "Language",
        "machine translation, not all reviewed",
        "not translated yet",
        {
            "open": "Report a mistranslation",
            "passage": "Passage",
            "what": "What is wrong, or how it should be",
            "send": "Send",
            "cancel": "Cancel",
            "sent": "Thank you. A translator will look at it.",
            "failed": "The report could not be sent. Please try again later.",
        },
    ),
    "fr": Wording(
        language("fr"),
        (
            "Sur cette page, {n} passage sur {total} a été traduit automatiquement et n’a encore été relu par personne.",
            "Sur cette page, {n} passages sur {total} ont été traduits automatiquement et n’ont encore été relus par personne.",
        ),
        (
            "{n} passage sur {total} n’est pas encore traduit et figure dans la langue d’origine.",
            "{n} passages sur {total} ne sont pas encore traduits et figurent dans la langue d’origine.",
        ),
        "Traduction automatique non relue",
        "Mettre ces passages en évidence",
        "Langue",
        "traduction automatique, en partie non relue",
        "pas encore traduit",
        {
            "open": "Signaler une erreur de traduction",
            "passage": "Passage",
            "what": "Ce qui ne va pas, ou comment il faudrait le dire",
            "send": "Envoyer",
            "cancel": "Annuler",
            "sent": "Merci. Un traducteur l’examinera.",
            "failed": "Le signalement n’a pas pu être envoyé. Veuillez réessayer plus tard.",
        },
    ),
    "ar": Wording(
        language("ar"),
        (
            "لا مقاطع مترجمة آليًا دون مراجعة من أصل {total} في هذه الصفحة.",
            "مقطع واحد من أصل {total} في هذه الصفحة تُرجم آليًا ولم يراجعه أحد بعد.",
            "مقطعان من أصل {total} في هذه الصفحة تُرجما آليًا ولم يراجعهما أحد بعد.",
            "{n} مقاطع من أصل {total} في هذه الصفحة تُرجمت آليًا ولم يراجعها أحد بعد.",
            "{n} مقطعًا من أصل {total} في هذه الصفحة تُرجمت آليًا ولم يراجعها أحد بعد.",
            "{n} مقطع من أصل {total} في هذه الصفحة تُرجمت آليًا ولم يراجعها أحد بعد.",
        ),
        (
            "لا مقاطع غير مترجمة من أصل {total}.",
            "مقطع واحد من أصل {total} لم يُترجم بعد ويظهر بلغته الأصلية.",
            "مقطعان من أصل {total} لم يُترجما بعد ويظهران بلغتهما الأصلية.",
            "{n} مقاطع من أصل {total} لم تُترجم بعد وتظهر بلغتها الأصلية.",
            "{n} مقطعًا من أصل {total} لم تُترجم بعد وتظهر بلغتها الأصلية.",
            "{n} مقطع من أصل {total} لم تُترجم بعد وتظهر بلغتها الأصلية.",
        ),
        "ترجمة آلية لم تُراجع",
        "إبراز هذه المقاطع",
        "اللغة",
        "ترجمة آلية لم تُراجع كلها",
        "لم تُترجم بعد",
        {
            "open": "الإبلاغ عن خطأ في الترجمة",
            "passage": "المقطع",
            "what": "ما الخطأ، أو كيف ينبغي أن تكون الترجمة",
            "send": "إرسال",
            "cancel": "إلغاء",
            "sent": "شكرًا لكم. سينظر فيه أحد المترجمين.",
            "failed": "تعذّر إرسال البلاغ. يُرجى المحاولة لاحقًا.",
        },
    ),
}
