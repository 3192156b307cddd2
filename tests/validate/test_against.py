"""A questionnaire against its template: each difference by its code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from twoyears import question, section, year

from granskning_cli.merging import template
from granskning_cli.model.questionnaire import Option, Questionnaire, Selected
from granskning_cli.validate.against import against, of_template


def form(*, number: int = 2025) -> Questionnaire:
    """Two sections of two and three questions."""
    return year(
        number,
        section(
            "1", "Styrning", "yes no",
            question("1.1", f"Har nämnden antagit en verksamhetsplan för {number}?", "yes"),
            question("1.2", "Redovisas alla avvikelser för nämnden?", "no", "Inte alla."),
        ),
        section(
            "2", "Intern kontroll", "yes no",
            question("2.1", "Finns en beslutad plan för den interna kontrollen?", "yes"),
            question("2.2", "Har en riskanalys gjorts inför planen?", "yes"),
            question("2.3", "Hur har nämnden följt upp planen?", None, "Varje månad."),
        ),
    )  # fmt: skip


def edited(at: tuple[int, int], **fields: object) -> Questionnaire:
    """The form with one question changed."""
    found = form()
    sections = [list(one.questions) for one in found.sections]
    sections[at[0]][at[1]] = sections[at[0]][at[1]].model_copy(update=fields)
    return put(found, sections)


def put(found: Questionnaire, questions: list[list]) -> Questionnaire:  # type: ignore[type-arg]
    both = zip(found.sections, questions, strict=True)
    return found.model_copy(
        update={"sections": tuple(one.model_copy(update={"questions": tuple(mine)}) for one, mine in both)}
    )


def moved(change: Callable[[list[list]], object]) -> Questionnaire:  # type: ignore[type-arg]
    """The form with its questions in other places."""
    sections = [list(one.questions) for one in form().sections]
    change(sections)
    return put(form(), sections)


def codes(found: Questionnaire, by: Questionnaire | None = None) -> list[tuple[str, str | None]]:
    return [(one.code, one.question) for one in against(found, template(by or form()))]


def test_nothing_to_say() -> None:
    """The questionnaire that the template was made of, and the same with other quotes and breaks."""
    assert codes(form()) == []
    assert codes(edited((0, 1), text="Redovisas alla  avvikel-\nser för nämnden?")) == []


def answer(**fields: object) -> object:
    first = form().sections[0].questions[0].answer
    assert first is not None
    return first.model_copy(update=fields)


NO = Selected(code="no", label="Nej")
OTHER = (Option(code="yes", label="Ja"), Option(code="partly", label="Delvis"))
YES = Selected(code="yes", label="Ja")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (moved(lambda s: s[1].pop(1)), [("T531", "2.2")]),
        (moved(lambda s: s[0].append(question("1.3", "Vem ansvarar för lokalerna?", None, "Ingen."))), [("T532", "1.3")]),
        (edited((0, 1), text="Redovisas alla större avvikelser för nämnden?"), [("T533", "1.2")]),
        (edited((0, 0), text="Har nämnden antagit en verksamhetsplan för 2026?"), [("T534", "1.1")]),
        (moved(lambda s: s[0].append(s[1].pop(0))), [("T535", "2.1")]),
        (edited((0, 1), number="1.4"), [("T536", "1.4")]),
        (moved(lambda s: s[1].insert(0, s[1].pop(1))), [("T537", "2.2")]),
        (edited((0, 1), options=OTHER), [("T538", "1.2")]),
        (edited((0, 0), kind="multiple"), [("T539", "1.1")]),
        (edited((0, 0), answer=answer(selected=(YES, NO))), [("T540", "1.1")]),
        (edited((0, 0), answer=answer(selected=(Selected(code="partly", label="Delvis"),))), [("T540", "1.1")]),
        (edited((1, 2), answer=answer(state="unanswered", selected=())), [("T542", "2.3")]),
    ],
    ids=lambda one: one[0][0] if isinstance(one, list) else "",
)  # fmt: skip
def test_each_difference(found: Questionnaire, expected: list[tuple[str, str]]) -> None:
    """One difference gives one diagnostic, and no other."""
    assert codes(found) == expected


def test_what_changed_in_a_wording_is_shown() -> None:
    """The words that went and came, with few around them."""
    found = against(edited((0, 1), text="Redovisas alla större avvikelser för nämnden?"), template(form()))
    assert found[0].message == "worded otherwise: Redovisas alla {+större+} avvikelser för nämnden?"


def test_what_must_be_answered() -> None:
    """An error where the template requires an answer."""
    empty = edited((0, 1), answer=answer(state="unanswered", selected=(), text=None))
    wanted = template(edited((0, 1), required=True)).model_dump()
    wanted["sections"][0]["questions"][1]["required"] = True
    by = Questionnaire.model_validate(wanted)
    assert [(one.code, one.severity) for one in against(empty, by)] == [("T541", "error")]


def test_another_title() -> None:
    """A section that is called otherwise is told once, and not its questions."""
    found = form()
    renamed = found.sections[1].model_copy(update={"title": "Intern styrning och kontroll"})
    assert codes(found.model_copy(update={"sections": (found.sections[0], renamed)})) == [("T544", None)]


def test_a_scale_is_told_once() -> None:
    """Of a section whose questions all have another scale."""
    found = form()
    wider = section("2", "Intern kontroll", "yes no partly").scale
    second = found.sections[1].model_copy(update={"scale": wider})
    assert codes(found.model_copy(update={"sections": (found.sections[0], second)})) == [("T538", None)]


def test_a_template_for_another_questionnaire() -> None:
    """Only that is said, as an error."""
    other = year(2025, section("1", "Talous", "", question("1", "Onko riskit arvioitu?", None, "Kyllä.")))
    assert codes(form(), other) == [("T530", None)]


def test_a_template_is_no_unanswered_questionnaire() -> None:
    """A template against itself lacks no answers."""
    assert codes(template(form())) == []


def test_a_number_that_stands_twice_in_the_template() -> None:
    """T543 names it; a number of another section is another one."""
    twice = edited((0, 1), number="1.1")
    assert [(one.code, one.question) for one in of_template(twice)] == [("T543", "1.1")]
    assert of_template(form()) == ()
