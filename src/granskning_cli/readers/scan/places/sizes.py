"""Letters that look like boxes: a bold B, or the E and j of "Ej" that touch. The boxes of a page are of one size.

What is of another, or in no column with them, is a letter if it can be read as one: a ticked box never can.

☐ Ja  ☐ Ej aktuellt        right behind a box none follows whose sides are two pieces
B     Ekonomi              and none that is smaller than all the others stands by itself
Ei          the two letters are two pieces, which an outline is not
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.pieces import counted
from granskning_cli.readers.scan.places.shapes import alone, in_line
from granskning_cli.readers.scan.places.signs import CROSSES
from granskning_cli.readers.scan.sheet.flat import ink_of

# Boxes of one size differ by so many pixels, and by this share of their sides.
PIXELS: Final = 1.5
SHARE: Final = 0.02
# So many boxes show what size the page's are; two do where one is alone of its size and so much smaller.
FEWEST: Final = 4
MUCH: Final = 0.85
MARK: Final = 0.5
# No letter of a label is larger, in points; the white between a box and its label, as a share of the box.
LETTER: Final = 9.0
BEHIND: Final = 0.8
# No letter of a title is larger, in points; so sure is Tesseract of letters, and half as sure of a box with a mark in it.
TITLE: Final = 13.0
SURE: Final = 0.7
SURE_OF_TWO: Final = 0.5
# White beside a box, in points, which has none that is part of a word; so much around it is read, so long and so sure
# a word is.
BESIDE: Final = 2.0
AROUND: Final = 60.0
LONG: Final = 4
SURE_OF_WORD: Final = 0.85
# Letters that have no stroke along their top or along their foot, as a box has; "M" is a box with a tick in it.
_OPEN: Final = frozenset("AFHIJKLMNPRTUVWXYhikmnruvwxy147")
# The figures that no box with a mark in it looks like.
FIGURES: Final = frozenset("1234569")


def without_letters(picture: Picture, boxes: Sequence[Area], ink: Grey) -> list[Area]:
    """The boxes without those that are letters."""
    usual = max((alike(box, boxes) for box in boxes), key=len, default=[])
    return [
        box
        for box in boxes
        if max(box.width, box.height) > LETTER * picture.unit
        or not (_is_smaller(box, boxes, usual) or _is_torn(ink, box, boxes))
    ]


def without_words(picture: Picture, boxes: Sequence[Area], ink: Grey, reading: Reading) -> list[Area]:
    """The boxes without those that Tesseract reads as letters."""
    dark = ink_of(picture)
    usual = max((alike(box, boxes) for box in boxes), key=len, default=[])
    if not any(_is_empty(ink, box) for box in usual):
        usual = []  # "Ej" before the third of three labels, question after question
    light = _lighter(ink, usual)
    odd = [
        box
        for box in boxes
        if max(box.width, box.height) <= TITLE * picture.unit
        and not _is_empty(ink, box)
        and not _is_frame(dark, box)
        and (box in light or not (box in usual and _in_column(box, usual)))
    ]
    joined = [box for box in boxes if not alone(picture, ink, box, BESIDE)]
    if not odd and not joined:
        return list(boxes)
    reading.look_at(picture, picture.grey)
    boxes = [box for box in boxes if box not in joined or not _is_in_word(picture, box, reading)]
    single = [box for box in odd if len(alike(box, boxes)) == 1]
    kept = [
        box for box in boxes if box not in odd or not _is_read(reading.read_short(box), single=box in single)
    ]
    # a letter that is hardly read may have been of the size of others that are none any more
    return without_letters(picture, kept, ink) if len(kept) < len(boxes) else kept


def _is_read(words: Sequence[Word], *, single: bool = False) -> bool:
    """Whether letters were read; two of them less surely where the box would be the only one of its size."""
    text = "".join([word.text for word in words]).strip("'’‘”.,")
    if text in _OPEN:
        return False
    typed = text.isalpha() or (bool(text) and set(text) <= FIGURES)
    sure = SURE_OF_TWO if single and len(text) > 1 and CROSSES.isdisjoint(text) else SURE
    return typed and not set(text) <= CROSSES and all((word.score or 0) >= sure for word in words)


def _is_in_word(picture: Picture, box: Area, reading: Reading) -> bool:
    """Whether a word of many letters is surely read that the box is part of: "Enkät" and "Självskattning" in large type.

    A mark that goes beyond its box may be read with the label before or behind it, as a capital: "MJa", "JaN".
    """
    by = picture.px(AROUND)
    around = Area(box.x0 - by, box.y0, box.x1 + by, box.y1).inset(-picture.px(BESIDE))
    left, right = box.x0 / picture.unit, box.x1 / picture.unit
    for word in reading.read(around.clipped(picture.grey.shape), "block"):
        text, x0, x1 = word.text, word.bbox.x0, word.bbox.x1
        surely = len(text) >= LONG and text.isalpha() and (word.score or 0) >= SURE_OF_WORD
        if not surely or not x0 - BESIDE < left < right < x1 + BESIDE:
            continue
        if (x0 < left - BESIDE and right + BESIDE < x1) or (
            text[1:].islower() and CROSSES.isdisjoint((text[0], text[-1]))
        ):
            return True
    return False


def _in_column(box: Area, boxes: Sequence[Area]) -> bool:
    return in_line(box, [other for other in boxes if other != box], box.width)[1]


def _is_empty(ink: Grey, box: Area) -> bool:
    inside = box.inset(box.width // 4)
    return not ink[inside.y0 : inside.y1, inside.x0 : inside.x1].any()


def _lighter(ink: Grey, boxes: Sequence[Area]) -> list[Area]:
    """Those that hold far less ink than the marks in the others: the "Ej" of a label above its column."""
    inside = [box.inset(box.width // 4) for box in boxes]
    shares = [float((ink[one.y0 : one.y1, one.x0 : one.x1] > 0).mean()) for one in inside]
    marked = sorted(share for share in shares if share)
    least = MARK * marked[len(marked) // 2] if len(marked) >= FEWEST else 0.0
    return [box for box, share in zip(boxes, shares, strict=True) if 0 < share < least]


def _is_frame(dark: Grey, box: Area) -> bool:
    """Whether dark ink is all along its four sides and nowhere within, where a field's shade may be faint ink."""
    by = box.width // 4
    left, top, right, bottom = box.x0 + by, box.y0 + by, box.x1 - by, box.y1 - by
    rows, columns = dark[top:bottom, box.x0 : box.x1], dark[box.y0 : box.y1, left:right]
    sides = (
        rows[:, :by].any(axis=1),
        rows[:, -by:].any(axis=1),
        columns[:by].any(axis=0),
        columns[-by:].any(axis=0),
    )
    return all(side.all() for side in sides) and not dark[top:bottom, left:right].any()


def _is_torn(ink: Grey, box: Area, boxes: Sequence[Area]) -> bool:
    """Whether it is in two pieces that something joins, behind a box or where hardly another is of its size."""
    return (_is_behind(box, boxes) or len(alike(box, boxes)) < FEWEST) and not _in_one_piece(ink, box)


def _is_smaller(box: Area, boxes: Sequence[Area], usual: Sequence[Area]) -> bool:
    same, many = len(alike(box, boxes)), len(usual) >= FEWEST
    if not (many and same < FEWEST) and not same == 1 < len(usual):
        return False
    share = 1.0 if many else MUCH
    return box.width < share * usual[0].width and box.height < share * usual[0].height


def _is_behind(box: Area, boxes: Sequence[Area]) -> bool:
    middle = (box.y0 + box.y1) / 2
    return any(
        0 <= box.x0 - other.x1 <= BEHIND * other.width and other.y0 < middle < other.y1 for other in boxes
    )


def _in_one_piece(ink: Grey, box: Area) -> bool:
    """Whether the ink on the left is that on the right, as the outline of a box with a mark in it is."""

    inside = ink[max(0, box.y0 - 1) : box.y1 + 1, max(0, box.x0 - 1) : box.x1 + 1]
    _, labels = counted(inside)
    left, right = labels[:, : box.width // 4], labels[:, -(box.width // 4) :]
    return bool(set(left[left > 0].tolist()) & set(right[right > 0].tolist()))


def alike(box: Area, boxes: Sequence[Area]) -> list[Area]:
    far = PIXELS + SHARE * box.width
    return [
        other
        for other in boxes
        if abs(other.width - box.width) <= far and abs(other.height - box.height) <= far
    ]
