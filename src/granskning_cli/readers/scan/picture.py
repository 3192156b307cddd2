"""What passes between the steps of reading a picture; everything is counted in its pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from granskning_cli.model.layout import BBox, Word

# numpy's arrays carry no shape in their types; a grey picture is rows of bytes, 0 black and 255 white.
Grey = Any
POINTS: Final = 72.0


class Area(NamedTuple):
    """A rectangle of pixels; x1 and y1 are the first column and row behind it."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        return self.y1 - self.y0

    def inset(self, by: int) -> Area:
        """The same without `by` pixels along its edges."""
        return Area(self.x0 + by, self.y0 + by, self.x1 - by, self.y1 - by)

    def clipped(self, shape: tuple[int, int]) -> Area:
        """What of it lies in a picture of so many rows and columns."""
        return Area(max(0, self.x0), max(0, self.y0), min(shape[1], self.x1), min(shape[0], self.y1))

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1


class Line(NamedTuple):
    """A ruling: along "h" it lies at y = position from x = start to end; along "v" the reverse."""

    axis: str
    position: float
    start: float
    end: float
    thick: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A grey picture of one page and how many of its pixels are an inch.

    `stamps`: the ink of stamps that were taken off it, as large; `written`: somebody wrote on it in colour, as stamps are.
    """

    grey: Grey
    dpi: float
    stamps: Grey | None = None
    written: bool = False
    unit: float = field(init=False)  # pixels in a point

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", self.dpi / POINTS)

    def moved(self, by: Callable[[Grey], Grey], dpi: float | None = None) -> Picture:
        """The picture and its stamps after the same change of place."""
        stamps = None if self.stamps is None else by(self.stamps)
        return Picture(by(self.grey), dpi or self.dpi, stamps, self.written)

    def px(self, points: float) -> int:
        """So many points in whole pixels, one at the least."""
        return max(1, round(points * self.unit))

    def box(self, area: tuple[float, float, float, float]) -> BBox:
        """Pixels as points of the page."""
        x0, y0, x1, y1 = area
        return BBox(*[round(float(at) / self.unit, 2) for at in (x0, y0, x1, y1)])


class Numbered(NamedTuple):
    """A page's number and its picture."""

    number: int
    picture: Picture


class Place(NamedTuple):
    """Somewhere that a mark may be: what ink is there. `kind`: "cell", "box" or "ring".

    `share` is the share of its pixels that are ink; `reach` how far the largest stroke goes, as a share of the
    place's smaller side; `crowded`: ink that belongs as much to the place beside it; `text` is what the ink can be
    read as, where it can.
    """

    page: int
    kind: str
    area: BBox
    share: float
    reach: float
    ink: BBox | None = None
    crowded: bool = False
    text: tuple[Word, ...] = ()


class Cell(NamedTuple):
    """A cell with its words or the place of a mark; `heads`: no other stands right above it."""

    area: Area
    words: list[Word]
    place: Place | None
    heads: bool
