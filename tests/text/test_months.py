"""Arabic months by the names that a project has chosen."""

from __future__ import annotations

import pytest

from l10n.text.months import months_chosen
from l10n.text.typography import Choices


@pytest.mark.parametrize(
    ("months", "after"),
    [("gregorian", "17 سبتمبر 2025"), ("levant", "17 أيلول 2025"), ("morocco", "17 شتنبر 2025")],
)
def test_months_are_the_projects_choice(months: str, after: str) -> None:
    for before in ("17 سبتمبر 2025", "17 أيلول 2025", "17 شتنبر 2025"):
        assert months_chosen(before, "ar", Choices(months=months)) == after
    assert months_chosen("في آب الحنون", "ar", Choices(months=months)) == "في آب الحنون"
