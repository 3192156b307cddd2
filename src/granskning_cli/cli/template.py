"""`granskning template SOURCE -o T.yaml`: a questionnaire without its answers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from granskning_cli.cli import output
from granskning_cli.cli.guarded import MEMORY, SECONDS, Limits, Memory, Timeout, Watch, guarded
from granskning_cli.cli.messages import Messages
from granskning_cli.cli.outcome import ERRORS_IN_RESULT, Debug, NoColor, Quiet, outcome
from granskning_cli.cli.source import Password, Reader, stdin
from granskning_cli.diagnostics import TABLE, Unreadable, diagnostic
from granskning_cli.export import export, format_of, formats

if TYPE_CHECKING:
    from granskning_cli.merging import Words
    from granskning_cli.model.questionnaire import Diagnostic, Questionnaire

_FORMATS: Final = formats("template")
# What is said of a document that also says something of its template: how it was read, and what its questions are.
_ASKED: Final = ("R", "L", "Q")
_OF_ANSWERS: Final = ("Q302", "Q304")


def template(
    ctx: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A document, or parsed YAML or JSON; - for stdin.")
    ],
    out: output.Out = output.STREAM,
    copies: Annotated[
        list[str] | None,
        typer.Option(
            "--from", metavar="COPY", show_default=False,
            help="More answered copies, folders or archives of them: what all share is the question. May be repeated.",
        ),
    ] = None,
    format: Annotated[str | None, output.in_format(_FORMATS, "yaml")] = None,  # noqa: A002 - the option's name is public
    reader: Reader = "auto",
    password: Password = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEMORY,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """Take the answers out of a questionnaire, so that others can be read and checked by it.

    Exit codes: 0 done; 1 done, but a copy could not be read or there is a diagnostic of severity error; 2 wrong command
    line; 3 nothing could be read.
    """
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug) as messages:
        from granskning_cli import merging

        output.check(out, source)
        failed: list[str] = []
        with guarded(Limits(timeout, memory)) as watch:
            first = _first(source, reader, password or None, watch)
            more = _copies(source, copies or [], out, reader, password or None, messages, failed, watch)
            result = merging.template(first, more, words())
        wanted = format or format_of(os.path.splitext(out)[1], "template") or "yaml"
        output.write(export(result, wanted, "template"), out)
        about = _about(first)
        messages.diagnostics([*about, *result.diagnostics])
        if failed or any(one.severity == "error" for one in about):
            raise typer.Exit(ERRORS_IN_RESULT)


def _first(source: str, reader: str, password: str | None, watch: Watch) -> Questionnaire:
    from granskning_cli.sources import questionnaire

    document = stdin() if source == output.STREAM else source
    watch(source)
    return questionnaire(document, reader=reader, password=password)


def _about(read: Questionnaire) -> list[Diagnostic]:
    """What was said of the document that is also true of its template."""
    return [one for one in read.diagnostics if one.code[0] in _ASKED and one.code not in _OF_ANSWERS]


def _copies(
    source: str,
    named: Sequence[str],
    out: str,
    reader: str,
    password: str | None,
    messages: Messages,
    failed: list[str],
    watch: Watch,
) -> Iterator[Questionnaire]:
    """One after the other; what could not be read is told, and its name goes to `failed`."""
    from granskning_cli.sources import Failure, items, questionnaire

    for item in items(named, parsed=True) if named else ():
        if item.place is not None and _same(item.place, source):
            continue  # the folder holds the first copy, too
        try:
            if isinstance(item, Failure):
                if TABLE[item.code].severity != "error":
                    messages.diagnostics([diagnostic(item.code, message=item.message)])
                    continue
                raise Unreadable(item.code, item.message)
            if item.place is not None:
                output.check(out, item.place)
            watch(item.path)
            yield questionnaire(item.read(), name=item.path, reader=reader, password=password)
        except Unreadable as problem:
            if problem.code == "R120":
                raise
            failed.append(item.path)
            messages.failure(problem.code, problem.message)


def _same(a: str, b: str) -> bool:
    try:
        return os.path.samefile(a, b)
    except OSError:
        return False


def words() -> Words:
    """What all languages say; a document may mix two."""
    from granskning_cli.merging import Words
    from granskning_cli.structure import vocabulary

    known = vocabulary()
    languages = known.languages
    return Words(
        labels=known.names["answer_columns"] | known.names["placeholders"],
        marks=frozenset(known.options),
        imperatives=tuple(word for language in languages for word in language.imperatives),
        required=tuple(word for language in languages for word in language.required),
    )
