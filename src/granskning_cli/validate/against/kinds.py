"""Questions of another kind than in the template, and marks that its kind does not allow."""

from __future__ import annotations

from collections.abc import Iterator

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.against.pairs import Pair, Pairs


def check(pairs: Pairs) -> Iterator[Diagnostic]:
    """What is ambiguous was told before."""
    for pair in pairs.both:
        question, then = pair.found.question, pair.wanted.question.kind
        if question.kind != then:
            yield diagnostic(
                "T539", question=question.number, at=question.at, kind=question.kind, before=then
            )
        answer = question.answer
        if answer is None or answer.state == "ambiguous" or not answer.selected:
            continue
        allowed = _against(pair)
        if allowed:
            marked = ", ".join(one.label for one in answer.selected)
            yield diagnostic(
                "T540", question=question.number, at=answer.selected[0].at, marked=marked, allowed=allowed
            )


def _against(pair: Pair) -> str:
    """What the template allows, where the marks are something else; "" where all is well."""
    answer, wanted = pair.found.question.answer, pair.wanted
    if answer is None or wanted.question.kind == "open":
        return "nothing can be marked"
    if wanted.question.kind == "choice" and len(answer.selected) > 1:
        return "only one can be marked"
    codes = {option.code for option in wanted.options}
    if codes and any(one.code not in codes for one in answer.selected):
        return "only " + ", ".join(option.label for option in wanted.options)
    return ""
