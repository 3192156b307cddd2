"""How a run ends: the one place where an exception becomes a message and an exit code.

0    done, and no diagnostic of severity error
1    done, with at least one diagnostic of severity error
2    the command line was wrong (typer says so)
3    nothing could be converted, or the output could not be written
130  interrupted
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Final, NamedTuple

import typer

from granskning_cli.cli.messages import Messages, wants_colour
from granskning_cli.cli.panels import EVERYWHERE

ERRORS_IN_RESULT: Final = 1
NOTHING_DONE: Final = 3

Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", rich_help_panel=EVERYWHERE, help="Say nothing about the result on stderr."),
]
NoColor = Annotated[
    bool,
    typer.Option("--no-color", rich_help_panel=EVERYWHERE, help="No colours; NO_COLOR=1 does the same."),
]
Debug = Annotated[
    bool,
    typer.Option("--debug", rich_help_panel=EVERYWHERE, help="Show where in the program a failure happened."),
]


class Manner(NamedTuple):
    """What was asked for before the command's name: `granskning -q parse` is `granskning parse -q`."""

    quiet: bool = False
    no_color: bool = False
    debug: bool = False


@contextmanager
def outcome(ctx: typer.Context, *, quiet: bool, no_color: bool, debug: bool) -> Iterator[Messages]:
    """Gives the command its stderr, and ends the run with code 3 where the command could do nothing."""
    from granskning_cli.diagnostics import Unreadable

    before = ctx.obj if isinstance(ctx.obj, Manner) else Manner()
    plain = no_color or before.no_color
    messages = Messages(
        quiet=quiet or before.quiet,
        colour=wants_colour(plain, sys.stderr),
        colour_out=wants_colour(plain, sys.stdout),
    )
    try:
        yield messages
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except Unreadable as problem:
        _trace(debug or before.debug)
        messages.failure(problem.code, problem.message)
        raise typer.Exit(NOTHING_DONE) from None
    except Exception as bug:  # noqa: BLE001 - no traceback ever reaches a user who did not ask for it
        _trace(debug or before.debug)
        messages.failure("R199", f"{type(bug).__name__}: {bug}")
        raise typer.Exit(NOTHING_DONE) from None


def _trace(wanted: bool) -> None:
    if wanted:
        import traceback

        traceback.print_exc()
