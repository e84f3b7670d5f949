"""The project: what `l10n.toml` (or `[tool.l10n]` in pyproject.toml) says, with defaults filled in and every value checked.

Contract 4.2 of the design. Knows paths and settings; opens no article, catalog or glossary.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from l10n.errors import UsageError
from l10n.expressions import compiled
from l10n.files import decode_text, read_bytes
from l10n.states import STATES

NAME = "l10n.toml"

_KEYS: Mapping[str, type | tuple[type, ...]] = {
    "source": str,
    "targets": list,
    "articles": list,
    "code": list,
    "catalogs": str,
    "glossary": list,
    "memory": str,
    "site": str,
    "segmentation": str,
    "typography": dict,
    "mt": dict,
    "publish": dict,
    "check": dict,
    "serve": dict,
}
_SECTIONS: Mapping[str, Mapping[str, type]] = {
    "mt": {"engine": str, "beam": int, "fuzzy": int, "url": str},
    "publish": {"min_state": str, "base_url": str, "report_url": str},
    "check": {"fail_on": str, "min_state": str, "ignore": list, "rules": list},
    "serve": {
        "origins": list,
        "hosts": list,
        "url": str,
        "max_chars": int,
        "max_texts": int,
        "max_bytes": int,
        "max_requests": int,
        "rate": int,
        "report_rate": int,
        "timeout": int,
    },
    "typography": {"digits": str, "months": str},
}
_RULE: Mapping[str, type] = {
    "message": str,
    "source": str,
    "target": str,
    "forbidden": str,
    "languages": list,
    "severity": str,
}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "publish.min_state": STATES,
    "check.min_state": STATES,
    "check.fail_on": ("error", "warning", "never"),
    "check.rules.severity": ("error", "warning", "info"),
    "typography.digits": ("latin", "arabic"),
    "typography.months": ("gregorian", "levant", "morocco", "algeria", "tunisia"),
}


@dataclass(frozen=True, slots=True)
class Serving:
    """`[serve]`: for whom a server works, and how much.

    `origins` are the sites whose pages may call it, `hosts` its names besides its address, `url` is what it is called from outside (behind a
    proxy). `max_chars` and `max_texts` are per request, `max_bytes` is of a body, files included, `max_requests` are served beside each other,
    `rate` is requests a minute of one caller (0: any number), `report_rate` the same for readers' reports, `timeout` in seconds.
    """

    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    url: str | None = None
    max_chars: int = 100_000
    max_texts: int = 1000
    max_bytes: int = 16 * 1024 * 1024
    max_requests: int = 200
    rate: int = 0
    report_rate: int = 10
    timeout: int = 120


@dataclass(frozen=True, slots=True)
class Rule:
    """One `[[check.rules]]`: where `source` (a regular expression; None: everywhere) is found in a source, `target` must be found in the target,
    and `forbidden` must not; else `message` is told. `languages` are those that it is for, none are all."""

    message: str
    source: str | None = None
    target: str | None = None
    forbidden: str | None = None
    languages: tuple[str, ...] = ()
    severity: Literal["error", "warning", "info"] = "warning"


@dataclass(frozen=True, slots=True)
class Project:
    """A project's settings, as `file` says. Paths are absolute; `articles` and `code` are glob patterns relative to `root`."""

    root: Path
    source: str
    targets: tuple[str, ...]
    articles: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    catalogs: Path = Path("catalogs")
    glossary: tuple[Path, ...] = ()
    memory: str = ".l10n/memory.sqlite3"
    site: Path = Path("site")
    engine: str = "argos"
    beam: int = 4
    fuzzy: int = 70
    mt_url: str | None = None
    base_url: str | None = None
    report_url: str | None = None
    publish_min_state: str = "machine"
    fail_on: str = "error"
    check_min_state: str = "translated"
    ignore: tuple[str, ...] = field(default=())
    rules: tuple[Rule, ...] = field(default=())
    serve: Serving = field(default=Serving())
    segmentation: Path | None = None
    digits: str = "latin"
    months: str = "gregorian"
    file: Path = Path(NAME)

    @property
    def languages(self) -> tuple[str, ...]:
        """The source language and all targets, each once, source first."""
        return tuple(dict.fromkeys((self.source, *self.targets)))

    @property
    def templates(self) -> Path:
        """The folder of the POT files."""
        return self.catalogs / "templates"

    @property
    def memory_path(self) -> Path:
        """The SQLite file of the translation memory."""
        return self.root / self.memory

    @property
    def memory_shared(self) -> bool:
        """Whether the translation memory is a PostgreSQL database, and `memory` its address."""
        return self.memory.startswith(("postgresql://", "postgres://"))

    def shown(self, path: Path) -> str:
        """`path` as people and programs are told it: relative to the project where it lies inside, with `/`."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def find_project(start: Path | None = None) -> Project:
    """The project whose settings lie in `start` (default: the working directory) or above it.

    Raises `UsageError` when there is none or it is wrong.
    """
    path = settings_file(start)
    if path is None:
        raise UsageError(
            f"no {NAME} in this folder or above it",
            path=(start or Path.cwd()).resolve(),
            remedy='run "l10n init" here, or name a project with --project',
        )
    return load_project(path)


def settings_file(start: Path | None = None) -> Path | None:
    """The nearest `l10n.toml`, or pyproject.toml with `[tool.l10n]`, in `start` (default: the working directory) or above it; None without one.

    Raises `UsageError` when there is no such folder, and for a pyproject.toml that speaks of l10n and cannot be read.
    """
    here = (start or Path.cwd()).resolve()
    if start is not None and not here.is_dir():
        raise UsageError("no such folder", path=start, remedy="give the folder that holds l10n.toml")
    for folder in (here, *here.parents):
        if (folder / NAME).is_file():
            return folder / NAME
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file() and b"l10n" in read_bytes(pyproject) and "l10n" in _parse(pyproject).get("tool", {}):
            return pyproject
    return None


def load_project(path: Path) -> Project:
    """The project that `path` (an `l10n.toml` or a pyproject.toml) describes; raises `UsageError` naming file, line and remedy."""
    data = _parse(path)
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("l10n", {})
    _check_keys(data, _KEYS, "", path)
    settings = {section: data.get(section, {}) for section in _SECTIONS}
    for section, keys in _SECTIONS.items():
        _check_keys(settings[section], keys, f"{section}.", path)
    if "source" not in data or "targets" not in data:
        missing = "source" if "source" not in data else "targets"
        raise UsageError(
            f'"{missing}" is missing', path=path, remedy='for example: source = "en", targets = ["fr", "ar"]'
        )
    root = path.parent.resolve()
    mt, publish, check = settings["mt"], settings["publish"], settings["check"]
    typography = settings["typography"]
    beam = mt.get("beam", 4)
    if not 1 <= beam <= 32:
        raise UsageError(
            f"mt.beam is {beam}", path=path, line=line_of(path, "beam"), remedy="give a number from 1 to 32"
        )
    fuzzy = mt.get("fuzzy", 70)
    if not 50 <= fuzzy <= 100:
        raise UsageError(
            f"mt.fuzzy is {fuzzy}", path=path, line=line_of(path, "fuzzy"), remedy="give a percentage from 50 to 100"
        )
    return Project(
        root=root,
        source=_code(data["source"], path),
        targets=tuple(_code(code, path) for code in _strings(data, "targets", path)),
        articles=_strings(data, "articles", path),
        code=_strings(data, "code", path),
        catalogs=root / data.get("catalogs", "catalogs"),
        glossary=tuple(root / name for name in _strings(data, "glossary", path)),
        memory=data.get("memory", ".l10n/memory.sqlite3"),
        site=root / data.get("site", "site"),
        engine=mt.get("engine", "argos"),
        beam=beam,
        fuzzy=fuzzy,
        mt_url=_address(mt.get("url"), "mt.url", path),
        base_url=publish.get("base_url"),
        report_url=_address(publish.get("report_url"), "publish.report_url", path),
        publish_min_state=publish.get("min_state", "machine"),
        fail_on=check.get("fail_on", "error"),
        check_min_state=check.get("min_state", "translated"),
        ignore=_strings(check, "ignore", path),
        serve=_serving(settings["serve"], path),
        segmentation=root / data["segmentation"] if "segmentation" in data else None,
        digits=typography.get("digits", "latin"),
        months=typography.get("months", "gregorian"),
        file=root / path.name,
        rules=tuple(_rule(one, path) for one in check.get("rules", [])),
    )


def _rule(table: Any, path: Path) -> Rule:
    if not isinstance(table, dict):
        raise UsageError('"check.rules" holds no tables', path=path, remedy="write [[check.rules]] above each rule")
    _check_keys(table, _RULE, "check.rules.", path)
    message = table.get("message", "")
    if not message or not ("target" in table or "forbidden" in table):
        missing = "target" if message else "message"
        raise UsageError(
            f'a rule has no "{missing}"',
            path=path,
            line=line_of(path, message or "check.rules"),
            remedy='give it a "message", and "target" (what must be found) or "forbidden" (what must not)',
        )
    for key in ("source", "target", "forbidden"):
        try:
            compiled(table.get(key, ""))
        except ValueError as error:
            raise UsageError(
                f'"{table[key][:60]}" is no regular expression: {error}',
                path=path,
                line=line_of(path, table[key]) or line_of(path, table[key].replace("\\", "\\\\")),
                remedy="mend it",
            ) from None
    return Rule(**{**table, "languages": tuple(_code(code, path) for code in _strings(table, "languages", path))})


def _serving(section: Mapping[str, Any], path: Path) -> Serving:
    for key, value in section.items():
        if isinstance(value, int) and value < (0 if key.endswith("rate") else 1):
            raise UsageError(
                f"serve.{key} is {value}", path=path, line=line_of(path, key), remedy="give a number that lets some in"
            )
    lists = {key: _strings(section, key, path) for key in ("origins", "hosts") if key in section}
    return Serving(**{**section, **lists, "url": _address(section.get("url"), "serve.url", path)})


def _address(url: str | None, key: str, path: Path) -> str | None:
    """A web address as it is, without a slash at its end."""
    if url is None:
        return None
    if not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", url):
        raise UsageError(
            f'"{key}" is "{url}"',
            path=path,
            line=line_of(path, url),
            remedy='give an address such as "https://mt.example.org"',
        )
    return url.rstrip("/")


def _parse(path: Path) -> dict[str, Any]:
    text = decode_text(read_bytes(path, limit=1 << 20), path).removeprefix("\ufeff")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column \d+\)", str(error))
        raise UsageError(
            f"is not valid TOML: {str(error).split(' (at')[0]}",
            path=path,
            line=int(at[1]) if at else text.count("\n") + 1,
            remedy="mend this line",
        ) from None


def _check_keys(data: Mapping[str, Any], keys: Mapping[str, Any], prefix: str, path: Path) -> None:
    for key, value in data.items():
        if key not in keys:
            near = difflib.get_close_matches(key, keys, n=1)
            known = f'did you mean "{prefix}{near[0]}"?' if near else f"known here: {', '.join(keys)}"
            raise UsageError(f'unknown setting "{prefix}{key}"', path=path, line=line_of(path, key), remedy=known)
        if not isinstance(value, keys[key]) or isinstance(value, bool):
            wanted = {str: "a string", list: "a list of strings", int: "a whole number", dict: "a table"}[keys[key]]
            raise UsageError(
                f'"{prefix}{key}" is not {wanted}', path=path, line=line_of(path, key), remedy=f"give {wanted}"
            )
        choices = _CHOICES.get(prefix + key)
        if choices and value not in choices:
            raise UsageError(
                f'"{prefix}{key}" is "{value}"',
                path=path,
                line=line_of(path, key),
                remedy=f"give one of: {', '.join(choices)}",
            )


def _strings(data: Mapping[str, Any], key: str, path: Path) -> tuple[str, ...]:
    values = data.get(key, [])
    for value in values:
        if not isinstance(value, str):
            raise UsageError(
                f'"{key}" holds {value!r}', path=path, line=line_of(path, key), remedy="give a list of strings"
            )
    return tuple(values)


def _code(code: str, path: Path) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,3}(@[a-z]+)?", code):
        raise UsageError(
            f'"{code}" is no language code', path=path, line=line_of(path, code), remedy='for example "fr" or "pt_BR"'
        )
    return code.replace("-", "_")


def line_of(path: Path, word: str) -> int | None:
    """The first line of a file that holds `word`, None where none does: good enough to lead a person there."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if word in line:
            return number
    return None
