"""Messages in the ICU notation, made up by Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from l10n.text.icu import Argument, Choice, Message, Number, Text

_names = st.sampled_from(["n", "who", "a1", "0"])
_words = st.text(st.sampled_from("ab é'{}#<|,"), min_size=1, max_size=8).map(Text)


def _parts(number: Number | None, depth: int) -> st.SearchStrategy[Message]:
    kinds: list[st.SearchStrategy[object]] = [_words, _names.map(lambda name: Argument(name, f"{{{name}}}"))]
    if number:
        kinds.append(st.just(number))
    if depth:
        kinds.append(_choices(depth - 1))
    return st.lists(st.one_of(kinds), max_size=4).map(_merged)


def _merged(parts: list[object]) -> Message:
    """Without two texts side by side, which would be read as one."""
    out: list[object] = []
    for part in parts:
        if isinstance(part, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + part.text)
        else:
            out.append(part)
    return tuple(out)  # type: ignore[arg-type]


@st.composite
def _choices(draw: st.DrawFn, depth: int) -> Choice:
    name, kind = draw(_names), draw(st.sampled_from(["plural", "selectordinal", "select"]))
    offset = draw(st.sampled_from([0, 2])) if kind != "select" else 0
    number = None if kind == "select" else Number(name, offset)
    selectors = draw(st.sets(st.sampled_from(["=0", "one", "female"]))) | {"other"}
    branches = tuple((selector, draw(_parts(number, depth))) for selector in sorted(selectors))
    return Choice(name, kind, offset, branches)  # type: ignore[arg-type]


def icu_messages(depth: int = 2) -> st.SearchStrategy[Message]:
    """Messages whose choices stand up to `depth` deep within each other."""
    return _parts(None, depth)
