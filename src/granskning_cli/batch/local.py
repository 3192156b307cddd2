"""Worker processes of this machine: one that hangs, crashes or takes too much memory costs its document only.

Documents come from strangers, and pdfium is written in C++: `-j 1` runs in a process of its own as well.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from typing import Any, Final

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from granskning_cli.batch.ahead import Job
from granskning_cli.batch.task import Done, Settings, failed, too_large

Task = Callable[[bytes, str, Settings], Done]
# A worker begins anew after so many documents, whatever it has gathered by then.
_MAX_TASKS: Final = 500
# A worker whose parent was killed ends itself so many seconds after its document should have been done.
_ORPHANED: Final = 30
_TRIES: Final = 2


class Local:
    """The pool of `ahead.converted`."""

    def __init__(self, settings: Settings, workers: int, task: Task) -> None:
        self.limit = 2 * workers + 2
        self._settings = settings
        self._workers = workers
        self._task = task
        self._tries: Counter[str] = Counter()
        self._pool = self._new()

    def _new(self) -> ProcessPool:
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(["granskning_cli.batch.preloaded"])
        return ProcessPool(self._workers, _MAX_TASKS, _prepare, (self._settings.memory,), context)

    def submit(self, job: Job) -> ProcessFuture[Done]:
        """Into a new pool where the old one broke."""
        settings = self._settings._replace(corrections=job.corrections)
        arguments = (self._task, job.data, job.name, settings)
        try:
            return self._pool.schedule(_run, args=arguments, timeout=self._settings.timeout)
        except RuntimeError:
            self.stop()
            self._pool = self._new()
            return self._pool.schedule(_run, args=arguments, timeout=self._settings.timeout)

    def settle(self, job: Job, future: ProcessFuture[Done]) -> Done | None:
        """What a worker said, or what its end says."""
        problem = future.exception()
        if problem is None:
            return future.result()
        if isinstance(problem, BrokenProcessPool):  # a worker died and nobody knows over which document
            self._tries[job.path] += 1
            return None if self._tries[job.path] < _TRIES else failed("B802", "worker processes end at once")
        if isinstance(problem, TimeoutError):
            return failed("B801", f"it took longer than {self._settings.timeout:g} seconds")
        if isinstance(problem, ProcessExpired):
            return failed("B802", f"the worker process ended: {_ending(problem.exitcode)}")
        if isinstance(problem, MemoryError):
            return failed("B803", too_large(self._settings))
        return failed("R199", f"{type(problem).__name__}: {problem}")

    def stop(self) -> None:
        """Ends the workers, whatever they do."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


@contextmanager
def local(settings: Settings, workers: int, task: Task) -> Iterator[Local]:
    """The workers start with the first document, and end with the block."""
    pool = Local(settings, workers, task)
    try:
        yield pool
    finally:
        pool.stop()


def _run(task: Task, data: bytes, name: str, settings: Settings) -> Done:
    """In the worker."""
    if hasattr(signal, "alarm"):
        signal.alarm(
            int(settings.timeout) + _ORPHANED
        )  # not handled: it ends the process, also inside of pdfium
    try:
        return task(data, name, settings)
    except (
        MemoryError
    ):  # it is told here, because what it is told with needs memory that is free again only now
        return failed("B803", too_large(settings))
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _prepare(memory: int) -> None:
    """In the worker, before its first document."""
    with suppress(
        ImportError, ValueError, OSError
    ):  # Windows knows no such limits, and macOS does not keep them
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what crashes may be confidential
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.collect()
    gc.freeze()  # what was imported is no garbage


def _end_with_parent() -> None:
    parent: Any = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _ending(code: int | None) -> str:
    with suppress(ValueError, TypeError):
        return signal.Signals(-(code or 0)).name
    return f"exit code {code}"
