"""Which sign of a word is a §, by its ink: it hangs below the line that 8, 5, S, B and & stand on.

6 kap. 6 8 KL        read so, with an 8 that reaches below the 6 before it: 6 kap. 6 § KL
8 av 9 nämnder       stands on the line: an 8
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.readers.scan.picture import Area, Grey
from granskning_cli.readers.scan.pieces import labelled

# What a § is taken for.
TAKEN: Final = "38$&S5s£B9"
# A sign or two, with or without the number they stand before or behind: "8", "(8", "$", "888", "6$".
_MAYBE: Final = re.compile(
    rf"(?P<open>[(\[]?)(?P<signs>[{TAKEN}]{{1,2}})(?P<rest>[.,;:)]*|[-–.:]?\d[\d.,;:)–-]*)"
    rf"|(?P<number>\d{{1,3}})(?P<behind>[{TAKEN}])(?P<stop>[.,;:)]*)"
)
# The height of what is a sign and no dust, stop or ruling, as shares of the height of the line.
SIGN: Final = (0.33, 1.05)
# As shares of a digit's height: how far a § hangs below the line at the least, and what stands on it hangs at the
# most; how high it is. In pixels a blur is no hanging.
HANGS: Final = 0.065
STANDS: Final = 0.03
HIGH: Final = 1.02
BLUR: Final = 2
# What hangs is in the middle of a § and at the end of "8,", as a share of the width; and a § is so narrow.
MIDDLE: Final = 0.25
WIDE: Final = 0.9
DARK: Final = 175


class Maybe(NamedTuple):
    """A word that may hold a §: what stands before the signs that may be one, they, and what stands behind."""

    before: str
    signs: str
    behind: str

    @property
    def lone(self) -> bool:
        """Whether no digit is beside the signs in the word."""
        return not any(map(str.isdigit, self.before + self.behind))

    @property
    def glyphs(self) -> int:
        """How many pieces of ink are expected in the word, stops aside."""
        return len(self.before + self.signs) + sum(one.isdigit() or one in "()[]" for one in self.behind)

    def hanging(self, told: Sequence[bool | None]) -> tuple[Maybe, bool | None]:
        """The same with no more signs than hang, and whether they do; `told` is of each sign of the word's ink."""
        if len(self.signs) > 1 and len(told) < self.glyphs:
            # "8&" is one §, and so is "88" of one narrow sign; two digits of a number may touch
            one = any(not sign.isalnum() for sign in self.signs) or (self.lone and told == [True])
            return self._replace(signs=self.signs[:1]).hanging(told) if one else (self, None)
        own = told[len(self.before) :][: len(self.signs)]
        if not own:
            return self, None
        count = next((at for at, one in enumerate(own) if one is False), len(own))
        fewer = self._replace(signs=self.signs[:count], behind=self.signs[count:] + self.behind)
        return fewer, False if not count else True if all(own[:count]) else None

    def told(self, seen: str = "") -> str:
        """The word with its §, no more of them than were seen to follow each other."""
        count = max(map(len, re.findall("§+", seen)), default=len(self.signs))
        return f"{self.before}{'§' * min(count, len(self.signs))}{self.behind}"


def maybe_section(text: str) -> Maybe | None:
    """The parts of a word that may hold a §; None where it holds none."""
    found = _MAYBE.fullmatch(text)
    if found is None:
        return None
    if found["behind"]:
        return Maybe(found["number"], found["behind"], found["stop"])
    return Maybe(found["open"], found["signs"], found["rest"])


def hanging(grey: Grey, word: Area, line: Area) -> list[bool | None]:
    """For each sign of a word whether it hangs below the others on the line; None where that is not clear."""
    import cv2

    inside = grey[line.y0 : line.y1, line.x0 : line.x1]
    _, ink = cv2.threshold(inside, DARK, 255, cv2.THRESH_BINARY_INV)
    count, _, stats, _ = labelled(ink)
    small, large = SIGN[0] * line.height, SIGN[1] * line.height
    pieces = [Area(x, y, x + w, y + h) for x, y, w, h, _ in stats[1:count].tolist() if small <= h <= large]
    own = sorted(one for one in pieces if word.x0 <= line.x0 + (one.x0 + one.x1) / 2 <= word.x1)
    feet = {one: _foot(inside, one) for one in pieces}
    return [
        _hangs(ink, one, feet[one], [(feet[other], other) for other in pieces if other != one]) for one in own
    ]


def _foot(grey: Grey, piece: Area) -> float:
    """Where a sign ends below, in parts of a pixel: its last row is as dark as it is full."""
    rows = grey[piece.y1 - 1 : piece.y1 + 1, piece.x0 : piece.x1].min(axis=1)
    return piece.y1 - 1 + sum(1 - int(row) / 255 for row in rows)


def _hangs(ink: Grey, piece: Area, foot: float, others: Sequence[tuple[float, Area]]) -> bool | None:
    if not others:
        return None
    level = sorted(foot for foot, _ in others)[len(others) // 2]
    heights = sorted(other.height for foot, other in others if abs(foot - level) <= BLUR)
    digit = heights[len(heights) // 2]
    low = foot - level
    if low <= STANDS * digit:
        return False
    if low < HANGS * digit or piece.height < HIGH * digit or piece.width > WIDE * piece.height:
        return None
    columns = (ink[round(level) + 1 : piece.y1, piece.x0 : piece.x1] > 0).sum(axis=0)
    if not columns.any():
        return None
    middle = float((columns * range(piece.width)).sum() / columns.sum())
    return True if abs(middle / piece.width - 0.5) <= MIDDLE else None
