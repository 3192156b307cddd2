"""`granskning schema [NAME]`: the JSON Schema of what a command gives, as it stands in schemas/."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from granskning_cli.cli import output
from granskning_cli.cli.choice import one_of
from granskning_cli.cli.outcome import Debug, NoColor, Quiet, outcome

_NAMES: Final = ["questionnaire", "comparison", "corrections"]


def schema(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="|".join(_NAMES), callback=one_of(_NAMES), autocompletion=lambda: _NAMES, show_default=False,
            help="Which schema; the questionnaire's where it is left out.",
        ),
    ] = "questionnaire",
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """Print the JSON Schema of a result."""
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug):
        import json

        from granskning_cli.model.schema import schema as schema_of

        text = json.dumps(schema_of(name), ensure_ascii=False, indent=2)
        output.write(f"{text}\n".encode(), output.STREAM)
