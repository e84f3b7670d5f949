"""Entities through a real model: a country that has become another is a term of its sentence."""

from __future__ import annotations

from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request, RequestedTerm
from l10n.mt.packages import find, install


def test_a_country_that_became_another_is_a_term_of_its_sentence() -> None:
    engine = ArgosEngine([find("en", "fr") or install("en", "fr")])
    source = "Caribbean Netherlands is well connected with 0.8% of the population having internet access."
    [result] = engine.translate([Request(source)])
    assert "Pays-Bas caribéens" in result.target
    assert result.terms == ()
    term = RequestedTerm("population", ("populace",), source.index("population"), source.index("population") + 10)
    [result] = engine.translate([Request(source, (term,))])
    assert "Pays-Bas caribéens" in result.target
    assert [outcome.found for outcome in result.terms] == ["populace"]
