"""Whether the options of a question exclude each other, so that two marks are one too many."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.answers.marks import Mark
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.options.families import ANYWHERE


def exclusive(options: Sequence[Option], words: Vocabulary) -> bool:
    """Whether they do whatever the form says: those of a known scale, or its steps."""
    known = sum(words.code_of(option.label) not in (None, "other") for option in options)
    return known > 1 or sum(option.code.isdecimal() for option in options) > 2


def of_two_scales(marks: Sequence[Mark]) -> bool:
    """Whether two marks answer two things: "Ja" and "4", but not "Vet ej" and "4"."""
    codes = [mark.option.code for mark in marks if mark.option is not None]
    return sorted(code.isdecimal() for code in codes) == [False, True] and not (
        ANYWHERE - {"partly"}
    ).intersection(codes)
