"""The tone of the paper in each place: shadows and yellowed paper, and what lies over type and lets it through.

▒▒2.1 Bedriver nämnden▒▒ sin verksamhet      a highlighter's stripe is paper of another tone, up to its edges;
                                             the type on it is ink, and its edges are no rulings
"""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Grey, Picture

# The paper around a pixel is the lightest of what lies this near, in points: more than the thickest stroke.
AROUND: Final = 9.0
# What is so dark, and by so much darker than most of the paper, is none: the glass where a corner is off.
GLASS: Final = (60.0, 0.3)
# A stripe is as light as this share of the paper around it and darker than that; so long and high, in points.
STRIPE: Final = (0.45, 0.96)
LONG: Final = 30.0
HIGH: Final = 6.0
# The paper around a stripe is the lightest of what lies this near.
BESIDE: Final = 40.0
# The edge of a stripe is blurred by so many points, and it goes on so far beyond what is straight of it: its round ends.
EDGE: Final = 1.0
BEYOND: Final = 2.5


def paper_of(grey: Grey, picture: Picture) -> Grey:
    """The tone of the paper in each pixel of a grey page that is as sharp as the picture."""
    import cv2
    import numpy as np

    shrunk = max(1, round(picture.unit))
    small = cv2.resize(grey, None, fx=1 / shrunk, fy=1 / shrunk, interpolation=cv2.INTER_AREA)
    unit = picture.unit / shrunk
    reach = 2 * round(AROUND * unit / 2) + 1
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    lightest = cv2.dilate(small, around)
    paper = cv2.GaussianBlur(lightest, (0, 0), reach / 3)
    glass = paper < min(GLASS[0], GLASS[1] * float(np.median(paper)))
    paper[glass] = 0
    tone = cv2.erode(lightest, around)
    striped = _striped(tone, unit)
    if striped is not None:
        edge, beyond = (np.ones((2 * round(by * unit) + 1,) * 2, np.uint8) for by in (EDGE, BEYOND))
        striped = cv2.dilate(striped, beyond)
        paper = np.where(striped > 0, np.minimum(cv2.erode(tone, edge), paper), paper)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.maximum(paper, 1)


def _striped(tone: Grey, unit: float) -> Grey | None:
    """Where long areas are darker than the paper around and lighter than ink, if there are any; `tone` is without type."""
    import cv2
    import numpy as np

    beside = np.ones((round(BESIDE * unit),) * 2, np.uint8)
    share = cv2.divide(tone, np.maximum(cv2.dilate(tone, beside), 1), scale=255)
    mask = cv2.inRange(share, round(STRIPE[0] * 255), round(STRIPE[1] * 255))
    if not mask.any():
        return None
    long, high = round(LONG * unit), round(HIGH * unit)
    across = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((high, long), np.uint8))
    along = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((long, high), np.uint8))
    found = cv2.bitwise_or(across, along)
    return found if found.any() else None
