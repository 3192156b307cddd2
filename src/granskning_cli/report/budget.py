"""How sharp the pictures may be, so that a page with many documents still opens.

    a questionnaire of 6 pages      144 pixels to the inch
    a document of 500 pages          72, and behind the last megabyte none

A page whose picture is left out shows its words in their places instead.
"""

from __future__ import annotations

from typing import Final

# The first step whose room, in bytes of all pictures, is not used up; pages of one document count likewise.
STEPS: Final = (
    (12_000_000, 40, 144),
    (20_000_000, 120, 108),
    (28_000_000, 400, 72),
)
SHARPEST: Final = STEPS[0][2]


class Budget:
    """What the pictures of a report have used so far, and what became of those of the last document."""

    def __init__(self, *, pictures: bool = True) -> None:
        self._wanted = pictures
        self._used = 0
        self._page = 0
        self.coarser = 0
        self.left_out = 0

    def begin(self) -> None:
        """Another document."""
        self._page = self.coarser = self.left_out = 0

    def resolution(self) -> int:
        """Pixels to the inch for the next page; 0: no picture."""
        if not self._wanted:
            return 0
        self._page += 1
        for room, pages, dots in STEPS:
            if self._used < room and self._page <= pages:
                self.coarser += dots < SHARPEST
                return dots
        self.left_out += 1
        return 0

    def spend(self, size: int) -> None:
        """A picture of so many bytes was made."""
        self._used += size
