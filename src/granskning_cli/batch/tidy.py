"""At the end of a run: the manifest's lines in the order of the sources, and no output that nothing stands for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from granskning_cli.batch.look import Look
from granskning_cli.batch.manifest import Entry
from granskning_cli.batch.places import Place


def in_order(seen: Sequence[Look], known: Mapping[str, Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries of the documents in the sources, and of those that are there no longer, by path."""
    entries: list[Entry] = []
    for look in seen:
        entry = known.get(look.path)
        if look.of is not None and look.of in known:
            entry = _duplicate(look, known[look.of])
        if entry is not None:
            entries.append(entry)
    here = {look.path for look in seen}
    return entries, [known[path] for path in sorted(known) if path not in here]


def _duplicate(look: Look, first: Entry) -> Entry:
    """The same content fails for the same reason, or has the same output."""
    message = f"the same content as {first.path}"
    told = first._replace(path=look.path, of=first.path, diagnostics={})
    if first.outcome == "failed":
        return told._replace(message=f"{message}: {first.message}")
    return told._replace(outcome="duplicate", code="B808", message=message)


def remove(place: Place, outputs: Iterable[str | None]) -> None:
    """Outputs of earlier runs, with the folders that are empty then."""
    for output in outputs:
        path = os.path.join(place.outputs, *str(output).split("/"))
        with suppress(OSError):
            os.unlink(path)
            while (path := os.path.dirname(path)) != place.outputs:
                os.rmdir(path)
