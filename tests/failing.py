"""Tasks that fail on purpose, told by the document's bytes; all else is converted as always."""

from __future__ import annotations

import ctypes
import os
import signal
import time

from granskning_cli.batch.task import Done, Settings, convert


def convert_or_fail(data: bytes, name: str, settings: Settings) -> Done:
    """HANG, CRASH, EAT, RAISE and KILLED do what they say; SLOW takes its time."""
    if data.startswith(b"HANG"):
        time.sleep(600)
    if data.startswith(b"STUCK"):  # in C, with the lock of the interpreter held: no thread of Python runs
        ctypes.PyDLL(None).sleep(600)
    if data.startswith(b"CRASH"):
        ctypes.string_at(0)
    if data.startswith(b"EAT"):
        eaten = bytearray(1 << 33)
        return Done("failed", "none", f"ate {len(eaten)}")
    if data.startswith(b"RAISE"):
        raise ValueError("on purpose")
    if data.startswith(b"KILLED"):
        os.kill(os.getpid(), signal.SIGKILL)
    if data.startswith(b"SLOW"):
        time.sleep(0.5)
    return convert(data, name, settings)
