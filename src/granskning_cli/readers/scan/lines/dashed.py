"""Rulings drawn with dashes or dots: short strokes of one length at one distance, alone on one level.

|- - - - - - - -|- - - -|      no dash is as long as a stroke of a letter, but letters keep no rhythm,
| Finns mål?    |  x    |      and have their stems above or below what lies level
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from granskning_cli.readers.scan.picture import Grey, Line, Picture
from granskning_cli.readers.scan.pieces import labelled

# A dash is no thicker than this, in points, and what lies so near above and below it is white.
THICK: Final = 2.0
CLEAR: Final = 1.5
BEYOND: Final = 2  # pixels to the left and right, where a letter has its stem
SOLID: Final = 0.5  # noise makes it a pixel thicker here and there
# The next is no farther than this, in points, than so many dashes are long, and on one level, in pixels.
NEXT: Final = 5.0
TIMES: Final = 1.5
LEVEL: Final = 1.5
# Where a line crosses, the next is so much farther, and this share of the way is ink.
CROSSING: Final = 16.0
CROSSED: Final = 0.3
# Dots so near, in points, are run together; what is ink over so large a share is a line, however long its pieces are
# where one is longer than type is high, and they were run together once in so many points.
TINY: Final = 0.4
LONG: Final = 14.0
BROKEN: Final = 18.0
DENSE: Final = 0.8
MOSTLY: Final = 0.7
# So many of them are a line, longer than this in points; most of them are of one length, as are the gaps.
FEWEST: Final = 5
SHORTEST: Final = 24.0
REGULAR: Final = 0.7
EVEN: Final = 0.5
ALONE: Final = 0.3
SURE: Final = 0.6
INKED: Final = (0.15, 0.2)
SAME: Final = (2.0, 0.25)
# A stroke no longer than so many times its thickness is a dot, and may be a leader's where nothing upright meets it.
DOT: Final = 1.6
MANY: Final = 2500  # a photograph's noise has so many, of which a few are as regular by chance
RARE: Final = 0.05
MOST: Final = 20_000  # more pieces are the greys of a picture

# x, y, width, height, and whether it touches nothing that stands upright
Piece = tuple[int, int, int, int, int]


def dashed_of(picture: Picture, ink: Grey, solid: Sequence[Line]) -> list[Line]:
    """The dashed lines, level and upright; dotted ones, and what may be feet of letters, only where they meet others."""
    import cv2

    level = _lines(picture, ink, "h")
    upright = _lines(picture, cv2.transpose(ink), "v") if level or solid else []
    near = NEXT * picture.unit
    others = {"h": [line for line, _ in upright], "v": [*solid, *(line for line, _ in level)]}
    return [
        line
        for line, sure in [*level, *upright]
        if sure or any(_cross(line, other, near) for other in others[line.axis])
    ]


def without_scraps(picture: Picture, dashed: Sequence[Line], upright: Sequence[Line]) -> list[Line]:
    """The dashed lines without pieces of one level that end at no upright line: noise leaves them of a pale ruling."""
    near = NEXT * picture.unit
    upright = [*upright, *(line for line in dashed if line.axis == "v")]
    out = [line for line in dashed if line.axis == "v"]
    for line in dashed:
        if line.axis == "v":
            continue
        alone = not any(
            other is not line and other.axis == "h" and abs(other.position - line.position) <= near / 2
            for other in dashed
        )
        ends = (line._replace(start=line.start, end=line.start), line._replace(start=line.end, end=line.end))
        if alone or all(any(_cross(end, other, near) for other in upright) for end in ends):
            out.append(line)
    return out


def with_dashed(picture: Picture, lines: Sequence[Line], dashed: Sequence[Line]) -> list[Line]:
    """The lines and the dashed ones of their axis; a line that a scan broke is no dashed one."""
    near = CLEAR * picture.unit
    new = [line for line in dashed if _covered(line, lines, near) < MOSTLY * (line.end - line.start)]
    return [line for line in lines if _covered(line, new, near) < MOSTLY * (line.end - line.start)] + new


def _covered(line: Line, others: Sequence[Line], near: float) -> float:
    """How much of a line lies on others."""
    return sum(
        max(0.0, min(line.end, other.end) - max(line.start, other.start))
        for other in others
        if abs(line.position - other.position) <= near
    )


def _cross(line: Line, other: Line, near: float) -> bool:
    return (
        other.start - near <= line.position <= other.end + near
        and line.start - near <= other.position <= line.end + near
    )


def _lines(picture: Picture, ink: Grey, axis: str) -> list[tuple[Line, bool]]:
    """The dashed lines of one axis, and whether each can be nothing else."""
    out: list[tuple[Line, bool]] = []
    strokes = _strokes(picture, ink)
    dashes = 0
    for chain in _chains(picture, ink, strokes):
        if _is_dashed(picture, ink, chain):
            dashes += len(chain)
            x0, x1 = _ends(picture, ink, chain)
            thick = _middle([h for _, _, _, h, _ in chain])
            at = _middle([y + h / 2 for _, y, _, h, _ in chain])
            dots = _middle([w for _, _, w, _, _ in chain]) <= DOT * thick
            sure = not dots and _alone(chain) >= SURE
            out.append((Line(axis, at, float(x0), float(x1), float(thick)), sure))
    return out if len(strokes) <= MANY or dashes >= RARE * len(strokes) else []


def _strokes(picture: Picture, ink: Grey) -> list[Piece]:
    """The pieces of ink that may be dashes of a level line, from the left."""
    import cv2
    import numpy as np

    thick = picture.px(THICK)
    high = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((thick + 1, 1), np.uint8))
    closed = cv2.morphologyEx(
        cv2.subtract(ink, high), cv2.MORPH_CLOSE, np.ones((1, picture.px(TINY) + 2), np.uint8)
    )
    count, _, stats, _ = labelled(closed)
    found = stats[1:count].astype(np.int64)
    _, _, w, h, area = found.T
    found = found[(h <= thick) & (w >= h - 1) & (w > 1) & (area >= SOLID * w * h)]
    if not FEWEST <= len(found) <= MOST:
        return []
    x, y, w, h, _ = found.T
    clear, (height, width) = picture.px(CLEAR), ink.shape
    sums = cv2.integral(ink & 1, sdepth=cv2.CV_32S)  # 255 counts as 1

    def clear_of(beyond: int, most: float) -> Any:
        left, right = np.maximum(x - beyond, 0), np.minimum(x + w + beyond, width)
        total = 0
        for side in ((y - clear, y), (y + h, y + h + clear)):
            top, bottom = (np.clip(edge, 0, height) for edge in side)
            total += sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return total <= most * clear * (right - left)

    found[:, 4] = clear_of(BEYOND, INKED[0])
    found = found[clear_of(0, INKED[1])]
    return list(map(tuple, found[np.argsort(found[:, 0], kind="stable")].tolist()))


def _chains(picture: Picture, ink: Grey, pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that follow each other on one level; where another line crosses, ink leads on to the next."""
    chains: list[list[Piece]] = []
    going: dict[int, list[int]] = {}  # by the level of their last pieces
    far, dash = CROSSING * picture.unit, NEXT * picture.unit
    for piece in pieces:
        level = _level_of(piece)
        near = [*going.get(level - 1, ()), *going.get(level, ()), *going.get(level + 1, ())]
        for at in sorted(near):
            last = chains[at][-1]
            gap = _gap(last, piece)
            if gap > far:
                going[_level_of(last)].remove(at)
            elif (
                gap > 0
                and abs(last[1] + last[3] / 2 - piece[1] - piece[3] / 2) <= LEVEL
                and (_is_next(last, piece, dash) or _leads_on(ink, last, piece))
            ):
                going[_level_of(last)].remove(at)
                chains[at].append(piece)
                break
        else:
            at = len(chains)
            chains.append([piece])
        going.setdefault(level, []).append(at)
    return chains


def _level_of(piece: Piece) -> int:
    """The band of two pixels that a piece's middle is in; those of one level are in one or side by side."""
    return (2 * piece[1] + piece[3]) // 4


def _gap(last: Piece, piece: Piece) -> int:
    return piece[0] - last[0] - last[2]


def _is_next(last: Piece, piece: Piece, farthest: float) -> bool:
    return _gap(last, piece) <= min(farthest, TIMES * max(piece[2], last[2]) + 1)


def _leads_on(ink: Grey, last: Piece, piece: Piece) -> bool:
    y = last[1] + last[3] // 2
    between = ink[max(0, y - 1) : y + 2, last[0] + last[2] : piece[0]]
    return bool(between.any(axis=0).mean() >= CROSSED)


def _is_dashed(picture: Picture, ink: Grey, chain: Sequence[Piece]) -> bool:
    """Whether most dashes are of one length, and most gaps too; or whether dots are all run together."""
    lengths = [w for _, _, w, _, _ in chain]
    whole = chain[-1][0] + chain[-1][2] - chain[0][0]
    if max(lengths) >= LONG * picture.unit and sum(lengths) >= DENSE * whole:
        return _breaks(ink, chain) * BROKEN * picture.unit >= whole
    gaps = [
        _gap(last, piece) for last, piece in pairwise(chain) if _is_next(last, piece, NEXT * picture.unit)
    ]
    if (
        len(chain) < FEWEST
        or _alone(chain) < ALONE
        or len(gaps) < FEWEST // 2
        or whole < SHORTEST * picture.unit
    ):
        return False
    # beside a line that crosses two dashes may run together
    twice = 2 * _middle(lengths) + TINY * picture.unit
    return _alike([w for w in lengths if not _is_near(w, twice)]) >= REGULAR and _alike(gaps) >= EVEN


def _alone(chain: Sequence[Piece]) -> float:
    return sum(alone for *_, alone in chain) / len(chain)


def _ends(picture: Picture, ink: Grey, chain: Sequence[Piece]) -> tuple[int, int]:
    """Where a line begins and ends: a dash that is part of a corner is no piece of its own."""
    on = picture.px(CROSSING)
    x0, x1 = chain[0][0], chain[-1][0] + chain[-1][2]
    gaps = [_gap(last, piece) for last, piece in pairwise(chain)]
    most = min(NEXT * picture.unit, (_middle(gaps) if gaps else 0) + SAME[0])
    before = _end_of_next(_level(ink, chain[0])[max(0, x0 - on) : x0][::-1], most)
    return x0 - before, x1 + _end_of_next(_level(ink, chain[-1])[x1 : x1 + on], most)


def _end_of_next(inked: Any, most: float) -> int:
    """How far the next run of ink goes, if it begins no farther than the next dash may."""
    import numpy as np

    places = np.flatnonzero(inked)
    if not places.size or places[0] > most:
        return 0
    breaks = np.flatnonzero(np.diff(places) > 1)
    return int(places[breaks[0] if breaks.size else -1]) + 1


def _breaks(ink: Grey, chain: Sequence[Piece]) -> int:
    """How often paper that was closed parts the ink of the pieces; a solid line has a flaw or two."""
    import numpy as np

    inked = [_level(ink, piece)[piece[0] : piece[0] + piece[2]].astype(np.int8) for piece in chain]
    return sum(int((np.diff(one) == 1).sum()) for one in inked)


def _level(ink: Grey, piece: Piece) -> Any:
    """Where there is ink on the level of a piece."""
    y = piece[1] + piece[3] // 2
    return ink[max(0, y - 1) : y + 2].any(axis=0)


def _alike(lengths: Sequence[int]) -> float:
    middle = _middle(lengths)
    return sum(_is_near(one, middle) for one in lengths) / len(lengths)


def _is_near(length: int, other: float) -> bool:
    return abs(length - other) <= max(SAME[0], SAME[1] * other)


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]
