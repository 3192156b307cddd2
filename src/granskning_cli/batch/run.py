"""A run, from top to bottom: lock the output, look at every document, convert what is to do, keep, tidy up.

What is done is on disk with its line in the manifest before the next is looked at, so a run that dies, however it
dies, is gone on with by the same command, and in the end every byte is the same as if nothing had happened.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import NamedTuple

from granskning_cli.batch import lock, places, tables
from granskning_cli.batch.ahead import Interrupted, Job, Pool, converted
from granskning_cli.batch.kept import keep
from granskning_cli.batch.local import Task, local
from granskning_cli.batch.look import Look, looks
from granskning_cli.batch.manifest import Entry, Manifest, not_read
from granskning_cli.batch.places import Place
from granskning_cli.batch.task import Done, Settings, convert
from granskning_cli.batch.tidy import in_order, remove
from granskning_cli.diagnostics import Unreadable, said
from granskning_cli.sources import NONE, Corrections


class Request(NamedTuple):
    """What is asked for. `shard` is (I, N); `cluster` the address of a Dask scheduler."""

    sources: tuple[str, ...]
    place: Place
    settings: Settings = Settings()
    workers: int = 1
    shard: tuple[int, int] | None = None
    retry_failed: bool = False
    force: bool = False
    cluster: str | None = None
    corrections: Corrections = NONE


@dataclass
class Progress:
    """How far a run is. `slowest` is the document that takes longest just now, with its seconds."""

    seen: int = 0
    converted: int = 0
    failed: int = 0
    slowest: tuple[str, float] | None = None


@dataclass
class Report:
    """How it ended: this run's documents by outcome, their diagnostics by code, what else is to be told.

    `failed`: the documents that failed, each with its code and why.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    with_errors: int = 0
    done_before: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str, str]] = field(default_factory=list)


# Told how far a run is; raises Interrupted to stop it.
Watch = Callable[[Progress], None]


def run(request: Request, watch: Watch = lambda _: None, task: Task = convert) -> Report:
    """Raises Unreadable where nothing can be done, Interrupted where `watch` does."""
    place = request.place
    places.check(place, request.sources, force=request.force)
    places.make(place)
    with lock.held(os.path.join(place.work, "lock")) as stale:
        manifest = Manifest(place.manifest)
        try:
            work = _Run(request, manifest, watch)
            with _pool(request, task) as pool:
                for job, done in converted(work.jobs(), pool, work.tick):
                    work.keep(job, done)
            report = work.finish()
        except OSError as problem:
            name = problem.filename or place.out
            raise Unreadable("R122", f"{name!r} could not be written: {problem.strerror}") from problem
        finally:
            manifest.close()
    if stale:
        report.notes.insert(0, ("B805", stale))
    return report


def _pool(request: Request, task: Task) -> AbstractContextManager[Pool]:
    if request.cluster is None:
        return local(request.settings, request.workers, task)
    from granskning_cli.batch.cluster import cluster

    return cluster(request.settings, request.cluster, task)


class _Run:
    """What a run knows by now."""

    def __init__(self, request: Request, manifest: Manifest, watch: Watch) -> None:
        self.request = request
        self.manifest = manifest
        self.watch = watch
        self.progress = Progress()
        self.seen: list[Look] = []  # without their bytes
        self.outputs = {entry.output for entry in manifest.entries.values() if entry.output}
        self.done_before = 0

    def tick(self, path: str, seconds: float) -> None:
        """A look at whether to stop, while documents are under way."""
        self.progress.slowest = (path, seconds)
        self.watch(self.progress)

    def jobs(self) -> Iterator[Job]:
        """The documents that are to be converted; what is to be told of the others is told."""
        request = self.request
        options = request.settings.digest()
        for look in looks(
            request.sources, self.manifest.entries, request.place, request.settings, request.shard,
            request.corrections,
        ):  # fmt: skip
            self.seen.append(look._replace(data=b"", corrections=()))
            self.progress.seen += look.state != "of another shard"
            self.watch(self.progress)
            if look.state == "unreadable":
                outcome = not_read(str(look.code))
                self._add(Entry(look.path, None, outcome, look.code, look.message, options=options))
            elif look.to_do(retry_failed=request.retry_failed, force=request.force):
                yield Job(look.path, str(look.sha256), look.output, look.data, look.corrections)
            elif look.state in ("done", "failed before"):
                self.done_before += 1

    def keep(self, job: Job, done: Done) -> None:
        """The output first, then its line: a line without its output would be a lie."""
        place = self.request.place
        output = None
        if done.output is not None:
            output = job.output
            path = os.path.join(place.outputs, *output.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            keep(done.output, path, place.work)
        told = (done.outcome, done.code, done.message, done.diagnostics, None, output)
        options = self.request.settings._replace(corrections=job.corrections).digest()
        self._add(Entry(job.path, job.sha256, *told, options=options))
        with open(os.path.join(place.work, "times.jsonl"), "ab") as stream:
            line = json.dumps({"path": job.path, "seconds": round(done.seconds, 4)}, ensure_ascii=False)
            stream.write(line.encode() + b"\n")

    def _add(self, entry: Entry) -> None:
        if entry != self.manifest.entries.get(entry.path):
            self.manifest.add(entry)
        self.progress.converted += entry.outcome == "converted"
        self.progress.failed += entry.outcome == "failed"
        self.watch(self.progress)

    def finish(self) -> Report:
        """The manifest in order, outputs that nothing stands for any more removed, the table made."""
        if not self.seen:
            raise Unreadable("R148", "there is no document in the sources")
        place = self.request.place
        entries, gone = in_order(self.seen, self.manifest.entries)
        if entries + gone != list(self.manifest.entries.values()):
            self.manifest.rewrite(entries + gone, place.work)
        else:
            self.manifest.close()
        remove(place, self.outputs - {entry.output for entry in entries + gone})
        if place.is_table:
            tables.make(place, entries, raw=self.request.settings.raw)
        return self._report(entries, gone)

    def _report(self, entries: list[Entry], gone: list[Entry]) -> Report:
        report = Report(done_before=self.done_before)
        others = {look.path for look in self.seen if look.state == "of another shard"}
        for entry in entries:
            if entry.path not in others:
                report.outcomes[entry.outcome] += 1
                report.codes.update(entry.diagnostics)
                report.codes.update([entry.code] if entry.code else [])
                report.with_errors += entry.has_errors()
                if entry.outcome == "failed":
                    report.failed.append((entry.path, str(entry.code), entry.message or ""))
        unused = self.request.corrections.unused({look.sha256 for look in self.seen})
        if unused and self.request.shard is None:
            report.notes.append(("C913", said("C913", "run", names=", ".join(unused[:3]))))
        if self.manifest.broken:
            report.notes.append(("B807", f"{self.manifest.broken} lines could not be read; done anew"))
        if gone:
            listed = ", ".join(entry.path for entry in gone[:3]) + (", ..." if len(gone) > 3 else "")
            report.notes.append(
                ("B809", f"{len(gone)} documents of earlier runs are not in the sources: {listed}")
            )
        return report


__all__ = ["Interrupted", "Progress", "Report", "Request", "run"]
