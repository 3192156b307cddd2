"""An i at the end of a short word that goes below the line of its letters is a j: "Nei" is what many a Nej is read as."""

from __future__ import annotations

import re
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey

_LAST_I: Final = re.compile(r"(\w+)i([.,:;)]?)")
DARK: Final = 150
# The first half of a word's ink shows where its letters stand; the last letter is within so much of its end, and
# goes below them by so much of the word's height.
FIRST: Final = 0.5
LAST: Final = 0.25
STOP: Final = 0.2  # of the width is a stop's behind it
BELOW: Final = 0.1


def descended(text: str, grey: Grey, area: Area) -> str:
    """A word that fills a rectangle, with a j for its last i where that has the j's tail."""
    import numpy as np

    found = _LAST_I.fullmatch(text)
    if found is None:
        return text
    rows, columns = np.nonzero(grey[area.y0 : area.y1, area.x0 : area.x1] < DARK)
    if not rows.size:
        return text
    high, left = int(np.ptp(rows)) + 1, int(columns.min())
    wide = (int(columns.max()) + 1 - left) * (1 - STOP * bool(found[2]))
    stand = rows[columns < left + FIRST * wide]
    tail = rows[(columns >= left + (1 - LAST) * wide) & (columns < left + wide)]
    below = int(tail.max() - stand.max()) if stand.size and tail.size else 0
    return f"{found[1]}j{found[2]}" if below >= max(2, BELOW * high) else text
