"""Columns of numbers: what in such a column was read as something else is looked at again, for digits alone.

2.9   JA   3.2        between two numbers stands a third: 3.1
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.picture import Area
from granskning_cli.readers.scan.signs import Cell, same_columns
from granskning_cli.readers.scan.words import Reading

_NUMBER: Final = re.compile(r"(?:[A-ZÅÄÖ]\.)?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?[.)]?")
_PARTED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_LETTERED: Final = re.compile(r"[^\W\d_][.,]")
# Letters that digits are taken for.
_DIGITS: Final = str.maketrans("lI|iOoSZ", "11110052")
FEWEST: Final = 2
# What was looked at again is not sure, however sure the second look is.
SURE: Final = 0.5


def numbered(cells: Sequence[Cell], reading: Reading) -> list[Cell]:
    """The cells, with numbers where a column has nothing but numbers elsewhere."""
    columns = same_columns(cells)
    return [_again(cell, columns[at], reading) for at, cell in enumerate(cells)]


def number_in(reading: Reading, place: Area, first: Sequence[Word]) -> list[Word]:
    """The number "2.1" that ink of several pieces is, where it is one: no cross has a full stop between digits."""
    if _LETTERED.match("".join([word.text for word in first])):
        return []
    words = reading.read_digits(place)
    told = len(words) == 1 and _PARTED.fullmatch(words[0].text)
    return [words[0]._replace(score=min(words[0].score or SURE, SURE))] if told else []


def _again(cell: Cell, column: Sequence[Cell], reading: Reading) -> Cell:
    text = _text(cell)
    if not 1 < len(text) <= 8 or _NUMBER.fullmatch(text):
        return cell
    texts = [_text(other) for other in column if other is not cell and not other.heads]
    numbers = sum(_NUMBER.fullmatch(one) is not None for one in texts)
    if numbers < FEWEST or 2 * numbers <= sum(bool(one) for one in texts):
        return cell
    words = [one._replace(text=one.text.translate(_DIGITS)) for one in cell.words or _read(cell)]
    if len(words) != 1 or not _NUMBER.fullmatch(words[0].text):
        lettered = any(
            _LETTERED.match(one) for one in texts
        )  # "A.1" is "4.1" where only digits are asked for
        words = [] if lettered else reading.read_digits(cell.area)
        if len(words) != 1 or not _PARTED.fullmatch(words[0].text):
            return cell
    return cell._replace(words=[words[0]._replace(score=min(words[0].score or SURE, SURE))], place=None)


def _read(cell: Cell) -> list[Word]:
    return list(cell.place.text) if cell.place is not None else []


def _text(cell: Cell) -> str:
    words = cell.words or (cell.place.text if cell.place is not None else ())
    return "".join([word.text for word in words])
