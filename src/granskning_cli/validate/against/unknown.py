"""Questions of the document that the template does not have."""

from __future__ import annotations

from collections.abc import Iterator

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.against.pairs import Pairs


def check(pairs: Pairs) -> Iterator[Diagnostic]:
    """One by one."""
    met = {pair.found.place for pair in pairs.both}
    for one in pairs.found:
        if one.place not in met:
            yield diagnostic("T532", question=one.question.number, at=one.question.at)
