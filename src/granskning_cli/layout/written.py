"""The rows of a table without rulings, told by the order in which its words were written down.

1. Hur säkerställer styrelsen      Ändamålet är en fast punkt
   att ändamålet följs?            på strategidagen.
2. Vilka mål finns?                Underhållet ska öka.

Whoever writes cell by cell goes to the left again where a row begins, however near it stands to the one above.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from granskning_cli.model.layout import Word

# So many rows, in so many of which a cell of more lines than one shows that cells were written, and not lines.
FEWEST: Final = 3
FEWEST_TALL: Final = 2
# Lines of one height differ by less than this share of their size.
LEVEL: Final = 0.4
# From one row to the next is so many times as far as from one line to the next.
MORE: Final = 1.08


def rows_written(inside: Sequence[Word], order: Sequence[Word], edge: float) -> tuple[float, ...]:
    """The bottoms of the lines that rows begin with, () where the order tells none; `edge` parts left from right."""
    own = {id(word) for word in inside}
    words = [word for word in order if id(word) in own]
    cells = [(right, list(run)) for right, run in groupby(words, key=lambda word: word[1][2] > edge)]
    if not cells or cells[0][0]:
        return ()
    begin: list[float] = []
    tall = answered = 0
    low, left = 0.0, list[float]()
    for right, run in cells:
        near, bottoms = LEVEL * run[0][3], _lines(run)
        if not bottoms or (not right and bottoms[0] < low + near):
            return ()  # back to a line above
        tall += len(bottoms) > 1
        low = max(low, bottoms[-1])
        if not right:
            begin.append(bottoms[0])
            left = bottoms
        elif abs(bottoms[0] - begin[-1]) > near:
            # the question above it has no answer
            beside = next(
                (b for a, b in pairwise(left) if abs(b - bottoms[0]) <= near and _parts(left, a, b)), None
            )
            if beside is None:
                return ()
            begin.append(beside)
        answered += right
    return tuple(begin) if answered >= FEWEST and tall >= FEWEST_TALL else ()


def _lines(run: Sequence[Word]) -> list[float]:
    """The bottoms of a cell's lines from the top; [] where it was not written downwards."""
    out = [run[0][1][3]]
    for word in run[1:]:
        step = word[1][3] - out[-1]
        if step < -LEVEL * word[3]:
            return []
        if step > LEVEL * word[3]:
            out.append(word[1][3])
    return out


def _parts(lines: Sequence[float], a: float, b: float) -> bool:
    """Whether a step between two lines is more than the least, as it is from one row to the next."""
    return b - a > MORE * min(y - x for x, y in pairwise(lines))
