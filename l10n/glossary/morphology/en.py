"""English: number, the possessive 's, British and American spelling. Verbs and derivations are other words."""

from __future__ import annotations

import re
from functools import lru_cache

from l10n.glossary.morphology.morphology import Grammar, Morphology, bare, plain
from l10n.glossary.words import POSSESSIVE

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose",
    "criteria": "criterion", "phenomena": "phenomenon", "memoranda": "memorandum", "curricula": "curriculum", "syllabi": "syllabus",
    "alumni": "alumnus", "indices": "index", "appendices": "appendix", "matrices": "matrix", "strata": "stratum",
    "bureaux": "bureau", "plateaux": "plateau", "fora": "forum", "symposia": "symposium", "honoraria": "honorarium",
    "moratoria": "moratorium", "referenda": "referendum", "addenda": "addendum", "corrigenda": "corrigendum", "nuclei": "nucleus",
    "stimuli": "stimulus", "vertebrae": "vertebra", "larvae": "larva", "formulae": "formula", "persons": "person", "vitae": "vita",
}  # fmt: skip
# Words in -s that are no plural of the word without it, or mean something else.
_NO_PLURAL = frozenset(
    "news customs arms goods means premises physics mathematics economics electronics genetics linguistics logistics politics robotics "
    "ethics athletics acoustics aesthetics dynamics series species headquarters always towards besides afterwards sometimes perhaps "
    "whereas across thus this has was does is its his us yes plus minus process access success progress congress address business "
    "less lens gas atlas canvas bias chaos analysis crisis basis thesis hypothesis synthesis emphasis status virus campus consensus "
    "focus bonus census corpus apparatus diabetes measles works spectacles minutes proceeds thanks remains savings looks "
    "honduras cyprus philippines maldives seychelles comoros netherlands texas mauritius belarus laos wales athens brussels paris".split()
)
_VES = frozenset(
    "wives lives knives midwives halves shelves leaves wolves thieves loaves calves selves scarves hooves sheaves".split()
)
_SPELLING = (
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational|ationally)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|able|al|ful|ers?|hoods?|ites?)?$)"), "or"),
    (re.compile(r"^(cent|theat|lit|fib|calib|spect|met|kilomet|centimet|millimet)re(?=s?$)"), r"\1er"),
    (re.compile(r"^program(?:me)(?=s?$)"), "program"),
    (re.compile(r"^(defen|offen|licen)c(?=es?$)"), r"\1s"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[^aeiou][ae])ll(?=(?:ed|ing|er|ers)$)"), "l"),
)
_BRITISH = re.compile(r"[iy]s[eai]|our|res?$|^programme|ces?$|ogue|[ae]ll")
"""What a word holds to which one of these may apply: most hold nothing of it."""
_POSSESSIVE = re.compile(r"['’‘ʼ]s$")


@lru_cache(maxsize=65536)
def _base(word: str) -> str:
    """Plain, without the possessive."""
    return bare(plain(_POSSESSIVE.sub("", word.lower())))


@lru_cache(maxsize=65536)
def _american(word: str) -> str:
    if len(word) > 5 and _BRITISH.search(word):
        for pattern, replacement in _SPELLING:
            word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65536)
def _numbers(word: str) -> frozenset[str]:
    """The word and what it may be the plural of."""
    found = {word}
    if word in _IRREGULAR:
        found.add(_IRREGULAR[word])
    elif len(word) > 2 and word.endswith("s") and word not in _NO_PLURAL and not word.endswith(("ss", "us")):
        if word.endswith("ies") and len(word) > 4:
            found |= {word[:-3] + "y", word[:-1]}
        elif word in _VES:
            found |= {word[:-3] + "f", word[:-3] + "fe", word[:-1]}
        elif word.endswith("es"):
            found.add(word[:-1])
            if word.endswith(("sses", "xes", "ches", "shes", "zzes", "oes", "uses", "iases", "ases")):
                found.add(word[:-2])
            if word.endswith(("yses", "ises", "eses", "ases", "oses")) and len(word) > 5:
                found.add(word[:-2] + "is")
        elif not word.endswith("is"):
            found.add(word[:-1])
    return frozenset(found)


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    base = _american(_base(word))
    base = _IRREGULAR.get(base, base)
    stem = base[:2] + base[2:].rstrip("esiyzx")
    return stem[:-1] + "f" if stem.endswith("v") else stem


def _keys(word: str) -> tuple[str, ...]:
    return (_key(word),)


def _rule(term: str, form: str, first: bool, proper: bool) -> str | None:
    left, right = _base(term), _base(form)
    if left == right:
        return "possessive" if _POSSESSIVE.search(form) and not _POSSESSIVE.search(term) else "exact"
    if _american(left) == _american(right):
        return "spelling"
    if proper:
        return None
    same = not _numbers(left).isdisjoint(_numbers(right)) or not _numbers(_american(left)).isdisjoint(
        _numbers(_american(right))
    )
    return "number" if same else None


def _trimmed(word: str) -> int:
    """The length of a term's last word without its possessive."""
    found = _POSSESSIVE.search(word)
    return found.start() if found else len(word)


_PREPOSITION = re.compile(r" (?:of|for|to|in|on|and|at|with|from|by) ")
_NAME = re.compile(r"[A-Z0-9.&-]+")


def inflections(term: str) -> list[str]:
    """The term and its other number, made at its head: the word before the first preposition, else the last.

    >>> inflections("Head of Sector"), inflections("member states")
    (['Head of Sector', 'Heads of Sector'], ['member states', 'member state'])
    """
    cut = _PREPOSITION.search(term)
    head_end = cut.start() if cut else len(term)
    start = max(term.rfind(" ", 0, head_end), term.rfind("-", 0, head_end)) + 1
    head = term[start:head_end]
    if not head.isalpha() or (_NAME.fullmatch(head) and len(head) > 1):
        return [term]
    return [term, *(term[:start] + other + term[head_end:] for other in _other_number(head))]


def _other_number(word: str) -> list[str]:
    lower = word.lower()
    for many, one in _IRREGULAR.items():
        if lower in (many, one):
            return [word[0] + (one if lower == many else many)[1:]]
    if lower.endswith(("sis", "xis")):
        return [word[:-2] + "es"]
    if lower in _NO_PLURAL:
        return []
    if lower.endswith("ies") and len(lower) > 4:
        return [word[:-3] + "y"]
    if lower.endswith(("sses", "xes", "ches", "shes")):
        return [word[:-2]]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return [word[:-1]]
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return [word[:-1] + "ies"]
    return [word + ("es" if lower.endswith(("s", "x", "ch", "sh", "z")) else "s")]


def leading_forms(term: str) -> list[str]:
    """The term behind nothing and behind each article."""
    return [term, *(f"{word} {term}" for word in ("the", "an" if term[:1].lower() in "aeiou" else "a"))]


_STOPWORDS = frozenset(
    (
        "a about above across after again against ago all almost along already also although always am among an and another any anybody anyone "
        "anything are around as ask asked asks at away back be became because become becomes been before began begin begins behind being below "
        "beside besides between beyond both bring brought but by call called came can cannot come comes could day days did different do does "
        "doing done down due during each eight either else end enough even ever every everybody everyone everything far few find first five for "
        "former found four from full further gave get gets give given gives go goes going gone good got great had half has have having he held "
        "help helped her here hers herself hi high him himself his hold how however hundred i if in including indeed instead into is it its "
        "itself just keep kept knew know known last later latter least led less let like little long look made main make makes making many may "
        "me mean means meant met might mine more moreover most much must my myself near nearly need needs neither never next nine no nobody "
        "none nor not nothing now of off often old on once one only onto open or other others otherwise our ours out over own part people per "
        "perhaps put quite rather really right s said same saw say says second see seen set seven several shall she should show shown since six "
        "small so some somebody someone something sometimes soon still such take taken takes tell ten than thank thanks that the their theirs "
        "them themselves then there thereby therefore these they thing things third this those though thousand three through throughout thus "
        "time times to today together told tomorrow too took toward towards twice two under until up upon us use used uses very via want wanted "
        "was way we week weeks well went were what whatever when whenever where whereas whether which while who whoever whole whom whose why "
        "will with within without would year years yes yesterday yet you your yours yourself expect expects offer offers dr mr mrs ms prof h.e. "
        "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday "
        "sunday photo eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
        "eighty ninety taught won built written spent thought felt stood sent grown spoken chosen begun paid lost left heard drawn driven "
        "fallen grew wrote spoke large big important able available likely various certain common usually possible close"
    ).split()
)
GRAMMAR = Grammar(
    _STOPWORDS,
    linkers=frozenset({"of"}),
    name_linkers=frozenset({"of", "and", "for", "the", "in", "on"}),
    unlikely=re.compile("(?:ly|ed)$"),
)

MORPHOLOGY = Morphology(
    "en",
    _key,
    _keys,
    _rule,
    inflections,
    leading_forms,
    POSSESSIVE,
    frozenset({"the"}),
    trimmed=_trimmed,
    grammar=GRAMMAR,
)
