"""Digits that were hardly read, and that count on with those beside them: 1 before 2, 3 and 4 heads a column."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.picture import Place


def counting(doubtful: Sequence[tuple[Place, Sequence[Word]]], sure: Sequence[Word]) -> list[Place]:
    """Those of the places, each with the digits it was read as, that count on with a digit on their line."""
    digits = [word for _, found in doubtful for word in found] + [word for word in sure if word.text.isdigit()]
    return [place for place, found in doubtful if len(found) == 1 and _counts_on(found[0], digits)]


def _counts_on(word: Word, digits: Sequence[Word]) -> bool:
    middle, value = (word.bbox.top + word.bbox.bottom) / 2, int(word.text)
    return any(
        other.bbox.top < middle < other.bbox.bottom
        and int(other.text) - value == (1 if other.bbox.x0 > word.bbox.x0 else -1)
        for other in digits
        if other is not word
    )
