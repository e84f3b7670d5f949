"""Markdown and its front matter: what is a unit, what is a code, and how targets are written."""

from __future__ import annotations

import tomllib

import pytest
import yaml

from l10n.formats.article import Article
from l10n.formats.markdown import Markdown


def parse(text: str) -> Article:
    article = Markdown().parse(text, "en", "x")
    assert article.source() == text
    return article


def sources(text: str) -> list[str]:
    return [segment.source for segment in parse(text).segments]


def rendered(text: str, target: str) -> str:
    return parse(text).render(lambda segment: Markdown().encode(segment, target))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Head *it*\n\nOne\ntwo. Three.\n", ["Head <g1>it</g1>", "One two.", "Three."]),
        ("> quote\n> goes *on\n> and* on\n", ["quote goes <g1>on and</g1> on"]),
        ("- a\n  b\n- [ ] task\n\n      c\n", ["a b", "task"]),
        ("a  \nb\\\nc\n", ["a<x1/>b<x2/>c"]),
        ("été *à\r\nla* mer\r\n\r\nfin\r\n", ["été <g1>à la</g1> mer", "fin"]),
        ("see `x*` and <http://a.b> or https://a.b/c_d.\n", ["see <x1/> and <x2/> or <x3/>."]),
        ('[a](b "tip") ![pic](c.png) d\n', ["<g1>a</g1> <x2/> d", "tip", "pic"]),
        (
            "x [a][r] [r] [none] y[^1]\n\n[r]: http://x 'Ti'\n[^1]: Note\n",
            ["x <g1>a</g1> <g2>r</g2> [none] y", "Ti", "Note"],
        ),
        ("| A | b\\|c |\n|---|---|\n| `x` | *d* e |\n", ["A", "b|c", "<g1>d</g1> e"]),
        (
            "<div>\nhi <b>you</b>\n</div>\n\n```\ncode\n```\n\n    code\n",
            ["hi <g1>you</g1>"],
        ),
        ("a <kbd>Ctrl</kbd> b <b title=tip>c</b> d<br>e\n", ["a <x1/> b <g2>c</g2> d<x3/>e", "tip"]),
        ("\\*a\\* &lt;g1> &nbsp;b ~~c~~ ***d*** e_f_g\n", ["*a* <x1/> \u00a0b <g2>c</g2> <g3><g4>d</g4></g3> e_f_g"]),
        ("مرحبا **بكم** في الرباط\n", ["مرحبا <g1>بكم</g1> في الرباط"]),
        ("Setext\n===\n\n***\n\nEnd\n", ["Setext", "End"]),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    assert sources(text) == expected


@pytest.mark.parametrize(
    "target",
    [
        "*a* _b_ `c` [d](e) <b> &amp; \\ ~~f~~",
        "# a",
        "1. a",
        "- a",
        "> a",
        "a #",
        "+ a",
        "http://a.b c",
        "a ![b](c)",
        "a|b",
        "=a",
        "---|a",
    ],
)
@pytest.mark.parametrize(
    "text", ["Text\n", "# Text\n", "- Text\n", "| Text |\n|---|\n", "![Text](x)\n", '[x]: y "Text"\n']
)
def test_a_target_is_text_wherever_it_stands(text: str, target: str) -> None:
    page = rendered(text, target)
    assert [segment.source for segment in parse(page).segments] == [target]
    assert [segment.kind for segment in parse(page).segments] == [segment.kind for segment in parse(text).segments]


def test_a_reference_link_named_by_its_text_keeps_its_label() -> None:
    page = rendered("see [here] now\n\n[here]: http://x\n", "voir <g1>là</g1> !")
    assert page == "voir [là][here] !\n\n[here]: http://x\n"


def test_an_exclamation_mark_before_a_link_makes_no_image() -> None:
    text = "a [b](c)\n"
    assert sources(rendered(text, "Oh!<g1>b</g1>")) == ["Oh!<g1>b</g1>"]


def test_codes_change_places() -> None:
    assert rendered("a **b** [c](d)\n", "<g2>C <g1>B</g1></g2> a") == "[C **B**](d) a\n"


@pytest.mark.parametrize("target", ["L'été : « a »", 'say "x": y # z', "yes", "- a", "a\\b", "@x", "A: b", "<x1/>"])
@pytest.mark.parametrize("value", ["Title", '"Title"', "'Title'"])
def test_front_matter_yaml_holds_any_target(value: str, target: str) -> None:
    text = f"---\ndate: 2025-01-01\ntitle: {value}   # note\nlang: fr\n---\n"
    assert parse(text).language == "fr"
    page = rendered(text, target)
    expected = target.replace("<x1/>", "")
    assert (yaml.safe_load(page.split("---")[1])["title"] or "") == expected


@pytest.mark.parametrize("value", ['"Title"', "'Title'"])
def test_front_matter_toml_holds_any_target(value: str) -> None:
    text = f"+++\ntitle = {value}\nlanguage = 'ar'\n+++\nText\n"
    assert parse(text).language == "ar"
    assert sources(text) == ["Title", "Text"]
    page = rendered(text, 'l\'"été" \\')
    assert tomllib.loads(page.split("+++")[1])["title"] == 'l\'"été" \\'
