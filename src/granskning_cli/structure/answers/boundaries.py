"""Where a question ends and its answer begins: one ordered table of rules, tried top to bottom.

Between the two stands a row of the table, a row of marks, a form field, a change of type, a blank line, a question
mark at the end of a line - or nothing but one of them. Each rule gets the lines of one question and says where the
answer begins, or passes. The rules below `row` are inferences of growing doubt, so the last ones say so.

    3.6 Hur följer styrelsen upp övriga nämnders internkontrollplaner?      <- ends a line with a question mark
    Övriga nämnders internkontrollplaner följs upp i samband med ...        <- no blank line before the answer
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from granskning_cli.structure.answers.cuts import Cut, Text
from granskning_cli.structure.answers.labelled import label, leaders
from granskning_cli.structure.answers.types import another, regular
from granskning_cli.structure.answers.within import in_row_below, labelled_below, row_below
from granskning_cli.structure.language import starts_with
from granskning_cli.structure.lines.breaks import (
    BULLETS,
    PARAGRAPH,
    asks,
    goes_on,
    imperative,
    paragraph_end,
    sentence_end,
)

# "https://example.org/?id=4" asks nothing
_MARK: Final = re.compile(r"\?(?!\w)")
_VALUE: Final = re.compile(r"\d(?:[\d\s:/–-]|[.,](?=\d)){0,30}(?:[^\W\d]{1,8}|%)?")
# A question of more lines than this has an answer among them.
FEW: Final = 4
# What tells the respondent what to do may stand in type so much smaller than the question.
SMALLER: Final = 0.9


def cut(text: Text) -> Cut:
    """Where the answer begins."""
    for rule in RULES:
        found = rule(text)
        if found is not None:
            return found
    return Cut(len(text.pieces), "none")


def _own_cell(text: Text) -> Cut | None:
    """A table row with cells for options asks; a part of it on the next page asks too."""
    if text.asked is None or (text.asked == len(text.pieces) and not text.habits.rows and not text.named):
        return None
    if text.asked < len(text.pieces):
        return Cut(text.asked, "own-cell")
    labelled = labelled_below(text.pieces, text.words)
    if labelled is not None:
        return Cut(labelled, "own-cell", sure=in_row_below(text.pieces, labelled))
    below = row_below(text.pieces, text.words)
    return Cut(text.asked, "own-cell") if below is None else Cut(below, "own-cell", sure=text.habits.below)


def _answer_cell(text: Text) -> Cut | None:
    """A cell for answers: a column "Kommentar", a form field."""
    for at, piece in enumerate(text.pieces):
        if piece.role == "answer":
            return Cut(at, "answer-cell")
    return None


def _row(text: Text) -> Cut | None:
    """In a ruled table the question fills its row and the answer has rows of its own."""
    first = text.pieces[0]
    if not first.divided:
        return None
    for at, piece in enumerate(text.pieces):
        if piece.row != first.row and piece.divided:
            return Cut(at, "row")
    # rulings around a block, lines of text in it: the block is no row, and may hold the answer too
    if not text.habits.rows or text.pieces[-1].row != first.row or text.together:
        return None
    below = None if text.habits.remarks else regular(text.pieces)
    return Cut(len(text.pieces), "row") if below is None else Cut(below, "row", sure=False)


def _marks(text: Text) -> Cut | None:
    """The row of marks stands between question and answer where it stands on lines of its own."""
    if text.marks_at is None:
        return None
    if text.marks_at == len(text.pieces):  # the marks of a column that was read after the answer beside it
        for at, piece in enumerate(text.pieces[:-1]):
            if piece.line is not None and asks(piece.line.text) and not _instruction_like(text, at + 1):
                return Cut(at + 1, "marks", sure=False)
    return Cut(text.marks_at, "marks")


def _value(text: Text) -> Cut | None:
    """A last line that is nothing but a date or a number, below a sentence that ended: "2025-02-19", "4 250 kr"."""
    last = len(text.pieces) - 1
    line, above = text.pieces[last].line, text.pieces[last - 1].line
    if not last or line is None or above is None or not _VALUE.fullmatch(line.text):
        return None
    return Cut(last, "value") if above.text.rstrip(' *")')[-1:] in (".", "?", ":") and last < FEW else None


def _indent(text: Text) -> Cut | None:
    """Where questions hang below their numbers, the answer begins with the first line back at the edge."""
    first = text.pieces[0].line
    if not text.habits.hanging or first is None:
        return None
    for at, piece in enumerate(text.pieces[1:], 1):
        if piece.line is None:
            continue
        if piece.line.indent <= first.indent + 1 or piece.line.words[0].text[0] in BULLETS:
            return Cut(at, "indent")
        if piece.gap >= PARAGRAPH and text.habits.gaps and not imperative(piece.line.text, text.words):
            return Cut(at, "indent")  # an answer may be indented as far as its question
    return Cut(len(text.pieces), "indent")


def _type(text: Text) -> Cut | None:
    """A question in bold, an answer in regular type; italics are instructions."""
    at = regular(text.pieces)
    return Cut(at, "type") if at is not None else None


def _other_type(text: Text) -> Cut | None:
    """An answer in type of its own."""
    at = another(text.pieces)
    return Cut(at, "other-type") if at is not None else None


def _gap(text: Text) -> Cut | None:
    """A blank line, where this document parts so; paragraphs that tell the respondent what to do go with the question."""
    if not text.habits.gaps:
        return None
    at = paragraph_end(text.pieces, 0)
    if at == len(text.pieces):
        return None
    while at < len(text.pieces):
        end = paragraph_end(text.pieces, at)
        if not _is_instruction(text, at, end):
            break
        at = end
    return Cut(at, "gap")


def _question_mark(text: Text) -> Cut | None:
    """The line with the first question mark; a sentence it leaves open, and sentences to the respondent, go with it."""
    for at, piece in enumerate(text.pieces):
        if piece.line is None or not _MARK.search(piece.line.text):
            continue
        ends = asks(piece.line.text)
        end = at + 1 if ends else sentence_end(text.pieces, at)
        while end < len(text.pieces) and _instruction_line(text, end):
            end = sentence_end(text.pieces, end)
        return Cut(end, "question-mark", sure=end == len(text.pieces) or (ends and end == at + 1))
    return None


def _inset(text: Text) -> Cut | None:
    """The first line that is set in, where answers are and the lines of questions are not."""
    first = text.pieces[0].line
    if not text.habits.inset or first is None:
        return None
    for at, piece in enumerate(text.pieces[1:], 1):
        if piece.line is not None and piece.line.indent > first.indent + 1:
            return Cut(at, "inset", sure=False)
    return None


def _short_line(text: Text) -> Cut | None:
    """The first line that its author broke: what follows would have fitted on it."""
    for at, piece in enumerate(text.pieces[:-1]):
        following = text.pieces[at + 1]
        if piece.line is not None and (piece.line.short or following.gap >= PARAGRAPH):
            if following.gap < PARAGRAPH and goes_on(piece, following):
                continue
            end = at + 1
            while end < len(text.pieces) and _instruction_line(text, end):
                end = sentence_end(text.pieces, end)
            return Cut(end, "short-line", sure=following.gap >= PARAGRAPH)
    return None


def _sentence(text: Text) -> Cut | None:
    """A statement that ends where its line is full, and another sentence below it, which may be either's."""
    for at, piece in enumerate(text.pieces[:-1]):
        following = text.pieces[at + 1].line
        if piece.line is None or following is None or not piece.line.text.rstrip(' *"”)').endswith("."):
            continue
        if not following.text[:1].islower() and not _instruction_like(text, at + 1):
            return Cut(at + 1, "sentence", sure=False)
    return None


RULES: Final[tuple[Callable[[Text], Cut | None], ...]] = (
    _own_cell,
    _answer_cell,
    label,
    leaders,
    _row,
    _marks,
    _value,
    _other_type,
    _indent,
    _type,
    _gap,
    _question_mark,
    _inset,
    _short_line,
    _sentence,
)


def _is_instruction(text: Text, start: int, end: int) -> bool:
    """A paragraph that tells the respondent what to do, and is not all that follows the question."""
    line = text.pieces[start].line
    return line is not None and end < len(text.pieces) and imperative(line.text, text.words)


def _instruction_line(text: Text, at: int) -> bool:
    line = text.pieces[at].line
    return line is not None and at + 1 < len(text.pieces) and imperative(line.text, text.words)


def _instruction_like(text: Text, at: int) -> bool:
    """Whether a line goes on asking, tells the respondent what to do, or stands in a type of its own for that."""
    rest = [piece.line for piece in text.pieces[at:] if piece.line is not None]
    if any(asks(line.text) for line in rest) or not rest:
        return True
    head = rest[0].text
    first = text.pieces[0].line
    small = first is not None and rest[0].words[0].size < first.words[-1].size - SMALLER
    aside = head.startswith("(") or small or all(word.italic for word in rest[0].words)
    return aside or imperative(head, text.words) or starts_with(head, text.words.several)
