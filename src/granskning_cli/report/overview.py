"""Many questionnaires -> the matrix of `granskning table` as plain data, a sign and a tone a cell.

{"columns": [{"number": "1.1", "text": ..., "section": ...}],
 "rows": [{"label": ..., "document": 0, "cells": [["J", "yes", "", 0], ["*", "words", "", 1]]}]}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from granskning_cli.charts import options_of, tones
from granskning_cli.model.matrix import Cell, Matrix
from granskning_cli.model.signs import AMBIGUOUS, MISSING, SEVERAL, UNANSWERED, WORDS, labels, sign, signs
from granskning_cli.report.gather import Reviewed
from granskning_cli.table import positions


def overview(matrix: Matrix, documents: Sequence[Reviewed]) -> dict[str, Any]:
    """The matrix; each row names its document's place in `documents`, each cell is [sign, meaning, more, question]."""
    of = signs(matrix)
    named = labels(matrix)
    toned = tones([*options_of([one.result for one in documents]), *of])
    places: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for place, one in enumerate(documents):
        places[one.result.source.name, one.result.source.sha256].append(place)
    asked = positions([one.result for one in documents])
    rows = []
    for row in matrix.rows:
        at = places[row.source.name, row.source.sha256].pop(0) if row.source else None
        mine = asked[at] if at is not None else {}
        rows.append(
            {
                "label": row.label,
                "year": row.year,
                "document": at,
                "form": row.form,
                "cells": [[*_cell(cell, of), mine.get(column)] for column, cell in enumerate(row.cells)],
            }
        )
    return {
        "options": [
            {"code": code, "sign": of[code], "label": named[code], "tone": tone}
            for code, tone in toned.items()
            if code in of
        ],
        "states": {
            "several": SEVERAL,
            "words": WORDS,
            "unanswered": UNANSWERED,
            "ambiguous": AMBIGUOUS,
            "missing": MISSING,
        },
        "columns": [
            {"number": one.number, "text": one.text, "section": one.section, "form": one.form}
            for one in matrix.columns
        ],
        "rows": rows,
        "diagnostics": [one.model_dump(mode="json") for one in matrix.diagnostics],
    }


def _cell(cell: Cell, of: dict[str, str]) -> tuple[str, str, str]:
    """Its sign, what it means, and whether a text belongs to it or a warning."""
    mark = sign(cell, of)
    meaning: str = cell.state
    if meaning == "answered":
        meaning = cell.codes[0] if len(cell.codes) == 1 else "several" if cell.codes else "words"
    return (mark, meaning, ("t" if cell.text and cell.codes else "") + ("d" if cell.doubts else ""))
