"""Questionnaires as an SQLite database: normalised tables with full-text indexes, and views that a person wants.

It is built in a temporary file and copied from there, so no reader ever opens half of one. The same questionnaires give
the same bytes: rows go in in their order, and nothing in it says when.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from granskning_cli.export.answers import offered, place
from granskning_cli.export.sqlite_tables import INDEXES, TABLES, VIEWS
from granskning_cli.model.questionnaire import Answer, Question, Section

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire

PAGE: Final = 4096
_SETTINGS: Final = (
    f"PRAGMA page_size = {PAGE}", "PRAGMA encoding = 'UTF-8'", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
)  # fmt: skip
_EMPTY: Final = Answer(state="unanswered")


def write(results: Iterable[Questionnaire], out: BinaryIO) -> None:
    """A document after the other, in one transaction."""
    with tempfile.TemporaryDirectory(prefix="granskning-") as folder:
        path = Path(folder) / "answers.sqlite"
        with closing(sqlite3.connect(path, isolation_level=None)) as base:
            for setting in _SETTINGS:
                base.execute(setting)
            base.executescript(TABLES)
            base.execute("BEGIN")
            filler = _Filler(base)
            for one in results:
                filler.document(one)
            base.execute("COMMIT")
            base.executescript(INDEXES + VIEWS)
        with path.open("rb") as made:
            shutil.copyfileobj(made, out, 1 << 16)


class _Filler:
    """Gives every row its key, counted from 1."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        self.documents, self.sections, self.questions = count(1), count(1), count(1)

    def rows(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """SQL's functions read no further than U+0000, so another sign stands for it."""
        found = [tuple(_kept(value) for value in row) for row in rows]
        if found:
            places = ", ".join("?" * len(found[0]))
            self.base.executemany(f"INSERT INTO {table} VALUES ({places})", found)

    def document(self, one: Questionnaire) -> None:
        """Its facts, its sections and what was remarked."""
        key, source = next(self.documents), one.source
        facts = (source.name, source.sha256, source.media_type, source.pages, source.reader)
        about = (one.title, one.respondent, one.organisation, one.year, one.language)
        self.rows("documents", [(key, *facts, *about)])
        position = count(1)
        for at, section in enumerate(one.sections, 1):
            self.section(key, at, section, position)
        remarks = (
            (None, key, remark.question, remark.code, remark.name, remark.severity, remark.message,
             remark.at and remark.at.page)
            for remark in one.diagnostics
        )  # fmt: skip
        self.rows("diagnostics", remarks)

    def section(self, document: int, at: int, section: Section, position: Iterator[int]) -> None:
        """Its questions, counted through the whole document."""
        key = next(self.sections)
        scale = section.scale and section.scale.id
        self.rows("sections", [(key, document, at, section.number, section.title, scale)])
        for question in section.questions:
            number = next(self.questions)
            asked = (question.number, question.printed, question.text, question.instruction, question.kind)
            self.rows("questions", [(number, document, key, next(position), *asked)])
            options = enumerate(offered(section, question), 1)
            self.rows("options", ((number, where, option.code, option.label) for where, option in options))
            self.answer(number, question)

    def answer(self, key: int, question: Question) -> None:
        """An answer has its question's key; its place is where to look."""
        answer, at = question.answer or _EMPTY, place(question)
        where = (at.page, *at.bbox, at.unit, at.basis) if at else (None,) * 7
        self.rows("answers", [(key, answer.state, answer.text, *where)])
        marks = (
            (
                key,
                number,
                mark.code,
                mark.label,
                mark.text,
                mark.at and mark.at.page,
                mark.at and mark.at.basis,
            )
            for number, mark in enumerate(answer.selected, 1)
        )
        self.rows("selected", marks)


def _kept(value: object) -> object:
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value
