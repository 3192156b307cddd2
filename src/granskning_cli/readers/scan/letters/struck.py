"""Words that a line was drawn through: a level run of ink that fills the gaps between their letters, half way up.

JA / -NEJ-        the line becomes a ruling through the word, and the word is read without it
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.underlined import underlined
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.picture import Area, Grey, Line, Picture

INK: Final = 150
# The line lies in this part of a word's box, and fills so much of its width, a gap between two letters included.
THROUGH: Final = (0.3, 0.72)
WHOLE: Final = 0.94
GAP: Final = 1  # pixel
# It is no thicker than this share of the word's height.
THICK: Final = 0.2
# A word that is read anew is taken where that is so sure; longer ones are read well as they are.
READ: Final = 0.85
SURE: Final = 0.5
LONGEST: Final = 12


class Struck(NamedTuple):
    """A word with the rows of pixels that the line through it takes up."""

    word: Word
    area: Area


def struck_out(picture: Picture, words: Sequence[Word], reading: Reading) -> tuple[list[Word], list[Line]]:
    """The words, those that a line runs through read without it, and the lines, with those under short words."""
    found = [one for word in words if (one := _struck(picture, word)) is not None]
    under = underlined(picture, words)
    if not found:
        return list(words), under
    reading.look_at(picture, _mended(picture.grey, [one.area for one in found]))
    out = list(words)
    for word, _ in found:
        doubtful = len(word.text) <= LONGEST and (word.score or 0) < READ
        again = reading.read_short(_pixels(picture, word)) if doubtful else []
        if len(again) == 1 and (again[0].score or 0) >= SURE:
            out[out.index(word)] = word._replace(text=again[0].text, score=again[0].score)
    lines = [Line("h", (area.y0 + area.y1) / 2, area.x0, area.x1, float(area.height)) for _, area in found]
    return out, lines + under


def _mended(grey: Grey, lines: Sequence[Area]) -> Grey:
    """The picture without lines, but with what stands both above and below one, which it runs through."""
    import numpy as np

    out = grey.copy()
    for area in lines:
        above, below = (out[at, area.x0 : area.x1] for at in (area.y0 - 2, area.y1 + 1))
        out[area.y0 - 1 : area.y1 + 1, area.x0 : area.x1] = np.maximum(above, below)
    return out


def _struck(picture: Picture, word: Word) -> Struck | None:
    import numpy as np

    if word.font or sum(map(str.isalpha, word.text)) < 2:
        return None
    area = _pixels(picture, word)
    ink: Grey = picture.grey[area.y0 : area.y1, area.x0 : area.x1] < INK
    if min(ink.shape) < 4:
        return None
    high = ink.shape[0]
    first, last = (round(part * high) for part in THROUGH)
    # a line that leans a little is as level as two rows together are
    two = ink[:-1] | ink[1:]
    full = np.flatnonzero(two[first:last].mean(axis=1) >= WHOLE) + first
    if not full.size or full[-1] - full[0] > THICK * high:
        return None
    y0, y1 = int(full[0]), int(full[-1]) + 2
    rest = ink.copy()
    rest[max(0, y0 - 1) : y1 + 1] = False
    # the ink above and below leaves white between the letters, which the line alone fills: where it does not, as between
    # a J and an a in bold type, the letters' own ink is nearly level
    white = ~rest.any(axis=0)
    if not ink[y0:y1, white].any(axis=0).all():
        return None
    gaps = int(white.sum())
    return Struck(word, Area(area.x0, area.y0 + y0, area.x1, area.y0 + y1)) if gaps >= GAP else None


def _pixels(picture: Picture, word: Word) -> Area:
    x0, top, x1, bottom = (max(0, round(at * picture.unit)) for at in word.bbox)
    return Area(x0, top, x1, bottom)
