"""Tesseract for each thread and language: made when it is first asked for, and used again for the next page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue

from granskning_cli.readers.scan.letters import tessdata
from granskning_cli.readers.scan.letters.words import Reading


class Readings:
    """The readings that no thread uses now, by the name of their data."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._idle: defaultdict[str, SimpleQueue[Reading]] = defaultdict(SimpleQueue)

    @contextmanager
    def one(self, data: str, *, settled: bool = True) -> Iterator[Reading]:
        """A reading for one thread, until it is done with it; `settled`: in this language, whatever the words say."""
        idle = self._idle[data]
        try:
            reading = idle.get_nowait()
        except Empty:
            reading = Reading(self._folder, data, tessdata.SECOND)
        reading.settled = settled
        try:
            yield reading
        finally:
            idle.put(reading)

    def close(self) -> None:
        for idle in self._idle.values():
            while not idle.empty():
                idle.get().close()
