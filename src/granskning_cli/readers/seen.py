"""From a page's own coordinates to the page as a person sees it.

A PDF counts y upwards from an origin that need not be the corner of the page (MediaBox, CropBox), and /Rotate
turns the page when it is shown. `Seen` is the affine map to points right and down from the corner seen top left.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox

# A tree of pages can name one page a million times.
MOST_PAGES: Final = 5_000


class Seen(NamedTuple):
    """x' = a*x + c*y + e, y' = b*x + d*y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> BBox:
        """The upright box around a rectangle given by two opposite corners."""
        if self.b == 0 == self.c:
            left, right = self.a * x0 + self.e, self.a * x1 + self.e
            upper, lower = self.d * y0 + self.f, self.d * y1 + self.f
        else:
            corners = [self.point(x, y) for x in (x0, x1) for y in (y0, y1)]
            left, right = min(p[0] for p in corners), max(p[0] for p in corners)
            upper, lower = min(p[1] for p in corners), max(p[1] for p in corners)
        if left > right:
            left, right = right, left
        if upper > lower:
            upper, lower = lower, upper
        return BBox(left, upper, right, lower)

    def after(self, inner: Seen) -> Seen:
        """The map that applies `inner` first, as for what is drawn inside a Form XObject."""
        a, b, c, d, e, f = inner
        return Seen(
            self.a * a + self.c * b, self.b * a + self.d * b,
            self.a * c + self.c * d, self.b * c + self.d * d,
            self.a * e + self.c * f + self.e, self.b * e + self.d * f + self.f,
        )  # fmt: skip


UPRIGHT: Final = Seen(1.0, 0.0, 0.0, -1.0, 0.0, 0.0)


class Sheet(NamedTuple):
    """One page: its number, the map from its own coordinates, and its box as seen (its corner is 0, 0)."""

    number: int
    place: Seen
    box: BBox

    def turned(self, quarter_turns: int) -> Sheet:
        """The sheet turned further clockwise."""
        if not quarter_turns:
            return self
        place = Seen(0.0, 1.0, -1.0, 0.0, self.box.bottom, 0.0).after(self.place)
        return Sheet(self.number, place, BBox(0.0, 0.0, self.box.bottom, self.box.x1)).turned(
            quarter_turns - 1
        )


def sheet(number: int, left: float, bottom: float, right: float, top: float, quarter_turns: int) -> Sheet:
    """The sheet for a page's box and its /Rotate in quarter turns clockwise."""
    width, height = right - left, top - bottom
    match quarter_turns % 4:
        case 1:
            place, width, height = Seen(0.0, 1.0, 1.0, 0.0, -bottom, -left), height, width
        case 2:
            place = Seen(-1.0, 0.0, 0.0, 1.0, right, -bottom)
        case 3:
            place, width, height = Seen(0.0, -1.0, -1.0, 0.0, top, right), height, width
        case _:
            place = Seen(1.0, 0.0, 0.0, -1.0, -left, top)
    return Sheet(number, place, BBox(0.0, 0.0, width, height))
