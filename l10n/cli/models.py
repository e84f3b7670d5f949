"""`l10n models`: translation models on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n.cli.options import JsonOption, ProjectOption, QuietOption
from l10n.cli.output import Output

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="List, install, verify and remove translation models."
)

SourceArgument = Annotated[str, typer.Argument(metavar="SRC", help="The language it translates from.")]
TargetArgument = Annotated[str, typer.Argument(metavar="TGT", help="The language it translates into.")]


@app.command("list")
def list_models(project: ProjectOption = None, as_json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Show the installed models.

    Example: l10n models list --json
    """
    from l10n.mt.packages import installed, packages_dir

    output = Output(as_json, quiet)
    models = installed()
    if as_json:
        fields = ("source", "target", "name", "version", "licence", "sha256")
        output.result(
            {"models": [{**{field: getattr(one, field) for field in fields}, "path": str(one.path)} for one in models]}
        )
    elif models:
        output.table(
            ("pair", "name", "version", "licence", "path"),
            [
                (f"{one.source} → {one.target}", one.name, one.version, one.licence or "?", str(one.path))
                for one in models
            ],
        )
    else:
        output.say(f'No models in {packages_dir()}: run "l10n models install en fr".')


@app.command()
def install(
    source: SourceArgument,
    target: TargetArgument,
    origin: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FILE|DIR|URL|SOURCE", help="Where to take it (default: the pair's pinned source)."
        ),
    ] = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Install the model for one language pair: download, verify, convert where needed.

    Example: l10n models install en fr
    """
    from l10n.mt.packages import install as run

    output = Output(as_json, quiet)
    output.say(f"Installing {source} → {target} …")
    with output.progress(f"{source} → {target}", "B") as report:
        model = run(source, target, origin=origin, progress=report)
    output.result({"source": model.source, "target": model.target, "version": model.version, "path": str(model.path)})
    output.say(f"{model.name} {model.version} is in {model.path}")


@app.command()
def remove(
    source: SourceArgument,
    target: TargetArgument,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Remove the installed model of one language pair.

    Example: l10n models remove en fr
    """
    from l10n.mt.packages import remove as run

    output = Output(as_json, quiet)
    path = run(source, target)
    output.result({"removed": str(path)})
    output.say(f"{path} removed")


@app.command()
def verify(project: ProjectOption = None, as_json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Check that every installed model is complete and unchanged since it was installed; exit 1 when one is not.

    Example: l10n models verify
    """
    from l10n.mt.packages import installed
    from l10n.mt.packages import verify as problems

    output = Output(as_json, quiet)
    found = {f"{one.source} → {one.target}": problems(one) for one in installed()}
    output.result({"models": [{"pair": pair, "problems": list(wrong)} for pair, wrong in found.items()]})
    for pair, wrong in found.items():
        output.say(f"{pair}: {'; '.join(wrong) or 'complete and unchanged'}")
    if any(found.values()):
        raise typer.Exit(1)
