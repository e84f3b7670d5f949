"""`l10n segment`: paragraphs into segments."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.options import LanguageOption, ProjectOption, QuietOption

if TYPE_CHECKING:
    from l10n.text.srx import OwnRules


def segment(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="Text, one paragraph per line (default: -).")] = "-",
    lang: LanguageOption = "en",
    rules: Annotated[
        Path | None, typer.Option("--rules", metavar="FILE", help="Segmentation rules of your own (SRX 2.0).")
    ] = None,
    project: ProjectOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Accepted for uniformity: the output is JSON anyway.")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Cut paragraphs into segments: one paragraph per line in, one JSON array of segments per line out.

    A project's own rules count: `segmentation = "rules.srx"` in l10n.toml, or --rules.

    Example: echo "Dr. Salim spoke. H.E. the President agreed." | l10n segment - --lang en
    """
    from l10n.cli.lines import input_lines
    from l10n.text.languages import language
    from l10n.text.segmentation import segment as cut
    from l10n.text.segmentation import segmenting_by

    code = language(lang).code
    with segmenting_by(_own_rules(rules, project)):
        for line in input_lines(None if file == "-" else Path(file)):
            pieces = [piece.strip() for piece in cut(line, code)]
            sys.stdout.write(json.dumps([piece for piece in pieces if piece], ensure_ascii=False) + "\n")


def _own_rules(rules: Path | None, folder: Path | None) -> OwnRules | None:
    if rules is not None:
        from l10n.text.srx import read_rules

        return read_rules(rules)
    from l10n.cli.catalogs import project_or_none
    from l10n.pipeline.articles import own_rules

    project = project_or_none(folder)
    return None if project is None else own_rules(project)
