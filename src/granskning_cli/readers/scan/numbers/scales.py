"""What was hardly read, and counts on with what stands beside it or above: 1 before 2, 3 and 4; c. below b."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.picture import Place

_LABEL: Final = re.compile(r"([a-zA-Z]|\d{1,2})([.)])")
# The labels of a list begin within so many points.
SAME: Final = 3.0


def counting(doubtful: Sequence[tuple[Place, Sequence[Word]]], sure: Sequence[Word]) -> list[Place]:
    """Those of the places, each with the digits it was read as, that count on with a digit on their line."""
    digits = [word for _, found in doubtful for word in found] + [
        word for word in sure if word.text.isdigit()
    ]
    return [place for place, found in doubtful if len(found) == 1 and _counts_on(found[0], digits)]


def _counts_on(word: Word, digits: Sequence[Word]) -> bool:
    middle, value = (word.bbox.top + word.bbox.bottom) / 2, int(word.text)
    return any(
        other.bbox.top < middle < other.bbox.bottom
        and int(other.text) - value == (1 if other.bbox.x0 > word.bbox.x0 else -1)
        for other in digits
        if other is not word
    )


def counted(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word is a label with a stop that follows one of its column, or comes before it: "c." below "b."."""
    own = _LABEL.fullmatch(word.text)
    if own is None:
        return False
    for other in words:
        found = _LABEL.fullmatch(other.text) if abs(other.bbox.x0 - word.bbox.x0) <= SAME else None
        if found is None or other is word or found[2] != own[2] or found[1].isdigit() != own[1].isdigit():
            continue
        step = _value(found[1]) - _value(own[1])
        if step == (1 if other.bbox.top > word.bbox.top else -1):
            return True
    return False


def _value(label: str) -> int:
    return int(label) if label.isdigit() else ord(label)
