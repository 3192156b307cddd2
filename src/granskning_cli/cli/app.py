"""The commands, and the options that stand before any of them.

Neither a command nor anything heavy is imported here: a command is imported when it is called (`group.py`), and imports
what it needs when it runs, so that `--help` is quick.
"""

from __future__ import annotations

from typing import Annotated

import typer

from granskning_cli import __version__
from granskning_cli.cli.group import CONTEXT, Commands
from granskning_cli.cli.outcome import Debug, Manner, NoColor, Quiet

app = typer.Typer(
    name="granskning",
    help="Filled questionnaires to checked data, every value with its place in the document.",
    no_args_is_help=True,
    rich_markup_mode=None,  # rich makes --help twice as slow
    pretty_exceptions_enable=False,
    cls=Commands,
    context_settings=CONTEXT,
)


def _version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:  # somebody pressed Tab behind it
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
