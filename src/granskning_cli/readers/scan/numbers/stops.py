"""Stops at the start of lines whose numbers were passed over: digits in a column of their own are taken for nothing.

.  Har nämnden antagit en plan?      ->   1. Har nämnden antagit en plan?
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.numbers.counting import between, count_of
from granskning_cli.readers.scan.picture import Area, Grey, Picture

_STOPS: Final = frozenset((".", ")", ":"))
_NUMBER: Final = re.compile(r"\d{1,3}[.):]")
# Digits stand so far before their stop, in points, and nothing farther left touches them.
FAR: Final = 22.0
APART: Final = 4.0
DARK: Final = 150
# Stops of one column end within so many points.
SAME: Final = 4.0
# What was looked at again is not sure.
SURE: Final = 0.5


def numbers_before_stops(picture: Picture, grey: Grey, words: Sequence[Word], reading: Reading) -> list[Word]:
    """The words, with the numbers that such stops end."""
    out = list(words)
    for at, word in enumerate(words):
        if word.text not in _STOPS or word.font:
            continue
        ink = _ink_before(picture, grey, word, words)
        text = _number(ink, word, out, reading) if ink is not None else None
        if ink is not None and text is not None:
            box = word.bbox._replace(x0=picture.box(ink).x0)
            out[at] = word._replace(text=text, bbox=box, score=SURE)
    return out


def _number(ink: Area, stop: Word, words: Sequence[Word], reading: Reading) -> str | None:
    """The number that such ink is, by a look of its own or by those above and below it."""
    read = reading.read_short(ink)
    if len(read) == 1 and _NUMBER.fullmatch(read[0].text):
        return read[0].text
    same = sorted((w for w in words if abs(w.bbox.x1 - stop.bbox.x1) <= SAME), key=lambda w: w.bbox.bottom)
    counts = [(w.bbox.bottom, count_of(w.text)) for w in same]
    before = next((count for y, count in reversed(counts) if count and y < stop.bbox.bottom), None)
    after = next((count for y, count in counts if count and y > stop.bbox.bottom), None)
    seen = reading.signs(ink, edge=0)
    return between(before, after, seen.signs) if seen is not None else None


def _ink_before(picture: Picture, grey: Grey, stop: Word, words: Sequence[Word]) -> Area | None:
    """The ink of a stop and of what stands close before it, where no word was read of that."""
    import numpy as np

    box, unit = stop.bbox, picture.unit
    middle = (box.top + box.bottom) / 2
    left = max(0.0, box.x0 - FAR)
    if any(
        w.bbox.top < middle < w.bbox.bottom and left < w.bbox.x1 <= box.x0 + 1 for w in words if w is not stop
    ):
        return None
    x0, x1, y0, y1 = (round(at * unit) for at in (left, box.x1, box.top, box.bottom))
    dark = grey[y0:y1, x0:x1] < DARK
    columns = np.flatnonzero(dark.any(axis=0))
    if not columns.size:
        return None
    cuts = np.flatnonzero(np.diff(columns) > APART * unit)
    first = int(columns[cuts[-1] + 1] if cuts.size else columns[0])
    rows = np.flatnonzero(dark[:, first:].any(axis=1))
    return Area(x0 + first, y0 + int(rows[0]), x0 + int(columns[-1]) + 1, y0 + int(rows[-1]) + 1)
