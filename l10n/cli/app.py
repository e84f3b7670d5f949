"""The list of commands. One line here and one module beside it make a command."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n.cli import (
    approve,
    check,
    compile,  # noqa: A004
    detect,
    export,
    extract,
    glossary,
    import_,
    init,
    memory,
    models,
    publish,
    review,
    segment,
    serve,
    status,
    translate,
    update,
)

app = typer.Typer(
    name="l10n",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"l10n {version('l10n-toolkit')}")
        raise typer.Exit


@app.callback()
def _l10n(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Offline translation and localisation under an institution's own glossary."""


for module in (
    init,
    extract,
    update,
    translate,
    status,
    check,
    review,
    approve,
    publish,
    compile,
    segment,
    detect,
    serve,
):
    app.command()(getattr(module, module.__name__.rpartition(".")[2]))
app.command()(export.export)
app.command("import")(import_.import_)
app.add_typer(glossary.app, name="glossary")
app.add_typer(memory.app, name="memory")
app.add_typer(models.app, name="models")
