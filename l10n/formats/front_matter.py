"""Front matter of Markdown articles: YAML between `---`, TOML between `+++`, at the very beginning.

Reads only what articles have there: `title`, `description` (and `summary`) as scalars on one line, and the article's own language. Whatever else
stands there is skeleton.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from l10n.formats.article import Located, Place, Segment
from l10n.formats.inline import Item, Setting, encoded, literal, whole

_BLOCK = re.compile(
    r"\ufeff?(?:(---)[ \t]*\r?\n(?:(?!(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z))[^\n]*\n)*+(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\r?\n(?:(?!\+\+\+[ \t]*\r?(?:\n|\Z))[^\n]*\n)*+\+\+\+)[ \t]*\r?(?:\n|\Z)"
)
_ENTRY = re.compile(
    r"^(title|description|summary|lang|language|locale)[ \t]*([:=])[ \t]*([^\r\n]*)", re.MULTILINE | re.IGNORECASE
)
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'")
_PLAIN = re.compile(r"(?:[^\s#]|(?<=\S)#|[ \t]+(?=[^\s#]))+")
_JSON_ESCAPE = re.compile(r"\\(?:u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|[\"\\/bfnrt])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where it ends in the text (0 when there is none), its segments, and the language it declares.

    `tags` are the spans [start, end) of all that names a language there, quotes left out.
    """

    end: int
    found: tuple[Located, ...] = ()
    language: str | None = None
    tags: tuple[tuple[int, int], ...] = ()


def front_matter(text: str, language: str, line: Callable[[int], int]) -> FrontMatter:
    """The front matter of an article's text."""
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter(0)
    yaml = block[1] is not None
    found: list[Located] = []
    tags: list[tuple[int, int]] = []
    declared: str | None = None
    for entry in _ENTRY.finditer(text, block.start(), block.end()):
        if (entry[2] == ":") != yaml:
            continue
        start, end = _scalar(text, entry.start(3), entry.end(3), yaml)
        if start == end:
            continue
        name = entry[1].lower()
        quote = text[start] if text[start] in "\"'" else ""
        inner, inner_end = start + len(quote), end - len(quote)
        if name in ("lang", "language", "locale"):
            if _LANGUAGE.fullmatch(text, inner, inner_end):
                tags.append((inner, inner_end))
                # A locale says how dates are written, and need not be what the words are in.
                declared = declared or (text[inner:inner_end] if name != "locale" else None)
            continue
        place: Place = "yaml" if yaml else "toml"
        kind = "page title" if name == "title" else "page description"
        items = list(_items(text, inner, inner_end, quote, yaml))
        found += whole(items, Setting(kind, line, language, place), start, end)
    return FrontMatter(block.end(), tuple(found), declared, tuple(tags))


def encode_value(segment: Segment, target: str) -> str:
    """The raw scalar for a target in front matter, quoted as the source was where that is possible."""
    quote = segment.raw[:1]
    if quote == "'" and segment.place == "yaml":
        return "'" + encoded(segment, _one_line(target), lambda text: text.replace("'", "''")) + "'"
    if quote == "'" and "'" not in target and target.isprintable():
        return f"'{encoded(segment, target, str)}'"
    plain = encoded(segment, target, str)
    if segment.place == "yaml" and quote not in "\"'" and _safe(plain):
        return plain
    return '"' + encoded(segment, _one_line(target), lambda text: json.dumps(text, ensure_ascii=False)[1:-1]) + '"'


def _one_line(target: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+", " ", target)


def _safe(plain: str) -> bool:
    """Whether YAML reads `plain` as the string it is, without quotes."""
    if not plain or not plain.isprintable() or plain != plain.strip() or not plain[0].isalpha():
        return False
    if plain.lower() in ("true", "false", "null", "yes", "no", "on", "off", "y", "n"):
        return False
    return not re.search(r":(?:\s|\Z)|\s#", plain)


def _scalar(text: str, start: int, end: int, yaml: bool) -> tuple[int, int]:
    """The span of the scalar at `start`, quotes included; an empty one where it is none that is read here."""
    quoted = _QUOTED.match(text, start, end)
    if quoted:
        rest = text[quoted.end() : end].strip()
        known = quoted[0][:3] not in ('"""', "'''") and (not rest or rest[0] == "#")
        return (start, quoted.end()) if known and _reads(quoted[0], yaml) else (start, start)
    plain = _PLAIN.match(text, start, end) if yaml else None
    if plain is None or plain[0][0] in "\"'|>&*![]{}%@`,-?:" or re.search(r":(?:\s|\Z)", plain[0]):
        return start, start
    return plain.span()


def _reads(raw: str, yaml: bool) -> bool:
    """Whether the escapes of a quoted scalar are those that JSON, YAML and TOML share."""
    if raw[0] == "'":
        return yaml or "''" not in raw[1:-1]
    try:
        value = str(json.loads(raw, strict=False))
        value.encode()
    except ValueError:
        return False
    return True


def _items(text: str, start: int, end: int, quote: str, yaml: bool) -> Iterator[Item]:
    pattern = {'"': _JSON_ESCAPE, "'": re.compile("''")}.get(quote)
    if pattern is None or (quote == "'" and not yaml):
        yield from literal(text, start, end)
        return
    position = start
    for match in pattern.finditer(text, start, end):
        yield from literal(text, position, match.start())
        yield Item("text", match.start(), match.end(), "'" if quote == "'" else json.loads(f'"{match[0]}"'))
        position = match.end()
    yield from literal(text, position, end)
