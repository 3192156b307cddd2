"""Whether what looks like questions asks anything: a paper has numbered headings and lists too.

1 Inledning                      asks nothing, offers nothing, and what stands below it is no answer
2 Syfte och avgränsning
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.diagnostics import Unreadable, diagnostic
from granskning_cli.model.questionnaire import Diagnostic, Question
from granskning_cli.structure.answers.drafts import Draft
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.sheets import is_answer_sheet

# So many numbered topics with text below them may be a questionnaire that asks by its headings alone.
FEWEST_TOPICS: Final = 3
# "Beslut: Ja", or "Beslut" alone above it.
_NAME: Final = re.compile(r"((?:[^\W\d]+ ){0,3}[^\W\d]+)\s*(?:[:–\n]| att )")


def refuse_empty(questions: Sequence[Question], words: Vocabulary) -> None:
    """Raises Q390 where what looks like questions asks nothing."""
    if is_answer_sheet(questions):
        return
    if not any(question.text for question in questions):
        raise Unreadable("Q390", "there are numbers and boxes, but no question says anything")
    answered = sum(q.answer is not None and q.answer.state != "unanswered" for q in questions)
    if not _asks_anything(questions, words) and (
        len(questions) < FEWEST_TOPICS or 2 * answered <= len(questions)
    ):
        raise Unreadable("Q390", "there are numbered lines, but nothing is asked")


def told_of_kind(
    questions: Sequence[Question], drafts: Sequence[Draft], pieces: Sequence[Piece], words: Vocabulary
) -> Iterator[Diagnostic]:
    """What else the document may be: an answer sheet, minutes, or a paper where no table or field says that it asks."""
    if is_answer_sheet(questions):
        yield diagnostic("Q313", at=questions[0].at)
    elif _decides(questions, pieces, words):
        yield diagnostic("Q320", at=questions[0].at)
    elif not _asks_anything(questions, words) and not any(one.named for one in drafts):
        yield diagnostic("Q310", at=questions[0].at)


def _decides(questions: Sequence[Question], pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """Whether a column or the answers are named decisions: minutes ask "Ska badhuset renoveras?" too."""
    if any(question.kind != "open" for question in questions):
        return False
    texts = [q.answer.text for q in questions if q.answer is not None and q.answer.text]
    decided = sum(_is_decision(text, words) for text in texts)
    return (decided > 1 and 3 * decided >= len(texts)) or any(_names_decisions(pieces, words))


def _is_decision(text: str, words: Vocabulary) -> bool:
    name = _NAME.match(text)
    return name is not None and words.has("decisions", name[1])


def _names_decisions(pieces: Sequence[Piece], words: Vocabulary) -> Iterator[bool]:
    """Whether a cell at a table's head names its column so, and none names one for answers."""
    for _, own in itertools.groupby(pieces, key=lambda piece: piece.row):
        names = [piece.line.text for piece in own if piece.line is not None and piece.ruled]
        if len(names) > 1 and any(words.has("decisions", name) for name in names[1:]):
            yield not any(words.has("answer_columns", name) for name in names)


def _asks_anything(questions: Sequence[Question], words: Vocabulary) -> bool:
    """Whether one of them asks or offers something; a numbered list or the headings of a paper do neither."""
    kinds = (words.imperatives, words.open_words)
    return any(
        question.kind != "open"
        or "?" in f"{question.text}{question.instruction}"
        or any(starts_with(question.text, known) for known in kinds)
        for question in questions
    )
