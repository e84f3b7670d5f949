"""Typography: signs, spaces, digits and direction per language, row by row; codes, placeholders and addresses left alone.

In the rows `_` is a no-break space, `~` a narrow one, `<` and `>` an isolate's beginning and end where a row says so.
"""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.text.bidi import LRI, PDI, isolated, unmarked, visual_order
from l10n.text.typography import Choices, polish, tidy

FRENCH = [
    # Apostrophes.
    ("l'ICESCO", "l’ICESCO"),
    ("d'« art »", "d’«_art_»"),
    ("d'1,2 million", "d’1,2 million"),
    ("l' « Année »", "l’«_Année_»"),
    # High punctuation.
    ("Oui ; non ! Quoi ?", "Oui~; non~! Quoi~?"),
    ("Oui! Photo: bureau; non?", "Oui~! Photo_: bureau~; non~?"),
    ("Quoi ?! Non !!!", "Quoi~?! Non~!!!"),
    ("À savoir : 12 %", "À savoir_: 12_%"),
    ("Il dit :« Oui ». Voir annexe 1 , page 2 .", "Il dit_: «_Oui_». Voir annexe 1, page 2."),
    ("etc..., etc…", "etc., etc."),
    # Abbreviations before what they belong to.
    ("M. Dupont, Mme Durand et le Dr Salim", "M._Dupont, Mme_Durand et le Dr_Salim"),
    ("art. 5, p. 12, vol. II et § 4", "art._5, p._12, vol._II et §_4"),
    # Guillemets, within each other too.
    ("« oui »", "«_oui_»"),
    ("«oui»", "«_oui_»"),
    ('Il dit: "Oui." Puis “non”.', "Il dit_: «_Oui._» Puis «_non_»."),
    ("Il dit “le “oui” et le “non””.", "Il dit «_le «_oui_» et le «_non_»_»."),
    # Ellipsis.
    ("Et puis...", "Et puis…"),
    ("La 2ème session", "La 2e session"),
    # Ordinals.
    ("Le 1er mai et la 1ère fois", "Le 1er mai et la 1re fois"),
    ("Les 1ères assises, la 190ème", "Les 1res assises, la 190e"),
    ("Le XXIème siècle, le Xème", "Le XXIe siècle, le Xe"),
    ("Le 1ier mai", "Le 1er mai"),
    (
        "le 1 er mars, le 21 e siècle, le XXI e siècle, la 1 re fois",
        "le 1er mars, le 21e siècle, le XXIe siècle, la 1re fois",
    ),
    # Ligatures.
    (
        "Oeuvre, coeur, soeurs, chef-d'oeuvre, main-d'oeuvre, voeux",
        "Œuvre, cœur, sœurs, chef-d’œuvre, main-d’œuvre, vœux",
    ),
    ("manoeuvre, l'oeil, un noeud, les moeurs", "manœuvre, l’œil, un nœud, les mœurs"),
    # Capitals.
    ("L'Education, d'Ethique et d'Evaluation", "L’Éducation, d’Éthique et d’Évaluation"),
    ("Les Etats membres et l'Egypte", "Les États membres et l’Égypte"),
    ("Les Emirats, l'Ethiopie, l'Ile", "Les Émirats, l’Éthiopie, l’Île"),
    ("A son apogée, il vint. A la fin, il partit.", "À son apogée, il vint. À la fin, il partit."),
    ("ETATS-UNIS", "ÉTATS-UNIS"),
    # Times, percent, money, units, groups, numéros.
    ("de 9h30 à 20h", "de 9_h_30 à 20_h"),
    ("à 11 h 20", "à 11_h_20"),
    ("88% et 12 ‰", "88_% et 12_‰"),
    ("10€, 5 $, 3 M€", "10_€, 5_$, 3_M€"),
    ("11 000 $ US", "11~000_$_US"),
    ("à 160km/h, 2 kg et 35 °C", "à 160_km/h, 2_kg et 35_°C"),
    ("5 000 000 de visiteurs", "5~000~000 de visiteurs"),
    ("1 040 km", "1~040_km"),
    ("n°5 et N° 6", "n°_5 et N°_6"),
    ("la résolution no 45/12", "la résolution n°_45/12"),
    # Codes and addresses.
    ("<g1>l'art</g1> à https://example.org/l'x?a=1 :", "<g1>l’art</g1> à https://example.org/l'x?a=1_:"),
    ("<g1>ici</g1>; <g2>là</g2>!", "<g1>ici</g1>~; <g2>là</g2>~!"),
    ('Il dit "<g1>oui</g1>".', "Il dit «_<g1>oui</g1>_»."),
    # Controls and composition.
    ("cafe\u0301\u200b\x07", "café"),
]
FRENCH_RIGHT = [
    'un écran de 15" ou 17"',
    "à 12:30",
    "Le 1er, la 1re, le 2e, la 2de, le XXIe",
    "Même, Mème",
    "Yahoo! Japon",
    "en 2008 400 personnes",
    "%(name)s et {total} : %d".replace(" :", "_:"),
    "A-t-il parlé",
    "A Beautiful Mind",
    "Modern Education",
    "le paramètre 2 e la variable",
    "la coexistence, le coefficient, la poésie, un goéland",
    "utiliser .NET , puis".replace(" ,", ","),
    "la 5G et la 3D",
    "écrire à a.b@example.org;c",
    "St James' Gate",
    "05 37 56 60 52",
    "https://example.org/a%20b?c=d;e",
    "&nbsp; et &amp;",
]
ARABIC = [
    ("نعم, لا?", "نعم، لا؟"),
    ("نعم; لا", "نعم؛ لا"),
    ("عام 2009, وصل", "عام 2009، وصل"),
    ("زار ICESCO, ثم عاد", "زار ICESCO، ثم عاد"),
    ("هل تعرف ICESCO?", "هل تعرف ICESCO؟"),
    ("نعم ، لا ؟", "نعم، لا؟"),
    ("نعم،لا", "نعم، لا"),
    ('قال "نعم" و"لا".', "قال «نعم» و«لا»."),
    ('"1";', "«1»؛"),
    ("« نعم »", "«نعم»"),
    ("مـــرحبا", "مرحبا"),
    ("مرحبـــا وسلامـ", "مرحبا وسلام"),
    ("\ufe8e\ufef7 \ufdf2", "ا\u0644\u0623 الله"),
    ("نعم\u200f\u200b \u202bلا\u202c", "نعم لا"),
    ("<g1>نعم</g1>, لا", "<g1>نعم</g1>، لا"),
    ("الأهداف 4, 5, 6 و17", "الأهداف 4، 5، 6 و17"),
    ("راسلوا a_b@c.org, ثم", "راسلوا a_b@c.org، ثم"),
    ("1\u00a0234\u202f567 شخصا", "1,234,567 شخصا"),
    ("٢٠ ٪ من ١٬٢٣٤٫٥", "20% من 1,234.5"),
]
ARABIC_RIGHT = [
    "القيمة 1,5",
    "في Washington, D.C. أمس",
    "عام 1446 هـ",
    "لـ ICESCO وبـ 5",
    "القرن الـ21 والـ ICESCO وبالـ 5",
    "كتاب (The Book) جديد",
    "نعم، لا؟ «نعم»؛ لا.",
    "https://example.org/?a,b;c",
    "محمد ﷺ",
    "%(name)s, {total}",
]


def _shown(row: str) -> str:
    return row.replace("_", "\u00a0").replace("~", "\u202f")


@pytest.mark.parametrize(("before", "after"), FRENCH)
def test_french(before: str, after: str) -> None:
    assert polish(before, "fr") == _shown(after)


@pytest.mark.parametrize("text", FRENCH_RIGHT)
def test_french_that_is_right_stays(text: str) -> None:
    right = text if "%(name)s" not in text and "https" not in text else text.replace("_:", "\u00a0:")
    assert polish(right, "fr") == right


def test_canadian_french_has_no_space_before_high_signs() -> None:
    assert polish("Oui ! « 5 000 » : 12 %", "fr_CA") == "Oui! «\u00a05\u00a0000\u00a0»\u00a0: 12\u00a0%"


@pytest.mark.parametrize(("before", "after"), ARABIC)
def test_arabic(before: str, after: str) -> None:
    assert polish(before, "ar") == after


@pytest.mark.parametrize("text", ARABIC_RIGHT)
def test_arabic_that_is_right_stays(text: str) -> None:
    assert polish(text, "ar") == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("عام 2025 و1,234.5", "عام ٢٠٢٥ و١٬٢٣٤٫٥"),
        ("20% من 17-18", "٢٠٪ من ١٧-١٨"),
        ("جائحة COVID-19 وA1 و3G", "جائحة COVID-19 وA1 و3G"),
        ("<g1>5</g1> https://example.org/5 {0}", "<g1>٥</g1> https://example.org/5 {0}"),
        ("١٢", "١٢"),
        ("24/09/2025 في 9:30", "٢٤/٠٩/٢٠٢٥ في ٩:٣٠"),
        ("1446هـ/2025م", "١٤٤٦هـ/٢٠٢٥م"),
        ("3,5 ملايين", "٣٫٥ ملايين"),
        ("1\u00a0234 شخصا", "١٬٢٣٤ شخصا"),
    ],
)
def test_digits_are_the_projects_choice(before: str, after: str) -> None:
    assert polish(before, "ar", Choices(digits="arabic")) == after


@pytest.mark.parametrize(
    "row",
    [
        "لغة <C++> سهلة",
        "إطار <.NET> جديد",
        "الهاتف <+212 537 56 60 52> للمزيد",
        "وسم <#ICESCO> اليوم",
        "موقع https://example.org/a/?b=1 هنا",
        "مجلد </usr/share> هنا",
        "شركة <3-M> هنا",
        "نموذج <10 C#> هنا",
        "بلغت <-5 °C> أو <20°C> أمس",
        "بلغت <-5> درجات",
        "من 5 -10 درجات",
        "كتاب (The Book) جديد",
        "الإسلامي ICESCO (Islamic World Organization) هنا",
        "زار ICESCO أمس",
        "زار Deutsche Bank أمس.",
        "جائحة COVID-19 في 17-18 و24/09/2025 و1,234.5 و20%",
        "اسمه (ICESCO)، وهو",
        "البريد a.b@example.org هنا",
        "في Washington, D.C. أمس",
    ],
)
def test_isolates_stand_only_where_the_order_would_break(row: str) -> None:
    text = row.replace("<", LRI).replace(">", PDI)
    assert isolated(unmarked(text)) == text
    for name in re.findall(f"{LRI}(.*?){PDI}", text):
        plain = unmarked(text)
        shown = "".join(text[index] for index in visual_order(text))
        assert name in shown
        assert name not in "".join(plain[index] for index in visual_order(plain))


def test_a_language_without_rules_keeps_its_signs() -> None:
    assert polish("It's : so, 12%", "en") == "It's : so, 12%"
    assert polish("cafe\u0301\u200b", "es") == "café"


TEXT = st.text(
    alphabet=st.sampled_from(list("aéEI A1239h\"'’“”«»:;!?,.…%€$n°<g1>/- \u00a0\u202fنعـ،؟٥+#C(){}\u2066\u2069\u200f")),
    max_size=40,
)


@given(TEXT, st.sampled_from(["fr", "fr_CA", "ar", "en"]), st.sampled_from(["latin", "arabic"]))
def test_polishing_twice_changes_nothing_more(text: str, language: str, digits: str) -> None:
    once = polish(text, language, Choices(digits))
    assert polish(once, language, Choices(digits)) == once


@given(TEXT, st.sampled_from(["fr", "ar"]))
def test_letters_and_digits_stay(text: str, language: str) -> None:
    assert _letters(polish(text, language)) == _letters(text)


def _letters(text: str) -> str:
    """The letters and digits of a text, without accents; digits in one script."""
    plain = unicodedata.normalize("NFD", text)
    return "".join(
        str(unicodedata.digit(char)) if char.isdigit() else char
        for char in plain
        if char.isalnum() and char != "\u0640"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("de l ' ICESCO", "de l'ICESCO"),
        ("qu ' il vienne , ici", "qu'il vienne, ici"),
        ("Il est là .", "Il est là."),
        ("a - t - il ajouté", "a-t-il ajouté"),
        ("la porte .NET", "la porte .NET"),
    ],
)
def test_tidy(before: str, after: str) -> None:
    assert tidy(before, "fr") == after
