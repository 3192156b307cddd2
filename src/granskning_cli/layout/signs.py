"""Lines typed with signs, as on a typewriter: under a title ("=lined" words), or from edge to edge (a ruling).

DEL A - NÄMNDENS STYRNING
-------------------------              as long as the line above it
======================================================================
== Drift ==                            on both sides of it
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.layout.grid import Segment
from granskning_cli.layout.lines import bounds
from granskning_cli.model.layout import LINED, BBox, Page, Word

_SIGNS: Final = re.compile(r"([-=~*#\u2013\u2014\u2500\u2550\u203e])\1{2,}")
_FIRST: Final = frozenset("-=~*#\u2013\u2014\u2500\u2550\u203e")
# A line of so many signs divides what it stands between, however long that is.
FEWEST: Final = 12
# A title between signs has so many words with them.
MOST_WORDS: Final = 12
_SIDE: Final = re.compile(r"([-=~*#])\1{1,11}")
# A title's line is so long, in lengths of the title, and begins so near its edge, in characters.
LENGTHS: Final = (0.75, 1.35)
EDGE: Final = 1.5
# Wider white space between two words, in characters, is that between columns: the line is a table's.
COLUMNS: Final = 2.5
# The next line begins within so much of the one above it, in heights of a line.
NEXT: Final = 0.8


def ruled_by_signs(page: Page) -> tuple[Page, list[Segment]]:
    """The page without lines of signs, the words above them underlined, and where such a line divides."""
    found = [
        (i, word) for i, word in enumerate(page.words) if word[0][:1] in _FIRST and _SIGNS.fullmatch(word[0])
    ]
    sides = [i for i, word in enumerate(page.words) if word[0][:1] in _FIRST and _SIDE.fullmatch(word[0])]
    if not found and not sides:
        return page, []
    bands: dict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(page.words):
        bands[round(word[1][3])].append(i)
    gone: set[int] = set()
    lined: set[int] = set()
    for i in sides:
        line = _at(bands, page.words, page.words[i][1][3], (page.words[i][1][3] - page.words[i][1][1]) / 3)
        if 2 < len(line) <= MOST_WORDS and line[0] == i and page.words[line[-1]][0] == page.words[i][0]:
            gone.update((i, line[-1]))
            lined.update(line[1:-1])
    dividers: list[Segment] = []
    for i, word in found:
        box = word[1]
        height, wide = box[3] - box[1], (box[2] - box[0]) / len(word[0])
        if len(_at(bands, page.words, box[3], height / 3)) > 1:
            continue
        above = _at(bands, page.words, box[3] - height * (1 + NEXT / 4), height * NEXT / 2)
        below = _at(bands, page.words, box[3] + height * (1 + NEXT / 4), height * NEXT / 2)
        if any(_in_columns([page.words[k] for k in line], wide) for line in (above, below)):
            continue
        if above and _fits(bounds([page.words[k] for k in above]), box, wide):
            lined.update(above)
        elif len(word[0]) >= FEWEST:
            dividers.append(((box[1] + box[3]) / 2, box[0], box[2]))
        else:
            continue
        gone.add(i)
    words = [w._replace(font=LINED) if i in lined else w for i, w in enumerate(page.words) if i not in gone]
    return (replace(page, words=tuple(words)), dividers) if gone else (page, [])


def _at(bands: dict[int, list[int]], words: Sequence[Word], bottom: float, slack: float) -> list[int]:
    """The words of the line whose bottom is so low, give or take some."""
    near = range(round(bottom - slack), round(bottom + slack) + 1)
    found = [i for band in near for i in bands.get(band, ()) if abs(words[i][1][3] - bottom) <= slack]
    return sorted(found, key=lambda i: words[i][1][0])


def _fits(title: BBox, line: BBox, wide: float) -> bool:
    """Whether a line begins and ends about where a title does."""
    low, high = LENGTHS
    times = (line[2] - line[0]) / ((title[2] - title[0]) or 1.0)
    return abs(title[0] - line[0]) <= EDGE * wide and low <= times <= high


def _in_columns(line: Sequence[Word], wide: float) -> bool:
    return any(b[1][0] - a[1][2] >= COLUMNS * wide for a, b in itertools.pairwise(line))
