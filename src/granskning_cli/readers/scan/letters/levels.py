"""The words of a page by their height: what stands beside one is asked often, and most stand far above or below."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from granskning_cli.model.layout import Word


class Levels:
    """Words by where they end; all heights are in points."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = sorted(words, key=_bottom)
        self._bottoms = list(map(_bottom, self._words))
        self._highest = max((word.bbox.bottom - word.bbox.top for word in words), default=0.0)

    def at(self, bottom: float, within: float) -> Sequence[Word]:
        """Those that end nearer to a height than this."""
        first, last = (
            bisect_right(self._bottoms, bottom - within),
            bisect_left(self._bottoms, bottom + within),
        )
        return self._words[first:last]

    def across(self, top: float, bottom: float) -> Sequence[Word]:
        """All that lie between two heights or reach in; some that begin below the lower one are among them."""
        last = bisect_left(self._bottoms, bottom + self._highest)
        return self._words[bisect_right(self._bottoms, top) : last]


def _bottom(word: Word) -> float:
    return word[1][3]
