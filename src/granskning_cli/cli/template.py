"""`granskning template SOURCE -o T.yaml`: a questionnaire without its answers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from granskning_cli.cli import output
from granskning_cli.cli.choice import one_of
from granskning_cli.cli.messages import Messages
from granskning_cli.cli.outcome import ERRORS_IN_RESULT, Debug, NoColor, Quiet, outcome
from granskning_cli.cli.source import Password, Reader, stdin
from granskning_cli.diagnostics import TABLE, Unreadable, diagnostic
from granskning_cli.export import export, format_of, formats

if TYPE_CHECKING:
    from granskning_cli.merging import Words
    from granskning_cli.model.questionnaire import Questionnaire

_FORMATS: Final = formats("template")
# What is said of a document that also says something of its template: how it was read, and what its questions are.
_ASKED: Final = ("R", "L", "Q")
_OF_ANSWERS: Final = ("Q302", "Q304")


def template(
    ctx: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A document, or parsed YAML or JSON; - for stdin.")
    ],
    out: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="A file to write; - for stdout.")
    ] = output.STREAM,
    copies: Annotated[
        list[str] | None,
        typer.Option(
            "--from", metavar="COPY", show_default=False,
            help="More answered copies, folders or archives of them: what all share is the question. May be repeated.",
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name is public
        str | None,
        typer.Option(
            "--format", "-f", metavar="|".join(_FORMATS), callback=one_of(_FORMATS), show_default=False,
            autocompletion=lambda: _FORMATS, help="Default: what OUT's name ends in, else yaml.",
        ),
    ] = None,
    reader: Reader = "auto",
    password: Password = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """Take the answers out of a questionnaire, so that others can be read and checked by it.

    Exit codes: 0 done; 1 done, but a copy could not be read or there is a diagnostic of severity error; 2 wrong command
    line; 3 nothing could be read.
    """
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug) as messages:
        output.check(out, source)
        wanted = format or format_of(os.path.splitext(out)[1], "template") or "yaml"
        from granskning_cli import merging, sources

        document = stdin() if source == output.STREAM else source
        first = sources.questionnaire(document, reader=reader, password=password or None)
        failed: list[str] = []
        more = _copies(source, copies or [], out, reader, password or None, messages, failed)
        result = merging.template(first, more, words())
        output.write(export(result, wanted, "template"), out)
        about = [d for d in first.diagnostics if d.code[0] in _ASKED and d.code not in _OF_ANSWERS]
        messages.diagnostics([*about, *result.diagnostics])
        if failed or any(one.severity == "error" for one in about):
            raise typer.Exit(ERRORS_IN_RESULT)


def _copies(
    source: str,
    named: Sequence[str],
    out: str,
    reader: str,
    password: str | None,
    messages: Messages,
    failed: list[str],
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
