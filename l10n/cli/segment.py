"""`l10n segment`: paragraphs into segments."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.options import LanguageOption, ProjectOption, QuietOption


def segment(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="Text, one paragraph per line (default: -).")] = "-",
    lang: LanguageOption = "en",
    project: ProjectOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Accepted for uniformity: the output is JSON anyway.")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Cut paragraphs into segments: one paragraph per line in, one JSON array of segments per line out.

    Example: echo "Dr. Salim spoke. H.E. the President agreed." | l10n segment - --lang en
    """
    from l10n.cli.lines import input_lines
    from l10n.text.languages import language
    from l10n.text.segmentation import segment as cut

    code = language(lang).code
    for line in input_lines(None if file == "-" else Path(file)):
        pieces = [piece.strip() for piece in cut(line, code)]
        sys.stdout.write(json.dumps([piece for piece in pieces if piece], ensure_ascii=False) + "\n")
