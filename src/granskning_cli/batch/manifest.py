"""What became of every document: one line of JSON each, in `manifest.jsonl`.

While a run goes on a line is appended for each document that is done, so that a run that dies loses nothing: the last
line of a path holds, and one that was torn is dropped. At the end it is written anew in the order of the sources.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, Final, Literal, NamedTuple

from granskning_cli import __version__
from granskning_cli.batch.kept import keep_made
from granskning_cli.batch.names import inside
from granskning_cli.diagnostics import TABLE

Outcome = Literal["converted", "duplicate", "failed", "passed over"]
_OUTCOMES: Final = ("converted", "duplicate", "failed", "passed over")


class Entry(NamedTuple):
    """One document, or what was passed over because it is none. `of`: of which document a duplicate is one."""

    path: str
    sha256: str | None
    outcome: Outcome
    code: str | None = None
    message: str | None = None
    diagnostics: dict[str, int] = {}  # noqa: RUF012 - never changed
    of: str | None = None
    output: str | None = None
    version: str = __version__
    options: str = ""

    def line(self) -> bytes:
        """With the newline."""
        return json.dumps(self._asdict(), ensure_ascii=False).encode() + b"\n"

    def has_errors(self) -> bool:
        """Whether it was converted with a diagnostic of severity error."""
        return any(code in TABLE and TABLE[code].severity == "error" for code in self.diagnostics)


def not_read(code: str) -> Outcome:
    """What became of a file that was not read: an error is a failure, a picture beside the documents is none."""
    return "failed" if code not in TABLE or TABLE[code].severity == "error" else "passed over"


class Manifest:
    """The lines that there are, by path; `broken` counts those that nobody can read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: dict[str, Entry] = {}
        self.broken = 0
        self._whole = 0
        self._stream: IO[bytes] | None = None
        if os.path.exists(path):
            self._load()

    def _load(self) -> None:
        with open(self.path, "rb") as stream:
            for line in stream:
                if not line.endswith(b"\n"):  # the last one, torn when a run was killed
                    break
                self._whole += len(line)
                entry = _entry(line)
                if entry is None:
                    self.broken += 1
                else:
                    self.entries[entry.path] = entry

    def add(self, entry: Entry) -> None:
        """Keeps it, and is on disk when this returns."""
        if self._stream is None:
            with suppress(FileNotFoundError):
                os.truncate(self.path, self._whole)
            self._stream = open(self.path, "ab")  # noqa: SIM115 - for the whole run
        self._stream.write(entry.line())
        self._stream.flush()
        self.entries[entry.path] = entry

    def close(self) -> None:
        """What was appended stays."""
        if self._stream is not None:
            stream, self._stream = self._stream, None
            stream.close()

    def rewrite(self, entries: Iterable[Entry], work: str) -> None:
        """All lines anew, in this order, in one step."""
        self.close()
        self.entries = {entry.path: entry for entry in entries}
        keep_made(self._write, self.path, work)

    def _write(self, path: str) -> None:
        with open(path, "wb") as stream:
            stream.writelines(entry.line() for entry in self.entries.values())


def _entry(line: bytes) -> Entry | None:
    try:
        told = json.loads(line)
        entry = Entry(**{name: told[name] for name in Entry._fields})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    texts = (entry.path, entry.version, entry.options)
    perhaps = (entry.sha256, entry.code, entry.message, entry.of)
    known = (
        all(isinstance(one, str) for one in texts)
        and all(one is None or isinstance(one, str) for one in perhaps)
        and entry.outcome in _OUTCOMES
        and isinstance(entry.diagnostics, dict)
        and all(isinstance(count, int) for count in entry.diagnostics.values())
        and (entry.output is None or inside(entry.output))
    )
    return entry if known else None
