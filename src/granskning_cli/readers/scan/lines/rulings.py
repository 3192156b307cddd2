"""The ruled lines of a picture, found by what no letter has: long straight runs of ink.

A line that a scanner broke is put together, one that a mark crosses stays one, and one that leans a little is taken
as straight. An upright line counts where it ends on others or is longer than any type is high.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from granskning_cli.readers.scan.lines.dashed import dashed_of, with_dashed, without_scraps
from granskning_cli.readers.scan.lines.lost import lost_levels
from granskning_cli.readers.scan.lines.mended import mended
from granskning_cli.readers.scan.lines.stretches import drawn_parts
from granskning_cli.readers.scan.picture import Grey, Line, Picture
from granskning_cli.readers.scan.pieces import labelled

# Runs of ink this long are lines, in points: longer than a dash, higher than a small letter.
LEVEL: Final = 24.0
UPRIGHT: Final = 9.5
# Shorter pieces than this are not joined to others, since letters are as long.
PIECE: Final = {"h": 8.0, "v": 7.5}
# Upright lines this long need no line to end on.
SURELY: Final = 40.0
# Lines are no thicker than this.
THICKEST: Final = 4.0
# The share of an upright line that is ink.
WHOLE: Final = 0.9
# A stem of a letter is no longer than so many times its stroke; letters whose bars touch are no wider than this.
STEM: Final = 8.0
WORD: Final = 60.0
# ... or than so much for each of their stems; a line of type may stand on what is so long.
PITCH: Final = 16.0
WORDS: Final = 250.0
# Where ink goes on right above or below so large a share of a short line, so far in points, it is letters': below a
# word that is underlined lies white.
BESIDE: Final = (0.4, 1.2)
STANDING: Final = (0.4, 0.9)
# Breaks that a scanner leaves in a line, and how near two lines meet.
BREAK: Final = 3.0
MEETS: Final = 1.8
LITTLE: Final = 6.0


def rulings_of(picture: Picture, ink: Grey) -> list[Line]:
    """The lines of the picture."""
    level = [line for line in _runs(picture, ink, "h", LEVEL) if not _is_of_bars(picture, ink, line)]
    upright = _runs(picture, ink, "v", UPRIGHT)
    dashed = without_scraps(picture, dashed_of(picture, ink, level), upright)
    level = with_dashed(picture, mended(picture, level), [line for line in dashed if line.axis == "h"])
    level += lost_levels(picture, level, upright)
    near, sure = MEETS * picture.unit, SURELY * picture.unit
    cut = [_cut(line, level, upright, near, sure) for line in upright]
    whole = [line for line in cut if line is not None and _drawn(picture, ink, line)]
    drawn = [part for line in whole for part in drawn_parts(picture, ink, line, level)]
    dashes = [_cut(line, level, dashed, near, sure) for line in dashed if line.axis == "v"]
    drawn = with_dashed(picture, drawn, [line for line in dashes if line is not None])
    hanging = {id(one): sum(_meets(picture, line, one) for line in upright) for one in level}
    stems = [line for line in upright if _is_stem(picture, line, level, hanging)]
    if not stems:
        return [_ended(picture, line, drawn) for line in level] + drawn
    places = {(stem.position, stem.thick) for stem in stems}
    kept = [line for line in drawn if (line.position, line.thick) not in places]
    level = [line for line in level if not _is_of_letters(picture, line, stems, kept)]
    return [_ended(picture, line, kept) for line in level] + kept


def _ended(picture: Picture, line: Line, upright: Sequence[Line]) -> Line:
    """A level line without what goes a little beyond the first and the last upright one it meets: dust made it longer."""
    little = LITTLE * picture.unit
    met = [other.position for other in upright if _meets(picture, other, line)]
    start = next((at for at in sorted(met) if 0 < at - line.start <= little), line.start)
    end = next((at for at in sorted(met, reverse=True) if 0 < line.end - at <= little), line.end)
    return line._replace(start=start, end=end) if start < end else line


def _is_stem(picture: Picture, line: Line, level: Sequence[Line], hanging: Mapping[int, int]) -> bool:
    """Whether an upright line hangs on one short one and is as thick as a stroke of bold type: "ETT" is no table.

    `hanging`: how many hang on each level line.
    """
    if line.end - line.start > STEM * max(line.thick, picture.unit):
        return False
    met = [other for other in level if _meets(picture, line, other)]
    if len(met) != 1:
        return False
    return met[0].end - met[0].start <= max(WORD, PITCH * hanging[id(met[0])]) * picture.unit


def _is_of_letters(picture: Picture, line: Line, stems: Sequence[Line], upright: Sequence[Line]) -> bool:
    """Whether a level line is the bars of letters whose stems hang on it, and nothing else does."""
    return any(_meets(picture, stem, line) for stem in stems) and not any(
        _meets(picture, other, line) for other in upright
    )


def _meets(picture: Picture, upright: Line, level: Line) -> bool:
    near = MEETS * picture.unit
    return (
        level.start - near <= upright.position <= level.end + near
        and upright.start - near <= level.position <= upright.end + near
    )


def _is_of_bars(picture: Picture, ink: Grey, line: Line) -> bool:
    """Whether a short level line is the tops or feet of bold letters: white is between them, or they stand on it."""
    if line.end - line.start > WORDS * picture.unit:
        return False
    y, columns = round(line.position), slice(round(line.start), round(line.end))
    row = ink[max(0, y - 1) : y + 2, columns]
    if line.end - line.start <= WORD * picture.unit and row.size and row.any(axis=0).mean() < WHOLE:
        return True
    near, far = (round(line.thick / 2 + by * picture.unit) for by in BESIDE)
    sides = ink[max(0, y - far) : max(0, y - near), columns], ink[y + near : y + far, columns]
    return any(side.size and STANDING[0] < side.all(axis=0).mean() < STANDING[1] for side in sides)


def _drawn(picture: Picture, ink: Grey, line: Line) -> bool:
    """Whether an upright line is ink from end to end: a letter between two rulings leaves white at both."""
    x = round(line.position)
    column = ink[round(line.start) : round(line.end), max(0, x - 1) : x + 2]
    return bool(column.size) and column.any(axis=1).mean() >= WHOLE


def _cut(line: Line, level: Sequence[Line], upright: Sequence[Line], near: float, sure: float) -> Line | None:
    """An upright line between the level ones it meets; a stem of a letter may have been taken for its end."""
    x, start, end = line.position, line.start, line.end
    over = [other.position for other in level if other.start - near <= x <= other.end + near]
    met = [position for position in over if start - near <= position <= end + near]
    if not met:
        return line if end - start >= sure else None
    first, last = min(met), max(met)
    if first > min(over) or not _shared(line, start, "start", upright, near):
        start = first if first - start < sure else start
    if last < max(over) or not _shared(line, end, "end", upright, near):
        end = last if end - last < sure else end
    return line._replace(start=start, end=end) if end - start > near else None


def _shared(line: Line, at: float, which: str, upright: Sequence[Line], near: float) -> bool:
    """Whether another upright line ends at the same height, as those of a row do that runs over the page."""
    return any(other is not line and abs(getattr(other, which) - at) <= near for other in upright)


def _runs(picture: Picture, ink: Grey, axis: str, shortest: float) -> list[Line]:
    import cv2

    turned = ink if axis == "h" else cv2.transpose(ink)
    pieces = cv2.morphologyEx(turned, cv2.MORPH_OPEN, _row(picture.px(PIECE[axis])))
    # a line that leans by a pixel is two runs: one pixel of thickness more joins them
    thicker = cv2.dilate(pieces, cv2.getStructuringElement(cv2.MORPH_RECT, (1, 3)))
    closed = cv2.morphologyEx(thicker, cv2.MORPH_CLOSE, _row(picture.px(BREAK)))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, _row(picture.px(shortest)))
    count, labels, stats, centres = labelled(opened)
    out: list[Line] = []
    for index in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[index])
        thick = area / width
        if thick > THICKEST * picture.unit + 2 or width < 3 * thick:
            continue
        if height > thick + picture.unit * 3 and _parts(labels[y : y + height, x : x + width] == index) > 1:
            out += _split(labels[y : y + height, x : x + width] == index, x, y, axis, picture.px(shortest))
            continue
        out.append(Line(axis, float(centres[index][1]), float(x), float(x + width), max(1.0, thick - 2)))
    return out


def _row(length: int) -> Grey:
    import cv2

    return cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1))


def _parts(mask: Grey) -> int:
    """How many runs of ink the most divided column of a component has."""
    import numpy as np

    changes = np.diff(np.pad(mask.astype(np.int8), ((1, 1), (0, 0))), axis=0)
    return int((changes == 1).sum(axis=0).max())


def _split(mask: Grey, x: int, y: int, axis: str, shortest: int) -> list[Line]:
    """Lines of one component that touch each other, told apart by the rows in which most of their ink lies."""
    import numpy as np

    totals = mask.sum(axis=1)
    strong = np.flatnonzero(totals >= shortest)
    out: list[Line] = []
    if not len(strong):
        return out
    for rows in np.split(strong, np.flatnonzero(np.diff(strong) > 1) + 1):
        columns = np.flatnonzero(mask[rows[0] : rows[-1] + 1].any(axis=0))
        thick = max(1.0, float(len(rows)) - 2)
        middle = y + float(rows[0] + rows[-1]) / 2
        out.append(Line(axis, middle, float(x + columns[0]), float(x + columns[-1] + 1), thick))
    return out


def without_rulings(grey: Grey, lines: Sequence[Line], around: int) -> Grey:
    """The picture with paper where its lines were; what crosses a line keeps a gap there."""
    return _painted(grey, lines, around, 255)


def without_lines(ink: Grey, lines: Sequence[Line]) -> Grey:
    """Ink (255 where it is) without some lines."""
    return _painted(ink, lines, 0, 0)


def drawn(grey: Grey, lines: Sequence[Line]) -> Grey:
    """255 where `without_rulings` leaves paper for lines, 0 elsewhere, in a picture as large."""
    import numpy as np

    return _painted(np.zeros_like(grey), lines, 1, 255)


def _painted(grey: Grey, lines: Sequence[Line], around: int, colour: int) -> Grey:
    out = grey.copy()
    for line in lines:
        half = line.thick / 2 + around
        low, high = max(0, round(line.position - half)), round(line.position + half) + 1
        start, end = max(0, round(line.start - around)), round(line.end + around)
        if line.axis == "h":
            out[low:high, start:end] = colour
        else:
            out[start:end, low:high] = colour
    return out
