"""Bytes to stdout or to a file. A file is there whole or not at all: no run leaves half of one behind."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from contextlib import suppress

from granskning_cli.cli.messages import silence
from granskning_cli.diagnostics import Unreadable

STREAM = "-"


def check(out: str, source: str) -> None:
    """Finds out before any work is done that the output cannot go there. Raises Unreadable R120 to R122."""
    if out == STREAM:
        return
    try:
        if source != STREAM and os.path.exists(out) and os.path.samefile(out, source):
            raise Unreadable("R120", f"{out!r} is the document that is to be read")
    except OSError:
        pass  # what is wrong with the source is said when it is read
    try:
        folder = os.path.dirname(os.path.realpath(out))
    except OSError:
        raise Unreadable("R121", "the folder that this was started in is gone") from None
    if not os.path.isdir(folder):
        raise Unreadable("R121", f"there is no folder {folder!r}")
    if os.path.isdir(out):
        raise Unreadable("R122", f"{out!r} is a folder")
    if os.path.exists(out) and not os.access(out, os.W_OK):
        raise Unreadable("R122", f"{out!r} is write-protected")


def write(data: bytes, out: str) -> None:
    """To the path, or to stdout for "-". Raises Unreadable R122 and then leaves what was there before."""
    try:
        if out == STREAM:
            _to_stdout(data)
        elif os.path.exists(out) and not stat.S_ISREG(os.stat(out).st_mode):
            with open(out, "wb") as stream:  # a device or a pipe cannot be replaced
                stream.write(data)
        else:
            _replace(data, os.path.realpath(out))  # a link stays a link
    except OSError as problem:
        name = "standard output" if out == STREAM else repr(out)
        raise Unreadable("R122", f"{name} could not be written: {problem.strerror or problem}") from problem


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise Unreadable("R122", "standard output is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # `| head`: the reader has what it wanted
        silence(sys.stdout)
    except OSError:
        silence(sys.stdout)
        raise


def _replace(data: bytes, path: str) -> None:
    temporary = os.path.join(os.path.dirname(path), f".granskning-{os.urandom(6).hex()}.tmp")
    try:
        with open(temporary, "xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
