"""French."""

from l10n.text.rules import Numbers, Rules, spelt

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
        "16 seize 20 vingt vingtaine 30 trente trentaine 40 quarante quarantaine 50 cinquante cinquantaine "
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
        "100 cent cents centaine centaines 1000 mille millier milliers k 1000000 million millions "
        "1000000000 milliard milliards 1000000000000 billion billions"
    ),
    ordinal=r"(?:ers?|ères?|res?|[eè]mes?|es?|nde?s?|ds?)",
    am=r"du matin",
    pm=r"(?:du soir|de l['’]après-midi)",
    hours=r"(?:heures?|h)",
    noon=spelt("720 midi 0 minuit"),
    decade_before=r"ann[ée]es?",
    percent=r"(?:pour cent|p\. ?(?:c\.|100))",
    minus=r"moins",
    joint="et",
)
