"""Segmentation: golden rows per language, and losslessness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.text.segmentation import boundaries, segment

GOLDEN = {
    "en": [
        "Dr. Salim spoke.|We agreed.",
        "H.E. Kassym-Jomart Tokayev opened it.|Mr. Karimov closed it.",
        "It cost $3.5 million.|Nobody paid.",
        "“Dialogue is not a ceremony.”|It is work.",
        "Is it true?|Yes!|Very.",
        "The U.S. Embassy in Rabat replied.",
        "See www.example.org for details.|Thank you.",
        "J. R. R. Tolkien wrote it.",
        "It ended at 5 p.m.|The guests left.",
        "He came, saw; he won: all in a day.|Then he left.",
        "(They agreed.)|Nobody else did.",
        "It was late…|He slept.",
        "They had maps, tents, etc. and food.",
        "See No. 5 of vol. 3.|It is long.",
        "1. First item",
        "Rights are protected.[12]|They always were.",
        "It was protected. 4|The law fell.",
        "Yahoo! Japan replied.|It was brief.",
        "A heading without a stop",
        "He wrote it. (…)|She read it.",
    ],
    "fr": [
        "M. Karimov a parlé.|Nous sommes d’accord.",
        "Mme El Jinani, p. ex., y était.",
        "L’art. 5 s’applique.|Il est clair.",
        "« Est-ce vrai ? »|Oui.",
        "Le total est de 1.500 euros.|Merci.",
        "Ils sont sept.|Puis, ils se serrent la main.",
        "Le 12 sept. 2025, il partit.|Elle resta.",
        "Il vint ; elle partit : voilà tout.",
        "Décide de se réunir ;|Le Secrétariat prépare la session.",
        'Il dit : " Vous êtes là ! "|Les autres se turent.',
        "Cela ne nous a pas fait rire... !",
        "S.E. M. Dupont, cf. p. 12, préside.|On vote.",
        "Au Ve s. av. J.-C., Athènes domine.",
        "Est-ce possible ?!|Oui.",
    ],
    "ar": [
        "ماذا حدث؟|لا شيء.",
        "قال د. سالم ذلك.|ثم غادر.",
        "حضر الوزير، والمدير؛ ثم غادرا.",
        "انظر ص. 12 من التقرير.|إنه طويل.",
        "بلغت النسبة 3.5 في المائة.|وهذا كثير.",
        "زار مقر ICESCO في الرباط.|ثم عاد.",
        "درس الآثار لاحقاً. حيث حصل على شهادة.",
        "شملت الصور والقصص... إلخ وغيرها.",
        "ارتفعت المرونة. (بريمر، 1998)|يتيح ذلك العمل عن بعد.",
        "قال: «هذا عمل.»|ثم صمت.",
        "اشترت موقع ياهو! وخدمات أخرى.",
    ],
    "es": [
        "El Sr. García llegó a las 10 a.m.|El acto empezó.|Véase la pág. 3 y el art. 5.",
        "La Excma. Sra. Ministra habló.|¿Quién?|Nadie, p.ej. en EE.UU. o en Francia.",
        "El informe n.º 5 se aprobó.|¡Enhorabuena!|La Dra. Pérez cerró la sesión.",
    ],
}


@pytest.mark.parametrize(("lang", "row"), [(lang, row) for lang, rows in GOLDEN.items() for row in rows])
def test_golden_rows(lang: str, row: str) -> None:
    assert [piece.strip() for piece in segment(row.replace("|", " "), lang)] == row.split("|")


@given(
    st.text(alphabet=st.sampled_from(list("aB.?! \n\t\"«»()1,;:’'…؟،د.")), max_size=60),
    st.sampled_from(["en", "fr", "ar", "de"]),
)
def test_nothing_is_lost(text: str, lang: str) -> None:
    ends = boundaries(text, lang)
    assert ends == sorted(set(ends))
    starts = [0, *ends][: len(ends)]
    assert "".join(text[start:end] for start, end in zip(starts, ends, strict=True)) == text
    assert "".join(segment(text, lang)) == text


def test_a_language_without_rules_of_its_own_is_segmented_all_the_same() -> None:
    assert segment("Uno. Due! Tre?", "it") == ["Uno. ", "Due! ", "Tre?"]
