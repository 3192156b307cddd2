"""The labels of an answer sheet's columns, printed above the first row or in each place: read once for all rows.

What is printed in all places of a column is what is left where most of them are not marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.places.added import printed_in, without_outline
from granskning_cli.readers.scan.places.lattice import Block

# Darker than this is print; so much of a place's inside is.
PRINT: Final = 215
LEAST: Final = 0.02
# Labels stand no farther above the first row than this, in points.
ABOVE: Final = 24.0
LINE: Final = 4.0
# The height of letters that Tesseract reads well, in pixels, and the white around them.
HIGH: Final = 32
WHITE: Final = 24
# What is left of an outline is light grey, and so is the paper around a letter that lies a pixel beside itself.
CONTRAST: Final = 1.5
# So sure are labels that do not count.
SURE: Final = 0.6
# So many of the labels as read show how they are counted.
COUNTED: Final = 0.6
_COUNTS: Final = ("ABCDEFGHIJ", "1234567890", "0123456789", "abcdefghij")
_ALIKE: Final = {"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "8": "B", "€": "E", "¢": "C"}


class Labels(NamedTuple):
    """A text for each column, and where they stand outside the places."""

    texts: list[str]
    areas: list[Area]


def labels_of(
    picture: Picture, ground: Grey, block: Block, reading: Reading, *, above: bool
) -> Labels | None:
    """The labels in the places or, if they may be, above them; None where there is not one for each column.

    The reading then looks at something else.
    """
    inside = _inside(picture, block)
    if inside is not None:
        texts = _read(inside, reading)
        return Labels(texts, []) if texts else None
    heads = _heads(picture, ground, block) if above else None
    if heads is None:
        return None
    texts = _read([ground[a.y0 : a.y1, a.x0 : a.x1] for a in heads], reading)
    return Labels(texts, heads) if texts else None


def _inside(picture: Picture, block: Block) -> list[Grey] | None:
    """What is printed in the places of each column, where something is in all of them."""
    found = [without_outline(one, block.kind) for one in printed_in(picture, block)]
    return found if all(float((one < PRINT).mean()) >= LEAST for one in found) else None


def _heads(picture: Picture, ground: Grey, block: Block) -> list[Area] | None:
    """What stands right above the places of the first row, a label a column."""
    import numpy as np

    row, half = block.rows[0], block.step // 2
    bottom = row[0].y0 - 1
    top = max(0, bottom - picture.px(ABOVE))
    ink = ground[top:bottom, max(0, row[0].x0 - half) : row[-1].x1 + half] < 190
    rows = np.flatnonzero(ink.any(axis=1))
    if not rows.size:
        return None
    cuts = np.flatnonzero(np.diff(rows) > 2) + 1
    lines = [part for part in np.split(rows, cuts) if len(part) >= LINE * picture.unit]
    if not lines:
        return None
    y0, y1 = top + int(lines[-1][0]), top + int(lines[-1][-1]) + 1
    out: list[Area] = []
    for place in row:
        middle = (place.x0 + place.x1) // 2
        left = max(0, middle - half)
        columns = np.flatnonzero((ground[y0:y1, left : middle + half] < 190).any(axis=0))
        if not columns.size:
            return None
        out.append(Area(left + int(columns[0]), y0, left + int(columns[-1]) + 1, y1))
    return out


def _read(pictures: Sequence[Grey], reading: Reading) -> list[str]:
    """The labels in such pictures, put side by side; none where one of them cannot be read."""
    import cv2
    import numpy as np

    grown = []
    for one in pictures:
        by = HIGH / one.shape[0]
        large = cv2.resize(one, (max(1, round(by * one.shape[1])), HIGH), interpolation=cv2.INTER_CUBIC)
        grey = large.astype(np.float32) - float(large.min())
        grey *= 255 / max(1.0, float(grey.max()))
        grown.append(np.clip(CONTRAST * grey, 0, 255).astype(np.uint8))
    wide = sum(one.shape[1] + WHITE for one in grown) + WHITE
    sheet = np.full((HIGH + 2 * WHITE, max(wide, 200)), 255, np.uint8)
    areas: list[Area] = []
    x = WHITE
    for one in grown:
        sheet[WHITE : WHITE + HIGH, x : x + one.shape[1]] = one
        areas.append(Area(x, WHITE, x + one.shape[1], WHITE + HIGH))
        x += one.shape[1] + WHITE
    line = Picture(sheet, 300.0)
    reading.look_at(line, sheet)
    texts, scores = [""] * len(areas), [1.0] * len(areas)
    for word in reading.read(Area(1, 1, sheet.shape[1] - 1, sheet.shape[0] - 1), "block"):
        at = (word.bbox.x0 + word.bbox.x1) / 2 * line.unit
        own = min(range(len(areas)), key=lambda i: abs(areas[i].x0 + areas[i].x1 - 2 * at))
        texts[own] = f"{texts[own]} {word.text}".strip()
        scores[own] = min(scores[own], word.score or 0.0)
    if len("".join(texts).replace(" ", "")) == len(texts):  # five letters side by side may be a word
        texts = list("".join(texts).replace(" ", ""))
    told = counted(texts)
    if told is None and not all(texts):
        for at, area in enumerate(areas):
            if not texts[at]:
                texts[at], scores[at] = _alone(area, reading)
        told = counted(texts)
    words = len(set(texts)) == len(texts) and all(texts) and min(scores) >= SURE
    return told or (texts if words else [])


def _alone(area: Area, reading: Reading) -> tuple[str, float]:
    """What a label says that was passed over, and how surely: what is left of a box is read as letters too, hardly."""
    words = reading.read_short(area)
    return " ".join(word.text for word in words), min([word.score or 0.0 for word in words], default=0.0)


def counted(texts: Sequence[str]) -> list[str] | None:
    """The labels as they are counted, where most of them were read so: A 8 C D E is A B C D E."""
    for count in _COUNTS:
        fitting = sum(
            one in text.strip(".()") or _ALIKE.get(text) == one
            for text, one in zip(texts, count, strict=False)
            if len(text) <= 3
        )
        if len(texts) <= len(count) and fitting >= max(2, COUNTED * len(texts)):
            return list(count[: len(texts)])
    return None
