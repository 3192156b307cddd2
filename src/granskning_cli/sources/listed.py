"""The sources that a file lists: one a line, or parted by NUL as `find -print0` writes them. A list has no comments."""

from __future__ import annotations

import os
from typing import BinaryIO


def listed(stream: BinaryIO) -> list[str]:
    """The paths in their order; spaces belong to them, empty lines do not."""
    data = stream.read().removeprefix(b"\xef\xbb\xbf")
    lines = data.split(b"\0") if b"\0" in data else [line.removesuffix(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(line) for line in lines if line]
