"""An answer with a decided value in it: where it stands is kept, that a person decided it is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.questionnaire import Answer, Correction, Option, Provenance, Question, Selected

_AS_IT_IS: Final = "\0"


def decided(corrections: Sequence[Correction], correction: Correction) -> tuple[Correction, ...]:
    """The corrections with this one in place of an earlier one of its field."""
    return (*(one for one in corrections if one.field != correction.field), correction)


def answered(
    question: Question,
    correction: Correction,
    *,
    marks: Sequence[Option] | None = None,
    text: str | None = _AS_IT_IS,
) -> Answer:
    """The question's answer with these marks, or this text."""
    was = question.answer or Answer(state="unanswered")
    update: dict[str, object] = {"corrections": decided(was.corrections, correction)}
    selected, said, state = was.selected, was.text, was.state
    if marks is not None:
        selected = tuple([_selected(question, was, mark) for mark in marks])
        update["selected"] = selected
        state = "answered"
    elif text != _AS_IT_IS:
        said = text
        at = was.at or (question.at if text is not None else None)
        # what was found in the text stood at places of the old one
        update |= {"text": text, "at": _corrected(at), "facts": ()}
    if state != "ambiguous":
        state = "answered" if selected or said else "unanswered"
    return was.model_copy(update={**update, "state": state})


def _selected(question: Question, was: Answer, mark: Option) -> Selected:
    """An option that was read as marked keeps its place and what is written beside it."""
    for one in was.selected:
        if (one.code, one.label) == (mark.code, mark.label):
            return one.model_copy(update={"at": _corrected(one.at or question.at)})
    at = next((one.at for one in was.selected if one.at), was.at or question.at)
    return Selected(code=mark.code, label=mark.label, at=_corrected(at))


def _corrected(at: Provenance | None) -> Provenance | None:
    return at.model_copy(update={"basis": "corrected", "score": None}) if at is not None else None
