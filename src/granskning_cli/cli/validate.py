"""`granskning validate SOURCE... [--template T]`: what is wrong with one or many questionnaires."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from granskning_cli import __version__
from granskning_cli.cli import output
from granskning_cli.cli.guarded import MEMORY, SECONDS, Limits, Memory, Timeout, Watch, guarded
from granskning_cli.cli.language import ENGLISH, Language
from granskning_cli.cli.messages import Messages
from granskning_cli.cli.outcome import ERRORS_IN_RESULT, NOTHING_DONE, Debug, NoColor, Quiet, outcome
from granskning_cli.cli.source import Corrections, Password, Reader, Verify, stdin
from granskning_cli.export import export, format_of, formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from granskning_cli.model.findings import Checked, Findings
    from granskning_cli.model.questionnaire import Questionnaire
    from granskning_cli.sources import Corrections as Overlays

_SCREEN: Final = "text"
_FORMATS: Final = [_SCREEN, *formats("findings")]
_STDIN: Final = "stdin"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", show_default=False,
        help="Documents, parsed YAML or JSON; folders, patterns or archives of them; - for stdin.",
    ),
]  # fmt: skip
Template = Annotated[
    str | None,
    typer.Option(
        "--template", metavar="T", show_default=False,
        help="What all of them are to ask: made by `granskning template`, or any questionnaire.",
    ),
]  # fmt: skip
Format = Annotated[str | None, output.in_format(_FORMATS, "text")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 where there are warnings, too.")]


def validate(
    ctx: typer.Context,
    source: Sources,
    template: Template = None,
    out: output.Out = output.STREAM,
    format: Format = None,  # noqa: A002 - the option's name is public
    strict: Strict = False,
    lang: Language = ENGLISH,
    corrections: Corrections = None,
    verify: Verify = False,
    reader: Reader = "auto",
    password: Password = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEMORY,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Say what is wrong with questionnaires, in themselves and against their template.

    Exit codes: 0 no error; 1 at least one finding of severity error, among them a file that cannot be read; 2 wrong
    command line; 3 nothing could be read.
    """
    if source.count(output.STREAM) > 1 or (template == output.STREAM and output.STREAM in source):
        raise typer.BadParameter("stdin can be read once", param_hint="SOURCE")
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug) as messages:
        import gc

        gc.enable()  # a folder makes this run a long one
        wanted = format or format_of(os.path.splitext(out)[1], "findings") or _SCREEN
        _check(out, source, template)
        from granskning_cli.sources import overlays

        with guarded(Limits(timeout, memory)) as watch:
            found = _found(
                source, template, messages, overlays(corrections or ()), watch,
                reader=reader, password=password or None, verify=verify,
            )  # fmt: skip
        output.write(
            _drawn(found, out, lang, messages.colour_out)
            if wanted == _SCREEN
            else export(found, wanted, "findings"),
            out,
        )
        if not any(document.read for document in found.documents):
            raise typer.Exit(NOTHING_DONE)
        if found.count("error") or (strict and found.count("warning")):
            raise typer.Exit(ERRORS_IN_RESULT)


def _check(out: str, source: Sequence[str], template: str | None) -> None:
    """The output may be none of the files that are read."""
    if out == output.STREAM:
        return
    from granskning_cli.sources import File, files

    output.check(out, template or output.STREAM)
    for file in files([one for one in source if one != output.STREAM]):
        if isinstance(file, File) and file.disk is not None:
            output.check(out, file.disk)


def _found(
    source: Sequence[str],
    template: str | None,
    messages: Messages,
    decided: Overlays,
    watch: Watch,
    *,
    reader: str,
    password: str | None,
    verify: bool,
) -> Findings:
    """All findings; those of the template itself stand first. Raises Unreadable where the template cannot be read."""
    from granskning_cli import findings, sources
    from granskning_cli.model.findings import Findings
    from granskning_cli.validate.against import of_template

    def read(data: bytes, name: str, disk: str | None) -> Questionnaire:
        watch(name)
        return sources.questionnaire(
            data, name=name, reader=reader, password=password,
            template=pattern, corrections=decided, disk=disk, verify=verify,
        )  # fmt: skip

    documents: list[Checked] = []
    pattern = None
    if template is not None:
        watch(template)
        pattern = sources.questionnaire(
            stdin() if template == output.STREAM else template, reader=reader, password=password
        )
        wrong = findings.of(template, pattern, of_template(pattern))
        documents += [wrong] if wrong.findings else []

    def each() -> Iterator[Checked]:
        files = [one for one in source if one != output.STREAM]
        if len(files) < len(source):
            yield findings.check_bytes(stdin(), _STDIN, read, pattern)
        if files:
            yield from findings.check(files, read, pattern, but=template)

    for one in each():
        documents.append(one)
        _progress(len(documents), messages)
    _progress(0, messages)
    return Findings(version=__version__, template=template, documents=tuple(documents))


def _progress(count: int, messages: Messages) -> None:
    """How many are done, on a terminal only; 0 wipes it out."""
    if messages.quiet or sys.stderr is None or not sys.stderr.isatty() or count == 1:
        return
    sys.stderr.write(f"\r{count} documents" if count else "\r\x1b[K")
    sys.stderr.flush()


def _drawn(found: Findings, out: str, lang: str, colour: bool) -> bytes:
    from granskning_cli.cli.language import codes, in_language
    from granskning_cli.display.findings import render
    from granskning_cli.display.screen import NARROW, columns
    from granskning_cli.export.sound import sound

    shown = out == output.STREAM
    told = sound(found)
    if lang != ENGLISH:
        documents = [
            one.model_copy(
                update={"findings": tuple(in_language(each, lang, alone=False) for each in one.findings)}
            )
            for one in told.documents
        ]
        told = told.model_copy(update={"documents": tuple(documents)})
    width = columns() if shown else NARROW
    return render(told, width=width, colour=colour and shown, language=lang, told=codes(lang)).encode()
