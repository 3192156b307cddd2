"""One heap for all threads, and none for large pictures.

glibc gives each thread a heap of its own, which keeps the pictures that its thread has freed; and once a large one was
freed it puts others as large on the heap, where what stays for longer lies between them and keeps all from being
given back.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress
from typing import Final

# M_ARENA_MAX and M_MMAP_THRESHOLD of malloc.h; a grey page has 8.7 million bytes at 300 dpi and 3.9 at 200.
_ARENA_MAX: Final = -8
_MMAP_THRESHOLD: Final = -3
_LARGE: Final = 6_000_000


def share_heap() -> None:
    """From now on no thread gets a heap of its own, and no large picture one of its places; elsewhere than on glibc
    nothing happens."""
    # AttributeError: musl and macOS have no mallopt; TypeError: Windows names no program of its own
    with suppress(AttributeError, TypeError, OSError):
        library = ctypes.CDLL(None)
        library.mallopt(_ARENA_MAX, 1)
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
