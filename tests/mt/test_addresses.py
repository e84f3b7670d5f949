"""Addresses that a model altered come back."""

from __future__ import annotations

import pytest

from l10n.mt.addresses import restored


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("See www.example.org.", "Voir www.exemple.org.", "Voir www.example.org."),
        ("a@b-c.org or d@e.org", "a@bc.org ou d@e.org", "a@b-c.org ou d@e.org"),
        ("http://a.org/x http://a.org/y", "http://a.org/y http://a.org/x", "http://a.org/y http://a.org/x"),
        ("<g1>www.example.org</g1>", "<g1>www.exemple.org</g1>", "<g1>www.example.org</g1>"),
        ("See www.example.org.", "Voir ici.", "Voir ici."),
        ("See nothing.", "Voir www.autre.fr.", "Voir www.autre.fr."),
        ("See www.example.org.", "Voir ministere@gouv.fr.", "Voir ministere@gouv.fr."),
    ],
)
def test_altered_addresses(source: str, target: str, expected: str) -> None:
    assert restored(source, target) == expected
