"""Answers that a text gives after all the questions of a column, as programs write tables that they read column by column.

A1 Antal ordinarie sammanträden
A2 Reglemente senast reviderat
A3 Har nämnden haft utvecklingsdagar?
9 (varav ett digitalt)                       three answers, and all of them stand below A3
KF 2022-12-12, § 164
Ja, två: 24 januari och 5 september.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.model.questionnaire import Question
from granskning_cli.structure.answers.drafts import Draft
from granskning_cli.structure.items.numbers import Number, follows, read_number
from granskning_cli.structure.lines.pieces import Piece

# So many questions in a row are left without an answer.
FEWEST: Final = 2
# So many numbers of several parts stand below each other, or of one.
FEWEST_NUMBERS: Final = 3
MOST_STEPS: Final = 8


def gathered(drafts: Sequence[Draft], questions: Sequence[Question]) -> Iterator[tuple[Question, int]]:
    """The questions below which as many answers begin as questions before them have none, and that number."""
    left = 0
    for draft, question in zip(drafts, questions, strict=True):
        answer = question.answer
        if answer is None or answer.state == "unanswered":
            left += 1
            continue
        if left >= FEWEST and answer.text and _beginnings(draft.pieces, answer.text) > left:
            yield question, left
        left = 0


def _beginnings(pieces: Sequence[Piece], answer: str) -> int:
    """How many lines of an answer begin something: below a short line, or one that ends a sentence."""
    count, ended = 0, True
    for piece in pieces:
        line = piece.line
        if line is None or line.text not in answer:
            continue
        count += ended and not line.text[0].islower()
        ended = line.short or line.text[-1] in ".?!"
    return count


def numbers_apart(pieces: Sequence[Piece]) -> Piece | None:
    """The first of several numbers that count on line by line, with none of their questions between them."""
    run: list[tuple[Piece, Number]] = []
    for piece in pieces:
        if piece.line is None:
            continue
        read = read_number(piece.line.text)
        number = read[0].parts if read and read[0].length == len(piece.line.text) else None
        if number is None or (run and not follows(run[-1][1], number)):
            run = []
        if number is not None:
            run.append((piece, number))
            # 1 to 5 below each other are the steps of a scale
            if len(run) >= (FEWEST_NUMBERS if len(number) > 1 else MOST_STEPS):
                return run[0][0]
    return None
