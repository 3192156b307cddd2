"""`granskning batch SOURCE... -o OUT`: many documents to one output each, or to one table."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Annotated, Final

import typer

from granskning_cli.cli import output
from granskning_cli.cli.choice import wrong
from granskning_cli.cli.guarded import SECONDS, Memory, Timeout, size
from granskning_cli.cli.messages import Messages, harmless
from granskning_cli.cli.outcome import ERRORS_IN_RESULT, NOTHING_DONE, Debug, NoColor, Quiet, outcome
from granskning_cli.cli.panels import RUN
from granskning_cli.cli.source import Corrections, Ocr, Password, Reader, Template, Verify
from granskning_cli.export import format_of, formats, table_formats

if TYPE_CHECKING:
    from granskning_cli.batch.places import Place
    from granskning_cli.batch.run import Report, Request
    from granskning_cli.templates import Entry

SOME_FAILED: Final = 4
INTERRUPTED: Final = 130
# Of the documents that failed so many are named; the manifest has them all.
_NAMED: Final = 20


def _shard(value: str | None) -> str | None:
    if value is not None:
        number, _, count = value.partition("/")
        if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
            raise typer.BadParameter(f"{value!r} is not like 1/4")
    return value


_FORMATS: Final = list(dict.fromkeys((*formats("questionnaire"), *table_formats())))
Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE...",
        show_default=False,
        help="Documents; folders, patterns, archives or addresses that hold them.",
    ),
]
Out = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="OUT", show_default=False,
        help="A folder, or a file that ends like a table: one table for all.",
    ),
]  # fmt: skip
Format = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="|".join(_FORMATS), show_default=False, autocompletion=lambda: _FORMATS,
        help="Of the outputs, else yaml; or of the table, else what OUT ends in.",
    ),
]  # fmt: skip
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N", show_default=False, help="Worker processes; a core each."
    ),
]
RetryFailed = Annotated[
    bool, typer.Option("--retry-failed", rich_help_panel=RUN, help="Try again what failed before.")
]
Force = Annotated[
    bool,
    typer.Option(
        "--force", rich_help_panel=RUN, help="Do everything anew, also in a folder that holds other things."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", rich_help_panel=RUN, help="Only list what would be done, on stdout.")
]
Shard = Annotated[
    str | None,
    typer.Option(
        rich_help_panel=RUN, metavar="I/N", callback=_shard, show_default=False,
        help="Only the I-th of N parts, so that N machines can share the work.",
    ),
]  # fmt: skip
FilesFrom = Annotated[
    str | None,
    typer.Option(
        rich_help_panel=RUN,
        metavar="FILE",
        show_default=False,
        help="More sources, one a line or parted by NUL; - for stdin.",
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        rich_help_panel=RUN,
        metavar="ADDRESS",
        show_default=False,
        help="A Dask scheduler whose workers do it.",
    ),
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", rich_help_panel=RUN, help="Say how far it is where no terminal is.")
]


def batch(
    ctx: typer.Context,
    source: Sources = None,
    out: Out = ...,  # type: ignore[assignment]
    format: Format = None,  # noqa: A002 - the option's name is public
    jobs: Jobs = None,
    timeout: Timeout = SECONDS,
    memory: Memory = "1G",
    retry_failed: RetryFailed = False,
    force: Force = False,
    dry_run: DryRun = False,
    shard: Shard = None,
    files_from: FilesFrom = None,
    cluster: Cluster = None,
    raw: output.Raw = False,
    reader: Reader = "auto",
    ocr: Ocr = "auto",
    password: Password = None,
    template: Template = None, corrections: Corrections = None, verify: Verify = False,
    verbose: Verbose = False,
    quiet: Quiet = False, no_color: NoColor = False, debug: Debug = False,
) -> None:  # fmt: skip
    """Turn many documents into data, go on after an interruption, and keep a manifest of what became of each.

    Exit codes: 0 all converted; 1 the same, but with a diagnostic of severity error; 2 wrong command line; 3 nothing could
    be converted; 4 some converted and some failed; 130 interrupted, and the same command goes on.
    """
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug) as messages:
        import gc

        gc.enable()  # this run is a long one
        place = _place(out, format)
        from granskning_cli.batch.run import Request
        from granskning_cli.batch.task import Settings
        from granskning_cli.sources import overlays

        kept = "json" if place.is_table else place.format
        request = Request(
            (*(source or ()), *_listed(files_from)), place,
            Settings(
                kept, reader, password or None, timeout, size(memory), raw, ocr, _templates(template), verify=verify
            ),
            jobs or _cores(), _part(shard), retry_failed, force, cluster, overlays(corrections or ()),
        )  # fmt: skip
        if not request.sources:
            raise typer.BadParameter("name a document or a folder", param_hint="SOURCE")
        if dry_run:
            _list(request)
            return
        _end(_run(request, messages, verbose=verbose), messages)


def _place(out: str, wanted: str | None) -> Place:
    """A table where OUT or the format says so, and no folder of that name is there."""
    from granskning_cli.batch.places import place

    tables, single = table_formats(), formats("questionnaire")
    if wanted is not None and wanted not in (*single, *tables):
        raise wrong(wanted, list(dict.fromkeys((*single, *tables))), "-f")
    ending = format_of(os.path.splitext(out)[1], "questionnaires")
    if wanted is None and ending and not os.path.isdir(out):
        return place(out, ending, is_table=True)
    if wanted in tables and (ending or wanted not in single):
        return place(out, wanted, is_table=True)
    return place(out, wanted or "yaml", is_table=False)


def _templates(asked: str | None) -> Entry | tuple[Entry, ...]:
    """Read once, here: a worker gets them as values, and a folder that changes meanwhile changes nothing."""
    from granskning_cli import templates

    if asked is None:
        return templates.known()
    return () if asked == "none" else templates.load(asked)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _part(shard: str | None) -> tuple[int, int] | None:
    if shard is None:
        return None
    number, count = shard.split("/")
    return int(number), int(count)


def _listed(path: str | None) -> Sequence[str]:
    """The lines of a file that names sources."""
    from granskning_cli.cli.source import stdin
    from granskning_cli.readers.opening import opened
    from granskning_cli.sources import listed

    if path is None:
        return ()
    return listed(BytesIO(stdin() if path == "-" else opened(path)[1]))


def _list(request: Request) -> None:
    """What would be done, a document a line; nothing is written."""
    from granskning_cli.batch import places
    from granskning_cli.batch.look import looks
    from granskning_cli.batch.manifest import Manifest

    places.check(request.place, request.sources, force=request.force)
    entries = Manifest(request.place.manifest).entries
    found = looks(
        request.sources, entries, request.place, request.settings, request.shard, request.corrections
    )
    for look in found:
        if look.state != "of another shard":
            output.write(f"{look.state}: {harmless(look.path)}\n".encode(), output.STREAM)


def _run(request: Request, messages: Messages, *, verbose: bool) -> Report:
    """Until it is done or somebody interrupts it: the first signal lets it end well, a second one ends it."""
    from granskning_cli.batch.look import count
    from granskning_cli.batch.run import Interrupted, Progress, run
    from granskning_cli.display.progress import shown

    signals: list[int] = []

    def note(number: int, frame: object) -> None:
        signals.append(number)
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, signal.default_int_handler)

    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, note)
    at_terminal = sys.stderr is not None and sys.stderr.isatty() and not messages.quiet
    total = count(request.sources, request.shard) if at_terminal else None
    try:
        with shown(total, at_terminal=at_terminal, lines=verbose and not messages.quiet) as show:

            def watch(progress: Progress) -> None:
                show(progress)
                if signals:
                    raise Interrupted

            return run(request, watch)
    except (Interrupted, KeyboardInterrupt):
        messages.remark("interrupted; what was finished is on disk, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None


def _end(report: Report, messages: Messages) -> None:
    """The summary, and the exit code."""
    from granskning_cli.diagnostics import TABLE, diagnostic

    messages.diagnostics(diagnostic(code, message=said) for code, said in report.notes)
    outcomes = report.outcomes
    counts = [
        f"{outcomes[name]} {name}"
        for name in ("converted", "duplicate", "failed", "passed over")
        if outcomes[name]
    ]
    before = f" ({report.done_before} of them before)" if report.done_before else ""
    messages.remark(", ".join(counts) + before)
    for code, number in sorted(report.codes.items()):
        messages.remark(f"{number:7} {code} {TABLE[code].name if code in TABLE else ''}")
    messages.diagnostics(
        diagnostic(code, message=said if repr(path) in said else f"{path}: {said}")
        for path, code, said in report.failed[:_NAMED]
    )
    if len(report.failed) > _NAMED:
        messages.remark(f"and {len(report.failed) - _NAMED} more that failed; the manifest names all")
    done = outcomes["converted"] + outcomes["duplicate"]
    if not done:
        raise typer.Exit(NOTHING_DONE)
    if outcomes["failed"]:
        raise typer.Exit(SOME_FAILED)
    if report.with_errors:
        raise typer.Exit(ERRORS_IN_RESULT)
