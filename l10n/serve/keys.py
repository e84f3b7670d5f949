"""API keys: made once, told once, kept only as hashes.

A key is 256 random bits, so that a plain SHA-256 of it tells nothing. Where a file of keys holds any, every request needs one. The file is read
again when it changes: a key that is taken back opens nothing any more.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import json
import re
import secrets
from pathlib import Path
from typing import Any

from l10n.config import Project
from l10n.errors import InputError, UsageError
from l10n.files import Stamp, read_text, stamp, write_text

NAME = "serve-keys.json"
_PREFIX = "l10n_"
_NAMES = re.compile(r"[\w.@ -]{1,80}")


def keys_path(project: Project | None) -> Path:
    """Where the keys are: with the project, else in the user's data folder."""
    if project is not None:
        return project.root / ".l10n" / NAME
    import platformdirs

    return platformdirs.user_data_path("l10n") / NAME


class Keys:
    """The keys in the file at `path`, which need not be there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: Stamp | None = None
        self._hashes: dict[str, str] = {}
        self._needed = bool(self._current())

    def __bool__(self) -> bool:
        return bool(self._current())

    @property
    def needed(self) -> bool:
        """Whether requests need a key: from the first there is on. That the last is taken back opens no server that runs."""
        self._needed = self._needed or bool(self)
        return self._needed

    def owner(self, key: str) -> str | None:
        """Whose key it is; None when it is nobody's. Raises `InputError` when the file is broken."""
        digest = _digest(key)
        # All are compared, so that time tells nothing.
        found = [name for name, known in self._current().items() if hmac.compare_digest(known, digest)]
        return found[0] if found else None

    def add(self, name: str) -> str:
        """A new key for `name`. Raises `UsageError` when there is one already, `InputError` when the file cannot be written."""
        if not _NAMES.fullmatch(name):
            raise UsageError(f'"{name[:80]}" is no name for a key', remedy="use letters, digits, spaces and . - _ @")
        entries = self._entries()
        if name in entries:
            raise UsageError(f'there is a key for "{name}" already', remedy=f'take it back with --revoke-key "{name}"')
        key = _PREFIX + secrets.token_urlsafe(32)
        entries[name] = {"sha256": _digest(key), "since": datetime.date.today().isoformat()}
        self._write(entries)
        return key

    def revoke(self, name: str) -> None:
        """Takes the key of `name` back. Raises `UsageError` when there is none."""
        entries = self._entries()
        if name not in entries:
            known = ", ".join(sorted(entries)) or "nobody"
            raise UsageError(f'there is no key for "{name}"', remedy=f"there are keys for: {known}")
        del entries[name]
        self._write(entries)

    def _current(self) -> dict[str, str]:
        seen = stamp(self.path)
        if seen != self._seen or seen is None:
            self._hashes = {name: entry["sha256"] for name, entry in self._entries().items()}
            self._seen = seen
        return self._hashes

    def _entries(self) -> dict[str, dict[str, Any]]:
        if not self.path.exists():
            return {}
        try:
            entries = json.loads(read_text(self.path))
            if not all(isinstance(entry["sha256"], str) for entry in entries.values()):
                raise TypeError
        except (ValueError, TypeError, KeyError, AttributeError):
            raise InputError(
                "is no file of keys", path=self.path, remedy="delete it, and make keys with --new-key"
            ) from None
        return dict(entries)

    def _write(self, entries: dict[str, dict[str, Any]]) -> None:
        write_text(self.path, json.dumps(entries, ensure_ascii=False, indent=1) + "\n")
        self.path.chmod(0o600)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
