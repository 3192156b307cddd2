"""Decisions to values: what was read stays beside what holds instead, and a doubtful decision changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from granskning_cli.corrections import values
from granskning_cli.corrections.find import Place, find
from granskning_cli.corrections.settle import settled
from granskning_cli.corrections.write import answered, decided
from granskning_cli.diagnostics import Unreadable, diagnostic
from granskning_cli.diagnostics import said as saying
from granskning_cli.model.overlay import Decision, Overlay, Value
from granskning_cli.model.questionnaire import Answer, Correction, Diagnostic, Question, Questionnaire


class Named(NamedTuple):
    """An overlay and what it is called, in messages."""

    name: str
    overlay: Overlay


class _Said(NamedTuple):
    """A decision, and in which overlay it stands."""

    decision: Decision
    overlay: str


# A field of the document, or of the question at a section's and its own place.
_Target = tuple[int, int, str] | tuple[str]


def corrected(questionnaire: Questionnaire, overlays: Sequence[Named]) -> Questionnaire:
    """With the decisions applied, and the doubts that they settle gone."""
    return settled(apply(questionnaire, overlays))


def apply(questionnaire: Questionnaire, overlays: Sequence[Named]) -> Questionnaire:
    """With the decisions that hold; C901 to C908 for those that do not. Applied twice, nothing changes."""
    wrong: list[Diagnostic] = []
    groups: dict[_Target, list[_Said]] = {}
    asked: dict[_Target, Place] = {}
    for name, overlay in overlays:
        if overlay.source.sha256 != questionnaire.source.sha256:
            wrong.append(_other(questionnaire, name, overlay))
            continue
        for decision in overlay.corrections:
            target: _Target = (decision.field,)
            if not decision.of_document():
                place = find(questionnaire, decision)
                if isinstance(place, Diagnostic):
                    wrong.append(place.model_copy(update={"message": f"{name}: {place.message}"}))
                    continue
                target = (place.section, place.question, decision.field)
                asked[target] = place
            groups.setdefault(target, []).append(_Said(decision, name))
    out = questionnaire
    for target, said in groups.items():
        place_now = _now(out, asked[target]) if target in asked else None
        problems = list(_problems(out, place_now, said))
        if problems:
            wrong += problems
        else:
            out = _applied(out, place_now, said[0].decision)
    wrong = [one for one in wrong if one not in out.diagnostics]
    return out.model_copy(update={"diagnostics": (*out.diagnostics, *wrong)}) if wrong else out


def _other(questionnaire: Questionnaire, name: str, overlay: Overlay) -> Diagnostic:
    whose = f" ({overlay.source.name})" if overlay.source.name else ""
    return diagnostic(
        "C902", name=name, other=overlay.source.sha256[:12], whose=whose,
        hash=questionnaire.source.sha256[:12], count=str(len(overlay.corrections)),
    )  # fmt: skip


def _now(questionnaire: Questionnaire, place: Place) -> Place:
    """The same question, with what was applied to it meanwhile."""
    section = questionnaire.sections[place.section]
    return place._replace(of=section, asked=section.questions[place.question])


def _problems(questionnaire: Questionnaire, place: Place | None, said: Sequence[_Said]) -> list[Diagnostic]:
    """Why none of the decisions about one field is applied."""

    def told(code: str, message: str) -> Diagnostic:
        if place is None:
            return diagnostic(code, message=message)
        return diagnostic(code, question=place.asked.number, at=place.asked.at, message=message)

    found: list[Diagnostic] = []
    wanted: list[tuple[_Said, Value]] = []
    for one in said:
        try:
            wanted.append((one, _wanted(place, one.decision)))
        except Unreadable as problem:
            found.append(told(problem.code, f"{_whose(one)}: {problem.message}"))
    if len({value for _, value in wanted}) > 1:
        listed = "; ".join(f"{_whose(one)}: {values.brief(value)}" for one, value in wanted)
        return [*found, told("C903", saying("C903", field=said[0].decision.field, listed=listed))]
    for one, _ in wanted:
        read = as_read(questionnaire, place, one.decision.field)
        if not _same(one.decision, place, read):
            old = values.brief(_old(one.decision))
            field = one.decision.field
            message = saying("C901", whose=_whose(one), old=old, field=field, read=values.brief(read))
            found.append(told("C901", message))
    return found


def _old(decision: Decision) -> Value:
    return values.names(decision.old) if decision.field == "selected" else decision.old


def _whose(one: _Said) -> str:
    return f"{one.overlay} ({one.decision.who})"


def _wanted(place: Place | None, decision: Decision) -> Value:
    """The new value in the field's own form. Raises Unreadable C904, C908."""
    if place is None:
        return values.year(decision.new) if decision.field == "year" else values.text(decision.new)
    if place.asked.answer is None:
        raise Unreadable("C908", saying("C908", "template"))
    if decision.field == "text":
        return values.text(decision.new)
    options = values.offered(place.of, place.asked)
    return tuple(values.name_of(one, options) for one in values.marks(decision.new, place.of, place.asked))


def _before(corrections: Sequence[Correction], field: str) -> Correction | None:
    """What was corrected in an earlier run, whose result was read back."""
    return next((one for one in corrections if one.field == field), None)


def as_read(questionnaire: Questionnaire, place: Place | None, field: str) -> Value:
    """What was read in a field, whoever has corrected it since."""
    answer = place.asked.answer if place is not None else None
    before = _before(answer.corrections if answer else questionnaire.corrections, field)
    if before is not None:
        return before.old
    if place is None:
        return values.of_document(questionnaire, field)
    if answer is None or field == "text":
        return answer.text if answer else None
    return values.shown(answer.selected, values.offered(place.of, place.asked))


def _same(decision: Decision, place: Place | None, read: Value) -> bool:
    if decision.field != "selected" or place is None or place.asked.answer is None:
        return values.same_text(decision.old, read)
    answer = place.asked.answer
    if _before(answer.corrections, "selected") is not None:
        return sorted(values.names(decision.old)) == sorted(values.names(read))
    return values.same_marks(decision.old, answer.selected)


def _applied(questionnaire: Questionnaire, place: Place | None, decision: Decision) -> Questionnaire:
    read = as_read(questionnaire, place, decision.field)
    new = _wanted(place, decision)
    correction = Correction(
        field=decision.field, old=read, new=new, who=decision.who, why=decision.why, when=decision.when
    )
    if place is None:
        kept = decided(questionnaire.corrections, correction)
        return questionnaire.model_copy(update={decision.field: new, "corrections": kept})
    asked = place.asked
    assert asked.answer is not None
    if correction in asked.answer.corrections:
        return questionnaire
    if decision.field == "text":
        answer: Answer = answered(asked, correction, text=values.text(decision.new))
        return _with(questionnaire, place, lambda one: one.model_copy(update={"answer": answer}))
    marks = values.marks(decision.new, place.of, asked)
    answer = answered(asked, correction, marks=marks)
    # a question whose marks were all missed was taken for one that offers none
    kind = "choice" if asked.kind == "open" and marks else asked.kind
    return _with(questionnaire, place, lambda one: one.model_copy(update={"kind": kind, "answer": answer}))


def _with(
    questionnaire: Questionnaire, place: Place, change: Callable[[Question], Question]
) -> Questionnaire:
    questions = list(place.of.questions)
    questions[place.question] = change(place.asked)
    sections = list(questionnaire.sections)
    sections[place.section] = place.of.model_copy(update={"questions": tuple(questions)})
    return questionnaire.model_copy(update={"sections": tuple(sections)})
