"""Two runs on one output refuse each other.

The system lets go of the lock when its process dies, however it dies; the file says whose it was. Other machines see the
file and not always the lock, so a file that names another machine counts.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from granskning_cli.diagnostics import Unreadable


@contextmanager
def held(path: str) -> Iterator[str | None]:
    """Holds the lock; gives what is to be told of a dead process whose lock was taken over. Raises Unreadable B804."""
    descriptor = _opened(path)
    try:
        owner = _owner(descriptor)
        here = socket.gethostname()
        if owner and owner["host"] != here:
            raise Unreadable("B804", _told(owner, path))
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps({"pid": os.getpid(), "host": here}).encode())
        try:
            yield f"the run of process {owner['pid']} did not end; its lock was taken over" if owner else None
        finally:
            with suppress(OSError):
                _let_go(descriptor, path)
    finally:
        with suppress(OSError):
            os.close(descriptor)


def _told(owner: dict[str, object], path: str) -> str:
    return f"process {owner['pid']} on {owner['host']} works on it (delete {path!r} if that has ended)"


def _opened(path: str) -> int:
    """The file, locked. Where its owner deleted it just now, the next one."""
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as problem:
            raise Unreadable("R122", f"{path!r} could not be written: {problem.strerror}") from problem
        if not _locked(descriptor):
            owner = _owner(descriptor) or {"pid": "another", "host": "this machine"}
            os.close(descriptor)
            raise Unreadable("B804", _told(owner, path))
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), os.stat(path)):
                return descriptor
        os.close(descriptor)


def _owner(descriptor: int) -> dict[str, object] | None:
    """Who wrote the file; None where it is empty or torn."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        told = json.loads(os.read(descriptor, 1000))
        return {"pid": told["pid"], "host": told["host"]}
    return None


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a byte that is locked cannot be read, so it is one behind the text

    def _locked(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(descriptor: int, path: str) -> None:
        os.ftruncate(descriptor, 0)  # an open file cannot be deleted there
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _let_go(descriptor: int, path: str) -> None:
        os.unlink(path)  # while it is locked: whoever waits for it looks again
