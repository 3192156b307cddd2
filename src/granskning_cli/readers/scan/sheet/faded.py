"""Stamps and names on a page in grey: their ink is neither black nor paper, and as thick as no edge of a letter.

2.2 Har n(ämnde)n fattat      what is printed is black in its middle however thin, and grey only along its edges; a
       (  1971  )  ☐ Ja       ring in blue or red ink is grey all through
"""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Grey, Picture
from granskning_cli.readers.scan.sheet.stamps import BESIDE, FINE, WRITTEN, Ink, stamps_of

# The tones of such ink on white paper, and how much of it there is at the least where stamps are looked for, in points
# squared: the shades of a form have edges of these tones.
TONES: Final = (75, 190)
LEAST: Final = 600.0
# Its strokes are grey so many points across.
THICK: Final = 1.0
# Rulings that a camera blurred are grey all through too: runs this long, in points, are most of what they are.
LONG: Final = 12.0
STRAIGHT: Final = 0.6
# So far from their middles they reach, in points.
EDGE: Final = 1.4


def without_faded(picture: Picture, seen: Picture) -> tuple[Picture, Picture]:
    """A page on white paper without stamps in grey, and as it was `seen` with their ink beside it."""
    import cv2
    import numpy as np

    if seen.stamps is not None:
        return picture, seen
    thick = picture.px(THICK) | 1
    own = cv2.inRange(picture.grey, *TONES)
    core = cv2.erode(own, np.ones((thick, thick), np.uint8))
    if cv2.countNonZero(core) < LEAST * picture.unit**2:
        return picture, seen
    reach = 2 * picture.px(EDGE) + 1
    near = cv2.dilate(core, np.ones((reach, reach), np.uint8))
    ink = _ink_of(picture, cv2.bitwise_and(own, near))
    masks = [mask for mask in stamps_of(ink) if not _is_of_rulings(ink, mask)]
    if not masks:
        return picture, seen
    mask, around = np.maximum.reduce(masks), 2 * round(BESIDE * ink.unit) + 1
    beside = cv2.bitwise_and(
        ink.tinted, 255 * (cv2.dilate(mask, np.ones((around, around), np.uint8)) == 0).astype(np.uint8)
    )
    off = cv2.resize(
        cv2.dilate(mask, np.ones((5, 5), np.uint8)), picture.grey.shape[::-1], interpolation=cv2.INTER_NEAREST
    )
    # the edges of its strokes are paler than they
    pale = cv2.inRange(picture.grey, TONES[0], 254)
    gone = (off > 0) & (near > 0) & (pale > 0)
    grey, stamps = picture.grey.copy(), np.full_like(picture.grey, 255)
    grey[gone], stamps[gone] = 255, 0
    written = cv2.countNonZero(beside) >= WRITTEN * ink.unit**2
    return Picture(grey, picture.dpi), Picture(seen.grey, seen.dpi, stamps, written)


def _is_of_rulings(ink: Ink, mask: Grey) -> bool:
    """Whether what was found is level and upright lines, without the letters that a stamp has in its frame."""
    import cv2
    import numpy as np

    own = cv2.bitwise_and(ink.tinted, mask)
    long = round(LONG * ink.unit)
    runs = [cv2.morphologyEx(own, cv2.MORPH_OPEN, np.ones(size, np.uint8)) for size in ((1, long), (long, 1))]
    return bool(cv2.countNonZero(cv2.bitwise_or(*runs)) >= STRAIGHT * cv2.countNonZero(own))


def _ink_of(picture: Picture, tinted: Grey) -> Ink:
    """The ink as it is looked for in colour: what is grey all through, and what is black."""
    import cv2

    scale = FINE / picture.unit
    fine = [
        cv2.threshold(
            cv2.resize(one, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA),
            90,
            255,
            cv2.THRESH_BINARY,
        )[1]
        for one in (tinted, cv2.inRange(picture.grey, 0, TONES[0]))
    ]
    return Ink(fine[0], fine[0], fine[0], fine[1], fine[0], FINE)
