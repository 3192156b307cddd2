"""The nouns of a run's sources: what is found, what is not, and how far an archive may go."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, Final, NamedTuple

from granskning_cli.diagnostics import Unreadable

# What tells a kind: the magic of a tar stands at 257, "%PDF-" within 1024.
HEAD: Final = 4096
CHUNK: Final = 1 << 20


class Item(NamedTuple):
    """A document, not read yet. `path` is its name in a run: "2024/ks.pdf", "2024.zip/ks.pdf", "s3://bucket/ks.pdf".

    `read` raises Unreadable. Members of an archive are to be read in the order they come in, by one thread: a later read
    of a compressed tar unpacks it from its beginning. `disk` is its path, where it is a file of this machine; `place`
    its path from where the run was started, with the members' names behind that of an archive; None for an address.
    """

    path: str
    read: Callable[[], bytes]
    size: int | None
    disk: str | None = None
    place: str | None = None


class Failure(NamedTuple):
    """What could not be read, or was passed over (B820): the run goes on. `place` is as an Item's, where it is known."""

    path: str
    code: str
    message: str
    place: str | None = None


class Limits(NamedTuple):
    """How far an archive may go before it is taken for one that is made to harm; sizes in bytes."""

    member: int = 200_000_000
    # A member beyond `small` may unpack to so many times what it takes up.
    ratio: int = 200
    small: int = 1_000_000
    total: int = 10_000_000_000
    members: int = 100_000
    depth: int = 3


class File(NamedTuple):
    """Something with bytes, a document or an archive: of a folder, an address or another archive.

    `check` raises Unreadable where it has changed since it was found. `disk` is its path, where it has one; `asked`:
    somebody named this one file, and did not find it in a folder.
    """

    path: str
    size: int | None
    head: Callable[[], bytes]
    read: Callable[[], bytes]
    open: Callable[[], BinaryIO]
    check: Callable[[], None] = lambda: None
    disk: str | None = None
    asked: bool = False


class Budget:
    """What is left of the limits for one archive and all that are nested in it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.total
        self.members = 0

    def spend(self, count: int) -> None:
        """Raises Unreadable B836 where the archive unpacks to more than it may."""
        self.left -= count
        if self.left < 0:
            raise Unreadable("B836", f"the archive unpacks to more than {self.limits.total:,} bytes")

    def another(self) -> bool:
        """Counts a member; whether there may be one more."""
        self.members += 1
        return self.members <= self.limits.members
