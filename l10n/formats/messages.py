"""Messages of software, out of source code: Python, JavaScript and TypeScript, Jinja2 templates, read by Babel's extractors.

What counts as a message is what gettext's usual functions are called with (`_`, `ngettext`, `pgettext`, `{% trans %}`…). Code is read, never
run. A kind of file more is a line here. Knows no catalogs.
"""

from __future__ import annotations

import io
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import InputError, UsageError

_LAZY: dict[str, Any] = {
    "gettext_lazy": None,
    "lazy_gettext": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "lazy_npgettext": ((1, "c"), 2, 3),
}
"""Functions beside Babel's own list: those of Django, Flask-Babel and Wagtail. Numbers say which arguments are message, plural and context."""

COMMENTS = ("Translators:", "TRANSLATORS:", "translators:", "L10N:", "l10n:")
"""A comment before a message that begins so is for its translators."""

_KINDS = {
    ".py": "python",
    ".js": "javascript",
    ".mjs": "javascript",
    ".jsx": "javascript",
    ".ts": "javascript",
    ".tsx": "javascript",
    ".html": "jinja2",
    ".htm": "jinja2",
    ".j2": "jinja2",
    ".jinja": "jinja2",
    ".jinja2": "jinja2",
    ".txt": "jinja2",
    ".xml": "jinja2",
}


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a program: `line` is where it stands (1-based), `flags` say which notation its placeholders are in."""

    source: str
    line: int
    plural: str | None = None
    context: str | None = None
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def messages(data: bytes, path: Path) -> Iterator[Message]:
    """The messages of a file, in order.

    Raises `UsageError` for a kind of file that is not known, `InputError` with the line where it cannot be read.
    """
    from babel.messages.extract import DEFAULT_KEYWORDS, extract
    from jinja2 import TemplateError

    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise UsageError(
            f'messages cannot be extracted from "{path.suffix}" files',
            path=path,
            remedy=f'correct "code" in l10n.toml; known endings: {", ".join(_KINDS)}',
        )
    keywords = {**DEFAULT_KEYWORDS, **_LAZY}
    try:
        found = list(extract(_method(kind), io.BytesIO(data), keywords, COMMENTS, _OPTIONS[kind]))
    except (SyntaxError, tokenize.TokenError, TemplateError, UnicodeDecodeError, LookupError, ValueError) as error:
        raise InputError(
            f"cannot be read as {kind} ({_said(error)})",
            path=path,
            line=getattr(error, "lineno", None) or 1,
            remedy='mend it, or leave it out of "code" in l10n.toml',
        ) from None
    except RecursionError:
        raise InputError("is nested too deep", path=path, remedy='leave it out of "code" in l10n.toml') from None
    for line, text, notes, context in found:
        source, plural = (text, None) if isinstance(text, str) else (text[0], text[1] if len(text) > 1 else None)
        # The empty message is the catalog's header.
        if source:
            flags = _flags(source, plural, kind)
            yield Message(source, line, plural, context, tuple(notes), flags)


_OPTIONS: dict[str, dict[str, Any]] = {
    "python": {"encoding": "utf-8"},
    "javascript": {"encoding": "utf-8", "jsx": "true", "template_string": "true", "parse_template_string": "true"},
    "jinja2": {"encoding": "utf-8", "silent": "false"},
}


def _method(kind: str) -> str | Callable[..., Any]:
    if kind != "jinja2":
        return kind
    from jinja2.ext import babel_extract

    return babel_extract


def _flags(source: str, plural: str | None, kind: str) -> tuple[str, ...]:
    from babel.messages.catalog import Message as Babel

    made = Babel((source, plural) if plural else source)
    flags = []
    if made.python_format:
        flags.append("javascript-format" if kind == "javascript" else "python-format")
    if made.python_brace_format and kind != "javascript":
        flags.append("python-brace-format")
    return tuple(flags)


def _said(error: Exception) -> str:
    return str(error.args[0] if error.args else error).split("\n")[0][:100]
