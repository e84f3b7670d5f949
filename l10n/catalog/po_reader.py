"""PO files read: lines → entries, strictly where msgfmt is strict.

An `Entry` remembers which lines it stands on, so that whoever saves the catalog can copy them; comments are left as they stand until
somebody asks (`unit_of`). Knows the syntax of PO; knows nothing of languages, headers' meaning, states or saving.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import NoReturn

from l10n.catalog.marks import parse_marks
from l10n.catalog.po_text import PoText
from l10n.catalog.quoting import BadStringError, unquote
from l10n.catalog.unit import Previous, Unit
from l10n.errors import InputError

_BLANK = " \t\r\f\v"
_KEYWORD = re.compile(
    r"(msgctxt|msgid_plural|msgid|msgstr)[ \t\r\f\v]*(?:\[[ \t]*([0-9]{1,3})[ \t]*\])?[ \t\r\f\v]*(?=[\"]|$)"
)
_MORE = r'((?:"[^"\\\n]*"\n)*)'
_MESSAGE = re.compile(
    rf'^(?:msgctxt "([^"\\\n]*)"\n)?msgid "([^"\\\n]*)"\n{_MORE}msgstr "([^"\\\n]*)"\n{_MORE}(?:\n|(?=#)|\Z)', re.M
)
"""The lines of a message without plural and escapes, and the empty line after it."""
_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"[ \t\r\f\v]*')
_REFERENCE = re.compile(r"\u2068([^\u2069]*)\u2069|(\S+)")
_LATIN_1 = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}
"""Bytes of a comment that are not of the file's charset are shown as what they mostly are."""
_JOINED = "\\"
"""A backslash that ends a line outside a string joins the next one to it, as in C: nothing here depends on it."""
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


class Entry:
    """One message as it stands in a file: the lines [start, end), its strings, and its comment lines unread.

    `number` is the 1-based line of its `msgid`.
    """

    __slots__ = ("comments", "context", "end", "number", "obsolete", "plural", "previous", "source", "start", "targets")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.number = start + 1
        self.comments: list[str] = []
        self.previous: dict[str, str] | None = None
        self.obsolete = False
        self.context: str | None = None
        self.source: str | None = None
        self.plural: str | None = None
        self.targets: list[str] = []

    def moved(self, lines: int) -> Entry:
        """A copy of this entry, `lines` further down."""
        copied = copy.copy(self)
        copied.start += lines
        copied.end += lines
        copied.number += lines
        return copied


def read_entries(text: PoText, path: Path | str | None) -> list[Entry]:
    """The entries of `text` in order, the header (an empty source without context) among them.

    Raises `InputError` with line and remedy for what msgfmt rejects: bad strings, missing or repeated parts, plural forms out of order,
    merge conflicts. Duplicate messages are the catalog's to find.
    """
    return _Reader(text, path).read()


def unit_of(entry: Entry) -> Unit:
    """The `Unit` of an entry, with its comments read."""
    comments: list[str] = []
    notes: list[str] = []
    locations: list[tuple[str, int | None]] = []
    flags: list[str] = []
    workflow: list[str] = []
    for line in entry.comments:
        kind = line[1:2]
        if kind == ".":
            notes.append(line[2:].removeprefix(" "))
        elif kind == ":":
            locations += _locations(line[2:])
        elif kind == ",":
            flags += [flag for flag in map(str.strip, line[2:].split(",")) if flag and flag not in flags]
        elif kind == "=":
            workflow += [flag for flag in map(str.strip, line[2:].split(",")) if flag and flag not in workflow]
        else:
            comments.append(line[1:].removeprefix(" "))
    marks, rest = parse_marks(comments) if comments else ((), ())
    previous = entry.previous
    return Unit(
        source=entry.source or "",
        targets=tuple(entry.targets),
        plural=entry.plural,
        context=entry.context,
        locations=tuple(locations),
        notes=tuple(notes),
        comments=rest,
        marks=marks,
        flags=tuple(flags),
        workflow=tuple(workflow),
        previous=None
        if previous is None
        else Previous(previous.get("msgid", ""), previous.get("msgctxt"), previous.get("msgid_plural")),
        line=entry.number,
        obsolete=entry.obsolete,
    )


def _locations(text: str) -> list[tuple[str, int | None]]:
    found: list[tuple[str, int | None]] = []
    if "\u2068" in text:
        references = [
            (match[1] or match[2]) for match in _REFERENCE.finditer(re.sub(r"\u2069(:\d+)", "\\1\u2069", text))
        ]
    else:
        references = text.split()
    for reference in references:
        name, colon, line = reference.rpartition(":")
        if colon and name and line.isascii() and line.isdigit():
            found.append((name, int(line)))
        elif reference:
            found.append((reference, None))
    return found


class _Reader:
    """The state of reading one file: the entry being read and which of its strings is open."""

    def __init__(self, text: PoText, path: Path | str | None) -> None:
        self.text = text
        self.path = path
        self.entries: list[Entry] = []
        self.entry: Entry | None = None
        self.field = ""
        self.parts: list[str] = []
        self.number = 0

    def read(self) -> list[Entry]:
        whole = "\n".join(self.text.lines)
        offset = line = 0
        for found in _MESSAGE.finditer(whole):
            start, end = found.span()
            if start > offset:
                before, line = line, line + whole.count("\n", offset, start)
                self._lines(before, line)
            first, line = line, line + whole.count("\n", start, end)
            if self.entry is None or self.entry.targets or not (self.field or self.entry.previous):
                self._message(found, first)
            else:
                self._lines(first, line)
            offset = end
        self._lines(line, len(self.text.lines))
        self._finish()
        return self.entries

    def _message(self, found: re.Match[str], first: int) -> None:
        """A message that stands as most do, from the line `first` on, read at one go: for `_lines` it would be the same."""
        context, source, more_source, target, more_target = found.groups()
        self.number = first
        entry = self._open()
        entry.number = first + (1 if context is None else 2)
        entry.end = entry.number + 1 + more_source.count("\n") + more_target.count("\n")
        entry.context = context
        entry.source = source + more_source[1:-2].replace('"\n"', "") if more_source else source
        entry.targets.append("")
        self.field = "msgstr"
        self.parts = [target, more_target[1:-2].replace('"\n"', "")] if more_target else [target]

    def _lines(self, start: int, end: int) -> None:
        charset = self.text.charset
        for index in range(start, end):
            raw = self.text.lines[index]
            line = raw if raw[-1:] == '"' else raw.rstrip(_BLANK)
            if not line:
                continue
            self.number = index
            first = line[0]
            if first == '"' and self.field and not (self.entry is not None and self.entry.obsolete):
                body = line[1:-1]
                if len(line) > 1 and "\\" not in body and '"' not in body and line[-1] == '"':
                    self.parts.append(body)
                    self.entry.end = index + 1  # type: ignore[union-attr]
                else:
                    self._content(line, False, charset)
            elif first == "#":
                # A carriage return that only some lines of a file have belongs to their text.
                self._hash(raw.removesuffix("\r") if self.text.eol == "\r\n" else raw, charset)
            else:
                content = line.lstrip(_BLANK)
                if content[0] == "#":
                    self._hash(content, charset)
                elif content != _JOINED:
                    self._content(content, False, charset)

    def _hash(self, line: str, charset: str) -> None:
        kind = line[1:2]
        if kind == "~":
            content = line[2:].strip(_BLANK)
            if content.startswith("|"):
                self._previous(content[1:].lstrip(_BLANK), True, charset)
            elif content.startswith("#"):
                self._hash(content, charset)
            elif content:
                self._content(content, True, charset)
        elif kind == "|":
            self._previous(line[2:].strip(_BLANK), False, charset)
        else:
            self._open().comments.append(line.translate(_LATIN_1) if self.text.escaped else line)

    def _open(self) -> Entry:
        """The entry that a comment, context or msgid at this line belongs to: a new one, once the last has its targets."""
        entry = self.entry
        if entry is not None and entry.targets:
            self._close()
            entry = None
        elif entry is not None and self.field:
            missing = "msgid" if self.field == "msgctxt" else "msgstr"
            self._fail(f'the message that begins above has no "{missing}"', f'add its "{missing}" before this line')
        if entry is None:
            entry = self.entry = Entry(self.number)
        entry.end = self.number + 1
        return entry

    def _content(self, line: str, obsolete: bool, charset: str) -> None:
        if line[0] == '"':
            if not self.field or self.entry is None:
                self._fail("a string stands here without a keyword", "put msgid or msgstr before it, or remove it")
            if self.entry.obsolete != obsolete:
                self._fail('some lines of the message have "#~" and some have not', "mark all of its lines, or none")
            self._strings(line, 0, charset)
            self.entry.end = self.number + 1
            return
        match = _KEYWORD.match(line)
        if match is None:
            self._unknown(line)
        keyword, form = match[1], match[2]
        self._keyword(keyword, form, obsolete)
        if match.end() < len(line):
            self._strings(line, match.end(), charset)

    def _keyword(self, keyword: str, form: str | None, obsolete: bool) -> None:
        if form is not None and keyword != "msgstr":
            self._fail(f'"{keyword}" takes no index', f'write {keyword} "…"')
        if keyword == "msgctxt" or (keyword == "msgid" and self.field != "msgctxt"):
            entry = self._open()
            if entry.previous is not None and entry.obsolete != obsolete:
                self._fail('some lines of the message have "#~" and some have not', "mark all of its lines, or none")
            entry.obsolete = obsolete
        else:
            found = self.entry
            if found is None or not (found.source is not None or self.field == "msgid" or keyword == "msgid"):
                self._fail(f'"{keyword}" stands without a "msgid"', 'add its "msgid" before this line')
            entry = found
            if entry.obsolete != obsolete:
                self._fail('some lines of the message have "#~" and some have not', "mark all of its lines, or none")
        self._end_string()
        self.field = keyword
        entry.end = self.number + 1
        if keyword == "msgid":
            if entry.source is not None:
                self._fail('the message has a second "msgid"', "remove one")
            entry.number = self.number + 1
        elif keyword == "msgid_plural":
            if entry.plural is not None or entry.targets or entry.source is None:
                self._fail('"msgid_plural" stands out of place', 'put it once, between "msgid" and "msgstr[0]"')
        elif keyword == "msgstr":
            self._form(entry, form)

    def _form(self, entry: Entry, form: str | None) -> None:
        count = len(entry.targets)
        if entry.source is None:
            self._fail('"msgstr" stands without a "msgid"', 'add its "msgid" before this line')
        if form is None:
            if entry.plural is not None:
                self._fail("a plural message needs numbered targets", "write msgstr[0], msgstr[1], …")
            if count:
                self._fail('the message has a second "msgstr"', "remove one")
        elif entry.plural is None:
            self._fail(
                f'"msgstr[{form}]" stands in a message without "msgid_plural"', "write msgstr, or add msgid_plural"
            )
        elif int(form) != count:
            self._fail(
                f"plural form {form} stands where form {count} is due", "number the forms 0, 1, 2, … without a gap"
            )
        entry.targets.append("")

    def _strings(self, line: str, at: int, charset: str) -> None:
        body = line[at + 1 : -1]
        if "\\" not in body and '"' not in body and len(line) > at + 1 and line[at] == '"' == line[-1]:
            self.parts.append(body)
            return
        while at < len(line):
            match = _STRING.match(line, at)
            if match is None:
                rest = line[at:]
                if self.field and rest == _JOINED:
                    return
                if self.field == "msgstr" and rest[0] == "#":
                    # A comment behind the last string of a message, which msgfmt passes over.
                    self._end_string()
                    return
                if rest.startswith('"'):
                    self._fail(
                        "the string is not closed", 'end the line with a double quote (write \\" for a quote inside)'
                    )
                self._fail(f'"{rest[:30]}" stands after the string', 'write \\" for a double quote inside a string')
            try:
                self.parts.append(unquote(match[1], charset))
            except BadStringError as error:
                self._fail(str(error), "write \\\\ for a backslash")
            at = match.end()

    def _previous(self, content: str, obsolete: bool, charset: str) -> None:
        """A `#|` or `#~|` line; its strings are kept under their keyword, a continuation under the last one."""
        if not content:
            return
        if self.entry is not None and self.entry.previous is not None and content.startswith('"') and not self.field:
            previous = self.entry.previous
            keyword, at = next(reversed(previous)), 0
        else:
            match = _KEYWORD.match(content)
            if match is None or match[1] == "msgstr" or match[2]:
                self._fail('"#|" is not followed by msgctxt, msgid or msgid_plural', "mend or remove the line")
            entry = self._open()
            entry.obsolete = obsolete
            previous = entry.previous = entry.previous or {}
            keyword, at = match[1], match.end()
            if at == len(content):
                self._fail(f'"#| {keyword}" has no string', f'write #| {keyword} "…", or remove the line')
            previous[keyword] = ""
        self.entry.end = self.number + 1  # type: ignore[union-attr]
        kept, self.parts = self.parts, []
        self._strings(content, at, charset)
        previous[keyword] += "".join(self.parts)
        self.parts = kept

    def _end_string(self) -> None:
        entry, parts = self.entry, self.parts
        if self.field and entry is not None:
            text = parts[0] if len(parts) == 1 else "".join(parts)
            if self.field == "msgstr":
                entry.targets[-1] = text
            elif self.field == "msgid":
                entry.source = text
            elif self.field == "msgctxt":
                entry.context = text
            else:
                entry.plural = text
            if not parts:
                self._fail(f'"{self.field}" above has no string', f'write {self.field} "…"')
        self.parts = []
        self.field = ""

    def _close(self) -> None:
        self._end_string()
        if self.entry is not None:
            self.entries.append(self.entry)
        self.entry = None

    def _finish(self) -> None:
        self._end_string()
        entry = self.entry
        if entry is None:
            return
        if entry.targets:
            self.entries.append(entry)
        elif entry.source is not None or entry.context is not None or entry.previous is not None:
            missing = "msgid" if entry.source is None else "msgstr"
            self._fail(f'the file ends before the "{missing}" of the last message', "restore the rest of the file")

    def _unknown(self, line: str) -> NoReturn:
        if line.startswith(_CONFLICT):
            self._fail("holds a merge conflict", "resolve it, keeping one version of each message")
        if line.startswith("domain"):
            self._fail("holds several domains", "keep one domain in a file")
        word = re.split(r"[\s\"]", line, maxsplit=1)[0][:30]
        self._fail(f'"{word}" is nothing that PO files have', "mend or remove the line")

    def _fail(self, message: str, remedy: str) -> NoReturn:
        raise InputError(message, path=self.path, line=self.number + 1, remedy=remedy)
