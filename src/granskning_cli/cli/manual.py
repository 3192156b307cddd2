"""The manual page, from the same text as the help: `python -m granskning_cli.cli.manual > docs/granskning.1`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any, Final

import typer

from granskning_cli import __version__
from granskning_cli.cli.app import app
from granskning_cli.cli.commands import COMMANDS

_EXITS: Final = (
    ("0", "Done; no diagnostic of severity error. diff: no differences."),
    ("1", "Done, but a value is not to be trusted: a diagnostic of severity error. diff: differences."),
    ("2", "The command line was wrong."),
    (
        "3",
        "Nothing could be converted: not found, unreadable, encrypted, no questionnaire, output not written.",
    ),
    ("4", "batch: some documents were converted and some failed."),
    ("130", "Interrupted; of a batch what was finished is kept, and the same command goes on."),
)
_VARIABLES: Final = (
    ("GRANSKNING_PASSWORD", "The password of encrypted documents, unseen by other users of the machine."),
    ("GRANSKNING_TEMPLATES", "The folder of your own templates, else ~/.config/granskning/templates."),
    ("GRANSKNING_WHO", "Who decides in granskning correct."),
    ("NO_COLOR, CLICOLOR=0", "No colours."),
    ("CLICOLOR_FORCE, FORCE_COLOR", "Colours also where stdout is no terminal; NO_COLOR goes before them."),
    ("COLUMNS", "The width of what is drawn, also in a pipe, where it is 80 otherwise."),
    ("PAGER", "What shows text that is longer than the screen, else less."),
    ("VISUAL, EDITOR", "The editor that granskning correct opens."),
)
_FILES: Final = (
    ("SOURCE.corrections.yaml", "Decisions about the document SOURCE, which every command applies."),
    ("OUT/manifest.jsonl", "What became of every document of a batch, a line each."),
)
# Told once, of the program.
_EVERYWHERE: Final = ("quiet", "no_color", "debug")
# The blanks at the left of an example.
_INDENT: Final = 4


def page() -> str:
    """The page in the macros of man(7)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    group: Any = typer.main.get_command(app)
    context = group.make_context("granskning", ["--help"], resilient_parsing=True)
    yield f'.TH GRANSKNING 1 "" "granskning {__version__}" "User Commands"'
    yield from (".SH NAME", f"granskning {chr(92)}- filled questionnaires to checked data")
    yield from (".SH SYNOPSIS", ".B granskning", ".RI [ OPTIONS ]", ".I COMMAND", ".RI [ ARGS ]")
    yield from (".SH DESCRIPTION", _escaped(group.help))
    yield "Data goes to stdout, everything else to stderr."
    yield ".SH OPTIONS"
    yield from _options(group.params)
    yield from (".TP", rf"\fB{_escaped('-h, --help')}\fR", "Show what there is and exit.")
    yield from (
        ".PP",
        f"{_escaped('-q, --no-color, --debug and -h')} stand before or after the name of a command.",
    )
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield from _command(group.get_command(context, name))
    for title, entries in (("EXIT STATUS", _EXITS), ("ENVIRONMENT", _VARIABLES), ("FILES", _FILES)):
        yield f".SH {title}"
        for term, text in entries:
            yield from (".TP", f".B {_escaped(term)}", _escaped(text))


def _command(command: Any) -> Iterator[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    needed = " ".join(one.metavar if one.required else f"[{one.metavar}]" for one in arguments)
    yield f".SS {_escaped(f'granskning {command.name} [OPTIONS] {needed}')}"
    for number, paragraph in enumerate(command.help.split("\n\n")):
        yield from ([".PP"] if number else [])
        yield _escaped(" ".join(paragraph.split()))
    for one in arguments:
        yield from (".TP", f".I {_escaped(one.metavar)}", _escaped(one.help or ""))
    yield from _options([one for one in command.params if one.name not in _EVERYWHERE])
    yield from (".PP", "Examples:", ".nf", f".in +{_INDENT}")
    yield from map(_escaped, COMMANDS[command.name].examples)
    yield from (f".in -{_INDENT}", ".fi")


def _options(parameters: Iterable[Any]) -> Iterator[str]:
    for one in parameters:
        if one.param_type_name == "option":
            yield from (".TP", _names(one), _escaped(_meaning(one)))


def _names(option: Any) -> str:
    names = rf"\fB{_escaped(', '.join([*reversed(option.opts), *option.secondary_opts]))}\fR"
    return rf"{names} \fI{_escaped(option.metavar)}\fR" if option.metavar else names


def _meaning(option: Any) -> str:
    told = [option.help or ""]
    if option.required:
        told.append("Required.")
    if option.show_default and option.default not in (None, False, True, ()):
        told.append(
            f"Default: {option.default:g}."
            if isinstance(option.default, float)
            else f"Default: {option.default}."
        )
    if option.envvar:
        told.append(f"Variable: {option.envvar}.")
    return " ".join(told)


def _escaped(text: str) -> str:
    """A line of text, of which roff takes nothing for an order."""
    plain = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


if __name__ == "__main__":
    sys.stdout.write(page())
