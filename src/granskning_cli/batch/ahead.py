"""Documents are handed out a few ahead of what is done, so that workers never wait and memory stays flat."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import Any, Final, NamedTuple, Protocol

from granskning_cli.batch.task import Done

_LOOK: Final = 0.1  # seconds between two looks at whether to stop


class Interrupted(Exception):
    """The run is to stop. What is done is on disk."""


class Job(NamedTuple):
    """A document that is to be converted: where its entry and its output go, and its bytes."""

    path: str
    sha256: str
    output: str
    data: bytes
    corrections: tuple[tuple[str, bytes], ...] = ()

    @property
    def name(self) -> str:
        """What the result says the document is called."""
        return self.path.rpartition("/")[2]


class Pool(Protocol):
    """What runs jobs: `local.py`, `cluster.py`. `limit` is how many it takes at a time."""

    limit: int

    def submit(self, job: Job) -> Any:
        """A future with `add_done_callback`."""

    def settle(self, job: Job, future: Any) -> Done | None:
        """What came of it; None where nobody can tell, so that it is to be handed in again."""


# Called again and again with the job that takes longest and its seconds; raises Interrupted.
Tick = Callable[[str, float], None]


def converted(jobs: Iterable[Job], pool: Pool, tick: Tick) -> Iterator[tuple[Job, Done]]:
    """Each job with what came of it, as they are done."""
    finished: SimpleQueue[tuple[Job, Any]] = SimpleQueue()
    started: dict[str, float] = {}

    def hand(job: Job) -> None:
        started.setdefault(job.path, time.monotonic())
        pool.submit(job).add_done_callback(lambda future: finished.put((job, future)))

    def take() -> Iterator[tuple[Job, Done]]:
        path, since = next(iter(started.items()))
        tick(path, time.monotonic() - since)
        try:
            job, future = finished.get(timeout=_LOOK)
        except Empty:
            return
        done = pool.settle(job, future)
        if done is None:
            hand(job)
        else:
            del started[job.path]
            yield job, done

    for job in jobs:
        hand(job)
        while len(started) >= pool.limit:
            yield from take()
    while started:
        yield from take()
