"""A matrix as Markdown: a table of signs with their legend, and the questions with their counts below.

Nothing that a respondent wrote is markup: every character that could be is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.export.invisible import escaped
from granskning_cli.model.matrix import Column, Matrix
from granskning_cli.model.signs import STATES, labels, sign, signs

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]#|~+!$^=-])")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def dump(matrix: Matrix) -> bytes:
    """Blocks parted by blank lines."""
    of = signs(matrix)
    named = labels(matrix)
    legend = [f"{plain(sign)} {plain(named[code])}" for code, sign in of.items()]
    legend += [f"{plain(mark)} {words}" for mark, words in STATES.items()]
    parts = [
        "\n".join(_table(list(_cells(matrix, of)))),
        ", ".join(legend),
        "\n".join(_table(list(_questions(matrix, of)))),
    ]
    if matrix.diagnostics:
        parts.append(
            "\n".join(f"* {one.severity} {one.code}: {plain(one.message)}" for one in matrix.diagnostics)
        )
    return ("\n\n".join(parts) + "\n").encode()


def plain(text: str) -> str:
    """The text on one line with no markup in it."""
    text = "".join(_ENTITIES.get(c, c) for c in " ".join(text.split()))
    text = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" if c < " " else escaped(c) for c in text)
    text = _MARKUP.sub(r"\\\1", text)
    # a bare address or a user's name would become a link
    return text.replace("://", "&#58;//").replace("@", "&#64;").replace("www.", "www&#46;")


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for at, row in enumerate(rows):
        yield f"| {' | '.join(plain(text) or ' ' for text in row)} |"
        if at == 0:
            yield "|" + " --- |" * len(row)


def _cells(matrix: Matrix, of: dict[str, str]) -> Iterator[list[str]]:
    handles = [column.number or f"({at})" for at, column in enumerate(matrix.columns, 1)]
    if matrix.by == "year":
        yield ["", *(row.label for row in matrix.rows)]
        for at, handle in enumerate(handles):
            yield [handle, *(sign(row.cells[at], of) for row in matrix.rows)]
        return
    yield ["", "year", *handles]
    for row in matrix.rows:
        yield [row.label, str(row.year or ""), *(sign(cell, of) for cell in row.cells)]


def _questions(matrix: Matrix, of: dict[str, str]) -> Iterator[list[str]]:
    states = ("unanswered", "ambiguous", "missing")
    yield ["", "question", *of.values(), *states, "divides"]
    for at, column in enumerate(matrix.columns, 1):
        marks = [str(column.count.marks[code]) if code in column.count.marks else "" for code in of]
        counts = [str(getattr(column.count, state)) for state in states]
        yield [column.number or f"({at})", column.text, *marks, *counts, divides(column)]


def divides(column: Column) -> str:
    """The share in per cent; empty where nobody marked anything."""
    return "" if column.divides is None else f"{100 * column.divides:.0f} %"
