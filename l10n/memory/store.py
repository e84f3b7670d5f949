"""The translation memory in one SQLite file: finished units of the project's catalogs, found again by their exact source.

Only units in state `translated` or `approved` go in. A document's units are refreshed as a whole: adding the same catalog again changes
nothing. Safe under several processes (write-ahead log, short write transactions). Knows nothing of files other than its own, and decides
nothing about what is done with a match.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from l10n.catalog.unit import State, Unit
from l10n.errors import ConflictError, InputError
from l10n.memory.match import Match

VERSION = 1
"""The schema's version, in SQLite's `user_version`."""

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""

KEPT: tuple[State, ...] = ("translated", "approved")
"""The states whose units go in, in rising order."""

_SCHEMA = """
CREATE TABLE document (id INTEGER PRIMARY KEY, name TEXT NOT NULL, source_lang TEXT NOT NULL, target_lang TEXT NOT NULL,
  UNIQUE (name, source_lang, target_lang));
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  digest INTEGER NOT NULL,     -- of source and plural, to find them by
  source TEXT NOT NULL,
  plural TEXT,                 -- msgid_plural, NULL for an ordinary message
  targets TEXT NOT NULL,       -- the target, or for a plural message a JSON array of its forms
  context TEXT,
  before INTEGER,              -- digest of the unit before it in the document, NULL at the beginning
  after INTEGER,               -- digest of the unit after it, NULL at the end
  state TEXT NOT NULL,
  origin TEXT NOT NULL,
  since TEXT NOT NULL
);
CREATE INDEX unit_by_digest ON unit (digest);
CREATE INDEX unit_by_document ON unit (document);
"""

_COLUMNS = "digest, source, plural, targets, context, before, after, state, origin"

_FIND = """
SELECT unit.source, unit.targets, unit.state, unit.origin, unit.since, document.name, unit.plural,
  unit.context IS ? AND unit.before IS ? AND unit.after IS ? AS same_place
FROM unit JOIN document ON document.id = unit.document
WHERE unit.digest = ? AND unit.source = ? AND unit.plural IS ? AND document.source_lang = ? AND document.target_lang = ?
ORDER BY unit.state = 'approved' DESC, same_place DESC, unit.context IS ? DESC, unit.since DESC, document.name, unit.targets
LIMIT 1
"""

_Row = tuple[int, str, str | None, str, str | None, int | None, int | None, str, str]


class Memory:
    """A translation memory at `path`, which is created with its folders when missing. Use as a context manager, or call `close`.

    Raises `InputError` when the file is no memory, is damaged, or was made by a newer version. One object serves one thread.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Transactions are opened by hand: a read must never start one that a later write would have to upgrade.
            self._database = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._wrong(error) from None
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._database.close()
            raise self._wrong(error) from None
        except InputError:
            self._database.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the use of the file."""
        self._database.close()

    def __len__(self) -> int:
        with self._told():
            return int(self._database.execute("SELECT count(*) FROM unit").fetchone()[0])

    def add(self, units: Iterable[Unit], source_lang: str, target_lang: str, document: str) -> int:
        """Makes `units`, all of the document's in their order, what the memory knows of `document`; returns how many it keeps.

        Units in other states than `KEPT`, and obsolete ones, do not go in, but count as neighbours where they are in use. Rows that are
        there already stay with their date. Raises `InputError` when the file cannot be written.
        """
        today = date.today().isoformat()
        wanted: dict[_Row, str] = {}
        for row, since in _rows(units):
            wanted.setdefault(row, since or today)
        with self._writing() as database:
            key = (document, source_lang, target_lang)
            database.execute("INSERT OR IGNORE INTO document (name, source_lang, target_lang) VALUES (?, ?, ?)", key)
            number = database.execute(
                "SELECT id FROM document WHERE name = ? AND source_lang = ? AND target_lang = ?", key
            ).fetchone()[0]
            there = {}
            # Only constants of this module are put into the statements' text.
            for found in database.execute(f"SELECT id, {_COLUMNS} FROM unit WHERE document = ?", (number,)):  # noqa: S608
                there[found[1:]] = found[0]
            stale = [(row_id,) for row, row_id in there.items() if row not in wanted]
            database.executemany("DELETE FROM unit WHERE id = ?", stale)
            database.executemany(
                f"INSERT INTO unit (document, {_COLUMNS}, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                ((number, *row, since) for row, since in wanted.items() if row not in there),
            )
        return len(wanted)

    def exact(
        self,
        source: str,
        context: str | None,
        previous: str | None,
        next: str | None,  # noqa: A002
        source_lang: str,
        target_lang: str,
        plural: str | None = None,
    ) -> Match | None:
        """The best unit with exactly this source (and msgid_plural), or None. Sources are compared, kept and told after NFC.

        `previous` and `next` are the sources of its neighbours, None at an end. Approved units come before translated ones, then those
        with the same neighbours and context, with the same context, the latest, and the rest in the order of their documents' names.
        """
        before = None if previous is None else _digest(previous)
        after = None if next is None else _digest(next)
        digest, source, plural = _digest(source, plural), _nfc(source), None if plural is None else _nfc(plural)
        found = (context, before, after, digest, source, plural, source_lang, target_lang, context)
        with self._told():
            row = self._database.execute(_FIND, found).fetchone()
        if row is None:
            return None
        text, targets, state, origin, since, document, forms, same_place = row
        return Match(
            kind="context" if same_place else "exact",
            source=text,
            targets=(targets,) if forms is None else tuple(json.loads(targets)),
            state=cast(State, state),
            document=document,
            origin=origin,
            when=since,
        )

    def forget(self, document: str) -> int:
        """Removes all units of `document`, in every language, also from the file's free pages; returns how many there were."""
        with self._writing() as database:
            of_document = "document IN (SELECT id FROM document WHERE name = ?)"
            count = database.execute(f"DELETE FROM unit WHERE {of_document}", (document,)).rowcount  # noqa: S608
            database.execute("DELETE FROM document WHERE name = ?", (document,))
        with self._told():
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return count

    def documents(self) -> list[tuple[str, str, str, int]]:
        """The documents as (name, source language, target language, units), sorted."""
        with self._told():
            return self._database.execute(
                "SELECT name, source_lang, target_lang, count(unit.id) FROM document LEFT JOIN unit ON unit.document = document.id "
                "GROUP BY document.id ORDER BY name, source_lang, target_lang"
            ).fetchall()

    def _prepare(self) -> None:
        self._database.execute("PRAGMA secure_delete = ON").fetchone()
        self._database.execute("PRAGMA synchronous = NORMAL")
        if self._version() != VERSION:
            with self._writing() as database:
                # What was seen outside of a transaction may be out of date: another process may be making the same file.
                if self._version() != VERSION:
                    if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                        raise InputError("is no translation memory", path=self.path, remedy="name another file")
                    for statement in _SCHEMA.split(";"):
                        database.execute(statement)
                    database.execute(f"PRAGMA user_version = {VERSION}")
        try:
            self._database.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            # SQLite does not wait for its turn here. Without it readers wait for writers, until a later use succeeds.
            if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise

    def _version(self) -> int:
        """The version of the schema, 0 for an empty or a foreign file; raises `InputError` for a newer one."""
        version = int(self._database.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise InputError(
                f"was made by a newer version of l10n (schema {version})", path=self.path, remedy="update l10n"
            )
        return version

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._told():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._wrong(error) from None

    def _wrong(self, error: OSError | sqlite3.Error) -> InputError | ConflictError:
        code: Any = getattr(error, "sqlite_errorname", "") or ""
        if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return ConflictError(
                "another process is writing here and does not finish", path=self.path, remedy="end it, then try again"
            )
        if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            return InputError(
                "is damaged, or no translation memory",
                path=self.path,
                remedy="move it away; the memory is made again from the project's catalogs",
            )
        return InputError(f"cannot be used ({error})", path=self.path, remedy="check free space and permissions")


def _rows(units: Iterable[Unit]) -> Iterator[tuple[_Row, str | None]]:
    """(row, date of approval or None) of each unit that goes in."""
    in_use = [unit for unit in units if not unit.obsolete]
    digests = [_digest(unit.source, unit.plural) for unit in in_use]
    # Neighbours are known by their source alone: that is what `exact` is asked with.
    beside = [
        digest if unit.plural is None else _digest(unit.source) for unit, digest in zip(in_use, digests, strict=True)
    ]
    for at, unit in enumerate(in_use):
        state = unit.state
        if state not in KEPT:
            continue
        approval = unit.fitting("approved") if state == "approved" else None
        provenance = unit.provenance
        origin = approval.get("by", "") if approval is not None else ""
        if not origin and provenance is not None:
            origin = " ".join(provenance.words)
        targets = unit.target if unit.plural is None else json.dumps(unit.targets, ensure_ascii=False)
        row: _Row = (
            digests[at],
            _nfc(unit.source),
            None if unit.plural is None else _nfc(unit.plural),
            targets,
            unit.context,
            beside[at - 1] if at else None,
            beside[at + 1] if at + 1 < len(in_use) else None,
            state,
            origin or "",
        )
        yield row, approval.get("on") if approval is not None else None


def _digest(source: str, plural: str | None = None) -> int:
    """A signed 64-bit number that stands for a source (and its msgid_plural), after NFC."""
    text = _nfc(source if plural is None else f"{source}\0{plural}")
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big", signed=True)


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
