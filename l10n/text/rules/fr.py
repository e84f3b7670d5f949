"""French."""

import re

from l10n.text.rules import CLOSED, HIDDEN, NARROW, NBSP, Names, Numbers, Rules, Typography, called, spelt

RULES = Rules(
    titles=frozenset(
        (
            "M Mr Mrs MM Mme Mmes Mlle Mlles Me Mes Dr Drs Pr Prof Mgr Mgrs St Ste Sts Stes S.E S.E.M S.M S.A.R "
            "S.A.S LL.EE Gén Col Cdt Cap Lt Rév P.-S av apr env cf Cf c.-à-d p.ex ex Ex boul bd J.-C N.-D"
        ).split()
    ),
    abbreviations=frozenset(
        (
            "etc Etc al Cie Ltée Inc Corp U.S.A U.R.S.S O.N.U N.U É.-U E.-U a.m p.m hab suiv éd ibid op.cit tél réf Jr"
        ).split()
    ),
    before_numbers=frozenset(
        (
            "janv févr avr juil sept oct nov déc art arts Art p pp vol Vol chap Chap fig figs Fig t T n no nos num par al éd ch sect v vers § coll "
            "col pl tab"
        ).split()
    ),
    starters=frozenset(
        (
            "Le La Les Un Une Des Ce Cet Cette Ces Il Elle Ils Elles On Nous Vous Je Tu En Dans Sur Par Pour Avec "
            "Après Avant Depuis Selon Sous Mais Et Ou Or Donc Car Si Quand Lorsque Comme Cependant Toutefois "
            "Ainsi Enfin Ensuite Puis Alors Aussi Son Sa Ses Leur Leurs Notre Votre Plusieurs Certains Tous "
            "Toutes Chaque À Au Aux Du De Outre Parmi Bien Même Malgré Grâce Cela Ceci Celui Celle Où Qui Que"
        ).split()
    ),
    items=True,
)

NUMBERS = Numbers(
    groups=" .'’",
    decimals=",.",
    cardinals=spelt(
        "0 zéro aucun aucune 1 un une seul seule 2 deux double paire carré carrés carrée carrées 3 trois triple cube cubes "
        "4 quatre quadruple 5 cinq 6 six 7 sept "
        "8 huit huitaine 9 neuf 10 dix dizaine dizaines 11 onze 12 douze douzaine douzaines 13 treize 14 quatorze 15 quinze quinzaine "
        "16 seize 17 dix_sept 18 dix_huit 19 dix_neuf 20 vingt vingtaine 30 trente trentaine 40 quarante quarantaine 50 cinquante cinquantaine "
        "60 soixante soixantaine 70 septante 80 quatre_vingt quatre_vingts huitante octante 90 nonante"
    ),
    ordinals=spelt(
        "1 premier première premiers premières 2 deuxième deuxièmes second seconde seconds secondes moitié demi demie "
        "3 troisième troisièmes tiers 4 quatrième quatrièmes quart quarts 5 cinquième cinquièmes 6 sixième sixièmes "
        "7 septième septièmes 8 huitième huitièmes 9 neuvième neuvièmes 10 dixième dixièmes 11 onzième 12 douzième 13 treizième "
        "14 quatorzième 15 quinzième 16 seizième 17 dix_septième 18 dix_huitième 19 dix_neuvième 20 vingtième "
        "30 trentième 40 quarantième 50 cinquantième 60 soixantième 70 soixante_dixième 80 quatre_vingtième "
        "90 quatre_vingt_dixième 100 centième 1000 millième"
    ),
    scales=spelt(
        "100 cent cents centaine centaines 1000 mille millier milliers k 100000 lakh lakhs 1000000 million millions 10000000 crore crores "
        "1000000000 milliard milliards 1000000000000 billion billions"
    ),
    parts=spelt("1/2 demi demie moitié 1/3 tiers 1/4 quart 3/4 trois_quarts 2/3 deux_tiers"),
    plus=r"\set\s(?:un\s|le\s)?",
    less=r"\smoins\s(?:le\s|un\s)?",
    ordinal=r"(?:ers?|ères?|res?|[eè]mes?|es?|nde?s?|ds?)",
    am=r"du matin",
    pm=r"(?:du soir|de l['’]après-midi)",
    hours=r"(?:heures?|h)",
    noon=spelt("720 midi 0 minuit"),
    decade_before=r"ann[ée]es?",
    minus=r"moins",
    joint="et",
)

NAMES = Names(
    currencies=called(
        {
            "dollar": "dollar, dollars",
            "euro": "euro, euros",
            "pound": "livre, livres",
            "lira": "livre, livres",
            "yen": "yen, yens",
            "yuan": "yuan, yuans, renminbi",
            "rupee": "roupie, roupies",
            "rouble": "rouble, roubles",
            "franc": "franc, francs",
            "dinar": "dinar, dinars",
            "dirham": "dirham, dirhams",
            "riyal": "riyal, riyals, réal, réaux, rial, rials",
            "peso": "peso, pesos",
            "krona": "couronne, couronnes",
            "naira": "naira, nairas",
            "shekel": "shekel, shekels",
        }
    ),
    units=called({"duration-year": "année, années"}),
    cardinal_days=True,
    percent=r"pour[\s-]cent|pourcents?|points? de pourcentage|pct",
    countries=called(
        {
            "US": "USA, U.S.A., É.-U., Etats-Unis",
            "GB": "Grande-Bretagne, RU, R.-U.",
            "CZ": "République tchèque, Tchéquie",
            "MM": "Birmanie, Myanmar",
            "HK": "Hong Kong, Hong-Kong",
            "MO": "Macao",
            "PS": "Palestine",
            "NL": "Hollande",
            "CD": "RDC, R.D.C., RD Congo, République démocratique du Congo",
            "CG": "République du Congo",
            "KR": "République de Corée",
            "AE": "EAU, Emirats arabes unis",
            "VN": "Vietnam, Viet Nam, Viêt-Nam",
            "NG": "Nigéria",
            "TL": "Timor oriental",
            "SZ": "Swaziland",
            "MK": "Macédoine",
            "VA": "Vatican, Saint-Siège",
            "CV": "Cap-Vert",
            "FK": "Îles Falkland, îles Falkland, îles Malouines, Malouines",
            "MD": "Moldova",
            "BY": "Bélarus",
            "EG": "Egypte",
            "TR": "Türkiye",
            "CI": "Côte-d'Ivoire",
            "ET": "Ethiopie",
            "ER": "Erythrée",
            "EC": "Equateur",
            "CN": "RPC",
            "KP": "République populaire démocratique de Corée",
        }
    ),
)

_SPACE = rf"[ {NBSP}{NARROW}]"
_RUN = rf"(?<!{_SPACE}){_SPACE}+"
"""All of a run of spaces: tried at its beginning only, so that long runs take no time."""
_BEFORE = rf"(?<=[^\W_]|[)\]»”’…%€$°{CLOSED}])"
"""What a sign with a space before it may stand behind."""
_UNITS = (
    r"km/h|m/s|k?m[²³]|[kcm]m|ha|m|k?g|mg|t|[cm]l|hl|l|L|[kMGT]Wh?|Wh?|[kMGT]?Hz|[kMG]?V|h?Pa|°[CF]|[kMGT]o|[kM]bit/s|min|h|s|ms"
    r"|M€|Md€|M\$|Md\$|‰"
)
_UNMISTAKABLE = r"km/h|km[²³]?|[cm]m|kg|mg|[kMG]Wh?|[kMG]Hz|°[CF]|ha"
"""Units that a number may be glued to by mistake; `5G` and `3D` are none."""
_CAPITALS = "|".join(
    (
        "tats? coles? glises? gypte gyptien(?:ne)?s? mirats? quateur rythrée thiopie thiopien(?:ne)?s? conomies? conomiques? galité nergies? "
        "tudes? tudiante?s? v[éè]nements? lèves? poque pidémies? quipes? quilibre tablissements? tapes? toiles? crivaine?s? lectricité "
        "lectroniques? lysée diteurs? vêques? té"
    ).split()
)
_AFTER_ELISION = "ducation|galité|thique|volution|change|dition|laboration|valuation|criture|lection|quité|radication|mergence|panouissement"
"""What is French without doubt behind « l’ » and « d’ »."""
_ORDERED = "siècles?|sessions?|éditions?|réunions?|anniversaire|conférence|congrès|forum|assemblée|rang|fois|étage|année|jour|place|république"
"""What ordinals count, so that an `e` before it belongs to a number."""
_A_BEFORE = (
    r"l['’]|la |les |ce |cet |cette |ces |son |sa |ses |leurs? |mon |ma |mes |nos |notre |vos |votre |une? |deux |trois |quatre |partir |"
    r"cause |travers |propos |peine |moins |titre |savoir |noter |compter |côté |défaut |force |présent|nouveau |\d"
)


def _signs(high: str, group: str) -> Typography:
    """The rules, with the space before `;` `!` `?` and the one between groups of digits."""
    insert = rf"|{_BEFORE}(?<!Yahoo)(?=[;!?]+(?:[\s»)\]{CLOSED}]|$))" if high else ""
    return tuple(
        (re.compile(pattern), sign)
        for pattern, sign in (
            (r"(?<!\w)([eE]tc)(?:\.{3}|…)", r"\1."),
            (r"(?<!\.)\.{3}(?!\.)", "…"),
            (rf'(?<![\w"])"(?=[\w{HIDDEN}])([^"]*[^\s"])"(?!\w)', r"«\1»"),
            (r"“([^“”]*)”", r"«\1»"),
            (rf"(?<=[^\W\d_])'(?=[^\W_]|[«{HIDDEN}])", "’"),
            (rf"(?<!\w)([ldjmtsnLDJMTSN]|[Qq]u)['’]{_SPACE}+(?=«)", r"\1’"),
            # Ordinals: 1er, 1re, 2e, XXIe.
            (r"(?<![\w.,])(1|I) ?i?[eè]re(s?)(?!\w)", r"\1re\2"),
            (r"(?<![\w.,])(1|I) ?ier(s?)(?!\w)", r"\1er\2"),
            (rf"(?<![\w.,])(\d+|[IVX]+){_SPACE}?[eè]me(s?)(?!\w)", r"\1e\2"),
            (rf"(?<![\w.,])(1|I){_SPACE}(ers?|res?)(?!\w)", r"\1\2"),
            (rf"(?<![\w.,])(\d+|[IVX]+){_SPACE}e(?={_SPACE}(?:{_ORDERED})(?!\w))", r"\1e"),
            (r"(?<!\w)Oe(?=u(?:vr|f)|il(?!\w))", "Œ"),
            (
                r"(?<!\w)(|[bcmnsvBCMNSV]|[Mm]an|[Dd]és)oe(?=u(?:vr|f|rs?(?!\w)|ds?(?!\w)|x?(?!\w))|il(?!\w))",
                r"\1œ",
            ),
            # Capitals keep their accents.
            (rf"\bE(?=(?:{_CAPITALS})(?!\w))", "É"),
            (rf"(?<=[lLdD]’)E(?=(?:{_AFTER_ELISION})s?(?!\w))", "É"),
            (
                r"\bE(?=(?:TATS?|COLES?|GLISES?|GYPTE|THIOPIE|CONOMIE|GALITÉ|NERGIE|TUDES?|QUIPES?|VÊQUES?|MIRATS?)(?!\w))",
                "É",
            ),
            (r"\bI(?=les?(?!\w))|\bI(?=LES?-|LES(?!\w))", "Î"),
            (rf"(?:(?<=^)|(?<=[.!?…»] )|(?<=«{NBSP}))A(?= (?:{_A_BEFORE}))", "À"),
            # Spaces.
            (r"(?<=[:;,!?…])(?=«)", " "),
            (rf"{_RUN}(?=[;!?]+(?!\w)){insert}", high),
            (rf"{_RUN}(?=:(?!\w))|{_BEFORE}(?=:(?:[\s»]|$))", NBSP),
            (rf"(?<=[\w)\]»%]){_RUN}(?=[.,](?:\s|$))", ""),
            (rf"(?<!\w)(MM?\.|Mmes?|Mlles?|Mgr|Dr|Pr){_SPACE}(?=[A-ZÀ-Ý])", rf"\1{NBSP}"),
            (rf"(?<!\w)((?:[Aa]rt|pp?|[Vv]ol|[Cc]hap|[Ff]ig)\.|§){_SPACE}(?=\d|[IVXLC]+(?!\w))", rf"\1{NBSP}"),
            (rf"«{_SPACE}*", f"«{NBSP}"),
            (rf"{_RUN}»|(?<!{_SPACE})»", f"{NBSP}»"),
            (rf"(?<![\w:.,])([01]?\d|2[0-4]){_SPACE}?h{_SPACE}?([0-5]\d)(?!\w)", rf"\1{NBSP}h{NBSP}\2"),
            (r"(?<![\w:.,])([01]?\d|2[0-4])h(?!\w)", rf"\1{NBSP}h"),
            (rf"(?<=\d){_SPACE}?(?=[%‰€£](?!\w))", NBSP),
            (rf"(?<=\d){_SPACE}(?=\$|(?:{_UNITS})(?!\w))|(?<=\d)(?=(?:{_UNMISTAKABLE})(?!\w))", NBSP),
            (rf"(?<=\d)(?=\$(?:[\s.,;:)]|$))|(?<=\$){_SPACE}(?=(?:US|CA)(?!\w))", NBSP),
            (rf"(?<!\w)([nN])(?:°{_SPACE}?|o{_SPACE})(?=\d)", rf"\1°{NBSP}"),
            (
                rf"(?:(?<=(?<![\d.,])\d)|(?<=(?<![\d.,])\d\d)|(?<=(?<![\d.,])\d\d\d)|(?<=[{NBSP}{NARROW}]\d\d\d)){_SPACE}(?=\d{{3}}(?!\d))",
                group,
            ),
        )
    )


TYPOGRAPHY = _signs(NARROW, NARROW)
TYPOGRAPHY_CA = _signs("", NBSP)
