"""A document read with the questions that it is known to ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from known import template_of, without_answers
from program import ROOT, cases
from questionnaires import forms
from test_round_trip import MANNERS, told
from test_samples_truth import read, said
from typeset.form import Form, load
from typeset.seed import seed

from granskning_cli import Questionnaire, parse
from granskning_cli.model.questionnaire import Question

CASES = [case for case in cases() if "--" in case.name]
FORM = load(ROOT / "samples" / "forms" / "bun-2024.yaml")
KNOWN = template_of(FORM)


def headless(form: Form) -> str:
    """A text that lost the labels of its columns too."""
    text = seed(form)
    for section in form.sections:
        text = text.replace(f"{section.heading} {' '.join(section.scale or ())}", section.heading)
    return text


def unnumbered(form: Form) -> str:
    """A text that lost the numbers of its questions."""
    text = seed(form)
    for question in form.questions:
        text = re.sub(rf"(?m)^{re.escape(question.label)} (?={re.escape(question.text[:8])})", "", text)
    return text


LOST: dict[str, Callable[[Form], str]] = {**MANNERS, "headless": headless, "unnumbered": unnumbered}


@pytest.mark.parametrize("manner", LOST)
@given(form=forms())
@settings(
    max_examples=15,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_a_printed_form_reads_back_whatever_it_lost(manner: str, form: Form) -> None:
    """With its template a text that lost columns, labels or numbers is read as printed; no mark is wrong in silence."""
    printed = LOST[manner](form)
    note(printed)
    result = parse(printed.encode(), template=template_of(form))
    found, wanted, loud = read(result), said(form), told(result)
    assert found["questions"] == wanted["questions"]
    assert found["answers"] == wanted["answers"]
    wrong = [mark for mark, truth in zip(found["marks"], wanted["marks"], strict=True) if mark != truth]
    assert [mark for mark in wrong if mark[0] not in loud] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_sample_reads_as_its_form_says(case: Path) -> None:
    """With the form that a person wrote down as template, every sample's questions, marks and answers are the form's."""
    form = load(ROOT / "samples" / "forms" / f"{case.name.split('--')[0]}.yaml")
    found = read(parse(next(case.glob("source.*")), template=template_of(form)))
    wanted = said(form)
    for part in ("questions", "marks", "answers"):
        assert found[part] == wanted[part]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_its_own_template_changes_nothing(case: Path) -> None:
    """A document read with its own questions gives what it gave without, but for how it is known."""
    source = next(case.glob("source.*"))
    plain = parse(source, template="none")
    again = parse(source, template=without_answers(plain))
    assert again.source.template == plain.source.name
    assert _bare(again) == _bare(plain)


def _bare(result: Questionnaire) -> list[object]:
    return [
        (
            s.number,
            s.title,
            s.scale,
            [(q.model_dump(exclude={"at", "answer"}), _given(q)) for q in s.questions],
        )
        for s in result.sections
    ]


def _given(question: Question) -> tuple[object, ...]:
    answer = question.answer
    assert answer is not None
    return answer.state, [(one.code, one.text) for one in answer.selected], answer.text


TEXT = """1 Styrning

1.1 Har nämnden antagit en plan för intern kontroll för 2024? Ange datum för beslutet.
Den 4 maj 2024.

1.2 Följs planen upp under året enligt vad som beslutats?
Ja, i augusti.

1.3 Vilka risker ser nämnden under de kommande åren?
Kompetens och lokaler.
"""
TEMPLATE = without_answers(parse(TEXT.encode(), template="none"))


def texts(result: Questionnaire) -> list[tuple[str | None, str, str | None]]:
    """The questions in order with their answers' texts."""
    return [
        (q.number, q.text, q.answer.text if q.answer else None) for s in result.sections for q in s.questions
    ]


def codes(result: Questionnaire) -> list[tuple[str, str | None]]:
    """The diagnostics of templates."""
    return [(d.code, d.question) for d in result.diagnostics if d.code[0] == "T"]


def parsed(text: str, template: Questionnaire = TEMPLATE) -> Questionnaire:
    return parse(text.encode(), template=template)


def test_an_answer_may_begin_in_the_middle_of_a_line() -> None:
    """The line is parted where the wording ends, and no Q302 says that it was guessed."""
    found = parsed(TEXT.replace("beslutats?\nJa", "beslutats? Ja"))
    assert texts(found)[1] == (
        "1.2",
        "Följs planen upp under året enligt vad som beslutats?",
        "Ja, i augusti.",
    )
    assert "Q302" not in [d.code for d in found.diagnostics if d.question == "1.2"]


def test_a_wording_that_is_longer_here_is_taken_whole() -> None:
    """The sentence goes on to its end, and Q302 says that the template does not tell where the answer begins."""
    found = parsed(TEXT.replace("vad som beslutats?\nJa", "vad som beslutats och hur ofta? Ja"))
    assert texts(found)[1][1:] == (
        "Följs planen upp under året enligt vad som beslutats och hur ofta?",
        "Ja, i augusti.",
    )
    assert "Q302" in [d.code for d in found.diagnostics if d.question == "1.2"]


def test_a_wording_that_lost_its_end_takes_no_answer_with_it() -> None:
    """What follows the question mark is no part of the question, however many words of it are missing."""
    found = parsed(TEXT.replace("under året enligt vad som beslutats?", "under året?"))
    assert texts(found)[1][1:] == ("Följs planen upp under året?", "Ja, i augusti.")


def test_an_instruction_that_the_template_does_not_know_is_told() -> None:
    """It may be an answer: Q302."""
    found = parsed(TEXT.replace("beslutats?\nJa", "beslutats?\nAnge datum.\nJa"))
    assert "Q302" in [d.code for d in found.diagnostics if d.question == "1.2"]


def test_the_place_says_that_the_template_told_the_boundary() -> None:
    """`basis` of a question in a text is `template`."""
    question = parsed(TEXT).sections[0].questions[1]
    assert question.at is not None
    assert question.at.basis == "template"


def test_another_year_and_another_board_are_the_same_question() -> None:
    """The text is what the document prints."""
    other = TEXT.replace("2024", "2025").replace("nämnden", "styrelsen")
    found = texts(parsed(other))
    assert [number for number, _, _ in found] == ["1.1", "1.2", "1.3"]
    assert found[0][1:] == ("Har styrelsen antagit en plan för intern kontroll för 2025?", "Den 4 maj 2025.")


def test_words_that_were_misread_and_broken_are_found() -> None:
    """A letter or two may be wrong, a word may be broken at the end of its line."""
    found = texts(parsed(TEXT.replace("Vilka risker ser nämnden", "Vi1ka riskor ser nämn-\nden")))
    assert found[2] == ("1.3", "Vi1ka riskor ser nämnden under de kommande åren?", "Kompetens och lokaler.")


def test_a_question_that_is_missing_gets_no_answer() -> None:
    """It is not in the result: a template tells what is asked, never what was answered."""
    found = parsed(re.sub(r"1\.2 .*\n.*\n", "", TEXT))
    assert [number for number, _, _ in texts(found)] == ["1.1", "1.3"]


def test_a_number_that_changed_is_the_printed_one() -> None:
    """The wording tells the question; its number is what the document prints."""
    found = texts(parsed(TEXT.replace("1.3 Vilka", "1.5 Vilka")))
    assert found[2][0] == "1.5"


def test_numbers_that_are_not_printed_are_the_template_s() -> None:
    """Where no number contradicts the template."""
    found = parsed(re.sub(r"(?m)^1\.\d ", "", TEXT))
    assert [number for number, _, _ in texts(found)] == ["1.1", "1.2", "1.3"]
    assert [answer for _, _, answer in texts(found)] == [
        "Den 4 maj 2024.",
        "Ja, i augusti.",
        "Kompetens och lokaler.",
    ]


def test_a_question_the_template_does_not_know_is_found() -> None:
    """What is numbered between its neighbours and asks is a question."""
    found = texts(parsed(TEXT.replace("1.3 Vilka", "1.3 Har målen ändrats?\nNej.\n\n1.4 Vilka")))
    assert found[2] == ("1.3", "Har målen ändrats?", "Nej.")
    assert found[3][0] == "1.4"


def test_a_quoted_question_is_no_question() -> None:
    """An answer that quotes another question keeps it."""
    quoted = "Se svaret på frågan\n”Följs planen upp under året enligt vad som beslutats?”\nsom står ovan."
    found = texts(parsed(TEXT.replace("Kompetens och lokaler.", quoted)))
    assert len(found) == 3
    assert found[2][2] is not None
    assert "Följs planen upp" in found[2][2]


def test_a_question_that_moved_is_read_where_it_stands() -> None:
    """T503 says so."""
    first, second, third = TEXT.split("\n\n")[1:]
    found = parsed("1 Styrning\n\n" + "\n\n".join([third.strip(), first, second]) + "\n")
    assert [answer for _, _, answer in texts(found)] == [
        "Kompetens och lokaler.",
        "Den 4 maj 2024.",
        "Ja, i augusti.",
    ]
    assert codes(found) == [("T503", "1.3")]


def test_a_question_asked_twice_is_there_twice() -> None:
    """T502: two forms in one file, or one copied line too many."""
    again = TEXT + "\n1.4 Följs planen upp under året enligt vad som beslutats?\nNej, inte längre.\n"
    found = parsed(again)
    assert texts(found)[3] == (
        "1.4",
        "Följs planen upp under året enligt vad som beslutats?",
        "Nej, inte längre.",
    )
    assert codes(found) == [("T502", "1.4")]


def test_a_template_of_another_questionnaire_is_refused() -> None:
    """T501, and the document is read without it."""
    found = parsed(TEXT, KNOWN)
    assert codes(found) == [("T501", None)]
    assert found.source.template is None
    assert found.sections == parse(TEXT.encode(), template="none").sections


def test_a_table_printed_as_text_says_that_its_answers_are_a_guess() -> None:
    """T504: an answer's words stand between those of a question, so its first lines may stand above."""
    centred = """1 Styrning

                                                   Ja, planen antogs den 4 maj och
1.1 Har nämnden antagit en plan för intern         sändes ut till verksamheterna,
kontroll för 2024? Ange datum för beslutet.        som har följt den sedan dess
                                                   utan anmärkning.
1.2 Följs planen upp under året enligt vad         I augusti och i
som beslutats?                                     december.
1.3 Vilka risker ser nämnden under de kommande     Kompetens och
åren?                                              lokaler.
"""
    found = parsed(centred)
    assert [text for _, text, _ in texts(found)] == [text for _, text, _ in texts(parsed(TEXT))]
    assert [question for code, question in codes(found) if code == "T504"] == ["1.1", "1.2", "1.3"]
    assert [answer for _, _, answer in texts(found)] == [
        "Ja, planen antogs den 4 maj och sändes ut till verksamheterna, som har följt den sedan dess utan anmärkning.",
        "I augusti och i december.",
        "Kompetens och lokaler.",
    ]


CHOICE = """1 Mål Ja Nej

1.1 Har nämnden antagit egna mål för verksamheten?
 X

1.2 Har nämnden följt upp målen för verksamheten?
  X

1.3 Är nämndens mål för verksamheten uppnådda?
X
"""


def test_answers_that_are_nowhere_are_told() -> None:
    """T505: the template offers options, and the text shows no place to tick for most of its questions."""
    template = without_answers(parse(CHOICE.encode(), template="none"))
    lost = re.sub(r"\n *X *\n", "\n", CHOICE)
    found = parsed(lost, template)
    assert codes(found) == [("T505", "1.1"), ("T505", "1.2"), ("T505", "1.3")]


def test_what_is_odd_in_a_template_is_told() -> None:
    """T506: it holds answers; T507: a number stands twice in a section."""
    answered = parse(TEXT.encode(), template="none")
    first, second, third = answered.sections[0].questions
    questions = (first, second.model_copy(update={"number": "1.1"}), third)
    section = answered.sections[0].model_copy(update={"questions": questions})
    found = parsed(TEXT, answered.model_copy(update={"sections": (section,)}))
    assert codes(found) == [("T506", None), ("T507", "1.1"), ("T536", "1.2")]
    assert [number for number, _, _ in texts(found)] == ["1.1", "1.2", "1.3"]
