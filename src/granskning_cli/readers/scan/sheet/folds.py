"""Where a sheet was folded: a grey line from edge to edge with a shadow beside it, which is no ruling.

  1.1 Har nämnden tolkat | sitt uppdrag      the line dims all that lies on it alike, so that what it takes of the
~~~~~~~~~~~~~~~~~~~~~~~~~|~~~~~~~~~~~~~      paper's light is known and given back: type on it stays
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from granskning_cli.readers.scan.picture import Grey, Picture

# For each column of a picture the row that a fold is at.
Path = Any
# The margins, in points from the edge, in which nothing but a fold is; it is darker there than the paper by so much.
MARGIN: Final = (2.0, 18.0)
DARKER: Final = 20
# The line is no thicker, in points, and leans by no more than this share of its length.
THICK: Final = 4.0
LEAN: Final = 0.1
# It may lie so far from where it would be if it were straight, and is looked for in steps of so many points.
BESIDE: Final = 4.0
STEP: Final = 1.5
# A row more up or down is as much as paper lighter by so much.
AWAY: Final = 8.0
# It turns no sharper than within so many points.
SMOOTH: Final = 24.0
# It is dark along so much of it, and is no black line.
WHOLE: Final = 0.85
BLACK: Final = 70
# What is printed is straight but for so many points, and has no shadow: paper darker on one side of it, so far away.
STRAIGHT: Final = 0.5
SHADOW: Final = 0.03
NEAR: Final = (2.0, 7.0)
# Its light is that of so bright a share of what lies on it, so far from its middle and along so much of it, in points.
LIGHT: Final = 70
HIGH: Final = 3.0
ALONG: Final = 60.0
# In places it takes this share of light more.
UNEVEN: Final = 0.2


def without_folds(seen: Picture, picture: Picture) -> Picture:
    """A picture on white paper, with paper where it was folded; `seen` is the same before its paper was white."""
    import numpy as np

    grey = _unfolded(seen.grey, picture.grey, picture)
    turned = grey.T
    down = _unfolded(seen.grey.T, turned, picture)
    if down is not turned:
        grey = np.ascontiguousarray(down.T)
    return picture if grey is picture.grey else Picture(grey, picture.dpi)


def _unfolded(seen: Grey, grey: Grey, picture: Picture) -> Grey:
    """The picture with paper at each fold that runs across; itself where there is none."""
    for ends in _ends(grey, picture):
        path = _path(grey, ends, picture)
        if _is_fold(seen, grey, path, picture):
            grey = _lit(grey, path, picture)
    return grey


def _ends(grey: Grey, picture: Picture) -> Iterator[tuple[float, float]]:
    """The rows at which a line goes over the left edge, and those at which it goes over the right."""
    near, far = (picture.px(at) for at in MARGIN)
    left, right = _dark(grey[:, near:far], picture), _dark(grey[:, -far:-near], picture)
    for start in left:
        end = min(right, key=lambda at: abs(at - start), default=None)
        if end is not None and abs(end - start) <= LEAN * grey.shape[1]:
            yield start, end


def _dark(margin: Grey, picture: Picture) -> list[float]:
    """The rows of a margin that are darker than the others, the middles of those beside each other."""
    import numpy as np

    rows = margin.mean(axis=1)
    dark = np.flatnonzero(rows < np.median(rows) - DARKER)
    runs = np.split(dark, np.flatnonzero(np.diff(dark) > picture.px(1.0)) + 1) if len(dark) else []
    thin = [run for run in runs if len(run) <= THICK * picture.unit]
    return [float(run[rows[run].argmin()]) for run in thin]


def _path(grey: Grey, ends: tuple[float, float], picture: Picture) -> Path:
    """The rows from one edge to the other along which a picture is as dark as it is at the edges."""
    import cv2
    import numpy as np

    step, beside = picture.px(STEP), picture.px(BESIDE)
    wide = grey.shape[1]
    chord = np.linspace(*ends, wide)
    at = np.arange(0, wide - step + 1, step)
    rows = (chord[at].round().astype(int)[:, None] + np.arange(-beside, beside + 1)).clip(0, len(grey) - 1)
    tones = np.mean([grey[rows, (at + by)[:, None]] for by in range(step)], axis=0)
    # print is darker, and draws the line to no other row
    own = float(np.mean([tones[0, beside], tones[-1, beside]]))
    tones = np.maximum(tones, own)
    least, ways = tones[0] + AWAY * np.abs(np.arange(-beside, beside + 1)), np.zeros(rows.shape, int)
    for column in range(1, len(at)):
        padded = np.pad(least, 1, constant_values=np.inf)
        three = np.stack([padded[:-2] + AWAY, padded[1:-1], padded[2:] + AWAY])
        ways[column] = three.argmin(axis=0) - 1
        least = three.min(axis=0) + tones[column]
    place = int(least.argmin())
    out = np.empty(len(at))
    for column in range(len(at) - 1, -1, -1):
        out[column] = rows[column, place]
        place = min(max(place + int(ways[column, place]), 0), rows.shape[1] - 1)
    line = np.interp(np.arange(wide), at + step / 2, out)
    return cv2.blur(line[None], (picture.px(SMOOTH), 1))[0]


def _is_fold(seen: Grey, grey: Grey, path: Path, picture: Picture) -> bool:
    """Whether a line is dark from end to end and not black, and is not straight or has a shadow on one side."""
    import numpy as np

    tones = np.median(_along(grey, path, (-1, 1)), axis=0)
    if (tones < 255 - DARKER).mean() < WHOLE or np.percentile(tones, 75) < BLACK:
        return False
    at = np.arange(len(path))
    if float(np.abs(path - np.polyval(np.polyfit(at, path, 1), at)).mean()) > STRAIGHT * picture.unit:
        return True
    near, far = (picture.px(by) for by in NEAR)
    above, below = (
        float(np.percentile(_along(seen, path, sides), LIGHT)) for sides in ((-far, -near), (near, far))
    )
    return abs(above - below) >= SHADOW * max(above, below, 1.0)


def _lit(grey: Grey, path: Path, picture: Picture) -> Grey:
    """The picture with the light that a fold takes given back."""
    import cv2
    import numpy as np

    high, wide = picture.px(HIGH), len(path)
    strip = _along(grey, path, (-high, high))
    count = max(2, round(wide / (ALONG * picture.unit)))
    parts = np.array_split(strip, count, axis=1)
    light = np.stack([np.percentile(part, LIGHT, axis=1) for part in parts], axis=1)
    # it is darkest in its middle: what is darker again beside it is a ruling
    light[high:] = np.maximum.accumulate(light[high:])
    light[high::-1] = np.maximum.accumulate(light[high::-1])
    # the line may be a little higher or lower than its path
    light = cv2.erode(light, np.ones((3, 1), np.uint8))
    light = light - UNEVEN * (255 - light)
    light = cv2.resize(light.astype(np.float32), strip.shape[::-1], interpolation=cv2.INTER_LINEAR)
    rows = (path.round() + np.arange(-high, high + 1)[:, None]).clip(0, len(grey) - 1).astype(int)
    columns = np.arange(wide)
    own = cv2.remap(
        light, np.broadcast_to(columns.astype(np.float32), rows.shape).copy(),
        (rows - path + high).astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    out = grey.copy()
    out[rows, columns] = (255.0 * grey[rows, columns] / np.maximum(own, 1)).clip(0, 255)
    return out


def _along(grey: Grey, path: Path, sides: tuple[int, int]) -> Grey:
    """The rows of a picture beside a line, from so many above it to so many below, between its rows if need be."""
    import numpy as np

    rows = (path + np.arange(sides[0], sides[1] + 1)[:, None]).clip(0, len(grey) - 2)
    above, columns = rows.astype(int), np.arange(len(path))
    part = rows - above
    return grey[above, columns] * (1 - part) + grey[above + 1, columns] * part
