"""Random PO text, built by its structure, and the PO files that are at hand."""

from __future__ import annotations

import sysconfig
from pathlib import Path

from hypothesis import strategies as st

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))
BODY = st.text(_LETTERS | st.sampled_from(' aé،"\\\n\t'), max_size=60)
_LINE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


@st.composite
def strings(draw: st.DrawFn, keyword: str, text: str, sign: str) -> list[str]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    first, *rest = map(quoted, pieces)
    return [f"{sign}{keyword} {first}", *(sign + piece for piece in rest)]


@st.composite
def entries(draw: st.DrawFn, number: int) -> list[str]:
    sign = draw(st.sampled_from(["", "", "", "#~ "]))
    lines = draw(
        st.lists(
            st.one_of(
                _LINE.map(lambda text: f"# {text}"),
                _LINE.map(lambda text: f"#. {text}"),
                st.sampled_from(
                    [
                        "#",
                        "#: a.html:12 b.py",
                        "#, fuzzy",
                        "#, c-format, no-wrap",
                        "#= workflow",
                        "# l10n: approved h=1",
                    ]
                ),
            ),
            max_size=4,
        )
    )
    if draw(st.booleans()):
        lines += draw(strings("msgid", draw(BODY), f"#{sign[1:2]}| "))
    if draw(st.booleans()):
        lines += draw(strings("msgctxt", draw(BODY), sign))
    lines += draw(strings("msgid", f"{number} {draw(BODY)}", sign))
    if draw(st.booleans()):
        return lines + draw(strings("msgstr", draw(BODY), sign))
    lines += draw(strings("msgid_plural", draw(BODY), sign))
    for form in range(draw(st.integers(1, 3))):
        lines += draw(strings(f"msgstr[{form}]", draw(BODY), sign))
    return lines


@st.composite
def files(draw: st.DrawFn) -> bytes:
    eol = draw(st.sampled_from(["\n", "\r\n"]))
    text = HEADER.replace("\n", eol)
    for number in range(draw(st.integers(0, 5))):
        text += eol * draw(st.integers(1, 3)) + eol.join(draw(entries(number))) + eol
    text += draw(st.sampled_from(["", eol, f"{eol}# the end{eol}"]))
    if draw(st.booleans()):
        text = text.removesuffix(eol)
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def found_catalogs(limit: int = 400) -> list[Path]:
    """PO files of the packages that happen to be installed."""
    return sorted(Path(sysconfig.get_paths()["purelib"]).glob("**/*.po"))[:limit]
