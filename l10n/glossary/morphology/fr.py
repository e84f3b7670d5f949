"""French: number, gender of adjectives, participles and titles, elision and contraction, capitals without accents.

Elided words need no rule of their own: the apostrophe parts them from the term. Nouns whose feminine is another noun (« médecin »,
« médecine ») are kept apart by a list. Verbs are recognised where the glossary gives a regular infinitive in -er.
"""

from __future__ import annotations

import re
from functools import lru_cache

from l10n.glossary.morphology.morphology import Grammar, Morphology, bare, plain

_FAMILIES = {
    **dict.fromkeys(("de", "du", "des", "d"), "de"),
    **dict.fromkeys(("à", "au", "aux", "a"), "à"),
    **dict.fromkeys(("que", "qu"), "que"),
    **dict.fromkeys(("se", "s"), "se"),
    **dict.fromkeys(("ne", "n"), "ne"),
    **dict.fromkeys(("le", "la", "les", "l"), "le"),
}
"""Small words that elision, contraction or number turn into each other."""
_INVARIABLE = frozenset(
    "cours pays mois fois bois corps temps cas repas accès succès progrès procès processus campus virus consensus discours concours recours "
    "parcours secours fonds sens poids bras dos os prix choix voix croix paix noix taux deux six dix faux vers pas plus sans dans ses ces "
    "mes tes nos vos très après dès près puis depuis jamais toujours moins mais fils tiers univers divers gens relais palais marais rabais "
    "permis compris avis tapis colis puits biais français anglais hors lors alors ailleurs envers travers reflux flux afflux influx "
    "époux jaloux heureux doux roux toux courroux index thorax larynx us jus abus refus radis obus surplus cosmos chaos tennis oasis "
    "maïs fracas bourgeois mauvais paris laos comores maldives".split()
)
_AIL = frozenset("travaux baux coraux émaux vitraux".split())
_GENDERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nouvelle", ("nouveau", "nouvel")),
    ("vieille", ("vieux", "vieil")),
    ("blanche", ("blanc",)),
    ("franche", ("franc",)),
    ("publique", ("public",)),
    ("grecque", ("grec",)),
    ("turque", ("turc",)),
    ("longue", ("long",)),
    ("belle", ("beau", "bel")),
    ("trice", ("teur",)),
    ("drice", ("deur",)),
    ("euse", ("eur", "eux")),
    ("eure", ("eur",)),
    ("elle", ("el",)),
    ("enne", ("en",)),
    ("onne", ("on",)),
    ("ette", ("et",)),
    ("ète", ("et",)),
    ("ière", ("ier",)),
    ("ère", ("er",)),
    ("ouse", ("oux",)),
    ("aine", ("ain",)),
    ("aise", ("ais",)),
    ("oise", ("ois",)),
    ("ive", ("if",)),
    ("ale", ("al",)),
    ("ile", ("il",)),
    ("ine", ("in",)),
    ("ane", ("an",)),
    ("une", ("un",)),
    ("ente", ("ent",)),
    ("ante", ("ant",)),
    ("inte", ("int",)),
    ("erte", ("ert",)),
    ("uite", ("uit",)),
    ("rite", ("rit",)),
    ("ate", ("at",)),
    ("arde", ("ard",)),
    ("onde", ("ond",)),
    ("ande", ("and",)),
    ("use", ("us",)),
    ("ée", ("é",)),
    ("nie", ("ni",)),
    ("ue", ("u",)),
)
"""Endings of the feminine, longest first, and the masculine each belongs to."""
_TWO_WORDS = frozenset(
    "médecin/médecine capital/capitale moral/morale vent/vente plant/plante directif/directive grain/graine marin/marine main/maine "
    "patin/patine bassin/bassine revu/revue vu/vue tenu/tenue venu/venue issu/issue final/finale mal/male fin/fine pin/pine tribun/tribune "
    "tant/tante mat/mate command/commande demand/demande conduit/conduite point/pointe entré/entrée arrivé/arrivée pensé/pensée porté/portée "
    "traversé/traversée plaint/plainte retrait/retraite fil/file bond/bonde fond/fonde plan/plane pan/panne suit/suite bruit/bruite rit/rite "
    "climat/climate mandat/mandate commun/commune géni/génie marché/marchée comité/comitée compagni/compagnie coloni/colonie chant/chante "
    "avant/avante poursuit/poursuite mer/mère découvert/découverte donné/donnée tend/tende étendu/étendue an/ane".split()
)
"""Masculine/feminine pairs that are two words, not two genders of one."""
_VERB = re.compile(
    r"(?:e|es|ons|ez|ent|ais|ait|ions|iez|aient|ant|a|é|ée|és|ées|er|erai|eras|era|erons|erez|eront|erait|eraient|èrent)$"
)
_COARSE = re.compile(r"(?<=..)(?:[td]?(?:eur?|ric)|iv|if|eau|ell?|al|ail|au|c?qu|ch?|gu?)$")


@lru_cache(maxsize=65536)
def _lower(word: str) -> str:
    return plain(word).replace("œ", "oe").replace("æ", "ae")


@lru_cache(maxsize=65536)
def _numbers(word: str) -> frozenset[str]:
    """The word and what it may be the plural of."""
    found = {word}
    if word in _INVARIABLE or len(word) < 3:
        return frozenset(found)
    if word.endswith("aux"):
        found.add(word[:-1])
        if not word.endswith("eaux"):
            found.add(word[:-3] + ("ail" if word in _AIL else "al"))
    elif word.endswith(("eux", "oux")) or (word.endswith("s") and not word.endswith("ss")):
        found.add(word[:-1])
    return frozenset(found)


@lru_cache(maxsize=65536)
def _genders(word: str) -> frozenset[str]:
    """The word's numbers and what those may be the feminine of."""
    found = set(_numbers(word))
    for one in _numbers(word):
        for ending, masculine in _GENDERS:
            if one.endswith(ending):
                others = (one[: -len(ending)] + other for other in masculine)
                found.update(other for other in others if f"{other}/{one}" not in _TWO_WORDS)
                break
    return frozenset(found)


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    lower = _lower(word)
    if lower in _FAMILIES:
        return bare(_FAMILIES[lower])
    stem = bare(lower)
    stem = _COARSE.sub("", stem[:2] + stem[2:].rstrip("esx"))
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem


def _text_keys(word: str) -> tuple[str, ...]:
    own, lower = _key(word), _lower(word)
    verb = _VERB.search(lower)
    if verb is None or verb.start() < 3:
        return (own,)
    return tuple(dict.fromkeys((own, _key(lower[: verb.start()] + "er"))))


def _rule(term: str, form: str, first: bool, proper: bool) -> str | None:
    left, right = _lower(term), _lower(form)
    if left == right:
        return "exact"
    if _FAMILIES.get(left, left) == _FAMILIES.get(right, right):
        return "contraction"
    if bare(left) == bare(right):
        return "accents" if _unaccented(term, form) else None
    if proper:
        return None
    if _capitals(term, form):
        left, right = bare(left), bare(right)
    if not _numbers(left).isdisjoint(_numbers(right)):
        return "number"
    if not _genders(left).isdisjoint(_genders(right)):
        return "gender"
    verb = _VERB.search(right)
    if left.endswith("er") and verb is not None and verb.start() >= 3 and right[: verb.start()] + "er" == left:
        return "verb"
    return None


def _unaccented(term: str, form: str) -> bool:
    """Whether two spellings differ only in capitals that lack their accent."""
    if len(term) != len(form):
        return "œ" in (term + form).lower() or "æ" in (term + form).lower()
    return all(
        one.lower() == other.lower() or (one if bare(one.lower()) == one.lower() else other).isupper()
        for one, other in zip(term, form, strict=True)
    )


def _capitals(term: str, form: str) -> bool:
    """Whether one of the two is written in capitals, or begins with one, where an accent may be missing."""
    if form.isupper() or term.isupper():
        return True
    one, other = term[:1], form[:1]
    return one != other and (one.isupper() or other.isupper()) and bare(_lower(one)) == bare(_lower(other))


_BREAK = re.compile(r" (?:de|du|des|d['’]|à|au|aux|pour|en|et|sur|dans|par|avec|entre|contre)(?= |(?<=['’]))")
_WORD = re.compile(r"[^\W\d_]+")


_ADJECTIVES = (
    ("if", "ive"),
    ("eux", "euse"),
    ("el", "elle"),
    ("al", "ale"),
    ("ien", "ienne"),
    ("ant", "ante"),
    ("gent", "gente"),
    ("é", "ée"),
)
_QUALITY = re.compile("(?:i|ié|an|au|er|re|ne)té$")
"""Nouns such as « qualité », which end as participles do."""
_EUX = frozenset("jeux enjeux feux lieux milieux neveux cheveux aveux voeux vœux adieux essieux pieux cieux".split())
"""Nouns in the plural; other words in -eux are adjectives."""


def inflections(term: str) -> list[str]:
    """The term and its other number: its head and the adjectives after it, up to the first preposition; an adjective's other gender, too.

    >>> inflections("directeur général"), inflections("États membres")
    (['directeur général', 'directeurs généraux'], ['États membres', 'État membre'])
    >>> inflections("chef de secteur"), inflections("préventif")
    (['chef de secteur', 'chefs de secteur'], ['préventif', 'préventifs', 'préventive', 'préventives'])
    """
    cut = _BREAK.search(term)
    end = cut.start() if cut else len(term)
    words = list(_WORD.finditer(term, 0, end))
    if not words or any(word[0].isupper() and len(word[0]) > 1 for word in words) or _lower(words[0][0]) in _FAMILIES:
        return [term]
    many = all(_is_plural(word[0]) for word in words)
    pieces, done = [], 0
    for word in words:
        pieces += [term[done : word.start()], (_singular if many else _plural)(word[0])]
        done = word.end()
    other = "".join(pieces) + term[done:]
    feminine = _feminine(_singular(term) if many else term) if len(words) == 1 else ""
    return list(dict.fromkeys([term, other, *([feminine, _plural(feminine)] if feminine else [])]))


def _feminine(word: str) -> str:
    """The feminine of a word that ends as hardly anything but an adjective does; empty for others."""
    for masculine, ending in _ADJECTIVES:
        feminine = word[: -len(masculine)] + ending
        if word.endswith(masculine) and len(word) > len(masculine) + 1 and f"{word}/{feminine}" not in _TWO_WORDS:
            return "" if _QUALITY.search(word) else feminine
    return ""


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return len(_numbers(lower)) > 1 and (not lower.endswith("eux") or lower in _EUX)


def _singular(word: str) -> str:
    lower = word.lower()
    if lower.endswith("aux") and not lower.endswith("eaux"):
        return word[:-3] + ("ail" if lower in _AIL else "al")
    return word[:-1]


def _plural(word: str) -> str:
    lower = word.lower()
    if lower.endswith(("s", "x", "z")):
        return word
    if lower == "travail" or (
        lower.endswith("al") and lower not in ("bal", "festival", "carnaval", "récital", "fatal", "final", "naval")
    ):
        return word[:-3] + "aux" if lower == "travail" else word[:-1] + "ux"
    return word + ("x" if lower.endswith(("eau", "eu", "au")) else "s")


_VOWEL = re.compile(r"[aeiouyhœæàâéèêëîïôùû]", re.IGNORECASE)


def leading_forms(term: str) -> list[str]:
    """The term behind nothing and behind every determiner and contracted preposition that its first letter admits.

    >>> leading_forms("État")[:4]
    ['État', 'l’État', 'd’État', 'de l’État']
    """
    before = ["un ", "une ", "les ", "des ", "aux "]
    if _VOWEL.match(term):
        before = ["l’", "d’", "de l’", "à l’", *before]
    if not _VOWEL.match(term) or term[:1] in "hHyY" or term[:2].isupper():
        before = [*before, "le ", "la ", "du ", "de la ", "de ", "au ", "à la "]
    return [term, *(word + term for word in before)]


_STOPWORDS = frozenset(
    (
        "a à afin ai ainsi alors après as au aucun aucune auquel aura aurait aussi autre autres aux auxquelles auxquels avaient avait avant "
        "avec avoir ayant beaucoup bien bon bonne c car ce ceci cela celle celles celui cent cependant ces cet cette ceux chaque chez ci cinq "
        "comme comment contre d dans de début déjà depuis dernier dernière derniers des deux deuxième devant devrait dire dit dix doit doivent "
        "donc dont du durant dès elle elles en encore enfin ensuite entre est et étaient était été être étant eu eux faire fait faut fois font "
        "furent fut grand grande grandes grands hier hors huit ici il ils j je jour jours jusqu jusque l la là laquelle le lequel les "
        "lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais malgré même mêmes mes mille mme moins mois mon n ne neuf ni non nos "
        "notamment notre nous nouveau nouvel nouvelle nouvelles nouveaux on ont ou où par parce parmi pas pendant petit petite peu peut peuvent "
        "plus plusieurs plutôt pour pourquoi pourrait pouvoir premier première premiers près presque pu puis puisque qu quand quatre que quel "
        "quelle quelles quels quelque quelques qui quoi quoique rien s sa sans se selon sept sera serait seront ses seul seule si sinon six "
        "soit son sont sous sur surtout t ta tandis tant te telle telles tel tels tes toi ton toujours tous tout toute toutes très trois trop "
        "tu un une va vers veut voici voilà vos votre vous y an ans année années janvier février mars avril mai juin juillet août septembre "
        "octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche mm dr pr photo déclaré indiqué ajouté souligné précisé "
        "a-t également souvent nombreux nombreuse nombreuses certains certaines certain certaine environ plupart lieu différents différentes "
        "différent différente grâce important importante importants importantes utilisé appelé aujourd hui seulement simplement peut-être loin "
        "vraiment longtemps possible possibles meilleur meilleure cours suite autour face part plein voire quant ailleurs compte"
    ).split()
)
GRAMMAR = Grammar(
    _STOPWORDS,
    linkers=frozenset({"de", "du", "des", "d", "à", "au", "aux", "l", "la"}),
    name_linkers=frozenset(
        {"de", "du", "des", "d", "à", "au", "aux", "l", "la", "le", "les", "et", "pour", "en", "sur"}
    ),
    unlikely=re.compile("(?:aient|èrent|issent)$"),
)

MORPHOLOGY = Morphology(
    "fr",
    _key,
    _text_keys,
    _rule,
    inflections,
    leading_forms,
    articles=frozenset({"le", "la", "les", "l"}),
    grammar=GRAMMAR,
)
