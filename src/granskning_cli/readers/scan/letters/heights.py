"""How high a line of type is by Tesseract's measure of it, which takes the dots of a capital Ö for the top of all letters.

Övriga upplysningar      11.0 points high
Inga.                     9.4 in the same type
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

# Of so many lines the usual height of what rises above small letters is known.
FEWEST: Final = 3
LATEST: Final = 40


class Heights:
    """The lines of a picture so far: how far letters rise above the small ones, as a share of their height."""

    def __init__(self) -> None:
        self._rises: list[float] = []

    def of(self, row: Mapping[str, float], text: str) -> float:
        """The height of a line, without what stands above its capitals."""
        high, rise = row["row_height"], row["ascenders"]
        small = high - rise + row["descenders"]
        if small <= 0 or text.isupper() or not any(map(str.islower, text)):
            return high
        if not any(map(_dotted, text)):
            self._rises = [*self._rises[-LATEST:], rise / small]
            return high
        if len(self._rises) < FEWEST:
            return high
        usual = sorted(self._rises)[len(self._rises) // 2] * small
        return high - max(0.0, rise - usual)


def _dotted(letter: str) -> bool:
    return letter.isupper() and len(unicodedata.normalize("NFD", letter)) > 1
