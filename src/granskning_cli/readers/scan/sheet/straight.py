"""How far a page is turned, to a tenth of a degree, by its own lines of type and rulings; and the page made straight."""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Grey, Picture

MOST: Final = 6.0  # degrees
COARSE: Final = 0.5
FINE: Final = 0.1
# The page is looked at so many pixels large, and so many times closer for the last tenths; so many times narrower.
SMALL: Final = 600
CLOSER: Final = 3
NARROWER: Final = 6
FEWEST: Final = 10  # of its pixels have ink
# Less than this is left as it is, since turning softens the picture.
LEAST: Final = 0.08


def skew_of(larger: Grey) -> float:
    """Degrees by which a page, `pressed`, must be turned, counterclockwise, for its lines to lie level."""
    import cv2

    small = cv2.resize(larger, None, fx=1 / CLOSER, fy=1 / CLOSER, interpolation=cv2.INTER_AREA)
    if cv2.countNonZero(small) < FEWEST:
        return 0.0
    best = _levelest(small, 0.0, COARSE, round(MOST / COARSE))
    return _levelest(larger, _levelest(larger, best, 2 * FINE, 2), FINE, 1)


def pressed(ink: Grey) -> Grey:
    """The ink smaller, and narrower still: along a line that leans so little its height hardly changes."""
    import cv2

    scale = CLOSER * SMALL / max(ink.shape)
    return cv2.resize(ink, None, fx=scale / NARROWER, fy=scale, interpolation=cv2.INTER_AREA)


def _levelest(ink: Grey, middle: float, step: float, count: int) -> float:
    """The angle at which rows differ most, of so many steps on both sides of one."""
    angles = [middle + at * step for at in range(-count, count + 1)]
    return max(angles, key=lambda angle: levelness(ink, angle))


def straightened(picture: Picture, angle: float) -> Picture:
    """The picture turned by so many degrees about its middle, on white."""
    if abs(angle) < LEAST:
        return picture
    import cv2

    grey = picture.grey
    turned = cv2.warpAffine(
        grey, _about_middle(grey, angle), (grey.shape[1], grey.shape[0]), flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=255,
    )  # fmt: skip
    return Picture(turned, picture.dpi)


def levelness(ink: Grey, angle: float) -> float:
    """How much the ink of the rows differs from row to row: most where lines of type lie level."""
    import cv2
    import numpy as np

    rows = cv2.reduce(sheared(ink, angle), 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)[:, 0]
    return float(np.square(np.diff(rows)).sum())


def sheared(ink: Grey, angle: float) -> Grey:
    """What was `pressed`, with lines level that lean by so many degrees."""
    import cv2
    import numpy as np

    high, wide = ink.shape
    lean = NARROWER * float(np.tan(np.radians(angle)))
    shear = np.array([[1, 0, 0], [-lean, 1, lean * wide / 2]])
    return cv2.warpAffine(ink, shear, (wide, high), flags=cv2.INTER_LINEAR)


def _about_middle(grey: Grey, angle: float) -> Grey:
    import cv2

    return cv2.getRotationMatrix2D((grey.shape[1] / 2, grey.shape[0] / 2), angle, 1.0)
