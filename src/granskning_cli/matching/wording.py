"""When two wordings are the same, and how alike two others are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from granskning_cli.model.raised import FIGURES, without_marks

_QUOTES: Final = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("’‘‚‛‹›`´′", "'"), **dict.fromkeys("–—−‐‑‒―", "-")}
)
_POWER: Final = re.compile(f"([0-9])([{FIGURES}])")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# "uppfölj- ning" and "uppföljning", "barn- och" and "barn - och": a hyphen beside a letter tells no two texts apart
_HYPHEN: Final = re.compile(r"(?<=[^\W\d])\s?-\s*(?=[^\W\d])")
# The same words in another order are alike to this part.
ORDER: Final = 0.92
_BULLET: Final = re.compile(r"(?:^|(?<=\n))[^\S\n]*+[-•*▪◦]\s++")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A text without what a reflow changes: breaks, hyphens at line ends, kinds of quotes, dashes and bullets."""
    if not text.isascii():
        # a mark of a note is no part of a wording, and 10⁶ is neither 106 nor 10³
        text = unicodedata.normalize("NFKC", without_marks(_POWER.sub(r"\1^\2", text)))
    text = _BULLET.sub("", _UNSEEN.sub("", text).translate(_QUOTES))
    return _HYPHEN.sub("", " ".join(text.split()))


def likeness(a: str, b: str) -> float:
    """How alike two wordings are, 0 to 1, whichever comes first; words that only changed places count for most of it."""
    return Spelled([a], [b]).likeness(0, 0)


class Spelled:
    """The texts of two lists, made plain and their words sorted once."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old = [plain(text).casefold() for text in old]
        self._new = [plain(text).casefold() for text in new]
        self._sorted_old = [_sorted(text) for text in self._old]
        self._sorted_new = [_sorted(text) for text in self._new]

    def likeness(self, i: int, j: int, least: float = 0.0) -> float:
        """How alike two texts are; 0 where that is less than `least`."""
        from rapidfuzz.fuzz import ratio

        a, b = self._old[i], self._new[j]
        if a == b:
            return 1.0
        straight = ratio(a, b, score_cutoff=max(0.0, 100 * least))
        lowest = max(straight, 100 * least) / ORDER
        turned = (
            ratio(self._sorted_old[i], self._sorted_new[j], score_cutoff=lowest) if lowest <= 100 else 0.0
        )
        return round(max(straight, ORDER * turned) / 100, 4)


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split()))
