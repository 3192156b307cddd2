"""Words of one cell -> its lines, with the white space between them measured.

Two PDF engines agree on the bottom of a word within 2.6 pt but on its top within 4 pt only, so lines are
clustered on the bottom.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Final

from granskning_cli.model.layout import DRAWN, BBox, Line, Word

# A footnote mark or another size of type shifts a word's bottom by less than this share of the line's size.
SAME_LINE: Final = 0.45
# From one line to the next in the same paragraph, in sizes, where a document has too few lines to tell.
USUAL_PITCH: Final = 1.2


def group(words: Iterable[Word]) -> list[list[Word]]:
    """The words of one cell as lines from the top, each from the left."""
    ordered = list(words)
    bottoms = [word[1][3] for word in ordered]
    if (down := sorted(bottoms)) != bottoms:  # most words come in their order, and a key for each costs more
        ordered.sort(key=_bottom)
    lines: list[list[Word]] = []
    here: list[Word] = []
    limit = -1.0
    for word, bottom in zip(ordered, down, strict=True):
        if bottom > limit or not here:
            here = [word]
            lines.append(here)
            limit = bottom + SAME_LINE * (word[3] or word[1][3] - word[1][1])
        else:
            here.append(word)
    if any(font[:1] == "=" for font in {word[2] for word in ordered}):
        lines = _with_boxes(lines)
    for line in lines:
        lefts = [word[1][0] for word in line]
        if sorted(lefts) != lefts:
            line.sort(key=_left)
    return lines


def _with_boxes(lines: list[list[Word]]) -> list[list[Word]]:
    """Boxes are taller than type: one that stands around the middle of a line belongs to that line."""
    out = [line for line in lines if not all(word[2] in DRAWN for word in line)]
    for line in lines:
        if all(word[2] in DRAWN for word in line):
            top, bottom = min([w[1][1] for w in line]), max([w[1][3] for w in line])
            home = [o for o in out if top <= (o[0][1][1] + o[0][1][3]) / 2 <= bottom]
            if len(home) == 1:
                home[0].extend(line)
            else:
                out.append(line)
    out.sort(key=lambda line: line[0][1][3])
    return out


def _bottom(word: Word) -> float:
    return word[1][3]


def _left(word: Word) -> float:
    return word[1][0]


def pitch_of(cells: Iterable[Sequence[Sequence[Word]]]) -> float:
    """The document's distance from line to line, in sizes: the lower quartile of those inside cells."""
    found: list[float] = []
    for lines in cells:
        for above, below in itertools.pairwise(lines):
            size = below[0][3]
            if size and abs(above[0][3] - size) < 0.5:
                step = (below[0][1][3] - above[0][1][3]) / size
                if 0.8 < step < 2.2:
                    found.append(step)
    if len(found) < 4:
        return USUAL_PITCH
    found.sort()
    return found[len(found) // 4]


def bounds(words: Sequence[Word]) -> BBox:
    """The rectangle around words (at least one)."""
    x0, top, x1, bottom = words[0][1]
    for word in words:  # asked of every line, and half the price of min() and max() over four lists
        a, b, c, d = word[1]
        x0 = a if a < x0 else x0
        top = b if b < top else top
        x1 = c if c > x1 else x1
        bottom = d if d > bottom else bottom
    return BBox(x0, top, x1, bottom)


def blank_lines(above: Sequence[Word], below: Sequence[Word], pitch: float) -> float:
    """How many lines would fit between two lines, 0.0 where they follow each other as usual."""
    size = max(above[0][3], below[0][3])
    if size <= 0:
        return 0.0
    step = below[0][1][3] - above[0][1][3]
    return round(max(0.0, step / (pitch * size) - 1), 1)


def to_lines(
    grouped: Sequence[Sequence[Word]],
    left: float,
    right: float,
    pitch: float,
    slack: float = 1.0,
    then: Word | None = None,
) -> tuple[Line, ...]:
    """Lines with their gaps, indents and short ends. `left` and `right` are the edges of the text.

    `slack` below 1 allows for a right edge that is not known exactly: characters of a text set in
    proportional type. `then` is the first word after the last line, as on the next page.
    """
    lines: list[Line] = []
    for index, words in enumerate(grouped):
        box = bounds(words) if len(words) > 1 else words[0][1]
        size = words[0][3] or 1.0
        gap = blank_lines(grouped[index - 1], words, pitch) if index else 0.0
        following = grouped[index + 1][0] if index + 1 < len(grouped) else then
        short = False
        if following is not None:
            # the next line's first word would have fitted: the author broke the line, not the margin
            short = box[2] + 0.3 * size + (following[1][2] - following[1][0]) < right * slack
        indent = max(0, round((box[0] - left) / (0.5 * size)))
        lines.append(Line(tuple(words), box, gap, short, indent))
    return tuple(lines)


def is_picture(words: Iterable[Word]) -> bool:
    """Whether words were read from pixels: their order tells nothing, and no two pages are of quite one size."""
    return any(word.score is not None for word in words)
