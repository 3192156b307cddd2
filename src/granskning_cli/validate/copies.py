"""An answer that is the question once more, or the answer to another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.case import Case, Given, words_in

# A shorter one may say the same of two things: "Ja, i verksamhetsplanen."
FEWEST_ASKED: Final = 4
FEWEST: Final = 10
_AROUND: Final = " .,;:!?()\"'”’»–-\n"
SHORTEST: Final = 60  # characters; below that an answer has not so many words


def copied(given: Given) -> Iterator[Diagnostic]:
    """F901 and F902. Order counts: "Nämnden har en plan" has the words of "Har nämnden en plan?" and answers it."""
    seen: dict[tuple[str, ...], Case] = {}
    tails = Counter(_tail(case) for case in given.cases)
    for case in given.cases:
        answer = case.question.answer
        place = answer.at if answer is not None else None
        if case.text and _is_question(case):
            yield diagnostic("F901", question=case.question.number, at=place)
        tail = _tail(case)
        if not tail or tails[tail] < 2:
            continue
        words = tuple(words_in(case.lowered))
        if words and given.leading.get(words[0]) in ("yes", "no"):
            words = words[1:]  # "Ja, ..." and the same without it
        if len(words) < FEWEST:
            continue
        first = seen.setdefault(words, case)
        if first is not case and _may_tell(first, case):
            name = first.question.number or f'"{first.question.text[:40]}"'
            yield diagnostic("F902", question=case.question.number, at=place, other=name)


def _tail(case: Case) -> str:
    """The end of a text without its full stop: what ends otherwise is no copy, and most texts do."""
    return case.text[-40:].casefold().rstrip(_AROUND)[-8:] if len(case.text) >= SHORTEST else ""


def _is_question(case: Case) -> bool:
    """Whether the answer is what was asked, whole, but for a few words inside."""
    if 2 * len(case.text) < len(case.question.text) or len(case.text) > 2 * len(case.asked):
        return False
    if case.text[:20].casefold().lstrip(_AROUND)[:3] != case.asked.lstrip(_AROUND)[:3]:
        return False
    said = words_in(case.lowered)
    for text in (case.question.text.casefold(), case.asked):
        asked = words_in(text)
        if len(said) >= FEWEST_ASKED and said == asked:
            return True
    return False


def _may_tell(first: Case, case: Case) -> bool:
    """An answer that sends to another question is the same wherever it stands; so is one to a question asked twice."""
    return first.asked != case.asked and not any(
        fact.kind == "reference" for fact in (case.question.answer.facts if case.question.answer else ())
    )
