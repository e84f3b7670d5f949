"""Writes docs/checks.md: every check with its title, explanation and examples, from the checks themselves.

Run: python -m scripts.check_pages (tests/checks/test_page.py says when it is due).
"""

from __future__ import annotations

from pathlib import Path

from l10n.checks.check import Check
from l10n.checks.example import Example
from l10n.checks.registry import CHECKS

PAGE = Path(__file__).parents[1] / "docs" / "checks.md"
_NAMES = {"fr": "French", "ar": "Arabic", "de": "German", "fa": "Persian", "fr_CA": "French (Canada)", "he": "Hebrew"}

_HEAD = """# Checks

<!-- Written by scripts/check_pages.py from the checks themselves; do not edit. -->

`l10n check` looks at every unit. An **error** would break something or mislead readers, a **warning** is probably wrong, an **info** is a remark.

```console
$ l10n check                              # the project's catalogs; exit 1 when there are errors
$ l10n check catalogs/fr --fail-on warning
$ l10n check --fix --dry-run              # what would be mended, as a diff; without --dry-run it is
$ l10n check --since origin/main          # only units new or changed since then
$ l10n check --write-baseline .l10n-baseline.json   # adopt the checks on an old project: list what there is …
$ l10n check --baseline .l10n-baseline.json         # … and be told only what is new
```

**Not wanted here?** For a unit: the translator comment `# l10n: ignore numbers why="counted anew"` (it survives msgmerge).
For a file: the same comment on its header entry. For the project: `ignore = ["numbers", "quotes:catalogs/fr/*"]` under `[check]`.
A suppression that suppresses nothing is a finding itself, in whichever of the three places.

**Again and again?** Where a catalog has the same fault of typing (a space, a stop, a Latin comma …) in ten units or more, the text report and
GitHub's annotations tell it once, with the lines of all; `--json` and the other reports list every one, `--fix` mends them all. No error is told so.

**Missing here?** A rule of your own is four lines in `l10n.toml`: see [`project-rule`](#project-rule). Spelling is left to the editor’s own
checker: dictionaries know neither names nor an institution’s terms, and a red build over them would not be believed.

**In CI**: see [ci.md](ci.md). `--format` is text, json, github, sarif, junit or gitlab.

"""


def main() -> None:
    """Writes the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole page."""
    rows = [f"| [`{check.id}`](#{check.id}) | {check.severity} | {check.title} |" for check in CHECKS.values()]
    table = "\n".join(["| check | severity | what it finds |", "|---|---|---|", *rows])
    return _HEAD + table + "\n\n" + "\n".join(map(_section, CHECKS.values()))


def _section(check: Check) -> str:
    lines = [f"## {check.id}", "", f"**{check.title}.** ({check.severity})", "", check.explanation, ""]
    lines += ["| | language | source | target |", "|---|---|---|---|"]
    lines += [_row("passes", one) for one in check.passes[:3]]
    lines += [_row("fails", one) for one in check.fails[:3]]
    return "\n".join([*lines, ""])


def _row(verdict: str, one: Example) -> str:
    targets = (one.targets,) if isinstance(one.targets, str) else one.targets
    source = one.source if one.plural is None else f"{one.source} / {one.plural}"
    return f"| {verdict} | {_NAMES.get(one.language, one.language)} | {_cell(source)} | {_cell(' / '.join(targets))} |"


def _cell(text: str) -> str:
    """`text` as code in a table, with what cannot be seen spelt out."""
    shown = "".join(
        sign if sign.isprintable() and sign not in "\u00a0\u202f" else f"\\u{ord(sign):04x}" if sign != "\n" else "\\n"
        for sign in text
    )
    return f"`` {shown.replace('|', '&#124;')} ``" if shown.strip() else "(empty)"


if __name__ == "__main__":
    main()
