"""Inline codes through MT: whatever the alignment says, the target is well-formed and has exactly the source's codes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.mt.alignment import TOKEN, Alignment, align
from l10n.mt.markup import project, separate
from l10n.mt.xml_lines import from_codes, to_codes
from l10n.text.codes import same, strip


def diagonal(source: str, target: str, order: list[int] | None = None) -> Alignment:
    """A target whose words stand for those of the source one by one, in `order`."""
    words = [match.span() for match in TOKEN.finditer(source)]
    tokens = [match.span() for match in TOKEN.finditer(target)]
    density = np.zeros((len(tokens), max(len(source), 1)), dtype=np.float32)
    for row in range(len(tokens)):
        if words:
            places = order or list(range(len(words)))
            start, end = words[places[row % len(places)]]
            density[row, start:end] = 1 / (end - start)
    return Alignment(target, tokens, density)


@pytest.mark.parametrize(
    ("source", "target", "order", "expected"),
    [
        ("The <g1>red</g1> house", "La maison rouge", [0, 2, 1], "La maison <g1>rouge</g1>"),
        ("<g1>The <g2>red</g2> house</g1>.", "La maison rouge.", [0, 2, 1, 3], "<g1>La maison <g2>rouge</g2></g1>."),
        ("One<x1/>two", "un deux", [0, 1], "un<x1/>deux"),
        ("Hello <x1/>!", "Bonjour !", [0, 1], "Bonjour <x1/>!"),
        ("Note<x1/> this", "Notez ceci", [0, 1], "Notez<x1/> ceci"),
        ("<x1/> Start", "Début", [0], "<x1/> Début"),
        ("End <x1/>", "Fin", [0], "Fin <x1/>"),
        ("a <g1></g1> b", "x y", [0, 1], "x <g1></g1> y"),
        ("Click <g1><x2/></g1> to go", "Cliquez pour aller", [0, 1, 2], "Cliquez <g1><x2/></g1> pour aller"),
        (
            "You have <x1/> new messages",
            "Vous avez nouveaux messages",
            [0, 1, 2, 3],
            "Vous avez <x1/> nouveaux messages",
        ),
    ],
)
def test_codes_follow_their_words(source: str, target: str, order: list[int], expected: str) -> None:
    marked = separate(source)
    assert project(marked, diagonal(marked.plain, target, order)) == expected


@pytest.mark.parametrize(
    ("source", "target", "order", "expected"),
    [
        ("<g1>inflation</g1> rate", "taux de l'inflation", [1, 0, 0, 0, 0], "taux de l'<g1>inflation</g1>"),
        ("<g1>exceeded</g1> it", "a dépassé cela", [0, 0, 1], "a <g1>dépassé</g1> cela"),
        ("<g1>The rate</g1> fell", "Le taux a baissé", [0, 1, 2, 2], "<g1>Le taux</g1> a baissé"),
        ("<g1>especially</g1> here", "en particulier ici", [0, 0, 1], "<g1>en particulier</g1> ici"),
        ("see <g1>it</g1>", "le voir", [1, 0], "<g1>le</g1> voir"),
        (
            "Policy <g1>recommendations</g1>",
            "Recommandations politiques",
            [0, 0],
            "<g1>Recommandations</g1> politiques",
        ),
    ],
)
def test_small_words_that_the_source_lacks_stay_outside(
    source: str, target: str, order: list[int], expected: str
) -> None:
    marked = separate(source)
    assert project(marked, diagonal(marked.plain, target, order), "en", "fr") == expected


@st.composite
def coded(draw: st.DrawFn) -> str:
    counter = iter(range(1, 50))

    def text(depth: int) -> str:
        out = ""
        for _ in range(draw(st.integers(0, 3))):
            kind = draw(st.integers(0, 3 if depth < 3 else 2))
            if kind == 2:
                out += f"<x{next(counter)}/>"
            elif kind == 3:
                number = next(counter)
                out += f"<g{number}>{text(depth + 1)}</g{number}>"
            else:
                out += draw(st.sampled_from(["a", " ", "word", " two words ", ".", ", "]))
        return out

    return text(0)


@given(
    coded(), st.lists(st.sampled_from(["mot", "l'", "et", "de", ".", "ici,"]), max_size=8), st.integers(0, 2**32 - 1)
)
def test_no_code_is_ever_lost(source: str, words: list[str], seed: int) -> None:
    target = " ".join(words)
    marked = separate(source)
    tokens = [match.span() for match in TOKEN.finditer(target)]
    density = np.random.default_rng(seed).random((len(tokens), max(len(marked.plain), 1)), dtype=np.float32)
    out = project(marked, Alignment(target, tokens, density), "en", "fr")
    assert same(source, out)
    assert strip(out).replace(" ", "") == target.replace(" ", "")


@given(coded())
def test_spans_of_the_plain_text_are_found(source: str) -> None:
    marked = separate(source)
    for index, place in enumerate(marked.origin):
        assert source[place] == marked.plain[index] or marked.plain[index] == " "


def test_codes_that_are_not_well_formed_are_text() -> None:
    assert separate("a </g1> b").plain == "a </g1> b"


@pytest.mark.parametrize(
    "line",
    ['A <g id="1">b</g> &amp; <br/> c', "x < y & z", "<b><i>n</b></i>", "</b> lost", '<a href="x" title="y">t</a>'],
)
def test_lines_with_tags_come_back(line: str) -> None:
    import html

    text, mapping = to_codes(line)
    assert html.unescape(from_codes(text, mapping)) == html.unescape(line)


def test_a_title_stays_within_its_code() -> None:
    aligned = align("Dr. Salim", [(0, 3), (4, 9)], "M. Salim", [(0, 2), (3, 8)], [[1.0, 0.0], [0.0, 1.0]])
    marked = separate("<g1>Dr. Salim</g1>")
    assert project(marked, aligned, "en", "fr") == "<g1>M. Salim</g1>"
