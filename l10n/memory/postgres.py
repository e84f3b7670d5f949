"""The translation memory in a PostgreSQL database, for a team: the same answers as `l10n.memory.store` gives from a file.

Similar sources are proposed by `pg_trgm`'s index and judged by RapidFuzz. Everything lies in the schema `l10n_memory`. One writes at a
time; who reads never waits. A text with NUL or half a surrogate pair, which PostgreSQL cannot hold, is left out.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from l10n.errors import InputError, UsageError
from l10n.memory.memory import Text, TranslationMemory

VERSION = 1
"""The schema's version."""

CANDIDATES = 400
"""Sources that `pg_trgm` proposes for one query."""

_UNHOLDABLE = re.compile("[\0\ud800-\udfff]")

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


class PostgresMemory(TranslationMemory):
    """The translation memory in the database at `url` (`postgresql://…`), made there when it is missing.

    Raises `InputError` when the server cannot be reached or refuses, `UsageError` where psycopg is not installed.
    """

    batch = 4_096
    in_pair = "text.pair = ?"
    holds = "{} ILIKE ?"

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

    def close(self) -> None:
        """Ends the connection."""
        self._database.close()

    def _prepare(self) -> None:
        with self._writing():
            self._all("CREATE SCHEMA IF NOT EXISTS l10n_memory")
            self._all("SET search_path TO l10n_memory")
            if self._all("SELECT to_regclass('version')") == [(None,)]:
                self._all(_SCHEMA)
            ((version,),) = self._all("SELECT number FROM version")
        if version != VERSION:
            raise InputError(
                f"was made by another version of l10n (schema {version})", path=self._place, remedy="update l10n"
            )
        self._all("SET search_path TO l10n_memory")
        self._all("SET pg_trgm.similarity_threshold = 0.3")

    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._told():
            cursor = self._database.execute(_marked(statement), values or None)
            return cursor.fetchall() if cursor.description else []

    def _each(self, statement: str, values: Sequence[Any]) -> Iterator[Any]:
        # A cursor on the server: the memory may be larger than this machine's.
        with self._told(), self._database.transaction(), self._database.cursor("each") as cursor:
            cursor.execute(_marked(statement), values or None)
            yield from cursor

    def _among(self, statement: str, numbers: Sequence[int]) -> list[Any]:
        return self._all(f"{statement} = ANY(?)", (numbers,))

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        with self._database.cursor() as cursor:
            cursor.executemany(_marked(statement), rows)

    def _pair(self, name: str) -> str:
        return name

    def _insert_texts(self, texts: Sequence[Text]) -> Sequence[int]:
        numbers: list[int] = []
        with self._database.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO text (pair, digest, source, plural) VALUES (%s, %s, %s, %s) RETURNING id",
                texts,
                returning=True,
            )
            for _ in texts:
                numbers += cursor.fetchone() or ()
                cursor.nextset()
        return numbers

    def _drop(self, units: Sequence[int]) -> int:
        texts = self._all("DELETE FROM unit WHERE id = ANY(?) RETURNING text", (units,)) if units else []
        self._all(
            "DELETE FROM text WHERE id = ANY(?) AND NOT EXISTS (SELECT FROM unit WHERE unit.text = text.id)",
            (list({one for (one,) in texts}),),
        )
        return len(texts)

    def _wipe(self) -> None:
        # Archived logs are the database's administrator's.
        for table in ("text", "unit", "document"):
            self._all(f"VACUUM FULL {table}")

    def _near(self, source: str, name: str) -> dict[int, str]:
        return dict(
            self._all(
                "SELECT id, source FROM text WHERE pair = ? AND plural IS NULL AND source OPERATOR(public.%%) ? "
                "ORDER BY public.similarity(source, ?) DESC LIMIT ?",
                (name, source, source, CANDIDATES),
            )
        )

    def _held(self, text: str) -> str:
        sought = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return f"%{sought}%"

    def _holdable(self, values: Iterable[str | int | None]) -> bool:
        return not any(isinstance(one, str) and _UNHOLDABLE.search(one) for one in values)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with self._told(), self._database.transaction():
            self._all("SELECT pg_advisory_xact_lock(?)", (_WRITERS,))
            yield

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


def _marked(statement: str) -> bytes:
    """A statement as psycopg takes it, which marks values with `%s`."""
    return statement.replace("?", "%s").encode()
