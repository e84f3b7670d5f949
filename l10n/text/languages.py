"""What a language is to the rest of the toolkit: its codes, script, direction, plural forms and names.

Plural headers are pinned here, as GNU gettext and the translators' tools write them, and never taken from an installed Babel (whose Arabic
table had two forms swapped up to 2.18.0). Names come from CLDR through Babel. A language more is a line more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from l10n.errors import UsageError
from l10n.text.plurals import examples, plural_forms

_ONE = "nplurals=1; plural=0;"
_NOT_ONE = "nplurals=2; plural=(n != 1);"
_MORE_THAN_ONE = "nplurals=2; plural=(n > 1);"
_EAST_SLAVIC = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
_ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
_HEADERS: dict[str, str] = {
    **dict.fromkeys("id ja ko lo ms my su th vi zh jv bo dz ig km sah to wo yo".split(), _ONE),
    **dict.fromkeys(
        (
            "af an as az bg bn brx ca da de doi el en eo es et eu fi fo fur fy gl gu ha he hi hne hu hy ia it ka kk kn ks ku ky lb "
            "mai ml mn mni mr nah nap nb ne nl nn no nso or pa pap pms ps pt rm rw sat sco sd si so son sq sv sw ta te tk tt ug ur uz"
        ).split(),
        _NOT_ONE,
    ),
    **dict.fromkeys("ach ak am arn br fa fil fr gun ln mfe mg mi oc pt_BR tg ti tl tr wa ff".split(), _MORE_THAN_ONE),
    **dict.fromkeys("be bs hr ru sr uk".split(), _EAST_SLAVIC),
    "ar": _ARABIC,
    "cs": "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "sk": "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "cy": "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;",
    "ga": "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4);",
    "gd": "nplurals=4; plural=(n==1 || n==11) ? 0 : (n==2 || n==12) ? 1 : (n > 2 && n < 20) ? 2 : 3;",
    "is": "nplurals=2; plural=(n%10!=1 || n%100==11);",
    "lt": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
    "mk": "nplurals=2; plural=(n==1 || n%10==1 ? 0 : 1);",
    "mt": "nplurals=4; plural=(n==1 ? 0 : n==0 || (n%100>1 && n%100<11) ? 1 : (n%100>10 && n%100<20) ? 2 : 3);",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ro": "nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2);",
    "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
}
_SCRIPTS: dict[str, str] = {
    **dict.fromkeys("ar fa ur ps sd ug ks ckb".split(), "Arab"),
    **dict.fromkeys("he yi".split(), "Hebr"),
    **dict.fromkeys("ru uk be bg mk sr kk ky tg tt mn sah".split(), "Cyrl"),
    **dict.fromkeys("hi mr ne mai brx doi hne sat".split(), "Deva"),
    **{"zh": "Hani", "ja": "Jpan", "ko": "Kore", "el": "Grek", "hy": "Armn", "ka": "Geor", "th": "Thai", "lo": "Laoo"},
    **{"km": "Khmr", "my": "Mymr", "bo": "Tibt", "dz": "Tibt", "am": "Ethi", "ti": "Ethi", "bn": "Beng", "as": "Beng"},
    **{"pa": "Guru", "gu": "Gujr", "or": "Orya", "ta": "Taml", "te": "Telu", "kn": "Knda", "ml": "Mlym", "si": "Sinh"},
}
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo"})
_SUBTAG_SCRIPTS = frozenset({"Arab", "Latn", "Cyrl", "Hebr", "Hans", "Hant", "Deva", "Beng", "Guru"})
_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab"}
_CODE = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)(?:@([a-z]+))?")


@dataclass(frozen=True, slots=True)
class Language:
    """One language (or variety of one).

    `code` is gettext's (`pt_BR`), `tag` BCP 47's (`pt-BR`), `script` ISO 15924's, `direction` `ltr` or `rtl`. `plural_forms` is the
    value of the PO header, `plural_examples` a representative number for each form.
    """

    code: str
    tag: str
    script: str
    direction: str
    plural_forms: str
    nplurals: int
    plural_examples: tuple[int, ...]

    def name(self, display: str = "en") -> str:
        """The language's name in language `display` (CLDR), or its tag where CLDR has none.

        >>> language("ar").name("fr")
        'arabe'
        """
        from babel import Locale, UnknownLocaleError

        try:
            found = Locale.parse(base(self.code)).get_display_name(display.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return self.tag
        return str(found or self.tag)


@lru_cache(maxsize=512)
def language(code: str) -> Language:
    """The language of a gettext code or BCP 47 tag; raises `UsageError` when it is neither.

    >>> language("pt-BR").code, language("ar").direction, language("fr").nplurals
    ('pt_BR', 'rtl', 2)
    """
    match = _CODE.fullmatch(code)
    if match is None:
        raise UsageError(f'"{code[:40]}" is no language code', remedy="for example fr, ar or pt_BR")
    own = match[1].lower()
    parts = [_cased(part) for part in re.split(r"[-_]", match[2]) if part]
    script = next((part for part in parts if part in _SUBTAG_SCRIPTS), None) or _MODIFIERS.get(match[3] or "")
    gettext = "_".join([own, *parts]) + (f"@{match[3]}" if match[3] else "")
    tag = "-".join([own, *([script] if match[3] and script else []), *parts])
    header = _HEADERS.get(gettext) or _HEADERS.get(own) or _NOT_ONE
    forms = plural_forms(header)
    script = script or _SCRIPTS.get(own, "Latn")
    direction = "rtl" if script in _RIGHT_TO_LEFT else "ltr"
    return Language(gettext, tag, script, direction, header, forms.nplurals, examples(forms))


@lru_cache(maxsize=512)
def base(code: str) -> str:
    """A code without region, script and modifier.

    >>> base("pt_BR"), base("zh-Hans"), base("sr@latin")
    ('pt', 'zh', 'sr')
    """
    return re.split("[-_@]", code)[0].lower()


def closest(asked: str, known: Sequence[str]) -> str | None:
    """The one of the `known` gettext codes that `asked`, a code or tag, means: the same one, else the first of the same language, else None.

    >>> closest("en-US", ("fr", "en")), closest("pt-br", ("pt", "pt_BR")), closest("de", ("fr", "en"))
    ('en', 'pt_BR', None)
    """
    wanted = asked.replace("-", "_").lower()
    same = next((code for code in known if code.lower() == wanted), None)
    return same or next((code for code in known if base(code) == base(asked)), None)


def _cased(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) in (2, 3) else part.lower()
