"""Answer sheets: rows of places with a number before them and nothing else, whose labels are printed once for all.

     A   B   C   D
1    ( ) (#) ( ) ( )      ->   1 ☐ A ☒ B ☐ C ☐ D        as if each label stood behind its own place
2    ( ) ( ) ( ) (#)           2 ☐ A ☐ B ☐ C ☒ D        a number that cannot be read is told by the count
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.picture import Area, Grey, Line, Picture
from granskning_cli.readers.scan.places.added import measurable
from granskning_cli.readers.scan.places.lattice import Block, seen_in
from granskning_cli.readers.scan.places.onelabel import labels_of

# A number is no wider than this, stands no farther from its first place, and has such white around it, in points.
WIDEST: Final = 30.0
NEAREST: Final = 60.0
AROUND: Final = 2.0
# Ink farther apart than this is not one number, in points; what is smaller is dust.
APART: Final = 6.0
DUST: Final = 2.5
DARK: Final = 170
# So many of the rows have a number, and so many of the numbers that were read fit the count.
NUMBERED: Final = 0.8
COUNTED: Final = 0.6
# How sure a number is that was read as it is counted, and one that was not.
READ: Final = 0.95
THOUGHT: Final = 0.5
# A mark goes so far beyond its place, in points.
LEAVES: Final = 4.0
# A frame around a list lies no farther from it than this, in points.
FRAME: Final = 24.0


class Listed(NamedTuple):
    """A list's words, and the rectangles that they and its places lie in."""

    words: list[Word]
    areas: list[Area]
    block: Block


def lists_in(
    picture: Picture, ground: Grey, blocks: Sequence[Block], ink: Grey, reading: Reading
) -> list[Listed]:
    """The blocks that are such lists or have their labels in their places, with words, and those that can be measured.

    `ground` is a picture without rulings and places, `ink` all ink of it.
    """
    found = [_list(picture, ground, block, blocks, ink, reading) for block in blocks]
    return [one for one in found if one.words or measurable(picture, one.block)]


def _list(
    picture: Picture, ground: Grey, block: Block, blocks: Sequence[Block], ink: Grey, reading: Reading
) -> Listed:
    left = max([other.area.x1 for other in blocks if other.area.x1 <= block.area.x0], default=0)
    numbers = _numbers(picture, ground, block, left)
    labels = labels_of(picture, ground, block, reading, above=numbers is not None)
    plain = Listed([], [], seen_in(picture, block, ink))
    if labels is None:
        return plain
    words = [word for row in block.rows for word in _labels(picture, row, labels.texts)]
    areas = [*labels.areas, block.area.inset(-picture.px(LEAVES))]  # marks leave their places
    if numbers is not None:
        reading.look_at(picture, ground)
        start = _start(picture, block, numbers, reading)
        if start is None:
            return plain
        words += _counted(picture, block, numbers, *start)
        areas += [one for one in numbers if one is not None]
    return Listed(words, areas, block)


def outside(lists: Sequence[Listed], places: Sequence[Area]) -> list[Area]:
    """The places that are in none of the blocks."""
    known = [place for one in lists for row in one.block.rows for place in row]
    return [
        place
        for place in places
        if not any(area.holds((place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2) for area in known)
    ]


def without_frames(lines: Sequence[Line], lists: Sequence[Listed], picture: Picture) -> list[Line]:
    """The rulings without those that frame such lists and divide their rows."""
    if not any(one.words for one in lists):
        return list(lines)
    boxes = [word.bbox for one in lists for word in one.words]
    far = FRAME * picture.unit
    x0, x1 = (
        min(b.x0 for b in boxes) * picture.unit - far,
        max(b.x1 for b in boxes) * picture.unit + far,
    )
    y0, y1 = (
        min(b.top for b in boxes) * picture.unit - 2 * far,
        max(b.bottom for b in boxes) * picture.unit + far,
    )

    def frames(line: Line) -> bool:
        along, across = ((x0, x1), (y0, y1)) if line.axis == "h" else ((y0, y1), (x0, x1))
        return across[0] <= line.position <= across[1] and along[0] <= line.start and line.end <= along[1]

    return [line for line in lines if not frames(line)]


def _numbers(picture: Picture, ground: Grey, block: Block, left: int) -> list[Area | None] | None:
    """The ink before each row, where it may be a number; None where there is text or nothing."""
    around = picture.px(AROUND)
    out: list[Area | None] = []
    for row in block.rows:
        strip = Area(left + 1, max(0, row[0].y0 - around), row[0].x0 - around, row[0].y1 + around)
        runs = _runs(picture, ground, strip)
        if len(runs) > 1 or (
            runs
            and (runs[0].width > WIDEST * picture.unit or row[0].x0 - runs[0].x1 > NEAREST * picture.unit)
        ):
            out.append(None)
        else:
            out.append(runs[0] if runs else None)
    return out if sum(one is not None for one in out) >= NUMBERED * len(out) else None


def _runs(picture: Picture, ground: Grey, strip: Area) -> list[Area]:
    """What stands in a strip, parted by white space."""
    import cv2
    import numpy as np

    if strip.width < 2 or strip.height < 2:
        return []
    _, ink = cv2.threshold(ground[strip.y0 : strip.y1, strip.x0 : strip.x1], DARK, 255, cv2.THRESH_BINARY_INV)
    columns = np.flatnonzero(ink.any(axis=0))
    if not columns.size:
        return []
    cuts = np.flatnonzero(np.diff(columns) > picture.px(APART)) + 1
    out: list[Area] = []
    for part in np.split(columns, cuts):
        rows = np.flatnonzero(ink[:, part[0] : part[-1] + 1].any(axis=1))
        if rows[-1] - rows[0] >= DUST * picture.unit:
            x0, y0 = strip.x0 + int(part[0]), strip.y0 + int(rows[0])
            out.append(Area(x0, y0, strip.x0 + int(part[-1]) + 1, strip.y0 + int(rows[-1]) + 1))
    return out


def _start(
    picture: Picture, block: Block, numbers: Sequence[Area | None], reading: Reading
) -> tuple[int, set[int]] | None:
    """The number of the first row, and the rows whose own number was read so; None where they do not count."""
    having = [one for one in numbers if one is not None]
    far = picture.px(2 * AROUND)
    words = reading.read_digits(
        Area(
            min(one.x0 for one in having) - far, having[0].y0 - far,
            max(one.x1 for one in having) + far, having[-1].y1 + far,
        )
    )  # fmt: skip
    read: dict[int, int] = {}
    for word in words:
        digits = word.text.strip(".")
        at = (word.bbox.top + word.bbox.bottom) / 2 * picture.unit
        row = min(
            range(len(block.rows)), key=lambda i: abs(block.rows[i][0].y0 + block.rows[i][0].y1 - 2 * at)
        )
        if digits.isdigit() and row not in read:
            read[row] = int(digits)
    starts = Counter(number - row for row, number in read.items())
    if not starts:
        return None
    first, count = starts.most_common(1)[0]
    if count < max(2, COUNTED * len(read)) or 2 * count < len(block.rows) or first < 0:
        return None
    return first, {row for row, number in read.items() if number - row == first}


def _counted(
    picture: Picture, block: Block, numbers: Sequence[Area | None], first: int, told: set[int]
) -> list[Word]:
    """The numbers before the rows; those that were not read are not sure."""
    out: list[Word] = []
    for at, (row, ink) in enumerate(zip(block.rows, numbers, strict=True)):
        box = picture.box(row[0])
        size = min(12.0, round(box.bottom - box.top, 2))
        x0, x1 = (ink.x0, ink.x1) if ink is not None else (row[0].x0 - row[0].width, row[0].x0 - 2)
        place = BBox(round(x0 / picture.unit, 2), box.bottom - size, round(x1 / picture.unit, 2), box.bottom)
        out.append(Word(str(first + at), place, "", size, score=READ if at in told else THOUGHT))
    return out


def _labels(picture: Picture, row: Sequence[Area], labels: Sequence[str]) -> list[Word]:
    """A row's labels, each behind its place, in the white before the next."""
    out: list[Word] = []
    for one, label in zip(row, labels, strict=True):
        own = picture.box(one)
        size = min(12.0, round(own.bottom - own.top, 2))
        out.append(
            Word(label, BBox(own.x1 - 1, own.bottom - size, own.x1 + 1, own.bottom), "", size, score=READ)
        )
    return out
