"""Where everything of a run is.

    OUT is a folder     OUT/2024/ks.pdf.yaml   OUT/manifest.jsonl         OUT/.granskning/
    OUT is a table      OUT                    OUT.manifest.jsonl         OUT.parts/
                        and what it is made from: OUT.parts/2024/ks.pdf.part

The last column holds the lock, the seconds that each document took, and nothing that the result depends on.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.diagnostics import Unreadable

MANIFEST: Final = "manifest.jsonl"
WORK: Final = ".granskning"


class Place(NamedTuple):
    """`outputs` is the folder that the names in the manifest begin at; `format` the table's or the outputs'."""

    out: str
    outputs: str
    manifest: str
    work: str
    format: str
    is_table: bool


def place(out: str, format: str, *, is_table: bool) -> Place:  # noqa: A002
    """Of a folder for many outputs, or of a table."""
    out = os.path.abspath(out)
    if is_table:
        work = f"{out}.parts"
        return Place(out, work, f"{out}.{MANIFEST}", work, format, True)
    return Place(out, out, os.path.join(out, MANIFEST), os.path.join(out, WORK), format, False)


def check(where: Place, sources: Sequence[str], *, force: bool) -> None:
    """Finds out before any work is done that the output cannot go there. Raises Unreadable R120 to R122, B806."""
    above = os.path.dirname(os.path.realpath(where.out))
    if not os.path.isdir(above):
        raise Unreadable("R121", f"there is no folder {above!r}")
    if where.is_table == os.path.isdir(where.out) and os.path.exists(where.out):
        kind = "a folder, and a table is one file" if where.is_table else "no folder"
        raise Unreadable("R122", f"{where.out!r} is {kind}")
    for source in sources:
        if _holds(source, where):
            raise Unreadable("R120", f"{where.out!r} is in {source!r}, and what is in there is read")
    if not where.is_table and not force and _foreign(where):
        raise Unreadable("B806", f"{where.out!r} holds other things, and no manifest of an earlier run")


def make(where: Place) -> None:
    """The folders. Raises Unreadable R122."""
    try:
        os.makedirs(where.work, exist_ok=True)
    except OSError as problem:
        raise Unreadable("R122", f"{where.out!r} could not be written: {problem.strerror}") from problem
    for path in (where.outputs, where.work, where.out):
        if os.path.exists(path) and not os.access(path, os.W_OK):
            raise Unreadable("R122", f"{path!r} is write-protected")


def _holds(source: str, where: Place) -> bool:
    """Whether what is written would be among what is read the next time."""
    source, out = os.path.realpath(source), os.path.realpath(where.out)
    return source == out or (os.path.isdir(source) and out.startswith(os.path.join(source, "")))


def _foreign(where: Place) -> bool:
    if not os.path.isdir(where.out) or os.path.isdir(where.work) or os.path.exists(where.manifest):
        return False
    return bool(os.listdir(where.out))
