"""One heap for all threads: glibc gives each its own, which keeps the pictures that its thread has freed."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from typing import Final

_ARENA_MAX: Final = -8  # M_ARENA_MAX of malloc.h


def share_heap() -> None:
    """From now on no thread gets a heap of its own; where the C library is another, nothing happens."""
    # AttributeError: musl and macOS have no mallopt; TypeError: Windows names no program of its own
    with suppress(AttributeError, TypeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)
