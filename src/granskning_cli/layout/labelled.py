"""Lines with fields -> the same with every label on its field's line, right before its field.

[Lillevik barnehage]    [912 345 678]            labels below or above a row of fields -> a line for each field
Virksomhetens navn      Organisasjonsnummer

Name: [Muster]   Vorname: [Erika]                several labelled fields on one line   -> a line for each
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import inf
from typing import Final

from granskning_cli.layout.beside import BOXES, FLUSH, Lines
from granskning_cli.model.layout import FIELD, Word

# White space between two labels of a row, in sizes of type.
APART: Final = 1.5
# A label stands at most this far from its field, in sizes, and a label below it at most so far.
NEAR: Final = 1.5
BELOW: Final = 0.6


def label_fields(lines: Lines) -> Lines:
    """The lines of one cell, or of the text outside all cells, from the top."""
    if not any(word[2] == FIELD for line in lines for word in line):
        return lines
    out: Lines = []
    used: set[int] = set()
    for at, line in enumerate(lines):
        if at in used:
            continue
        other = _label_line(lines, at, used)
        if other is None:
            out += _each(line)
            continue
        used.add(other)
        if other < at:
            out.pop()
        out += _named(line, _segments(lines[other]))
    return out


def _is_field(line: Sequence[Word]) -> bool:
    return all(word[2] == FIELD for word in line)


def _label_line(lines: Lines, at: int, used: set[int]) -> int | None:
    """The line that names the fields of a line which holds nothing else: below each, or several above."""
    line = lines[at]
    if not _is_field(line):
        return None
    below = _label_at(lines, at + 1, line)
    above = _label_at(lines, at - 1, line) if at - 1 not in used else None
    near_below = _distance(line, lines[at + 1]) if below else inf
    near_above = _distance(lines[at - 1], line) if at and at - 1 not in used else inf
    size = line[0][3]
    # a label below stands nearer to its field than to what is above or below both
    next_below = _distance(lines[at + 1], lines[at + 2]) if below and at + 2 < len(lines) else inf
    if below and near_below <= BELOW * size and min(near_above, next_below) >= size:
        return at + 1
    if above and len(_segments(lines[at - 1])) > 1 and near_above <= min(NEAR * size, near_below):
        return at - 1
    return None


def _label_at(lines: Lines, at: int, line: Sequence[Word]) -> bool:
    """Whether a line is nothing but labels, each at the left edge of a field of `line`."""
    if not 0 <= at < len(lines) or any(w[2] == FIELD or w[0] in BOXES for w in lines[at]):
        return False
    labels = [segment[0][1][0] for segment in _segments(lines[at])]
    fields = [segment[0][1][0] for segment in _segments(line)]
    if abs(labels[0] - fields[0]) > 2 * FLUSH:
        return False
    return _each_at(labels, [word[1][0] for word in line]) or _each_at(fields, labels)


def _each_at(ones: Sequence[float], others: Sequence[float]) -> bool:
    """Whether each stands where one of the others does; those may be more."""
    return all(any(abs(other - one) <= 2 * FLUSH for other in others) for one in ones)


def _distance(above: Sequence[Word], below: Sequence[Word]) -> float:
    return max(0.0, min(w[1][1] for w in below) - max(w[1][3] for w in above))


def _segments(line: Sequence[Word]) -> Lines:
    """The words of a line, parted where white space is wide."""
    out: Lines = [[line[0]]]
    for left, right in itertools.pairwise(line):
        if right[1][0] - left[1][2] > APART * min(left[3], right[3]):
            out.append([right])
        else:
            out[-1].append(right)
    return out


def _named(fields: Sequence[Word], labels: Lines) -> Lines:
    """A line for each label with its field's words behind it."""
    edges = [*[label[0][1][0] - 2 * FLUSH for label in labels[1:]], inf]
    out: Lines = []
    left = -inf
    for label, right in zip(labels, edges, strict=True):
        out.append([*label, *[word for word in fields if left <= word[1][0] < right]])
        left = right
    return out


def _each(line: list[Word]) -> Lines:
    """A line parted before each further label that a field follows."""
    cuts = [
        at
        for at in range(1, len(line))
        if line[at - 1][2] == FIELD and line[at][2] != FIELD and line[at][0] not in BOXES
    ]
    if not cuts or line[0][2] == FIELD or not all(_is_label(line, at) for at in cuts):
        return [line]
    return [line[a:b] for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True)]


def _is_label(line: Sequence[Word], at: int) -> bool:
    """Whether what begins here names the field behind it: "Ort:", "Postnummer"; not "timmar" or "kr"."""
    end = next((i for i in range(at, len(line)) if line[i][2] == FIELD), None)
    if end is None:
        return line[-1][0][-1] == ":"
    return line[end - 1][0][-1] == ":" or line[at][0][:1].isupper()
