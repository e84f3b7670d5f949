"""Evaluation data is kept out of training data."""

from __future__ import annotations

from training.overlap import Evaluation

TEXT = "The General Conference adopted the plan for culture and sciences in Rabat."


def test_eight_words_in_a_row_are_found_wherever_they_stand() -> None:
    evaluation = Evaluation([TEXT])
    assert evaluation.holds("Yesterday THE general conference adopted, the plan for culture!")
    assert not evaluation.holds("The General Conference adopted the plan")
    assert not evaluation.holds("A text about other things that is long enough to be looked at")


def test_a_short_text_counts_as_a_whole() -> None:
    evaluation = Evaluation(["One two three four five six.", "Too short"])
    assert evaluation.holds("one two three four five six")
    assert not evaluation.holds("zero one two three four five six")
    assert not evaluation.holds("Too short")
