"""A sheet that bent where it was scanned, as a book's page does at its spine: laid flat by its own lines.

___---___      how lines of type and rulings lean in each part of the page is added up from side to side, and each part
___---___      is then moved to where its rows are the others'; a page whose lines lean all alike is left as it is
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from granskning_cli.readers.scan.picture import Grey, Picture
from granskning_cli.readers.scan.sheet.straight import NARROWER, levelness, sheared

# Numbers for each part of a page, by its rows and columns.
Parts = Any
# So many parts of a page are looked at, down and across.
DOWN: Final = 7
ACROSS: Final = 14
# Degrees by which the lines of a part may lean more than the page does, at a glance and looked at.
GLANCE: Final = (-1.0, 0.0, 1.0)
LEANS: Final = tuple(at * 0.75 for at in range(-16, 17))
# It is bent where its rows are so much clearer at these leans, as a share; a flat page's are by less than 0.01.
BENT: Final = 0.025
# Rows of pixels are blurred by so many: what was moved by half of one is not as sharp as what was not.
BLUR: Final = 0.8
# A part is moved by so many rows at the most, so many times.
MOST: Final = 4
TIMES: Final = 3
# A part has lines where their rows stand out so well against those of the best part.
LINED: Final = 0.04
# How little parts may differ from their neighbours across and down, against what is seen.
STIFF: Final = (0.03, 0.15)
# Rows differ so many times more once the page is flat.
BETTER: Final = 1.12


def bend_of(page: Grey, angle: float) -> Parts | None:
    """How much lower, as a share of its height, each part of a bent page lies than on a flat one; None for a flat one.

    `page` is its ink, `pressed`, which leans by `angle` on the whole.
    """
    small = _blurred(page)
    if small.shape[0] < DOWN * ACROSS or small.shape[1] < 2 * ACROSS or not _leans(small, angle):
        return None
    lower = _added_up(_leaning(small, [angle + by for by in LEANS]), small.shape)
    for _ in range(TIMES):
        lower = lower + _beside_others(_moved(small, lower))
    if levelness(_moved(small, lower), 0.0) < BETTER * levelness(small, angle):
        return None
    return _turned(lower) / len(small)


def unbent(picture: Picture, bend: Parts) -> Picture:
    """The picture laid flat."""
    return picture.moved(lambda grey: _moved(grey, bend * len(grey)))


def _leans(small: Grey, angle: float) -> bool:
    """Whether rows of some parts are clearer when they are turned more, or less, than the page as a whole."""
    sharp = _sharpness(small, [angle + by for by in GLANCE])
    return float(sharp[GLANCE.index(0.0)].sum()) < (1 - BENT) * float(sharp.max(axis=0).sum())


def _leaning(small: Grey, angles: Sequence[float]) -> Parts:
    """Degrees by which the lines of each part lean."""
    at, counts = _peaks(_sharpness(small, angles))
    return _even(angles[0] + at * (angles[1] - angles[0]), counts)


def _beside_others(flat: Grey) -> Parts:
    """How many rows lower than those of the other parts the rows of each part still lie."""
    import numpy as np

    rows = np.square(_rows(flat))
    rows = rows - rows.mean(axis=0)
    others = (rows.sum(axis=1, keepdims=True) - rows) / (ACROSS - 1)
    steps = range(-MOST, MOST + 1)
    at, counts = _peaks(np.array([_by_parts(np.roll(rows, -by, axis=0) * others) for by in steps]))
    return _even(at - MOST, counts)


def _peaks(values: Parts) -> tuple[Parts, Parts]:
    """Where values are the largest in each part, between two of them if need be, and how much each part counts."""
    import numpy as np

    best = values.argmax(axis=0).clip(1, len(values) - 2)
    low, top, high = (np.take_along_axis(values, best[None] + by, 0)[0] for by in (-1, 0, 1))
    between = ((low - high) / (2 * np.minimum(low + high - 2 * top, -1e-6))).clip(-0.5, 0.5)
    counts = (top - np.median(values, axis=0)).clip(0)
    counts = counts / max(1e-6, float(counts.max()))
    counts[counts < LINED] = 0
    return best + between, np.sqrt(counts)


def _even(seen: Parts, counts: Parts) -> Parts:
    """What is nearest to what was seen, by how much each part counts, and changes little from one part to the next."""
    import numpy as np

    places = np.arange(seen.size).reshape(seen.shape)
    system, goal = np.diag(counts.ravel() + 1e-6), (counts * seen).ravel()
    across = [places[:, at : at + seen.shape[1] - 2] for at in range(3)]
    for stiff, signs, met in (
        (STIFF[0], (1, -2, 1), across),
        (STIFF[1], (1, -1), [places[:-1], places[1:]]),
    ):
        rows = [one.ravel() for one in met]
        for sign, row in zip(signs, rows, strict=True):
            for other, column in zip(signs, rows, strict=True):
                np.add.at(system, (row, column), stiff * sign * other)
    return np.linalg.solve(system, goal).reshape(seen.shape)


def _added_up(leans: Parts, shape: tuple[int, int]) -> Parts:
    """How many rows lower than in the middle of the page the middle of each part lies."""
    import numpy as np

    steps = np.tan(np.radians(leans)) * (shape[1] * NARROWER / ACROSS)
    middles = np.cumsum(steps, axis=1) - steps / 2
    return middles - middles.mean(axis=1, keepdims=True)


def _turned(lower: Parts) -> Parts:
    """The same without what the page leans on the whole."""
    import numpy as np

    at = np.arange(ACROSS) - (ACROSS - 1) / 2
    return lower - at * float((lower * at).sum() / (len(lower) * np.square(at).sum()))


def _moved(grey: Grey, lower: Parts) -> Grey:
    """A picture with everything moved up by as many of its rows as it lies lower."""
    import cv2
    import numpy as np

    (high, wide), (down, across) = grey.shape, lower.shape
    x = (np.arange(wide, dtype=np.float32) + 0.5) * across / wide - 0.5
    y = (np.arange(high, dtype=np.float32) + 0.5) * down / high - 0.5
    # it goes on bending beyond the middles of the outermost parts
    ends = np.pad(lower, ((1, 1), (0, 0)), mode="edge")
    ends = np.hstack([2 * ends[:, :1] - ends[:, 1:2], ends, 2 * ends[:, -1:] - ends[:, -2:-1]])
    across_x, down_y = np.meshgrid(x + 1, y + 1)
    by = cv2.remap(ends.astype(np.float32), across_x, down_y, cv2.INTER_LINEAR)
    columns, rows = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    return cv2.remap(grey, columns, rows + by, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _sharpness(small: Grey, angles: Sequence[float]) -> Parts:
    """How much the rows of each part, and of those beside it, differ from the next, with the page turned by each angle."""
    import cv2
    import numpy as np

    out = []
    for angle in angles:
        rows = cv2.boxFilter(_rows(sheared(small, angle)), -1, (3, 1), borderType=cv2.BORDER_CONSTANT)
        out.append(_by_parts(np.square(np.diff(rows, axis=0, append=0))))
    return np.array(out)


def _rows(small: Grey) -> Parts:
    """How much ink is in each row of each part across."""
    import cv2
    import numpy as np

    return cv2.resize(small, (ACROSS, small.shape[0]), interpolation=cv2.INTER_AREA).astype(np.float32)


def _by_parts(rows: Parts) -> Parts:
    whole = len(rows) // DOWN * DOWN
    return rows[:whole].reshape(DOWN, -1, ACROSS).sum(axis=1)


def _blurred(small: Grey) -> Grey:
    import cv2

    return cv2.GaussianBlur(small, (1, 5), sigmaX=0.01, sigmaY=BLUR)
