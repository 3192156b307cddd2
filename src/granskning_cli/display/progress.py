"""How far a long run is: a bar for a terminal, a line now and then for a file, or nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from granskning_cli.batch.run import Progress
from granskning_cli.export.invisible import visible

_EVERY: Final = 10.0
_SLOW: Final = 2.0
_NAME: Final = 40


@contextmanager
def shown(total: int | None, *, at_terminal: bool, lines: bool) -> Iterator[Callable[[Progress], None]]:
    """Gives what is to be called with the progress, as often as one likes."""
    if at_terminal:
        with _bar(total) as show:
            yield show
    elif lines:
        yield _Lines().show
    else:
        yield lambda _: None


@contextmanager
def _bar(total: int | None) -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[rest]}", markup=False),
    )
    start = time.monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True, refresh_per_second=5) as bar:
        task = bar.add_task("", total=total, rate="", rest="")
        seen = 0.0

        def show(progress: Progress) -> None:
            nonlocal seen
            now = time.monotonic()
            if now - seen >= 0.1:
                seen = now
                rate = f"{progress.seen / max(now - start, 0.1):.0f}/s"
                bar.update(task, completed=progress.seen, rate=rate, rest=_rest(progress))

        yield show


class _Lines:
    """One every ten seconds at the most."""

    def __init__(self) -> None:
        self.start = self.last = time.monotonic()

    def show(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self.last < _EVERY or sys.stderr is None:
            return
        self.last = now
        rate = progress.seen / (now - self.start)
        sys.stderr.write(f"{progress.seen} documents, {rate:.0f}/s {_rest(progress)}\n")
        sys.stderr.flush()


def _rest(progress: Progress) -> str:
    failed = f"{progress.failed} failed" if progress.failed else ""
    slow = ""
    if progress.slowest and progress.slowest[1] > _SLOW:
        path, seconds = progress.slowest
        slow = f"{seconds:.0f} s: {visible(path)[-_NAME:]}"
    return "  ".join(part for part in (failed, slow) if part)
