"""Comparisons at the edge: nothing there, nothing numbered, templates, options, languages."""

from __future__ import annotations

from years import SOURCE, option

from granskning_cli.diff import compare
from granskning_cli.diff.apply import apply, content
from granskning_cli.model.comparison import Comparison
from granskning_cli.model.questionnaire import Answer, Question, Questionnaire, Scale, Section, Selected


def question(number: str | None, text: str, mark: str | None = None, **more: object) -> Question:
    selected = (Selected(code=option(mark).code, label=mark),) if mark else ()
    answer = Answer(state="answered" if mark else "unanswered", selected=selected)
    return Question(**{"number": number, "text": text, "kind": "choice", "answer": answer, **more})  # type: ignore[arg-type]


def section(title: str | None, *questions: Question, scale: tuple[str, ...] = ("Ja", "Nej")) -> Section:
    offered = Scale(id="x", options=tuple(map(option, scale))) if scale else None
    return Section(number=None, title=title, scale=offered, questions=questions)


def form(*sections: Section, language: str = "sv") -> Questionnaire:
    return Questionnaire(language=language, source=SOURCE, sections=sections)


def kinds(found: Comparison) -> list[str]:
    return [change.kind for change in found.changes]


def proven(old: Questionnaire, new: Questionnaire) -> Comparison:
    """The comparison, once it gives NEW when it is put on OLD."""
    found = compare(old, new)
    assert apply(old, found) == content(new)
    return found


PLAN, GOALS, RISKS = "Finns en plan?", "Är målen kända i verksamheten?", "Deltar ledamöterna i riskanalysen?"
WHOLE = form(section("Styrning", question("1", PLAN, "Ja"), question("2", GOALS, "Nej")))


def template(of: Questionnaire) -> Questionnaire:
    sections = tuple(
        s.model_copy(update={"questions": tuple(q.model_copy(update={"answer": None}) for q in s.questions)})
        for s in of.sections
    )
    return of.model_copy(update={"sections": sections})


def test_nothing_beside_nothing() -> None:
    """Two empty questionnaires do not differ; beside an empty one every question is new."""
    assert (proven(form(), form()).changes, kinds(proven(form(), WHOLE))) == ((), ["added", "added"])
    assert kinds(proven(WHOLE, form())) == ["removed", "removed"]


def test_a_template_says_nothing_of_answers() -> None:
    """Only what is asked is compared, from either side, and D705 says so; two templates are alike."""
    asked_more = form(
        section("Styrning", question("1", PLAN, "Ja"), question("2", GOALS), question("3", RISKS))
    )
    for old, new, kind in ((template(WHOLE), asked_more, "added"), (asked_more, template(WHOLE), "removed")):
        found = compare(old, new)
        assert (kinds(found), found.unchanged) == ([kind], 2)
        assert [d.code for d in found.diagnostics] == ["D705"]
    assert compare(template(WHOLE), template(WHOLE)).diagnostics == ()


def test_forms_with_nothing_in_common_have_no_pairs() -> None:
    """D702 rather than pairs that were made up."""
    found = proven(WHOLE, form(section("Kontakt", question("1", "Ange telefonnummer"))))
    assert (kinds(found), [d.code for d in found.diagnostics]) == (["removed", "removed", "added"], ["D702"])


def test_two_languages_are_paired_by_number_and_compared_by_code() -> None:
    """A mark is another one where its code is; wordings and titles say nothing, and D703 says so."""
    english = form(
        section(
            "Governance",
            question("1", "Is there a plan?", "Yes"),
            question("2", "Are the aims known?", "Yes"),
            scale=("Yes", "No"),
        ),
        language="en",
    )
    found = compare(WHOLE, english)
    assert [(c.kind, c.number_new, c.before, c.after) for c in found.changes] == [
        ("answer", "2", ["Nej"], ["Yes"])
    ]
    assert [d.code for d in found.diagnostics] == ["D703"]


def test_the_same_text_throughout_without_numbers() -> None:
    """Copies in one section go in their order; the last is the one that came in."""
    old = form(section(None, *(question(None, "Kommentar", mark) for mark in ("Ja", "Nej"))))
    new = form(section(None, *(question(None, "Kommentar", mark) for mark in ("Ja", "Nej", "Ja"))))
    found = proven(old, new)
    assert kinds(found) in (["added"], ["answer", "added"], ["added", "answer"])
    assert {d.code for d in found.diagnostics} == {"D701"}


def test_options_of_a_question_changed() -> None:
    """One more option of a question's own is its change, not its section's."""
    rows = [
        question("1", PLAN, options=tuple(map(option, o)))
        for o in (("Buss", "Bil"), ("Buss", "Bil", "Cykel"))
    ]
    found = proven(*(form(section("Resor", row, question("2", GOALS))) for row in rows))
    assert [(c.kind, c.number_new, c.before, c.after) for c in found.changes] == [
        ("scale", "1", ["Buss", "Bil"], ["Buss", "Bil", "Cykel"])
    ]


def test_options_at_every_question_are_those_of_the_section() -> None:
    """Printed in a line below each question or once above them all: the same is offered."""
    own = tuple(map(option, ("Ja", "Nej")))
    inline = form(
        section(
            "Styrning",
            question("1", PLAN, "Ja", options=own),
            question("2", GOALS, "Nej", options=own),
            scale=(),
        )
    )
    assert proven(inline, WHOLE).changes == proven(WHOLE, inline).changes == ()


def test_a_question_moved_to_other_options() -> None:
    """What it may be answered by changed with its section."""
    old = form(
        section("Mål", question("1", PLAN), question("2", GOALS)),
        section("Risk", question("3", RISKS), scale=("1", "2")),
    )
    new = form(
        section("Mål", question("1", PLAN)),
        section("Risk", question("2", RISKS), question("3", GOALS), scale=("1", "2")),
    )
    found = proven(old, new)
    assert [(c.kind, c.number_old, c.after) for c in found.changes] == [
        ("renumbered", "3", "2"), ("moved", "2", "Risk"), ("scale", "2", ["1", "2"]),
    ]  # fmt: skip


def test_an_ambiguous_answer_is_another_than_a_sure_one() -> None:
    """The same mark, but of one it cannot be told whether it was meant."""
    old = form(section("Mål", question("1", PLAN, "Ja"), question("2", GOALS)))
    answer = Answer(state="ambiguous", selected=(Selected(code="yes", label="Ja"),))
    new = form(section("Mål", question("1", PLAN, answer=answer), question("2", GOALS)))
    assert [(c.kind, c.before, c.after) for c in proven(old, new).changes] == [
        ("answer", ["Ja"], ["Ja", "?"])
    ]


def test_a_question_moved_between_sections_that_were_both_renamed() -> None:
    """Sections are told by their questions: both titles changed, and one question moved."""
    more = [
        question(str(n), text)
        for n, text in enumerate((PLAN, GOALS, RISKS, "Är taxan aktuell?", "Ställs miljökrav vid inköp?"), 1)
    ]
    old = form(section("Mål", *more[:3]), section("Ekonomi", *more[3:]))
    new = form(section("Styrning", *more[:2]), section("Pengar", more[2], *more[3:]))
    found = proven(old, new)
    assert [(c.kind, c.before, c.after) for c in found.changes] == [
        ("wording", "Mål", "Styrning"), ("wording", "Ekonomi", "Pengar"), ("moved", "Mål", "Pengar"),
    ]  # fmt: skip


def test_an_item_of_a_list_in_an_answer_changed() -> None:
    """Lists with other bullets are the same; another item is not."""

    def listed(*items: str) -> Questionnaire:
        return form(
            section(
                "Mål",
                question("1", PLAN, answer=Answer(state="answered", text="Risker:\n\n" + "\n".join(items))),
            )
        )

    assert compare(listed("- Brand", "- Stöld"), listed("• Brand", "• Stöld")).changes == ()
    assert kinds(compare(listed("- Brand", "- Stöld"), listed("- Brand", "- Hot"))) == ["text"]


def test_a_question_that_was_split_is_told_of() -> None:
    """The part that goes on in place of the whole is its pair; D704 names the whole at the part that is new."""
    whole = "Har nämnden en internkontrollplan för året, och har kontrollerna i planen utförts?"
    parts = ("Har nämnden en internkontrollplan för året?", "Har kontrollerna i planen utförts?")
    old = form(section("Kontroll", question("1", whole), question("2", PLAN)))
    new = form(section("Kontroll", *(question(str(n), text) for n, text in enumerate((*parts, PLAN), 1))))
    found = proven(old, new)
    assert kinds(found) == ["wording", "added", "renumbered"]
    assert ("D704", "2") in [(d.code, d.question) for d in found.diagnostics]


def test_removed_questions_stand_where_they_stood() -> None:
    """Behind the one that went before them, between the changes of NEW."""
    texts = (PLAN, GOALS, RISKS, "Är taxan aktuell?")
    old = form(section("Mål", *(question(None, text, "Ja") for text in texts)))
    new = form(
        section(
            "Mål", question(None, PLAN, "Nej"), question(None, RISKS, "Nej"), question(None, texts[3], "Ja")
        )
    )
    assert [(c.kind, c.text) for c in proven(old, new).changes] == [
        ("answer", PLAN), ("removed", GOALS), ("answer", RISKS),
    ]  # fmt: skip
