"""What a decision does to a questionnaire, and what it takes for a decision to be refused."""

from __future__ import annotations

from typing import Any

import pytest
from invented import at, diagnostic, questionnaire

from granskning_cli.corrections import Named, apply, corrected
from granskning_cli.data import from_data
from granskning_cli.export import export
from granskning_cli.model.overlay import Decision, Document, Overlay
from granskning_cli.model.questionnaire import Answer, Option, Question, Questionnaire, Selected
from granskning_cli.report.texts.details import translated

HASH = "0" * 64
MARK: dict[str, Any] = {
    "question": "3.1",
    "field": "selected",
    "old": ("Nej",),
    "new": ("Ja",),
    "who": "Anna",
}
TEXT: dict[str, Any] = {
    "question": "3.1",
    "field": "text",
    "old": "Ja, i december.",
    "new": "Nej.",
    "who": "Anna",
}


def overlay(*decisions: dict[str, Any], name: str = "bmn.corrections.yaml", sha256: str = HASH) -> Named:
    of = Document(name="bmn.pdf", sha256=sha256)
    return Named(name, Overlay(source=of, corrections=tuple(Decision(**one) for one in decisions)))


def answer(of: Questionnaire) -> Answer:
    found = of.sections[0].questions[0].answer
    assert found is not None
    return found


def codes(of: Questionnaire) -> list[str]:
    return [one.code for one in of.diagnostics]


def with_questions(*questions: Question, number: str | None = "3") -> Questionnaire:
    one = questionnaire()
    section = one.sections[0].model_copy(update={"questions": questions, "number": number})
    return one.model_copy(update={"sections": (section,)})


def test_a_mark() -> None:
    """The new mark stands where the old one stood and says that a person decided it; the old one stands beside it."""
    found = answer(corrected(questionnaire(), [overlay(MARK)]))
    assert [(one.code, one.label) for one in found.selected] == [("yes", "Ja")]
    assert found.selected[0].at == at().model_copy(update={"basis": "corrected"})
    assert (found.state, found.text) == ("answered", "Ja, i december.")
    assert found.at == at()
    kept = found.corrections[0]
    assert (kept.field, kept.old, kept.new, kept.who) == ("selected", ("Nej",), ("Ja",), "Anna")


def test_a_text() -> None:
    """The text is set, its place kept; marks are untouched."""
    found = answer(corrected(questionnaire(), [overlay(TEXT)]))
    assert (found.text, found.at) == ("Nej.", at().model_copy(update={"basis": "corrected"}))
    assert found.selected == answer(questionnaire()).selected


def test_nothing_left() -> None:
    """Without mark and text the question is unanswered, whatever it was."""
    one = corrected(questionnaire(), [overlay({**MARK, "new": ()}, {**TEXT, "new": ""})])
    assert (answer(one).state, answer(one).selected, answer(one).text) == ("unanswered", (), None)


def test_codes_and_single_labels_mean_the_same() -> None:
    """A code, a label alone and a list of it are one value, in upper or lower case."""
    wanted = answer(corrected(questionnaire(), [overlay(MARK)])).selected
    for old, new in (("no", "yes"), ("Nej", "ja"), (("nej",), ("yes",))):
        assert (
            answer(corrected(questionnaire(), [overlay({**MARK, "old": old, "new": new})])).selected == wanted
        )


def test_two_marks_that_were_read() -> None:
    """An ambiguous answer is answered, and M501 is settled and named by C907; doubts about others stay."""
    two = answer(questionnaire()).model_copy(
        update={
            "state": "ambiguous",
            "selected": (Selected(code="yes", label="Ja"), Selected(code="no", label="Nej", at=at(2))),
        }
    )
    asked = questionnaire().sections[0].questions[0].model_copy(update={"answer": two})
    doubts = tuple(diagnostic().model_copy(update={"code": code}) for code in ("M501", "Q302", "M503"))
    of_another = diagnostic(question="9").model_copy(update={"code": "M501"})
    one = with_questions(asked).model_copy(update={"diagnostics": (*doubts, of_another)})
    found = corrected(one, [overlay({**MARK, "old": ("Nej", "Ja"), "new": ("Nej",), "why": "Protokoll"})])
    assert (answer(found).state, [m.code for m in answer(found).selected]) == ("answered", ["no"])
    assert answer(found).selected[0].at == at(2).model_copy(update={"basis": "corrected"})
    assert codes(found) == ["Q302", "M501", "C907"]
    assert found.diagnostics[-1].severity == "info"
    assert found.diagnostics[-1].message == (
        "Anna decided that selected is Nej, where Ja, Nej was read (Protokoll); this settles M501, M503"
    )


def test_an_ambiguous_mark_stays_so_where_only_the_text_is_decided() -> None:
    """Whoever corrected the text has not said which mark holds."""
    asked = questionnaire().sections[0].questions[0]
    doubtful = asked.model_copy(
        update={"answer": answer(questionnaire()).model_copy(update={"state": "ambiguous"})}
    )
    assert answer(corrected(with_questions(doubtful), [overlay(TEXT)])).state == "ambiguous"


def test_a_value_that_is_confirmed() -> None:
    """A decision for what was read settles its doubt as well."""
    one = questionnaire(diagnostics=(diagnostic(),))
    found = corrected(one, [overlay({**MARK, "new": ("Nej",)})])
    assert [m.label for m in answer(found).selected] == ["Nej"]
    assert codes(found) == ["C907"]


def test_the_document_itself() -> None:
    """Who answers, of what and for which year can be corrected; what was read stands at the top."""
    decisions = (
        {"field": "year", "old": 2025, "new": 2024, "who": "Anna"},
        {"field": "respondent", "old": None, "new": "Parknämnden", "who": "Anna"},
    )
    found = corrected(questionnaire(), [overlay(*decisions)])
    assert (found.year, found.respondent) == (2024, "Parknämnden")
    assert [(one.field, one.old, one.new) for one in found.corrections] == [
        ("year", 2025, 2024), ("respondent", None, "Parknämnden"),
    ]  # fmt: skip
    assert codes(found) == ["C907", "C907"]


@pytest.mark.parametrize(
    ("decision", "code", "said"),
    [
        ({**MARK, "old": ("Ja",)}, "C901", "says that Ja was read in selected, and now it is Nej"),
        ({**MARK, "old": ()}, "C901", "says that nothing was read"),
        ({**TEXT, "old": "Ja, i november."}, "C901", "and now it is 'Ja, i december.'"),
        ({**MARK, "new": ("Delvis",)}, "C904", "does not offer 'Delvis'; it offers Ja (yes), Nej (no)"),
        ({**MARK, "question": "3.7"}, "C905", "there is no question 3.7"),
        (
            {**MARK, "wording": "Hur följer nämnden upp målen?"},
            "C905",
            "there is no question 3.1 that begins with",
        ),
        ({**MARK, "section": "Ekonomi"}, "C905", "there is no question 3.1 in section 'Ekonomi'"),
        ({**MARK, "new": ("Ja", "Nej")}, "C908", "takes one mark"),
        ({**TEXT, "new": ("a", "b")}, "C908", "gives it a list"),
        ({"field": "year", "old": 2025, "new": "i fjol", "who": "Anna"}, "C908", "'i fjol' is no year"),
    ],
)
def test_what_is_refused(decision: dict[str, Any], code: str, said: str) -> None:
    """Every value stays as it was read, and one error says why, in Swedish too."""
    found = corrected(questionnaire(), [overlay(decision)])
    assert found.model_copy(update={"diagnostics": ()}) == questionnaire()
    assert [(one.code, one.severity) for one in found.diagnostics] == [(code, "error")]
    assert said in found.diagnostics[0].message
    assert translated(code, found.diagnostics[0].message, "sv") not in (None, found.diagnostics[0].message)


def test_another_document() -> None:
    """Of corrections of other bytes nothing is applied, not even what would fit."""
    found = corrected(questionnaire(), [overlay(MARK, sha256="a" * 64)])
    assert found.sections == questionnaire().sections
    assert codes(found) == ["C902"]
    assert "none of its 1 corrections was applied" in found.diagnostics[0].message
    swedish = translated("C902", found.diagnostics[0].message, "sv")
    assert "ingen av de 1 rättelserna användes" in str(swedish)


def test_a_reflow_is_no_other_value() -> None:
    """A newer version that breaks a text's lines otherwise does not undo a decision."""
    found = corrected(questionnaire(), [overlay({**TEXT, "old": "Ja,\ni  december."})])
    assert answer(found).text == "Nej."


def test_decisions_in_conflict() -> None:
    """Of two values for one field none is applied, and both are named; the same value twice is one decision."""
    other = overlay({**MARK, "new": ("Nej",), "who": "Bo"}, name="b.yaml")
    found = corrected(questionnaire(), [overlay(MARK, TEXT), other])
    assert [m.label for m in answer(found).selected] == ["Nej"]
    assert answer(found).text == "Nej."
    assert codes(found) == ["C903", "C907"]
    both = "bmn.corrections.yaml (Anna): Ja; b.yaml (Bo): Nej"
    assert both in found.diagnostics[0].message
    assert translated("C903", found.diagnostics[0].message, "sv") == f"markeringen rättas på två sätt: {both}"
    same = overlay({**MARK, "new": "yes", "who": "Bo"}, name="b.yaml")
    assert codes(corrected(questionnaire(), [overlay(MARK), same])) == ["C907"]


def two_sections(first: str, second: str) -> Questionnaire:
    """Two questions of one number, in two sections."""
    one = questionnaire()
    section = one.sections[0]
    questions = [section.questions[0].model_copy(update={"text": text, "at": at(n)}) for n, text in
                 enumerate((first, second), 1)]  # fmt: skip
    sections = (
        section.model_copy(update={"questions": (questions[0],)}),
        section.model_copy(update={"number": "4", "title": "Ekonomi", "questions": (questions[1],)}),
    )
    return one.model_copy(update={"sections": sections})


def test_a_number_that_is_not_unique() -> None:
    """Where several questions have the number, section or wording decides, else nothing is applied."""
    one = two_sections("Finns en plan för arbetet?", "Finns en budget för arbetet?")
    found = corrected(one, [overlay(MARK)])
    assert codes(found) == ["C906"]
    assert found.sections == one.sections
    for more in ({"section": "4"}, {"section": "ekonomi"}, {"wording": "Finns en budget"}):
        found = corrected(one, [overlay({**MARK, **more})])
        marks = [section.questions[0].answer.selected[0].label for section in found.sections]  # type: ignore[union-attr]
        assert marks == ["Nej", "Ja"]


def test_a_doubt_about_another_question_of_the_number_stays() -> None:
    """Which of two questions 3.1 a diagnostic is about, its place tells."""
    one = two_sections("Finns en plan för arbetet?", "Finns en budget för arbetet?")
    doubts = tuple(diagnostic().model_copy(update={"at": at(page)}) for page in (1, 2))
    found = corrected(one.model_copy(update={"diagnostics": doubts}), [overlay({**MARK, "section": "4"})])
    assert [(d.code, d.at.page) for d in found.diagnostics if d.at] == [("M504", 1), ("C907", 2)]


def test_a_question_that_was_renumbered() -> None:
    """It is found by its wording, where that is unique and long enough to tell it."""
    asked = questionnaire().sections[0].questions[0]
    other = asked.model_copy(update={"text": "Hur följs den upp?"})
    one = with_questions(asked.model_copy(update={"number": "5.2"}), other)
    found = corrected(one, [overlay({**MARK, "wording": "Har nämnden fastställt"})])
    assert [m.label for m in answer(found).selected] == ["Ja"]
    assert codes(corrected(one, [overlay({**MARK, "wording": "Har nämnden"})])) == ["C905"]


def test_a_question_without_a_number() -> None:
    """Its wording finds it."""
    asked = questionnaire().sections[0].questions[0].model_copy(update={"number": None})
    decision = {**MARK, "question": None, "wording": "Har nämnden"}
    assert [m.code for m in answer(corrected(with_questions(asked), [overlay(decision)])).selected] == ["yes"]


def test_a_mark_where_none_was_seen_to_be_offered() -> None:
    """A question whose marks were all missed was taken for an open one; a mark makes it a choice of its section's scale."""
    asked = questionnaire().sections[0].questions[0]
    empty = asked.model_copy(update={"kind": "open", "answer": Answer(state="unanswered")})
    found = corrected(with_questions(empty), [overlay({**MARK, "old": ()})])
    assert (found.sections[0].questions[0].kind, answer(found).state) == ("choice", "answered")


def test_several_marks() -> None:
    """Where several may be marked, several can be set; what is written beside an option that stays is kept."""
    options = tuple(Option(code=label.lower(), label=label) for label in ("Buss", "Tåg", "Annat"))
    beside = Selected(code="annat", label="Annat", text="cykel", at=at(3))
    asked = Question(
        number="3.1", text="Hur reser ni?", kind="multiple", options=options,
        answer=Answer(state="answered", selected=(beside,)),
    )  # fmt: skip
    decision = {**MARK, "old": ("Annat: cykel",), "new": ("Annat", "Buss")}
    found = answer(corrected(with_questions(asked), [overlay(decision)]))
    assert [(one.label, one.text) for one in found.selected] == [("Buss", None), ("Annat", "cykel")]
    assert found.corrections[0].old == ("Annat: cykel",)


def test_a_template() -> None:
    """There is no answer to correct."""
    asked = questionnaire().sections[0].questions[0].model_copy(update={"answer": None})
    assert codes(corrected(with_questions(asked), [overlay(MARK)])) == ["C908"]


def test_a_result_that_was_read_back() -> None:
    """It keeps its corrections; applying them again changes nothing, and a later decision still knows what was read."""
    done = corrected(questionnaire(diagnostics=(diagnostic(),)), [overlay(MARK, TEXT)])
    again = from_data(export(done, "yaml"))
    assert again == done
    assert corrected(again, [overlay(MARK, TEXT)]) == done
    later = corrected(again, [overlay({**MARK, "new": ("Nej",), "who": "Bo"})])
    kept = {one.field: one for one in answer(later).corrections}
    assert (kept["selected"].old, kept["selected"].new, kept["selected"].who) == (("Nej",), ("Nej",), "Bo")


def test_nothing_to_apply() -> None:
    """Without overlays the questionnaire is the same."""
    assert apply(questionnaire(), []) == questionnaire()
