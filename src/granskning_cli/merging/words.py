"""What a language says before an answer, to the respondent, and of answers that must be given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Words(NamedTuple):
    """In lower case. `labels` lead to an answer or stand in its place; `marks` are options that it may begin with."""

    labels: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    imperatives: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


def without_label(asked: Sequence[str], words: Words) -> int:
    """How many of the words are left without a "Svar:" or "Klicka här för att ange text." at their end."""
    end, longest = len(asked), max((label.count(" ") for label in words.labels), default=0) + 1
    at = end
    while at > 0:
        cut = next(
            (n for n in range(min(longest, at - 1), 0, -1) if _is_label(asked[at - n : at], words)), None
        )
        if cut is None:
            return at
        at -= cut
    return end


def _is_label(said: Sequence[str], words: Words) -> bool:
    """One word must end in a colon: "Lämna en kommentar" ends with a label, too; "övriga kommentarer:" is a title."""
    whole = " ".join(said)
    if whole[0].islower():
        return False
    plain = whole.casefold().strip(" :.*?_")
    return plain in words.labels and (len(said) > 1 or whole.endswith(":"))
