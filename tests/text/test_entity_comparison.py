"""Entities of two languages compared: rows that state the same, rows in which one has become another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.text.entities.comparison import compare
from l10n.text.entities.entity import Country, Date, Money, Percent
from l10n.text.entities.recognition import entities
from l10n.text.entities.rendering import rendered
from l10n.text.months import ARABIC, months_chosen
from l10n.text.typography import Choices


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "on 17 September 2025", [("17 September 2025", Date((17,), 9, 2025))]),
        ("en", "from 17 to 18 September, in Rabat", [("17 to 18 September", Date((17, 18), 9))]),
        ("en", "17–18 Sept. 2025", [("17–18 Sept. 2025", Date((17, 18), 9, 2025))]),
        ("en", "September 17th, 2007", [("September 17th, 2007", Date((17,), 9, 2007))]),
        ("en", "the 3rd of May, 2025", [("3rd of May, 2025", Date((3,), 5, 2025))]),
        ("en", "in March 2009", [("March 2009", Date((), 3, 2009))]),
        ("en", "You may 3 times march 5 miles.", []),
        ("en", "May 5: 10 seats", []),
        ("en", "1,500 May", []),
        ("en", "It ended on August 3. It had begun on 9 May.", [("August 3", Date((3,), 8)), ("9 May", Date((9,), 5))]),
        ("ar", "في 3 آب", [("3 آب", Date((3,), 8))]),
        ("fr", "du 17 au 18 septembre 2025", [("17 au 18 septembre 2025", Date((17, 18), 9, 2025))]),
        ("fr", "les 1er et 2 mai", [("1er et 2 mai", Date((1, 2), 5))]),
        ("fr", "le 1er et le 3 octobre", [("1er et le 3 octobre", Date((1, 3), 10))]),
        ("fr", "En mai 17 personnes", []),
        ("fr", "le trois mai 2025", [("trois mai 2025", Date((3,), 5, 2025))]),
        ("fr", "Le premier mai", [("premier mai", Date((1,), 5))]),
        ("fr", "du vingt et un au trente et un juillet", [("vingt et un au trente et un juillet", Date((21, 31), 7))]),
        ("fr", "le dix-sept septembre", [("dix-sept septembre", Date((17,), 9))]),
        ("en", "on the third of May 2025", [("third of May 2025", Date((3,), 5, 2025))]),
        ("en", "on May the third.", [("May the third", Date((3,), 5))]),
        ("en", "May twenty-first, 2025", [("May twenty-first, 2025", Date((21,), 5, 2025))]),
        ("en", "May the third party win, and may second thoughts come; a half May", []),
        ("en", "They won three May elections.", []),
        ("ar", "في الثالث من مايو 2025", [("الثالث من مايو 2025", Date((3,), 5, 2025))]),
        ("ar", "في الحادي والعشرين من أيلول", [("الحادي والعشرين من أيلول", Date((21,), 9))]),
        ("ar", "من الأول إلى الثلاثين من يونيو", [("الأول إلى الثلاثين من يونيو", Date((1, 30), 6))]),
        ("ar", "في الثاني عشر من آذار/مارس", [("الثاني عشر من آذار/مارس", Date((12,), 3))]),
        ("es", "el tres de mayo de 2025", [("tres de mayo de 2025", Date((3,), 5, 2025))]),
        ("es", "el treinta y uno de mayo", [("treinta y uno de mayo", Date((31,), 5))]),
        ("ar", "١٧ أيلول ٢٠٢٥", [("١٧ أيلول ٢٠٢٥", Date((17,), 9, 2025))]),
        ("ar", "يومي 17 و18 سبتمبر/أيلول عام 2025", [("17 و18 سبتمبر/أيلول عام 2025", Date((17, 18), 9, 2025))]),
        ("ar", "من 17 إلى 18 من شتنبر", [("17 إلى 18 من شتنبر", Date((17, 18), 9))]),
        ("ar", "في كانون الثاني من عام 2025", [("كانون الثاني من عام 2025", Date((), 1, 2025))]),
        ("de", "am 17. September 2025", [("17. September 2025", Date((17,), 9, 2025))]),
        ("es", "el 17 de septiembre de 2025", [("17 de septiembre de 2025", Date((17,), 9, 2025))]),
    ],
)
def test_dates(language: str, text: str, wanted: list[tuple[str, Date]]) -> None:
    assert [(text[one.start : one.end], one.value) for one in entities(text, language, "date")] == wanted


@pytest.mark.parametrize(
    ("language", "text", "stands", "units", "code"),
    [
        ("en", "some US$ 3.5 million a year", "US$ 3.5 million", "dollar", "USD"),
        ("en", "for €50.", "€50", "euro", None),
        ("en", "A$5", "A$5", "dollar", "AUD"),
        ("en", "MAD 250 each", "MAD 250", "dirham", "MAD"),
        ("en", "10 billion euros", "10 billion euros", "euro", None),
        ("en", "the dollar", "dollar", "dollar", None),
        ("fr", "14,7 milliards de dollars US", "14,7 milliards de dollars", "dollar", None),
        ("fr", "11 000 $US", "11 000 $US", "dollar", "USD"),
        ("fr", "27 millions de livres", "27 millions de livres", "pound lira", None),
        ("ar", "3.5 ملايين دولار أمريكي", "3.5 ملايين دولار", "dollar", None),
        ("ar", "كلف خمسين درهما", "خمسين درهما", "dirham", None),
    ],
)
def test_money(language: str, text: str, stands: str, units: str, code: str | None) -> None:
    [one] = entities(text, language, "money")
    assert text[one.start : one.end] == stands
    assert isinstance(one.value, Money)
    assert (one.value.currencies, one.value.code) == (frozenset(units.split()), code)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "12.5%"),
        ("en", "12.5 per cent"),
        ("fr", "12,5 %"),
        ("fr", "12,5 pour cent"),
        ("ar", "١٢٫٥٪"),
        ("ar", "12,5 في المائة"),
    ],
)
def test_percentages(language: str, text: str) -> None:
    [one] = entities(text, language, "percent")
    assert isinstance(one.value, Percent)
    assert (one.start, one.end) == (0, len(text))
    assert [float(value) for value in one.value.amount if not isinstance(value, tuple)] == [12.5]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "In Morocco, Türkiye and Côte d'Ivoire", ["MA", "TR", "CI"]),
        ("en", "the US and the U.K. in Myanmar, or Burma", ["US", "GB", "MM", "MM"]),
        ("en", "Michael Jordan flew Air France to New Jersey with a turkey for US$5.", []),
        ("en", "Bosnia and Herzegovina, Guinea-Bissau, Guinea", ["BA", "GW", "GN"]),
        ("fr", "aux États-Unis, en Côte d’Ivoire et au Viêt Nam", ["US", "CI", "VN"]),
        ("ar", "بالمغرب وللأردن والإمارات وعمان وسلطنة عُمان", ["MA", "JO", "AE", "OM", "OM"]),
        ("ar", "صلاة مغرب", []),
        ("de", "in Österreich", ["AT"]),
    ],
)
def test_countries(language: str, text: str, wanted: list[str]) -> None:
    values = [one.value for one in entities(text, language, "country")]
    assert values == [Country(code) for code in wanted]


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fr", "from 17 to 18 September 2025", "les 17 et 18 septembre 2025"),
        ("fr", "on May 3, 2025", "le trois mai 2025"),
        ("ar", "on 3 May 2025", "في الثالث من أيار/مايو 2025"),
        ("fr", "17-18 September 2025", "le 17 septembre et le 18 septembre 2025"),
        ("fr", "on May 1st, 2025", "le 1er mai"),
        ("ar", "on 17 September 2025", "في ١٧ أيلول ٢٠٢٥"),
        ("ar", "on 17 September 2025", "في 17 شتنبر 2025"),
        ("fr", "It cost US$ 3.5 million.", "Il a coûté 3,5 millions de dollars."),
        ("fr", "It cost £27 million.", "Il a coûté 27 millions de livres sterling."),
        ("es", "It cost $50.", "Costó 50 pesos."),
        ("fr", "It cost 50 pesos.", "Il a coûté 50 $."),
        ("ar", "It cost MX$50.", "كلف ٥٠ بيزو."),
        ("de", "It cost €5 million.", "Es kostete 5 Mio. €."),
        ("es", "It cost €5 million.", "Costó 5 millones de euros."),
        ("ar", "It cost 50 riyals.", "كلف ٥٠ ريالا."),
        ("fr", "It is 45 per cent.", "C’est 45 %."),
        ("ar", "It is 45%.", "إنها 45 في المائة."),
        ("fr", "the government of Iceland", "le gouvernement islandais"),
        ("fr", "the Hungarian Grand Prix", "le Grand Prix de Hongrie"),
        ("fr", "Turkey and the Ivory Coast", "la Turquie et la Côte d’Ivoire"),
        ("ar", "the Moroccan king", "ملك المغرب"),
        ("ar", "in the United Arab Emirates", "بالإمارات"),
    ],
)
def test_what_says_the_same(language: str, source: str, target: str) -> None:
    found = compare(source, target, "en", language)
    assert not found.missing, source
    assert not found.added, target


@pytest.mark.parametrize(
    ("language", "source", "target", "changed"),
    [
        ("fr", "on 3 March 2025", "le 3 mai 2025", "3 March 2025"),
        ("fr", "on 3 March 2025", "le trois mai 2025", "3 March 2025"),
        ("fr", "on 3 March 2025", "le 3 mars 2024", "3 March 2025"),
        ("fr", "17-18 September 2025", "le 17 septembre 2025 et le 19 mai", "17-18 September 2025"),
        ("fr", "3 March and 5 May", "5 mars et 3 mai", "3 March"),
        ("ar", "on 3 July 2025", "في 3 يونيو 2025", "3 July 2025"),
        ("fr", "It cost €50.", "Il a coûté 50 dollars.", "€50"),
        ("fr", "It cost US$50.", "Il a coûté 50 $CA.", "US$50"),
        ("ar", "It cost €50.", "كلف 50 دولارا.", "€50"),
        ("es", "It cost US$50.", "Costó 50 pesos.", "US$50"),
        ("fr", "in Iceland and Ireland", "en Irlande et en Islande du Sud, au Maroc", None),
        ("fr", "in Niger", "au Nigéria", "Niger"),
        ("fr", "in Slovakia", "en Slovénie", "Slovakia"),
        ("ar", "in Mauritania", "في موريشيوس", "Mauritania"),
    ],
)
def test_what_has_become_another(language: str, source: str, target: str, changed: str | None) -> None:
    found = compare(source, target, "en", language).changed()
    assert (source[found[0].start : found[0].end] if found else None) == changed


@pytest.mark.parametrize(
    ("text", "gregorian", "levant"),
    [
        ("17-18 September 2025", "17–18 سبتمبر 2025", "17–18 أيلول 2025"),
        ("January 1st, 2025", "1 يناير 2025", "1 كانون الثاني 2025"),
        ("3 July", "3 يوليو", "3 تموز"),
        ("August 2024", "أغسطس 2024", "آب 2024"),
    ],
)
def test_a_date_is_written_in_arabic_with_the_months_that_a_project_chose(
    text: str, gregorian: str, levant: str
) -> None:
    [one] = entities(text, "en")
    made = rendered(one, text, "en", "ar")
    assert made is not None
    assert months_chosen(made, "ar", Choices()) == gregorian
    assert months_chosen(made, "ar", Choices(months="levant")) == levant


@given(
    days=st.one_of(st.just(()), st.integers(1, 27).flatmap(lambda day: st.sampled_from([(day,), (day, day + 1)]))),
    month=st.integers(1, 12),
    year=st.integers(1900, 2100),
    language=st.sampled_from(["en", "fr", "ar", "de", "es"]),
    calendar=st.sampled_from([*ARABIC]),
)
def test_a_date_that_is_written_is_read_as_the_same(
    days: tuple[int, ...], month: int, year: int, language: str, calendar: str
) -> None:
    text = f"{'-'.join(map(str, days))} {['January', 'May', 'December'][month % 3]} {year}".strip()
    [one] = entities(text, "en")
    made = rendered(one, text, "en", language)
    assert made is not None
    made = months_chosen(made, language, Choices(months=calendar))
    assert [other.value for other in entities(made, language)] == [one.value], made


@given(st.text(alphabet="17 -–/,.$€%٪US May mai مايو Morocco Maroc المغرب\u064bof de", max_size=80))
def test_spans_are_of_the_text(text: str) -> None:
    for language in ("en", "fr", "ar"):
        for one in entities(text, language):
            assert 0 <= one.start <= one.named[0] < one.named[1] <= one.end <= len(text)
