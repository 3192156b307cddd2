"""Columns of numbers: what in such a column was read as something else is looked at again, for digits alone.

2.9   JA   3.2        between two numbers stands a third: 3.1
le    Lf   l.c        a digit, a stop and a letter are seen: 1.e, 1.f, 1.c
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.points import Seen
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.lines.neighbours import same_columns
from granskning_cli.readers.scan.numbers.counting import Count, between, count_of, follows, is_lettered
from granskning_cli.readers.scan.picture import Area, Cell

_NUMBER: Final = re.compile(
    r"(?:[A-ZÅÄÖ]\.)?\d{1,2}(?:\.\d{1,2}){0,3}(?:[a-z]|(?:\.[a-z](?:\.[ivx]{1,5})?))?[.)]?"
)
_PARTED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_BELOW: Final = re.compile(r"\d{1,2}\.[a-z](?:\.[ivx]{1,5})?[.)]?")
_LETTERED: Final = re.compile(r"[^\W\d_][.,]")
# Letters that digits are taken for, and what a letter behind a stop is taken for.
_DIGITS: Final = str.maketrans("lI|iOoSZL", "111100521")
_LETTERS: Final = str.maketrans("¢©€@", "ccea")
_BEHIND: Final = re.compile(r"d{1,2}\.d\.?")
_LIKE_DIGITS: Final = frozenset("lioszbgqt")
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
    """The number "2.1" or "1.e" that ink of several pieces is, where it is one: no cross has a stop between two."""
    text = "".join([word.text for word in first])
    told = _lettered(text, reading.signs(place, letters=True))
    if told is not None and told[-1] not in _LIKE_DIGITS:
        return [first[0]._replace(text=told, score=min(first[0].score or SURE, SURE))]
    if _LETTERED.match(text):
        return []
    words = reading.read_digits(place)
    if len(words) != 1 or not _PARTED.fullmatch(words[0].text):
        return []
    return [words[0]._replace(score=min(words[0].score or SURE, SURE))]


def _are_lettered(texts: Sequence[str]) -> bool:
    return 2 * sum(_BELOW.fullmatch(one) is not None for one in texts) > len(texts)


def _spelt(text: str) -> str | None:
    """A number with letters behind its stops, small ones of those that are in numbers: "3.¢.V" is 3.c.v."""
    number, stop, behind = text.partition(".")
    told = f"{number.translate(_DIGITS)}{stop}{behind.translate(_LETTERS).lower()}"
    return told if _BELOW.fullmatch(told) else None


def _lettered(text: str, seen: Seen | None) -> str | None:
    """A text of as many signs as are seen as a number with a letter behind its stop: "Lf" is 1.f."""
    bare = "".join([one for one in text if one not in ".,:;·"])
    if seen is None or not _BEHIND.fullmatch(seen.signs) or len(bare) != seen.signs.count("d"):
        return None
    number, letter = bare[:-1].translate(_DIGITS), bare[-1].translate(_LETTERS).lower()
    if not number.isdecimal() or not ("a" <= letter <= "z"):
        return None
    return f"{number}.{letter}{'.' if seen.signs.endswith('.') else ''}"


def _again(cell: Cell, column: Sequence[Cell], reading: Reading) -> Cell:
    text = _text(cell)
    if not 1 < len(text) <= LONGEST or _NUMBER.fullmatch(text) or not _is_of_numbers(cell, column):
        return cell
    texts = _others(cell, column)
    if _are_lettered(texts):
        told = _spelt(text) or _lettered(text, reading.signs(cell.area, letters=True))
        first = _read(cell)[0]
        words = [first._replace(text=told, score=min(first.score or SURE, SURE))] if told else []
        return cell._replace(words=words, place=None) if words else cell
    words = [one._replace(text=one.text.translate(_DIGITS)) for one in _read(cell)]
    if len(words) != 1 or not _NUMBER.fullmatch(words[0].text):
        lettered = any(
            _LETTERED.match(one) for one in texts
        )  # "A.1" is "4.1" where only digits are asked for
        words = [] if lettered else reading.read_digits(cell.area)
        if len(words) != 1 or not _PARTED.fullmatch(words[0].text):
            return cell
    return cell._replace(words=[words[0]._replace(score=min(words[0].score or SURE, SURE))], place=None)


def _others(cell: Cell, column: Sequence[Cell]) -> list[str]:
    """What stands in the other cells of a column, below its head."""
    return [_text(other) for other in column if other.area != cell.area and not other.heads]


def _is_of_numbers(cell: Cell, column: Sequence[Cell]) -> bool:
    texts = _others(cell, column)
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
    own = count_of(text)
    before, after = _nearest(column[:at][::-1]), _nearest(column[at + 1 :])
    if own is not None and not is_lettered(own) and _are_lettered(_others(cell, column)):
        return _with_letter(cell, before, reading)
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


def _with_letter(cell: Cell, before: Count | None, reading: Reading) -> Cell:
    """A cell among 2.d and 2.e that was read as "2.4": 2.f, where that comes next."""
    seen = reading.signs(cell.area, letters=True)
    begins = f"{_text(cell).partition('.')[0]}."
    told = (
        between(before, None, seen.signs, begins=begins) if seen is not None and before is not None else None
    )
    if told is None:
        return cell
    return cell._replace(words=[_read(cell)[0]._replace(text=told, score=SURE)], place=None)


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
