"""A matrix as CSV: commas, UTF-8, one line a respondent (by year: a question), the labels as printed.

No cell is a formula, whatever a respondent wrote: one that begins with = + - @, a tab or a line break, also behind blanks,
gets an apostrophe before it (the way of OWASP), and so does what begins so behind a semicolon, where a program that parts
cells by semicolons would see another cell. What a terminal obeys is written as an escape.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from granskning_cli.export.invisible import escaped
from granskning_cli.export.matrix_grid import grid
from granskning_cli.model.matrix import Matrix

_FORMULA: Final = re.compile(r"(?:(?<=^)|(?<=;))(?=[ \u00a0\"']*[=+\-@\t\r\n＝＋－＠])")
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")


def dump(matrix: Matrix) -> bytes:
    """With \\n at the end of each line; breaks inside a text stay."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    for row in grid(matrix):
        writer.writerow([harmless(text) for text in row])
    return stream.getvalue().encode()


def harmless(text: str) -> str:
    """The text as no program takes it for a formula."""
    text = _FORMULA.sub("'", text)
    return escaped(_CONTROL.sub(lambda found: " " if found[0].isspace() else f"\\x{ord(found[0]):02x}", text))
