"""The sign %, which the Swedish data does not know, by its ink: what is at the upper left and the lower right of a slash.

3,8 20 av budgeten      read so, with a "20" whose ink is a %
75940                   two digits and a %
½ tjänst                has the same shape, and stands behind no number
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.readers.scan.picture import Area, Grey
from granskning_cli.readers.scan.pieces import labelled

# A sign's height by the height of its line, and its width by its height.
HIGH: Final = (0.45, 0.95)
WIDE: Final = (0.72, 1.6)
# The corners that a % fills and that it leaves white: so much of its width and height.
ACROSS: Final = 0.2
DOWN: Final = 0.36
# So much of a corner is ink, and is none, surely and perhaps: the foot of the slash of a ½ reaches into it.
FILLED: Final = 0.2
WHITE: Final = (0.1, 0.27)
DARK: Final = 175
SPECK: Final = 2  # pixels
_NUMBER: Final = re.compile(r"\d[\d.,:;–-]*\S{1,4}")


def may_end_in_percent(text: str) -> bool:
    """Whether a word begins as a number and has room for a sign behind it."""
    return len(text) > 2 and _NUMBER.fullmatch(text) is not None


class Sign(NamedTuple):
    """A sign by its ink: whether a slash parts it, perhaps or surely, and whether one of its parts is a ring."""

    maybe: bool
    parted: bool
    ringed: bool


def signs_in(grey: Grey, area: Area) -> list[Sign]:
    """The signs in a rectangle from the left, dots and dashes aside."""
    import cv2

    inside = grey[area.y0 : area.y1, area.x0 : area.x1]
    if not inside.size:
        return []
    _, ink = cv2.threshold(inside, DARK, 255, cv2.THRESH_BINARY_INV)
    count, _, stats, _ = labelled(ink)
    pieces = sorted(Area(x, y, x + w, y + h) for x, y, w, h, n in stats[1:count].tolist() if n > SPECK)
    low, high = HIGH[0] * area.height, HIGH[1] * area.height
    return [_sign(ink, one) for one in _overlapping(pieces) if low <= one.height <= high]


def _sign(ink: Grey, area: Area) -> Sign:
    white = _white(ink, area)
    parted = white <= WHITE[0]
    return Sign(white <= WHITE[1], parted, parted and _has_ring(ink, area))


def _has_ring(ink: Grey, area: Area) -> bool:
    import cv2

    inside = ink[area.y0 : area.y1, area.x0 : area.x1]
    _, tree = cv2.findContours(inside, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return tree is not None and any(parent != -1 for _, _, _, parent in tree[0].tolist())


def _overlapping(pieces: Sequence[Area]) -> list[Area]:
    """Pieces that stand above each other as one."""
    out: list[Area] = []
    for one in pieces:
        if out and one.x0 < out[-1].x1:
            last = out[-1]
            out[-1] = Area(last.x0, min(last.y0, one.y0), max(last.x1, one.x1), max(last.y1, one.y1))
        else:
            out.append(one)
    return out


def _white(ink: Grey, sign: Area) -> float:
    """How much ink is in the corners that a slash leaves white; all where the others are not filled."""
    if not WIDE[0] <= sign.width / sign.height <= WIDE[1]:
        return 1.0
    inside = ink[sign.y0 : sign.y1, sign.x0 : sign.x1] > 0
    x, y = max(1, round(ACROSS * sign.width)), max(1, round(DOWN * sign.height))
    filled = min(inside[:y, :x].mean(), inside[-y:, -x:].mean())
    return float(max(inside[-y:, :x].mean(), inside[:y, -x:].mean())) if filled >= FILLED else 1.0
