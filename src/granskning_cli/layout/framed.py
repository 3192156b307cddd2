"""What was put into frames of a picture -> the words of fields, where larger and lighter type tells it from the label.

+--------------------+----------------+
| **Efternamn**      | **Förnamn**    |      the label small, at the top of its frame, and often bold
| Olsson             | Olivia         |      below it what a program or a pen put there
+--------------------+----------------+
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from granskning_cli.layout.grid import Grid, find_grids
from granskning_cli.layout.lines import group
from granskning_cli.model.layout import Page, Word

# What stands in a frame is so many times as large as its label.
LARGER: Final = 1.15
# So many frames of a page hold a label with an entry below it, and this share of those that hold two lines.
FEWEST: Final = 4
SHARE: Final = 0.6
# A year may be printed, and what has so many digits is a date or a number that was put there.
DIGITS: Final = 6

Frame = list[list[Word]]


def in_frames(page: Page) -> set[Word]:
    """The words that were put into frames, if most of the page's frames show what is put in and what is print."""
    frames = [frame for grid in find_grids(page)[0] for frame in _frames(page, grid)]
    told = [found for frame in frames if (found := _entry(frame))]
    plain = [frame for frame in frames if not any(word.font for line in frame for word in line)]
    if len(told) < FEWEST or len(told) < SHARE * len(plain):
        return set()
    offering = [line for line in group(page.words) if any(word.font for word in line)]
    figures = _figures([line for frame in frames for line in frame[1:]] + offering)
    return {word for found in (*told, figures) for word in found}


def _frames(page: Page, grid: Grid) -> list[Frame]:
    """The cells of a grid that hold two lines or more."""
    cells: dict[int, list[Word]] = defaultdict(list)
    for word in page.words:
        box = word.bbox
        cell = grid.cell_at((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
        if cell is not None:
            cells[cell].append(word)
    return [lines for words in cells.values() if len(lines := group(words)) > 1]


def _entry(frame: Frame) -> list[Word]:
    """What stands below the label in larger type that is not bold; nothing where print follows it."""
    label = frame[0]
    size = max(word.size for word in label)
    if any(word.font for word in label) or not label[0].bold:
        return []
    found = [word for line in frame[1:] for word in line if not word.font and word.size >= LARGER * size]
    return found if not any(word.bold for word in found) else []


def _figures(lines: Sequence[Sequence[Word]]) -> list[Word]:
    """Dates and long numbers: beside boxes they are given the size and weight of the boxes' labels."""
    return [word for line in lines for word in line if not word.font and _is_figures(word.text)]


def _is_figures(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= DIGITS and not any(map(str.isalpha, text))
