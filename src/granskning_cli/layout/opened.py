"""The rows of a table without rulings, told by what its lines begin with, where nothing tells how it was written.

1. Hur säkerställer styrelsen      Ändamålet är en fast punkt
   att ändamålet följs?            på strategidagen.
2. Vilka mål finns?                Underhållet ska öka.
3. Hur följs de upp?               Kvartalsvis.

In columns that are read one after the other, nothing makes the right one begin a sentence wherever the left one
begins a question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import comb, inf
from typing import Final

from granskning_cli.model.layout import Word

# So many rows have text on both sides.
FEWEST: Final = 3
# It would come about so rarely if the sides had nothing to do with one another.
CHANCE: Final = 0.05
# Lines of one height differ by less than this share of their size.
LEVEL: Final = 0.4

_NUMBER: Final = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.:)]?|[a-z][.)])$")
_ENDED: Final = frozenset(".?!:…")

Lines = Sequence[Sequence[Word]]


def rows_opened(left: Lines, right: Lines) -> tuple[float, ...]:
    """The bottoms of the lines that rows begin with, () where the lines tell of none."""
    begin = _numbered(left) or _asked(left)
    near = LEVEL * left[0][0][3]
    if len(begin) < FEWEST or len(_numbered(right)) > 1:
        return ()
    step = min([b[0][1][3] - a[0][1][3] for a, b in pairwise(right)], default=0.0)
    opens = {
        at
        for at, line in enumerate(right)
        if line[0][0][:1].isupper() or line[0][0][:1].isdigit()
        if at == 0 or _ended(right, at - 1, step)
    }
    beside = [_at(right, bottom, near) for bottom in begin]
    both = [at for at in beside if at is not None]
    if len(both) < FEWEST or both[0] != 0 or not opens.issuperset(both):
        return ()
    if any(
        at is None and _within(right, a, b, near)
        for at, a, b in zip(beside, begin, [*begin[1:], inf], strict=True)
    ):
        return ()  # an answer that begins below its question
    last = right[-1][0][1][3]
    places = _places([*left, *right], last, near) - 1
    return tuple(begin) if _chance(places, len(opens) - 1, len(both) - 1) <= CHANCE else ()


def _numbered(lines: Lines) -> list[float]:
    """The bottoms of lines that begin with a number, each higher than the one before."""
    edge = min(line[0][1][0] for line in lines)
    found = [line for line in lines if _NUMBER.match(line[0][0]) and line[0][1][0] < edge + line[0][3] / 2]
    numbers = [[int(n) for n in re.findall(r"\d+", line[0][0])] or [ord(line[0][0][0])] for line in found]
    if len(found) < FEWEST or any(a >= b for a, b in pairwise(numbers)):
        return []
    return [line[0][1][3] for line in found]


def _asked(lines: Lines) -> list[float]:
    """The bottoms of the lines that questions begin with, where every paragraph asks."""
    begin = [at for at, line in enumerate(lines) if at == 0 or lines[at - 1][-1][0][-1] == "?"]
    asks = lines[-1][-1][0][-1] == "?" and all(lines[at][0][0][:1].isupper() for at in begin)
    return [lines[at][0][1][3] for at in begin] if asks else []


def _ended(lines: Lines, at: int, step: float) -> bool:
    """Whether a sentence ends with a line, or white space follows it; `step` is the least from line to line."""
    here, below = lines[at][0], lines[at + 1][0]
    return lines[at][-1][0][-1] in _ENDED or below[1][3] - here[1][3] > step + here[3] / 2


def _at(lines: Lines, bottom: float, near: float) -> int | None:
    return next((at for at, line in enumerate(lines) if abs(line[0][1][3] - bottom) <= near), None)


def _within(lines: Lines, top: float, bottom: float, near: float) -> bool:
    return any(top + near < line[0][1][3] < bottom - near for line in lines)


def _places(lines: Lines, last: float, near: float) -> int:
    """The heights at which any line stands, as far down as `last`."""
    bottoms = sorted(line[0][1][3] for line in lines if line[0][1][3] <= last + near)
    return 1 + sum(b - a > near for a, b in pairwise(bottoms))


def _chance(places: int, opened: int, met: int) -> float:
    """How likely it is that so many given places are among those that were opened, were they any."""
    if met > opened or opened > places:
        return 1.0
    return comb(places - met, opened - met) / comb(places, opened)
