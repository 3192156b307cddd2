"""A line of text -> the pieces that wide white space parts, which may stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import BALLOT, TICKED, Row, Unit, Word

# White space that parts columns, in sizes of type; in a character grid, in characters.
APART: Final = {"pt": 1.0, "char": 2.0}
LETTERS: Final = ("X", "x")
MARKS: Final = frozenset(("X", "x", "✓", "✔", TICKED, BALLOT))

# A label is no longer than this, in characters.
LABEL: Final = 34
SHORTENED: Final = 5
# From the top of a text's line to the top of the next one is more than this, in lines, where a blank one parts them.
BLANK: Final = 1.5

Piece = list[Word]


def labelled(row: Row) -> bool:
    """Whether a line's boxes have labels of their own: "☐ Typ 1    ☐ Typ 2" belongs to no column above it."""
    lines = [line for cell in row.cells for line in cell.lines]
    if not any(BALLOT in line.text or TICKED in line.text for line in lines):
        return False
    words = [word for line in lines for word in line.words]
    boxes = [at for at, word in enumerate(words[:-1]) if word[0] in (BALLOT, TICKED)]
    return len(boxes) > 1 and all(words[at + 1][0] not in MARKS for at in boxes)


def pieces_of(row: Row) -> list[Piece]:
    """The words of a one-line row, parted where white space is wide."""
    lines = row.cells[0].lines
    return pieces_in(lines[0].words, row.unit) if lines else []


def pieces_in(words: Sequence[Word], unit: Unit) -> list[Piece]:
    """The words of a line (at least one), parted where white space is wide."""
    points, apart = unit == "pt", APART[unit]
    marks = len(words)  # from here on the line holds nothing but marks: "... blodsocker? ........ ☐ ☐"
    while marks and words[marks - 1][0] in MARKS:
        marks -= 1
    left = words[0]
    here = [left]
    out = [here]
    for at, right in enumerate(words[1:], 1):
        # as in _parted: a call for every word would double what this costs
        size = min(left[3], right[3]) if points else 1.0
        if right[1][0] - left[1][2] >= apart * size or (
            # a mark may stand close to the text before it: "... fullmäktiges X"
            right[0] in MARKS
            and (points or right[0] not in LETTERS)
            and (at + 1 >= marks or _parted(right, words[at + 1], apart, unit))
        ):
            here = [right]
            out.append(here)
        else:
            here.append(right)
        left = right
    return out


def text_of(piece: Sequence[Word]) -> str:
    """Its words with a space between them."""
    return " ".join([word[0] for word in piece])


def is_label(piece: Sequence[Word]) -> bool:
    """Whether it may head a column: short, no sentence, no mark. "Nr." and "Spm." are cut short and no sentences."""
    text = text_of(piece)
    ends = text[-1] in ".,;:?!" and not (len(text) <= SHORTENED and text[:-1].isalpha() and text[-1] == ".")
    return len(text) <= LABEL and not ends and text not in MARKS and any(map(str.isalnum, text))


def is_below_blank(lines: Sequence[Sequence[Word]], at: int) -> bool:
    """Whether white space parts a line of a text from the one above it."""
    return lines[at][0][1][1] - lines[at - 1][0][1][1] >= BLANK


def _parted(left: Word, right: Word, apart: float, unit: str) -> bool:
    return right[1][0] - left[1][2] >= apart * (min(left[3], right[3]) if unit == "pt" else 1.0)
