"""The command line: arguments -> one call -> display or export. One file a command."""

from __future__ import annotations

import gc
import os

INTERRUPTED = 130


def main() -> int:
    """The console script. Its exit codes are in outcome.py; 2, a wrong command line, is typer's own."""
    # A run lives for a quarter of a second, most of it imports. Searching what they made for garbage takes
    # 20 ms of that, and looking for plug-ins of pydantic among the installed packages 10 ms.
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:  # importing takes most of the time there is to be interrupted in
        from granskning_cli.cli.app import app

        app()
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0
