"""Answers written behind their questions on the same line, where nothing but the question mark parts them.

1. Har styrelsen antagit en policy? Ja, i maj 2024.     a label of a scale begins an answer
2. Hur stort är kapitalet? 14,2 miljoner kronor         and in a mail that is answered so throughout anything does
3. Antal medlemmar: 214                                 behind a colon a number or a date does
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Answer, Diagnostic, Question
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.pieces import Piece

FEWEST: Final = 2
SHARE: Final = 0.5
_HEAD: Final = re.compile(r"[^\W\d][\w ]{0,20}?(?=[.,:;!–-]|$)")

# A number or a date behind a label, and its unit: "Budget: 1 200 tkr".
_VALUE: Final = re.compile(r"(?<=[^\W\d]):\s+(\d(?:[\d\s:/–-]|[.,](?=\d)){0,30}(?:[^\W\d]{1,8}|%)?)$")

Built = dict[Item, Question]


def on_same_line(
    built: Mapping[Item, Question], pieces: Sequence[Piece], rows: Sequence[Row], words: Vocabulary
) -> tuple[Built, list[Diagnostic]]:
    """The questions, with what stands behind their question marks as answers where it is one; Q302 for each."""
    parts = {
        item: found
        for item, question in built.items()
        if _alone(item, question, pieces, rows) and (found := _parted(question, words)) is not None
    }
    if not parts:
        return dict(built), []
    given = any(one.answer is not None and one.answer.state != "unanswered" for one in built.values())
    throughout = not given and len(parts) >= max(FEWEST, SHARE * len(built))
    out, told = dict(built), []
    for item, (asked, rest) in parts.items():
        if throughout or asked.endswith(":") or _is_label(rest, words):
            question = built[item]
            answer = Answer(state="answered", text=rest, at=question.at)
            out[item] = question.model_copy(update={"text": asked, "instruction": None, "answer": answer})
            told.append(diagnostic("Q302", "line", question=question.number, at=question.at))
    return out, told


def _alone(item: Item, question: Question, pieces: Sequence[Piece], rows: Sequence[Row]) -> bool:
    """Whether an open question without an answer stands in no table, where cells would tell."""
    open_one = question.kind == "open" and question.answer is not None
    empty = question.answer is not None and question.answer.state == "unanswered"
    return open_one and empty and item.known is None and rows[pieces[item.start].row].table is None


def _parted(question: Question, words: Vocabulary) -> tuple[str, str] | None:
    """What is asked, and what stands behind it that tells the respondent nothing to do and asks nothing."""
    whole = f"{question.text} {question.instruction or ''}".strip()
    asked, mark, rest = whole.rpartition("? ")
    rest = rest.strip()
    valued = _VALUE.search(whole) if not mark and "?" not in whole else None
    if valued is not None:
        return whole[: valued.start() + 1], valued[1]
    if not mark or not rest or rest[0] in "(*[" or rest.endswith(("?", ":")):
        return None
    return None if starts_with(rest, words.imperatives) else (f"{asked}?", rest)


def _is_label(rest: str, words: Vocabulary) -> bool:
    head = _HEAD.match(rest)
    return head is not None and words.code_of(head[0].strip()) is not None
