"""The words of a page that a person sees, each once.

Text is drawn twice a hair apart to look bold, lies invisibly over a scan so that it can be searched, or hangs
over the edge of the sheet. Shared by the readers of PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from granskning_cli.model.layout import BBox, Image, Word
from granskning_cli.model.nearby import Nearby

# Two words of the same letters this near to each other are one word printed twice.
NEAR: Final = 1.5
# A word that stands on a page oftener is a row of dots or a pattern, which may well be doubled.
MOST: Final = 200
# A picture over this share of the page is a scan, and invisible text on it is what was recognised in it.
SCAN: Final = 0.5
# Where several lie side by side, so many points along each side of the page are looked at, and so many pictures.
GRID: Final = 20
MOST_TILES: Final = 1_000


def has_doubles(words: Iterable[Word]) -> bool:
    """Whether two of the words are the same word at the same place."""
    places: dict[str, list[BBox]] = {}
    for text, box, *_ in words:
        boxes = places.get(text)
        if boxes is None:
            places[text] = [box]
        else:
            x0, _, _, bottom = box  # as in _same_place, without a call for each pair
            if [1 for x, _, _, y in boxes[:MOST] if abs(x0 - x) < NEAR and abs(bottom - y) < NEAR]:
                return True
            boxes.append(box)
    return False


def without_doubles(words: Sequence[Word]) -> list[Word]:
    """The words without those printed a second time."""
    places: dict[str, list[BBox]] = {}
    kept: list[Word] = []
    for word in words:
        boxes = places.setdefault(word.text, [])
        if not any(_same_place(word.bbox, box) for box in boxes[:MOST]):
            boxes.append(word.bbox)
            kept.append(word)
    return kept


def leaves(box: BBox, sheet: BBox) -> bool:
    """Whether some of a box is off the sheet."""
    return box.x0 < sheet.x0 or box.top < sheet.top or box.x1 > sheet.x1 or box.bottom > sheet.bottom


def on_sheet(words: Iterable[Word], sheet: BBox) -> list[Word]:
    """The words at least half on the sheet, cut off at its edges."""
    kept: list[Word] = []
    for word in words:
        x0, top, x1, bottom = word.bbox
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        if sheet.x0 <= x <= sheet.x1 and sheet.top <= y <= sheet.bottom:
            box = BBox(max(x0, sheet.x0), max(top, sheet.top), min(x1, sheet.x1), min(bottom, sheet.bottom))
            kept.append(word if box == word.bbox else word._replace(bbox=box))
    return kept


def without_hidden(
    words: Sequence[Word], hidden: Sequence[bool], images: Sequence[Image], sheet: BBox
) -> tuple[list[Word], list[Word]]:
    """(shown, dropped). Invisible text stays where there is no other, or where it lies over a scan and nothing
    printed is in its place."""
    if not any(hidden) or all(hidden):
        return list(words), []
    printed = [word for word, gone in zip(words, hidden, strict=True) if not gone]
    scanned = covered(images, sheet)
    over = Nearby((word.bbox, word.bbox) for word in printed if scanned)
    shown: list[Word] = []
    dropped: list[Word] = []
    for word, gone in zip(words, hidden, strict=True):
        keep = not gone or (scanned and not any(_overlap(word.bbox, box) for box in over.each(word.bbox)))
        (shown if keep else dropped).append(word)
    return shown, dropped


def covered(images: Sequence[Image], sheet: BBox) -> bool:
    """Whether pictures are the page: one, or the strips and tiles that many scanners write, which do not overlap."""
    wide, high = sheet.x1 - sheet.x0, sheet.bottom - sheet.top
    if not images or wide <= 0 or high <= 0:
        return False
    boxes = [on for (box,) in images[:MOST_TILES] if (on := _cut(box, sheet))]
    if any((box.x1 - box.x0) * (box.bottom - box.top) > SCAN * wide * high for box in boxes):
        return True
    seen = [
        (sheet.x0 + wide * (x + 0.5) / GRID, sheet.top + high * (y + 0.5) / GRID)
        for x in range(GRID)
        for y in range(GRID)
    ]
    under = sum(any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in boxes) for x, y in seen)
    return under > SCAN * GRID * GRID


def _cut(box: BBox, sheet: BBox) -> BBox | None:
    """What of a box is on the sheet."""
    on = BBox(
        max(box.x0, sheet.x0), max(box.top, sheet.top), min(box.x1, sheet.x1), min(box.bottom, sheet.bottom)
    )
    return on if on.x1 > on.x0 and on.bottom > on.top else None


def _same_place(a: BBox, b: BBox) -> bool:
    return abs(a.x0 - b.x0) < NEAR and abs(a.bottom - b.bottom) < NEAR


def _overlap(a: BBox, b: BBox) -> bool:
    wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide > 0 and high > 0 and wide * high > 0.3 * (a.x1 - a.x0) * (a.bottom - a.top)
