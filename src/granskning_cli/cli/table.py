"""`granskning table SOURCE...`: respondents, or the years of one respondent, by questions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from granskning_cli.cli import output
from granskning_cli.cli.choice import one_of
from granskning_cli.cli.guarded import MEMORY, SECONDS, Limits, Memory, Timeout, Watch, guarded
from granskning_cli.cli.messages import Messages
from granskning_cli.cli.outcome import ERRORS_IN_RESULT, Debug, NoColor, Quiet, outcome
from granskning_cli.cli.source import Corrections, Password, Reader, Template
from granskning_cli.diagnostics import Unreadable
from granskning_cli.export import export, format_of, formats

if TYPE_CHECKING:
    from granskning_cli.model.matrix import Matrix
    from granskning_cli.model.questionnaire import Questionnaire

_SCREEN: Final = "text"
_FORMATS: Final = [_SCREEN, *formats("matrix")]
_BY: Final = ["respondent", "year"]
_SORTS: Final = ["printed", "divided", "missing"]
# A file is as wide as a sheet of paper turned on its side.
_FILE_WIDTH: Final = 120


_Respondent = Annotated[
    str | None,
    typer.Option(
        "--respondent", metavar="NAME", show_default=False, help="Only the questionnaires of this one."
    ),
]


_By = Annotated[
    str,
    typer.Option(
        metavar="|".join(_BY), callback=one_of(_BY), autocompletion=lambda: _BY,
        help="A row a respondent, or a column a year of one respondent.",
    ),
]  # fmt: skip
_Sort = Annotated[
    str,
    typer.Option(
        metavar="|".join(_SORTS), callback=one_of(_SORTS), autocompletion=lambda: _SORTS,
        help="Questions as printed, those that divide the respondents most first, or the least answered first.",
    ),
]  # fmt: skip


def table(
    ctx: typer.Context,
    source: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", show_default=False, help="Documents, parsed results; folders or archives of them."
        ),
    ],
    out: output.Out = output.STREAM,
    format: Annotated[str | None, output.in_format(_FORMATS, "yaml; text for the terminal")] = None,  # noqa: A002 - the option's name is public
    by: _By = "respondent",
    respondent: _Respondent = None,
    sort: _Sort = "printed",
    raw: output.Raw = False,
    timeout: Timeout = SECONDS,
    memory: Memory = MEMORY,
    reader: Reader = "auto",
    password: Password = None,
    template: Template = None,
    corrections: Corrections = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """Put many questionnaires side by side: one sign an answer.

    Exit codes: 0 done; 1 done, but there is a diagnostic of severity error, such as an ambiguous mark, or a source could
    not be read; 2 wrong command line; 3 nothing could be read.
    """
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug) as messages:
        asked = _Asked(
            by, respondent, sort, format, raw, Limits(timeout, memory),
            reader, password or None, template, corrections or (),
        )  # fmt: skip
        if _table(source, out, messages, asked):
            raise typer.Exit(ERRORS_IN_RESULT)


class _Asked(NamedTuple):
    """What the options say."""

    by: str
    respondent: str | None
    sort: str
    format: str | None
    raw: bool
    limits: Limits
    reader: str
    password: str | None
    template: str | None
    corrections: Sequence[str]


def _table(source: Sequence[str], out: str, messages: Messages, asked: _Asked) -> bool:
    """Reads, tabulates and writes; whether there is an error among what was found."""
    from granskning_cli.table import tabulate

    wanted = asked.format or format_of(os.path.splitext(out)[1], "matrix") or _otherwise(out)
    _check(out, source)
    output.check_terminal(out, wanted)
    with guarded(asked.limits) as watch:
        read, failed = _read(source, messages, asked, watch)
        _choose(read, asked.by, asked.respondent)
        watch("the table")
        matrix = tabulate(read, asked.by, asked.respondent).ordered(asked.sort)  # type: ignore[arg-type]
    screen = wanted == _SCREEN
    output.write(
        _drawn(matrix, out, messages.colour_out)
        if screen
        else export(matrix, wanted, "matrix", raw=asked.raw),
        out,
    )
    messages.diagnostics(matrix.diagnostics)
    return failed > 0 or any(one.severity == "error" for one in matrix.diagnostics)


def _otherwise(out: str) -> str:
    """Where neither an option nor an ending tells the format."""
    return _SCREEN if out == output.STREAM or out.lower().endswith(".txt") else "yaml"


def _check(out: str, source: Sequence[str]) -> None:
    """The output may be none of the files that are read."""
    if out == output.STREAM:
        return
    from granskning_cli.sources import File, files

    output.check(out, output.STREAM)
    for file in files(source):
        if isinstance(file, File) and file.disk is not None:
            output.check(out, file.disk)


def _read(
    source: Sequence[str], messages: Messages, asked: _Asked, watch: Watch
) -> tuple[list[Questionnaire], int]:
    """What can be read, and how much could not, which is told of. Raises Unreadable where nothing can."""
    from granskning_cli.diagnostics import TABLE, diagnostic
    from granskning_cli.sources import Failure, items, overlays, questionnaire

    known = overlays(asked.corrections)
    found: list[Questionnaire] = []
    failed = 0
    for item in items(source, parsed=True):
        if isinstance(item, Failure) and TABLE[item.code].severity != "error":
            messages.diagnostics([diagnostic(item.code, message=item.message)])
            continue
        try:
            if isinstance(item, Failure):
                raise Unreadable(item.code, item.message)
            watch(item.path)
            data = item.read()
            read = questionnaire(
                data, name=item.path, reader=asked.reader, password=asked.password,
                template=asked.template, corrections=known, disk=item.disk,
            )  # fmt: skip
            found.append(read)
        except Unreadable as problem:
            failed += 1
            messages.failure(problem.code, problem.message)
        except MemoryError:
            raise
        except Exception as bug:  # noqa: BLE001 - one document that shows a bug of ours must not cost the others
            failed += 1
            messages.failure("R199", f"{item.path}: {type(bug).__name__}: {bug}")
    if not found:
        raise Unreadable(
            "R148",
            f"none of {failed} files could be read" if failed else "there is no document in the sources",
        )
    return found, failed


def _choose(read: Sequence[Questionnaire], by: str, respondent: str | None) -> None:
    """The respondent must be one of those there are; by year, there must be one."""
    from granskning_cli.table import respondents

    names = respondents(read)
    listed = ", ".join(name or "(not named)" for name in names)
    if respondent is not None and respondent.casefold() not in {(name or "").casefold() for name in names}:
        raise typer.BadParameter(f"{respondent!r} is none of {listed}", param_hint="--respondent")
    if by == "year" and respondent is None and len(names) > 1:
        raise typer.BadParameter(
            f"the sources are of several; choose one of {listed}", param_hint="--respondent"
        )


def _drawn(matrix: Matrix, out: str, colour: bool) -> bytes:
    from granskning_cli.display.table import render

    if out != output.STREAM:
        return render(matrix, width=_FILE_WIDTH, colour=False).encode()
    from granskning_cli.display.screen import columns

    return render(matrix, width=columns(), colour=colour).encode()
