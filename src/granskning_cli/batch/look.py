"""Every document of the sources with what is known of it: whether it is new, done before, or the same as another.

The first in the order of the sources is parsed, later ones of the same content are duplicates of it. What was done
before counts where content, version, options and the name of the output are the same and the output is there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from granskning_cli import __version__
from granskning_cli.batch.manifest import Entry
from granskning_cli.batch.names import Names
from granskning_cli.batch.places import MANIFEST, WORK, Place
from granskning_cli.batch.task import Settings
from granskning_cli.diagnostics import Unreadable
from granskning_cli.export import EXPORTERS
from granskning_cli.sources import NONE, Corrections, Failure, items

State = Literal[
    "new", "changed", "outdated", "done", "failed before", "duplicate", "unreadable", "of another shard"
]
_TO_DO: Final = ("new", "changed", "outdated")


class Look(NamedTuple):
    """One document. `of` is what it is a duplicate of; `code` and `message` say why it cannot be read."""

    path: str
    state: State
    output: str = ""
    sha256: str | None = None
    data: bytes = b""
    of: str | None = None
    code: str | None = None
    message: str | None = None
    corrections: tuple[tuple[str, bytes], ...] = ()

    def to_do(self, *, retry_failed: bool = False, force: bool = False) -> bool:
        """Whether it is to be converted."""
        known = self.state in ("done", "failed before")
        return self.state in _TO_DO or (known and force) or (self.state == "failed before" and retry_failed)


def looks(
    sources: Sequence[str],
    entries: Mapping[str, Entry],
    place: Place,
    settings: Settings,
    shard: tuple[int, int] | None = None,
    corrections: Corrections = NONE,
) -> Iterator[Look]:
    """In the order of the sources; documents of other shards by name only."""
    suffix = ".part" if place.is_table else EXPORTERS[place.format].suffixes[0]
    names = Names(suffix, reserved=(MANIFEST, WORK, "lock", "times.jsonl", "table", "writing"))
    first: dict[tuple[str, str], str] = {}
    for item in items(sources):
        path = names.path(item.path)
        output = names.output(path)
        if shard is not None and not _in(path, shard):
            yield Look(path, "of another shard")
            continue
        if isinstance(item, Failure):
            yield Look(path, "unreadable", code=item.code, message=item.message)
            continue
        try:
            data = item.read()
            sha256 = hashlib.sha256(data).hexdigest()
            decided = corrections.of(sha256, item.path.rpartition("/")[2], item.disk)
        except Unreadable as problem:
            yield Look(path, "unreadable", code=problem.code, message=problem.message)
            continue
        except OSError as problem:
            yield Look(path, "unreadable", code="R103", message=problem.strerror or str(problem))
            continue
        options = settings._replace(corrections=decided).digest()
        of = first.setdefault((sha256, options), path)
        if of != path:
            yield Look(path, "duplicate", sha256=sha256, of=of)
            continue
        state = _state(entries.get(path), sha256, output, options, place)
        yield Look(path, state, output, sha256, data, corrections=decided)


def count(sources: Sequence[str], shard: tuple[int, int] | None = None) -> int:
    """How many documents there are to look at."""
    names = Names("")
    paths = (names.path(item.path) for item in items(sources))
    return sum(shard is None or _in(path, shard) for path in paths)


def _in(path: str, shard: tuple[int, int]) -> bool:
    number, count = shard
    return int(hashlib.sha256(path.encode()).hexdigest()[:12], 16) % count == number - 1


def _state(known: Entry | None, sha256: str, output: str, options: str, place: Place) -> State:
    if known is None:
        return "new"
    if known.sha256 != sha256:
        return "changed"
    if (known.version, known.options) != (__version__, options):
        return "outdated"
    if known.outcome == "failed" and known.of is None:
        return "failed before"
    there = known.outcome == "converted" and known.output == output and _size(place, output) > 0
    return "done" if there else "outdated"


def _size(place: Place, output: str) -> int:
    try:
        return os.stat(os.path.join(place.outputs, *output.split("/"))).st_size
    except OSError:
        return 0
