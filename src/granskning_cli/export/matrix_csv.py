"""A matrix as CSV: commas, UTF-8, one line a respondent (by year: a question), the labels as printed.

What a cell may hold is in harmless.py.
"""

from __future__ import annotations

import csv
import io

from granskning_cli.export.harmless import harmless
from granskning_cli.export.matrix_grid import grid
from granskning_cli.model.matrix import Matrix


def dump(matrix: Matrix) -> bytes:
    """With \\n at the end of each line; breaks inside a text stay."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    for row in grid(matrix):
        writer.writerow([harmless(text) for text in row])
    return stream.getvalue().encode()
