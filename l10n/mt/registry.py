"""The engines there are, by name. A new one is a file beside this and a line here."""

from __future__ import annotations

from collections.abc import Callable

from l10n.config import Project, line_of
from l10n.errors import UsageError
from l10n.mt.engine import Engine


def _argos(source: str, target: str, beam: int, url: str | None) -> Engine:
    from l10n.mt.argos import ArgosEngine
    from l10n.mt.packages import route

    return ArgosEngine(route(source, target), beam)


def _libretranslate(source: str, target: str, beam: int, url: str | None) -> Engine:
    from l10n.mt.libretranslate import LibreTranslateEngine

    return LibreTranslateEngine(url, source, target)


def _pseudo(source: str, target: str, beam: int, url: str | None) -> Engine:
    from l10n.mt.pseudo import PseudoEngine

    return PseudoEngine()


ENGINES: dict[str, Callable[[str, str, int, str | None], Engine]] = {
    "argos": _argos,
    "libretranslate": _libretranslate,
    "pseudo": _pseudo,
}


def engine_of(project: Project) -> str:
    """The name of the project's engine. Raises `UsageError` with its line where it is none."""
    if project.engine not in ENGINES:
        raise UsageError(
            f'there is no engine "{project.engine}"',
            path=project.file,
            line=line_of(project.file, project.engine),
            remedy=f"give one of: {', '.join(ENGINES)}",
        )
    return project.engine


def create(name: str, source: str, target: str, beam: int = 4, url: str | None = None) -> Engine:
    """The engine `name` for a language pair; `url` is the server of one that has its models elsewhere.

    Raises `UsageError` for a name that is none, `ModelError` when the pair cannot be translated with what is installed.
    """
    if name not in ENGINES:
        raise UsageError(f'there is no engine "{name}"', remedy=f"give one of: {', '.join(ENGINES)}")
    return ENGINES[name](source, target, beam, url)
