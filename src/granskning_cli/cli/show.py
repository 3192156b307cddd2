"""`granskning show SOURCE`: one questionnaire, readable in the terminal."""

from __future__ import annotations

import codecs
import sys
from typing import Annotated, Final

import typer

from granskning_cli.cli import output
from granskning_cli.cli.choice import all_of
from granskning_cli.cli.guarded import MEMORY, SECONDS, Limits, Memory, Timeout, guarded
from granskning_cli.cli.language import ENGLISH, Language, in_language
from granskning_cli.cli.messages import harmless
from granskning_cli.cli.outcome import ERRORS_IN_RESULT, Debug, NoColor, Quiet, outcome
from granskning_cli.cli.source import Corrections, Password, Reader, Template, stdin

_ONLY: Final = ["unanswered", "flagged", "answered", "ambiguous"]


def _numbers(values: list[str] | None) -> list[str]:
    found = [part.strip() for value in values or () for part in value.split(",") if part.strip()]
    if values and not found:
        raise typer.BadParameter("there is no number in it")
    return found


Section = Annotated[
    str | None,
    typer.Option(
        metavar="TITLE|NUMBER", show_default=False, help="Only the section of that number or title."
    ),
]
Numbers = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NUMBER", callback=_numbers, show_default=False,
        help="Only the question of that number; may be repeated, or name several: 3.3,3.4.",
    ),
]  # fmt: skip
Only = Annotated[
    list[str] | None,
    typer.Option(
        metavar="|".join(_ONLY), callback=all_of(_ONLY), autocompletion=lambda: _ONLY, show_default=False,
        help="Only questions in that state; flagged: with a diagnostic. May be repeated.",
    ),
]  # fmt: skip


NoPager = Annotated[
    bool, typer.Option("--no-pager", help="All at once, also where it is longer than the screen.")
]


def show(
    ctx: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A document, parsed YAML or JSON; - for stdin.")
    ],
    section: Section = None,
    question: Numbers = None,
    only: Only = None,
    no_pager: NoPager = False,
    lang: Language = ENGLISH,
    reader: Reader = "auto",
    password: Password = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEMORY,
    template: Template = None,
    corrections: Corrections = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """Show one questionnaire in the terminal as on its form: questions, marks, answers and diagnostics.

    Exit codes: 0 done; 1 done, but there is a diagnostic of severity error; 2 wrong command line; 3 nothing could be
    read.
    """
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug) as messages:
        from granskning_cli.sources import overlays, questionnaire

        document = stdin() if source == output.STREAM else source
        with guarded(Limits(timeout, memory)):
            found = questionnaire(
                document, reader=reader, password=password or None,
                template=template, corrections=overlays(corrections or ()), single=True,
            )  # fmt: skip
        from granskning_cli.cli import pager
        from granskning_cli.display.questionnaire import render
        from granskning_cli.display.screen import columns
        from granskning_cli.display.selection import NotThere, select

        said = [in_language(one, lang, alone=True) for one in found.diagnostics]
        found = found.model_copy(update={"diagnostics": tuple(said)})
        try:
            part = select(found, section=section, numbers=question or [], only=only or [], language=lang)
        except NotThere as problem:
            raise typer.BadParameter(harmless(problem.message), param_hint=problem.option) from None
        encoding = _encoding()
        text = render(part, width=columns(), colour=messages.colour_out, encoding=encoding, language=lang)
        pager.show(text, encoding, wanted=not no_pager)
        if any(one.severity == "error" for one in found.diagnostics):
            raise typer.Exit(ERRORS_IN_RESULT)


def _encoding() -> str:
    """What stdout is written in."""
    return codecs.lookup(sys.stdout.encoding or "utf-8").name if sys.stdout is not None else "utf-8"
