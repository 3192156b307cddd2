"""`granskning correct SOURCE`: a person's decisions about values, in a file that every later run applies."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from granskning_cli.cli import output, overlay
from granskning_cli.cli.guarded import MEMORY, SECONDS, Limits, Memory, Timeout, guarded
from granskning_cli.cli.outcome import Debug, NoColor, Quiet, outcome
from granskning_cli.cli.overlay import Asked
from granskning_cli.cli.panels import VALUE, WHICH
from granskning_cli.cli.source import Password, Reader, stdin
from granskning_cli.diagnostics import Unreadable

if TYPE_CHECKING:
    from granskning_cli.corrections.record import Who
    from granskning_cli.model.overlay import Value, Where
    from granskning_cli.model.questionnaire import Questionnaire

Source = Annotated[str, typer.Argument(metavar="SOURCE", help="The document, or parsed data; - for stdin.")]
Out = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", show_default=False,
        help="The file of corrections; else beside SOURCE, under its name and .corrections.yaml.",
    ),
]  # fmt: skip
Number = Annotated[
    str | None,
    typer.Option(
        "--question",
        rich_help_panel=WHICH,
        metavar="NUMBER",
        show_default=False,
        help="The question's number.",
    ),
]
Section = Annotated[
    str | None,
    typer.Option(
        rich_help_panel=WHICH, metavar="TITLE|NUMBER", show_default=False,
        help="Its section, where others have its number.",
    ),
]  # fmt: skip
Wording = Annotated[
    str | None,
    typer.Option(
        rich_help_panel=WHICH,
        metavar="TEXT",
        show_default=False,
        help="How it begins, where no number tells it.",
    ),
]
Mark = Annotated[
    list[str] | None,
    typer.Option(
        rich_help_panel=VALUE,
        metavar="LABEL|CODE",
        show_default=False,
        help="What is marked; may be repeated.",
    ),
]
Unmark = Annotated[bool, typer.Option("--unmark", rich_help_panel=VALUE, help="Nothing is marked.")]
Text = Annotated[
    str | None,
    typer.Option(
        rich_help_panel=VALUE,
        metavar="TEXT",
        show_default=False,
        help="The answer's text; empty where there is none.",
    ),
]
TextFile = Annotated[
    str | None,
    typer.Option(
        rich_help_panel=VALUE, metavar="FILE", show_default=False, help="The same from a file; - for stdin."
    ),
]
Respondent = Annotated[
    str | None,
    typer.Option(
        rich_help_panel=VALUE, metavar="NAME", show_default=False, help="Who answers; empty for nobody named."
    ),
]
Organisation = Annotated[
    str | None,
    typer.Option(rich_help_panel=VALUE, metavar="NAME", show_default=False, help="Of which organisation."),
]
Year = Annotated[
    str | None,
    typer.Option(rich_help_panel=VALUE, metavar="YEAR", show_default=False, help="The year it is about."),
]
By = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", envvar="GRANSKNING_WHO", show_default=False, help="Who decides."),
]
Why = Annotated[str | None, typer.Option(metavar="TEXT", show_default=False, help="Why.")]
Listing = Annotated[bool, typer.Option("--list", help="Only show what the file holds.")]
Remove = Annotated[bool, typer.Option("--remove", help="Take the corrections of --question out again.")]
NoEdit = Annotated[bool, typer.Option("--no-edit", help="Do not open the file in an editor.")]


def correct(
    ctx: typer.Context,
    source: Source,
    question: Number = None,
    mark: Mark = None,
    unmark: Unmark = False,
    text: Text = None,
    text_file: TextFile = None,
    section: Section = None,
    wording: Wording = None,
    respondent: Respondent = None,
    organisation: Organisation = None,
    year: Year = None,
    who: By = None,
    why: Why = None,
    listing: Listing = False,
    remove: Remove = False,
    out: Out = None,
    no_edit: NoEdit = False,
    reader: Reader = "auto",
    password: Password = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEMORY,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Decide what holds where a value was read wrongly; later runs apply the decision, and say that a person made it.

    Without a value to set, a file is written that names every doubtful question, and opened in your editor ($VISUAL,
    $EDITOR) at a terminal. Exit codes: 0 done; 1 the file holds what cannot be applied; 2 wrong command line; 3 failed.
    """
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug) as messages:
        path = _path(source, out)
        values = _values(mark, text, text_file, unmark=unmark, source=source)
        values |= _of_document(respondent, organisation, year)
        asked = Asked(question, section, wording, values)
        _check(asked, who, remove=remove or listing)
        if listing:
            overlay.listed(path)
            return
        read = _read(source, reader, password, Limits(timeout, memory))
        output.check(path, source)
        if remove:
            overlay.remove(read, path, asked)
        elif values:
            overlay.decide(read, path, asked, _by(who, why))
        else:
            overlay.edit(read, path, messages, editor=not no_edit and _at_terminal())
        overlay.review(read, path, messages)


def _read(source: str, reader: str, password: str | None, limits: Limits) -> Questionnaire:
    """As it is read, without any correction. Raises Unreadable."""
    from granskning_cli.sources import questionnaire

    document = stdin() if source == output.STREAM else source
    with guarded(limits):
        return questionnaire(document, reader=reader, password=password or None)


def _at_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _path(source: str, out: str | None) -> str:
    from granskning_cli.sources.overlays import path_of

    if out is not None:
        return out
    if source == output.STREAM:
        raise typer.BadParameter("say with -o where the corrections of stdin shall be", param_hint="-o")
    return path_of(source)


def _values(
    mark: Sequence[str] | None, text: str | None, text_file: str | None, *, unmark: bool, source: str
) -> dict[Where, Value]:
    if mark and unmark:
        raise typer.BadParameter("it goes against --mark", param_hint="--unmark")
    if text is not None and text_file is not None:
        raise typer.BadParameter("it goes against --text", param_hint="--text-file")
    if text_file == source == output.STREAM:
        raise typer.BadParameter("only one of SOURCE and --text-file can be stdin", param_hint="--text-file")
    found: dict[Where, Value] = {}
    if mark or unmark:
        found["selected"] = tuple(mark or ())
    if text is not None:
        found["text"] = text
    if text_file is not None:
        found["text"] = _content(text_file)
    return found


def _of_document(respondent: str | None, organisation: str | None, year: str | None) -> dict[Where, Value]:
    found: dict[Where, Value] = {}
    if respondent is not None:
        found["respondent"] = respondent
    if organisation is not None:
        found["organisation"] = organisation
    if year is not None:
        found["year"] = year or None
    return found


def _content(path: str) -> str:
    """A file's text; the break at its end is its editor's. Raises Unreadable."""
    from granskning_cli.data.questionnaire import text_of
    from granskning_cli.readers.opening import opened

    try:
        text = text_of(stdin() if path == output.STREAM else opened(path)[1])
    except Unreadable as problem:
        raise Unreadable(problem.code, f"{path}: {problem.message}") from None
    return text.replace("\r\n", "\n").removesuffix("\n")


def _check(asked: Asked, who: str | None, *, remove: bool) -> None:
    """Raises BadParameter where the options do not make one decision."""
    of_question = [field for field in asked.values if field in ("selected", "text")]
    if of_question and not asked.names_question:
        raise typer.BadParameter("say which question's", param_hint="--question")
    if asked.values and remove:
        raise typer.BadParameter("it sets no value", param_hint="--remove or --list")
    if asked.names_question and not of_question and not remove:
        raise typer.BadParameter("say what holds", param_hint="--mark, --unmark or --text")
    if asked.values and not (who or "").strip():
        raise typer.BadParameter("say who decides this, here or in GRANSKNING_WHO", param_hint="--who")
    told = [*asked.values.values(), asked.wording, who]
    flat = [part for one in told for part in (one if isinstance(one, tuple) else [one])]
    if any(isinstance(one, str) and not _sound(one) for one in flat):
        raise typer.BadParameter("a value is not Unicode; give it by --text-file", param_hint="--text")


def _sound(text: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in text)


def _by(who: str | None, why: str | None) -> Who:
    import datetime

    from granskning_cli.corrections.record import Who

    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date().isoformat()
    return Who(who or "", why or None, today)
