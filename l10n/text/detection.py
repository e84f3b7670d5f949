"""Which language a text is in: the script first, then the commonest words, and langdetect only where these leave a doubt.

Deterministic: langdetect is seeded before every question (its profiles otherwise draw at random). Short or letterless
texts give no answer rather than a wrong one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from l10n.text.codes import strip
from l10n.text.languages import base, language
from l10n.text.scripts import scripts, share
from l10n.text.segmentation import segment

MIN_LETTERS = 8
"""Texts with fewer letters are not judged, unless their script alone tells the language."""
MAX_LETTERS = 4000
SURE_LETTERS = 40
"""Below this many letters langdetect is too sure of itself: its confidence counts in proportion."""

_ONE_LANGUAGE = {
    "Grek": "el",
    "Hebr": "he",
    "Kana": "ja",
    "Hang": "ko",
    "Thai": "th",
    "Armn": "hy",
    "Geor": "ka",
    "Beng": "bn",
}
_MANY = {
    "Arab": ("ar", "fa", "ur", "ps", "sd", "ug"),
    "Cyrl": ("ru", "uk", "bg", "mk", "sr", "kk", "ky", "tg"),
    "Hani": ("zh", "ja"),
    "Deva": ("hi", "mr", "ne"),
}
_WORDS = {
    "en": "the of and to in is was for that with are this be by from has have which it as at on an will its",
    "fr": "le la les de des du et un une en est dans pour que qui sur au aux par avec ce cette son sa ses il elle ne pas a été sont",
    "es": "el la los las de del y un una en es para que por con se su al lo como más fue ha son",
    "pt": "o a os as de do da dos das e um uma em no na para que por com se ao mais foi não são",
    "de": "der die das und ist in den von zu mit sich des auf für im dem nicht ein eine als auch es an werden",
    "it": "il lo la i gli le di del della e un una in è per che con si al da non sono nel",
    "tr": "ve bir bu için ile da de olarak olan en çok daha ama gibi kadar sonra",
    "id": "yang dan di dari ini untuk dengan pada adalah dalam tidak akan oleh sebagai itu",
    "ar": "في من على إلى أن التي الذي هذا هذه عن مع كان وقد ما لا بين كما خلال قد و",
    "fa": "در از به که این است را با برای آن یک می های شده بود نیز خود",
    "ur": "کے کی میں ہے سے کا اور کو نے پر یہ ہیں کہ اس بھی",
}
_VOCABULARY = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_PROFILES = {"zh": ("zh-cn", "zh-tw")}
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Detection:
    """A guess: a language code and how sure it is (0…1)."""

    language: str
    confidence: float


def common_words(code: str) -> frozenset[str]:
    """The commonest words of a language (lower case); empty where they are not known."""
    return _VOCABULARY.get(code, frozenset())


def detect(text: str, candidates: Sequence[str] | None = None) -> list[Detection]:
    """The languages `text` may be in, best first; [] when nothing can be said. `candidates` are the only codes considered.

    >>> detect("Le programme a été lancé dans les États membres.")[0].language
    'fr'
    """
    clean = strip(text)[:MAX_LETTERS]
    counts = scripts(clean)
    total = sum(counts.values())
    if not total:
        return []
    wanted = None if candidates is None else {base(code): code for code in candidates}
    script = max(counts, key=lambda name: counts[name])
    part = counts[script] / total
    if script == "Hani" and counts.get("Kana", 0) > total / 10:
        script = "Kana"
    if script in _ONE_LANGUAGE:
        return _named([Detection(_ONE_LANGUAGE[script], part)], wanted)
    possible = _MANY.get(script)
    if wanted is not None:
        # The only candidate of this script needs no guess.
        here = [
            code
            for code in wanted
            if (possible and code in possible)
            or (not possible and script == "Latn" and language(code).script == "Latn")
        ]
        if len(here) == 1:
            return _named([Detection(here[0], part)], wanted)
    if possible and script == "Hani":
        return _named([Detection("zh", part)], wanted)
    if total < MIN_LETTERS:
        return []
    by_words = _by_words(clean, script, wanted)
    if by_words and by_words[0].confidence >= 0.9:
        return _named(by_words, wanted)
    among = tuple(sorted(wanted)) if wanted is not None else possible
    return _named(_by_langdetect(clean.lower(), among, total) or by_words, wanted)


def detect_segments(text: str, candidates: Sequence[str] | None = None) -> list[tuple[str, Detection | None]]:
    """The segments of a text that may mix languages, each with the likeliest one; None where nothing can be said. The segments join to `text`."""
    whole = detect(text, candidates)
    pieces = segment(text, whole[0].language if whole else "en")
    return [(piece, next(iter(detect(piece, candidates)), None)) for piece in pieces]


def already_in(text: str, target: str, source: str) -> bool:
    """Whether `text`, said to be in `source`, is in `target` already: by its script where that tells, else by many words of the one
    and hardly any of the other. Doubtful and short texts are not.

    >>> already_in("Le programme a été lancé dans les États membres.", "fr", "en"), already_in("Le Monde reported it.", "fr", "en")
    (True, False)
    """
    clean = strip(text)[:MAX_LETTERS]
    own, other = language(target), language(source)
    if own.script != other.script:
        letters = sum(scripts(clean).values())
        return letters >= MIN_LETTERS and (share(clean, own.script) or 0) >= 0.95
    here, there = common_words(base(own.code)), common_words(base(other.code))
    if here == there or not here or not there:
        return False
    words = [word.lower() for word in _WORD.findall(clean)]
    hits = sum(word in here for word in words)
    return hits >= 4 and hits >= len(words) * 0.25 and sum(word in there for word in words) * 5 <= hits


def _named(found: list[Detection], wanted: dict[str, str] | None) -> list[Detection]:
    """The guesses among the wanted languages, under the codes the caller uses."""
    if wanted is None:
        return found
    return [Detection(wanted[one.language], one.confidence) for one in found if one.language in wanted]


def _by_words(text: str, script: str, wanted: dict[str, str] | None) -> list[Detection]:
    words = [word.lower() for word in _WORD.findall(text)]
    hits = {
        code: sum(word in vocabulary for word in words)
        for code, vocabulary in _VOCABULARY.items()
        if language(code).script == script and (wanted is None or code in wanted)
    }
    ranked = sorted(((count, code) for code, count in hits.items() if count), reverse=True)
    if not ranked or ranked[0][0] < 3 or ranked[0][0] < len(words) * 0.12:
        return []
    second = ranked[1][0] if len(ranked) > 1 else 0
    return [Detection(ranked[0][1], 0.5 + 0.5 * (ranked[0][0] - second) / ranked[0][0])]


class _Shares(dict[str, list[float]]):
    """For each n-gram its share in every language, worked out when it is asked for: of all that profiles know, few texts need much."""

    def __init__(self, profiles: Sequence[Mapping[str, Any]]) -> None:
        super().__init__()
        self._profiles = profiles

    def __contains__(self, ngram: object) -> bool:
        return any(ngram in profile["freq"] for profile in self._profiles)

    def __missing__(self, ngram: str) -> list[float]:
        found = [profile["freq"].get(ngram, 0) / profile["n_words"][len(ngram) - 1] for profile in self._profiles]
        self[ngram] = found
        return found


@lru_cache(maxsize=1)
def _factory() -> Any:
    """langdetect's factory with all its profiles, which its own loader takes five times as long for."""
    from langdetect import DetectorFactory, detector_factory

    files = [path for path in Path(detector_factory.PROFILES_DIRECTORY).iterdir() if not path.name.startswith(".")]
    profiles = [json.loads(path.read_bytes()) for path in files if path.is_file()]
    factory = DetectorFactory()
    factory.langlist = [profile["name"] for profile in profiles]
    factory.word_lang_prob_map = _Shares(profiles)
    return factory


@lru_cache(maxsize=4096)
def _by_langdetect(text: str, among: tuple[str, ...] | None, letters: int) -> list[Detection]:
    from langdetect import DetectorFactory, LangDetectException

    with _LOCK:
        DetectorFactory.seed = 0
        try:
            detector = _factory().create()
            if among is not None:
                detector.set_prior_map({profile: 1.0 for one in among for profile in (_PROFILES.get(one) or (one,))})
            detector.append(text)
            found = detector.get_probabilities()
        except LangDetectException:
            return []
    weight = min(1.0, letters / SURE_LETTERS)
    guesses = [Detection(base(one.lang), float(one.prob) * weight) for one in found]
    return [one for one in guesses if among is None or one.language in among]
