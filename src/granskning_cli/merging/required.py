"""Whether the form prints that a question must be answered: "(obligatorisk)", or an asterisk that it explains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.merging.words import Words
from granskning_cli.model.questionnaire import Question, Questionnaire

_STAR: Final = re.compile(r"(?<!\*)\*\s*$|^\s*\*(?!\*)")

_WORD: Final = re.compile(r"[^\W_]+")


def has_legend(copies: Sequence[Questionnaire], words: Words) -> bool:
    """Whether a copy says what an asterisk means: "* obligatorisk fråga"."""
    return any("*" in one.text and _says(one.text, words) for copy in copies for one in copy.unplaced)


def is_required(question: Question, words: Words, *, legend: bool) -> bool:
    """By what is printed in brackets behind the question, or by the asterisk."""
    asked = (question.text, question.instruction or "")
    if legend and any(_STAR.search(text) for text in asked):
        return True
    return any(_says(aside, words) for text in asked for aside in re.findall(r"[(\[]([^)\]]*)[)\]]", text))


def _says(text: str, words: Words) -> bool:
    plain = f" {' '.join(_WORD.findall(text.casefold()))} "
    return any(f" {word} " in plain for word in words.required)
