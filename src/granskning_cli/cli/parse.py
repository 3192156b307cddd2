"""`granskning parse SOURCE`: one questionnaire to data."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from granskning_cli.cli import output
from granskning_cli.cli.guarded import MEMORY, SECONDS, Limits, Memory, Timeout, guarded
from granskning_cli.cli.outcome import ERRORS_IN_RESULT, Debug, NoColor, Quiet, outcome
from granskning_cli.cli.source import Corrections, Ocr, Password, Reader, Template, Verify, stdin
from granskning_cli.export import WIDE, export, format_of, formats, table_formats

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire

_FORMATS = formats("questionnaire")


class How(NamedTuple):
    """What a document is read with."""

    reader: str
    ocr: str
    password: str | None
    template: str | None
    verify: bool


def parse(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A PDF, a picture or another document; - for stdin.")],
    out: output.Out = output.STREAM,
    format: Annotated[str | None, output.in_format(_FORMATS, "yaml")] = None,  # noqa: A002 - the option's name is public
    wide: Annotated[
        bool, typer.Option("--wide", help="A column a question instead of a row a question (csv).")
    ] = False,
    raw: output.Raw = False,
    reader: Reader = "auto",
    ocr: Ocr = "auto",
    password: Password = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEMORY,
    template: Template = None,
    corrections: Corrections = None,
    verify: Verify = False,
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
        _spare_corrections(out, source)
        ending = os.path.splitext(out)[1]
        wanted = format or format_of(ending) or ("csv" if wide else "yaml")
        output.check_terminal(out, wanted)
        if wide and wanted not in table_formats(wide=True):
            raise typer.BadParameter(f"{wanted} has no wide form; use -f csv", param_hint="--wide")
        document = stdin() if source == output.STREAM else source
        how = How(reader, ocr, password or None, template, verify)
        with guarded(Limits(timeout, memory)):
            result = _parsed(document, how, corrections or ())
        output.write(export(result, wanted, WIDE if wide else "questionnaire", raw=raw), out)
        if ending and format is None and format_of(ending) is None:
            messages.remark(f"{out} is written as {wanted}: no format has the ending {ending}")
        messages.diagnostics(result.diagnostics)
        if any(one.severity == "error" for one in result.diagnostics):
            raise typer.Exit(ERRORS_IN_RESULT)


def _spare_corrections(out: str, source: str) -> None:
    """Nothing is written over what a person decided. Raises Unreadable R120."""
    from granskning_cli.sources.overlays import path_of

    if source != output.STREAM:
        output.check(out, path_of(source))


def _parsed(document: str | bytes, how: How, corrections: Sequence[str]) -> Questionnaire:
    """The document's result, with the corrections beside it and those named."""
    import hashlib

    from granskning_cli import pipeline
    from granskning_cli.data import is_data
    from granskning_cli.readers.opening import opened
    from granskning_cli.sources.overlays import overlays

    known = overlays(corrections)
    name, data = opened(document)
    if is_data(data):  # into another format, or with a later decision
        from granskning_cli.sources import questionnaire

        return questionnaire(document, corrections=known, single=True)
    disk = None if isinstance(document, bytes) else document
    mine = known.of(hashlib.sha256(data).hexdigest(), name, disk, single=True)
    result = pipeline.parse(data, corrections=mine, **how._asdict())
    return result.model_copy(update={"source": result.source.model_copy(update={"name": name})})
