"""What HTML's elements and attributes are to a translator: which end a sentence, which are not for reading, which attributes are read.

Data only; `l10n.formats.html` applies it.
"""

from __future__ import annotations

VOID = frozenset("area base basefont bgsound br col embed frame hr img input link meta param source track wbr".split())
"""Elements without content."""

BLOCK = frozenset(
    (
        "html head body title base link meta style script noscript template address article aside footer header hgroup h1 h2 h3 h4 h5 h6 main nav "
        "section search blockquote center dd dir div dl dt figcaption figure hr li menu ol p pre ul listing xmp plaintext table caption col colgroup "
        "thead tbody tfoot tr td th form fieldset legend label button select datalist optgroup option textarea output progress meter details "
        "summary dialog iframe object video audio canvas map area frameset frame noframes svg math"
    ).split()
)
"""Elements that end a sentence. Any other, unknown ones included, stands inside one."""

OPAQUE = frozenset(
    "code kbd samp var pre script style math listing xmp plaintext iframe noembed noframes template".split()
)
"""Elements whose content is not translated, unless `translate="yes"` says so."""

CLOSES: dict[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"td", "th", "p", "tr", "caption", "colgroup"}),
    **dict.fromkeys(("tbody", "thead", "tfoot"), frozenset("td th p tr caption colgroup tbody thead tfoot".split())),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
}
"""Elements that a start tag closes when they are the innermost block; any other block closes a paragraph."""
PARAGRAPH = frozenset({"p"})

KINDS: dict[str, str] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **{
        "li": "list item",
        "dt": "term",
        "dd": "definition",
        "blockquote": "quote",
        "td": "table cell",
        "th": "table header",
    },
    **{
        "caption": "caption",
        "figcaption": "caption",
        "summary": "summary",
        "legend": "legend",
        "label": "label",
        "button": "button",
    },
    **{"option": "option", "address": "address", "title": "title", "svg": "drawing"},
}
"""What a segment in a block is; blocks that are not named are what the block around them is."""
DEFAULT_KIND = "paragraph"

ATTRIBUTES: dict[str, str] = {
    "alt": "alt text",
    "title": "tooltip",
    "placeholder": "placeholder",
    "aria-label": "label",
    "aria-description": "label",
    "aria-roledescription": "label",
    "aria-placeholder": "placeholder",
    "aria-valuetext": "label",
}
"""Attributes that people read, on any element."""
BUTTON_TYPES = frozenset({"submit", "button", "reset"})
"""Types of `input` whose `value` people read."""
LABELLED = frozenset({"option", "optgroup", "track"})
"""Elements whose `label` people read."""

META = frozenset(
    f"{prefix}:{name}" for prefix in ("og", "twitter") for name in ("title", "description", "site_name", "image:alt")
) | {"description", "keywords"}
"""Names and properties of `meta` whose content people read."""
JSON_LD = frozenset({"headline", "description"})
"""Members of JSON-LD objects that people read."""
