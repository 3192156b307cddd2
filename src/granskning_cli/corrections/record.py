"""A decision as `granskning correct` writes it down: with what is read, and a question named so that it is found again."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from granskning_cli.corrections import values
from granskning_cli.corrections.apply import as_read
from granskning_cli.corrections.find import Place, address, find
from granskning_cli.diagnostics import Unreadable, said
from granskning_cli.model.overlay import Decision, Document, Overlay, Value, Where
from granskning_cli.model.questionnaire import Diagnostic, Questionnaire


class Who(NamedTuple):
    """Who decides, why, and on which day."""

    name: str
    why: str | None = None
    when: str | None = None


def empty(questionnaire: Questionnaire) -> Overlay:
    """No decision about this document yet."""
    source = questionnaire.source
    return Overlay(source=Document(name=source.name, sha256=source.sha256))


def place_of(
    questionnaire: Questionnaire, number: str | None, section: str | None = None, wording: str | None = None
) -> Place:
    """The question that is meant. Raises Unreadable C905, C906."""
    asked = Decision(
        question=number, section=section, wording=wording, field="text", old=None, new=None, who="-"
    )
    found = find(questionnaire, asked)
    if isinstance(found, Diagnostic):
        raise Unreadable(found.code, found.message)
    return found


def decision(
    questionnaire: Questionnaire, place: Place | None, field: Where, new: Value, who: Who
) -> Decision:
    """About a question's field, or the document's. Raises Unreadable C904, C906, C908 where it could not be applied."""
    told: dict[str, str | None] = {}
    if place is not None:
        found = address(questionnaire, place)
        if found is None:
            raise Unreadable("C906", said("C906", "alike"))
        told = found
        if field == "selected":
            options = values.offered(place.of, place.asked)
            wanted = values.marks(new, place.of, place.asked)
            new = tuple(values.name_of(one, options) for one in wanted)
        else:
            new = values.text(new)
    else:
        new = values.year(new) if field == "year" else values.text(new)
    old = as_read(questionnaire, place, field)
    return Decision(**told, field=field, old=old, new=new, who=who.name, why=who.why, when=who.when)


def added(questionnaire: Questionnaire, overlay: Overlay, new: Decision) -> Overlay:
    """With the decision, in place of an earlier one about the same field."""
    same = _same(questionnaire, new)
    kept = [one for one in overlay.corrections if not same(one)]
    return overlay.model_copy(update={"corrections": (*kept, new)})


def without(overlay: Overlay, unwanted: Callable[[Decision], bool]) -> Overlay:
    """Without the decisions that are unwanted. Raises Unreadable C911 where there are none of them."""
    kept = tuple(one for one in overlay.corrections if not unwanted(one))
    if len(kept) == len(overlay.corrections):
        raise Unreadable("C911", "the file of corrections holds no such correction")
    return overlay.model_copy(update={"corrections": kept})


def _same(questionnaire: Questionnaire, new: Decision) -> Callable[[Decision], bool]:
    if new.of_document():
        return lambda one: one.field == new.field
    mine = find(questionnaire, new)
    return lambda one: one.field == new.field and find(questionnaire, one) == mine
