"""The program with a reader that fails on purpose: `python hanging.py HOW ARGUMENTS...`."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

from granskning_cli.cli import main, output
from granskning_cli.model.layout import Document
from granskning_cli.readers import text


def fail(how: str) -> None:
    """Hangs, hangs with the interpreter's lock held, crashes, eats memory or is killed."""
    if how == "hang":
        time.sleep(60)
    if how == "stuck":
        ctypes.PyDLL(None).sleep(60)
    if how == "crash":
        ctypes.string_at(0)
    if how == "eat":
        held = [bytearray(1 << 26) for _ in range(1000)]
        held.clear()
    if how == "killed":
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    how, sys.argv = sys.argv[1], ["granskning", *sys.argv[2:]]
    honest, written = text.read, output.write

    def read(data: bytes, *, password: str | None = None) -> Document:
        """A text that says HURT fails."""
        if b"HURT" in data:
            Path("began").touch()
            fail(how)
        return honest(data, password=password)

    def write(data: bytes, out: str) -> None:
        """Writing takes longer than reading may."""
        time.sleep(8 if how == "slow output" else 0)
        written(data, out)

    text.read, output.write = read, write
    sys.exit(main())
