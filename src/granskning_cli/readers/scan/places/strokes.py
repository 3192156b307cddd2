"""Ink by strokes: what hangs together, and in which place it lies.

A cross that somebody draws leaves its cell. Where a ruling was taken out it is cut in two, so strokes are put
together over the gap, and there alone: a line of type that a cross touches is no stroke of it but for one letter. A
stroke belongs to the place that holds most of it, and what goes beyond that place is no letter of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.pieces import counted, side_by_side

# A picture with the number of its stroke in each pixel, 0 on the paper.
Labels = Any
# The gap that a ruling leaves when it is taken out, in points.
GAP: Final = 3.0
# White along the rulings of a cell, in points.
EDGE: Final = 1.2
# Strokes smaller than this, in points, are dust.
DUST: Final = 1.3
# A stroke belongs to a place that holds this share of it, and to two where the other holds so much.
MOST: Final = 0.68
SOME: Final = 0.35
ALL: Final = 0.93
# Of what is far larger than a mark a place holds no more than this share; it hides what is in the place where so much
# of it, in points squared, lies in its middle, without this share of its sides.
LARGE: Final = 0.12
HIDES: Final = 4.0
CENTRE: Final = 0.2
# What goes beyond a place that holds this share of a stroke is a tail of its mark, which is so long, in points.
OWN: Final = 0.5
LONG: Final = 3.5
# A place is taken to be no larger than this, in points, so that a mark counts as much in a wide cell.
# So much faint ink in a place, all of it another's, is a ground and no mark that reaches in.
GROUND: Final = 0.06
ROOM: Final = 18.0
SIDE: Final = 14.0


class Ink(NamedTuple):
    """What ink a place holds: see `Place`."""

    share: float
    reach: float
    area: Area | None
    crowded: bool
    glyphs: int = 0
    beyond: bool = False  # a stroke goes on beyond the place


class Strokes:
    """The strokes of one page; where a ground that is faint ink here and there joins them all, those of its dark ink."""

    def __init__(self, picture: Picture, ink: Grey, rulings: Grey, dark: Grey | None = None) -> None:
        """`rulings`: 255 where lines were taken out of the ink."""
        import cv2
        import numpy as np

        self._picture, self._rulings, self._dark_ink = picture, rulings, dark
        joined = cv2.bitwise_or(ink, _over(ink, rulings, picture.px(GAP)))
        # statistics of all pieces cost more than all that is asked of a few of them
        count, self._labels = counted(joined)
        self._labels[ink == 0] = 0
        self._totals = np.bincount(self._labels[ink > 0], minlength=count)

    @cached_property
    def _dark(self) -> Strokes | None:
        return None if self._dark_ink is None else Strokes(self._picture, self._dark_ink, self._rulings)

    def in_place(self, place: Area, *, edge: float = EDGE) -> Ink:
        """The ink of a place, without what belongs to the place beside it."""
        import numpy as np

        unit = self._picture.unit
        inner = place.inset(round(edge * unit))
        if inner.width < 2 or inner.height < 2:
            return Ink(0.0, 0.0, None, crowded=False)
        within = self._labels[inner.y0 : inner.y1, inner.x0 : inner.x1]
        parts = _parts(within)
        totals = self._totals[parts.labels]
        mine = parts.sizes >= SOME * totals
        kept = parts.far >= DUST * unit
        for at in np.flatnonzero(kept & ~mine):
            kept[at] = self._hides(int(parts.labels[at]), inner, int(parts.sizes[at]))
        held = bool((kept & mine).any())
        if not held and self._dark is not None and (within > 0).mean() > GROUND:
            return self._dark.in_place(place, edge=edge)
        if not kept.any():
            return Ink(0.0, 0.0, None, crowded=False)
        sizes, shares = parts.sizes[kept], parts.sizes[kept] / totals[kept]
        box = parts.around(kept, inner)
        side = min(SIDE, place.width / unit, place.height / unit)
        room = min(inner.width, ROOM * unit) * min(inner.height, ROOM * unit)
        return Ink(
            round(int(sizes.sum()) / room, 4),
            round(max(box.width, box.height) / unit / side, 3),
            box,
            crowded=bool((shares < MOST).any()),
            glyphs=side_by_side(within > 0),
            beyond=bool((shares < ALL).any()),
        )

    def _hides(self, label: int, inner: Area, own: int) -> bool:
        """Whether a stroke of something far larger than a mark goes through the middle of a place: a stamp, a name."""
        if own >= LARGE * int(self._totals[label]):
            return False
        high, wide = round(CENTRE * inner.height), round(CENTRE * inner.width)
        middle = self._labels[inner.y0 + high : inner.y1 - high, inner.x0 + wide : inner.x1 - wide]
        return int((middle == label).sum()) >= HIDES * self._picture.unit**2

    def without_tails(self, grey: Grey, places: Sequence[Area]) -> Grey:
        """The picture without what goes beyond those of these places that hold most of it."""
        import cv2
        import numpy as np

        out = grey
        for place in places:
            inner = place.inset(round(EDGE * self._picture.unit))
            if inner.width < 2 or inner.height < 2:
                continue
            within = self._labels[inner.y0 : inner.y1, inner.x0 : inner.x1]
            parts = _parts(within)
            totals = self._totals[parts.labels]
            held = (OWN * totals <= parts.sizes) & (parts.sizes < totals)
            own = parts.labels[held & (parts.far >= LONG * self._picture.unit)]
            if not own.size:
                continue
            out = grey.copy() if out is grey else out
            beyond = place.inset(-max(place.width, place.height)).clipped(grey.shape)
            around = self._labels[beyond.y0 : beyond.y1, beyond.x0 : beyond.x1]
            tail = cv2.dilate(np.isin(around, own).astype(np.uint8), np.ones((3, 3), np.uint8))
            x, y = place.x0 - beyond.x0, place.y0 - beyond.y0
            tail[y : y + place.height, x : x + place.width] = 0
            out[beyond.y0 : beyond.y1, beyond.x0 : beyond.x1][tail > 0] = 255
        return out


def _over(ink: Grey, rulings: Grey, gap: int) -> Grey:
    """What lies between two ends of ink on both sides of a ruling; a stroke that crosses it aslant goes on beside."""
    import cv2

    above, left = _block(gap, gap + 1), _block(gap + 1, gap)
    middle = gap // 2
    level = cv2.bitwise_and(
        cv2.dilate(ink, above, anchor=(middle, gap)), cv2.dilate(ink, above, anchor=(middle, 0))
    )
    upright = cv2.bitwise_and(
        cv2.dilate(ink, left, anchor=(gap, middle)), cv2.dilate(ink, left, anchor=(0, middle))
    )
    return cv2.bitwise_and(cv2.bitwise_or(level, upright, dst=level), rulings)


def _block(wide: int, high: int) -> Grey:
    import cv2

    return cv2.getStructuringElement(cv2.MORPH_RECT, (wide, high))


class Parts(NamedTuple):
    """The labels in a place, how many pixels each has there, and the first and the last column and row of each."""

    labels: Labels
    sizes: Labels
    columns: tuple[Labels, Labels]
    rows: tuple[Labels, Labels]

    @property
    def far(self) -> Any:
        """How many pixels each goes from end to end."""
        import numpy as np

        (left, right), (top, bottom) = self.columns, self.rows
        return np.maximum(right - left, bottom - top) + 1

    def around(self, kept: Any, place: Area) -> Area:
        """The rectangle around some of them, of which there is one at the least."""
        (left, right), (top, bottom) = self.columns, self.rows
        x0, y0, x1, y1 = left[kept].min(), top[kept].min(), right[kept].max() + 1, bottom[kept].max() + 1
        return Area(place.x0 + int(x0), place.y0 + int(y0), place.x0 + int(x1), place.y0 + int(y1))


def _parts(labels: Labels) -> Parts:
    import numpy as np

    rows, columns = np.nonzero(labels)
    own = labels[rows, columns]
    if not own.size:
        return Parts(own, rows, (columns, columns), (rows, rows))
    order = np.argsort(own, kind="stable")
    rows, columns, own = rows[order], columns[order], own[order]
    starts = np.flatnonzero(np.concatenate(([True], own[1:] != own[:-1])))
    return Parts(
        own[starts],
        np.diff(np.append(starts, own.size)),
        (np.minimum.reduceat(columns, starts), np.maximum.reduceat(columns, starts)),
        (np.minimum.reduceat(rows, starts), np.maximum.reduceat(rows, starts)),
    )


def painted(grey: Grey, areas: Sequence[Area], around: int, colour: int = 255) -> Grey:
    """The picture with areas, and so many pixels around them, in one colour."""
    out = grey.copy()
    for area in areas:
        out[max(0, area.y0 - around) : area.y1 + around, max(0, area.x0 - around) : area.x1 + around] = colour
    return out
