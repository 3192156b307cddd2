"""What somebody added to what is printed in the places of a block: its letter and outline are in every row alike.

(A) (A) (#) (A)   ->   (A) is print, for most rows have nothing else; how much darker than it a place is, is what was added
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.lattice import Block
from granskning_cli.readers.scan.picture import Area, Grey, Picture, Place

# So much of a place on each side is left out; of the places of a column so many are lighter than what is shown as print.
INSIDE: Final = 0.16
LIGHT: Final = 60.0
# So much of black on the whole is ink of some kind; its darkest part is told by this, and what is as dark by that.
MARKED: Final = 0.05
PEAK: Final = 95.0
DARK: Final = 0.55


def printed_in(picture: Picture, block: Block) -> list[Grey]:
    """What is printed in the places of each column."""
    import numpy as np

    return [
        np.percentile(np.stack(_insides(picture, column)), LIGHT, axis=0).astype(np.uint8)
        for column in zip(*block.rows, strict=True)
    ]


def added(picture: Picture, number: int, block: Block) -> list[Place]:
    """The places with how much darker than their print they are.

    `share` is of black, on the whole; `reach` is how far what is about as dark as the block's marks goes, along or down,
    whichever is less: half of a place that was filled has half, and what was rubbed out has none.
    """
    import numpy as np

    darker = [one for column in zip(*block.rows, strict=True) for one in _darker(picture, column)]
    marked = [float(np.percentile(one, PEAK)) for one in darker if one.mean() >= MARKED]
    dark = DARK * sorted(marked)[len(marked) // 2] if marked else DARK
    areas = [area for column in zip(*block.rows, strict=True) for area in column]
    out: list[Place] = []
    for area, one in zip(areas, darker, strict=True):
        ink, box = one >= dark, picture.box(area)
        reach = min(ink.any(axis=0).mean(), ink.any(axis=1).mean())
        out.append(Place(number, "listed", box, round(float(one.mean()), 4), round(float(reach), 3), box))
    return out


def _darker(picture: Picture, column: Sequence[Area]) -> list[Grey]:
    """How much darker than the print of their column its places are, pixel by pixel, from 0 to 1."""
    import cv2
    import numpy as np

    cuts = _insides(picture, column)
    # print that lies a pixel beside itself is no ink: the darkest print around counts
    print_ = cv2.erode(np.percentile(np.stack(cuts), LIGHT, axis=0).astype(np.uint8), np.ones((3, 3), np.uint8))
    return [cv2.subtract(print_, cut).astype(np.float32) / 255 for cut in cuts]


def _insides(picture: Picture, column: Sequence[Area]) -> list[Grey]:
    """The middles of places, all of one size."""
    import cv2

    wide, high = (sorted(side)[len(column) // 2] for side in zip(*[(a.width, a.height) for a in column], strict=True))
    size = (max(3, round(wide * (1 - 2 * INSIDE))), max(3, round(high * (1 - 2 * INSIDE))))
    return [
        cv2.getRectSubPix(picture.grey, size, ((a.x0 + a.x1 - 1) / 2, (a.y0 + a.y1 - 1) / 2)) for a in column
    ]
