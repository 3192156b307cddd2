"""What is known of one question's lines where its answer is looked for, and where that is found to begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece


class Habits(NamedTuple):
    """What this document does elsewhere: learnt from all its questions before one is cut.

    `rows`: answers stand in rows of their own; `gaps`: white space parts question and answer;
    `hanging`: the lines of a question are indented below its number, its answer is not; `fields`: answers are typed
    into fields, so that what is printed is none; `remarks`: where answers stand in rows of their own, regular type
    stands below a question in bold in its own row; `labels`: lines such as "Antwort der Verwaltung:" that stand below
    most questions; `inset`: answers are set in below their question, whose own lines are not; `below`: rows below the
    marked ones hold texts and never a mark, so that none of them is another thing to mark.
    """

    rows: bool
    gaps: bool
    hanging: bool
    fields: bool = False
    labels: frozenset[str] = frozenset()
    remarks: bool = False
    inset: bool = False
    below: bool = False


class Cut(NamedTuple):
    """The answer begins at this piece (the number of pieces: there is none). `sure` is False for a guess."""

    at: int
    rule: str
    sure: bool = True


class Text(NamedTuple):
    """One question's lines of text and what is known between them."""

    pieces: Sequence[Piece]
    marks_at: int | None  # the first piece after the row of marks
    asked: int | None  # how many pieces stand in the question's own cell
    named: bool  # the table's header says so
    habits: Habits
    words: Vocabulary
    together: bool = False  # the table's header says that question and answer stand in one cell
