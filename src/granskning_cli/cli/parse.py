"""`granskning parse SOURCE`: one questionnaire to data."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from granskning_cli.cli import output
from granskning_cli.cli.outcome import ERRORS_IN_RESULT, Debug, NoColor, Quiet, outcome
from granskning_cli.cli.source import Password, Reader, stdin
from granskning_cli.export import WIDE, export, format_of, formats, table_formats

_FORMATS = formats("questionnaire")


def _known_format(value: str | None) -> str | None:
    if value is not None and value not in _FORMATS:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(_FORMATS)}")
    return value


def parse(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A PDF or a text file; - for stdin.")],
    out: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="A file to write; - for stdout.")
    ] = output.STREAM,
    format: Annotated[  # noqa: A002 - the option's name is public
        str | None,
        typer.Option(
            "--format", "-f", metavar="|".join(_FORMATS), callback=_known_format,
            autocompletion=lambda: _FORMATS, help="Default: what OUT's name ends in, else yaml.",
        ),
    ] = None,
    wide: Annotated[
        bool, typer.Option("--wide", help="A column a question instead of a row a question (csv).")
    ] = False,
    reader: Reader = "auto",
    password: Password = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """Turn one filled questionnaire into data.

    The result goes to stdout, diagnostics to stderr. Exit codes: 0 done; 1 done, but there is a diagnostic of
    severity error; 2 wrong command line; 3 nothing could be converted.
    """
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug) as messages:
        output.check(out, source)
        wanted = format or format_of(os.path.splitext(out)[1]) or ("csv" if wide else "yaml")
        output.check_terminal(out, wanted)
        if wide and wanted not in table_formats(wide=True):
            raise typer.BadParameter(f"{wanted} has no wide form; use -f csv", param_hint="--wide")
        document = stdin() if source == output.STREAM else source
        from granskning_cli import pipeline

        result = pipeline.parse(document, reader=reader, password=password or None)
        output.write(export(result, wanted, WIDE if wide else "questionnaire"), out)
        messages.diagnostics(result.diagnostics)
        if any(one.severity == "error" for one in result.diagnostics):
            raise typer.Exit(ERRORS_IN_RESULT)
