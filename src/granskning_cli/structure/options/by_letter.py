"""Options with letters, and an answer that is a letter -> a box in place of each letter, ticked where it was answered.

1. Vem godkänner behörigheter?          | 2. Hur länge sparas loggar? | b |      a column of answers says it too
   A. Närmaste chef                     |    a) Under ett år          |   |
   B. Systemägaren                      |    b) Längre                |   |
   Svar: B                              3. Finns en plan?  a) Ja  b) Nej     or they stand beside each other
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from granskning_cli.model.layout import BALLOT, TICKED, TYPED, Line, Row, Word
from granskning_cli.structure.language import Vocabulary

FEWEST: Final = 2
# Lines on which an option's text may go on.
WRAPS: Final = 2
# Words of a label such as "Valt svar:".
LABEL: Final = 3
# So many lists must be answered by a letter that nothing names.
BARE: Final = 2
_LETTER: Final = re.compile(r"[(]?([a-hA-H])[.):]|[(]([a-hA-H])[)]")
# Asked of every line, so that a document without such answers is told at once.
_MAY_ANSWER: Final = re.compile(r"(?:\S{1,20}\s){0,3}[(]?[a-hA-H][.,):;]{0,2}(?:\s|$)")
_ANSWER: Final = re.compile(r"[(]?([a-hA-H])([.,):;]{0,2})")


class Place(NamedTuple):
    """Where a line stands: its row, cell and place in the cell."""

    row: int
    cell: int
    at: int
    line: Line


class List(NamedTuple):
    """The lines with options, the labels of these, and the line of the answer with its letters and what follows them."""

    lines: tuple[Place, ...]
    labels: tuple[str, ...]
    answer: Place | None = None
    letters: frozenset[str] = frozenset()
    rest: tuple[Word, ...] = ()
    named: bool = False


def with_answers_by_letter(rows: Sequence[Row], words: Vocabulary) -> Sequence[Row]:
    """The rows, with boxes in such lists; also in those that nobody answered where others are answered so."""
    found = [
        line for row in rows for cell in row.cells for line in cell.lines if _MAY_ANSWER.match(line.text)
    ]
    if not {"a", ""} <= {_letter_of(line.words[0]) for line in found}:
        return rows  # a list begins with its a, and an answer with none
    lists = list(_lists([*_places(rows)], rows, words))
    answered = [one for one in lists if one.answer is not None]
    if not any(one.named for one in answered) and len(answered) < BARE:
        return rows
    lines: dict[tuple[int, int, int], Line | None] = {}
    for one in lists:
        count = 0
        for place in one.lines:
            lines[place[:3]] = _boxed(place.line, count, one.letters)
            count += len(_turns(place.line, count))
        if one.answer is not None:
            lines[one.answer[:3]] = replace(one.answer.line, words=one.rest) if one.rest else None
    redrawn = [_redrawn(at, row, lines) for at, row in enumerate(rows)]
    return [row for row in redrawn if row is not None]


def _places(rows: Sequence[Row]) -> Iterator[Place]:
    for row_at, row in enumerate(rows):
        for cell_at, cell in enumerate(row.cells):
            for at, line in enumerate(cell.lines):
                yield Place(row_at, cell_at, at, line)


def _lists(places: Sequence[Place], rows: Sequence[Row], words: Vocabulary) -> Iterator[List]:
    at = 0
    while at < len(places):
        found, end = _options(places, at, rows)
        if found is not None:
            yield _answered(found, places[end : end + WRAPS + 1], words)
        at = end


def _options(places: Sequence[Place], start: int, rows: Sequence[Row]) -> tuple[List | None, int]:
    """The lines from one on that begin with a, b, c, each perhaps with more below it; and where they end."""
    lines: list[Place] = []
    labels: list[str] = []
    at = end = start
    while at < len(places) and at - end <= WRAPS and (not lines or _near(places[start], places[at], rows)):
        line = places[at].line
        turns = _turns(line, len(labels))
        if turns:
            lines.append(places[at])
            ends = [*turns[1:], len(line.words)]
            labels += [
                " ".join([w.text for w in line.words[a + 1 : b]]) for a, b in zip(turns, ends, strict=True)
            ]
            end = at + 1
        elif not lines:
            break
        at += 1
    if len(labels) < FEWEST or any(label[-1:] in ("", "?") for label in labels):
        return None, start + 1
    return List(tuple(lines), tuple(labels)), end


def _turns(line: Line, count: int) -> list[int]:
    """Which of a line's words are the next letters, where its first one is: "a) Ja  b) Nej"."""
    if _letter_of(line.words[0]) != _nth(count):
        return []
    turns = [0]
    for at, word in enumerate(line.words[1:], 1):
        if _letter_of(word) == _nth(count + len(turns)):
            turns.append(at)
    return turns


def _near(first: Place, place: Place, rows: Sequence[Row]) -> bool:
    """Whether two lines are of one cell, or both outside tables."""
    if rows[first.row].table is not None:
        return (first.row, first.cell) == (place.row, place.cell)
    return rows[place.row].table is None


def _letter_of(word: Word) -> str:
    found = _LETTER.fullmatch(word.text)
    return (found[1] or found[2]).lower() if found else ""


def _nth(place: int) -> str:
    return chr(ord("a") + place)


def _answered(found: List, below: Sequence[Place], words: Vocabulary) -> List:
    """The list with the first line below it that answers with one of its letters."""
    offered = {_nth(at) for at in range(len(found.labels))}
    labels = {label.casefold() for label in found.labels}
    for place in below:
        if place.line.text.endswith("?"):
            break
        named, rest = _without_label(place.line.words, words)
        letters, rest = _letters(rest, words)
        if not letters or not letters <= offered or any(_letter_of(word) for word in rest):
            continue  # "A) Fem mål. B) Tre risker." answers what each letter asks
        if " ".join([word.text for word in rest]).casefold() in labels:
            rest = ()
        if named or not rest:
            return found._replace(answer=place, letters=frozenset(letters), rest=rest, named=named)
    return found


def _without_label(line: tuple[Word, ...], words: Vocabulary) -> tuple[bool, tuple[Word, ...]]:
    """ "Svar: B" -> B, and that it is named."""
    for at, word in enumerate(line[:LABEL], 1):
        label = " ".join([one.text for one in line[:at]])
        if word.text.endswith(":") and any(words.has("answer_columns", part) for part in label.split()):
            return True, line[at:]
    return False, line


def _letters(line: tuple[Word, ...], words: Vocabulary) -> tuple[set[str], tuple[Word, ...]]:
    """The letters that a line begins with, "A, C" or "A och C", and what follows behind a stop."""
    letters: set[str] = set()
    closed = True
    for at, word in enumerate(line):
        found = _ANSWER.fullmatch(word.text)
        if found is None:
            if letters and words.has("conjunctions", word.text):
                continue
            return (letters, line[at:]) if closed else (set(), line)
        letters.add(found[1].lower())
        closed = bool(found[2])
    return letters, ()


def _boxed(line: Line, count: int, letters: frozenset[str]) -> Line:
    """The line with boxes in place of its letters, the first of which is the one behind `count` others."""
    boxed = list(line.words)
    for at in _turns(line, count):
        mark = TICKED if _letter_of(line.words[at]) in letters else BALLOT
        boxed[at] = line.words[at]._replace(text=mark, font=TYPED)
    return replace(line, words=tuple(boxed))


def _redrawn(at: int, row: Row, lines: dict[tuple[int, int, int], Line | None]) -> Row | None:
    """A row with its changed lines; None where nothing is left of one outside tables."""
    if not any(key[0] == at for key in lines):
        return row
    cells = []
    for cell_at, cell in enumerate(row.cells):
        kept = [lines.get((at, cell_at, i), line) for i, line in enumerate(cell.lines)]
        cells.append(replace(cell, lines=tuple([line for line in kept if line is not None])))
    if row.table is None and not any(cell.lines for cell in cells):
        return None
    return replace(row, cells=tuple(cells))
