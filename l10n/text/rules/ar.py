"""Arabic. Abbreviations are a letter or two with a stop, and Latin ones stand among the words."""

from l10n.text.rules import Rules

RULES = Rules(
    titles=frozenset(
        "د أ م ا ح أ.د ا.د أد م.م ص.ب ت.م إلخ.. Dr Mr Mrs Ms Prof St vs e.g i.e H.E آ.د ش.م ش.م.م ج.م.ع و.م.أ ذ.م.م".split()
    ),
    abbreviations=frozenset("إلخ الخ ق.م ب.م هـ ه م U.S U.K D.C Jr Inc Ltd Co etc a.m p.m".split()),
    before_numbers=frozenset("ص ج ط ع ف رقم No no p pp vol art".split()),
)
