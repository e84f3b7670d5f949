"""Figures: the table of what counts as the same number, row by row, and what must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.text.figures.comparison import compare
from l10n.text.figures.recognition import figures

SAME = [
    ("fr", "with 2,250 points", "avec 2 250 points"),
    ("fr", "with 2,250 points", "avec 2\u202f250 points"),
    ("fr", "with 2,250 points", "avec 2.250 points"),
    ("fr", "5,000,000 visitors", "5 millions de visiteurs"),
    ("fr", "$2.3 billion", "2,3 milliards de dollars"),
    ("fr", "$12.5m and £2bn", "12,5 millions de dollars et 2 milliards de livres"),
    ("fr", "US$ 5 million", "5 M$"),
    ("fr", "€5B, €1.5tn", "5 Md€, 1 500 milliards d’euros"),
    ("fr", "Rs 5 crore and 3 lakh", "50 millions de roupies et 300 000"),
    ("fr", "Rs 5,00,000 and 12,34,56,789.50", "500 000 roupies et 123 456 789,50"),
    ("fr", "rooms 10,20,300", "salles 10, 20 et 300"),
    ("fr", "$2.5-3m", "2,5 à 3 millions de dollars"),
    ("fr", "a 2m wall for $5", "un mur de 2 mètres pour 5 $"),
    ("fr", "between 2 and 3 million people", "entre 2 et 3 millions de personnes"),
    ("fr", "2 to 3 million", "deux à trois millions"),
    ("fr", "1200 companies", "douze cents entreprises"),
    ("fr", "97 people", "quatre-vingt-dix-sept personnes"),
    ("fr", "the 71 members", "les soixante et onze membres"),
    ("fr", "21 days", "vingt et un jours"),
    ("fr", "9:30 am", "9 h 30"),
    ("fr", "9:30 p.m.", "21h30"),
    ("fr", "9:30 pm", "9 h 30 du soir"),
    ("fr", "at 5 pm", "à 17 heures"),
    ("fr", "at 12 noon", "à midi"),
    ("fr", "at 11:00", "à 11 h"),
    ("fr", "(0230 UTC)", "(2 h 30 UTC)"),
    ("fr", "the 17th century", "le XVIIe siècle"),
    ("fr", "the 21st century", "le XXI<sup>e</sup> siècle".replace("<sup>", "<g1>").replace("</sup>", "</g1>")),
    ("fr", "on January 1st", "le 1er janvier"),
    ("fr", "his 60th goal", "son soixantième but"),
    ("fr", "the 1970s", "les années 70"),
    ("fr", "in 1995-96", "en 1995-1996"),
    ("fr", "in ’96", "en 1996"),
    ("fr", "17-18 September 2025", "les 17 et 18 septembre 2025"),
    ("fr", "on 24/09/1759", "le 24 septembre 1759"),
    ("fr", "at least 15 dead", "au moins 15 morts"),
    ("fr", "-5 °C", "moins 5 °C"),
    ("fr", "2 km2", "2 km²"),
    ("fr", "a 2/3 majority", "la majorité des deux tiers"),
    ("fr", "COVID-19 and A1GP", "la COVID-19 et l’A1 GP"),
    ("fr", "88% of 76", "88 % de 76"),
    ("fr", "On July 20 300 people came.", "Le 20 juillet, 300 personnes sont venues."),
    ("fr", "It takes 1.5 hours.", "Cela prend une heure et demie."),
    ("fr", "1½ hours, 2.5 times", "une heure et demie, deux fois et demie"),
    ("fr", "1.5 kilometres", "un kilomètre et demi"),
    ("fr", "for 18 months", "pendant un an et demi"),
    ("fr", "for 18 months", "pendant dix-huit mois"),
    ("fr", "for 24 months, for 48 hours", "pendant deux années, pendant deux jours"),
    ("fr", "for 90 minutes", "pendant 1,5 heure"),
    ("fr", "for 90 minutes", "pendant 1 h 30"),
    ("fr", "30 and 45 minutes", "une demi-heure et trois quarts d’heure"),
    ("fr", "100 years", "un siècle"),
    ("fr", "the 1990s", "les années quatre-vingt-dix"),
    ("fr", "from 2 to 4 p.m.", "de 14 à 16 heures"),
    ("fr", "2–4 pm", "de 14 h à 16 h"),
    ("fr", "from 9 a.m. to 5 p.m.", "de 9 h à 17 h"),
    ("fr", "from 9:30 to 11 a.m.", "de 9 h 30 à 11 h"),
    ("ar", "from 2 to 4 p.m.", "من الثانية إلى الرابعة بعد الظهر"),
    ("ar", "from 10:30 to 12:00", "من العاشرة والنصف إلى الثانية عشرة"),
    ("fr", "at 10:30", "à dix heures et demie"),
    ("fr", "at 10:20 and 10:45", "à dix heures vingt et à onze heures moins le quart"),
    ("fr", "at 12:30 p.m.", "à midi et demi"),
    ("fr", "for 5 hours and 20 minutes", "pendant cinq heures et vingt minutes"),
    ("fr", "2.5 million people", "deux millions et demi de personnes"),
    ("fr", "500,000 people", "un demi-million de personnes"),
    ("fr", "50% and 75% of them", "la moitié et les trois quarts"),
    ("fr", "12 finalists and semi-finalists", "12 finalistes et demi-finalistes"),
    ("fr", "At 6 p.m., 2 delegates left.", "À dix-huit heures deux délégués sont partis."),
    ("fr", "10 members and half the staff", "10 membres et la moitié du personnel"),
    ("ar", "1,234.5 and 20%", "١٬٢٣٤٫٥ و٢٠٪"),
    ("ar", "2 goals in 15 minutes", "هدفين في خمس عشرة دقيقة"),
    ("ar", "25 countries", "خمسة وعشرون بلدا"),
    ("ar", "the 25th session", "الدورة الخامسة والعشرون"),
    ("ar", "the 21st century", "القرن الحادي والعشرين"),
    ("ar", "the 2nd and 20 others", "الثانية وعشرين أخرى"),
    ("ar", "200 people, 2,000 books", "مئتا شخص وألفي كتاب"),
    ("ar", "at 5 am", "في الساعة الخامسة صباحا"),
    ("ar", "the 1830s", "ثلاثينيات القرن التاسع عشر"),
    ("ar", "It takes 1.5 hours.", "يستغرق ساعة ونصف الساعة."),
    ("ar", "2.5 and 3.5 hours", "ساعتين ونصف الساعة وثلاث ساعات ونصف الساعة"),
    ("ar", "for 18 months", "لمدة عام ونصف العام"),
    ("ar", "for 12 and 24 months", "لمدة سنة ولمدة عامين"),
    ("ar", "for 15 minutes", "لمدة ربع ساعة"),
    ("ar", "within 72 hours, at 12 noon", "خلال ثلاثة أيام، عند الظهر"),
    ("ar", "1.5 tonnes", "طن ونصف"),
    ("ar", "at 10:30 and 10:15", "في الساعة العاشرة والنصف والساعة العاشرة والربع"),
    ("ar", "at 10:45, at 9:55", "في الحادية عشرة إلا ربعا، في العاشرة إلا خمس دقائق"),
    ("ar", "at 10:10 p.m.", "في الساعة العاشرة وعشر دقائق مساء"),
    ("ar", "at 12:30 p.m.", "في الثانية عشرة والنصف ظهرا"),
    ("ar", "at 10:30", "في الساعة 10.30"),
    ("ar", "3.5 million and 500,000 people", "3 ملايين ونصف المليون شخص ونصف مليون شخص"),
    ("ar", "2.5 million people", "مليونان ونصف المليون شخص"),
    ("ar", "10 members and half the staff", "10 أعضاء ونصف الموظفين"),
    ("ar", "2/3 of them, 25% of us", "ثلثي هؤلاء وربع أولئك"),
    ("de", "1,234.5 and 1,000", "1.234,5 und 1.000"),
    ("de", "€5 million, €5.2 billion", "5 Mio. €, 5,2 Mrd. Euro"),
    ("de", "2.5 hours and 25 members", "zweieinhalb Stunden und fünfundzwanzig Mitglieder"),
    ("de", "5 organic farms", "5 Bio-Höfe"),
    ("es", "€5 million and 5 billion", "5 millones de euros y 5 mil millones"),
    ("es", "for 18 months, at 10:30", "durante un año y medio, a las diez y media"),
    ("es", "at 10:30 with 31 members", "a las 10.30 horas con treinta y un miembros"),
    ("pt", "5 million", "5 milhões"),
    ("ru", "5.2 billion", "5,2 млрд"),
    ("zh", "50,000 people", "5万人"),
]
OTHER = [
    ("fr", "It takes 1.5 hours.", "Cela prend une heure."),
    ("fr", "It takes 2.5 hours.", "Cela prend une heure et demie."),
    ("fr", "for 18 months", "pendant un an"),
    ("fr", "for 90 minutes", "pendant 1 h 20"),
    ("fr", "from 2 to 4 p.m.", "de 13 à 16 heures"),
    ("fr", "at 10:30", "à onze heures et demie"),
    ("fr", "at 10:45", "à dix heures moins le quart"),
    ("fr", "2.5 million people", "trois millions et demi de personnes"),
    ("ar", "It takes 1.5 hours.", "يستغرق ساعتين ونصف الساعة."),
    ("ar", "for 24 months", "لمدة عام"),
    ("ar", "at 10:30", "في الساعة العاشرة والربع"),
    ("ar", "at 10:45", "في الساعة العاشرة إلا ربعا"),
    ("ar", "2.5 million people", "مليونان وربع المليون شخص"),
    ("de", "€5 million", "5 Mrd. €"),
    ("es", "€5 million", "5 mil euros"),
    ("fr", "with 2,250 points", "avec 2,250 points"),
    ("fr", "$2.3 billion", "2,3 millions de dollars"),
    ("fr", "$2.3 billion", "2,3 dollars"),
    ("fr", "$2.3m", "2,3 dollars"),
    ("fr", "Rs 5 crore", "5 roupies"),
    ("fr", "Rs 5,00,000", "5 roupies"),
    ("fr", "at 9:30 pm", "à 9 h 30"),
    ("fr", "at 12:30 am", "à 12 h 30"),
    ("fr", "in 1995", "en 1996"),
    ("fr", "the 17th century", "le XVIe siècle"),
    ("fr", "the 1970s", "les années 80"),
    ("fr", "5 and 5", "5"),
    ("fr", "12.8 km", "128 km"),
    ("fr", "16 and 61", "seize et seize"),
    ("fr", "-5 °C", "5 °C"),
    ("ar", "25 countries", "خمسة وثلاثون بلدا"),
    ("ar", "the 25th session", "الدورة الخامسة والثلاثون"),
]


@pytest.mark.parametrize(("language", "source", "target"), SAME)
def test_the_same(language: str, source: str, target: str) -> None:
    assert not compare(source, target, "en", language).missing


@pytest.mark.parametrize(("language", "source", "target"), OTHER)
def test_not_the_same(language: str, source: str, target: str) -> None:
    assert compare(source, target, "en", language).missing


def test_a_figure_of_the_target_that_no_source_has_is_added() -> None:
    found = compare("They won.", "Ils ont gagné 7 à 2.", "en", "fr")
    assert [one.text for one in found.added] == ["7", "2"]
    assert not compare("Two of them at noon", "2 à 12 h", "en", "fr").added


@given(
    st.text(alphabet=st.sampled_from(list("0123 ,.:/-h½²XIVe<g1>/mé’s'")), max_size=40),
    st.sampled_from(["en", "fr", "ar", "de", "tlh"]),
)
def test_every_text_states_the_same_as_itself(text: str, language: str) -> None:
    assert not compare(text, text, language, language)
    ends = [0, *(edge for one in figures(text, language) for edge in (one.start, one.end))]
    assert ends == sorted(ends)


def test_long_texts_and_numbers_take_no_time() -> None:
    text = " ".join(str(number % 7) for number in range(7_000)) + " " + "9" * 50_000
    assert not compare(text, text, "en", "fr").missing
    assert len(compare(text, text.replace("6 ", "5 "), "en", "fr").missing) == 1000


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_numbers_are_the_same_when_they_are_equal(one: int, other: int) -> None:
    assert bool(compare(f"{one:,}", f"{other:,}".replace(",", "\u202f"), "en", "fr").missing) == (one != other)
