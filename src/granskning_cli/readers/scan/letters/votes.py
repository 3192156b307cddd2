"""When looks at a short word have said enough: each costs as much as a line of type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

# What a look is worth at the most, as Tesseract is hardly surer; as sure as this it is of words.
VOTE: Final = 0.9
WORD: Final = 0.95


def is_decided(votes: Sequence[float], left: int) -> bool:
    """Whether so many looks more, each worth a vote at the most, leave the first before all others."""
    first, second = sorted([0.0, 0.0, *votes])[:-3:-1]
    return first - second > VOTE * left


def is_word(votes: Mapping[str, float], taken: int) -> bool:
    """Whether two looks at letters say the same as surely as Tesseract says anything: "Ja", and no 7 for a 1."""
    text, *others = votes
    return not others and taken > 1 and len(text) > 1 and text.isalpha() and votes[text] >= WORD * taken
