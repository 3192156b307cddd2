"""Words that a narrow column broke without a hyphen, because they are wider than it.

    | Ansvarsför    |     LibreOffice and Word fill the line and go on below
    | delningen är  |

A word that happens to fill its column looks the same ("jävsprövning | vid"), and a browser makes a column as wide as its
longest word. So a document must show that it breaks words, the whole must be a word that it has elsewhere or what goes
on be none, and L402 names each word that was joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from granskning_cli.diagnostics import said
from granskning_cli.model.layout import Cell, Line, Note, Row, Word

# There was no room for one more letter, which is so wide, of a type's size: "kontroll | moment" leaves more than
# "riskanaly | sen".
LETTER: Final = 0.58
WIDTHS: Final = {
    letter: wide
    for letters, wide in (("ijl.,:;!|'", 0.3), ("ftr()-", 0.42), ("mw", 0.88))
    for letter in letters
}
# A column that was made for a word leaves it no room at all, in points.
EXACT: Final = 0.3
# So many of the words that stand alone on a line of a cell, and more than this share of them, fill it where words are
# broken; one in six does by chance.
FEWEST: Final = 3
SHARE: Final = 0.3
# Single letters that are a word of some language.
_WORDS: Final = frozenset("iåöaoyuæ")
_EDGES: Final = re.compile(r"^\W+|\W+$")


class _Break(NamedTuple):
    row: int
    cell: int
    line: int
    head: Word
    tail: Word
    room: float


def join_broken(rows: Sequence[Row]) -> tuple[Sequence[Row], list[Note]]:
    """The rows with the words that were broken marked as such, and what to say of it."""
    alone = 0
    found: list[_Break] = []
    for place, row in enumerate(rows):
        if row.basis != "ruled" or row.unit != "pt":
            continue
        for at, cell in enumerate(row.cells):
            for index, head, tail in _alone(cell):
                alone += 1
                room = _room(cell, head)
                if room < WIDTHS.get(tail.text[0], LETTER) * head.size:
                    found.append(_Break(place, at, index, head, tail, room))
    loose = sum(one.room > EXACT for one in found)
    if not any(_no_word(one.tail) for one in found) and (loose < FEWEST or loose <= SHARE * alone):
        return rows, []
    seen = Counter(
        _bare(word) for row in rows for cell in row.cells for line in cell.lines for word in line.words
    )
    # "Nämnde | n" six times makes no word of "n"
    seen.subtract(_bare(one.tail) for one in found)
    joined = [one for one in found if seen[_whole(one)] > 0 or not seen[_bare(one.tail)]]
    return (_marked(rows, joined), [_note(rows, joined)]) if joined else (rows, [])


def _alone(cell: Cell) -> Iterator[tuple[int, Word, Word]]:
    """The words that have a line of the cell to themselves (but for a number) and may go on in the next."""
    for index in range(len(cell.lines) - 1):
        line, below = cell.lines[index], cell.lines[index + 1]
        if len(line.words) > 2 or line.text.isdecimal() or below.gap >= 0.5:
            continue
        if len(line.words) == 2 and any(letter.islower() for letter in line.words[0].text):
            continue
        head, tail = line.words[-1], below.words[0]
        goes_on = tail.text[0].islower() or not any(letter.isalnum() for letter in tail.text)
        if (
            head.text[-1].isalpha()
            and len(head.text) > 3
            and goes_on
            and not head.hyphen
            and _alike(head, tail)
        ):
            yield index, head, tail


def _alike(head: Word, tail: Word) -> bool:
    return (
        head.size == tail.size
        and head.font == tail.font
        and tail.font[:1] != "="
        and tail.text[0] not in "-–•·(["
    )


def _room(cell: Cell, head: Word) -> float:
    """What a cell has left beside a word, its padding being the same on both sides."""
    padding = min(line.bbox.x0 for line in cell.lines) - cell.bbox.x0
    return cell.bbox.x1 - padding - head.bbox.x1


def _no_word(tail: Word) -> bool:
    """Whether nothing but a broken word goes on so: "sammanträd | e?", "handläggare | ."."""
    rest = _bare(tail)
    return not rest or (len(rest) == 1 and rest not in _WORDS)


def _bare(word: Word) -> str:
    return _EDGES.sub("", word.text).casefold()


def _whole(one: _Break) -> str:
    return _EDGES.sub("", one.head.text + one.tail.text).casefold()


def _marked(rows: Sequence[Row], joined: Sequence[_Break]) -> list[Row]:
    out = list(rows)
    for one in joined:
        row = out[one.row]
        cell = row.cells[one.cell]
        lines = list(cell.lines)
        line: Line = lines[one.line]
        lines[one.line] = replace(line, words=(*line.words[:-1], one.head._replace(hyphen=True)))
        cells = list(row.cells)
        cells[one.cell] = replace(cell, lines=tuple(lines))
        out[one.row] = replace(row, cells=tuple(cells))
    return out


def _note(rows: Sequence[Row], joined: Sequence[_Break]) -> Note:
    first = joined[0]
    named = ", ".join(dict.fromkeys(f"{one.head.text}|{one.tail.text}" for one in joined))
    return Note("L402", said("L402", words=named), rows[first.row].page, first.head.bbox)
