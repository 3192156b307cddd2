"""What several answered copies share is the question."""

from __future__ import annotations

import pytest
from copies import copies, flat
from hypothesis import HealthCheck, Phase, given, settings
from invented import at
from twoyears import question, section, year
from typeset.form import Form

from granskning_cli.cli.template import words
from granskning_cli.diagnostics import Unreadable
from granskning_cli.merging import template
from granskning_cli.merging.shared import Said, settle
from granskning_cli.model.questionnaire import Diagnostic, Questionnaire, Unplaced
from granskning_cli.pipeline import parse

WORDS = words()


def asked(found: Questionnaire) -> dict[str | None, str]:
    """Number and whole wording of each question."""
    return {
        q.number: f"{q.text} {q.instruction or ''}".strip()
        for section in found.sections
        for q in section.questions
    }


def codes(found: Questionnaire) -> list[tuple[str, str | None]]:
    return [(one.code, one.question) for one in found.diagnostics]


def alike_answered(number: str | None, forms: tuple[Form, ...]) -> bool:
    """Whether all begin their answer with the same four words."""
    answers = [" ".join(q.answer).split() for form in forms for q in form.questions if q.number == number]
    return len({tuple(answer[:4]) for answer in answers}) == 1


def test_three_copies_settle_what_one_does_not() -> None:
    """Of invented forms without anything but line breaks, three copies tell 94 % of the questions, one fewer.

    What three copies do not tell right a diagnostic names, but for questions that all three answer with the same sentence.
    """
    right = {1: 0, 3: 0}
    counted: list[int] = []
    silent: list[tuple[str | None, str]] = []

    @given(forms=copies())
    @settings(
        max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
    )  # fmt: skip
    def run(forms: tuple[Form, ...]) -> None:
        try:
            read = [parse(flat(form).encode()) for form in forms]
        except Unreadable:  # a form on which nothing was asked that a program could tell
            return
        truth = {q.number: q.wording for q in forms[0].questions}
        counted.append(len(truth))
        for count in right:
            found = template(read[0], read[1:count], WORDS)
            wrong = [number for number, wording in truth.items() if asked(found).get(number) != wording]
            right[count] += len(truth) - len(wrong)
            if count == 3:
                loud = {d.question for one in (found, *read) for d in one.diagnostics if d.code != "Q302"}
                alike = {q.number for q in forms[0].questions if alike_answered(q.number, forms)}
                silent.extend((number, truth[number]) for number in wrong if number not in loud | alike)

    run()
    total = sum(counted)
    assert total > 200
    assert right[1] < right[3]
    assert right[3] > 0.94 * total
    assert silent == []


def said(*parts: str, sure: bool = True) -> Said:
    """A copy: what it takes for the question, and the rest."""
    words_ = " ".join(parts).split()
    return Said(tuple(words_), tuple(word.casefold() for word in words_), len(parts[0].split()), sure)


@pytest.mark.parametrize(
    ("made", "expected", "sure"),
    [
        ([said("Beskriv läget Det", "är gott.", sure=False), said("Beskriv läget Målen är nådda.", sure=False)],
         "Beskriv läget", True),
        ([said("Finns en plan?", "Ja, planen antogs i mars."), said("Finns en plan?", "Ja, planen antogs i maj.")],
         "Finns en plan?", True),
        ([said("Beskriv läget Ja, i", "mars.", sure=False), said("Beskriv läget Ja, i", "maj.", sure=False)],
         "Beskriv läget", True),
        ([said("Finns en plan?", "Motivera svaret."), said("Finns en plan?", "Motivera svaret. Den är ny."),
          said("Finns en plan? Motivera svaret.", "Ingen vet.", sure=False)],
         "Finns en plan? Motivera svaret.", True),
        ([said("Beskriv läget Det är gott"), said("Beskriv läget", sure=True), said("Beskriv läget Det är sämre")],
         "Beskriv läget", True),
        ([said("Har nämnden antagit en plan?", "Ja."), said("Har styrelsen antagit en plan?", "Nej.")],
         "Har nämnden antagit en plan?", True),
        ([said("Läget är", "gott.", sure=False), said("Annat helt", "nytt.", sure=False)], "Läget är", False),
    ],
    ids=["no certain one", "answers alike", "opening", "instruction", "unanswered", "two boards", "nothing shared"],
)  # fmt: skip
def test_where_a_question_ends(made: list[Said], expected: str, sure: bool) -> None:
    """The words of the question, and whether that is more than a guess."""
    found = settle(made, WORDS)
    assert " ".join(made[found.of].words[: found.end]) == expected
    assert found.sure is sure


def copy(*wordings: tuple[str, str], title: str = "Mål", options: str = "") -> Questionnaire:
    """An answered copy with these questions and answers."""
    questions = [question(f"1.{at}", text, said=answer) for at, (text, answer) in enumerate(wordings, 1)]
    return year(2025, section("1", title, options, *questions))


PLAN = ("Finns en plan för verksamheten?", "Ja, sedan mars.")
GOALS = ("Hur följer nämnden upp sina mål?", "Varje månad.")
RISKS = ("Vilka risker ser nämnden under året?", "Inga.")


def test_a_question_that_some_copies_lack() -> None:
    """What half of the copies have is kept in its place, what fewer have is left out; T522 tells of both."""
    found = template(copy(PLAN, RISKS), [copy(PLAN, GOALS, RISKS), copy(PLAN, GOALS, RISKS)], WORDS)
    assert [q.text for s in found.sections for q in s.questions] == [PLAN[0], GOALS[0], RISKS[0]]
    assert [code for code, _ in codes(found)] == ["T522"]
    less = template(copy(PLAN, RISKS), [copy(PLAN, RISKS), copy(PLAN, GOALS, RISKS)], WORDS)
    assert [q.text for s in less.sections for q in s.questions] == [PLAN[0], RISKS[0]]
    assert "in 1 of 3 copies; it is left out" in less.diagnostics[0].message


def test_another_questionnaire_among_the_copies() -> None:
    """It is left out, and T521 names it."""
    other = copy(("Onko riskit arvioitu?", "Kyllä."), ("Mitkä ovat haasteet lähivuosina?", "Talous."))
    found = template(copy(PLAN, RISKS), [other, copy(PLAN, RISKS)], WORDS)
    assert codes(found) == [("T521", None)]
    assert asked(found) == {"1.1": PLAN[0], "1.2": RISKS[0]}


def test_boards_that_are_named_in_the_question() -> None:
    """The most common wording is taken and T523 says how many have it; of equals the first copy's."""
    mine = (GOALS[0].replace("nämnden", "styrelsen"), "Sällan.")
    found = template(copy(PLAN, mine), [copy(PLAN, GOALS), copy(PLAN, GOALS)], WORDS)
    assert asked(found)["1.2"] == GOALS[0]
    assert codes(found) == [("T523", "1.2")]
    assert asked(template(copy(PLAN, mine), [copy(PLAN, GOALS)], WORDS))["1.2"] == mine[0]


def test_scales_that_differ() -> None:
    """The scale that most copies have, and T524."""
    few = copy(PLAN, RISKS, options="yes no")
    many = copy(PLAN, RISKS, options="yes no partly")
    found = template(few, [many, many], WORDS)
    assert found.sections[0].scale == many.sections[0].scale
    assert codes(found) == [("T524", None)]


def test_a_guess_of_one_copy_is_told() -> None:
    """A single copy whose boundary was inferred (Q302) gives T525; another one settles it."""
    doubt = Diagnostic(code="Q302", name="boundary-inferred", severity="warning", message="", question="1.1")
    first = copy(("Beskriv läget Det", "är gott.")).model_copy(update={"diagnostics": (doubt,)})
    assert codes(template(first, (), WORDS)) == [("T525", "1.1")]
    second = copy(("Beskriv läget Målen", "är nådda.")).model_copy(update={"diagnostics": (doubt,)})
    settled = template(first, [second], WORDS)
    assert asked(settled) == {"1.1": "Beskriv läget"}
    assert codes(settled) == []


def test_a_label_before_the_answer_is_no_question() -> None:
    """ "Svar:" that all copies print goes, and so does what a word processor prints in an empty field."""
    flat_ = [copy((f"Beskriv läget Svar: {said_}", "")) for said_ in ("Gott.", "Dåligt.")]
    assert asked(template(flat_[0], flat_[1:], WORDS)) == {"1.1": "Beskriv läget"}
    title = copy(("Övriga upplysningar och kommentarer:", "Inga."))
    assert asked(template(title, (), WORDS)) == {"1.1": "Övriga upplysningar och kommentarer:"}
    field = copy(("Finns en plan? Klicka här för att ange text.", ""))
    assert asked(template(field, (), WORDS)) == {"1.1": "Finns en plan?"}


def test_what_must_be_answered() -> None:
    """By what stands in brackets, or by an asterisk that the form explains; else nothing is said."""
    starred = copy(("Finns en plan? *", "Ja."), ("Finns mål? (obligatorisk)", "Ja."), ("Finns mer?", "Nej."))
    legend = starred.model_copy(update={"unplaced": (Unplaced(text="* = obligatoriska frågor", at=at()),)})
    required = [q.required for s in template(legend, (), WORDS).sections for q in s.questions]
    assert required == [True, True, None]
    assert [q.required for s in template(starred, (), WORDS).sections for q in s.questions] == [
        None,
        True,
        None,
    ]


def test_respondent_and_year_go() -> None:
    """A template is for all boards and years; what all copies have in common of the organisation stays."""
    first = copy(PLAN)
    found = template(first, [replace_organisation(first)], WORDS)
    assert (found.respondent, found.year, found.organisation) == (None, None, None)
    assert template(first, [first], WORDS).organisation == "Ekdala kommun"
    assert all(q.answer is None and q.at is None for s in found.sections for q in s.questions)


def replace_organisation(one: Questionnaire) -> Questionnaire:
    return one.model_copy(update={"organisation": "Tallåsa kommun"})
