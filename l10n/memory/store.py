"""The translation memory in one SQLite file, which many processes may use at once (write-ahead log, short write transactions).

Similar sources are proposed by `l10n.memory.trigrams`. Makes and checks its file and knows of no other; what a memory does is said in
`l10n.memory.memory`.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from l10n.errors import ConflictError, InputError
from l10n.memory.memory import Text, TranslationMemory

VERSION = 2
"""The schema's version, in SQLite's `user_version`."""

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""

_VALUES = 500
"""Numbers looked for in one statement."""

_PAGE = 8 * 1024
"""The size of a new file's pages, in bytes: twice SQLite's own, since the index's entries are long."""

_CACHE = 64 * 1024
"""SQLite's page cache, in KiB."""

_SCHEMA = """
CREATE TABLE document (id INTEGER PRIMARY KEY, name TEXT NOT NULL, source_lang TEXT NOT NULL, target_lang TEXT NOT NULL,
  domain TEXT NOT NULL, pair INTEGER NOT NULL REFERENCES pair (id), UNIQUE (name, source_lang, target_lang));
CREATE TABLE pair (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE); -- the dialects' common key (l10n.memory.rows.pair)
CREATE TABLE text (
  id INTEGER PRIMARY KEY,
  pair INTEGER NOT NULL REFERENCES pair (id),
  digest INTEGER NOT NULL,     -- of source and plural, to find them by
  source TEXT NOT NULL,
  plural TEXT                  -- msgid_plural, NULL for an ordinary message
);
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  text INTEGER NOT NULL REFERENCES text (id),
  targets TEXT NOT NULL,       -- the target, or for a plural message a JSON array of its forms
  context TEXT,
  before INTEGER,              -- digest of the unit before it in the document, NULL at the beginning
  after INTEGER,               -- digest of the unit after it, NULL at the end
  state TEXT NOT NULL,
  origin TEXT NOT NULL,
  since TEXT NOT NULL
);
CREATE INDEX text_by_digest ON text (digest);
CREATE INDEX unit_by_text ON unit (text);
CREATE INDEX unit_by_document ON unit (document);
"""


class Memory(TranslationMemory):
    """A translation memory at `path`, which is created with its folders when missing. Use as a context manager, or call `close`.

    Raises `InputError` when the file is no memory, is damaged, or was made by a newer version.
    """

    batch = 65_536
    in_pair = "text.pair = (SELECT id FROM pair WHERE name = ?)"
    holds = "holds({}, ?)"

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

    def close(self) -> None:
        """Ends the use of the file."""
        self._database.close()

    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._told():
            return self._database.execute(statement, values).fetchall()

    def _each(self, statement: str, values: Sequence[Any]) -> Iterator[Any]:
        with self._told():
            yield from self._database.execute(statement, values)

    def _among(self, statement: str, numbers: Sequence[int]) -> list[Any]:
        found: list[Any] = []
        for start in range(0, len(numbers), _VALUES):
            part = numbers[start : start + _VALUES]
            found += self._all(f"{statement} IN ({','.join('?' * len(part))})", part)
        return found

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        self._database.executemany(statement, rows)

    def _pair(self, name: str) -> int:
        self._all("INSERT OR IGNORE INTO pair (name) VALUES (?)", (name,))
        ((number,),) = self._all("SELECT id FROM pair WHERE name = ?", (name,))
        return int(number)

    def _insert_texts(self, texts: Sequence[Text]) -> Sequence[int]:
        from l10n.memory import trigrams

        ((last,),) = self._all("SELECT coalesce(max(id), 0) FROM text")
        numbers = range(last + 1, last + 1 + len(texts))
        self._many(
            "INSERT INTO text VALUES (?, ?, ?, ?, ?)", ((one, *text) for one, text in zip(numbers, texts, strict=True))
        )
        plain = [at for at, (*_, plural) in enumerate(texts) if plural is None]
        trigrams.add(
            self._database,
            [numbers[at] for at in plain],
            [texts[at][2] for at in plain],
            [int(texts[at][0]) for at in plain],
        )
        return numbers

    def _drop(self, units: Sequence[int]) -> int:
        from l10n.memory import trigrams

        for start in range(0, len(units), self.batch):
            chunk = units[start : start + self.batch]
            texts = {one for (one,) in self._among("SELECT text FROM unit WHERE id", chunk)}
            self._many("DELETE FROM unit WHERE id = ?", ((one,) for one in chunk))
            texts -= {one for (one,) in self._among("SELECT DISTINCT text FROM unit WHERE text", list(texts))}
            gone = self._among("SELECT id, source, pair, plural FROM text WHERE id", list(texts))
            plain = [one for one in gone if one[3] is None]
            trigrams.remove(
                self._database, [one[0] for one in plain], [one[1] for one in plain], [one[2] for one in plain]
            )
            self._many("DELETE FROM text WHERE id = ?", ((one[0],) for one in gone))
        return len(units)

    def _near(self, source: str, name: str) -> dict[int, str]:
        from l10n.memory import trigrams

        near: list[int] = []
        for (number,) in self._all("SELECT id FROM pair WHERE name = ?", (name,)):
            with self._told():
                near = trigrams.candidates(self._database, source, number)
        return dict(self._among("SELECT id, source FROM text WHERE id", near))

    def _held(self, text: str) -> str:
        return text

    def _wipe(self) -> None:
        # The file itself wipes what it frees; the log beside it is emptied.
        self._all("PRAGMA wal_checkpoint(TRUNCATE)")

    def _prepare(self) -> None:
        database = self._database
        database.execute(f"PRAGMA page_size = {_PAGE}")
        database.execute("PRAGMA secure_delete = ON").fetchone()
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(f"PRAGMA cache_size = -{_CACHE}")
        database.create_function("holds", 2, _holds, deterministic=True)
        if self._version() != VERSION:
            from l10n.memory.trigrams import SCHEMA

            with self._writing():
                # What was seen outside of a transaction may be out of date: another process may be making the same file.
                version = self._version()
                if version != VERSION:
                    if version == 1:
                        # It held nothing but what the project's catalogs hold, from which it is made again.
                        database.execute("DROP TABLE unit")
                        database.execute("DROP TABLE document")
                    elif database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                        raise InputError("is no translation memory", path=self.path, remedy="name another file")
                    for statement in (_SCHEMA + SCHEMA).split(";"):
                        database.execute(statement)
                    database.execute(f"PRAGMA user_version = {VERSION}")
        try:
            database.execute("PRAGMA journal_mode = WAL").fetchone()
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
    def _writing(self) -> Iterator[None]:
        with self._told():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
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


def _holds(text: str, part: str) -> bool:
    return part.casefold() in text.casefold()
