"""A file of an output, there whole or not at all.

It is written in the work folder first, always under the same name: there is one run at a time, and one that is killed
leaves nothing in the output. Nothing waits for the disk at each of thousands of files; what a power cut leaves empty is
found by that (`look.py`).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

_NAME: Final = "writing"


def keep(data: bytes, path: str, work: str) -> None:
    """The bytes."""
    temporary = os.path.join(work, _NAME)
    with open(temporary, "wb") as stream:
        stream.write(data)
    os.replace(temporary, path)


def keep_made(make: Callable[[str], None], path: str, work: str) -> None:
    """What `make` writes to the name that it is given, on disk for good."""
    temporary = os.path.join(work, _NAME)
    make(temporary)
    with open(temporary, "rb+") as stream:
        os.fsync(stream.fileno())
    os.replace(temporary, path)
