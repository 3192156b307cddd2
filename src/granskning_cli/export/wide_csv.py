"""Questionnaires as one table, a row a document: a column a question, and a second where marks and texts are both given.

Which columns there are is known at the end, so the rows wait in a temporary file: memory holds the columns alone.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from granskning_cli.export.answers_csv import cell, table
from granskning_cli.export.matrix_grid import NOT_ASKED
from granskning_cli.export.wide import DOCUMENT, Asked, answers, document, heading, unique

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire


def write(results: Iterable[Questionnaire], out: BinaryIO) -> None:
    """A document after the other; a question that a document does not ask is told from one not answered."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as waiting:
        columns = _Columns()
        for one in results:
            json.dump([document(one), columns.cells(one)], waiting)
            waiting.write("\n")
        waiting.seek(0)
        with table(out) as writer:
            writer.writerow([cell(name) for name in (*DOCUMENT, *columns.headings())])
            writer.writerows(columns.rows(waiting))


class _Columns:
    """The questions met so far, each new one behind its neighbour, and which of them were ever answered in words."""

    def __init__(self) -> None:
        self.at: dict[Asked, int] = {}
        self.order: list[Asked] = []
        self.written: set[Asked] = set()

    def cells(self, one: Questionnaire) -> dict[int, tuple[str | None, str | None]]:
        """The answers by the number of their column."""
        found = {}
        before: Asked | None = None
        for asked, told in answers(one):
            if asked not in self.at:
                self.at[asked] = len(self.at)
                self.order.insert(0 if before is None else self.order.index(before) + 1, asked)
            if told.text and asked.marked:
                self.written.add(asked)
            both = "\n\n".join(filter(None, told)) or None
            found[self.at[asked]] = (told.marks if asked.marked else both, told.text)
            before = asked
        return found

    def headings(self) -> list[str]:
        """One or two a question."""
        found = []
        for asked in self.order:
            found += [heading(asked)]
            found += [f"{heading(asked)} (text)"] if asked in self.written else []
        return unique(found)

    def rows(self, waiting: IO[str]) -> Iterator[list[str]]:
        """The rows as they were kept, each cell under its heading."""
        for line in waiting:
            head, kept = json.loads(line)
            row: list[Any] = list(head)
            for asked in self.order:
                main, text = kept.get(str(self.at[asked]), (NOT_ASKED, None))
                row += [main, text] if asked in self.written else [main]
            yield [cell(value) for value in row]
