"""One character for a cell: a capital letter of the option's label, or what tells why there is none.

    J Ja   N Nej   D Delvis   V Vet ej      + several   * text without a mark   · unanswered   ? ambiguous   - not asked

A mark that a diagnostic warns of is written small: "j" for a doubtful J, and a raised figure for a doubtful figure.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterator
from typing import Final

from granskning_cli.model.matrix import Cell, Column, Matrix

SEVERAL: Final = "+"
WORDS: Final = "*"
UNANSWERED: Final = "·"
AMBIGUOUS: Final = "?"
MISSING: Final = "-"
STATES: Final = {
    SEVERAL: "several marks", WORDS: "text, no mark", UNANSWERED: "unanswered", AMBIGUOUS: "ambiguous",
    MISSING: "not asked",
}  # fmt: skip
# The heights of an ordered scale from low to high, as in a sparkline.
BARS: Final = "▁▂▃▄▅▆▇█"
_FIGURES: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPARE: Final = string.ascii_uppercase + string.digits + "ÅÄÖÆØÜÉ" + "ΓΔΘΛΞΠΣΦΨΩБДЖЗИЛЦЧШЩЫЭЮЯ"
# Stands for all options for which no letter is left.
OTHER: Final = "#"


def signs(matrix: Matrix) -> dict[str, str]:
    """The sign of each option's code, those that most questions offer first; no two are the same but for OTHER."""
    offered = Counter(option.code for column in matrix.columns for option in column.options)
    named = labels(matrix)
    found: dict[str, str] = {}
    for code in sorted(named, key=lambda code: -offered[code]):
        taken = set(found.values())
        found[code] = next((c for c in _candidates(named[code]) if c not in taken), OTHER)
    return found


def _candidates(label: str) -> Iterator[str]:
    """The first letters of its words, then its other letters, then whatever is free."""
    for text in ("".join(word[0] for word in label.split()), label):
        for letter in text.upper():
            # a small letter must differ from the capital, and both must be one column wide
            if letter in string.digits or (
                letter.isalpha() and letter < "\u0250" and letter.lower() != letter
            ):
                yield letter
    yield from _SPARE


def sign(cell: Cell, of: dict[str, str]) -> str:
    """The sign of one cell."""
    if cell.state == "missing":
        return MISSING
    if cell.state == "ambiguous":
        return AMBIGUOUS
    if cell.state == "unanswered":
        return UNANSWERED
    if not cell.codes:
        return WORDS
    if len(cell.codes) > 1:
        return SEVERAL
    letter = of.get(cell.codes[0], OTHER)
    return letter.lower().translate(_FIGURES) if cell.doubts else letter


def bar(cell: Cell, column: Column) -> str | None:
    """The height of a mark on an ordered scale; None where the scale has no order or the mark no height."""
    if column.levels is None or cell.state != "answered" or len(cell.codes) != 1:
        return None
    if cell.codes[0] not in column.levels:
        return None
    step = column.levels.index(cell.codes[0]) / (len(column.levels) - 1)
    return BARS[round(step * (len(BARS) - 1))]


def labels(matrix: Matrix) -> dict[str, str]:
    """The label of each code, as the first column that offers it prints it."""
    found: dict[str, str] = {}
    for column in matrix.columns:
        for option in column.options:
            found.setdefault(option.code, option.label)
    return found
