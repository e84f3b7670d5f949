"""German: a stop makes a number an ordinal."""

from l10n.text.rules import Names, Numbers, Rules, called, spelt

RULES = Rules(
    titles=frozenset("Dr Prof Hr Fr Frl Hrn St Abs Art z.B d.h u.a z.T i.d.R bzw ca vgl Nr Bd hrsg Hrsg".split()),
    abbreviations=frozenset("usw etc Co Jh Jr Sr".split()),
    before_numbers=frozenset("S Kap Abb Tab Anm".split()),
    starters=frozenset(
        "Der Die Das Ein Eine Er Sie Es Wir Ich In Im Am Auf Mit Nach Bei Für Aber Und Doch Wenn Als".split()
    ),
    ordinal_stop=True,
)

_UNITS = "ein zwei drei vier fünf sechs sieben acht neun".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_JOINED = [
    *(f"{10 * ten + unit} {one}und{word}" for ten, word in enumerate(_TENS, 2) for unit, one in enumerate(_UNITS, 1)),
    *(f"{2 * unit + 1}/2 {one}einhalb" for unit, one in enumerate(_UNITS, 1)),
]
"""Numbers that German writes as one word: fünfundzwanzig, zweieinhalb."""

NUMBERS = Numbers(
    groups=". ’'",
    decimals=",",
    cardinals=spelt(
        " ".join(_JOINED) + " 3/2 anderthalb "
        "0 null 1 ein eine einen einem einer eins 2 zwei beide 3 drei 4 vier 5 fünf 6 sechs 7 sieben 8 acht 9 neun 10 zehn "
        "11 elf 12 zwölf dutzend 13 dreizehn 14 vierzehn 15 fünfzehn 16 sechzehn 17 siebzehn 18 achtzehn 19 neunzehn "
        "20 zwanzig 30 dreißig 40 vierzig 50 fünfzig 60 sechzig 70 siebzig 80 achtzig 90 neunzig"
    ),
    scales=spelt("100 hundert 1000 tausend 1000000 million millionen 1000000000 milliarde milliarden"),
    parts=spelt("1/2 halbe halber halbes halben 1/3 drittel 1/4 viertel 3/4 dreiviertel"),
    ordinal=r"\.",
    hours=r"(?:uhr|stunden?|h)",
    decade_after=r"er",
    minus=r"minus",
)

NAMES = Names(
    currencies=called(
        {
            "dollar": "dollar, dollars, us-dollar",
            "euro": "euro, euros",
            "pound": "pfund",
            "yen": "yen",
            "yuan": "yuan, renminbi",
            "rupee": "rupie, rupien",
            "rouble": "rubel",
            "franc": "franken, franc, francs",
            "dinar": "dinar, dinare",
            "dirham": "dirham",
            "riyal": "riyal, rial, real",
            "peso": "peso, pesos",
            "krona": "krone, kronen",
            "lira": "lira, lire",
        }
    ),
    percent=r"Prozent(?:punkte?n?)?|v\.\s?H\.",
    countries=called(
        {
            "US": "USA, Amerika, Vereinigte Staaten von Amerika, Vereinigten Staaten",
            "GB": "Großbritannien, Vereinigten Königreich",
            "NL": "Holland",
            "CZ": "Tschechische Republik",
            "PS": "Palästina",
            "HK": "Hongkong",
            "MO": "Macau",
            "MM": "Birma",
            "CD": "Demokratische Republik Kongo",
            "CG": "Republik Kongo",
            "VA": "Vatikan",
            "AE": "VAE",
            "CI": "Elfenbeinküste",
        }
    ),
)
