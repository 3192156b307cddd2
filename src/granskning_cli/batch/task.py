"""What is done with one document, wherever it is done: in a loop, in a worker process, on a cluster.

Bytes in, `Done` out; whatever goes wrong with the document is in it. What a worker cannot tell itself, that it hung or
died, its pool tells (`local.py`, `cluster.py`).
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from typing import Literal, NamedTuple

from granskning_cli.diagnostics import Unreadable
from granskning_cli.templates.entry import Entry


class Settings(NamedTuple):
    """What the output of a document depends on, and what it may cost: seconds and bytes.

    `template`: the one to read with, or those of which the one that fits is taken.
    """

    format: str = "yaml"
    reader: str = "auto"
    password: str | None = None
    timeout: float = 300.0
    memory: int = 1 << 30
    raw: bool = False
    ocr: str = "auto"
    template: Entry | tuple[Entry, ...] = ()
    corrections: tuple[tuple[str, bytes], ...] = ()  # of the one document
    verify: bool = False

    def digest(self) -> str:
        """Of what the output's bytes depend on. Not of the password, which could be guessed from it."""
        one = isinstance(self.template, Entry)
        entries = (self.template,) if isinstance(self.template, Entry) else self.template
        decided = [(name, hashlib.sha256(data).hexdigest()) for name, data in self.corrections]
        known = [(entry.name, entry.digest) for entry in entries]
        also = [*["raw"] * self.raw, *["verify"] * self.verify]
        told = json.dumps([self.format, self.reader, self.ocr, one, known, decided, *also])
        return hashlib.sha256(told.encode()).hexdigest()[:16]


class Done(NamedTuple):
    """What became of a document. `diagnostics` counts them by code; `output` is None where it failed."""

    outcome: Literal["converted", "failed"]
    code: str | None = None
    message: str | None = None
    output: bytes | None = None
    diagnostics: dict[str, int] = {}  # noqa: RUF012 - never changed
    seconds: float = 0.0


def convert(data: bytes, name: str, settings: Settings) -> Done:
    """The document's bytes to the output's; `name` is what the result says it is called."""
    from granskning_cli.export import export
    from granskning_cli.pipeline import parse  # who only hands out documents need not load it

    start = time.perf_counter()
    try:
        result = parse(
            data,
            reader=settings.reader,
            password=settings.password,
            ocr=settings.ocr,
            template=settings.template,
            corrections=settings.corrections,
            verify=settings.verify,
        )
        result = result.model_copy(update={"source": result.source.model_copy(update={"name": name})})
        output = export(result, settings.format, raw=settings.raw)
    except Unreadable as problem:
        return failed(problem.code, problem.message, start)
    except MemoryError:
        return failed("B803", too_large(settings), start)
    except Exception as bug:  # noqa: BLE001 - one document that shows a bug of ours must not cost the others
        return failed("R199", f"{type(bug).__name__}: {bug}", start)
    counts = Counter(one.code for one in result.diagnostics)
    return Done("converted", None, None, output, dict(sorted(counts.items())), time.perf_counter() - start)


def failed(code: str, message: str, start: float | None = None) -> Done:
    """A document that gave nothing."""
    return Done("failed", code, message, seconds=0.0 if start is None else time.perf_counter() - start)


def too_large(settings: Settings) -> str:
    """What B803 says."""
    return f"it needs more than {settings.memory >> 20} MiB of memory"
