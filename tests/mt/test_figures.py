"""Figures through a real model: none is lost, none is altered, and short entities do not go through it at all."""

from __future__ import annotations

from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request
from l10n.mt.figures import corrected
from l10n.mt.packages import find, install
from l10n.text.figures.comparison import compare


def test_a_wrong_numeral_is_put_right() -> None:
    assert corrected("It has 2,250 seats.", "Il a 2,250 places.", "en", "fr") == ("Il a 2\u202f250 places.", True)
    assert corrected("It is 5 feet long.", "Il mesure 6 pieds.", "en", "fr") == ("Il mesure 5 pieds.", True)
    assert corrected("Since 2009 it rains.", "Depuis 2019, il pleut.", "en", "fr") == ("Depuis 2009, il pleut.", True)


def test_numerals_written_as_in_the_source_are_written_as_readers_do() -> None:
    source, target = "From 2,250 to 2,750 came in 3 days.", "De 2,250 à 2,750 sont venus en trois jours."
    assert corrected(source, target, "en", "fr") == (target.replace("2,", "2\u202f"), True)
    source, target = "From 2,250 to 2,750 came, 15 left.", "De 2,250 à 2,751 sont venus, 16 sont partis."
    assert corrected(source, target, "en", "fr") == (target.replace("2,250", "2\u202f250"), False)


def test_what_is_right_or_cannot_be_told_stays() -> None:
    for source, target, whole in (
        ("It has 2,250 seats.", "Il a 2 250 places.", True),
        ("At 5 pm, 16 came.", "À 17 h, seize vinrent.", True),
        ("It is 90 °F and 5 came.", "Il fait 32 °C et 7 vinrent.", False),
        ("It is 3 miles (5 km).", "C’est à 5 km.", False),
        ("It is 5 ft long.", "Il mesure 1,5 m.", False),
        ("It is 90 °F.", "Il fait 32 °C.", False),
        ("One in 5 came.", "Il en est venu 20 %.", False),
        ("It cost Rs 5,00,000.", "Il a coûté 500 000 roupies.", True),
    ):
        assert corrected(source, target, "en", "fr") == (target, whole)


def test_a_model_states_every_figure() -> None:
    engine = ArgosEngine([find("en", "fr") or install("en", "fr")])
    sources = [
        "The territory of Turkey is more than 1,600 kilometres (1,000 mi) long and 800 km (500 mi) wide.",
        "On <g1>17-18 September 2025</g1>, 1,250 delegates from 54 countries met at 9:30 am.",
        "17-18 September 2025",
        "$11,000",
    ]
    results = list(engine.translate([Request(source) for source in sources]))
    for source, result in zip(sources, results, strict=True):
        assert not compare(source, result.target, "en", "fr").missing, result.target
    assert [result.target for result in results[2:]] == ["17–18 septembre 2025", "11\u202f000\u00a0$US"]


def test_a_text_in_the_target_language_is_left_alone() -> None:
    engine = ArgosEngine([find("en", "fr") or install("en", "fr")])
    text = "La réunion a été ouverte à Rabat par le Directeur général de la Fédération."
    assert [result.target for result in engine.translate([Request(text)])] == [text]
