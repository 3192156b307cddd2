"""`granskning diff OLD NEW`: what was asked and answered otherwise in two years."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from granskning_cli.cli import output
from granskning_cli.cli.choice import all_of
from granskning_cli.cli.guarded import MEMORY, SECONDS, Limits, Memory, Timeout, Watch, guarded
from granskning_cli.cli.messages import Messages, harmless
from granskning_cli.cli.outcome import Debug, NoColor, Quiet, outcome
from granskning_cli.cli.source import Corrections, Password, Reader, Template, stdin
from granskning_cli.export import export, format_of, formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from granskning_cli.model.comparison import Comparison
    from granskning_cli.model.questionnaire import Diagnostic
    from granskning_cli.sources.folders import File, Folder

DIFFERENT: Final = 1
_TEXT: Final = "text"
_FORMATS: Final = [_TEXT, *formats("comparison")]
_ONLY: Final = ["marks", "text", "questions"]


_SIDE: Final = "A document, parsed YAML or JSON, a folder or archive of them; - for stdin."
Old = Annotated[str, typer.Argument(metavar="OLD", help=_SIDE)]
New = Annotated[str, typer.Argument(metavar="NEW", help=_SIDE)]
Format = Annotated[str | None, output.in_format(_FORMATS, "text")]
Only = Annotated[
    list[str] | None,
    typer.Option(
        metavar="|".join(_ONLY), callback=all_of(_ONLY), autocompletion=lambda: _ONLY, show_default=False,
        help="Only changes of marks, of written answers, or of what is asked; may be repeated.",
    ),
]  # fmt: skip
Section = Annotated[
    str | None,
    typer.Option(
        metavar="TITLE|NUMBER", show_default=False, help="Only the section of that number or title."
    ),
]
Stat = Annotated[bool, typer.Option("--stat", help="Only how many changes there are (text).")]
Context = Annotated[
    int, typer.Option("--context", min=0, metavar="N", help="Words shown around a changed one (text).")
]


class _Part(NamedTuple):
    """What of a comparison is wanted."""

    only: list[str]
    section: str | None


def diff(
    ctx: typer.Context,
    old: Old,
    new: New,
    out: output.Out = output.STREAM,
    format: Format = None,  # noqa: A002 - the option's name is public
    only: Only = None,
    stat: Stat = False,
    section: Section = None,
    context: Context = 8,
    raw: output.Raw = False,
    reader: Reader = "auto",
    password: Password = None,
    template: Template = None,
    timeout: Timeout = SECONDS, memory: Memory = MEMORY,
    corrections: Corrections = None,
    quiet: Quiet = False, no_color: NoColor = False, debug: Debug = False,
) -> None:  # fmt: skip
    """Say what was asked and answered otherwise in two questionnaires, or in those of two folders.

    The comparison goes to stdout, remarks to stderr. Exit codes: 0 no differences; 1 differences; 2 wrong command
    line; 3 nothing could be compared.
    """
    if old == new == output.STREAM:
        raise typer.BadParameter("only one of OLD and NEW can be stdin", param_hint="NEW")
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug) as messages:
        for source in (old, new):
            output.check(out, source)
        from granskning_cli.sources import folders, many, overlays

        several = any(side != output.STREAM and many(side) for side in (old, new))
        with guarded(Limits(timeout, memory)) as watch:
            load = partial(
                folders.load, reader=reader, password=password or None, template=template,
                corrections=overlays(corrections or ()), watch=watch,
            )  # fmt: skip
            sides = [load(stdin() if side == output.STREAM else side) for side in (old, new)]
            pairs, alone = _pairs(sides, several=several)
            found = _compared(pairs, _Part(only or [], section), watch)
        notes = [*sides[0].notes, *sides[1].notes, *alone]
        wanted = format or format_of(os.path.splitext(out)[1], "comparison") or _TEXT
        if wanted == _TEXT:
            output.write(_text(found, messages, out, context, stat=stat), out)
        else:
            output.write(_data(found, wanted, several=several, raw=raw), out)
        messages.diagnostics([*notes, *_remarks(found)])
        # The respondents on one side only are a difference, and of a file that was passed over nobody knows.
        if notes or any(one.changes for one in found) or any(_nothing_in_common(one) for one in found):
            raise typer.Exit(DIFFERENT)


def _pairs(sides: Sequence[Folder], *, several: bool) -> tuple[list[tuple[File, File]], list[Diagnostic]]:
    """Of two folders those that belong together; two files are a pair, whoever answered."""
    from granskning_cli.diagnostics import Unreadable
    from granskning_cli.sources import folders

    if not several:
        return [(sides[0].files[0], sides[1].files[0])], []
    pairs, alone = folders.pair(sides[0].files, sides[1].files)
    if not pairs:
        said = "; ".join(note.message for note in alone)
        raise Unreadable("R147", f"no questionnaire of OLD belongs to one of NEW: {said}")
    return pairs, alone


def _compared(pairs: Sequence[tuple[File, File]], part: _Part, watch: Watch) -> list[Comparison]:
    """What changed in each pair, as far as it is wanted; a section that nowhere is, is a wrong command line."""
    from granskning_cli.diff import compare, selection

    found: list[Comparison] = []
    for old, new in pairs:
        watch(new.name)
        whole: Comparison | None = compare(old.questionnaire, new.questionnaire)
        if part.section is not None and whole is not None:
            whole = selection.in_section(whole, old.questionnaire, new.questionnaire, part.section)
        if whole is not None:
            found.append(selection.only(whole, part.only) if part.only else whole)
    if not found:
        titles = dict.fromkeys(
            " ".join(filter(None, (section.number, section.title)))
            for pair in pairs for file in pair for section in file.questionnaire.sections
        )  # fmt: skip
        there = harmless("; ".join(filter(None, titles)))
        raise typer.BadParameter(f"no section {part.section!r}; there are: {there}", param_hint="--section")
    return found


def _remarks(found: Sequence[Comparison]) -> Iterator[Diagnostic]:
    """Those of all comparisons; of several each says whose it is."""
    for one in found:
        whose = f"{one.new.respondent or one.new.name}: " if len(found) > 1 else ""
        for remark in one.diagnostics:
            yield remark.model_copy(update={"message": whose + remark.message})


def _nothing_in_common(one: Comparison) -> bool:
    return any(remark.code == "D702" for remark in one.diagnostics)


def _data(found: Sequence[Comparison], wanted: str, *, several: bool, raw: bool) -> bytes:
    """Of folders a list, also where it holds one."""
    if not several:
        return export(found[0], wanted, "comparison", raw=raw)
    from granskning_cli.model.comparisons import Comparisons

    return export(Comparisons(tuple(found)), wanted, "comparison", raw=raw)


def _text(found: Sequence[Comparison], messages: Messages, out: str, context: int, *, stat: bool) -> bytes:
    from granskning_cli.display.comparison import render
    from granskning_cli.display.screen import NARROW, columns

    shown = out == output.STREAM
    width, colour = (columns(), messages.colour_out) if shown else (NARROW, False)
    return render(found, width=width, colour=colour, context=context, stat=stat).encode()
