"""The argos engine on real models."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from l10n.glossary.concept import Concept, Wording
from l10n.glossary.glossary import Glossary
from l10n.glossary.matching import occurrences
from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request, RequestedTerm
from l10n.mt.leg import _RETRIES
from l10n.mt.packages import ModelPackage
from l10n.mt.terms import given, requested
from l10n.text.codes import same

SENTENCES = [
    "The programme opened in Rabat on Monday.",
    "Religious leaders can answer it, because people listen to them.",
    "Two guides will be printed in three languages.",
    "The delegation put three proposals on the table.",
]


@pytest.fixture(scope="module")
def engine(en_fr: ModelPackage) -> ArgosEngine:
    return ArgosEngine([en_fr])


def term(text: str, word: str, *targets: str, **options: Any) -> RequestedTerm:
    start = text.index(word)
    return RequestedTerm(word, targets, start, start + len(word), **options)


def test_results_come_in_order_with_scores_and_a_signature(engine: ArgosEngine) -> None:
    results = list(engine.translate([Request(sentence) for sentence in SENTENCES]))
    assert [result.source for result in results] == SENTENCES
    assert "Rabat" in results[0].target
    assert "trois langues" in results[2].target
    assert all(0 < result.score <= 1 for result in results)
    assert {result.engine for result in results} == {"argos:en_fr@opus-1"}


def test_company_changes_nothing(engine: ArgosEngine) -> None:
    together = [result.target for result in engine.translate([Request(sentence) for sentence in SENTENCES])]
    assert [next(engine.translate([Request(sentence)])).target for sentence in SENTENCES] == together


def test_a_term_the_model_would_not_choose_stands_in_the_target_and_articles_agree(engine: ArgosEngine) -> None:
    text = "The workshop of the Organization begins tomorrow."
    wanted = term(text, "workshop", "séminaire-atelier")
    free, bound = engine.translate([Request(text), Request(text, (wanted,))])
    assert "séminaire-atelier" not in free.target
    assert "séminaire-atelier" in bound.target
    assert bound.terms[0].found == "séminaire-atelier"
    assert bound.terms[0].how in ("forced", "replaced", "nbest")
    assert "L'séminaire" not in bound.target


def test_a_forced_term_keeps_the_article_of_what_it_replaces(engine: ArgosEngine) -> None:
    text = "They promote small firms and entrepreneurship."
    result = next(engine.translate([Request(text, (term(text, "entrepreneurship", "entrepreneuriat"),))]))
    assert "l'entrepreneuriat" in result.target.replace("’", "'")


def test_a_forced_term_is_not_said_twice(engine: ArgosEngine) -> None:
    text = "The aim is to identify whether there is undetected community transmission of COVID-19."
    wanted = term(text, "community transmission", "transmission communautaire")
    result = next(engine.translate([Request(text, (wanted,))]))
    assert result.terms[0].found
    assert result.target.lower().count("transmission") == 1


def test_words_on_both_sides_make_room_for_a_term(engine: ArgosEngine) -> None:
    text = (
        "when there is minimal to moderate community transmission, social distancing strategies can be implemented such as cancelling field trips, "
        "assemblies, and other large gatherings."
    )
    [result] = engine.translate([Request(text, (term(text, "community transmission", "transmission communautaire"),))])
    assert "transmission communautaire minimale à modérée" in result.target
    assert result.terms[0].how == "inline"


def test_an_adjective_takes_the_gender_of_its_noun(engine: ArgosEngine) -> None:
    text = "The official recommendations state that precautionary separation of a mother and a baby should not be undertaken."
    [result] = engine.translate([Request(text, (term(text, "precautionary", "préventif"),))])
    assert "séparation préventive" in result.target


def test_a_list_of_the_same_term_gets_no_further_one(engine: ArgosEngine) -> None:
    text = (
        "species: Betacoronavirus 1 (Bovine Coronavirus, Human Coronavirus OC43), Human Coronavirus HKU1, Murine Coronavirus, Severe acute "
        "respiratory syndrome-related Coronavirus (SARS-CoV, SARS-CoV-2), Middle East respiratory syndrome-related Coronavirus, Hedgehog "
        "Coronavirus 1 (EriCoV)"
    )
    wanted = [("Coronavirus", ["coronavirus"]), ("SARS-CoV", ["SARS-CoV"]), ("SARS-CoV-2", ["SARS-CoV-2"])]
    [result] = engine.translate([Request(text, given(text, "en", wanted))])
    assert all(one.found for one in result.terms)
    assert len(occurrences(result.target, "fr", ["coronavirus"])) == len(occurrences(text, "en", ["Coronavirus"]))


def test_many_terms_at_once_take_no_letters_from_each_other(engine: ArgosEngine) -> None:
    text = "The committee adopted the annual report on education, science and culture in the member states and thanked the director general."
    renderings = (
        "surveillance période sévèrement atteignant enfants commission prolongement sérologique composantes changement références lesdits dettes "
        "répressive lingette législation recettes transport"
    ).split()
    terms = given(
        text, "en", [(word, [rendering]) for word, rendering in zip(text[:-1].split(), renderings, strict=False)]
    )
    [result] = engine.translate([Request(text, terms)])
    assert sum(one.how == "replaced" for one in result.terms) > 8
    words = re.findall(r"\w+", result.target.lower())
    assert not [word for word in words for one in renderings if one in word and len(word) > len(one) + 1]


def test_hundreds_of_terms_for_one_sentence_come_in_at_once(engine: ArgosEngine) -> None:
    text = "The workshop on tourism begins tomorrow in Rabat."
    spans = [(start, end) for start in range(40) for end in range(start + 1, 48)]
    terms = tuple(RequestedTerm(text[start:end], (f"atelier{start}x{end}",), start, end) for start, end in spans)
    [result] = engine.translate([Request(text, terms)])
    assert {one.how for one in result.terms} == {"replaced", "missing"}
    assert sum(one.found is not None for one in result.terms) <= len(text.split())


def test_a_forbidden_rendering_is_kept_out_though_the_term_stands_elsewhere(engine: ArgosEngine) -> None:
    text = "The workshop ended. The workshop was a success."
    wanted = term(text, "workshop", "séminaire", "atelier")
    free = next(engine.translate([Request(text, (wanted,))]))
    assert "atelier" in free.target
    bound = next(engine.translate([Request(text, (replace(wanted, targets=("séminaire",), forbidden=("atelier",)),))]))
    assert "séminaire" in bound.target
    assert bound.target.count("atelier") < free.target.count("atelier")


def test_small_words_and_hyphens_are_those_of_the_glossary(engine: ArgosEngine) -> None:
    text = "Europeana is a digital platform for cultural heritage."
    result = next(engine.translate([Request(text, (term(text, "platform", "plateforme"),))]))
    assert "plateforme" in result.target


def test_a_name_introduced_with_its_acronym_has_both(engine: ArgosEngine) -> None:
    text = "The Islamic World Educational, Scientific and Cultural Organization (ICESCO) met in Rabat."
    long, short = "Organisation du monde islamique pour l'éducation, les sciences et la culture", "OMIESC"
    concept = Concept(
        "icesco",
        pos="proper noun",
        wordings=(
            Wording("en", "Islamic World Educational, Scientific and Cultural Organization", acronym="ICESCO"),
            Wording("fr", long, acronym=short),
        ),
    )
    result = next(engine.translate([Request(text, requested(Glossary([concept]).find(text, "en", "fr"), "fr"))]))
    assert [outcome.found is not None for outcome in result.terms] == [True, True]
    assert f"{long} ({short})" in result.target.replace("’", "'")


def test_a_term_in_brackets_behind_another_keeps_its_place(engine: ArgosEngine) -> None:
    text = "The Member State (MS) informs the secretariat."
    terms = (term(text, "Member State", "Pays participant"), term(text, "MS", "PP"))
    result = next(engine.translate([Request(text, terms)]))
    assert "Pays participant (PP)" in result.target


def test_a_term_whose_place_is_a_sign_stands_before_it(engine: ArgosEngine) -> None:
    text = "While three Member States transposed the Directive almost literally, many shortcomings were identified."
    result = next(engine.translate([Request(text, (term(text, "literally", "littéralement"),))]))
    assert " littéralement" in result.target


@pytest.mark.parametrize(
    ("rendering", "how"),
    [
        ("https://www.example.org/fr/a?b=1", "missing"),
        ("ورشة العمل حول السياحة", "replaced"),
        ("séminaire-atelier de formation continue " * 8, "replaced"),
        ("séminaire-atelier de formation continue " * 80, "missing"),
    ],
)
def test_the_model_is_not_asked_to_write_what_it_cannot(engine: ArgosEngine, rendering: str, how: str) -> None:
    text = "The workshop begins tomorrow."
    free, bound = engine.translate([Request(text), Request(text, (term(text, "workshop", rendering.strip()),))])
    assert bound.terms[0].how == how
    assert "demain" in bound.target
    assert (bound.target == free.target) == (how == "missing")


def test_terms_beyond_the_rounds_come_in_at_once(engine: ArgosEngine) -> None:
    text = "The workshop on tourism begins tomorrow in Rabat with many participants from the university."
    wanted = {
        "workshop": "séminaire-atelier",
        "tourism": "voyagisme",
        "tomorrow": "prochainement",
        "Rabat": "Ribat",
        "participants": "congressistes",
        "university": "académie",
    }
    terms = tuple(term(text, source, target) for source, target in wanted.items())
    result = next(engine.translate([Request(text, terms)]))
    assert all(target in result.target for target in wanted.values())
    assert "replaced" in [outcome.how for outcome in result.terms]


def test_an_inflected_form_is_left_to_the_model(engine: ArgosEngine) -> None:
    text = "The infectious diseases are studied."
    result = next(engine.translate([Request(text, (term(text, "infectious", "infectieux"),))]))
    assert result.terms[0].how == "free"
    assert "infectieuses" in result.target


def test_what_is_not_to_be_translated_stays(engine: ArgosEngine) -> None:
    text = "The Green Week opened in Almaty."
    result = next(engine.translate([Request(text, (term(text, "Green Week", "Green Week", dnt=True),))]))
    assert "Green Week" in result.target


def test_a_text_that_is_a_term_is_that_term(engine: ArgosEngine) -> None:
    text = "<g1>Member States</g1>"
    result = next(engine.translate([Request(text, (term(text, "Member States", "États membres"),))]))
    assert (result.target, result.terms[0].how) == ("<g1>États membres</g1>", "inline")


def test_a_term_with_a_code_inside_keeps_the_code(engine: ArgosEngine) -> None:
    text = "<g1>Member</g1> States"
    wanted = RequestedTerm("Member</g1> States", ("États membres",), 4, len(text))
    result = next(engine.translate([Request(text, (wanted,))]))
    assert same(text, result.target)


@pytest.mark.parametrize("number", range(len(_RETRIES)))
def test_every_step_of_the_retry_ladder_translates(engine: ArgosEngine, number: int) -> None:
    decoder = engine._legs[0].decoder
    [[hypothesis]] = decoder.translate([decoder.encode(SENTENCES[0]).pieces], **_RETRIES[number])  # type: ignore[arg-type]
    assert "Rabat" in decoder.decode(hypothesis.pieces)


def test_a_failed_draft_is_mended(engine: ArgosEngine) -> None:
    leg = engine._legs[0]
    [good] = leg.translate([SENTENCES[0]])
    looping = replace(good, target="le " * 20, failure="looping")
    [mended] = leg._mended([looping], attention=False)
    assert mended.failure is None
    assert "Rabat" in mended.target


def test_inline_codes_stay_around_their_words(engine: ArgosEngine) -> None:
    text = "The <g1>red house</g1> stands in <g2>Rabat</g2>.<x3/>"
    result = next(engine.translate([Request(text)]))
    assert same(text, result.target)
    assert "<g2>Rabat</g2>" in result.target
    assert "maison rouge</g1>" in result.target


@pytest.mark.parametrize(
    "address", ["info_desk@icesco.org", "https://www.icesco.org/en?id=3&x=a_b", "www.example.org/docs"]
)
def test_addresses_stand_letter_for_letter(engine: ArgosEngine, address: str) -> None:
    assert address in next(engine.translate([Request(f"For the code and the reference see {address}.")])).target


@pytest.mark.parametrize("text", ["2025", "—", "<x1/>", "12:30 – 14:00"])
def test_what_has_no_words_is_copied(engine: ArgosEngine, text: str) -> None:
    assert next(engine.translate([Request(text)])).target == text


def test_a_text_longer_than_the_model_holds_is_translated_whole(engine: ArgosEngine) -> None:
    text = " ".join(f"Sentence number {number} says that the meeting was held in Rabat." for number in range(1, 61))
    target = next(engine.translate([Request(text)])).target
    assert all(str(number) in target for number in range(1, 61))


def test_through_english_where_there_is_no_direct_model(zh_en: ModelPackage, en_fr: ModelPackage) -> None:
    engine = ArgosEngine([zh_en, en_fr])
    text = "会议于星期一在<g1>拉巴特</g1>举行。"
    result = next(engine.translate([Request(text)]))
    assert result.engine == "argos:zh_en@1.9+en_fr@opus-1"
    assert "Rabat" in result.target
    assert same(text, result.target)


def test_the_genuine_argos_package(zh_en: ModelPackage) -> None:
    result = next(ArgosEngine([zh_en]).translate([Request("会议于星期一在拉巴特举行。")]))
    assert "Monday" in result.target
    assert "Rabat" in result.target


def test_a_long_text_that_ends_in_white_space_ends(en_fr: ModelPackage) -> None:
    [result] = ArgosEngine([en_fr], beam=1).translate([Request("word " * 200)])
    assert result.source == "word " * 200


def test_an_acronym_the_model_leaves_out_stands_in_brackets_behind_its_name(en_fr: ModelPackage) -> None:
    source = (
        "The Director-General of the Islamic World Educational, Scientific and Cultural Organization (ICESCO), "
        "travelled to Kazakhstan in September."
    )
    name = "Organisation du monde islamique pour l’éducation, les sciences et la culture"
    terms = given(
        source,
        "en",
        [("Islamic World Educational, Scientific and Cultural Organization", [name]), ("ICESCO", ["ICESCO"])],
    )
    [result] = ArgosEngine([en_fr]).translate([Request(source, terms)])
    assert "la culture (ICESCO)" in result.target


def test_a_rendering_of_the_forbidden_gender_is_replaced(engine: ArgosEngine) -> None:
    text = "The Director-General met the ministers in Rabat."
    wanted = term(text, "Director-General", "Directrice générale", forbidden=("Directeur général",))
    [result] = engine.translate([Request(text, (wanted,))])
    assert "La Directrice générale" in result.target


def test_a_sentence_whose_term_stands_in_the_source_begins_with_a_capital(engine: ArgosEngine) -> None:
    text = "Outreach, advocacy and foresight literacy are the pillars of the knowledge hub."
    wanted = (
        term(text, "Outreach", "action de proximité"),
        term(text, "advocacy", "sensibilisation"),
        term(text, "foresight literacy", "littératie des futurs"),
        term(text, "knowledge hub", "pôle de savoirs"),
    )
    [result] = engine.translate([Request(text, wanted)])
    assert all(one.found for one in result.terms)
    assert result.target.startswith("L")
