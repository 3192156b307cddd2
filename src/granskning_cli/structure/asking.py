"""Whether what looks like questions asks anything: a paper has numbered headings and lists too.

1 Inledning                      asks nothing, offers nothing, and what stands below it is no answer
2 Syfte och avgränsning
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.diagnostics import Unreadable, diagnostic
from granskning_cli.model.questionnaire import Diagnostic, Question
from granskning_cli.structure.answers.drafts import Draft
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.sheets import is_answer_sheet

# So many numbered topics with text below them may be a questionnaire that asks by its headings alone.
FEWEST_TOPICS: Final = 3


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


def told_of_topics(
    questions: Sequence[Question], drafts: Sequence[Draft], words: Vocabulary
) -> Iterator[Diagnostic]:
    """A paper has numbered headings too: where nothing asks, and no table or field says so, that must be told."""
    if is_answer_sheet(questions):
        yield diagnostic("Q313", at=questions[0].at)
    elif not _asks_anything(questions, words) and not any(one.named for one in drafts):
        yield diagnostic("Q310", at=questions[0].at)


def _asks_anything(questions: Sequence[Question], words: Vocabulary) -> bool:
    """Whether one of them asks or offers something; a numbered list or the headings of a paper do neither."""
    kinds = (words.imperatives, words.open_words)
    return any(
        question.kind != "open"
        or "?" in f"{question.text}{question.instruction}"
        or any(starts_with(question.text, known) for known in kinds)
        for question in questions
    )
