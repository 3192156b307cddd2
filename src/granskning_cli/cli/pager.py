"""Text that is longer than the screen goes through the user's pager."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
from typing import Final

from granskning_cli.cli import output

# Colours as they are, no pager where one screen is enough, and what was shown stays on the screen.
_LESS: Final = "FRX"


def show(text: str, encoding: str, *, wanted: bool) -> None:
    """The text to stdout, through a pager where that is a terminal and the text is longer than it."""
    data = text.encode(encoding, "backslashreplace")
    command = _command() if wanted and _longer(text) else None
    if command is None or not _paged(command, data, encoding):
        output.write(data, output.STREAM)


def _longer(text: str) -> bool:
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    return text.count("\n") >= shutil.get_terminal_size().lines


def _command() -> list[str] | None:
    """$PAGER, else less; None where there is none, or where it is said to be none."""
    if os.name == "posix" and os.environ.get("TERM", "dumb") == "dumb":  # nothing there can move a page
        return None
    wanted = os.environ.get("PAGER")
    try:
        command = shlex.split(wanted if wanted is not None else "less", posix=os.name == "posix")
    except ValueError:
        return None
    if not command or command == ["cat"]:
        return None
    program = shutil.which(command[0])
    if program is None:
        return None
    # who has set LESS for other programs still wants no escape codes in the text
    raw = ["-R"] if os.path.splitext(os.path.basename(program))[0] == "less" else []
    return [program, *command[1:], *raw]


def _paged(command: list[str], data: bytes, encoding: str) -> bool:
    """Whether the pager ran; that it was left early is as good."""
    variables = {"LESS": _LESS, **({"LESSCHARSET": "utf-8"} if encoding == "utf-8" else {}), **os.environ}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=variables)
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is the pager's
    try:
        with contextlib.suppress(OSError):
            pager.communicate(data)
        pager.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return True
