"""Options below each other that are told by letters, one of which was circled -> a box in place of each letter.

2. Wer prüft die Rechnung?        a circle with a letter in it is a box that is ticked by then, so that the letters
   (a) ein Prüfer                 of the lines around it tell that it stands in their row
    b  der Beirat
    c  niemand
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import BALLOT, DRAWN, TICKED, TYPED, Row, Word

FEWEST: Final = 2
_LETTER: Final = re.compile(r"[(]?([a-hA-H])[.)]?")


def with_letters_boxed(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows, with a box for each letter of such lists; of those without a circle too that ask nothing."""
    if not any(_is_ticked(_first(row)) for row in rows):
        return rows
    lists = _lists(rows)
    told = [one for one in lists if any(_is_ticked(_first(row)) for row in rows[one])]
    if not told:
        return rows
    out = list(rows)
    for one in lists:
        if one in told or not any(_asks(row) for row in rows[one]):
            out[one] = [_boxed(row) for row in rows[one]]
    return out


def _lists(rows: Sequence[Row]) -> list[slice]:
    """Where lines follow each other that begin with a, b, c, or with a mark in place of one of them."""
    out: list[slice] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and _has_turn(_first(rows[end]), end - at):
            end += 1
        lettered = any(not _is_ticked(_first(row)) for row in rows[at:end])
        if end - at >= FEWEST and lettered and not _among_boxes(rows, at, end):
            out.append(slice(at, end))
        at = max(end, at + 1)
    return out


def _among_boxes(rows: Sequence[Row], at: int, end: int) -> bool:
    """Whether a box stands right above or below: the mark is in one of them, and the letter counts what is asked."""
    around = [row for row in (*rows[max(0, at - 1) : at], *rows[end : end + 1]) if row.cells]
    return any(line.words[0].text == BALLOT for row in around for line in row.cells[0].lines[:1])


def _first(row: Row) -> Word | None:
    """The first word of a row that is one line of text, and no row of options: "☒ Ja  ☐ Nej" below "a) Finns en plan?"."""
    if row.table is not None or len(row.cells) != 1 or len(row.cells[0].lines) != 1:
        return None
    first, *rest = row.cells[0].lines[0].words
    return first if rest and not any(word.text in (BALLOT, TICKED) for word in rest) else None


def _is_ticked(word: Word | None) -> bool:
    return word is not None and word.text == TICKED and word.font in DRAWN


def _has_turn(word: Word | None, place: int) -> bool:
    if word is None or _is_ticked(word):
        return word is not None
    letter = _LETTER.fullmatch(word.text)
    return letter is not None and ord(letter[1].lower()) - ord("a") == place


def _asks(row: Row) -> bool:
    return row.cells[0].lines[0].text.endswith("?")


def _boxed(row: Row) -> Row:
    line = row.cells[0].lines[0]
    letter, *label = line.words
    if _is_ticked(letter):
        return row
    line = replace(line, words=(letter._replace(text=BALLOT, font=TYPED), *label))
    return replace(row, cells=(replace(row.cells[0], lines=(line,)),))
