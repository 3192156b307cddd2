"""The process that a user started, which waits for the one that does the work and says what that one cannot say.

Documents come from strangers and pdfium is written in C++: it may hang or crash. No thread could tell of it, because pdfium
keeps the interpreter's lock while it works. So the process divides at its very start, when it is small: the copy does all
the work as if nothing had happened, and nothing but lines of the kind "60 ks-2025.pdf" and an exit code comes back. Started
later it would cost a tenth of a run; a new process would cost more than all the reading. Windows cannot divide.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, NoReturn

# The commands that read documents. `batch` has workers of its own, which may die by themselves.
READING: Final = frozenset(("parse", "diff", "table", "show", "report", "template", "validate", "correct"))
_HELP: Final = frozenset(("-h", "--help", "--version"))
NOTHING_DONE: Final = 3
INTERRUPTED: Final = 130
# After Ctrl-C the worker may take so many seconds to end; deep in pdfium it does not hear it.
_PATIENCE: Final = 2.0
_SET_PDEATHSIG: Final = 1

_pipe: int | None = None


def divide(arguments: Sequence[str]) -> int | None:
    """None in the process that goes on with the work; the exit code in the one that waited for it."""
    global _pipe  # noqa: PLW0603 - a process has one supervisor
    if not hasattr(os, "fork") or READING.isdisjoint(arguments) or not _HELP.isdisjoint(arguments):
        return None
    listening, telling = os.pipe()
    worker = os.fork()
    if worker:
        os.close(telling)
        return _wait(worker, listening, colour="--no-color" not in arguments)
    os.close(listening)
    _pipe = telling
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    return None


def _interrupted(number: int, frame: object) -> NoReturn:
    """Once: Ctrl-C reaches both processes, and the supervisor hands it on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def supervised() -> bool:
    """Whether this process does the work for another one that waits."""
    return _pipe is not None


def tell(seconds: float, name: str = "") -> None:
    """Begins the clock anew; 0 stops it."""
    if _pipe is not None:
        line = f"{seconds:.6f} {' '.join(name.split())[:300]}\n"
        with suppress(OSError):  # it is gone, and so will this process be
            os.write(_pipe, line.encode("utf-8", "replace"))


def end_with_it() -> None:
    """Where the supervisor is killed, nobody waits for what this process finds."""
    if _pipe is not None and sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_PDEATHSIG, int(signal.SIGTERM))


def _wait(worker: int, pipe: int, *, colour: bool) -> int:
    clock = _Clock()
    try:
        seconds, name, in_time = _listen(pipe, clock)
        if not in_time:
            os.kill(worker, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
    except KeyboardInterrupt:
        if clock.stopped:  # what was read is shown: the interruption is the pager's
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            return os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
        _interrupt(worker)
        return INTERRUPTED
    if not in_time:
        return _fail("R161", f"it took longer than {seconds:g} seconds to read", name, colour)
    if code < 0:
        return _fail("R163", f"the process that read it ended with {_named(-code)}", name, colour)
    return code


class _Clock:
    """Whether the worker has said that it reads no more, for whoever interrupts the listening."""

    stopped = False


def _listen(pipe: int, clock: _Clock) -> tuple[float, str, bool]:
    """Until the worker has nothing more to say: the last limit, the last document, and whether it was in time."""
    seconds, name, ends = 0.0, "", 0.0
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    while True:
        left = ends - time.monotonic() if seconds else None
        if left is not None and left <= 0:
            return seconds, name, False
        if not poll.poll(None if left is None else min(left * 1000 + 1, 1e9)):
            continue
        said = os.read(pipe, 4096)
        if not said:
            return seconds, name, True
        number, _, name = said.decode("utf-8", "replace").rstrip("\n").rpartition("\n")[2].partition(" ")
        seconds = float(number)
        clock.stopped = not seconds
        ends = time.monotonic() + seconds


def _named(number: int) -> str:
    with suppress(ValueError):
        return signal.Signals(number).name
    return f"signal {number}"


def _fail(code: str, said: str, name: str, colour: bool) -> int:
    from granskning_cli.cli.messages import Messages, wants_colour

    messages = Messages(quiet=False, colour=wants_colour(not colour, sys.stderr))
    messages.failure(code, f"{name}: {said}" if name else said)
    return NOTHING_DONE


def _interrupt(worker: int) -> None:
    """Ctrl-C reaches both, `kill -INT` the supervisor only."""
    os.kill(worker, signal.SIGINT)
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        if os.waitpid(worker, os.WNOHANG)[0]:
            return
        time.sleep(0.01)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
