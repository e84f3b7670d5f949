"""The figures of a text, and whether a translation states the same ones: a written table of what counts as equal.

A figure is read into *readings*, the values it may state; two figures are equal when they share one. The table:

| source | equal in a target |
|---|---|
| 1,234.5 | the same value in the digits, group and decimal signs of its language: `1 234,5`, `1.234,5`, `١٬٢٣٤٫٥` |
| 2.3 million | the scale word, or the digits written out: `2,3 millions`, `2 300 000`; before a shared scale word too (2 to 3 million) |
| 16, 60th, 1st | spelt out (« seize », « soixantième »), with another ordinal ending (`60e`, `1er`), or Roman (XVIIe siècle) |
| 9:30 pm, 5 am, 0230 UTC | the 24-hour clock: `21 h 30`, « 5 heures », `2 h 30`; noon and midnight by name |
| the 1970s, ’96, 1995-96 | « années 70 », `1996`, `1995-1996`, the decade's name |
| 9/11/2020 | a month by its name |
| -5, ½, m² | with a minus sign or word; as a fraction's value; raised or plain |

Every figure of the source needs one of its own in the target. Words are read (*spelt* figures) but never asked for: « un » need not be a
number. Languages' words and signs are data (`l10n.text.rules`), months CLDR's. Knows nothing of units, checks or engines.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from l10n.text.codes import CODE
from l10n.text.rules import Numbers, numbers

Reading = Fraction | tuple[str, int]
"""A value, or what is no plain value: ("clock", minutes since midnight), ("month", 1…12)."""

_SPACES = "\u00a0\u202f\u2009"
_DIGITS = str.maketrans(
    {chr(start + digit): str(digit) for start in (0x660, 0x6F0, 0x966, 0x9E6) for digit in range(10)}
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_HAS = re.compile(rf"[\d{_RAISED}{_FRACTIONS}]")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?<!\w)(?=[IVXLCDM])(M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SHARED_SCALE = re.compile(r"\s*(?:[-–—]|to|or|and|à|ou|et|bis|oder|und|إلى|أو|و)?\s*(?:[A-Z]{0,2}[$€£¥])?\s*")
_MANY = 200
"""Figures in one text from which on they are paired off in order."""
_RANGE = re.compile(r"\s?[-–/]\s?")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure at [start, end) in code points: `readings` are the values it may state; `spelt` says that it has no digit in it.

    `parts` are the figures it falls into when it is no single one after all (`12 300` may be two numbers, a time hours and minutes).
    """

    start: int
    end: int
    text: str
    readings: frozenset[Reading]
    spelt: bool = False
    parts: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts do not share: figures of the source `missing` in the target, and figures `added` by it; each in reading order."""

    missing: tuple[Figure, ...] = ()
    added: tuple[Figure, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.missing or self.added)


def compare(source: str, target: str, source_language: str, target_language: str) -> Comparison:
    """The figures (with a digit in them) of `source` that `target` does not state, and the other way round. Inline codes are passed over.

    >>> bool(compare("On May 1st, 1,500 came at 5 pm.", "Le 1er mai, 1 500 personnes à 17 h.", "en", "fr"))
    False
    >>> [one.text for one in compare("It cost $2.3 billion.", "Il a coûté 2,3 millions.", "en", "fr").missing]
    ['2.3 billion']
    """
    if not _HAS.search(source) and not _HAS.search(target):
        return Comparison()
    # Words are read only where digits alone leave something open.
    left, right = figures(source, source_language, spelt=False), figures(target, target_language, spelt=False)
    if len(left) == len(right) == len(_matched(left, right)):
        return Comparison()
    left, right = figures(source, source_language), figures(target, target_language)
    pairs = _matched(left, right)
    lost = [number for number in range(len(left)) if number not in pairs]
    taken = set(pairs.values())
    extra = [number for number in range(len(right)) if number not in taken]
    if lost and extra:
        lost, extra = _matched_in_parts(left, right, lost, extra)
    return Comparison(
        tuple(left[number] for number in lost if not left[number].spelt),
        tuple(right[number] for number in extra if not right[number].spelt),
    )


def figures(text: str, language: str, *, spelt: bool = True) -> list[Figure]:
    """The figures of `text`, in reading order and without overlaps; without `spelt` only those with a digit in them.

    >>> [(one.text, sorted(map(str, one.readings))) for one in figures("3 goals, 1,200 seats", "en")]
    [('3', ['3']), ('1,200', ['1200'])]
    """
    # One code point for one, so that offsets stay.
    plain = CODE.sub(lambda match: "\ufffc" * len(match[0]), text).translate(_DIGITS)
    grammar = _grammar(language)
    found = list(_in_digits(plain, grammar))
    covered = bytearray(len(plain))
    for one in found:
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    for one in (*_spelt(plain, grammar), *_roman(plain, grammar)) if spelt else ():
        if not any(covered[one.start : one.end]):
            covered[one.start : one.end] = b"\1" * (one.end - one.start)
            found.append(one)
    found.sort(key=lambda one: one.start)
    return [
        replace(one, text=text[one.start : one.end], readings=one.readings | more)
        for one, more in zip(found, _by_neighbours(plain, found), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """A language's data with its patterns compiled."""

    numbers: Numbers
    number: re.Pattern[str]
    clock: re.Pattern[str]
    half: Callable[[str, int], re.Match[str] | None]
    hours: Callable[[str, int], re.Match[str] | None]
    ordinal: Callable[[str, int], re.Match[str] | None]
    decade_before: re.Pattern[str] | None
    decade_after: Callable[[str, int], re.Match[str] | None]
    joint: re.Pattern[str]
    clitics: re.Pattern[str] | None
    dual: re.Pattern[str] | None
    minus: re.Pattern[str]
    months: dict[str, int]
    words: frozenset[str]


def _nothing(text: str, at: int) -> None:
    return None


@lru_cache(maxsize=64)
def _grammar(language: str) -> _Grammar:
    data = numbers(language)
    groups = re.escape(data.groups) + _SPACES
    decimals = re.escape(data.decimals)

    def after(pattern: str) -> Callable[[str, int], re.Match[str] | None]:
        return re.compile(pattern, re.I).match if pattern else _nothing

    half = "|".join(
        part for part in (f"(?P<am>{data.am})" * bool(data.am), f"(?P<pm>{data.pm})" * bool(data.pm)) if part
    )
    return _Grammar(
        data,
        re.compile(
            rf"(?<!\d)(?P<grouped>\d{{1,3}}(?:[{groups}]\d{{3}}){{1,12}})(?!\d)(?:[{decimals}](?P<decimals>\d{{1,40}})(?!\d))?"
            rf"|(?P<whole>\d{{1,40}})(?:[{decimals}](?P<part>\d{{1,40}}))?(?P<fraction>[{_FRACTIONS}])?"
            rf"|(?P<raised>[{_RAISED}]{{1,40}})|(?P<alone>[{_FRACTIONS}])"
        ),
        re.compile(
            rf"(?<![\d:.,])(?P<hour>\d{{1,2}})(?:[:.]|\s?{data.hours}\s?|\s?h\s?)(?P<minute>[0-5]\d)(?P<second>[:.,]\d{{1,2}})?(?!\d|[:.,]\d)",
            re.I,
        ),
        after(rf"\s?(?:{half})" if half else ""),
        after(rf"[\s-]?{data.hours}(?!\w)"),
        after(rf"[\s]?{data.ordinal}(?!\w)" if data.ordinal else ""),
        re.compile(rf"{data.decade_before}\s*['’]?\Z", re.I) if data.decade_before else None,
        after(rf"{data.decade_after}(?!\w)" if data.decade_after else ""),
        re.compile(rf"[\s-]+(?:{data.joint}[\s-]+)?" if data.joint else r"[\s-]+", re.I),
        re.compile(data.clitics) if data.clitics else None,
        re.compile(data.dual) if data.dual else None,
        re.compile(r"(?P<sign>(?:^|[\s(\[«“\"])[-−–])\Z" + (rf"|\b{data.minus}\s\Z" if data.minus else ""), re.I),
        _months(language),
        frozenset((*data.cardinals, *data.ordinals, *data.scales, *data.decades, *data.noon)),
    )


def _months(language: str) -> dict[str, int]:
    """The names of months in running text (CLDR), lower case."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_").split("@")[0].split("_")[0])
    except (UnknownLocaleError, ValueError):
        return {}
    return {name.lower(): month for month, name in locale.months["format"]["wide"].items() if name.isalpha()}


def _in_digits(text: str, grammar: _Grammar) -> Iterator[Figure]:
    position = 0
    while match := _HAS.search(text, position):
        one = _clock(text, match.start(), grammar) or _number(text, match.start(), grammar)
        yield one
        position = one.end


def _clock(text: str, at: int, grammar: _Grammar) -> Figure | None:
    """A time with minutes at `at`, if there is one: `9:30 pm`, `21 h 30`; with seconds or hundredths it is no time of day."""
    match = grammar.clock.match(text, at)
    if match is None:
        return None
    hour, minute, end = int(match["hour"]), int(match["minute"]), match.end()
    half = grammar.half(text, end)
    if "." in match[0][: match.start("minute") - at] and not (half and not match["second"]):
        return None
    parts = _runs(text, at, end)
    if match["second"]:
        digits = re.sub(r"\D+", "", match[0])
        return Figure(at, end, match[0], frozenset({("span", int(digits))}), parts=parts)
    if hour > 24:
        return Figure(at, end, match[0], frozenset({("span", int(f"{hour}{minute:02}"))}), parts=parts)
    return Figure(
        at,
        half.end() if half else end,
        text[at:end],
        frozenset({("clock", _on_24(hour, half) % 24 * 60 + minute)}),
        parts=() if half else parts,
    )


def _on_24(hour: int, half: re.Match[str] | None) -> int:
    if half is None or hour > 12:
        return hour
    return hour % 12 + (12 if half.lastgroup == "pm" else 0)


def _number(text: str, at: int, grammar: _Grammar) -> Figure:
    match = grammar.number.match(text, at)
    assert match is not None
    end = match.end()
    if match["raised"]:
        return Figure(at, end, match[0], frozenset({Fraction(unicodedata.normalize("NFKC", match[0]))}))
    values, parts = _values(match, text, grammar)
    readings: set[Reading] = set()
    whole = next(iter(values)) if len(values) == 1 else None
    bare = match["whole"] is not None and not match["part"] and not match["fraction"]
    if bare and len(match[0]) in (2, 4) and grammar.decade_after(text, end):
        readings |= _decade(int(match[0]))
        values = set()
    elif (
        bare
        and len(match[0]) <= 4
        and grammar.decade_before
        and grammar.decade_before.search(text, max(0, at - 16), at)
    ):
        readings |= _decade(int(match[0]))
    elif (
        bare and len(match[0]) == 2 and text[at - 1 : at] in ("'", "’") and not text[max(0, at - 2) : at - 1].isalnum()
    ):
        readings |= {Fraction(1900 + int(match[0])), Fraction(2000 + int(match[0]))}
    if bare and len(match[0]) == 4 and re.match(r"\s?(?:UTC|GMT|Z\b|hrs|hours|local)", text[end : end + 8]):
        hour, minute = divmod(int(match[0]), 100)
        if hour < 25 and minute < 60:
            readings.add(("clock", hour * 60 + minute))
    if bare and whole is not None and whole <= 24:
        if half := grammar.half(text, end):
            return Figure(at, half.end(), text[at : half.end()], frozenset({("clock", _on_24(int(whole), half) * 60)}))
        if hours := grammar.hours(text, end):
            half = grammar.half(text, hours.end())
            readings.add(("clock", _on_24(int(whole), half) * 60))
    while scale := _scale(text, end, grammar):
        values = {value * scale[0] for value in values}
        end, parts = scale[1], ()
    if ending := grammar.ordinal(text, end):
        end = ending.end() if text[end : end + 1].isalpha() else end
    if minus := grammar.minus.search(text, max(0, at - 8), at):
        # « au moins 15 » is no minus: the word leaves both readings.
        values = {-value for value in values} | (set() if minus["sign"] else values)
    return Figure(at, end, text[at:end], frozenset(readings | values), parts=parts)


def _values(match: re.Match[str], text: str, grammar: _Grammar) -> tuple[set[Fraction], tuple[Figure, ...]]:
    """The values that a numeral may have, and what it falls into if it is several."""
    if match["alone"]:
        return {_fraction(match["alone"])}, ()
    if match["whole"]:
        value = Fraction(f"{match['whole']}.{match['part']}") if match["part"] else Fraction(match["whole"])
        return {value + (_fraction(match["fraction"]) if match["fraction"] else 0)}, ()
    grouped = match["grouped"]
    signs = re.findall(r"\D", grouped)
    digits = re.sub(r"\D", "", grouped)
    values = {Fraction(f"{digits}.{match['decimals']}") if match["decimals"] else Fraction(digits)}
    if (
        len(signs) == 1
        and signs[0] in grammar.numbers.decimals
        and not match["decimals"]
        and len(grammar.numbers.decimals) > 2
    ):
        values.add(Fraction(grouped.replace(signs[0], ".")))
    return values, _runs(text, match.start(), match.end()) if " " in signs else ()


def _fraction(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(10)


def _runs(text: str, start: int, end: int) -> tuple[Figure, ...]:
    return tuple(
        Figure(match.start(), match.end(), match[0], frozenset({Fraction(match[0])}))
        for match in re.compile(r"\d+").finditer(text, start, end)
    )


def _scale(text: str, at: int, grammar: _Grammar) -> tuple[Fraction, int] | None:
    """The scale word behind a number and where it ends; one letter (`10k`) only directly behind it."""
    match = re.compile(r"([\s\u00a0\u202f-]?)([^\W\d_]+)").match(text, at)
    if match is None:
        return None
    word = match[2].lower()
    if len(word) <= 2 and match[1]:
        word = word if word in ("bn", "mn") else ""
    value = grammar.numbers.scales.get(word)
    return (value, match.end()) if value is not None else None


def _decade(value: int) -> set[Reading]:
    if value >= 100:
        return {Fraction(value)}
    return {Fraction(value), Fraction(1900 + value), *([Fraction(2000 + value)] if value < 30 else [])}


def _spelt(text: str, grammar: _Grammar) -> Iterator[Figure]:
    """Figures in words: runs of number words that make one number, decades, times of day and months."""
    data = grammar.numbers
    words = [(match.start(), match.end(), match[0].lower()) for match in _WORD.finditer(text)]
    index = 0
    while index < len(words):
        start, end, word = words[index]
        if word in grammar.months:
            yield Figure(start, end, text[start:end], frozenset({("month", grammar.months[word])}), spelt=True)
            index += 1
            continue
        key, used = _key(words, index, text, grammar)
        if not key:
            if grammar.dual and grammar.dual.fullmatch(word):
                yield Figure(start, end, text[start:end], frozenset({Fraction(2)}), spelt=True)
            index += 1
            continue
        end = words[index + used - 1][1]
        if key in data.decades:
            value = data.decades[key]
            # « ثلاثينيات القرن التاسع عشر » names its century elsewhere.
            spelled = _decade(int(value)) | {1800 + value}
            yield Figure(start, end, text[start:end], frozenset(spelled), spelt=True)
            index += used
            continue
        if key in data.noon and key not in data.cardinals:
            clock: Reading = ("clock", int(data.noon[key]))
            yield Figure(start, end, text[start:end], frozenset({clock, Fraction(12)}), spelt=True)
            index += used
            continue
        value, used = _run(words, index, text, grammar)
        end = words[index + used - 1][1]
        readings: set[Reading] = {value}
        if value <= 24 and value.denominator == 1:
            hours = grammar.hours(text, end)
            half = grammar.half(text, hours.end() if hours else end)
            if hours or half:
                readings.add(("clock", _on_24(int(value), half) * 60))
        yield Figure(start, end, text[start:end], frozenset(readings), spelt=True)
        index += used


_Words = Sequence[tuple[int, int, str]]


def _key(words: _Words, index: int, text: str, grammar: _Grammar) -> tuple[str, int]:
    """The entry of the language's tables that stands at a word, and how many words it takes; ("", 0) where none does."""
    word = words[index][2]
    for size in (3, 2):
        if index + size <= len(words):
            here = words[index : index + size]
            if all(text[a[1] : b[0]] in (" ", "-", "\u00a0") for a, b in itertools.pairwise(here)):
                for key in _bare(" ".join(one[2] for one in here), grammar):
                    if key in grammar.words:
                        return key, size
    return next(((key, 1) for key in _bare(word, grammar) if key in grammar.words), ("", 0))


def _bare(word: str, grammar: _Grammar) -> Iterator[str]:
    yield word
    if grammar.clitics and (match := grammar.clitics.match(word)) and match.end():
        for end in range(match.end(), 0, -1):
            yield word[end:]


def _run(words: _Words, index: int, text: str, grammar: _Grammar) -> tuple[Fraction, int]:
    """The number that begins at a word, and how many words it takes."""
    data = grammar.numbers
    total = current = Fraction(0)
    used = 0
    while index + used < len(words):
        at = index + used
        skipped = 0
        if used:
            between = text[words[at - 1][1] : words[at][0]]
            if words[at][2] == data.joint and at + 1 < len(words):
                skipped = 1
                between = text[words[at - 1][1] : words[at + 1][0]]
            if not grammar.joint.fullmatch(between):
                break
        key, size = _key(words, at + skipped, text, grammar)
        if key in data.scales:
            scale = data.scales[key]
            if scale >= 1000:
                total, current = total + max(current, Fraction(1)) * scale, Fraction(0)
            else:
                current = max(current, Fraction(1)) * scale
        elif key in data.cardinals or key in data.ordinals:
            value = data.cardinals[key] if key in data.cardinals else data.ordinals[key]
            if used and not _adds(total, current, value, reversed_=bool(grammar.clitics)):
                break
            current += value
            if key not in data.cardinals:
                used += size + skipped
                break
        else:
            break
        used += size + skipped
    return total + current, max(used, 1)


def _adds(total: Fraction, current: Fraction, value: Fraction, reversed_: bool) -> bool:
    """Whether a number word goes on with the number before it: twenty + one, hundred + five, soixante + onze; in Arabic five + twenty."""
    if not current:
        return bool(total) and value < 1000
    if current >= 100 and current % 100 == 0:
        return value < 100
    if reversed_ and current % 100 < 10 and value in (20, 30, 40, 50, 60, 70, 80, 90):
        return True
    tens = current % 100
    if tens in (60, 80) and value < 20:
        return True
    return tens >= 20 and tens % 10 == 0 and value < 10


def _roman(text: str, grammar: _Grammar) -> Iterator[Figure]:
    for match in _ROMAN.finditer(text):
        if not match[1]:
            continue
        ending = grammar.ordinal(text, match.end())
        end = ending.end() if ending and text[match.end()].isalpha() else match.end()
        following = text[end : end + 1]
        if (
            following.isalnum()
            or following in ("'", "’", ".")
            or (len(match[1]) == 1 and end == match.end() and match[1] not in "VX")
        ):
            continue
        values = [_ROMAN_VALUES[letter] for letter in match[1]]
        value = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
        yield Figure(match.start(), end, text[match.start() : end], frozenset({Fraction(value)}), spelt=True)


def _by_neighbours(text: str, found: Sequence[Figure]) -> list[set[Reading]]:
    """What each figure may state besides, seen beside the others: `95` of `1995-96`, `2` of `2 to 3 million`, months of dates in digits."""
    more: list[set[Reading]] = [set() for _ in found]
    for index, (left, right) in enumerate(itertools.pairwise(found)):
        between = text[left.end : right.start]
        if (
            _RANGE.fullmatch(between)
            and re.fullmatch(r"1\d{3}|20\d{2}", left.text)
            and re.fullmatch(r"\d{2}", right.text)
        ):
            more[index + 1].add(Fraction(left.text[:2] + right.text))
        scale = re.search(r"\d[\s\u00a0\u202f-]?([^\W\d_]+)$", right.text)
        if scale and _SHARED_SCALE.fullmatch(between) and between.strip():
            top = max((one for one in right.readings if isinstance(one, Fraction)), default=Fraction(0))
            digits = re.match(r"[\d.,]+", right.text)
            if top >= 1000 and digits and re.fullmatch(r"[\d.,]+", left.text):
                factor = Fraction(10) ** (len(str(int(top))) - 1)
                thousand = next((unit for unit in (10**12, 10**9, 10**6, 10**3) if factor >= unit), 1)
                more[index] |= {one * thousand for one in left.readings if isinstance(one, Fraction)}
    for index in range(len(found) - 2):
        three = found[index : index + 3]
        signs = {text[a.end : b.start] for a, b in itertools.pairwise(three)}
        if len(signs) == 1 and signs <= {"/", "-", "."} and all(re.fullmatch(r"\d{1,4}", one.text) for one in three):
            for place in range(index, index + 3):
                if len(found[place].text) <= 2 and 1 <= int(found[place].text) <= 12:
                    more[place].add(("month", int(found[place].text)))
    return more


def _matched(left: Sequence[Figure], right: Sequence[Figure]) -> dict[int, int]:
    """The greatest set of pairs of equal figures, those with digits first (augmenting paths; Kuhn 1955)."""
    if len(left) > _MANY or len(right) > _MANY:
        return _paired_off(left, right)
    pairs: dict[int, int] = {}
    owner: dict[int, int] = {}
    equal = [[number for number, other in enumerate(right) if one.readings & other.readings] for one in left]

    def from_left(one: int, seen: set[int]) -> bool:
        for other in sorted(equal[one], key=owner.__contains__):
            if other not in seen:
                seen.add(other)
                if other not in owner or from_left(owner[other], seen):
                    owner[other], pairs[one] = one, other
                    return True
        return False

    def from_right(other: int, seen: set[int]) -> bool:
        for one in range(len(left)):
            if other not in equal[one] or one in seen:
                continue
            seen.add(one)
            before = pairs.get(one)
            if before is None or right[before].spelt or from_right(before, seen):
                if before is not None and owner.get(before) == one:
                    del owner[before]
                owner[other], pairs[one] = one, other
                return True
        return False

    for spelt in (False, True):
        for one, figure in enumerate(left):
            if figure.spelt == spelt:
                from_left(one, set())
    for other, figure in enumerate(right):
        if not figure.spelt and other not in owner:
            from_right(other, set())
    return pairs


def _paired_off(left: Sequence[Figure], right: Sequence[Figure]) -> dict[int, int]:
    """Pairs of equal figures in reading order, for texts with so many that the greatest set would take long."""
    waiting: dict[Reading, list[int]] = {}
    for other in range(len(right) - 1, -1, -1):
        for reading in right[other].readings:
            waiting.setdefault(reading, []).append(other)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for one, figure in enumerate(left):
        for reading in figure.readings:
            queue = waiting.get(reading, [])
            while queue and queue[-1] in taken:
                queue.pop()
            if queue:
                pairs[one] = queue.pop()
                taken.add(pairs[one])
                break
    return pairs


def _matched_in_parts(
    left: Sequence[Figure], right: Sequence[Figure], lost: Sequence[int], extra: Sequence[int]
) -> tuple[list[int], list[int]]:
    """What is still unmatched when figures that may be several are taken apart; all of a figure's parts must find an equal."""
    left_parts = [(number, part) for number in lost for part in (left[number].parts or (left[number],))]
    right_parts = [
        (number, part)
        for number in extra
        if not right[number].spelt
        for part in (right[number].parts or (right[number],))
    ]
    pairs = _matched([part for _, part in left_parts], [part for _, part in right_parts])
    taken = set(pairs.values())
    open_left = {number for index, (number, _) in enumerate(left_parts) if index not in pairs}
    open_right = {number for index, (number, _) in enumerate(right_parts) if index not in taken}
    return [number for number in lost if number in open_left], [number for number in extra if number in open_right]
