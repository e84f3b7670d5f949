"""Training sentences: terms, inline codes, untidiness; nothing of the pair is lost or linked wrongly."""

from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from training.align import Aligned
from training.recipe import Noise
from training.symbols import ALL, BREAK, CODES, DOMAINS, TERM_CLOSE, TERM_OPEN
from training.vary import vary

PAIR = Aligned(
    "doc",
    "The member states met in Rabat today.",
    "Les États membres se sont réunis à Rabat aujourd'hui.",
    # The-Les, member-membres, states-États, met-réunis, in-à, Rabat-Rabat, today-aujourd, the stops
    ((0, 0), (1, 2), (2, 1), (3, 5), (4, 6), (5, 7), (6, 8), (7, 11)),
)
QUIET = Noise(terms=0, codes=0, case=0, unstopped=0, typography=0, untagged=0)
ANNOTATION = re.compile(f"{TERM_OPEN}[^{TERM_CLOSE}]*{TERM_CLOSE}")


def _bare(text: str) -> str:
    return re.sub(f"[{''.join(ALL)}]", "", ANNOTATION.sub("", text))


@given(st.integers(0, 10_000))
def test_nothing_is_lost_and_links_stay_with_their_words(seed: int) -> None:
    noise = Noise(terms=0.5, codes=1.0, case=0, unstopped=0, typography=0, untagged=0.5)
    sentence = vary(PAIR, noise, "fr", random.Random(seed))
    assert _bare(sentence.source) == PAIR.source
    assert _bare(sentence.target) == PAIR.target
    linked = {
        (sentence.source[left[0] : left[1]], sentence.target[right[0] : right[1]]) for left, right in sentence.links
    }
    assert linked == {
        ("The", "Les"),
        ("member", "membres"),
        ("states", "États"),
        ("met", "réunis"),
        ("in", "à"),
        ("Rabat", "Rabat"),
        ("today", "aujourd"),
        (".", "."),
    }


@given(st.integers(0, 10_000))
def test_a_term_follows_its_source_and_is_a_form_of_what_the_target_has(seed: int) -> None:
    sentence = vary(PAIR, Noise(terms=1.0), "fr", random.Random(seed))
    found = ANNOTATION.findall(sentence.source)
    assert found
    for annotation in found:
        head = annotation[1:-1].casefold().split()[0][:4]
        assert head in sentence.target.casefold()


@given(st.integers(0, 10_000))
def test_codes_are_the_same_on_both_sides_and_paired(seed: int) -> None:
    noise = Noise(terms=0, codes=1.0, case=0, unstopped=0, typography=0, untagged=0)
    sentence = vary(PAIR, noise, "fr", random.Random(seed))
    for text in (sentence.source, sentence.target):
        for opening, closing in CODES:
            assert text.count(opening) == text.count(closing) <= 1
            assert text.find(opening) <= text.find(closing)
    signs = "".join(char for pair in CODES for char in pair) + BREAK
    assert sorted(char for char in sentence.source if char in signs) == sorted(
        char for char in sentence.target if char in signs
    )


def test_a_quiet_sentence_is_the_pair_with_its_domain() -> None:
    sentence = vary(PAIR, QUIET, "fr", random.Random(0))
    assert (sentence.source, sentence.target) == (DOMAINS["doc"] + PAIR.source, PAIR.target)


def test_an_arabic_term_may_lose_its_article() -> None:
    pair = Aligned("ui", "Open settings", "افتح الإعدادات", ((0, 0), (1, 1)))
    sources = {vary(pair, Noise(terms=1.0, untagged=0), "ar", random.Random(seed)).source for seed in range(80)}
    assert any(f"{TERM_OPEN}إعدادات{TERM_CLOSE}" in source for source in sources)
    assert any(f"{TERM_OPEN}الإعدادات{TERM_CLOSE}" in source for source in sources)
