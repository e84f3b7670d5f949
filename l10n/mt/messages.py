"""Messages of software through MT: what a program or a browser reads becomes inline codes before, and is put back letter for letter afterwards.

The engine guards inline codes already; so placeholders (`%(name)s`, `{total}`), tags, entities and line breaks all come back and none is
lost or doubled. But a model does not see codes, and "Shared with on" is no sentence: first each placeholder is said by a word that models
copy, or by a number, and only where one of these does not come back is the message translated with codes.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from l10n.mt.sayings import NUMERIC, Kind, Pair, Saying, kind, sayings
from l10n.mt.xml_lines import TAG, paired
from l10n.text.codes import CODE, MAX_CODES, codes, well_formed
from l10n.text.placeholders import UNNAMED, numbered, placeholders

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAK = re.compile(r"[ \t]*[\r\n][\s]*")
_EDGES = re.compile(r"\A(\s*)(.*?)(\s*)\Z", re.S)
_PERCENT = "%%"
NONE: Mapping[str, str] = {}
_UNSPACED = "\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff1f"
"""Signs and letters of Chinese and Japanese, between which there are no spaces."""
_SPACED = rf"[^\W{_UNSPACED}]"
"""A sign of a word in any other writing."""
_ALONE_BEFORE = re.compile(rf"(?:\A|[\s(\[\"'“‘«{_UNSPACED}]|</?g\d{{1,4}}>)\Z")
_ALONE_BEHIND = re.compile(rf"\Z|[\s{_UNSPACED}]|[.,:;!?)\]\"”’»](?!{_SPACED})|['’]s?(?!{_SPACED})|</?g\d")
"""What stands around a placeholder that is a word by itself, not part of one (`{n}px`)."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A message ready for MT: `text` with codes, what each of the added codes stands for, the white space taken off its edges.

    `doubled` says that the message writes `%` as `%%`; the text has it once. `words` are codes and what stands in `text` for them.
    """

    text: str
    originals: Mapping[str, str]
    before: str = ""
    after: str = ""
    flags: tuple[str, ...] = ()
    doubled: bool = False
    words: Mapping[str, Saying] = field(default_factory=dict)

    def coded(self, target: str) -> str | None:
        """A translation of `text` with codes in the places of the words that stood for them; None where one is not there once."""
        for code, saying in self.words.items():
            parts = re.split(rf"(?<!{_SPACED})(?<![.,]){saying.seen}(?!{_SPACED}|[.,]\d)", target)
            if len(parts) != 2:
                return None
            target = code.join(parts)
        return target

    def restore(self, target: str) -> str:
        """`target`, which carries the same codes as `text`, with everything back in its place.

        Unnamed placeholders that changed places are numbered where the notation can (`%2$s`, `{1}`), and keep their order where it cannot.
        """
        order = [code[0] for code in CODE.finditer(self.text) if UNNAMED.fullmatch(self.originals.get(code[0], ""))]
        found = [code[0] for code in CODE.finditer(target) if code[0] in order]
        texts = dict(self.originals)
        if found != order and sorted(found) == sorted(order):
            renamed = numbered([self.originals[code] for code in order], self.flags)
            texts |= (
                dict(zip(order, renamed, strict=True))
                if renamed
                else dict(zip(found, [self.originals[code] for code in order], strict=True))
            )
        if self.doubled:
            target = target.replace("%", "%%")
        return self.before + CODE.sub(lambda code: texts.get(code[0], code[0]), target) + self.after


def guard(source: str, flags: Iterable[str] = (), markup: bool = False, percent: bool = False) -> Guarded:
    """`source` with each placeholder as a standalone code; with `markup`, tags, entities and line breaks as codes too.

    Codes already there keep their names. `flags` are the unit's gettext flags. With `percent`, `%%` becomes a code and cannot be lost;
    otherwise it is a percent sign to the model, which reads better.

    >>> guard("Hello %(name)s!", ["python-format"]).text
    'Hello <x1/>!'
    >>> guard("<b>%d</b> files &amp; more\\n", ["c-format"], markup=True).text
    '<g1><x2/></g1> files <x3/> more'
    """
    flags = tuple(flags)
    before, text, after = _edges(source) if markup else ("", source, "")
    guarded = _coded(text, flags, markup, percent, nested=True)
    if markup and not well_formed(guarded.text) and well_formed(text):
        # A tag that opens within one of the text's own codes and closes outside: each stands alone.
        guarded = _coded(text, flags, markup, percent, nested=False)
    return replace(guarded, before=before, after=after, flags=flags)


def spoken(guarded: Guarded, others: Mapping[str, str] = NONE, pair: Pair | None = None) -> Guarded:
    """`guarded` with words, or numbers, for the codes of its placeholders; itself where none stands by itself among words.

    `others` are codes that were there before and stand for placeholders, too, with what they stand for. Between the languages of a `pair`, dates and
    times are said as such.

    >>> spoken(guard("Shared by {who} with {n:d} people")).text
    'Shared by XK with 37 people'
    """
    if not any(char.isalpha() for char in CODE.sub("", guarded.text)):
        return guarded
    free: dict[Kind, list[Saying]] = {}
    texts = {**guarded.originals, **others}
    words: dict[str, Saying] = {}
    out: list[str] = []
    position = 0
    for code in CODE.finditer(guarded.text):
        original = texts.get(code[0], "")
        of = kind(original) if pair or NUMERIC.fullmatch(original) else "word"
        if of not in free:
            free[of] = [one for one in sayings(of, pair) if one.text not in guarded.text]
        if (
            (code[0] in others or [one.text for one in placeholders(original, guarded.flags)] == [original])
            and free[of]
            and _ALONE_BEFORE.search(guarded.text, max(0, code.start() - 8), code.start())
            and _ALONE_BEHIND.match(guarded.text, code.end())
        ):
            words[code[0]] = free[of].pop(0)
            out += [guarded.text[position : code.start()], words[code[0]].text]
            position = code.end()
    return replace(guarded, text="".join([*out, guarded.text[position:]]), words=words) if words else guarded


def _edges(source: str) -> tuple[str, str, str]:
    match = _EDGES.match(source)
    assert match is not None
    return match[1], match[2], match[3]


def _coded(source: str, flags: tuple[str, ...], markup: bool, percent: bool, nested: bool) -> Guarded:
    number = max((int(code.name[1:]) for code in codes(source)), default=0)
    spans = list(itertools.islice(_guarded_spans(source, flags, markup, percent, nested), MAX_CODES - number))
    starts = {start for start, _, _ in spans}
    originals: dict[str, str] = {}
    pieces: list[str] = []
    closing: dict[int, str] = {}
    position = 0
    for start, end, close in spans:
        code = closing.get(start, "")
        if not code:
            number += 1
            code = f"<x{number}/>"
            if close in starts:
                code, closing[close] = f"<g{number}>", f"</g{number}>"
        originals[code] = source[start:end]
        pieces += [source[position:start], code]
        position = end
    text = "".join([*pieces, source[position:]])
    doubled = not percent and any(one.text == _PERCENT for one in placeholders(source, flags))
    return Guarded(text.replace(_PERCENT, "%") if doubled else text, originals, doubled=doubled)


def _guarded_spans(
    source: str, flags: tuple[str, ...], markup: bool, percent: bool, nested: bool
) -> Iterator[tuple[int, int, int]]:
    """(start, end, start of what closes it or -1) of what is guarded, left to right, without overlaps."""
    spans: list[tuple[int, int, int]] = []
    if markup:
        tags = [tag for tag in TAG.finditer(source) if not CODE.fullmatch(tag[0])]
        pairs = paired(tags) if nested else {}
        for index, tag in enumerate(tags):
            spans.append((tag.start(), tag.end(), tags[pairs[index]].start() if index in pairs else -1))
        # An entity that is a letter is better read as one.
        entities = (match for match in _ENTITY.finditer(source) if not html.unescape(match[0]).isalpha())
        spans += [(match.start(), match.end(), -1) for match in (*entities, *_BREAK.finditer(source))]
    spans += [(one.start, one.end, -1) for one in placeholders(source, flags) if percent or one.text != _PERCENT]
    own = {code.start: code.end for code in codes(source)}
    last = 0
    for start, end, close in sorted([*spans, *((start, end, -1) for start, end in own.items())]):
        if start < last:
            continue
        last = end
        if start not in own:
            yield start, end, close
