"""What a command may take to read a document: the options, and the block in which they hold.

with guarded(Limits(timeout, memory)) as watch:
    watch("ks-2025.pdf")            the clock begins anew
    result = parse(...)
output.write(...)                   under no limit: no half of a file is left behind
"""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Annotated, Final, NamedTuple

import typer

from granskning_cli.cli import supervisor
from granskning_cli.cli.panels import READING
from granskning_cli.diagnostics import Unreadable

# A hundred times what the slowest of the known forms takes with the slower reader, or a scan of a hundred pages; ten
# times the memory.
SECONDS: Final = 300.0
MEMORY: Final = "2G"
# A worker that its supervisor cannot end ends itself so many seconds later.
_ORPHANED: Final = 30
_LONGEST: Final = 1 << 30
_SIZES: Final = {"": 0, "K": 10, "M": 20, "G": 30}
_LEAST: Final = 256 << 20  # below that not even the libraries fit

Watch = Callable[[str], None]


def _bytes(value: str) -> str:
    if not re.fullmatch(r"(?i)\d{1,12}[KMG]?", value) or size(value) < _LEAST:
        raise typer.BadParameter(f"{value!r} is no size like 512M or 2G, 256M at least")
    return value


def size(value: str) -> int:
    """ "2G" as bytes."""
    digits = value.rstrip("KMGkmg")
    return int(digits) << _SIZES[value[len(digits) :].upper()]


Timeout = Annotated[
    float,
    typer.Option(
        min=0.1, metavar="SECONDS", rich_help_panel=READING, help="What a document may take of time."
    ),
]
Memory = Annotated[
    str,
    typer.Option(
        metavar="SIZE", callback=_bytes, rich_help_panel=READING,
        help="What a document may take of memory: 512M, 2G.",
    ),
]  # fmt: skip


class Limits(NamedTuple):
    """What reading a document may take."""

    seconds: float
    memory: str


@contextmanager
def guarded(limits: Limits) -> Iterator[Watch]:
    """What is read in the block has limits; a document's name begins them anew. Raises Unreadable R162."""
    reading = ""

    def watch(name: str) -> None:
        nonlocal reading
        reading = name
        supervisor.tell(limits.seconds, name)
        _alarm(int(min(limits.seconds, _LONGEST)) + _ORPHANED)

    supervisor.end_with_it()
    with _less_memory(size(limits.memory)):
        try:
            watch("")
            yield watch
        except MemoryError:
            said = f"it needs more than {size(limits.memory) >> 20} MiB of memory to read"
            raise Unreadable("R162", f"{reading}: {said}" if reading else said) from None
        finally:
            _alarm(0)
            supervisor.tell(0)


def _alarm(seconds: int) -> None:
    """Not handled: it ends the process, in pdfium too."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


@contextmanager
def _less_memory(most: int) -> Iterator[None]:
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    least = min([one for one in (most, soft, hard) if one != resource.RLIM_INFINITY])
    with suppress(ValueError, OSError):  # macOS does not keep it
        resource.setrlimit(resource.RLIMIT_AS, (least, hard))
        # what crashes may be confidential
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
