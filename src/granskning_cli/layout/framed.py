"""What was put into frames of a picture -> the words of fields, where larger and lighter type tells it from the label.

+--------------------+----------------+
| **Efternamn**      | **Förnamn**    |      the label small, at the top of its frame, and often bold
| Olsson             | Olivia         |      below it what a program or a pen put there
+--------------------+----------------+
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.layout.grid import Grid, find_frames, find_grids
from granskning_cli.layout.lines import group
from granskning_cli.model.layout import FIELD, OPEN, BBox, Page, Word

# What stands in a frame is so many times as large as its label.
LARGER: Final = 1.15
MUCH: Final = 1.35
# So much room below a label, in its sizes, is left to write in.
EMPTY: Final = 0.8
# So many frames of a page hold a label with an entry below it, and this share of those that hold two lines.
FEWEST: Final = 4
SHARE: Final = 0.6
# A year may be printed, and what has so many digits is a date or a number that was put there.
DIGITS: Final = 6

Frame = list[list[Word]]


def with_framed(page: Page) -> Page:
    """The page with what was put into frames as fields, if most of its frames show what is put in and what is print."""
    if not page.rules:
        return page
    stacks = [(box, lines) for stack in find_frames(page) for box, lines in _stacked(page, stack)]
    own = in_frames(page, [lines for _, lines in stacks if len(lines) > 1])
    if not own:
        return page
    words = [word._replace(font=FIELD) if word in own else word for word in page.words]
    return replace(page, words=(*words, *_open([one for one in stacks if len(one[1]) == 1])))


def _open(stacks: Sequence[tuple[BBox, Frame]]) -> list[Word]:
    """Fields below the labels of frames that hold nothing else."""
    return [
        Word(OPEN, BBox(box[0], label[0][1][3], box[2], box[3]), FIELD, label[0].size)
        for box, (label,) in stacks
        if not any(word.font for word in label) and box[3] - label[0][1][3] > EMPTY * label[0].size
    ]


def in_frames(page: Page, stacked: Sequence[Frame] = ()) -> set[Word]:
    """The words that were put into frames."""
    frames = [frame for grid in find_grids(page)[0] for frame in _frames(page, grid)] + list(stacked)
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


def _stacked(page: Page, stack: Sequence[BBox]) -> list[tuple[BBox, Frame]]:
    """The frames of one column with their lines."""
    out: list[tuple[BBox, Frame]] = []
    for x0, top, x1, bottom in stack:
        words = [
            word
            for word in page.words
            if x0 <= (word[1][0] + word[1][2]) / 2 <= x1 and top <= (word[1][1] + word[1][3]) / 2 <= bottom
        ]
        if words:
            out.append((BBox(x0, top, x1, bottom), group(words)))
    return out


def _entry(frame: Frame) -> list[Word]:
    """What stands below the label in larger type that is not bold, or in much larger; nothing where print follows it."""
    label = frame[0]
    size = max(word.size for word in label)
    if any(word.font for word in label):
        return []
    least = LARGER if label[0].bold else MUCH
    lines = [line for line in frame[1:] if not any(word.font for word in line)]
    found = [word for line in lines for word in line if word.size >= least * size]
    return found if not label[0].bold or not any(word.bold for word in found) else []


def _figures(lines: Sequence[Sequence[Word]]) -> list[Word]:
    """Dates and long numbers: beside boxes they are given the size and weight of the boxes' labels."""
    return [word for line in lines for word in line if not word.font and _is_figures(word.text)]


def _is_figures(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= DIGITS and not any(map(str.isalpha, text))
