"""The four corners of a sheet on a darker ground, one of which may lie in a shadow as dark as the ground.

 ____________
|            |      The sides go on beyond the shadow: where the two that it cuts off would meet is the corner.
|       ___--
|      /
|_____|
"""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Grey

# A polygon is the outline but for bends so small, as a share of its length; a corner that is cut off is larger.
ROUGH: Final = 0.03
FINE: Final = 0.008
# A side leans so many degrees at the most, and is so long, as a share of the sheet's width or height.
LEAN: Final = 20.0
LONG: Final = 0.22
# The shadow hides so much of the sheet at the most, and makes it so many times smaller at the least; no corner lies far
# outside the picture, as a share of it.
HIDDEN: Final = 0.4
MORE: Final = 1.03
OUTSIDE: Final = 0.05


def corners_of(outline: Grey, shape: tuple[int, int]) -> Grey | None:
    """The corners of what an outline encloses, four points (x, y); None where it is no sheet's."""
    import cv2

    hull = cv2.convexHull(outline)
    corners = cv2.approxPolyDP(hull, ROUGH * cv2.arcLength(outline, True), True).reshape(-1, 2)
    whole = _completed(cv2.approxPolyDP(hull, FINE * cv2.arcLength(hull, True), True).reshape(-1, 2), shape)
    if len(corners) != 4:
        return whole
    hidden = whole is not None and cv2.contourArea(whole) > MORE * cv2.contourArea(corners)
    return whole if hidden else corners


def _completed(polygon: Grey, shape: tuple[int, int]) -> Grey | None:
    """The corners at which the outermost upright and level sides of a polygon meet."""
    import cv2
    import numpy as np

    points = polygon.astype("float32")
    ends = np.roll(points, -1, axis=0)
    along = ends - points
    lengths = np.linalg.norm(along, axis=1)
    wide, high = np.ptp(points[:, 0]), np.ptp(points[:, 1])
    lean = np.degrees(np.arctan2(np.abs(along[:, 1]), np.abs(along[:, 0])))
    level = np.flatnonzero((lean <= LEAN) & (lengths >= LONG * wide))
    upright = np.flatnonzero((lean >= 90 - LEAN) & (lengths >= LONG * high))
    if len(level) < 2 or len(upright) < 2:
        return None
    middles = (points + ends) / 2
    top, bottom = (level[pick(middles[level, 1])] for pick in (np.argmin, np.argmax))
    left, right = (upright[pick(middles[upright, 0])] for pick in (np.argmin, np.argmax))
    corners = [
        _meet(points[a], ends[a], points[b], ends[b])
        for a, b in ((top, left), (top, right), (bottom, right), (bottom, left))
    ]
    if any(corner is None for corner in corners):
        return None
    found = np.array(corners, "float32")
    high, wide = shape
    inside = (found >= [-OUTSIDE * wide, -OUTSIDE * high]) & (
        found <= [(1 + OUTSIDE) * wide, (1 + OUTSIDE) * high]
    )
    seen = cv2.contourArea(points) / max(1.0, cv2.contourArea(found))
    return found if inside.all() and 1 - HIDDEN <= seen <= 1.02 and cv2.isContourConvex(found) else None


def _meet(a: Grey, b: Grey, c: Grey, d: Grey) -> tuple[float, float] | None:
    """Where the lines through a and b and through c and d cross."""
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = a, b, c, d
    turn = (x1 - x2) * (y3 - y4) - (y1 - y2) * (x3 - x4)
    if abs(turn) < 1e-6:
        return None
    first, second = x1 * y2 - y1 * x2, x3 * y4 - y3 * x4
    return (
        float((first * (x3 - x4) - (x1 - x2) * second) / turn),
        float((first * (y3 - y4) - (y1 - y2) * second) / turn),
    )
