"""What in a narrow cell is text and what a mark; and marks that stand by themselves where no ruling makes a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.levels import Levels
from granskning_cli.readers.scan.lines.neighbours import in_column, same_columns
from granskning_cli.readers.scan.numbers.scales import counted, counting
from granskning_cli.readers.scan.picture import Area, Cell, Grey, Picture, Place
from granskning_cli.readers.scan.pieces import areas_of, side_by_side
from granskning_cli.readers.scan.places.strokes import Ink

# So sure must Tesseract be of two letters or more, and of one, that they are text; one is no letter crosses look like.
SURE: Final = 0.70
SURE_OF_ONE: Final = 0.86
GUESSED: Final = 0.4
# Words of so few signs that were read less surely are looked at again where they stand alone.
GUESSES: Final = 3
SURE_OF_A_SIGN: Final = 0.6
# A round blot is about as wide as high, and fills so much of its rectangle.
ROUND: Final = 1.3
SOLID: Final = 0.68
CODED: Final = 0.25
CROSSES: Final = frozenset("xX×vVyYkK+*/\\%&√✓")
STOPS: Final = frozenset(".,:;)(?-")
# What is so many times as wide as high is no single sign.
WIDE: Final = 1.7
_NUMBER: Final = re.compile(
    r"\d{1,3}[.):]?|(?:[A-ZÅÄÖ]|\d{1,2})(?:\.(?:\d{1,2}|[a-z]|[ivx]{1,5})){1,3}[.):]?"
)
_CODE: Final = re.compile(r"[A-Za-z]\d{1,2}")
# Cells of one row begin within so many pixels.
SAME: Final = 12
# So many labels beside a sign make it one.
LABELS: Final = 2
# A mark that stands alone is so large, in points, and has so much white on both sides.
SMALLEST: Final = 4.0
LARGEST: Final = 24.0
ALONE: Final = 5.0
# A word that was passed over is no longer, in points.
WORD: Final = 150.0


def reads_as_text(words: Sequence[Word], ink: Ink, *, heads: bool) -> bool:
    """Whether what stands in a narrow cell is text: letters or digits that Tesseract is sure of.

    A cross is one piece about as wide as high, whatever Tesseract takes it for. In a cell that `heads` its column a
    label is expected, and less is enough.
    """
    text = "".join([word.text for word in words])
    letters = [character for character in text if character.isalnum()]
    if not letters or set(text) <= CROSSES:
        return False
    sure = sum((word.score or 0) * len(word.text) for word in words) / len(text)
    several = ink.glyphs > 1 or (ink.area is not None and ink.area.width > WIDE * ink.area.height)
    if len(letters) > 1 and sure >= SURE:  # type that touches is one piece too
        return True
    if several and (len(letters) > 1 or _NUMBER.fullmatch(text)):
        return sure >= (GUESSED if heads or _NUMBER.fullmatch(text) else SURE)
    # ">T" is what a flat cross was taken for
    one = len(letters) == 1 and letters[0] not in CROSSES and set(text) <= {letters[0], *STOPS}
    return one and not ink.beyond and sure >= (GUESSED if heads else SURE_OF_ONE)


def in_columns_of_text(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, with what looks like a mark taken for text where its column mostly holds text: "A", "1.", "2."."""
    out: list[Cell] = []
    for cell, column in zip(cells, same_columns(cells), strict=True):
        texts = sum(bool(one.words) and not one.heads for one in column)
        marks = sum(one.place is not None and one.place.ink is not None for one in column)
        place = cell.place
        text = "".join([word.text for word in place.text]) if place is not None else ""
        if (
            place is not None
            and texts > 1
            and texts > marks
            and any(map(str.isalnum, text))
            and not set(text) <= CROSSES
        ):
            out.append(cell._replace(words=list(place.text), place=None))
        else:
            out.append(cell)
    return out


def in_rows_of_labels(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, with what looks like a mark taken for a label in a row of nothing but labels: "1" before 2, 3 and 4;
    or beside a word that is one for sure: "No" after "Yes"."""
    out: list[Cell] = []
    for cell in cells:
        text = "".join([word.text for word in cell.place.text]) if cell.place is not None else ""
        if cell.place is None or not any(map(str.isalnum, text)) or set(text) <= CROSSES:
            out.append(cell)
            continue
        row = [
            other for other in cells
            if other is not cell and abs(other.area.y0 - cell.area.y0) <= SAME
            and other.area.width < 2 * cell.area.width
        ]  # fmt: skip
        heads = [other for other in row if other.heads] if cell.heads else []
        labels = (len(heads) >= LABELS and all(other.words for other in heads)) or (
            _is_word(cell.place.text, GUESSED) and any(_is_word(other.words, SURE) for other in row)
        )
        out.append(cell._replace(words=list(cell.place.text), place=None) if labels else cell)
    return out


def _is_word(words: Sequence[Word], sure: float) -> bool:
    """Whether it is one word of letters, and no number as rows of marks begin with."""
    return (
        len(words) == 1
        and len(words[0].text) > 1
        and not set(words[0].text) <= CROSSES
        and words[0].text.replace("/", "").isalpha()
        and (words[0].score or 0) >= sure
    )


def without_lost_boxes(cells: Sequence[Cell], boxes: Sequence[Area]) -> list[Cell]:
    """The cells, with ink in doubt where the other cells of its column have boxes: it may be a box not found."""
    having = [
        cell.area
        for cell in cells
        if any(cell.area.holds((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) for box in boxes)
    ]
    return [
        cell._replace(place=cell.place._replace(crowded=True))
        if cell.place is not None
        and cell.place.ink is not None
        and any(in_column(cell.area, area) for area in having)
        else cell
        for cell in cells
    ]


def lone_signs(
    picture: Picture, grey: Grey, words: Sequence[Word], number: int, read: Callable[[Area], Sequence[Word]]
) -> tuple[list[Word], list[Place]]:
    """The words, with those that are a cross taken out, and the places of marks that stand outside all cells.

    What is too wide for one sign may be a short word that was passed over, and so may a lone digit; each is read by
    itself.
    """
    import cv2

    _, ink = cv2.threshold(grey, 170, 255, cv2.THRESH_BINARY_INV)
    crosses = [word for word in words if _may_be_sign(picture, ink, word) and not counted(word, words)]
    kept = [word for word in words if word not in crosses]
    levels, read_now = Levels(kept), list[Word]()
    joined = cv2.morphologyEx(
        ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (picture.px(1.5),) * 2)
    )
    small, large = SMALLEST * picture.unit, LARGEST * picture.unit
    out: list[Place] = []
    digits: list[tuple[Place, Sequence[Word]]] = []
    for area in areas_of(joined):
        w, h = area.width, area.height
        if not (small <= h <= large and 0.6 * small <= w <= WORD * picture.unit and small <= max(w, h)):
            continue
        box = picture.box(area)
        over = [w for w in (*levels.across(box.top, box.bottom), *read_now) if _overlaps(box, w)]
        if any(not _is_before(box, word) for word in over) or not _alone(picture, ink, area):
            continue
        found, own = read(area), ink[area.y0 : area.y1, area.x0 : area.x1] > 0
        beside = side_by_side(own) > 1
        if (w > WIDE * h and _says(found)) or _is_figure(found) or _is_code(found, beside=beside):
            read_now += found if not over else []
            continue
        if w > large:
            continue
        kept = [_without(box, word) if word in over else word for word in kept]
        doubtful = "".join([word.text for word in found]).isdigit()  # no cross is read as one
        out.append(Place(number, "alone", box, round(float(own.mean()), 4), 1.0, box, crowded=doubtful))
        digits += [(out[-1], found)] if doubtful else []
    heads = counting(digits, read_now)
    read_now += [word for place, found in digits if place in heads for word in found]
    out = [place for place in out if place not in heads]
    seen = [place.area for place in out] + [word.bbox for word in read_now]
    kept += [word for word in crosses if not any(_overlaps(box, word) for box in seen)]
    kept += [w for word in crosses for place in out for w in _behind(picture, ink, place.area, word, read)]
    return kept + read_now, out


def _may_be_sign(picture: Picture, ink: Grey, word: Word) -> bool:
    named = set(word.text) <= {"x", "X", "×"} or _is_tick(word)
    return named or _is_guess(word) or _is_disc(picture, ink, word)


def _is_guess(word: Word) -> bool:
    """Whether a sign or two were hardly read: "[]" and "z" are what a disc and a cross were taken for."""
    sure = SURE_OF_ONE if len(word.text) == 1 else SURE_OF_A_SIGN
    return not word.font and len(word.text) <= GUESSES and (word.score or 0) < sure


def _is_disc(picture: Picture, ink: Grey, word: Word) -> bool:
    """Whether the ink of a short word is one round blot, which no letter is, however surely it was read as some."""
    import cv2

    if word.font or len(word.text) > GUESSES:
        return False
    x0, top, x1, bottom = (max(0, round(at * picture.unit)) for at in word.bbox)
    own = ink[top:bottom, x0:x1]
    x, y, w, h = cv2.boundingRect(own) if own.size else (0, 0, 0, 0)
    if min(w, h) < SMALLEST * picture.unit or not 1 / ROUND <= w / h <= ROUND:
        return False
    return float((own[y : y + h, x : x + w] > 0).mean()) >= SOLID


def _is_code(words: Sequence[Word], *, beside: bool) -> bool:
    """Whether two pieces beside each other are letters or digits, "No", or they are a letter with a digit, "S1"."""
    text = "".join([word.text for word in words])
    sure = all((word.score or 0) >= CODED for word in words)
    whole = beside and len(text) > 1 and text.isalnum() and not set(text) <= CROSSES
    return sure and (whole or bool(_CODE.fullmatch(text)))


def _is_tick(word: Word) -> bool:
    """Whether it is a tick that was read as the letter that looks like one: alone, as no letter stands, or hardly."""
    return set(word.text) <= {"v", "V", "√"} and (len(word.text) == 1 or (word.score or 0) < SURE)


def _is_figure(words: Sequence[Word]) -> bool:
    """Whether it is surely a digit, a letter or a bracket: a cross is read as none of them."""
    text = "".join([word.text for word in words])
    sure = bool(words) and all((word.score or 0) >= SURE_OF_ONE for word in words)
    return sure and (
        text.isdigit()
        or set(text) <= set("()[]|")
        or (len(text) == 1 and text.isalpha() and text not in CROSSES)
    )


def _says(words: Sequence[Word]) -> bool:
    """Whether letters were read that are no crosses."""
    text = "".join([word.text for word in words])
    letters = sum(map(str.isalpha, text))
    return letters > 1 and not set(text) <= CROSSES and all((word.score or 0) >= SURE for word in words)


def _overlaps(box: tuple[float, float, float, float], word: Word) -> bool:
    a = word.bbox
    return box[0] < a.x1 and box[2] > a.x0 and box[1] < a.bottom and box[3] > a.top


def _is_before(box: BBox, word: Word) -> bool:
    """Whether a rectangle is the beginning of a word's, which took in the tick before it: "✔   Delvis" is "Delvis"."""
    letter = (word.bbox.x1 - word.bbox.x0) / max(1, len(word.text))
    return box.x1 + ALONE < word.bbox.x1 - letter and box.x0 <= word.bbox.x0 + 1 and len(word.text) > GUESSES


def _without(box: BBox, word: Word) -> Word:
    return word._replace(bbox=word.bbox._replace(x0=box.x1 + ALONE))


def _behind(
    picture: Picture, ink: Grey, box: BBox, word: Word, read: Callable[[Area], Sequence[Word]]
) -> Sequence[Word]:
    """What stands behind a sign that was taken for the beginning of a short word: "✔  Ej" was hardly read as "Ej"."""
    import cv2

    start = box.x1 + ALONE
    if not _overlaps(box, word) or word.bbox.x1 < start + SMALLEST or _under(box, word):
        return []
    x0, top, x1, bottom = (round(at * picture.unit) for at in word.bbox._replace(x0=start))
    x, y, w, h = cv2.boundingRect(ink[max(0, top) : bottom, x0:x1])
    return read(Area(x0 + x, max(0, top) + y, x0 + x + w, max(0, top) + y + h)) if w else []


def _under(box: BBox, word: Word) -> bool:
    """Whether a word stands on another line than the sign that reaches into it."""
    middle = (word.bbox.top + word.bbox.bottom) / 2
    return not box.top - 1 <= middle <= box.bottom + 1


def _alone(picture: Picture, ink: Grey, area: Area) -> bool:
    far = picture.px(ALONE)
    left = ink[area.y0 : area.y1, max(0, area.x0 - far) : max(0, area.x0 - 1)]
    right = ink[area.y0 : area.y1, area.x1 + 1 : area.x1 + far]
    return not left.any() and not right.any()
