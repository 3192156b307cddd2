"""Commands that are imported when they are called: the list of them needs their names and a line of each only."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from granskning_cli.cli import panels
from granskning_cli.cli.choice import advice
from granskning_cli.cli.commands import COMMANDS
from granskning_cli.cli.messages import Messages, silence
from granskning_cli.cli.outcome import NOTHING_DONE

if TYPE_CHECKING:
    from collections.abc import Callable

CONTEXT: Final = {"help_option_names": ["-h", "--help"]}


class Command(TyperCommand):
    """A command whose help has its options in groups, and ends with examples of its use."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What must be there is named."""
        return panels.usage(self.get_params(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, then the options under their headings."""
        parameters = self.get_params(ctx)
        groups = panels.options(parameters)
        told = panels.arguments(parameters)
        for title, rows in [("Arguments", told), *groups] if told else groups:
            with formatter.section(title):
                formatter.write_dl(rows)
        formatter.buffer[:] = [part.replace(panels.UNBROKEN, " ") for part in formatter.buffer]

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Each on a line of its own, never broken: it is there to be copied."""
        if self.name in COMMANDS:
            with formatter.section("Examples"):
                for example in COMMANDS[self.name].examples:
                    formatter.write(f"{'':{formatter.current_indent}}{example}\n")


class Commands(TyperGroup):
    """Knows every command by name."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """The program has one name, also as `python -m granskning_cli`: completion asks by it."""
        try:
            return super().main(*arguments, **{**settings, "prog_name": "granskning"})
        except OSError as problem:  # of help and version, which no command writes: the disk is full
            silence(sys.stdout)
            Messages(quiet=False, colour=False).failure(
                "R122", f"standard output could not be written: {problem.strerror or problem}"
            )
            sys.exit(NOTHING_DONE)

    def list_commands(self, ctx: Any) -> list[str]:
        """In the order of their table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The module of that name is imported now; None for a name that is no command's."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module = import_module(f"granskning_cli.cli.{cmd_name}")
            self.commands[cmd_name] = _command(cmd_name, getattr(module, cmd_name))
        return self.commands.get(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Nothing is imported for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Where to go on from here."""
        with formatter.section("Examples"):
            for name in ("parse", "diff"):
                formatter.write(f"{'':{formatter.current_indent}}{COMMANDS[name].examples[0]}\n")
        formatter.write("\n`granskning COMMAND --help` tells more of each, with examples.\n")

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Options, and the names of commands with a line of each."""
        self.commands = {
            name: TyperCommand(name=name, short_help=entry.summary) for name, entry in COMMANDS.items()
        }  # nothing is imported for it, and the run ends with it
        return super().shell_complete(ctx, incomplete)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """A name that is no command's is answered with the nearest one, and a file's with a command for it."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            if os.path.exists(name):
                ctx.fail(f"{name!r} is no command; did you mean `granskning parse {name}`?")
            ctx.fail(
                f"there is no command {name!r}; {advice(name, COMMANDS, '`granskning --help` lists all')}"
            )
        return super().resolve_command(ctx, args)


def _command(name: str, function: Callable[..., None]) -> Any:
    app = typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=CONTEXT
    )
    app.command(name, cls=Command, short_help=COMMANDS[name].summary)(function)
    return typer.main.get_command(app)
