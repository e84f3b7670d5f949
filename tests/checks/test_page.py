"""The page about the checks says what the checks say."""

from __future__ import annotations

from scripts.check_pages import PAGE, page


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m scripts.check_pages"
