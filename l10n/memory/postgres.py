"""The translation memory in a PostgreSQL database, for a team: the same answers as `l10n.memory.store` gives from a file.

Similar sources are proposed by `pg_trgm`'s index and judged by RapidFuzz. Everything lies in the schema `l10n_memory`. One writes at a
time; who reads never waits. A text with NUL or half a surrogate pair, which PostgreSQL cannot hold, is left out.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from l10n.catalog.exchange.translation import Translation
from l10n.catalog.unit import Unit
from l10n.errors import InputError, UsageError
from l10n.memory.match import THRESHOLD, Match, Stats
from l10n.memory.ranking import FOUND, Found, Wanted, best, similar, translation_of
from l10n.memory.rows import Row, digest, nfc, pair, row_of, rows

if TYPE_CHECKING:
    import psycopg

VERSION = 1
"""The schema's version."""

CANDIDATES = 400
"""Sources that `pg_trgm` proposes for one query."""

_BATCH = 4_096
_WRITERS = 0x6C31306E
"""The advisory lock of those who write."""

_SCHEMA = """
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE TABLE version (number integer NOT NULL);
INSERT INTO version VALUES (1);
CREATE TABLE document (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, source_lang text NOT NULL,
  target_lang text NOT NULL, domain text NOT NULL, pair text NOT NULL, UNIQUE (name, source_lang, target_lang));
CREATE TABLE text (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pair text NOT NULL, digest bigint NOT NULL,
  source text NOT NULL, plural text);
CREATE TABLE unit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, document bigint NOT NULL REFERENCES document (id),
  text bigint NOT NULL REFERENCES text (id), targets text NOT NULL, context text, before bigint, after bigint, state text NOT NULL,
  origin text NOT NULL, since text NOT NULL);
CREATE INDEX text_by_digest ON text (digest);
CREATE INDEX text_by_triples ON text USING gin (source public.gin_trgm_ops) WHERE plural IS NULL;
CREATE INDEX unit_by_text ON unit (text);
CREATE INDEX unit_by_document ON unit (document);
"""
_JOINED = "FROM unit JOIN text ON text.id = unit.text JOIN document ON document.id = unit.document"
_ROW = "text.digest, text.source, text.plural, unit.targets, unit.context, unit.before, unit.after, unit.state, unit.origin"


class PostgresMemory:
    """The translation memory in the database at `url` (`postgresql://…`), made there when it is missing.

    Raises `InputError` when the server cannot be reached or refuses, `UsageError` where psycopg is not installed.
    """

    def __init__(self, url: str) -> None:
        try:
            import psycopg
        except ImportError:
            raise UsageError(
                "a memory in PostgreSQL needs psycopg", remedy='pip install "l10n-toolkit[postgres]"'
            ) from None
        # A password is told to nobody.
        self._place = urlsplit(url)._replace(netloc=urlsplit(url).netloc.rpartition("@")[2]).geturl()
        with self._told():
            self._database = psycopg.connect(url, autocommit=True, connect_timeout=10)
            try:
                self._prepare()
            except BaseException:
                self._database.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection."""
        self._database.close()

    def __len__(self) -> int:
        return int(self._all("SELECT count(*) FROM unit")[0][0])

    def add(self, units: Iterable[Unit], source_lang: str, target_lang: str, document: str, domain: str = "") -> int:
        """Makes `units` what the memory knows of `document`; returns how many it keeps; see `TranslationMemory.add`."""
        today = date.today().isoformat()
        wanted: dict[Row, str] = {}
        for row, since in rows(units):
            if _fits(row):
                wanted.setdefault(row, since or today)
        with self._writing():
            number, group = self._document(document, source_lang, target_lang, domain)
            found = self._all(f"SELECT unit.id, {_ROW} {_JOINED} WHERE document = %s", (number,))
            there = {Row(*one[1:]): one[0] for one in found}
            self._drop([row_id for row, row_id in there.items() if row not in wanted])
            self._insert([(number, group, row, since) for row, since in wanted.items() if row not in there])
        return len(wanted)

    def load(self, translations: Iterable[Translation], document: str, domain: str = "") -> Iterator[int]:
        """Takes in translations of another memory, batch by batch; see `TranslationMemory.load`."""
        today = date.today().isoformat()
        documents: dict[tuple[str, str, str], tuple[int, str]] = {}
        taken, source = 0, iter(translations)
        while chunk := list(itertools.islice(source, _BATCH)):
            with self._writing():
                new: dict[tuple[int, str, Row], str] = {}
                for one in chunk:
                    key = (one.document or document, one.source_lang, one.target_lang)
                    place = documents.get(key)
                    if place is None:
                        place = documents[key] = self._document(*key, one.domain or domain)
                        self._empty(place[0])
                    row = row_of(one)
                    if one.source and all(one.targets) and _fits(row):
                        new.setdefault((*place, row), one.when or today)
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
        found = self._all(
            f"SELECT {FOUND} {_JOINED} WHERE text.digest = %s AND text.pair = %s",
            (digest(wanted.source, wanted.plural), pair(source_lang, target_lang)),
        )
        same = (one for one in map(Found._make, found) if (one.source, one.plural) == (wanted.source, wanted.plural))
        return best(wanted, same)

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
        wanted = Wanted(nfc(source), source_lang, target_lang, domain)
        if not _holdable(wanted.source):
            return []
        near = self._all(
            "SELECT id, source FROM text WHERE pair = %s AND plural IS NULL AND source OPERATOR(public.%%) %s "
            "ORDER BY public.similarity(source, %s) DESC LIMIT %s",
            (pair(source_lang, target_lang), wanted.source, wanted.source, CANDIDATES),
        )
        alike = similar(wanted.source, dict(near), threshold, limit)
        matches: dict[str, list[Found]] = {}
        for one in map(Found._make, self._all(f"SELECT {FOUND} {_JOINED} WHERE unit.text = ANY(%s)", (list(alike),))):
            matches.setdefault(one.source, []).append(one)
        chosen = [match for group in matches.values() if (match := best(wanted, group)) is not None]
        return sorted(chosen, key=lambda match: (-match.score, -match.percent, match.source))[:limit]

    def concordance(self, text: str, source_lang: str, target_lang: str, limit: int = 20) -> list[Match]:
        """Units whose source or target holds `text`, letter case apart; approved ones first, then the latest."""
        wanted = Wanted(nfc(text), source_lang, target_lang)
        if not _holdable(wanted.source):
            return []
        held = wanted.source.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        found = self._all(
            f"SELECT {FOUND} {_JOINED} WHERE text.pair = %s AND (text.source ILIKE %s OR unit.targets ILIKE %s) "
            "ORDER BY (unit.state = 'approved') DESC, unit.since DESC, document.name, text.source LIMIT %s",
            (pair(source_lang, target_lang), f"%{held}%", f"%{held}%", limit),
        )
        return [wanted.match(Found._make(one)) for one in found]

    def forget(self, document: str) -> int:
        """Removes all units of `document`, in every language; returns how many there were."""
        with self._writing():
            numbers = self._all("SELECT id FROM document WHERE name = %s", (document,))
            count = sum(self._empty(number) for (number,) in numbers)
            self._do("DELETE FROM document WHERE name = %s", (document,))
        self._wipe()
        return count

    def prune(self, before: str) -> int:
        """Removes the units that were approved or first seen before the ISO date `before`, and documents left without any."""
        with self._writing():
            count = self._drop([one for (one,) in self._all("SELECT id FROM unit WHERE since < %s", (before,))])
            self._do("DELETE FROM document WHERE id NOT IN (SELECT document FROM unit)")
        self._wipe()
        return count

    def documents(self) -> list[tuple[str, str, str, int]]:
        """The documents as (name, source language, target language, units), sorted."""
        return sorted(
            self._all(
                "SELECT name, source_lang, target_lang, count(unit.id) FROM document "
                "LEFT JOIN unit ON unit.document = document.id GROUP BY document.id"
            )
        )

    def stats(self) -> Stats:
        """What the memory holds."""
        return Stats.summed(
            self._all("SELECT count(DISTINCT name) FROM document")[0][0],
            self._all("SELECT state, count(*) FROM unit GROUP BY state ORDER BY state"),
            self._all(
                "SELECT source_lang, target_lang, domain, count(*) FROM unit JOIN document ON document.id = unit.document "
                "GROUP BY source_lang, target_lang, domain ORDER BY source_lang, target_lang, domain"
            ),
        )

    def translations(self, source_lang: str | None = None, target_lang: str | None = None) -> Iterator[Translation]:
        """All units (of one language pair), document by document."""
        statement = (
            f"SELECT {FOUND} {_JOINED} WHERE (%s::text IS NULL OR document.source_lang = %s) "
            "AND (%s::text IS NULL OR document.target_lang = %s) ORDER BY document.name, document.id, unit.id"
        )
        # A cursor on the server: the memory may be larger than this machine's.
        with self._told(), self._database.transaction(), self._database.cursor("translations") as cursor:
            cursor.execute(statement.encode(), (source_lang, source_lang, target_lang, target_lang))
            for one in cursor:
                yield translation_of(Found._make(one))

    def _prepare(self) -> None:
        with self._database.transaction():
            self._do("SELECT pg_advisory_xact_lock(%s)", (_WRITERS,))
            self._do("CREATE SCHEMA IF NOT EXISTS l10n_memory")
            self._do("SET search_path TO l10n_memory")
            if self._all("SELECT to_regclass('version')") == [(None,)]:
                self._do(_SCHEMA)
            ((version,),) = self._all("SELECT number FROM version")
        if version != VERSION:
            raise InputError(
                f"was made by another version of l10n (schema {version})", path=self._place, remedy="update l10n"
            )
        self._do("SET search_path TO l10n_memory")
        self._do("SET pg_trgm.similarity_threshold = 0.3")

    def _document(self, name: str, source_lang: str, target_lang: str, domain: str) -> tuple[int, str]:
        group = pair(source_lang, target_lang)
        ((number,),) = self._all(
            "INSERT INTO document (name, source_lang, target_lang, domain, pair) VALUES (%s, %s, %s, %s, %s) "
            "ON CONFLICT (name, source_lang, target_lang) DO UPDATE "
            "SET domain = CASE excluded.domain WHEN '' THEN document.domain ELSE excluded.domain END RETURNING id",
            (name, source_lang, target_lang, domain, group),
        )
        return int(number), group

    def _insert(self, new: Sequence[tuple[int, str, Row, str]]) -> None:
        there = self._all(
            "SELECT pair, source, plural, id FROM text WHERE digest = ANY(%s)", ([row.digest for _, _, row, _ in new],)
        )
        known: dict[tuple[str, str, str | None], int] = {(one[0], one[1], one[2]): one[3] for one in there}
        texts = {(group, row.source, row.plural): row.digest for _, group, row, _ in new}
        missing = [(key[0], value, key[1], key[2]) for key, value in texts.items() if key not in known]
        with self._told(), self._database.cursor() as cursor:
            if missing:
                cursor.executemany(
                    "INSERT INTO text (pair, digest, source, plural) VALUES (%s, %s, %s, %s) RETURNING id",
                    missing,
                    returning=True,
                )
                for key in missing:
                    found = cursor.fetchone()
                    assert found is not None
                    known[key[0], key[2], key[3]] = found[0]
                    cursor.nextset()
            cursor.executemany(
                "INSERT INTO unit (document, text, targets, context, before, after, state, origin, since) "
                "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
                [
                    (document, known[group, row.source, row.plural], *row[3:], since)
                    for document, group, row, since in new
                ],
            )

    def _empty(self, document: int) -> int:
        return self._drop([one for (one,) in self._all("SELECT id FROM unit WHERE document = %s", (document,))])

    def _drop(self, units: Sequence[int]) -> int:
        """Takes units out, and the texts that none is left of."""
        texts = self._all("DELETE FROM unit WHERE id = ANY(%s) RETURNING text", (list(units),)) if units else []
        self._do(
            "DELETE FROM text WHERE id = ANY(%s) AND NOT EXISTS (SELECT FROM unit WHERE unit.text = text.id)",
            (list({one for (one,) in texts}),),
        )
        return len(texts)

    def _wipe(self) -> None:
        """Nothing of what was removed is left in the tables' files (archived logs are the database's administrator's)."""
        for table in ("text", "unit", "document"):
            self._do(f"VACUUM FULL {table}")

    def _do(self, statement: str, values: Sequence[Any] | None = None) -> None:
        with self._told():
            self._database.execute(statement.encode(), values)

    def _all(self, statement: str, values: Sequence[Any] | None = None) -> list[Any]:
        with self._told():
            return self._database.execute(statement.encode(), values).fetchall()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[psycopg.Connection[Any]]:
        with self._told(), self._database.transaction():
            self._do("SELECT pg_advisory_xact_lock(%s)", (_WRITERS,))
            yield self._database

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        import psycopg

        try:
            yield
        except psycopg.Error as error:
            message = " ".join(str(error).split())[:200]
            raise InputError(
                f"the memory cannot be used ({message})",
                path=self._place,
                remedy="check address, rights, and that pg_trgm is installed",
            ) from None


def _holdable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def _fits(row: Row) -> bool:
    texts = (row.source, row.plural, row.targets, row.context, row.origin)
    return all(_holdable(text) for text in texts if text is not None)
