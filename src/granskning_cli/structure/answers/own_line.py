"""An answer on its question's own line: "1. Finns en plan? Ja, i mars." begins as no instruction does.

Where one is answered so, what stands behind the others tells nobody to do anything and is an answer too: "Det utreds."
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic, Question
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary, starts_with

# What ends the word that an answer begins with: "Ja, i mars.", "Nej."
_HEAD: Final = re.compile(r"[^,.;:!–—(]{1,40}")
# Of a document that nobody answered so many questions go on behind their question mark.
FEWEST: Final = 2

Built = dict[Item, Question]


def on_own_lines(built: Mapping[Item, Question], words: Vocabulary) -> tuple[Built, list[Diagnostic]]:
    """The questions, those answered on their own line with that answer; and what is to be said of it."""
    out, told = dict(built), []
    going_on = [item for item, one in built.items() if item.known is None and _goes_on(one, words)]
    if any(_begins_with_option(built[item].instruction, words) for item in going_on):
        for item in going_on:
            out[item] = _answered(built[item])
            told.append(diagnostic("Q302", "line", question=item.name, at=built[item].at))
    elif len(going_on) >= FEWEST and not any(_is_answered(one) for one in built.values()):
        told = [diagnostic("Q318", question=item.name, at=built[item].at) for item in going_on]
    return out, told


def _goes_on(question: Question, words: Vocabulary) -> bool:
    """Whether an open question without an answer goes on behind its question mark, and tells nobody what to do."""
    text = question.instruction
    if (
        not text
        or text[0] in "(["
        or question.kind != "open"
        or _is_answered(question)
        or question.answer is None
    ):
        return False
    lowered = text.casefold()
    return not starts_with(text, words.imperatives) and not any(one in lowered for one in words.several)


def _begins_with_option(text: str | None, words: Vocabulary) -> bool:
    head = _HEAD.match(text or "")
    return head is not None and words.code_of(head[0]) is not None


def _is_answered(question: Question) -> bool:
    return question.answer is not None and question.answer.state != "unanswered"


def _answered(question: Question) -> Question:
    if question.answer is None:
        return question
    answer = question.answer.model_copy(
        update={"state": "answered", "text": question.instruction, "at": question.at}
    )
    return question.model_copy(update={"instruction": None, "answer": answer})
