"""Questions that are not answered: an error where the template requires an answer."""

from __future__ import annotations

from collections.abc import Iterator

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.against.pairs import Pairs


def check(pairs: Pairs) -> Iterator[Diagnostic]:
    """A questionnaire without any answer is a template itself."""
    if all(one.question.answer is None for one in pairs.found):
        return
    for found, wanted in pairs.both:
        answer = found.question.answer
        if answer is None or answer.state == "unanswered":
            code = "T541" if wanted.question.required else "T542"
            yield diagnostic(code, question=found.question.number, at=found.question.at)
