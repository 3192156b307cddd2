"""Text that runs over the lower edge of its cell into a cell that reaches over several columns -> back in its own.

| A2 | Följs riktlinjerna? | x |   | Utbildningen har nått 61 procent av |     a spreadsheet's row that is too low
| B Riskanalys                     | cheferna.                           |     no line of this title: its foot is another
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.layout.lines import bounds
from granskning_cli.model.layout import Cell, Line, Row, Word

# How far the foot of such words is from that of the line they seem to stand in, and how far their left edge may be
# from that of the lines above, in points.
OTHER: Final = 0.8
EDGE: Final = 1.5
# How far below the last line of its cell the next one stands at most, in sizes.
PITCH: Final = 1.6


def with_overflow(rows: Sequence[Row]) -> list[Row]:
    """The rows, with such words in the cell above."""
    out = list(rows)
    for at in range(1, len(out)):
        above, row = out[at - 1], out[at]
        if row.basis != "ruled" or row.table is None or row.table != above.table or row.page != above.page:
            continue
        for place, cell in enumerate(row.cells):
            if cell.span > 1 and len(cell.lines) == 1:
                found = _over(cell, above)
                if found is not None:
                    out[at - 1], left = found
                    cells = (*row.cells[:place], left, *row.cells[place + 1 :])
                    row = out[at] = replace(row, cells=cells)
                    above = out[at - 1]
    return out


def _over(cell: Cell, above: Row) -> tuple[Row, Cell] | None:
    """The row above with the words that run over from it, and the cell without them."""
    line = cell.lines[0]
    foot = line.words[0].bbox.bottom
    over = [word for word in line.words if abs(word.bbox.bottom - foot) > OTHER]
    if not over or line.words[-len(over) :] != tuple(over) or len(over) == len(line.words):
        return None
    for place, one in enumerate(above.cells):
        if one.span == 1 and one.lines and _goes_on(one, over):
            kept = tuple(word for word in line.words if word not in over)
            grown = replace(
                one, lines=(*one.lines, Line(tuple(over), bounds(over), indent=one.lines[-1].indent))
            )
            row = replace(above, cells=(*above.cells[:place], grown, *above.cells[place + 1 :]))
            return row, replace(cell, lines=(replace(line, words=kept, bbox=bounds(kept)),))
    return None


def _goes_on(cell: Cell, over: Sequence[Word]) -> bool:
    """Whether words stand as the next line of a cell does."""
    last, first = cell.lines[-1].words[0], over[0]
    down = first.bbox.bottom - last.bbox.bottom
    return abs(first.bbox.x0 - last.bbox.x0) <= EDGE and 0 < down <= PITCH * max(last.size, 1.0)
