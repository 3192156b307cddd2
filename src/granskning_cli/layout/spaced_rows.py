"""The rows of a table that a text keeps with spaces: from number to number, and the titles between them.

Nr    Fråga                           Ja    Nej   Kommentar
Intern kontroll                                                      a title: at the edge of the numbers, without one
6     Har nämnden antagit en          X           Antagen i          a row
      internkontrollplan?                         december.          ... goes on
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.layout.apart import is_below_blank, pieces_in, text_of
from granskning_cli.layout.sheet import Lines
from granskning_cli.model.layout import Word

# Numbers and titles begin at one edge, within so many characters.
EDGE: Final = 2.0
# A title has no more words.
TITLE_WORDS: Final = 12
_NUMBER: Final = re.compile(r"\(?[A-ZÅÄÖ]?\.?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?[.):]?|[a-z][.)]|[IVX]{1,5}[.)]")
_LETTER: Final = re.compile(r"([a-z])[.)]?")


class Band(NamedTuple):
    """The lines of a row, or the one line of a title."""

    lines: Lines
    title: bool


def rows_of(body: Lines, edges: Sequence[float] = ()) -> list[Band]:
    """The rows and titles: from number to number, or from blank line to blank line where rows have none.

    `edges`: where each column but the first begins.
    """
    numbered = numbered_in(body, edges)
    titles = titles_in(body, numbered)
    counted = sum(numbered) > 1
    out: list[Band] = []
    held = False  # whether the row so far has its number
    for at, line in enumerate(body):
        block = not at or is_below_blank(body, at)
        if (
            not out
            or at in titles
            or at - 1 in titles
            or (numbered[at] and held)
            or (block and (not counted or any(numbered[at : _block_end(body, at)])))
        ):
            out.append(Band([], at in titles))
            held = False
        held = held or numbered[at]
        out[-1].lines.append(line)
    return out


def numbered_in(body: Lines, edges: Sequence[float] = ()) -> list[bool]:
    """Which lines begin with a number, or have one alone in the second column: "Organisation   1   Roller är ..."."""
    left = min((line[0][1][0] for line in body), default=0.0)
    first = [begins(line) and line[0][1][0] <= left + EDGE for line in body]
    if sum(first) < 2 and len(edges) > 1:
        second = [[w for w in line if edges[0] <= (w[1][0] + w[1][2]) / 2 < edges[1]] for line in body]
        if all(len(own) == 1 and begins(own) for own in second if own) and sum(map(bool, second)) > 1:
            return [bool(own) for own in second]
    return _with_letters(body, first)


def _with_letters(body: Lines, numbered: list[bool]) -> list[bool]:
    """The same with the lines that begin with the next letter: "1  a  Finns ..." and "b  Motsvarar ..." below it."""
    out = list(numbered)
    last = ""
    for at, line in enumerate(body):
        letter = _LETTER.fullmatch(line[1][0] if numbered[at] and len(line) > 1 else line[0][0])
        if numbered[at]:
            last = letter[1] if letter else ""
        elif letter and last and len(line) > 1 and ord(letter[1]) == ord(last) + 1:
            out[at], last = True, letter[1]
    return out


def titles_in(body: Lines, numbered: Sequence[bool]) -> set[int]:
    """The lines that are titles: short, at the edge of the numbers and right above one.

    Below a blank line, or where all that wraps is set in, so that nothing else is at that edge.
    """
    if sum(numbered) < 2:
        return set()
    left = min(line[0][1][0] for line, own in zip(body, numbered, strict=True) if own)
    at_edge = [at for at, line in enumerate(body) if not numbered[at] and line[0][1][0] <= left + 1]
    found = {at for at in at_edge if at + 1 < len(body) and numbered[at + 1] and may_be_title(body[at])}
    if len(found) < len(at_edge):
        found = {at for at in found if not at or is_below_blank(body, at)}
    return found if 2 * len(found) <= sum(numbered) + 1 else set()


def is_title_at(lines: Lines, at: int) -> bool:
    """Whether a line may be a title that reaches over an edge: it is short, and a number follows."""
    return may_be_title(lines[at]) and at + 1 < len(lines) and begins(lines[at + 1])


def may_be_title(line: Sequence[Word]) -> bool:
    """Whether a line is one short piece without a sentence's end."""
    pieces = pieces_in(line, "char")
    return len(pieces) == 1 and len(line) <= TITLE_WORDS and text_of(line)[-1] not in ".,;:?!"


def _block_end(body: Lines, at: int) -> int:
    end = at + 1
    while end < len(body) and not is_below_blank(body, end):
        end += 1
    return end


def begins(line: Sequence[Word]) -> bool:
    """Whether a line begins with what may be a number: "1.", "2.3", "a)", "IV."."""
    return _NUMBER.fullmatch(line[0][0]) is not None
