"""The command line. `main` runs it and turns every error into one line and an exit code.

Exit codes (contract 4.4): 0 done, 1 a check failed, 2 wrong usage or bad input, 130 interrupted.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from l10n.cli.output import silence, tell

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs `l10n` with `arguments` (default: the program's own) and exits."""
    try:
        code = run(arguments)
    except KeyboardInterrupt:
        # While the program was still starting, or ending.
        code = _interrupted()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    import typer
    from typer.exceptions import TyperException

    from l10n.cli.app import app
    from l10n.errors import L10nError

    _prepare_streams()
    # A large catalog is hundreds of thousands of objects, none of them garbage: looking through them again and again takes half the time.
    gc.set_threshold(100_000, 50, 100)
    code = 0
    try:
        code = app(args=None if arguments is None else list(arguments), prog_name="l10n", standalone_mode=False)
        code = code if isinstance(code, int) else 0
        sys.stdout.flush()
        if code == INTERRUPTED:
            # Typer answers Ctrl-C itself, with nothing but this number.
            return _interrupted()
        return code
    except typer.Exit as stop:
        return int(stop.exit_code)
    except L10nError as error:
        return _fail(str(error))
    except TyperException as error:
        context = getattr(error, "ctx", None)
        if context is not None and error.format_message() == context.get_help():
            # Nothing but the name of a group of commands was given.
            tell(error.format_message())
            return 2
        command = context.command_path if context is not None else "l10n"
        return _fail(f'{error.format_message()} — run "{command} --help"')
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except BrokenPipeError:
        # The reader of our output went away: nobody is left to tell.
        silence(sys.stdout)
        return code
    except SystemExit as stop:
        # Typer's own answer to such a pipe is 1, which is kept for failed checks here.
        silence(sys.stdout)
        return 0 if stop.code == 1 else int(stop.code or 0)
    except OSError as error:
        silence(sys.stdout)
        return _fail(
            f"{error.filename or 'the output'}: cannot be read or written ({error.strerror or error}) — check free space and permissions"
        )
    except Exception as error:
        if os.environ.get("L10N_DEBUG"):
            raise
        return _fail(
            f"{type(error).__name__}: {error} — this should not happen; L10N_DEBUG=1 shows where, for a report"
        )


def _prepare_streams() -> None:
    """Text goes in and out as UTF-8 on every system; a stream that was closed before we began is an empty one.

    What is no character, a byte in a file's name for example, is shown as `\\udcff` (which JSON reads as such).
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        elif name != "stdin" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _interrupted() -> int:
    tell("l10n: interrupted; everything finished so far is on disk")
    return INTERRUPTED


def _fail(message: str) -> int:
    tell(f"l10n: {' '.join(message.split())}")
    return 2
