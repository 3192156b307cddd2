"""A form in the manner of the questionnaire in samples/ks-2025--seed, a text drawn out of a Word-made PDF.

    2 Ekonomistyrning och uppföljning Ja Nej Delvis Vet ej
                                                            (blank)
    2.1 Har styrelsen fastställt en budget för aktuellt
    år?
                                                            (blank)
    X                                                       first column: its mark, then the rest of its cell
    _
                                                            (blank)
    _                                                       the other columns, one or two pieces each
     Ja, kommunstyrelsen antog sin budget den 16 december

Every line ends in a space; an unticked cell leaves one or two lines of a single space (`_` above).
The hard case: nothing but the count of those pieces says which column the X stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import wrap
from typing import Literal

from typeset.form import BULLET, Form, Question, Section

Habit = Literal["pairs", "singles", "whole", "line"]

_NARROW, _WIDE, _BULLET = 50, 76, "• "


def seed(form: Form, habits: Sequence[Habit] = ("pairs", "singles", "whole", "line")) -> str:
    """The whole text; `habits` is how the cells of one question after the other have left their trace.

    `line` writes the cells on one line, which only a mark in the first column survives: other questions
    fall back to `singles`.
    """
    out = [""]
    if form.title is not None:
        out += [f"{line} " for line in wrap(form.title, _WIDE)] + [f"{form.sender} ", ""]
        for paragraph in form.intro:
            out += [f"{line} " for line in wrap(paragraph, _WIDE)] + [" ", ""]
    marked = 0
    for section in form.sections:
        labels = " ".join(section.scale or ())
        out += [f"{section.heading} {labels}".rstrip() + " ", ""]
        for question in section.questions:
            out += _question(section, question, habits[marked % len(habits)])
            marked += bool(section.cells(question))
        out += [" ", "", " ", "", "  ", "", "", ""]
    return "\n".join(out) + "\n"


def _question(section: Section, question: Question, habit: Habit) -> list[str]:
    cells = section.cells(question)
    width = _NARROW if cells else _WIDE
    out = [f"{line} " for line in _wrapped(f"{question.label} {question.text}".strip(), width)] + [""]
    if question.instruction:
        out += [f"{line} " for line in _wrapped(question.instruction, width)] + [""]
    out += _cells(cells, habit)
    out += [f"{'[x]' if o in question.marks else '[ ]'} {o} " for o in question.options or ()]
    if not question.answer:
        return [*out, " ", "", ""]
    return [*out, *_answer(question.answer), " ", ""]


def _cells(cells: tuple[bool, ...], habit: Habit) -> list[str]:
    """The trace of a row's cells: two pieces a column, of which the last one is gone (but not in `whole`)."""
    if not cells:
        return []
    if habit == "line" and cells[0] and not any(cells[1:]):
        return ["X" + " " * len(cells), ""]
    marks = ["X " if ticked else " " for ticked in cells]
    if habit in {"pairs", "whole"}:
        lines = [line for mark in marks for line in (mark, " ", "")]
        return lines if habit == "whole" else [*lines[:-2], ""]
    return [marks[0], " ", "", *(line for mark in marks[1:] for line in (mark, "", " ", ""))][
        : -2 if len(marks) > 1 else None
    ]


def _answer(blocks: tuple[str, ...]) -> list[str]:
    out: list[str] = []
    for i, block in enumerate(blocks):
        item = block.startswith(BULLET)
        if i and not _listed(block):
            out.append(" ")
        elif i and not _listed(blocks[i - 1]):
            out.append("")
        lines = _wrapped((_BULLET + block.removeprefix(BULLET)) if item else block, _WIDE)
        out += [(" " if i == 0 and not item and k == 0 else "") + f"{line} " for k, line in enumerate(lines)]
    return out


def _listed(block: str) -> bool:
    """Whether the block is an item of a list, which stands close under the one before it."""
    return block.startswith(BULLET) or re.match(r"\d+\. ", block) is not None


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width`, broken at spaces and after the writer's own line feeds."""
    return [line for part in text.split("\n") for line in wrap(part, width, break_on_hyphens=False) or [""]]
