"""The translation memory in one SQLite file: finished units of the project's catalogs and of memories taken in.

Units are found again by their exact source, by similar ones (`l10n.memory.trigrams` proposes, RapidFuzz judges), and by what they hold. Only
units in state `translated` or `approved` go in. A document's units are refreshed as a whole: adding the same catalog again changes nothing.
Safe under several processes (write-ahead log, short write transactions). Knows nothing of files other than its own, and decides nothing
about what is done with a match.
"""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Self

from l10n.catalog.exchange.translation import Translation
from l10n.catalog.unit import Unit
from l10n.errors import ConflictError, InputError
from l10n.memory.match import THRESHOLD, Match, Stats
from l10n.memory.ranking import FOUND, Found, Wanted, best, similar, translation_of
from l10n.memory.rows import Row, digest, nfc, pair, row_of, rows

VERSION = 2
"""The schema's version, in SQLite's `user_version`."""

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""

BATCH = 16_384
"""Translations taken in within one transaction."""

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

_JOINED = "FROM unit JOIN text ON text.id = unit.text JOIN document ON document.id = unit.document"
_ROW = "text.digest, text.source, text.plural, unit.targets, unit.context, unit.before, unit.after, unit.state, unit.origin"


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

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the use of the file."""
        self._database.close()

    def __len__(self) -> int:
        with self._told():
            return int(self._database.execute("SELECT count(*) FROM unit").fetchone()[0])

    def add(self, units: Iterable[Unit], source_lang: str, target_lang: str, document: str, domain: str = "") -> int:
        """Makes `units`, all of the document's in their order, what the memory knows of `document`; returns how many it keeps.

        Units that are not finished, and obsolete ones, do not go in, but count as neighbours where they are in use. Rows that are
        there already stay with their date. Raises `InputError` when the file cannot be written.
        """
        today = date.today().isoformat()
        wanted: dict[Row, str] = {}
        for row, since in rows(units):
            wanted.setdefault(row, since or today)
        with self._writing() as database:
            number, group = self._document(document, source_lang, target_lang, domain)
            there = {
                Row(*found[1:]): found[0]
                for found in database.execute(f"SELECT unit.id, {_ROW} {_JOINED} WHERE document = ?", (number,))
            }
            self._drop(row_id for row, row_id in there.items() if row not in wanted)
            self._insert([(number, group, row, since) for row, since in wanted.items() if row not in there])
        return len(wanted)

    def load(self, translations: Iterable[Translation], document: str, domain: str = "") -> Iterator[int]:
        """Takes in translations of another memory, each batch in its own transaction; yields how many are in after each.

        Those that name no document belong to `document`, those without a domain to `domain`. What the memory knew before of a document
        that turns up is replaced. Unfinished translations and empty ones are left out. Raises `InputError` when the file cannot be written.
        """
        today = date.today().isoformat()
        documents: dict[tuple[str, str, str], tuple[int, int]] = {}
        taken, source = 0, iter(translations)
        while chunk := list(itertools.islice(source, BATCH)):
            with self._writing():
                new: dict[tuple[int, int, Row], str] = {}
                for one in chunk:
                    key = (one.document or document, one.source_lang, one.target_lang)
                    place = documents.get(key)
                    if place is None:
                        place = documents[key] = self._document(*key, one.domain or domain)
                        self._empty(place[0])
                    if one.source and all(one.targets):
                        new.setdefault((*place, row_of(one)), one.when or today)
                self._insert([(*place, since) for place, since in new.items()])
            taken += len(new)
            yield taken

    def exact(
        self,
        source: str,
        context: str | None,
        previous: str | None,
        next: str | None,  # noqa: A002
        source_lang: str,
        target_lang: str,
        plural: str | None = None,
        domain: str = "",
    ) -> Match | None:
        """The best unit with exactly this source (and msgid_plural), or None; see `TranslationMemory.exact`."""
        wanted = Wanted(
            nfc(source),
            source_lang,
            target_lang,
            domain,
            None if plural is None else nfc(plural),
            context,
            None if previous is None else digest(previous),
            None if next is None else digest(next),
        )
        with self._told():
            found = self._database.execute(
                f"SELECT {FOUND} {_JOINED} JOIN pair ON pair.id = text.pair "
                "WHERE text.digest = ? AND text.source = ? AND text.plural IS ? AND pair.name = ?",
                (digest(wanted.source, wanted.plural), wanted.source, wanted.plural, pair(source_lang, target_lang)),
            ).fetchall()
        return best(wanted, map(Found._make, found))

    def fuzzy(
        self,
        source: str,
        source_lang: str,
        target_lang: str,
        threshold: int = THRESHOLD,
        limit: int = 5,
        domain: str = "",
    ) -> list[Match]:
        """The best unit of each of the `limit` sources most like this one; see `TranslationMemory.fuzzy`."""
        from l10n.memory import trigrams

        wanted = Wanted(nfc(source), source_lang, target_lang, domain)
        with self._told():
            group = self._pair(source_lang, target_lang)
            if group is None:
                return []
            near = trigrams.candidates(self._database, wanted.source, group)
            texts = self._chosen("SELECT id, source FROM text WHERE id IN ({})", near)
            alike = similar(wanted.source, dict(texts), threshold, limit)
            found = self._chosen(f"SELECT {FOUND} {_JOINED} WHERE unit.text IN ({{}})", list(alike))
        matches: dict[str, list[Found]] = {}
        for one in map(Found._make, found):
            matches.setdefault(one.source, []).append(one)
        chosen = [match for group_ in matches.values() if (match := best(wanted, group_)) is not None]
        return sorted(chosen, key=lambda match: (-match.score, -match.percent, match.source))[:limit]

    def concordance(self, text: str, source_lang: str, target_lang: str, limit: int = 20) -> list[Match]:
        """Units whose source or target holds `text`, letter case apart; approved ones first, then the latest."""
        wanted = Wanted(nfc(text), source_lang, target_lang)
        with self._told():
            found = self._database.execute(
                f"SELECT {FOUND} {_JOINED} JOIN pair ON pair.id = text.pair "
                "WHERE pair.name = ? AND (holds(text.source, ?) OR holds(unit.targets, ?)) "
                "ORDER BY unit.state = 'approved' DESC, unit.since DESC, document.name, text.source LIMIT ?",
                (pair(source_lang, target_lang), wanted.source, wanted.source, limit),
            ).fetchall()
        return [wanted.match(Found._make(one)) for one in found]

    def forget(self, document: str) -> int:
        """Removes all units of `document`, in every language, also from the file's free pages; returns how many there were."""
        with self._writing() as database:
            numbers = database.execute("SELECT id FROM document WHERE name = ?", (document,)).fetchall()
            count = sum(self._empty(number) for (number,) in numbers)
            database.execute("DELETE FROM document WHERE name = ?", (document,))
        self._wipe()
        return count

    def prune(self, before: str) -> int:
        """Removes the units that were approved or first seen before the ISO date `before`, and documents left without any."""
        with self._writing() as database:
            count = self._drop(
                one for (one,) in database.execute("SELECT id FROM unit WHERE since < ?", (before,)).fetchall()
            )
            database.execute("DELETE FROM document WHERE id NOT IN (SELECT document FROM unit)")
        self._wipe()
        return count

    def documents(self) -> list[tuple[str, str, str, int]]:
        """The documents as (name, source language, target language, units), sorted."""
        with self._told():
            return self._database.execute(
                "SELECT name, source_lang, target_lang, count(unit.id) FROM document LEFT JOIN unit ON unit.document = document.id "
                "GROUP BY document.id ORDER BY name, source_lang, target_lang"
            ).fetchall()

    def stats(self) -> Stats:
        """What the memory holds."""
        with self._told():
            (documents,) = self._database.execute("SELECT count(DISTINCT name) FROM document").fetchone()
            states = self._database.execute("SELECT state, count(*) FROM unit GROUP BY state ORDER BY state").fetchall()
            by_document = self._database.execute(
                "SELECT source_lang, target_lang, domain, count(*) FROM unit JOIN document ON document.id = unit.document "
                "GROUP BY source_lang, target_lang, domain ORDER BY source_lang, target_lang, domain"
            ).fetchall()
        return Stats.summed(documents, states, by_document)

    def translations(self, source_lang: str | None = None, target_lang: str | None = None) -> Iterator[Translation]:
        """All units (of one language pair), document by document, as they stood when the first was asked for."""
        with self._told():
            cursor = self._database.execute(
                f"SELECT {FOUND} {_JOINED} WHERE (? IS NULL OR document.source_lang = ?) "
                "AND (? IS NULL OR document.target_lang = ?) ORDER BY document.name, document.id, unit.id",
                (source_lang, source_lang, target_lang, target_lang),
            )
            for one in cursor:
                yield translation_of(Found._make(one))

    def _pair(self, source_lang: str, target_lang: str) -> int | None:
        name = pair(source_lang, target_lang)
        found = self._database.execute("SELECT id FROM pair WHERE name = ?", (name,)).fetchone()
        return None if found is None else int(found[0])

    def _document(self, name: str, source_lang: str, target_lang: str, domain: str) -> tuple[int, int]:
        """The numbers of a document and of its language pair, made when they are missing."""
        database = self._database
        database.execute("INSERT OR IGNORE INTO pair (name) VALUES (?)", (pair(source_lang, target_lang),))
        group = self._pair(source_lang, target_lang)
        database.execute(
            "INSERT INTO document (name, source_lang, target_lang, domain, pair) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET domain = CASE excluded.domain WHEN '' THEN domain ELSE excluded.domain END",
            (name, source_lang, target_lang, domain, group),
        )
        found: tuple[int, int] = database.execute(
            "SELECT id, pair FROM document WHERE name = ? AND source_lang = ? AND target_lang = ?",
            (name, source_lang, target_lang),
        ).fetchone()
        return found

    def _insert(self, new: Sequence[tuple[int, int, Row, str]]) -> None:
        """Puts units in, as (document, pair, row, date)."""
        from l10n.memory import trigrams

        database = self._database
        (last,) = database.execute("SELECT coalesce(max(id), 0) FROM text").fetchone()
        there = self._chosen(
            "SELECT pair, source, plural, id FROM text WHERE digest IN ({})", list({row.digest for _, _, row, _ in new})
        )
        known: dict[tuple[int, str, str | None], int] = {(group, *text): number for group, *text, number in there}
        texts: list[tuple[int, int, int, str, str | None]] = []
        units = []
        for document, group, row, since in new:
            key = (group, row.source, row.plural)
            number = known.get(key)
            if number is None:
                number = known[key] = last + len(texts) + 1
                texts.append((number, group, row.digest, row.source, row.plural))
            units.append((document, number, *row[3:], since))
        database.executemany("INSERT INTO text VALUES (?, ?, ?, ?, ?)", texts)
        database.executemany(
            "INSERT INTO unit (document, text, targets, context, before, after, state, origin, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            units,
        )
        plain = [one for one in texts if one[4] is None]
        trigrams.add(database, [one[0] for one in plain], [one[3] for one in plain], [one[1] for one in plain])

    def _empty(self, document: int) -> int:
        """Takes the units of a document out; returns how many there were."""
        return self._drop(
            one for (one,) in self._database.execute("SELECT id FROM unit WHERE document = ?", (document,)).fetchall()
        )

    def _drop(self, units: Iterable[int]) -> int:
        """Takes units out, and the texts that none is left of; returns how many units there were."""
        from l10n.memory import trigrams

        count, numbers = 0, iter(units)
        while chunk := list(itertools.islice(numbers, BATCH)):
            count += len(chunk)
            texts = {one for (one,) in self._chosen("SELECT text FROM unit WHERE id IN ({})", chunk)}
            self._database.executemany("DELETE FROM unit WHERE id = ?", ((one,) for one in chunk))
            texts -= {one for (one,) in self._chosen("SELECT DISTINCT text FROM unit WHERE text IN ({})", list(texts))}
            gone = self._chosen("SELECT id, source, pair, plural FROM text WHERE id IN ({})", list(texts))
            plain = [one for one in gone if one[3] is None]
            trigrams.remove(
                self._database, [one[0] for one in plain], [one[1] for one in plain], [one[2] for one in plain]
            )
            self._database.executemany("DELETE FROM text WHERE id = ?", ((one[0],) for one in gone))
        return count

    def _chosen(self, statement: str, numbers: Sequence[int]) -> list[Any]:
        """The rows of a statement whose `{}` stands for `numbers`."""
        found: list[Any] = []
        for start in range(0, len(numbers), 500):
            part = numbers[start : start + 500]
            found += self._database.execute(statement.format(",".join("?" * len(part))), part).fetchall()
        return found

    def _wipe(self) -> None:
        """Nothing of what was removed is left in the file beside the memory."""
        with self._told():
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def _prepare(self) -> None:
        self._database.execute("PRAGMA secure_delete = ON").fetchone()
        self._database.execute("PRAGMA synchronous = NORMAL")
        self._database.execute(f"PRAGMA cache_size = -{_CACHE}")
        self._database.create_function("holds", 2, _holds, deterministic=True)
        if self._version() != VERSION:
            from l10n.memory.trigrams import SCHEMA

            with self._writing() as database:
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


def _holds(text: str, part: str) -> bool:
    return part.casefold() in text.casefold()
