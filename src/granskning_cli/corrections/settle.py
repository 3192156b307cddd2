"""Doubts that a person has settled are doubts no longer: C907 names them, with who decided what and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from granskning_cli.corrections.find import Place, places
from granskning_cli.corrections.values import brief
from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.overlay import Where
from granskning_cli.model.questionnaire import Correction, Diagnostic, Questionnaire

# Every doubt of the letter M is about a mark. A text that was decided leaves M504 alone: the mark may still be against it.
_MARKS: Final = "M"
_TWO_READINGS: Final = "V610"
_TEXT: Final = frozenset(("Q302", "M506", "M509", "V611"))
_NO_TEXT: Final = frozenset(("M503", "M504"))


def settled(questionnaire: Questionnaire) -> Questionnaire:
    """The same with C907 for every correction, and without what it settles; nothing changes where it was done before."""
    every = list(places(questionnaire))
    numbers = Counter(one.asked.number for one in every)
    left = list(questionnaire.diagnostics)
    added: list[Diagnostic] = [_said(one, "") for one in questionnaire.corrections]
    for place in every:
        corrections = place.asked.answer.corrections if place.asked.answer is not None else ()
        for correction in corrections:
            alone = numbers[place.asked.number] == 1
            gone = [
                one for one in left if _answered(one.code, correction) and is_about(one, place, alone=alone)
            ]
            left = [one for one in left if one not in gone]
            remark = _said(correction, _codes(gone))
            added.append(remark.model_copy(update={"question": place.asked.number, "at": place.asked.at}))
    new = [one for one in added if not any(_told(before, one) for before in left)]
    if not new and len(left) == len(questionnaire.diagnostics):
        return questionnaire
    return questionnaire.model_copy(update={"diagnostics": (*left, *new)})


def fields(code: str) -> tuple[Where, ...]:
    """The fields of a question that a doubt is about."""
    found: list[Where] = ["selected"] if code.startswith((_MARKS, _TWO_READINGS)) else []
    found += ["text"] if code in _TEXT else []
    return tuple(found) or ("selected", "text")


def _answered(code: str, correction: Correction) -> bool:
    if correction.field == "selected":
        return code.startswith((_MARKS, _TWO_READINGS))
    return code in _TEXT or (code in _NO_TEXT and correction.new is None)


def is_about(remark: Diagnostic, place: Place, *, alone: bool) -> bool:
    """A number may stand in several sections; then the place tells whose it is."""
    number = place.asked.number
    if remark.question != number:
        return False
    return (alone and number is not None) or (remark.at is not None and remark.at == place.asked.at)


def _said(correction: Correction, settles: str) -> Diagnostic:
    why = f" ({correction.why})" if correction.why else ""
    return diagnostic(
        "C907", "settled" if settles else "", who=correction.who or "a person", field=correction.field,
        new=brief(correction.new), old=brief(correction.old), why=why, codes=settles,
    )  # fmt: skip


def _codes(gone: Sequence[Diagnostic]) -> str:
    return ", ".join(dict.fromkeys(one.code for one in gone))


def _told(before: Diagnostic, now: Diagnostic) -> bool:
    """Whether the remark was made in the run whose result was read back; it may have settled more then."""
    said = now.message.partition("; this settles ")[0]
    same = (before.code, before.question, before.at) == (now.code, now.question, now.at)
    return same and before.message.partition("; this settles ")[0] == said
