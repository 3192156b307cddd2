"""Lines with boxes -> the same with every label on its box's line, right behind its box.

AM   A1   A2   Taxi       a row of labels above or below a row of boxes -> ☐ AM ☐ A1 ☐ A2 ☐ Taxi
[ ]  [ ]  [ ]  [ ]

[ ] Nej   [x] Ja, om dödsfallet har orsakats     a label that goes on below itself -> one line
              av yttre påverkan

[ ] Ersätter tidigare bevis             Till Skatteverket      what stands far behind a label is no part of it
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import BALLOT, FIELD, TICKED, Word

Lines = list[list[Word]]

# A label stands at most this far from its box's line, in heights of the box.
NEAR: Final = 1.6
# A label is centred on its box within this share of the way to the next box.
CENTRED: Final = 0.4
# White space behind a label that parts it from what stands on the same line, in sizes of type.
FAR: Final = 4.0
# From a box to the label behind it, in sizes.
BEHIND: Final = 1.8
# The second line of a label begins where its first does, within so many units.
FLUSH: Final = 2.5
BOXES: Final = (BALLOT, TICKED)


def label_boxes(lines: Lines) -> Lines:
    """The lines of one cell, or of the text outside all cells, from the top."""
    if not any(word[0] in BOXES for line in lines for word in line):
        return lines
    return _parted(_hung(_paired(lines)))


def _paired(lines: Lines) -> Lines:
    """Rows of labels joined with the row of boxes that they name."""
    rows = [_centres(line) for line in lines]
    out: Lines = []
    used: set[int] = set()
    for at, line in enumerate(lines):
        if at in used:
            continue
        found = _labels_of(lines, rows, at, used)
        if found is None:
            out.append(line)
            continue
        other, made = found
        used.add(other)
        if other < at:
            out.pop()
        out.append(made)
    return out


def _labels_of(
    lines: Lines, rows: Sequence[list[float]], at: int, used: set[int]
) -> tuple[int, list[Word]] | None:
    """The line next to a row of boxes that names them, and both as one line."""
    line = lines[at]
    if len(line) < 2 or len(rows[at]) < len(line) or _again(rows, at):
        return None
    near = [i for i in (at - 1, at + 1) if 0 <= i < len(lines) and i not in used]
    near.sort(key=lambda i: abs(lines[i][0][1][3] - line[0][1][3]))
    for other in near:
        made = _named(line, lines[other])
        if made is not None:
            return other, made
    return None


def _centres(line: Sequence[Word]) -> list[float]:
    return [(word[1][0] + word[1][2]) / 2 for word in line if word[0] in BOXES]


def _again(rows: Sequence[list[float]], at: int) -> bool:
    """Whether other lines have boxes in the same places: then the labels head columns."""
    return any(
        len(row) == len(rows[at]) and all(abs(a - b) < FLUSH for a, b in zip(row, rows[at], strict=True))
        for index, row in enumerate(rows)
        if index != at
    )


def _named(boxes: Sequence[Word], labels: Sequence[Word]) -> list[Word] | None:
    """Boxes with the words that stand above or below each; None where they do not stand so."""
    height = boxes[0][1][3] - boxes[0][1][1]
    apart = max(labels[0][1][1] - boxes[0][1][3], boxes[0][1][1] - labels[0][1][3])
    if apart > NEAR * height or any(word[0] in BOXES or word[2] == FIELD for word in labels):
        return None
    centres = _centres(boxes)
    own: list[list[Word]] = [[] for _ in boxes]
    for word in labels:
        at = (word[1][0] + word[1][2]) / 2
        own[min(range(len(centres)), key=lambda i: abs(centres[i] - at))].append(word)
    for index, words in enumerate(own):
        if not words:
            return None
        space = min(abs(centres[i] - centres[index]) for i in (index - 1, index + 1) if 0 <= i < len(centres))
        x0, x1 = words[0][1][0], words[-1][1][2]
        if not x0 <= centres[index] <= x1 and abs((x0 + x1) / 2 - centres[index]) > CENTRED * space:
            return None
    return [word for box, words in zip(boxes, own, strict=True) for word in (box, *words)]


def _hung(lines: Lines) -> Lines:
    """Second lines of labels joined to the first."""
    right = max(line[-1][1][2] for line in lines)
    out: Lines = []
    for line in lines:
        place = _label_above(out[-1], line, right) if out else None
        if place is None:
            out.append(line)
        else:
            out[-1] = [*out[-1][:place], *line, *out[-1][place:]]
    return out


def _label_above(above: Sequence[Word], line: Sequence[Word], right: float) -> int | None:
    """Where in the line above the label ends that this line goes on with."""
    boxes = [at for at, word in enumerate(above) if word[0] in BOXES]
    size = line[0][3]
    if not boxes or any(word[0] in BOXES or word[2] == FIELD for word in line):
        return None
    ends = [*boxes[1:], len(above)]
    for start, end in zip(boxes, ends, strict=True):
        label = above[start + 1 : end]
        if not label or abs(label[0][1][0] - line[0][1][0]) > FLUSH:
            continue
        if abs(above[start][1][0] - line[0][1][0]) < abs(label[0][1][0] - line[0][1][0]):
            return None  # it begins below the box: a line of its own
        limit = above[end][1][0] if end < len(above) else right
        full = label[-1][1][2] + 0.3 * size + (line[0][1][2] - line[0][1][0]) > limit
        lowest = max(word[1][3] for word in label)
        return end if full and line[0][1][1] - lowest < 0.8 * size and line[-1][1][2] <= limit else None
    return None


def _parted(lines: Lines) -> Lines:
    """What stands far behind the last label of a line as a line of its own."""
    out: Lines = []
    for line in lines:
        last = max((at for at, word in enumerate(line) if word[0] in BOXES), default=len(line))
        cut = next((at for at in range(last + 2, len(line)) if _far(line[at - 1], line[at])), None)
        near = last + 1 < len(line) and line[last + 1][1][0] - line[last][1][2] < BEHIND * line[last + 1][3]
        if cut is not None and near and line[cut][2] != FIELD:
            out += [line[:cut], line[cut:]]
        else:
            out.append(line)
    return out


def _far(left: Word, right: Word) -> bool:
    return right[1][0] - left[1][2] > FAR * max(left[3], right[3])
