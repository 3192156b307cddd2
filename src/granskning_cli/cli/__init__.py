"""The command line: arguments -> one call -> display or export. One file a command."""

from __future__ import annotations

INTERRUPTED = 130


def main() -> int:
    """The console script. Its exit codes are in outcome.py; 2, a wrong command line, is typer's own."""
    try:  # importing takes most of the time there is to be interrupted in
        from granskning_cli.cli.app import app

        app()
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0
