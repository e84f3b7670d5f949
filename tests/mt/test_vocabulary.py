"""A model writes pieces of its target language only; what it would not write anyway is not computed."""

from __future__ import annotations

import pytest

from l10n.mt import vocabulary
from l10n.mt.decoder import Decoder
from l10n.mt.packages import ModelPackage
from l10n.text.scripts import foreign

SHARED = ["</s>", "▁the", "▁de", "联合国", "▁2025", "。", "▁мир", "é"]
CHINESE = "该组织总干事上周五在拉巴特举行的会议上宣布了一项新的计划。"


def test_letters_of_other_scripts_come_from_the_source_alone() -> None:
    made = vocabulary.narrowed(SHARED, [], "Latn")
    assert made is not None
    assert made.decode().split("\n") == ["\t</s> ▁the ▁de ▁2025 。 é", "联合国\t联合国", "▁мир\t▁мир"]


def test_a_vocabulary_of_its_own_says_what_targets_are_made_of() -> None:
    assert vocabulary.narrowed(SHARED, ["</s>", "▁de", "é", "nowhere"], "Latn") == "\t</s> ▁de é".encode()


def test_what_separates_the_entries_of_a_map_stands_in_none() -> None:
    assert vocabulary.narrowed(["a", "b c", "d\te", "мир", "\n"], [], "Latn") == "\ta\nмир\tмир".encode()


@pytest.mark.parametrize(
    ("written", "script"), [([], None), ([], "Jpan"), (["</s>", "▁the", "▁de", *SHARED[3:]], "Latn")]
)
def test_nothing_is_left_out_where_targets_are_unknown_or_use_nearly_all(
    written: list[str], script: str | None
) -> None:
    assert (
        vocabulary.narrowed(["</s>", "カナ", "漢字", *SHARED[:2]] if script == "Jpan" else SHARED, written, script)
        is None
    )


def test_a_model_into_english_writes_no_chinese_and_still_goes_on_from_any_prefix(zh_en: ModelPackage) -> None:
    decoder = Decoder(zh_en.path)
    source = decoder.encode(CHINESE).pieces
    [hypotheses] = decoder.translate([source], hypotheses=4)
    assert not any(foreign("Latn").search(decoder.decode(one.pieces)) for one in hypotheses)
    for start in ("教育 Ministers", "The Ministers", "Ministers of 文化"):
        prefix = decoder.encode_target(start)
        [[continued]] = decoder.translate([source], prefixes=[prefix])
        assert continued.pieces[: len(prefix)] == prefix
        assert decoder.translate([source], hypotheses=4) == [hypotheses]


def test_scores_of_given_targets_are_of_the_whole_vocabulary(zh_en: ModelPackage) -> None:
    decoder = Decoder(zh_en.path)
    source, target = decoder.encode(CHINESE).pieces, decoder.encode_target("The 教育 Organization said so.")
    before = decoder.score([source], [target])
    decoder.translate([source])
    assert decoder.score([source], [target]) == before
