"""The command line: arguments -> one call -> display or export. One file a command."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

INTERRUPTED = 130


def main() -> int:
    """The console script. Its exit codes are in outcome.py; 2, a wrong command line, is typer's own."""
    # A run lives for a quarter of a second, most of it imports. Searching what they made for garbage takes
    # 20 ms of that, and looking for plug-ins of pydantic among the installed packages 10 ms.
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:  # importing takes most of the time there is to be interrupted in
        from granskning_cli.cli.supervisor import divide, supervised

        waited = divide(sys.argv[1:])
        if waited is not None:
            os._exit(waited)  # nothing is open or half done here
        from granskning_cli.cli.app import app

        if supervised():
            _end(app)
        app()
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _end(app: Callable[[], object]) -> NoReturn:
    """Runs the command and leaves at once: taking the interpreter apart takes as long as reading a short form."""
    code: object = 0
    try:
        app()
    except SystemExit as ending:
        code = ending.code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or there is none
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
