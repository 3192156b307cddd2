"""What is said of pairs: not sure, none at all, two languages, a question that may have been split."""

from __future__ import annotations

from twoyears import new, old, question, section, year

from granskning_cli.diagnostics import diagnostic
from granskning_cli.diff import compare
from granskning_cli.model.questionnaire import Questionnaire


def told(before: Questionnaire, after: Questionnaire) -> list[tuple[str, str | None]]:
    """Codes with their questions."""
    return [(remark.code, remark.question) for remark in compare(before, after).diagnostics]


def asked(*texts: str) -> Questionnaire:
    """Two questions that stay, and these."""
    stay = ("Finns en beslutad budget för året?", "Har en riskanalys gjorts inför planen?", *texts)
    questions = (question(f"1.{at}", text, "yes") for at, text in enumerate(stay, 1))
    return year(2025, section("1", "Ekonomi", "yes no", *questions))


def test_sure_pairs_are_not_remarked_upon() -> None:
    """Reworded by a word, moved, renumbered: all sure."""
    assert told(old(), new()) == []


def test_a_pair_that_is_not_sure() -> None:
    """The same number, a wording with half of its words in common: compared, and D701 names it."""
    before = asked("Hur redovisas uppföljningen av målen till nämnden?")
    after = asked("Hur redovisas resultatet av granskningen till fullmäktige?")
    assert told(before, after) == [("D701", "1.3")]


def test_a_questionnaire_with_doubts_of_its_own() -> None:
    """Errors and warnings of a year are named by their codes, D708; what is only noted is not."""
    doubts = tuple(diagnostic(code) for code in ("M503", "Q309", "M503", "M506"))
    found = compare(asked(), asked().model_copy(update={"diagnostics": doubts})).diagnostics
    assert [one.message for one in found] == [
        "NEW (pn-2025.pdf) has doubtful values of its own: 2 x M503, M506"
    ]
    assert [one.code for one in found] == ["D708"]


def test_two_languages() -> None:
    """Pairs by number, marks by their codes, and D703 says that wordings were not compared."""
    english = asked().model_copy(update={"language": "en"})
    assert told(asked(), english) == [("D703", None)]


def test_a_question_that_may_have_been_split() -> None:
    """What was the second half of a question stands by itself: D704 at the new one."""
    first, second = (
        "Har nämnden beslutat om en plan för året",
        "finns det rutiner för att följa upp planen under året?",
    )
    before = asked(f"{first} och {second}")
    after = asked(f"{first}, i god tid och i sin helhet?", second.capitalize())
    assert ("D704", "1.4") in told(before, after)


def test_a_question_that_may_have_been_joined_to_another() -> None:
    """What a question asked is asked within another one now: D710 names it there, where its removal would say less."""
    first, second = "Finns en instruktion för direktören?", "Finns en arbetsordning för styrelsen?"
    after = asked("Finns en instruktion för direktören och en arbetsordning för styrelsen?")
    assert ("D710", "1.3") in told(asked(first, second), after)
    assert "D710" not in [code for code, _ in told(asked(first), asked(first))]


def test_options_at_the_questions_are_those_of_the_section() -> None:
    """One form prints the scale above the section, the other at each question: no change. Another option is one."""
    shared = asked()
    (whole,) = shared.sections
    assert whole.scale is not None

    def own(count: int) -> Questionnaire:
        options = whole.scale.options[:count] if whole.scale else ()
        questions = tuple(one.model_copy(update={"options": options}) for one in whole.questions)
        repeated = whole.model_copy(update={"scale": None, "questions": questions})
        return shared.model_copy(update={"sections": (repeated,)})

    assert compare(shared, own(2)).changes == compare(own(2), shared).changes == ()
    assert [change.kind for change in compare(shared, own(1)).changes] == ["scale"]
