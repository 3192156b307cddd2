"""What a question is known by when it is looked for in another list."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from granskning_cli.matching.wording import plain

YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
# Years so near that of the questionnaire go on with it: "planen för 2025", but "Agenda 2030".
NEAR: Final = 2


class Asked(NamedTuple):
    """A question. `place` is its share of the way through the document, 0 to 1; `year` is the questionnaire's."""

    number: str | None
    text: str
    section: str
    place: float
    year: int | None = None

    @property
    def wording(self) -> str:
        """Its text without what says nothing."""
        return plain(self.text).casefold()

    @property
    def dated(self) -> str:
        """The wording with the years about the questionnaire's own counted from it."""
        year = self.year
        if year is None:
            return self.wording

        def counted(found: re.Match[str]) -> str:
            away = int(found[0]) - year
            return f"#{away}" if abs(away) <= NEAR else found[0]

        return YEAR.sub(counted, self.wording)

    @property
    def title(self) -> str:
        """Its section's title in the same manner."""
        return plain(self.section).casefold()


class Match(NamedTuple):
    """Two questions, by their positions, how alike their wordings are, and whether that makes them a sure pair."""

    old: int
    new: int
    similarity: float
    sure: bool
