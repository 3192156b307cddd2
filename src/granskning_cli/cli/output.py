"""Bytes to stdout or to a file. A file is there whole or not at all: no run leaves half of one behind."""

from __future__ import annotations

import os
import stat
import sys
from typing import Annotated, Any

import typer

from granskning_cli.cli.choice import one_of
from granskning_cli.cli.messages import silence
from granskning_cli.diagnostics import Unreadable
from granskning_cli.export import is_binary
from granskning_cli.export.whole import replaced

STREAM = "-"
Out = Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="A file to write; - for stdout.")]
Raw = Annotated[
    bool, typer.Option("--raw", help="Leave cells that look like formulas as they were written (csv).")
]


def in_format(names: list[str], otherwise: str) -> Any:
    """The option `--format`, whose value is one of these; `otherwise` says what it is where OUT tells none."""
    return typer.Option(
        "--format", "-f", metavar="|".join(names), callback=one_of(names), show_default=False,
        autocompletion=lambda: names, help=f"Default: what OUT's name ends in, else {otherwise}.",
    )  # fmt: skip


def check(out: str, source: str) -> None:
    """Finds out before any work is done that the output cannot go there. Raises Unreadable R120 to R122."""
    if out == STREAM:
        return
    try:
        if source != STREAM and os.path.exists(out) and os.path.samefile(out, source):
            raise Unreadable("R120", f"{out!r} is the document that is to be read")
    except OSError:
        pass  # what is wrong with the source is said when it is read
    try:
        folder = os.path.dirname(os.path.realpath(out))
    except OSError:
        raise Unreadable("R121", "the folder that this was started in is gone") from None
    if not os.path.isdir(folder):
        raise Unreadable("R121", f"there is no folder {folder!r}")
    if os.path.isdir(out):
        raise Unreadable("R122", f"{out!r} is a folder")
    if os.path.exists(out) and not os.access(out, os.W_OK):
        raise Unreadable("R122", f"{out!r} is write-protected")


def check_terminal(out: str, wanted: str) -> None:
    """A terminal cannot show what is no text: then the command line was wrong."""
    if out == STREAM and is_binary(wanted) and sys.stdout is not None and sys.stdout.isatty():
        raise typer.BadParameter(
            f"{wanted} is no text for a terminal; name a file with -o, or send stdout to one", param_hint="-f"
        )


def write(data: bytes, out: str) -> None:
    """To the path, or to stdout for "-". Raises Unreadable R122 and then leaves what was there before."""
    try:
        if out == STREAM:
            _to_stdout(data)
        elif os.path.exists(out) and not stat.S_ISREG(os.stat(out).st_mode):
            with open(out, "wb") as stream:  # a device or a pipe cannot be replaced
                stream.write(data)
        else:
            with replaced(os.path.realpath(out)) as stream:  # a link stays a link
                stream.write(data)
    except OSError as problem:
        name = "standard output" if out == STREAM else repr(out)
        raise Unreadable("R122", f"{name} could not be written: {problem.strerror or problem}") from problem


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise Unreadable("R122", "standard output is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # `| head`: the reader has what it wanted
        silence(sys.stdout)
    except OSError:
        silence(sys.stdout)
        raise
