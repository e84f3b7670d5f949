"""Arabic: clitics (و ف ب ك ل س), the article ال and its contraction لل, feminine, plural, dual and construct endings, pronouns; spelling variants.

Diacritics and tatweel, the hamza's seat, ى/ي and ة/ه are spelling and make no other word, unless both sides are vocalised differently
(عُمان, عَمّان). Broken plurals are not derived: the glossary lists them as variants. After normalisation ة is written ه.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from l10n.glossary.morphology.morphology import Grammar, Morphology

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_VOWELS = "\u064b-\u0650\u0652"
_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "ء", "ئ": "ء", "ک": "ك", "ی": "ي", "ھ": "ه", "ہ": "ه", "ـ": None,
     "\u200c": None, "\u200d": None, "\ufeff": None, "\u00ad": None, ".": None}
)  # fmt: skip
_PREFIXES = ("", "و", "ف", "ب", "ك", "ل", "وب", "وك", "ول", "فب", "فك", "فل")
_ENDINGS = "اتينوهم"
_PRONOUNS = ("ها", "هم", "هما", "هن", "نا", "ه")
_LONG_NAME = 5
"""Names of so many letters stand with or without ال (إيسيسكو); shorter ones become common words by it (مالي Mali, المالي the financial)."""
# What may follow the bare stem of a word, when the glossary gives that stem: sound plurals, dual, construct, tanwin.
_AFTER_STEM = frozenset({"ات", "ون", "ين", "ان", "و", "ي", "ا"})
# What may take the place of a feminine ة.
_FOR_FEMININE = frozenset({"ات", "تان", "تين", "تا", "تي", "ت"})


@lru_cache(maxsize=65536)
def normal(word: str) -> str:
    """One spelling for all of a word's: no diacritics or tatweel, one alef, one yeh, ة as ه, a seated hamza as ء.

    >>> normal("المُنظَّمــة"), normal("مسئول") == normal("مسؤول")
    ('المنظمه', True)
    """
    if word.isascii():
        return word.lower().replace(".", "")
    return (
        _MARKS.sub("", unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word))).translate(_LETTERS).casefold()
    )


# Feminines in ة beside which the word without it is another word (مكتبة library, مكتب office).
_TWO_WORDS = frozenset(
    normal(word)
    for word in "مكتب مدرس منطق رسال جامع كلي علم عامل سن شرك حرك دائر عاصم رابط قائم عائل قاعد جمهوري مدين سفين مجل مهم مسال منح محكم مطبع مصلح "
    "مرحل مساح مقال مكان منظم مهن موسوع مجموع منصه ميزاني هيء وثيق وكال وزار جريد صحيف حديق طريق قضي عملي نظري بلدي".split()
)
_ADJECTIVES = frozenset(
    normal(word) for word in "عام خاص متحد دائم منسق ممثل مشرف معتمد مقيم مؤسس رابع ثان ثالث خامس اول".split()
)


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[tuple[str, bool, str], ...]:
    """Every way to take a normalised word apart: (clitics, definite, rest), the whole word first."""
    found: list[tuple[str, bool, str]] = []
    for prefix in _PREFIXES:
        if not word.startswith(prefix) or len(word) - len(prefix) < 3:
            continue
        rest = word[len(prefix) :]
        found.append((prefix, False, rest))
        if rest.startswith("ال") and len(rest) > 4 and not prefix.endswith("ل"):
            found.append((prefix, True, rest[2:]))
        if prefix.endswith("ل") and rest.startswith("ل") and len(rest) > 3:
            # ل + ال is written لل, and before a word in ل the article's ل is not written again.
            found += [(prefix, True, rest[1:]), (prefix, True, rest)]
    if not found:
        found.append(("", False, word))
    return tuple(found)


def _definite(word: str) -> tuple[str, bool, str]:
    """The reading of a term's own word: (clitics that belong to the term, definite, rest)."""
    match = re.match("([وف]?[بكل]?)(ال|(?<=ل)ل)(...+)", word)
    return (match[1], True, match[3]) if match else ("", False, word)


@lru_cache(maxsize=65536)
def _stem(rest: str) -> str:
    return rest[:2] + rest[2:].rstrip(_ENDINGS)


def _key(word: str) -> str:
    return _stem(_definite(normal(word))[2])


@lru_cache(maxsize=65536)
def _text_keys(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_stem(rest) for _, _, rest in _readings(normal(word))))


@lru_cache(maxsize=65536)
def _rule(term: str, form: str, first: bool, proper: bool) -> str | None:
    left, right = normal(term), normal(form)
    if _vocalised_differently(term, form):
        return None
    if left == right:
        return "exact" if term == form else "spelling"
    clitics, definite, rest = _definite(left)
    marbuta = _MARKS.sub("", form).endswith("ة")
    best: str | None = None
    for prefix, article, other in _readings(right):
        own = prefix
        if clitics or not first:
            # A particle inside a term belongs to it and must be there.
            if prefix != clitics and not (not definite and not clitics and prefix == "" and not article):
                continue
            own = ""
        if proper and article != definite and len(rest) < _LONG_NAME:
            continue
        ending = _ending(rest, other, article, definite, proper, marbuta)
        if ending is None:
            continue
        found = (
            "clitic" if own and not ending else "article" if article != definite and not ending else ending or "clitic"
        )
        if not ending:
            return found
        best = best or found
    return best


def _ending(term: str, form: str, article: bool, definite: bool, proper: bool, marbuta: bool) -> str | None:
    """'' when the two words are one, the kind of ending by which they differ, or None; `marbuta`: the form was written with ة, no pronoun."""
    if term == form:
        return ""
    if proper:
        return None
    if _inflected(term, form, article, definite) or _inflected(form, term, definite, article):
        return "ending"
    for pronoun in _PRONOUNS:
        base = form.removesuffix(pronoun)
        if base != form and len(base) > 2 and not article and not (pronoun == "ه" and marbuta):
            # ة is written ت before a pronoun.
            if base == term or (base.endswith("ت") and base[:-1] + "ه" == term):
                return "pronoun"
            if pronoun != "ه" and _inflected(term, base, article=False, definite=True):
                return "pronoun"
    return None


def _inflected(base: str, form: str, article: bool, definite: bool) -> bool:
    """Whether `form` (with the article or not) is an inflected form of `base`, which the glossary gives (as `definite` or not)."""
    if base.endswith("ه") and len(base) > 3:
        stem = base[:-1]
        if form.startswith(stem) and form[len(stem) :] in _FOR_FEMININE:
            return True
    if len(base) < 3 or not form.startswith(base):
        return _plural_pair(base, form)
    ending = form[len(base) :]
    if ending == "ه":
        return base not in _TWO_WORDS and _takes_feminine(base)
    if ending in ("ا", "و", "ي"):
        # Tanwin and the construct plural go without the article, and short words would become others.
        # مديري المنظمة and مغربي end alike: a definite term is taken for a name rather than for a construct plural.
        return not article and len(base) > 3 and not (ending == "ي" and definite)
    if ending == "ات":
        return base not in _TWO_WORDS
    return ending in _AFTER_STEM and len(base) > 3


def _plural_pair(base: str, form: str) -> bool:
    """ون and ين, ان and ين, of one stem."""
    stem = base[:-2]
    return len(stem) > 2 and base[-2:] in ("ون", "ين", "ان") and form[:-2] == stem and form[-2:] in ("ون", "ين", "ان")


def _takes_feminine(base: str) -> bool:
    """Adjectives in ي (nisba), participles and titles of the forms مفعول، فعيل and the like."""
    if base.endswith("ي") and len(base) > 3:
        return True
    if base in _ADJECTIVES:
        return True
    if len(base) == 4 and base[2] == "ي":
        return True
    return base.startswith("م") and len(base) > 4


def _vocalised_differently(term: str, form: str) -> bool:
    """Whether both are vocalised and disagree on a letter other than the last, as عُمان and عَمّان do."""
    if not _MARKS.search(term) or not _MARKS.search(form):
        return False
    left, right = _vowels(term), _vowels(form)
    shared = min(len(left), len(right))
    pairs = list(zip(left[len(left) - shared :], right[len(right) - shared :], strict=True))
    for (letter, marks), (other, others) in pairs[:-1]:
        if letter == other and ("\u0651" in marks) != ("\u0651" in others):
            return True
        if letter == other and marks and others and marks != others:
            return True
    return False


def _vowels(word: str) -> list[tuple[str, str]]:
    """The letters of a word, each with its marks."""
    found: list[tuple[str, str]] = []
    for character in unicodedata.normalize("NFC", word):
        if _MARKS.match(character):
            if found:
                found[-1] = (found[-1][0], "".join(sorted(found[-1][1] + character)))
        elif character != "ـ":
            found.append((character.translate(_LETTERS), ""))
    return found


def inflections(term: str) -> list[str]:
    """The term, and the same indefinite when it is definite, definite when its first word alone can be made so.

    >>> inflections("المدير العام")
    ['المدير العام', 'مدير عام']
    """
    words = term.split(" ")
    if words[0].startswith("ال") and len(words[0]) > 4:
        bare = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words]
        return [term, " ".join(bare)]
    if len(words) == 1 and len(term) > 2:
        return [term, f"ال{term}"]
    return [term]


def leading_forms(term: str) -> list[str]:
    """The term behind nothing and behind each clitic; ل and ال contract.

    >>> leading_forms("المنظمة")
    ['المنظمة', 'والمنظمة', 'بالمنظمة', 'كالمنظمة', 'للمنظمة']
    """
    if term.startswith("ال"):
        rest = term[2:]
        contracted = f"ل{rest}" if rest.startswith("ل") else f"لل{rest}"
        return [term, f"و{term}", f"ب{term}", f"ك{term}", contracted]
    return [term, *(f"{clitic}{term}" for clitic in "وبكل")]


_STOPWORDS = frozenset(
    (
        "في من على إلى الى عن مع بين بعد قبل حتى منذ خلال عند لدى نحو حول ضد دون تحت فوق أمام وراء عبر ضمن حسب وفق وفقا أن إن ان لأن لكن بل أو "
        "أم ثم قد لقد كان كانت يكون تكون كانوا ليس ليست لا لم لن ما ماذا هل كيف أين متى هو هي هم هن هما نحن أنا أنت هذا هذه هذان ذلك تلك هؤلاء "
        "أولئك هنا هناك الذي التي الذين اللذين اللواتي كل بعض جميع غير أي أية كما كذلك أيضا أيضاً حيث إذا اذا لو لولا إلا سوى كي لكي مما مثل "
        "بينما عندما حين حينما يوم أمس اليوم غدا الآن قال قالت يقول تقول وقال وقالت أضاف وأضاف أكد وأكد أكدت أوضح وأوضح أشار وأشار ذكر تم يتم "
        "جرى عليه عليها إليه إليها فيه فيها منه منها به بها له لها لهم عنه عنها معه معها بهذا لهذا لذلك بذلك أكثر أقل أول أولى ثاني ثانية واحد "
        "واحدة اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشر مئة ألف سنة شهر يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر "
        "أكتوبر نوفمبر ديسمبر الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد وهو وهي وهم وقد وكان وكانت وفي ومن وعلى وإلى وأن كون ذات ذو "
        "نفس عدة عدد و ف ب ك ل س ال يمكن يجب ينبغي قام قامت تمت بسبب رغم الرغم أثناء معظم العديد مختلف كبير كبيرة أخرى آخر أخر الآخر مرة غالبا "
        "بشكل حاليا جدا فقط خاصة عندئذ لدي ربما نظرا بالنسبة فإن حوالي ولا أكبر أصبح أصبحت بدأ بدأت زال يزال"
    ).split()
)
_FUNCTION_WORDS = frozenset(normal(word) for word in _STOPWORDS)


def _folded(word: str) -> str:
    """A function word without what is attached to it: وبأنهم → ان; any other word as it is, in its one spelling."""
    whole = normal(word)
    if whole not in _FUNCTION_WORDS:
        pronouns = () if _MARKS.sub("", word).endswith("ة") else _PRONOUNS
        for clitics in _PREFIXES:
            rest = whole.removeprefix(clitics)
            for one in (rest, *(rest.removesuffix(pronoun) for pronoun in pronouns)):
                # Of the short ones only ان takes pronouns (its forms are everywhere); others would eat nouns.
                if one in _FUNCTION_WORDS and (len(one) > 2 or one in (rest, "ان")):
                    return one
    return whole


GRAMMAR = Grammar(_FUNCTION_WORDS, attached=re.compile("[وف]?[بك]ال|[وف]ال|[وف]?لل"), fold=_folded)

MORPHOLOGY = Morphology("ar", _key, _text_keys, _rule, inflections, leading_forms, grammar=GRAMMAR)
