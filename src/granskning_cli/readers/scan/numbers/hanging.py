"""Numbers that hang left of their text and were passed over: "2)" stands outside the block that Tesseract reads.

1) Finns anläggningen besiktad?      ink of a number's size on the line, before its first word, where no word was read
   JA [x]    NEJ [ ]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.levels import Levels
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.numbers.counting import count_of
from granskning_cli.readers.scan.picture import Area, Grey, Picture

# So far left of a line's first word a number may stand, and so much white is between them, in points.
REACH: Final = 40.0
WHITE: Final = 2.0
# How wide and high it is; ink farther apart than this is of something else.
WIDE: Final = (3.0, 30.0)
HIGH: Final = (5.0, 14.0)
APART: Final = 6.0
DARK: Final = 150
# What was passed over is not sure.
SURE: Final = 0.5
# A number of one step, and the signs that its ink seems to be; those of a column begin within so many points.
_COUNTED: Final = re.compile(r"\d{1,2}[.)]")
_NUMBER: Final = re.compile(r"d{1,2}\.?")
SAME: Final = 4.0
_LETTER: Final = re.compile(r"[a-z][.)]")


def hanging(
    picture: Picture, grey: Grey, words: Sequence[Word], leading: Sequence[Word], reading: Reading
) -> list[Word]:
    """Those numbers, each as high as the line that it stands before; `leading` are the first words of lines."""
    levels = Levels(words)
    out: list[Word] = []
    unread: list[Word] = []
    for first in leading:
        ink = _before(picture, grey, first, levels) if not _counts(first.text) else None
        if ink is None:
            continue
        text = "".join([word.text for word in reading.read_short(ink)])
        box = picture.box(ink)._replace(top=first.bbox.top, bottom=first.bbox.bottom)
        word = Word(text, box, "", first.size, score=SURE)
        if _counts(text):
            out.append(word)
        elif (seen := reading.signs(ink, edge=0)) is not None and _NUMBER.fullmatch(seen.signs):
            unread.append(word._replace(text=seen.signs))
    counted = [word for word in (*leading, *out) if _COUNTED.fullmatch(word.text)]
    return out + [told for word in unread if (told := _told(word, counted)) is not None]


def _told(word: Word, counted: Sequence[Word]) -> Word | None:
    """A number that could not be read, by those right above and below it in its column: 7 before 8."""
    column = [one for one in counted if abs(one.bbox.x0 - word.bbox.x0) <= SAME]
    above = max((one for one in column if one.bbox.top < word.bbox.top), key=_height, default=None)
    below = min((one for one in column if one.bbox.top > word.bbox.top), key=_height, default=None)
    steps = {int(one.text[:-1]) + by for one, by in ((above, 1), (below, -1)) if one is not None}
    end = next((one.text[-1] for one in (above, below) if one is not None), "")
    number = steps.pop() if len(steps) == 1 else 0
    fits = number > 0 and len(str(number)) == word.text.count("d")
    return word._replace(text=f"{number}{end}") if fits else None


def _height(word: Word) -> float:
    return word.bbox.top


def _counts(text: str) -> bool:
    """Whether it is a number with a stop in it or behind it, or a letter with one."""
    return (not text.isalnum() and count_of(text) is not None) or bool(_LETTER.fullmatch(text))


def _before(picture: Picture, grey: Grey, first: Word, levels: Levels) -> Area | None:
    """The ink of a number's size that stands before a line, where no word was read."""
    import numpy as np

    unit, (left, top, _, bottom) = picture.unit, first.bbox
    x0, x1 = max(0, round((left - REACH) * unit)), round((left - WHITE) * unit)
    y0, y1 = max(0, round(top * unit)), round(bottom * unit)
    columns = np.flatnonzero((grey[y0:y1, x0 : max(x0, x1)] < DARK).any(axis=0))
    if not columns.size:
        return None
    runs = np.split(columns, np.flatnonzero(np.diff(columns) > APART * unit) + 1)
    run = runs[-1]
    rows = np.flatnonzero((grey[y0:y1, x0 + run[0] : x0 + run[-1] + 1] < DARK).any(axis=1))
    ink = Area(x0 + int(run[0]), y0 + int(rows[0]), x0 + int(run[-1]) + 1, y0 + int(rows[-1]) + 1)
    fits = WIDE[0] <= ink.width / unit <= WIDE[1] and HIGH[0] <= ink.height / unit <= HIGH[1]
    box = picture.box(ink)
    # what reaches the edge goes on beyond it
    alone = run[0] > 0 and not any(
        word.bbox.x0 < box.x1 and word.bbox.x1 > box.x0 for word in levels.across(box.top, box.bottom)
    )
    return ink if fits and alone else None
