"""The commands, and the options that stand before any of them.

Nothing heavy is imported here: a command imports what it needs when it is called, so that `--help` is quick.
"""

from __future__ import annotations

from typing import Annotated

import typer

from granskning_cli import __version__
from granskning_cli.cli.batch import batch
from granskning_cli.cli.correct import correct
from granskning_cli.cli.diff import diff
from granskning_cli.cli.explain import explain
from granskning_cli.cli.outcome import Debug, Manner, NoColor, Quiet
from granskning_cli.cli.parse import parse
from granskning_cli.cli.report import report
from granskning_cli.cli.schema import schema
from granskning_cli.cli.show import show
from granskning_cli.cli.table import table
from granskning_cli.cli.template import template
from granskning_cli.cli.validate import validate

app = typer.Typer(
    name="granskning",
    help="Filled questionnaires to checked data, every value with its place in the document.",
    no_args_is_help=True,
    rich_markup_mode=None,  # rich makes --help twice as slow
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"granskning {__version__}")
        raise typer.Exit


@app.callback()
def before(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Filled questionnaires to checked data, every value with its place in the document."""
    ctx.obj = Manner(quiet, no_color, debug)


app.command()(parse)
app.command()(batch)
app.command()(diff)
app.command()(table)
app.command()(show)
app.command()(report)
app.command()(template)
app.command()(validate)
app.command()(correct)
app.command()(explain)
app.command()(schema)
