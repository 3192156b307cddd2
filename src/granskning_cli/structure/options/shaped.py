"""Lists whose circles are places to tick in one question -> boxes in every list with the same labels.

Är planerna aktuella?    ○ Ja, alla     a full circle below a hollow one is no bullet, so that these are places
                         ● De flesta
Är rutinerna kända?      ● Ja, alla     ... and so are these, which alone may be a list and one within it,
                         ○ De flesta
Har de följts upp?       ○ Ja, alla     and these, of which none is full
                         ○ De flesta
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from granskning_cli.model.layout import BALLOT, TICKED, TYPED, Line, Row
from granskning_cli.structure.options.labels import are_places, shape_of, state_of

FEWEST: Final = 2

# A line's row, cell and place in the cell.
Place = tuple[int, int, int]


class Shapes(NamedTuple):
    """Lines below each other in a cell, or each a row of its own, that begin with a shape."""

    places: tuple[Place, ...]
    shapes: tuple[str, ...]
    labels: tuple[str, ...]


def with_shapes_boxed(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows, with boxes for the shapes of such lists; nothing where the shapes of none are told."""
    lists = [one for one in _lists(rows) if len(one.labels) >= FEWEST]
    known = {one.labels for one in lists if are_places(one.shapes)}
    boxed = {place for one in lists if one.labels in known for place in one.places}
    if not boxed:
        return rows
    out = list(rows)
    for row_at in {place[0] for place in boxed}:
        cells = [
            replace(
                cell,
                lines=tuple(
                    _boxed(line) if (row_at, cell_at, at) in boxed else line
                    for at, line in enumerate(cell.lines)
                ),
            )
            for cell_at, cell in enumerate(rows[row_at].cells)
        ]
        out[row_at] = replace(rows[row_at], cells=tuple(cells))
    return out


def _lists(rows: Sequence[Row]) -> Iterator[Shapes]:
    found: list[tuple[Place, str, str]] = []
    within: tuple[int, int] | None = None
    for row_at, row in enumerate(rows):
        for cell_at, cell in enumerate(row.cells):
            here = None if row.table is None and len(row.cells) == 1 else (row_at, cell_at)
            for at, line in enumerate(cell.lines):
                shape = _shape(line)
                if found and (shape is None or here != within):
                    yield _list(found)
                    found = []
                if shape is not None:
                    label = " ".join([word.text for word in line.words[1:]]).casefold()
                    found.append(((row_at, cell_at, at), shape, label))
                    within = here
    if found:
        yield _list(found)


def _list(found: Sequence[tuple[Place, str, str]]) -> Shapes:
    places, shapes, labels = zip(*found, strict=True)
    return Shapes(places, shapes, labels)


def _shape(line: Line) -> str | None:
    """The shape that a line begins with; a line with several of them is told by itself."""
    first = line.words[0].text
    if len(first) != 1 or first.isalnum() or len(line.words) < FEWEST:
        return None
    return shape_of([word.text for word in line.words]) if state_of(first) is not None else None


def _boxed(line: Line) -> Line:
    first, *label = line.words
    mark = TICKED if state_of(first.text) else BALLOT
    return replace(line, words=(first._replace(text=mark, font=TYPED), *label))
