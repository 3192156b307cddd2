"""What somebody added to what is printed in the places of a block: its letter and outline are in every row alike.

(A) (A) (#) (A)   ->   (A) is print, for most rows have nothing else; how much darker than it a place is, is what was added
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.lattice import Block
from granskning_cli.readers.scan.picture import Area, Grey, Picture, Place

# So much of a place on each side is left out.
INSIDE: Final = 0.16
# The lightest of a column's places, as a share of them and at the least, show its print; a column that is so much darker
# than others, of white, shows marks alone.
LIGHTEST: Final = 0.34
FEWEST: Final = 2
ALL: Final = 40.0
# So much of black on the whole is ink of some kind; its darkest part is told by this, and what is as dark by that.
MARKED: Final = 0.05
PEAK: Final = 95.0
DARK: Final = 0.55


def printed_in(picture: Picture, block: Block) -> list[Grey]:
    """What is printed in the places of each column: what the lightest of them show.

    Where all of a column are marked, none shows its print; they are measured by the print of another.
    """
    import numpy as np

    out: list[Grey] = []
    for column in block.columns:
        cuts = sorted(_insides(picture, column), key=lambda cut: float(cut.mean()), reverse=True)
        lightest = cuts[: max(FEWEST, round(LIGHTEST * len(cuts)))]
        out.append(np.median(np.stack(lightest), axis=0).astype(np.uint8))
    tones = [float(one.mean()) for one in out]
    usual = sorted(range(len(out)), key=tones.__getitem__)[len(out) // 2 :]
    return [
        one if tone > tones[usual[0]] - ALL else out[usual[0]] for one, tone in zip(out, tones, strict=True)
    ]


def added(picture: Picture, number: int, block: Block) -> list[Place]:
    """The places with how much darker than their print they are.

    `share` is of black, on the whole; `reach` is how far what is about as dark as the block's marks goes, along or down,
    whichever is less: half of a place that was filled has half, and what was rubbed out has none.
    """
    import numpy as np

    prints = printed_in(picture, block)
    columns = zip(block.columns, prints, strict=True)
    darker = [one for column, print_ in columns for one in _darker(picture, column, print_)]
    marked = [float(np.percentile(one, PEAK)) for one in darker if one.mean() >= MARKED]
    dark = DARK * sorted(marked)[len(marked) // 2] if marked else DARK
    areas = [area for column in block.columns for area in column]
    out: list[Place] = []
    for area, one in zip(areas, darker, strict=True):
        ink, box = one >= dark, picture.box(area)
        reach = min(ink.any(axis=0).mean(), ink.any(axis=1).mean())
        out.append(Place(number, "listed", box, round(float(one.mean()), 4), round(float(reach), 3), box))
    return out


def _darker(picture: Picture, column: Sequence[Area], print_: Grey) -> list[Grey]:
    """How much darker than their print places are, pixel by pixel, from 0 to 1."""
    import cv2
    import numpy as np

    # print that lies a pixel beside itself is no ink: the darkest print around counts
    around = cv2.erode(print_, np.ones((3, 3), np.uint8))
    return [cv2.subtract(around, cut).astype(np.float32) / 255 for cut in _insides(picture, column)]


def _insides(picture: Picture, column: Sequence[Area]) -> list[Grey]:
    """The middles of places, all of one size."""
    import cv2

    first = column[0]
    size = tuple(max(3, round(side * (1 - 2 * INSIDE))) for side in (first.width, first.height))
    return [
        cv2.getRectSubPix(picture.grey, size, ((a.x0 + a.x1 - 1) / 2, (a.y0 + a.y1 - 1) / 2)) for a in column
    ]
