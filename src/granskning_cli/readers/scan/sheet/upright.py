"""Pages that lie on their side or upside down: told by how sure Tesseract is of what it reads, and only where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.picture import Area, Picture
from granskning_cli.readers.scan.sheet.flat import flattened, ink_of
from granskning_cli.readers.scan.sheet.straight import pressed, skew_of, straightened

# Letters of a page that is the right way up are surer than this on the whole.
SURE: Final = 0.72
FEW: Final = 12
# So much of a page, in its middle, is enough to tell.
SAMPLE: Final = 0.3
TURNS: Final = (2, 1, 3)


def sureness(words: Sequence[Word]) -> float:
    """How sure Tesseract is of the words' letters on the whole; 0 where there are hardly any.

    It is not of what was read turned: a page on its side has nothing else.
    """
    letters = sum(len(word.text) for word in words if word.score is not None and word.font == "")
    if letters < FEW:
        return 0.0
    upright = [word for word in words if word.font == "" and not word.turns]
    return sum(len(word.text) * (word.score or 0) for word in upright) / letters


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned clockwise by so many quarters."""
    import numpy as np

    return (
        Picture(np.ascontiguousarray(np.rot90(picture.grey, -quarters)), picture.dpi) if quarters else picture
    )


def best_turn(picture: Picture, reading: Reading, unturned: float) -> int:
    """By how many quarters a page must be turned to be read best; 0 where no way is clearly better."""
    best, found = unturned + 0.1, 0
    for quarters in TURNS:
        way = flattened(turned(picture, quarters))
        way = straightened(way, skew_of(pressed(ink_of(way))))
        sure = sureness(_sample(way, reading))
        if sure > best:
            best, found = sure, quarters
    return found


def _sample(picture: Picture, reading: Reading) -> list[Word]:
    reading.look_at(picture, picture.grey)
    height, width = picture.grey.shape
    rows = (ink_of(picture) > 0).sum(axis=1)
    high = max(40, round(SAMPLE * height))
    sums = rows.cumsum()
    top = int((sums[high:] - sums[:-high]).argmax()) if height > high else 0
    return reading.read(Area(1, top, width - 1, min(height, top + high)), "block")
