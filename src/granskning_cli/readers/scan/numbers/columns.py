"""Columns of numbers: what in such a column was read as something else is looked at again, for digits alone.

2.9   JA   3.2        between two numbers stands a third: 3.1
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.numbers.counting import Count, between, count_of, follows
from granskning_cli.readers.scan.picture import Area, Cell
from granskning_cli.readers.scan.places.signs import same_columns

_NUMBER: Final = re.compile(r"(?:[A-ZÅÄÖ]\.)?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?[.)]?")
_PARTED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_LETTERED: Final = re.compile(r"[^\W\d_][.,]")
# Letters that digits are taken for.
_DIGITS: Final = str.maketrans("lI|iOoSZ", "11110052")
FEWEST: Final = 2
LONGEST: Final = 8
# What was looked at again is not sure, however sure the second look is.
SURE: Final = 0.5
# A number is not sure of itself below this where it does not follow the one before it.
COUNTED: Final = 0.6
# Nor below this where it cannot stand before the one behind it: 2.1, 2.1.4, 2.1.2.
ORDERED: Final = 0.92


def numbered(cells: Sequence[Cell], reading: Reading) -> list[Cell]:
    """The cells, with numbers where a column has nothing but numbers elsewhere."""
    columns = same_columns(cells)
    again = [_again(cell, columns[at], reading) for at, cell in enumerate(cells)]
    by_place = dict(zip([cell.area for cell in cells], again, strict=True))
    for at, cell in enumerate(again):  # from the top, so that a number counts on from one that was put right
        by_place[cell.area] = _counted(cell, [by_place[other.area] for other in columns[at]], reading)
    return list(by_place.values())


def number_in(reading: Reading, place: Area, first: Sequence[Word]) -> list[Word]:
    """The number "2.1" that ink of several pieces is, where it is one: no cross has a full stop between digits."""
    if _LETTERED.match("".join([word.text for word in first])):
        return []
    words = reading.read_digits(place)
    told = len(words) == 1 and _PARTED.fullmatch(words[0].text)
    return [words[0]._replace(score=min(words[0].score or SURE, SURE))] if told else []


def _again(cell: Cell, column: Sequence[Cell], reading: Reading) -> Cell:
    text = _text(cell)
    if not 1 < len(text) <= LONGEST or _NUMBER.fullmatch(text) or not _is_of_numbers(cell, column):
        return cell
    texts = [_text(other) for other in column if other is not cell and not other.heads]
    words = [one._replace(text=one.text.translate(_DIGITS)) for one in _read(cell)]
    if len(words) != 1 or not _NUMBER.fullmatch(words[0].text):
        lettered = any(
            _LETTERED.match(one) for one in texts
        )  # "A.1" is "4.1" where only digits are asked for
        words = [] if lettered else reading.read_digits(cell.area)
        if len(words) != 1 or not _PARTED.fullmatch(words[0].text):
            return cell
    return cell._replace(words=[words[0]._replace(score=min(words[0].score or SURE, SURE))], place=None)


def _is_of_numbers(cell: Cell, column: Sequence[Cell]) -> bool:
    texts = [_text(other) for other in column if other.area != cell.area and not other.heads]
    numbers = sum(_NUMBER.fullmatch(one) is not None for one in texts)
    return numbers >= FEWEST and 2 * numbers > sum(bool(one) for one in texts)


def _counted(cell: Cell, column: Sequence[Cell], reading: Reading) -> Cell:
    """A cell whose number is not sure, with the one that the others and its own ink leave room for."""
    words = _read(cell)
    text = _text(cell)
    if not text or len(text) > LONGEST or cell.heads or min((w.score or 0) for w in words) >= ORDERED:
        return cell
    if not _is_of_numbers(cell, column):
        return cell
    at = next(index for index, other in enumerate(column) if other.area == cell.area)
    before, after = _nearest(column[:at][::-1]), _nearest(column[at + 1 :])
    own = count_of(text)
    late = _is_late(own, after)
    if own is not None and follows(own, before, after) and not late:
        return cell
    if not late and min((w.score or 0) for w in words) >= COUNTED:
        return cell
    seen = reading.signs(cell.area)
    told = between(before, after, seen.signs) if seen is not None else None
    if told is None:
        return cell
    return cell._replace(words=[words[0]._replace(text=told, score=SURE)], place=None)


def _is_late(own: Count | None, after: Count | None) -> bool:
    """Whether a number cannot stand before the one behind it; none of an outline has a 0 in it: "2.0.1" is 2.1.1."""
    if own is None or after is None or own.letter != after.letter:
        return False
    return own.steps >= after.steps or 0 in own.steps[1:]


def _nearest(cells: Sequence[Cell]) -> Count | None:
    """The number of the first cell that has one, of the same table."""
    for cell in cells:
        if cell.heads:
            return None
        count = count_of(_text(cell))
        if count is not None and 0 not in count.steps[1:]:
            return count
    return None


def _read(cell: Cell) -> list[Word]:
    return list(cell.words) if cell.words else list(cell.place.text) if cell.place is not None else []


def _text(cell: Cell) -> str:
    return "".join([word.text for word in _read(cell)])
