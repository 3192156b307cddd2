"""The same task on the workers of a Dask cluster that is there already.

A worker that dies over a document is no proof that the document did it, since others may have been under way there: the
document is tried once more, and then it has failed. The time limit ends the worker's process, because nothing less ends
what hangs inside of pdfium; the cluster's nanny starts a new one. Memory is limited by the cluster itself.
"""

from __future__ import annotations

import signal
import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from granskning_cli import __version__
from granskning_cli.batch.ahead import Job
from granskning_cli.batch.local import Task
from granskning_cli.batch.task import Done, Settings, failed
from granskning_cli.diagnostics import Unreadable

_PREFIX: Final = "granskning"
_CONNECT: Final = 5
_TRIES: Final = 2
# pdfium is not made for threads, and a Dask worker may have several.
_one_at_a_time = threading.Lock()


class Cluster:
    """The pool of `ahead.converted`."""

    def __init__(self, client: Any, settings: Settings, task: Task) -> None:
        self.limit = 2 * max(1, len(client.nthreads())) + 2
        self._client = client
        self._settings = settings
        self._task = task
        self._tries: Counter[str] = Counter()

    def submit(self, job: Job) -> Any:
        """Under a key that is never used again."""
        key = f"{_PREFIX}-{uuid.uuid4()}"
        settings = self._settings._replace(corrections=job.corrections)
        return self._client.submit(
            _run, self._task, job.data, job.name, settings, key=key, pure=False, retries=0
        )

    def settle(self, job: Job, future: Any) -> Done | None:
        """What a worker said. Raises Unreadable B810 where the cluster is gone."""
        from distributed import CancelledError
        from distributed.comm.core import CommClosedError
        from distributed.scheduler import KilledWorker

        try:
            done: Done = future.result()
        except KilledWorker:
            self._tries[job.path] += 1
            if self._tries[job.path] < _TRIES:
                return None
            return failed("B802", f"{_TRIES} workers of the cluster ended while they had it")
        except (CancelledError, CommClosedError):
            raise Unreadable("B810", "the cluster is gone, or has cancelled the work") from None
        except Exception as problem:  # noqa: BLE001 - of this document, not of the run
            return failed("R199", f"{type(problem).__name__}: {problem}")
        return done


@contextmanager
def cluster(settings: Settings, address: str, task: Task) -> Iterator[Cluster]:
    """Raises Unreadable B810 where nobody answers or the workers have another version, B811 without the library."""
    try:
        from distributed import Client
        from distributed.comm.addressing import parse_address
        from distributed.comm.registry import get_backend
    except ImportError:
        raise Unreadable("B811", "--cluster needs the library distributed, which is not installed") from None
    try:
        get_backend(parse_address(address)[0])  # a client that cannot begin to connect does not end either
        client: Any = Client(address, timeout=_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as problem:
        raise Unreadable("B810", f"no Dask scheduler answers at {address}: {problem}") from None
    try:
        _same_version(client, address)
        with suppress(Exception):  # without it the cluster's own `allowed-failures` holds
            client.register_plugin(_dies_once())
        yield Cluster(client, settings, task)
    finally:
        with suppress(Exception):
            client.close(timeout=_CONNECT)


def _same_version(client: Any, address: str) -> None:
    try:
        versions = set(client.run(_version).values())
    except Exception as problem:
        raise Unreadable("B810", f"the workers at {address} cannot run this program: {problem}") from problem
    if versions != {__version__}:
        told = ", ".join(sorted(versions)) or "no workers"
        raise Unreadable("B810", f"the cluster at {address} has {told}, and this is version {__version__}")


def _version() -> str:
    return __version__


def _dies_once() -> Any:
    """A plug-in of the scheduler: a task of ours is not handed on from one dying worker to the next."""
    from distributed import SchedulerPlugin

    class DiesOnce(SchedulerPlugin):
        name = _PREFIX

        async def start(self, scheduler: Any) -> None:
            self.scheduler = scheduler

        def transition(self, key: Any, start: str, finish: str, *_: Any, **__: Any) -> None:
            if finish == "processing" and str(key).startswith(f"{_PREFIX}-"):
                self.scheduler.tasks[key].suspicious = self.scheduler.allowed_failures

    return DiesOnce()


def _run(task: Task, data: bytes, name: str, settings: Settings) -> Done:
    """On the cluster's worker."""
    with _one_at_a_time:
        if hasattr(signal, "alarm"):
            signal.alarm(max(1, round(settings.timeout)))  # not handled: it ends the process
        try:
            return task(data, name, settings)
        finally:
            if hasattr(signal, "alarm"):
                signal.alarm(0)
