"""Labels that stand below each other again and again, whose small colon was lost in some places.

Nämndens svar:        stands three times at this place of its line, so that "Nämndens svar" there is the same
Nämndens svar
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.model.layout import Word

FEWEST: Final = 2
LONGEST: Final = 4  # words
# Lines begin at one place that differ by less than this, in points.
SAME: Final = 6.0
# Words of one line end at heights that differ by this share of their size.
LEVEL: Final = 0.2


def with_colons(pages: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The words, each label that lost its colon with it."""
    lines = [line for words in pages for line in _lines(words)]
    known: dict[str, list[float]] = {}
    for line in lines:
        if line[-1].text.endswith(":"):
            known.setdefault(_text(line), []).append(line[0].bbox.x0)
    lost = {
        id(line[-1])
        for line in lines
        if len(line) > 1
        and line[-1].text[-1:].isalpha()
        and sum(abs(x0 - line[0].bbox.x0) < SAME for x0 in known.get(_text(line), ())) >= FEWEST
    }
    return [
        [word._replace(text=f"{word.text}:") if id(word) in lost else word for word in words]
        for words in pages
    ]


def _text(line: Sequence[Word]) -> str:
    return " ".join([word.text for word in line]).removesuffix(":").lower()


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The short lines of a page."""
    left = sorted((word for word in words if not word.font), key=lambda word: word.bbox.bottom)
    while left:
        level = left[0].bbox.bottom + LEVEL * left[0].size
        row = [word for word in left[: 8 * LONGEST] if word.bbox.bottom <= level]
        left = left[len(row) :]
        if len(row) <= LONGEST:
            yield sorted(row, key=lambda word: word.bbox.x0)
