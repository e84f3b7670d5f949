"""A translation memory, whatever database holds it: what goes in, how it is found again, and how it is forgotten.

Only units in state `translated` or `approved` go in. A document's units are refreshed as a whole: adding the same catalog again changes
nothing. What is the same in every database is said here, in SQL too, with `?` where a value goes; a store adds its own: tables, how a
source's likes are proposed, transactions, and its errors in words. Decides nothing about what is done with a match.
"""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, ClassVar, NamedTuple, Self

from l10n.catalog.exchange.translation import Translation
from l10n.catalog.unit import Unit
from l10n.memory.match import THRESHOLD, Match, Stats
from l10n.memory.ranking import Found, Wanted, best, similar, translation_of
from l10n.memory.rows import Row, digest, nfc, pair, row_of, rows

_JOINED = "FROM unit JOIN text ON text.id = unit.text JOIN document ON document.id = unit.document"
_ROW = "text.digest, text.source, text.plural, unit.targets, unit.context, unit.before, unit.after, unit.state, unit.origin"
_FOUND = f"{_ROW}, unit.since, document.name, document.source_lang, document.target_lang, document.domain"


class Place(NamedTuple):
    """A document's number, and what the table `text` has for its language pair."""

    document: int
    pair: int | str


Text = tuple[int | str, int, str, str | None]
"""A source, kept once for all units of a language pair that have it: pair, digest, source, msgid_plural."""


class TranslationMemory(ABC):
    """A store of finished units. Use as a context manager, or call `close`. One object serves one thread.

    Whatever is asked of it raises `InputError` when the database cannot be used.
    """

    batch: ClassVar[int]
    """Translations taken in within one transaction, at most."""

    letters: ClassVar[int] = 1 << 22
    """Letters of sources after which a transaction ends, too: what is made of them to find them by is in memory at once."""

    in_pair: ClassVar[str]
    """The condition that a text belongs to a language pair; its value is the pair's key (`l10n.memory.rows.pair`)."""

    holds: ClassVar[str]
    """The condition that the column `{}` holds a text, letter case apart; its value is what `_held` makes of the text."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __len__(self) -> int:
        """The number of units."""
        return int(self._all("SELECT count(*) FROM unit")[0][0])

    @abstractmethod
    def close(self) -> None:
        """Ends the use."""

    def add(self, units: Iterable[Unit], source_lang: str, target_lang: str, document: str, domain: str = "") -> int:
        """Makes `units`, all of the document's in their order, what the memory knows of `document`; returns how many it keeps.

        Units that are not finished, and obsolete ones, do not go in, but count as neighbours where they are in use. Rows that are
        there already stay with their date.
        """
        today = date.today().isoformat()
        wanted: dict[Row, str] = {}
        for row, since in rows(units):
            if self._holdable(row):
                wanted.setdefault(row, since or today)
        with self._writing():
            place = self._document(document, source_lang, target_lang, domain)
            found = self._all(f"SELECT unit.id, {_ROW} {_JOINED} WHERE unit.document = ?", (place.document,))
            there = {Row(*one[1:]): one[0] for one in found}
            self._drop([number for row, number in there.items() if row not in wanted])
            self._insert({place: {row: since for row, since in wanted.items() if row not in there}})
        return len(wanted)

    def load(self, translations: Iterable[Translation], document: str, domain: str = "") -> Iterator[int]:
        """Takes in translations of another memory, each batch in its own transaction; yields how many are in after each.

        Those that name no document belong to `document`, those without a domain to `domain`. What the memory knew before of a document
        that turns up is replaced. Unfinished translations and empty ones are left out.
        """
        today = date.today().isoformat()
        places: dict[tuple[str, str, str], Place] = {}
        taken, source = 0, iter(translations)
        while first := next(source, None):
            # What can be made ready before is not done while others wait to write.
            groups: dict[tuple[str, str, str], dict[Row, str]] = {}
            domains: dict[tuple[str, str, str], str] = {}
            length = 0
            for one in itertools.chain((first,), itertools.islice(source, self.batch - 1)):
                key = (one.document or document, one.source_lang, one.target_lang)
                group = groups.get(key)
                if group is None:
                    group = groups[key] = {}
                    domains[key] = one.domain or domain
                if one.source and all(one.targets):
                    row = row_of(one)
                    if self._holdable(row):
                        group.setdefault(row, one.when or today)
                length += len(one.source)
                if length > self.letters:
                    break
            with self._writing():
                for key in groups:
                    if key not in places:
                        places[key] = self._document(*key, domains[key])
                        self._empty(places[key].document)
                self._insert({places[key]: group for key, group in groups.items()})
            taken += sum(map(len, groups.values()))
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
        """The best unit with exactly this source (and msgid_plural), or None. Sources are compared, kept and told after NFC.

        `previous` and `next` are the sources of its neighbours, None at an end. Units in the same dialect and domain come first, then
        approved ones, those with the same neighbours and context, with the same context, the latest, and the rest in the order of their
        documents' names.
        """
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
            f"SELECT {_FOUND} {_JOINED} WHERE text.digest = ? AND {self.in_pair}",
            (digest(wanted.source, wanted.plural), pair(source_lang, target_lang)),
        )
        same = (wanted.source, wanted.plural)
        return best(wanted, (one for one in map(_found, found) if (one.row.source, one.row.plural) == same))

    def fuzzy(
        self,
        source: str,
        source_lang: str,
        target_lang: str,
        threshold: int = THRESHOLD,
        limit: int = 5,
        domain: str = "",
    ) -> list[Match]:
        """The best unit of each of the `limit` sources most like this one, ordinary messages only, best score first.

        Similarities from `threshold` percent upward count, before penalties.
        """
        wanted = Wanted(nfc(source), source_lang, target_lang, domain)
        if not self._holdable([wanted.source]):
            return []
        alike = similar(wanted.source, self._near(wanted.source, pair(source_lang, target_lang)), threshold, limit)
        matches: dict[str, list[Found]] = {}
        for one in map(_found, self._among(f"SELECT {_FOUND} {_JOINED} WHERE unit.text", list(alike))):
            matches.setdefault(one.row.source, []).append(one)
        chosen = [match for group in matches.values() if (match := best(wanted, group)) is not None]
        return sorted(chosen, key=lambda match: (-match.score, -match.percent, match.source))[:limit]

    def concordance(self, text: str, source_lang: str, target_lang: str, limit: int = 20) -> list[Match]:
        """Units whose source or target holds `text`, letter case apart; approved ones first, then the latest."""
        wanted = Wanted(nfc(text), source_lang, target_lang)
        if not self._holdable([wanted.source]):
            return []
        holds = " OR ".join(map(self.holds.format, ("text.source", "unit.targets")))
        held = self._held(wanted.source)
        found = self._all(
            f"SELECT {_FOUND} {_JOINED} WHERE {self.in_pair} AND ({holds}) "
            "ORDER BY unit.state = 'approved' DESC, unit.since DESC, document.name, text.source LIMIT ?",
            (pair(source_lang, target_lang), held, held, limit),
        )
        return [wanted.match(_found(one)) for one in found]

    def forget(self, document: str) -> int:
        """Removes all units of `document`, in every language, without a trace; returns how many there were."""
        with self._writing():
            numbers = self._all("SELECT id FROM document WHERE name = ?", (document,))
            count = sum(self._empty(number) for (number,) in numbers)
            self._all("DELETE FROM document WHERE name = ?", (document,))
        self._wipe()
        return count

    def prune(self, before: str) -> int:
        """Removes the units that were approved or first seen before the ISO date `before`, and documents left without any.

        Returns how many units there were.
        """
        with self._writing():
            count = self._drop([one for (one,) in self._all("SELECT id FROM unit WHERE since < ?", (before,))])
            self._all("DELETE FROM document WHERE id NOT IN (SELECT document FROM unit)")
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
        """All units (of one language pair), document by document, as they stood when the first was asked for."""
        only = {"document.source_lang = ?": source_lang, "document.target_lang = ?": target_lang}
        only = {condition: code for condition, code in only.items() if code is not None}
        found = self._each(
            f"SELECT {_FOUND} {_JOINED} WHERE {' AND '.join(only) or 'true'} ORDER BY document.name, document.id, unit.id",
            list(only.values()),
        )
        return (translation_of(_found(one)) for one in found)

    def _document(self, name: str, source_lang: str, target_lang: str, domain: str) -> Place:
        """The place of a document, made when it is missing."""
        group = self._pair(pair(source_lang, target_lang))
        self._all(
            "INSERT INTO document (name, source_lang, target_lang, domain, pair) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (name, source_lang, target_lang) DO UPDATE "
            "SET domain = CASE excluded.domain WHEN '' THEN document.domain ELSE excluded.domain END",
            (name, source_lang, target_lang, domain, group),
        )
        ((number,),) = self._all(
            "SELECT id FROM document WHERE name = ? AND source_lang = ? AND target_lang = ?",
            (name, source_lang, target_lang),
        )
        return Place(number, group)

    def _insert(self, new: Mapping[Place, Mapping[Row, str]]) -> None:
        """Puts units in, each with its date."""
        texts: list[Text] = [(place.pair, *row[:3]) for place, group in new.items() for row in group]
        there = self._among(
            "SELECT pair, digest, source, plural, id FROM text WHERE digest",
            sorted({digest for _, digest, _, _ in texts}),
        )
        known: dict[Text, int] = {(*text,): number for *text, number in there}
        missing = list(dict.fromkeys(one for one in texts if one not in known))
        known.update(zip(missing, self._insert_texts(missing), strict=True))
        numbers = map(known.__getitem__, texts)
        self._many(
            "INSERT INTO unit (document, text, targets, context, before, after, state, origin, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (place.document, next(numbers), *row[3:], since)
                for place, group in new.items()
                for row, since in group.items()
            ),
        )

    def _empty(self, document: int) -> int:
        """Takes the units of a document out; returns how many there were."""
        return self._drop([one for (one,) in self._all("SELECT id FROM unit WHERE document = ?", (document,))])

    def _holdable(self, values: Iterable[str | int | None]) -> bool:
        """Whether the database can hold values, of a row, say; units with one that it cannot are left out."""
        return True

    @abstractmethod
    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Runs a statement; its rows, none where it gives none."""

    @abstractmethod
    def _each(self, statement: str, values: Sequence[Any]) -> Iterator[Any]:
        """The rows of a statement one by one, as they stood when the first was asked for; they may be more than memory takes."""

    @abstractmethod
    def _among(self, statement: str, numbers: Sequence[int]) -> list[Any]:
        """The rows of a statement that ends in a column, which is to be one of `numbers`."""

    @abstractmethod
    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Runs a statement that writes once for each of the rows of values."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[None]:
        """A transaction that no other writer gets into."""

    @abstractmethod
    def _pair(self, name: str) -> int | str:
        """What stands for a language pair in `document` and `text`, made when it is missing."""

    @abstractmethod
    def _insert_texts(self, texts: Sequence[Text]) -> Sequence[int]:
        """Puts in texts that are not there; returns their numbers."""

    @abstractmethod
    def _drop(self, units: Sequence[int]) -> int:
        """Takes units out, and the texts that none is left of; returns how many units there were."""

    @abstractmethod
    def _wipe(self) -> None:
        """Nothing of what was removed is left in the database's files."""

    @abstractmethod
    def _near(self, source: str, name: str) -> Mapping[int, str]:
        """The ordinary messages' sources that may be like this one, by number, for `similar` to judge; `name` is the language pair's."""

    @abstractmethod
    def _held(self, text: str) -> str:
        """The value that `holds` takes to look for a text."""


def _found(columns: Sequence[Any]) -> Found:
    """A unit from the columns of `_FOUND`."""
    size = len(Row._fields)
    return Found(Row._make(columns[:size]), *columns[size:])
