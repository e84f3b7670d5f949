"""`l10n detect`: which language a text is in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.options import ProjectOption, QuietOption


def detect(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="Text, one passage per line (default: -).")] = "-",
    among: Annotated[
        list[str] | None, typer.Option("--among", metavar="LANG", help="Consider only this language; may be repeated.")
    ] = None,
    segments: Annotated[
        bool,
        typer.Option("--segments", help="Tell each segment's language, for lines that mix several (JSON)."),
    ] = False,
    project: ProjectOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON array per line: language and confidence, best first.")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Tell the language of each line: its code, or "und" when nothing can be said.

    Example: echo "منظمة العالم الإسلامي" | l10n detect
    """
    from l10n.cli.lines import input_lines
    from l10n.text.detection import detect as guess
    from l10n.text.detection import detect_segments

    for line in input_lines(None if file == "-" else Path(file)):
        if segments:
            told = [
                {
                    "text": piece.strip(),
                    "language": one.language if one else "und",
                    "confidence": round(one.confidence, 4) if one else 0.0,
                }
                for piece, one in detect_segments(line, among)
            ]
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
            continue
        found = guess(line, among)
        if as_json:
            guesses = [{"language": one.language, "confidence": round(one.confidence, 4)} for one in found]
            sys.stdout.write(json.dumps(guesses, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write((found[0].language if found else "und") + "\n")
