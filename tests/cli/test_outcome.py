"""Every exception becomes one message and one exit code."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from granskning_cli.cli.outcome import outcome
from granskning_cli.diagnostics import Unreadable


def end_with(problem: BaseException, *arguments: str) -> tuple[int, str]:
    """The exit code and the stderr of a command that meets the problem."""
    app = typer.Typer(pretty_exceptions_enable=False)

    @app.command()
    def command(ctx: typer.Context, debug: bool = False) -> None:
        with outcome(ctx, quiet=True, no_color=True, debug=debug):
            raise problem

    done = CliRunner().invoke(app, arguments)
    return done.exit_code, done.stderr


@pytest.mark.parametrize(
    "bug", [KeyError("x\x1b[31m"), RecursionError("too deep"), MemoryError(), OSError(5, "io")]
)
def test_a_bug_is_told_in_one_line(bug: Exception) -> None:
    """An exception that nobody foresaw is R199 and ends with 3; its text cannot give the terminal orders."""
    code, said = end_with(bug)
    assert code == 3
    assert said.startswith(f"error[R199]: {type(bug).__name__}: ")
    assert "--debug" in said
    assert "Traceback" not in said
    assert "\x1b" not in said


def test_a_bug_with_debug() -> None:
    """--debug shows where it happened, above the same line."""
    code, said = end_with(KeyError("x"), "--debug")
    assert code == 3
    assert said.startswith("Traceback ")
    assert "\nerror[R199]: KeyError: 'x'\n" in said


def test_what_cannot_be_read_keeps_its_own_code() -> None:
    """Unreadable tells its code and the hint of that code."""
    assert end_with(Unreadable("R104", "nothing there")) == (
        3,
        "error[R104]: nothing there\nhint: Download or export it again.\n",
    )


def test_an_exit_is_an_exit() -> None:
    """A command's own exit code, a wrong command line and an interruption pass through."""
    assert end_with(typer.Exit(1)) == (1, "")
    assert end_with(typer.BadParameter("no"))[0] == 2
    assert end_with(KeyboardInterrupt())[0] == 130
