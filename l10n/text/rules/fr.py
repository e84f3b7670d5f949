"""French."""

from l10n.text.rules import Rules

RULES = Rules(
    titles=frozenset(
        (
            "M Mr Mrs MM Mme Mmes Mlle Mlles Me Mes Dr Drs Pr Prof Mgr Mgrs St Ste Sts Stes S.E S.E.M S.M S.A.R "
            "S.A.S LL.EE Gén Col Cdt Cap Lt Rév P.-S av apr env cf Cf c.-à-d p.ex ex Ex janv févr avr juil sept "
            "oct nov déc boul bd J.-C N.-D"
        ).split()
    ),
    abbreviations=frozenset(
        (
            "etc Etc al Cie Ltée Inc Corp U.S.A U.R.S.S O.N.U N.U É.-U E.-U a.m p.m hab suiv éd ibid op.cit tél réf Jr"
        ).split()
    ),
    before_numbers=frozenset(
        (
            "art arts Art p pp vol Vol chap Chap fig figs Fig t T n no nos num par al éd ch sect v vers § coll "
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
)
