"""Numbers above a line of boxes, with what the ends mean beside them -> a box before each number.

                 1   2   3   4   5
    Inte alls    ☐   ☐   ☒   ☐   ☐    Helt och hållet

As many numbers as boxes, one above each; what stands at the ends explains them and is no option.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from granskning_cli.model.layout import BALLOT, LEGEND, TICKED, Line, Row, Word

FEWEST: Final = 3
# Words of what one end means.
LONGEST: Final = 8
_BOXES: Final = (BALLOT, TICKED)


def with_scales_boxed(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows, with the numbers of such scales behind their boxes, below a line of what the ends mean."""
    out: list[Row] | None = None
    for at, (above, below) in enumerate(pairwise(rows)):
        numbers = _line(above)
        if numbers is None or not numbers.text[0].isdecimal():
            continue
        line = _line(below)
        parts = _parts(line) if line is not None and _counts(numbers) else None
        if line is None or parts is None or len(parts[1]) != len(numbers.words):
            continue
        first, boxes, last = parts
        scale = [word for pair in zip(boxes, numbers.words, strict=True) for word in pair]
        out = list(rows) if out is None else out
        ends = [word._replace(font=LEGEND) for word in _ends(first, last)]
        out[at] = _with(above, line, ends or scale)
        out[at + 1] = _with(below, line, scale if ends else ())
    return rows if out is None else [row for row in out if row.cells[0].lines or row.table is not None]


def _ends(first: list[Word], last: list[Word]) -> list[Word]:
    """Parted, or two known labels side by side would be a header's."""
    return [*first, first[-1]._replace(text="–"), *last] if first and last else [*first, *last]


def _line(row: Row) -> Line | None:
    """The line of a row that is nothing else."""
    alone = row.table is None and len(row.cells) == 1 and len(row.cells[0].lines) == 1
    return row.cells[0].lines[0] if alone else None


def _counts(line: Line) -> bool:
    texts = [word.text for word in line.words]
    return (
        len(texts) >= FEWEST
        and all(text.isdecimal() for text in texts)
        and all(abs(int(b) - int(a)) == 1 for a, b in pairwise(texts))
    )


def _parts(line: Line) -> tuple[list[Word], list[Word], list[Word]] | None:
    """What stands before the boxes of a line, these, and what stands behind; None where words part them."""
    at = [i for i, word in enumerate(line.words) if word.text in _BOXES]
    if len(at) < FEWEST or at[-1] - at[0] != len(at) - 1:
        return None
    words = list(line.words)
    first, last = words[: at[0]], words[at[-1] + 1 :]
    return (first, words[at[0] : at[-1] + 1], last) if max(len(first), len(last)) <= LONGEST else None


def _with(row: Row, line: Line, words: Sequence[Word]) -> Row:
    lines = (replace(line, words=tuple(words)),) if words else ()
    return replace(row, cells=(replace(row.cells[0], lines=lines),))
