"""Questions of the template that the document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.against.pairs import Pairs


def check(pairs: Pairs) -> Iterator[Diagnostic]:
    """Each is told at the place of the question before it."""
    met = {pair.wanted.place: pair.found.question.at for pair in pairs.both}
    at = None
    for one in pairs.wanted:
        if one.place in met:
            at = met[one.place]
        else:
            yield diagnostic("T531", question=one.question.number, at=at, asked=one.question.text)
