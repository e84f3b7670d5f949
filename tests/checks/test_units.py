"""Every check of units in pairs: what passes, and what fails and where."""

from __future__ import annotations

import pytest

PY = ("python-format",)
C = ("c-format",)
BRACE = ("python-brace-format",)

PASSES = [
    ("placeholders", "Hello %(name)s", "Bonjour %(name)s", "fr", PY),
    ("placeholders", "100% sure", "sûr à 100%", "fr", ()),
    ("placeholders", "%d of %d", "%d sur %d", "fr", PY),
    ("placeholders", "%s by %d", "%2$d par %1$s", "fr", C),
    ("placeholders", "{} of {}", "{1} / {0}", "fr", BRACE),
    ("placeholders", "{when:%b%d}", "{when:%d/%m}", "fr", BRACE),
    ("placeholders", "50%% off", "50 %% de remise", "fr", PY),
    ("inline-codes", "The <g1>book</g1><x2/>.", "<x2/>Le <g1>livre</g1>.", "fr", ()),
    ("inline-codes", "a < b", "a < b", "fr", ()),
    ("addresses", "See https://www.icesco.org/en/news/.", "Voir https://www.icesco.org/fr/news.", "fr", ()),
    ("addresses", "Write to info@icesco.org.", "اكتبوا إلى info@icesco.org.", "ar", ()),
    ("numbers", "It cost 1,000.5 in 2025.", "En 2025, il a coûté 1 000,5.", "fr", ()),
    ("numbers", "It cost 1,000.5 in 2025.", "بلغت التكلفة ١٬٠٠٠٫٥ عام ٢٠٢٥.", "ar", ()),
    ("numbers", "Ranked on the 2008 400 Richest list", "Sur la liste 2008 des 400 plus riches", "fr", ()),
    ("numbers", "2,500 million dollars", "2,5 milliards de dollars", "fr", ()),
    ("numbers", "at 0230 UTC", "à 2 h 30 (UTC)", "fr", ()),
    ("numbers", "twelve of 12", "douze", "fr", ()),
    ("end-punctuation", "Why?", "لماذا؟", "ar", ()),
    ("end-punctuation", "He said, “Yes.”", "Il a dit : « Oui. »", "fr", ()),
    ("end-punctuation", "In the U.S.", "Aux États-Unis", "fr", ()),
    ("end-punctuation", "Wait...", "Attendez…", "fr", ()),
    ("edges", "One ", "Un\u00a0", "fr", ()),
    ("doubled-words", "We meet.", "Nous nous réunissons.", "fr", ()),
    ("doubled-words", "Baden Baden", "Baden Baden", "fr", ()),
    ("doubled-words", "very very good", "très très bon", "fr", ()),
    ("french-spacing", "Yes! See: 10:30", "Oui\u202f! Voir\u00a0: 10:30", "fr", ()),
    ("french-spacing", "See https://x.org/?a;b: “yes”", "Voir https://x.org/?a;b\u00a0: «\u00a0oui\u00a0»", "fr", ()),
    ("french-spacing", "Really?", "Vraiment?", "fr_CA", ()),
    ("french-spacing", "Yes!", "Ja!", "de", ()),
    ("french-spacing", "A&nbsp;B: c", "A&nbsp;B&nbsp;: c", "fr", ()),
    ("arabic-punctuation", "Peace, and 1,000?", "السلام، و1,000؟", "ar", ()),
    ("arabic-punctuation", "See https://x.org/a?b=c,d", "انظر https://x.org/a?b=c,d", "ar", ()),
    ("script", "ICESCO and UNESCO", "ICESCO UNESCO", "ar", ()),
    ("script", "A long sentence in English.", "جملة طويلة بالعربية.", "ar", ()),
    ("script", "{first_name} {last_name} {organisation}", "{first_name} {last_name} {organisation}", "ar", ()),
]

FAILS = [
    ("placeholders", "Hello %(name)s", "Bonjour %(nom)s", "fr", PY, {"%(name)s", "%(nom)s"}),
    ("placeholders", "%s by %d", "%d par %s", "fr", PY, {"%s", "%d"}),
    ("placeholders", "Hello {name}", "Bonjour", "fr", (), {"{name}"}),
    ("inline-codes", "The <g1>book</g1>.", "Le livre.", "fr", (), {"<g1>", "</g1>"}),
    ("inline-codes", "One<x1/>two", "Un<x1/>deux<x1/>", "fr", (), {"<x1/>"}),
    ("inline-codes", "<g1>a <g2>b</g2></g1>", "<g1>a <g2>b</g1></g2>", "fr", (), {"<g1>a <g2>b</g1></g2>"}),
    (
        "addresses",
        "See https://icesco.org/en/x.",
        "Voir https://icesco.org/fr/y.",
        "fr",
        (),
        {"https://icesco.org/en/x"},
    ),
    ("addresses", "Write to info@icesco.org.", "Écrivez à inf@icesco.org.", "fr", (), {"info@icesco.org"}),
    ("numbers", "Founded in 1982.", "Fondée en 1928.", "fr", (), {"1982", "1928"}),
    ("numbers", "All 1,250 pupils", "جميع التلاميذ ١٬٣٥٠", "ar", (), {"1,250", "١٬٣٥٠"}),
    ("end-punctuation", "Why?", "Pourquoi", "fr", (), {"i"}),
    ("end-punctuation", "It ended.", "Terminé\u00a0:", "fr", (), {":"}),
    ("edges", "Line\n", "Ligne", "fr", (), {"e"}),
    ("edges", "Name:", "Nom : ", "fr", (), {" "}),
    ("doubled-words", "in the house", "dans la la maison", "fr", (), {"la la"}),
    ("doubled-words", "in the house", "في في البيت", "ar", (), {"في في"}),
    ("french-spacing", "Yes!", "Oui!", "fr", (), {"!"}),
    ("french-spacing", "“Yes”: he", "«oui» : il", "fr", (), {"«", "»", " :"}),
    ("arabic-punctuation", "Peace, now; why?", "السلام, الآن; لماذا?", "ar", (), {",", ";", "?"}),
    ("script", "A long sentence in English.", "A long sentence in English.", "ar", (), {"A long sentence in English."}),
    ("script", "A long sentence in English.", "جملة طويلة بالعربية هنا", "fr", (), {"جملة طويلة بالعربية هنا"}),
]


@pytest.mark.parametrize(("check", "source", "target", "lang", "flags"), PASSES)
def test_passes(look, check, source, target, lang, flags):
    assert look(check, source, target, lang=lang, flags=flags) == []


@pytest.mark.parametrize(("check", "source", "target", "lang", "flags", "spans"), FAILS)
def test_fails(look, check, source, target, lang, flags, spans):
    findings = look(check, source, target, lang=lang, flags=flags)
    assert {getattr(one, one.field)[one.start : one.end] for one in findings} == spans


def test_a_plural_form_for_one_number_may_leave_it_out(look):
    forms = ("لا ملفات", "ملف واحد", "ملفان", "%d ملفات", "%d ملفا", "%d ملف")
    assert look("placeholders", "%d file", *forms, plural="%d files", lang="ar", flags=PY) == []
    forms = (*forms[:3], "ملفات", *forms[4:])
    assert [one.form for one in look("placeholders", "%d file", *forms, plural="%d files", lang="ar", flags=PY)] == [3]


def test_too_few_and_too_many_plural_forms(look):
    assert look("plurals", "a file", "un", "des", plural="files") == []
    (few,) = look("plurals", "a file", "ملف", "ملفان", plural="files", lang="ar")
    assert few.message == 'plural form 2 is missing; Arabic needs 6 — run "l10n update"'
    assert len(look("plurals", "a file", "un", "deux", "trois", plural="files")) == 1
