"""`l10n extract`: articles and code into templates."""

from __future__ import annotations

from l10n.cli.options import JsonOption, ProjectOption, QuietOption
from l10n.cli.output import Output, counted


def extract(project: ProjectOption = None, as_json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Cut the project's articles into units and write one template (POT) per article, and one for the messages of its code.

    Example: l10n extract
    """
    from l10n.config import find_project
    from l10n.pipeline.extract import extract as run

    output = Output(as_json, quiet)
    found = find_project(project)
    with output.progress("extracting", "articles") as report:
        written = run(found, report)
    output.result(
        {
            "templates": [
                {
                    "path": found.shown(one.path),
                    "article": one.source,
                    "language": one.language,
                    "units": one.units,
                    "changed": one.changed,
                }
                for one in written
            ]
        }
    )
    units, changed = sum(one.units for one in written), sum(one.changed for one in written)
    articles = counted(len(written) - bool(found.code), "article")
    what = f"{articles} and the messages of code" if found.code else articles
    output.say(
        f"{what}, {counted(units, 'unit')}; {counted(changed, 'template')} changed in {found.shown(found.templates)}"
    )
