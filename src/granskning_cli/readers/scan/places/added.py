"""What somebody added to what is printed in the places of a block: its letter and outline are in every row alike.

(A) (A) (#) (A)   ->   (A) is print, for most rows have nothing else; how much darker than it a place is, is what was added
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture, Place
from granskning_cli.readers.scan.places.lattice import Block

# The lightest of a column's places, as a share of them and at the least, show its print; a column that is so much darker
# than others, of white, shows marks alone.
LIGHTEST: Final = 0.34
FEWEST: Final = 2
ALL: Final = 40.0
# The paper around a place, so many times as large, is as light as its lightest part; less than white, it is shaded.
AROUND: Final = 1.7
PAPER: Final = 85
WHITE: Final = 240.0
DARKEST: Final = 130.0
# Places without a label in them are measured so where they are many and large, in points.
ROWS: Final = 8
LARGE: Final = 8.0
CLEAN: Final = 0.02
ROOM: Final = 0.9
INK: Final = 215
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
        cuts = sorted(_insides(picture, column, block.edge), key=lambda cut: float(cut.mean()), reverse=True)
        lightest = cuts[: max(FEWEST, round(LIGHTEST * len(cuts)))]
        out.append(np.median(np.stack(lightest), axis=0).astype(np.uint8))
    tones = [float(one.mean()) for one in out]
    usual = sorted(range(len(out)), key=tones.__getitem__)[len(out) // 2 :]
    return [
        one if tone > tones[usual[0]] - ALL else out[usual[0]] for one, tone in zip(out, tones, strict=True)
    ]


def measurable(picture: Picture, block: Block) -> bool:
    """Whether places that have nothing printed in them are so many that their empty ones show themselves."""
    first = block.places[0]
    if len(block.rows) < ROWS or min(first.width, first.height) < LARGE * picture.unit:
        return False
    inside = [without_outline(one, block.kind) for one in printed_in(picture, block)]
    return all(float((one < INK).mean()) <= CLEAN for one in inside)


def without_outline(inside: Grey, kind: str) -> Grey:
    """The middle of a place alone, on white."""
    import cv2
    import numpy as np

    high, wide = inside.shape
    room: Grey = np.zeros_like(inside)
    middle, part = ((wide - 1) / 2, (high - 1) / 2), (ROOM * wide, ROOM * high)
    if kind == "ring":
        cv2.ellipse(room, (middle, part, 0.0), 255, -1)
    else:
        x, y = round((1 - ROOM) / 2 * wide), round((1 - ROOM) / 2 * high)
        room[y : high - y, x : wide - x] = 255
    return np.where(room > 0, inside, 255).astype(np.uint8)


def added(picture: Picture, number: int, block: Block) -> list[Place]:
    """The places with how much darker than their print they are.

    `share` is of black, on the whole; `reach` is how far what is about as dark as the block's marks goes, along or down,
    whichever is less: half of a place that was filled has half, and what was rubbed out has none.
    """
    import numpy as np

    prints = printed_in(picture, block)
    columns = zip(block.columns, prints, strict=True)
    darker = [
        one for column, print_ in columns for one in _darker(print_, _insides(picture, column, block.edge))
    ]
    marked = [float(np.percentile(one, PEAK)) for one in darker if one.mean() >= MARKED]
    dark = DARK * sorted(marked)[len(marked) // 2] if marked else DARK
    kind = "measured" if block.plain else "listed"
    areas = [area for column in block.columns for area in column]
    out: list[Place] = []
    for area, one in zip(areas, darker, strict=True):
        ink, box = one >= dark, picture.box(area)
        reach = min(ink.any(axis=0).mean(), ink.any(axis=1).mean())
        out.append(Place(number, kind, box, round(float(one.mean()), 4), round(float(reach), 3), box))
    return out


def _darker(print_: Grey, cuts: Sequence[Grey]) -> list[Grey]:
    """How much darker than their print places are, pixel by pixel, from 0 to 1."""
    import cv2
    import numpy as np

    # print that lies a pixel beside itself is no ink: the darkest print around counts
    around = cv2.erode(print_, np.ones((3, 3), np.uint8))
    return [cv2.subtract(around, cut).astype(np.float32) / 255 for cut in cuts]


def _insides(picture: Picture, column: Sequence[Area], edge: float) -> list[Grey]:
    """The middles of places, all of one size, on white: a row may be shaded."""
    import cv2
    import numpy as np

    first = column[0]
    size = tuple(max(3, round(side * (1 - 2 * edge))) for side in (first.width, first.height))
    around = tuple(round(side * AROUND) for side in (first.width, first.height))
    out: list[Grey] = []
    for area in column:
        middle = ((area.x0 + area.x1 - 1) / 2, (area.y0 + area.y1 - 1) / 2)
        paper = float(np.percentile(cv2.getRectSubPix(picture.grey, around, middle), PAPER))
        cut = cv2.getRectSubPix(picture.grey, size, middle)
        shaded = DARKEST <= paper < WHITE
        out.append(np.clip(cut * (255 / paper), 0, 255).astype(np.uint8) if shaded else cut)
    return out
