"""Arabic. Abbreviations are a letter or two with a stop, and Latin ones stand among the words."""

import re

from l10n.text.rules import CLOSED, HIDDEN, NARROW, NBSP, Numbers, Rules, Typography, spelt

RULES = Rules(
    titles=frozenset(
        "د أ م ا ح أ.د ا.د أد م.م ص.ب ت.م إلخ.. Dr Mr Mrs Ms Prof St vs e.g i.e H.E آ.د ش.م ش.م.م ج.م.ع و.م.أ ذ.م.م".split()
    ),
    abbreviations=frozenset("إلخ الخ ق.م ب.م هـ ه م U.S U.K D.C Jr Inc Ltd Co etc a.m p.m".split()),
    before_numbers=frozenset("ص ج ط ع ف رقم No no p pp vol art".split()),
    continuers=frozenset("حيث بحيث لكي كي الذي التي الذين اللذان اللتان اللذين إلخ الخ بمعنى".split()),
)

NUMBERS = Numbers(
    groups=",.٬،",
    decimals=".,٫",
    cardinals=spelt(
        "0 صفر 1 واحد واحدة 2 اثنان اثنين اثنتان اثنتين مرتين مربع مربعا مربعة 3 ثلاث ثلاثة مكعب مكعبا مكعبة "
        "4 أربع أربعة 5 خمس خمسة 6 ست ستة 7 سبع سبعة "
        "8 ثمان ثماني ثمانية 9 تسع تسعة 10 عشر عشرة 11 أحد_عشر إحدى_عشرة 12 اثنا_عشر اثني_عشر اثنتا_عشرة اثنتي_عشرة "
        "13 ثلاثة_عشر ثلاث_عشرة 14 أربعة_عشر أربع_عشرة 15 خمسة_عشر خمس_عشرة 16 ستة_عشر ست_عشرة 17 سبعة_عشر سبع_عشرة "
        "18 ثمانية_عشر ثماني_عشرة 19 تسعة_عشر تسع_عشرة 20 عشرون عشرين 30 ثلاثون ثلاثين 40 أربعون أربعين 50 خمسون خمسين "
        "60 ستون ستين 70 سبعون سبعين 80 ثمانون ثمانين 90 تسعون تسعين 200 مائتان مائتين مئتان مئتين 300 ثلاثمائة ثلاثمئة "
        "400 أربعمائة أربعمئة 500 خمسمائة خمسمئة 600 ستمائة ستمئة 700 سبعمائة سبعمئة 800 ثمانمائة ثمانمئة 900 تسعمائة تسعمئة "
        "2000 ألفان ألفين 2000000 مليونان مليوني مليونين 2000000000 ملياري مليارين"
    ),
    ordinals=spelt(
        "1 أول أولى الأول الأولى 2 ثان ثاني ثانية نصف 3 ثالث ثالثة ثلث ثلثي 4 رابع رابعة ربع أرباع 5 خامس خامسة خمس 6 سادس سادسة "
        "7 سابع سابعة 8 ثامن ثامنة 9 تاسع تاسعة 10 عاشر عاشرة 11 حادي_عشر حادية_عشرة 12 ثاني_عشر ثانية_عشرة "
        "13 ثالث_عشر ثالثة_عشرة 14 رابع_عشر رابعة_عشرة 15 خامس_عشر خامسة_عشرة 16 سادس_عشر سادسة_عشرة "
        "17 سابع_عشر سابعة_عشرة 18 ثامن_عشر ثامنة_عشرة 19 تاسع_عشر تاسعة_عشرة"
    ),
    scales=spelt(
        "100 مائة مئة مئات 1000 ألف آلاف ألفا 1000000 مليون ملايين مليونا 1000000000 مليار مليارات بليون بلايين "
        "1000000000000 تريليون تريليونات"
    ),
    am=r"(?:صباح[ًا]*|ص\b)",
    pm=r"(?:مساء[ًا]*|م\b|ظهر[ًا]*|عصر[ًا]*|بعد الظهر)",
    hours=r"(?:ساعات|ساعة)",
    noon=spelt("720 ظهرا ظهراً 0 منتصف_الليل"),
    decades=spelt(
        "20 عشرينيات عشرينات 30 ثلاثينيات ثلاثينات 40 أربعينيات أربعينات 50 خمسينيات خمسينات 60 ستينيات ستينات "
        "70 سبعينيات سبعينات 80 ثمانينيات ثمانينات 90 تسعينيات تسعينات"
    ),
    minus=r"ناقص",
    joint="و",
    dual=r"\w{3,}(?:ين|ان)",
    clitics=r"[وفبلك]{0,2}(?:ال|ل)?",
    units_first=True,
)

_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3"
_TEXT = f"{_LETTER}\u0640\u064b-\u0669"
"""Letters, vowel signs and digits, for the inside of a set."""
_SPACE = rf"[ {NBSP}{NARROW}]"


def _own(latin: str, arabic: str) -> tuple[tuple[str, str], ...]:
    """The Arabic sign for a Latin one: behind Arabic text, and behind anything before Arabic text; never within Latin words and numbers."""
    sign = re.escape(latin)
    return (
        (rf"(?<=[{_TEXT}]){_SPACE}*{sign}(?!\d)", arabic),
        (rf"(?<=[»)\]”{CLOSED}]){_SPACE}*{sign}(?=\s*[{_TEXT}{HIDDEN}«(]|\s*$)", arabic),
        (rf"(?<=[^\W_]|[%\"’'])(?<![{_TEXT}]){_SPACE}*{sign}(?=\s+[«(\"]?[{_TEXT}])", arabic),
    )


TYPOGRAPHY: Typography = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        # A tatweel between letters only stretches the word; in « هـ » and « لـICESCO » it means something.
        (rf"(?<=[{_LETTER}\u064b-\u0652])\u0640+(?=[{_LETTER}\u064b-\u0652])", ""),
        (rf"(?<=[{_LETTER}]{{3}})\u0640+(?![{_LETTER}])", ""),
        ("\u0640{2,}", "\u0640"),
        *_own(",", "،"),
        *_own(";", "؛"),
        *_own("?", "؟"),
        (rf"([{_LETTER}][^.!?؟]*[A-Za-z0-9%])\?(?=\s|$)", r"\1؟"),
        (r'(?<![\d"])"(?=\S)([^"]*[^\s"])"(?![A-Za-z0-9"])', r"«\1»"),
        (rf"(?<=\S){_SPACE}+(?=[،؛؟])", ""),
        (rf"(?<=[{_TEXT}]){_SPACE}+(?=[!:.](?:\s|$))", ""),
        (rf"(?<=[،؛؟])(?=[{_LETTER}])", " "),
        (rf"«{_SPACE}+", "«"),
        (rf"(?<!{_SPACE}){_SPACE}+»", "»"),
        (rf"(?<=\d){_SPACE}+(?=[%٪])", ""),
    )
)
