"""`granskning report SOURCE... -o OUT`: a page to review on, every value beside the place it came from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from granskning_cli.cli import output
from granskning_cli.cli.choice import one_of
from granskning_cli.cli.guarded import MEMORY, SECONDS, Limits, Memory, Timeout, Watch, guarded
from granskning_cli.cli.outcome import ERRORS_IN_RESULT, Debug, NoColor, Quiet, outcome
from granskning_cli.cli.source import Corrections, Password, Reader, Template, stdin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from granskning_cli.cli.messages import Messages
    from granskning_cli.report import Gathered
    from granskning_cli.sources import Failure, Item

_LANGUAGES: Final = ["sv", "en"]


Language = Annotated[
    str | None,
    typer.Option(
        metavar="|".join(_LANGUAGES), callback=one_of(_LANGUAGES), autocompletion=lambda: _LANGUAGES, show_default=False,
        help="Of what the page says itself; default: the language of most documents.",
    ),
]  # fmt: skip
Charts = Annotated[
    str | None,
    typer.Option(metavar="DIR", show_default=False, help="A folder for the charts as SVG files, too."),
]


def report(
    ctx: typer.Context,
    source: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", show_default=False,
            help="Documents, parsed results; folders or archives of them; - for stdin.",
        ),
    ],
    out: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", show_default=False, help="The HTML file to write; - for stdout.")
    ],
    lang: Language = None,
    charts: Charts = None,
    pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="Show pages as pictures, or only their words.")
    ] = True,
    template: Template = None,
    corrections: Corrections = None,
    reader: Reader = "auto",
    password: Password = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEMORY,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """Write one page to review on: it opens without a network and shows every value beside its place in the document.

    Exit codes: 0 done; 1 done, but there is a diagnostic of severity error, or a source could not be read; 2 wrong
    command line; 3 nothing could be read.
    """
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug) as messages:
        _check(out, charts, source)
        from granskning_cli.report import gather, language_of, render
        from granskning_cli.sources import many, overlays

        with guarded(Limits(timeout, memory)) as watch:
            gathered = gather(
                _items(source, watch), reader=reader, password=password or None, template=template,
                pictures=pictures, corrections=overlays(corrections or ()),
                single=len(source) == 1 and not many(source[0]),
            )  # fmt: skip
        language = lang or language_of(one.result for one in gathered.documents)
        output.write(render(gathered, language), out)
        _end(gathered, language, charts, messages)


def _end(gathered: Gathered, language: str, charts: str | None, messages: Messages) -> None:
    """The charts, what is to be said, and the exit code."""
    if charts is not None:
        _write_charts(gathered, language, charts)
    if _tell(gathered, messages):
        raise typer.Exit(ERRORS_IN_RESULT)


def _check(out: str, charts: str | None, source: Sequence[str]) -> None:
    """The output may be none of the files that are read; an older report among them is not read."""
    from granskning_cli.diagnostics import Unreadable
    from granskning_cli.sources import File, files, is_report

    output.check(out, output.STREAM)
    if charts is not None and os.path.lexists(charts) and not os.path.isdir(charts):
        raise Unreadable("R122", f"{charts!r} is no folder")
    if out == output.STREAM:
        return
    for file in files([one for one in source if one != output.STREAM]):
        if isinstance(file, File) and file.disk is not None and not is_report(file.head()):
            output.check(out, file.disk)


def _items(source: Sequence[str], watch: Watch) -> Iterator[Item | Failure]:
    """In the order given; standard input is one of them."""
    from granskning_cli.sources import Item, items

    if output.STREAM in source:
        yield Item("standard input", stdin, None)
    rest = [one for one in source if one != output.STREAM]
    for item in items(rest, parsed=True) if rest else ():
        watch(item.path)
        yield item


def _write_charts(gathered: Gathered, language: str, folder: str) -> None:
    """An SVG file each, as they stand in the page."""
    from granskning_cli.diagnostics import Unreadable
    from granskning_cli.report import charts_of

    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as problem:
        raise Unreadable("R122", f"{folder!r} could not be made: {problem.strerror}") from problem
    for chart in charts_of(gathered, language):
        output.write(chart.svg.encode(), os.path.join(folder, f"{chart.name}.svg"))


def _tell(gathered: Gathered, messages: Messages) -> bool:
    """What could not be read and what was left out; whether there is an error among all that was found."""
    from granskning_cli.diagnostics import diagnostic

    for one in gathered.failures:
        messages.failure(one.code, one.message)
    messages.diagnostics(diagnostic(one.code, message=one.message) for one in gathered.passed_over)
    messages.diagnostics(gathered.remarks)
    severities = [found.severity for one in gathered.documents for found in one.result.diagnostics]
    if severities:
        counts = ", ".join(
            f"{severities.count(name)} {name}{'s' if severities.count(name) > 1 else ''}"
            for name in ("error", "warning", "info")
            if name in severities
        )
        count = len(gathered.documents)
        where = "the document" if count == 1 else f"{count} documents"
        messages.remark(f"{counts} in {where}; the page lists them")
    return bool(gathered.failures) or "error" in severities
