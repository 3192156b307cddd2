"""The edges of a text's pages: what stands far below all else on the last, and what the first line of one says again.

vissa frågor om ersättningar återstår.                  ... genomförs löpande under året för att
                                                        4 Övriga frågor      on top of the next page
                                                        säkerställa varje medarbetares uppdrag
Version 1.2
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.layout.lines import group
from granskning_cli.model.layout import Page

PAGE_NUMBER: Final = re.compile(
    r"^[\s\-–—|(\[]*(?:(?:sidan?|page|side|sivu|seite|s|p)\W{0,2}\s*)?(\d{1,4})\s*(?P<total>(?:\(|/|av|of|von|\||-)\s*\d{1,4}\s*\)?)?[\s\-–—|)\]]*$",
    re.I,
)
# So many blank lines lie above it, and it has no more words than this.
FAR: Final = 4.0
LAST: Final = 2.0
MOST_WORDS: Final = 6
# A sender's line has so many signs between its parts, and may be longer: "Tallåsa kommun · Box 1 · 555 00 Tallåsa".
_BETWEEN: Final = frozenset("·|•●")
FEWEST_BETWEEN: Final = 2
MOST_PARTS: Final = 18


def edges_of(pages: Sequence[Page]) -> Iterator[tuple[int, set[int]]]:
    """(page, positions of words) that are furniture of a text's pages; none where the last is no text."""
    if pages and pages[-1].unit == "char":
        yield len(pages) - 1, foot_of(pages[-1])
        yield from heads_again(pages)


def heads_again(pages: Sequence[Page]) -> Iterator[tuple[int, set[int]]]:
    """(page, positions of words) where the first line of a page is word for word a line of a page before it.

    The header row of a table that goes on over the page; an answer that is given again is a sentence or one word.
    """
    seen: set[str] = set()
    for index, page in enumerate(pages):
        lines = [(" ".join([word.text for word in line]), line) for line in group(page.words)]
        if page.unit == "char" and lines and index:
            text, line = lines[0]
            if text in seen and len(line) > 1 and text[-1] not in ".,:;?!" and any(map(str.isalpha, text)):
                own = set(map(id, line))
                yield index, {at for at, word in enumerate(page.words) if id(word) in own}
        seen.update(text for text, _ in lines)


def foot_of(page: Page) -> set[int]:
    """The positions of its words in a page of text, none where the last line may be an answer."""
    lines = group(page.words)
    if page.unit != "char" or len(lines) < 2:
        return set()
    last = lines[-1]
    text = " ".join([word.text for word in last])
    room = last[0].bbox.top - lines[-2][0].bbox.bottom
    if (
        room < _white_above(text)
        or len(last) > (MOST_PARTS if _is_parted(text) else MOST_WORDS)
        or text[-1] in ".,:;?!_"
        or not any(map(str.isdecimal, text))
    ):
        return set()
    own = set(map(id, last))
    return {at for at, word in enumerate(page.words) if id(word) in own}


def _white_above(text: str) -> float:
    """So many blank lines lie above a page's last line: "Sida 1" needs one, and "2(2)" counts to the last of them."""
    match = PAGE_NUMBER.match(text)
    if match and text[0].isalpha():
        return 1.0
    if _is_parted(text):
        return LAST
    counts = match is not None and match["total"] is not None and match["total"].strip("(/| )") == match[1]
    return LAST if counts else FAR


def _is_parted(text: str) -> bool:
    return sum(word in _BETWEEN for word in text.split()) >= FEWEST_BETWEEN
