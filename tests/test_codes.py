"""Each diagnostic of structure, marks and validation, raised through the whole line by the smallest text that does it."""

from __future__ import annotations

import pytest

from granskning_cli.diagnostics import Unreadable
from granskning_cli.model.questionnaire import Questionnaire, Section
from granskning_cli.pipeline import parse


def read(text: str) -> Questionnaire:
    return parse(text.encode())


def codes(found: Questionnaire) -> list[tuple[str, str | None]]:
    """The diagnostics as (code, question); those that only note where words went are left out."""
    return [(d.code, d.question) for d in found.diagnostics if d.code not in ("Q304", "M505")]


def only(found: Questionnaire) -> Section:
    assert len(found.sections) == 1
    return found.sections[0]


ALIGNED = """1 Ekonomi                                        Ja        Nej
1.1 Har nämnden antagit en budget?               X
Budgeten antogs den 3 mars.
"""


def test_a_number_that_is_passed_over() -> None:
    """1.1 followed by 1.3 is read, and Q301 says that 1.2 is missing."""
    found = read(ALIGNED + "\n1.3 Följs budgeten upp under året?                X\nJa, varje månad.\n")
    assert [q.number for q in only(found).questions] == ["1.1", "1.3"]
    assert codes(found) == [("Q301", "1.3")]


def test_an_extract_begins_at_another_number() -> None:
    """A document that begins with 2.1 or 3 misses no question between two: Q311 says that it begins late."""
    asked = ("{}1 Har nämnden antagit en budget?\n\nJa.\n\n{}2 Följs budgeten upp?\n\nNej.\n").format
    assert codes(read(asked("2.", "2."))) == [("Q311", "2.1")]
    assert codes(read("3. Har nämnden antagit en plan?\n\nJa.\n\n4. Följs den upp?\n\nNej.\n")) == [
        ("Q311", "3")
    ]


def test_a_boundary_that_nothing_but_a_line_break_shows() -> None:
    """A question without question mark, followed by text at once: the cut is a guess, and Q302 says so."""
    found = read("1 Framåt\n\n1.1 Beskriv läget\nDet är gott och vi ser fram emot ett nytt år med nya mål.\n")
    question = only(found).questions[0]
    assert (question.text, question.answer and question.answer.text is not None) == ("Beskriv läget", True)
    assert ("Q302", "1.1") in codes(found)


def test_a_scale_that_nobody_knows() -> None:
    """Labels in no language file are taken as printed, with slugs for codes, and Q303 notes it."""
    text = (
        "1 Ekonomi                                        Glad      Sur\n"
        "1.1 Hur är budgeten?                             X\n"
        "1.2 Hur är prognosen?                                      X\n"
    )
    found = read(text)
    picked = [q.answer.selected[0] for q in only(found).questions if q.answer]
    assert [(s.code, s.label) for s in picked] == [("glad", "Glad"), ("sur", "Sur")]
    assert codes(found) == [("Q303", None)]


def test_a_heading_at_the_end_without_questions() -> None:
    """A numbered title that ends the document is kept, and Q305 asks to look whether it is one."""
    found = read(ALIGNED + "\n\n2 Övrigt\n")
    assert [(s.number, s.title) for s in found.sections] == [("1", "Ekonomi"), ("2", "Övrigt")]
    assert codes(found) == [("Q305", None)]


@pytest.mark.parametrize("text", ["Hej!\n\nTack för brevet.\n\nMed vänlig hälsning\n", "1\n\n2\n\n"])
def test_a_letter_is_no_questionnaire(text: str) -> None:
    """A text without questions is refused with Q390, not given as an empty questionnaire."""
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert refused.value.code == "Q390"


def test_a_mark_whose_column_is_lost() -> None:
    """A lone X without blanks around it marks something, but nothing tells what: ambiguous, nothing selected."""
    found = read("1 Ekonomi Ja Nej\n\n1.1 Har nämnden antagit en budget?\n\nX\n\nBudgeten antogs.\n")
    answer = only(found).questions[0].answer
    assert answer is not None
    assert (answer.state, answer.selected, answer.text) == ("ambiguous", (), "Budgeten antogs.")
    assert codes(found) == [("M502", "1.1")]


def test_text_in_the_column_of_an_option() -> None:
    """A word where a mark should stand is kept in the answer, and M506 says so."""
    found = read(
        ALIGNED
        + "1.2 Följs budgeten upp?                          se\n1.3 Finns en prognos?    X\n".replace(
            "    X", " " * 28 + "X"
        )
    )
    answer = only(found).questions[1].answer
    assert answer is not None
    assert answer.selected == ()
    assert ("M506", "1.2") in codes(found)


def test_a_mark_between_two_columns() -> None:
    """An X half way between Ja and Nej is ambiguous, whichever is a little nearer."""
    found = read(ALIGNED + "1.2 Följs budgeten upp under året?                    X\n")
    answer = only(found).questions[1].answer
    assert answer is not None
    assert answer.state == "ambiguous"
    assert codes(found) == [("M507", "1.2")]


def test_several_marks_where_nothing_says_that_several_may_be() -> None:
    """Options that do not exclude each other are all taken, and M508 says that the form did not allow it."""
    found = read(
        "1 Rapporter\n\n1.1 Vilka rapporter får nämnden?\n[x] Månadsrapport\n[ ] Delårsrapport\n[x] Bokslut\n"
    )
    question = only(found).questions[0]
    assert question.answer is not None
    assert [s.label for s in question.answer.selected] == ["Månadsrapport", "Bokslut"]
    assert (question.kind, codes(found)) == ("multiple", [("M508", "1.1")])


def test_a_mark_left_in_the_text() -> None:
    """A box in the middle of an answer may be a mark that was not understood: M509."""
    found = read(ALIGNED.replace("den 3 mars", "☒ den 3 mars"))
    assert codes(found) == [("M509", "1.1")]


def test_a_box_alone_behind_one_question_of_many_with_options() -> None:
    """It is no tick of its own but a mark that has lost its column, M502; in a list of such boxes each is what it is."""
    head = (
        "<table><tr><th>1 Mål<th>Ja<th>Nej<tr><td>1.1 Finns mål?<td>X<td><tr><td>1.2 Nås de?<td><td>X</table>"
    )
    box = "<p>1.{} Är de mätbara?  ☒</p><p>I huvudsak.</p>"
    web = "<!doctype html><html lang=sv><body>{}</body></html>"
    lost = parse(web.format(head + box.format(3)).encode())
    assert [(one.code, one.question) for one in lost.diagnostics if one.code == "M502"] == [("M502", "1.3")]
    kept = parse(web.format("".join(map(box.format, (1, 2, 3)))).encode())
    assert [q.answer.state for q in only(kept).questions if q.answer] == ["answered"] * 3
    assert "M502" not in [one.code for one in kept.diagnostics]


def test_a_mark_alone_in_a_column_without_a_label() -> None:
    """An X that stands by itself below no option is no answer in words, and nobody takes it for one in silence: M507."""
    rows = "<tr><th>1 Mål<th>Ja Vet ej<th>Nej<th>Delvis<tr><td>1.1 Finns mål?<td>X<td><td><tr><td colspan=4>Beslut i maj."
    rows += "<tr><td>1.2 Finns plan?<td><td>X<td><tr><td colspan=4>Den saknas."
    result = parse(f"<!doctype html><html lang=sv><body><table>{rows}</table></body></html>".encode())
    assert ("M507", "1.1") in [(one.code, one.question) for one in result.diagnostics]
    answer = result.sections[0].questions[0].answer
    assert answer is not None
    assert (answer.state, answer.selected, answer.text) == ("ambiguous", (), "Beslut i maj.")


def test_a_number_used_twice() -> None:
    """Sections that each count from 1 have a question 1 each; V601 names it where their titles do not tell them apart."""
    head = "Styrning                                         Ja        Nej\n"
    one = (
        head
        + "1. Finns mål för året?                           X\n2. Följs de upp?                                 X\n"
    )
    apart = read(one + "\n" + one.replace("Styrning", "Ekonomi ").replace("mål", "medel"))
    assert [(s.title, q.number) for s in apart.sections for q in s.questions] == [
        ("Styrning", "1"),
        ("Styrning", "2"),
        ("Ekonomi", "1"),
        ("Ekonomi", "2"),
    ]
    assert codes(apart) == []
    found = read(one + "\n" + one.replace("mål", "medel"))
    assert [q.number for s in found.sections for q in s.questions] == ["1", "2", "1", "2"]
    assert codes(found) == [("V601", "1"), ("V601", "2"), ("V601", "1"), ("V601", "2")]


def test_characters_without_a_meaning() -> None:
    """A byte that cp1252 leaves undefined becomes U+FFFD, and R113 says so."""
    found = parse(ALIGNED.encode("cp1252").replace(b"mars", b"m\x81rs"))
    assert [d.code for d in found.diagnostics] == ["R113"]
    assert only(found).questions[0].answer.text == "Budgeten antogs den 3 m\ufffdrs."  # type: ignore[union-attr]


def test_the_mark_and_the_text_disagree() -> None:
    """X under Nej and "Ja, ..." in the text: both stand, and M504 says that they disagree."""
    found = read(ALIGNED.replace("X\n", "          X\n").replace("Budgeten antogs", "Ja, budgeten antogs"))
    answer = only(found).questions[0].answer
    assert answer is not None
    assert [s.code for s in answer.selected] == ["no"]
    assert codes(found) == [("M504", "1.1")]


def test_a_box_between_two_labels() -> None:
    """ "Ja ☐ Nej ☒ Delvis" has a label at either end: M510, nothing selected, the line in the text."""
    found = read("1 Ekonomi\n\n1.1 Finns en plan?\nJa ☐ Nej ☒ Delvis\n\n1.2 Finns mål?\n☒ Ja ☐ Nej\n")
    answer = only(found).questions[0].answer
    assert answer is not None
    assert (answer.state, answer.selected, answer.text) == ("ambiguous", (), "Ja ☐ Nej ☒ Delvis")
    assert ("M510", "1.1") in codes(found)


def test_the_options_of_a_question_without_a_number() -> None:
    """A second set of boxes below a question is not the question's: it stays in the text, and M513 says so."""
    found = read("1 Ekonomi\n\n1.1 Finns mål?\n☐ Ja ☒ Nej\nOm ja, är de uppföljda?\n☒ Ja ☐ Nej\n")
    answer = only(found).questions[0].answer
    assert answer is not None
    assert [s.label for s in answer.selected] == ["Nej"]
    assert answer.text == "Om ja, är de uppföljda? ☒ Ja ☐ Nej"
    assert ("M513", "1.1") in codes(found)


def test_an_answer_given_as_a_word() -> None:
    """Where the question names its options, the word that the answer begins with selects one; the text stays whole."""
    found = read(
        "1 Ekonomi\n\n1.1 Finns en plan? (Ja/Nej)\n\nNej, inte ännu.\n\n1.2 Vilka är målen?\n\nJa, målen.\n"
    )
    first, second = only(found).questions
    assert first.answer is not None
    assert ([s.code for s in first.answer.selected], first.answer.text) == (["no"], "Nej, inte ännu.")
    assert (first.kind, second.kind) == ("choice", "open")
    assert ("M514", "1.1") in codes(found)


def test_a_form_answered_with_words_throughout() -> None:
    """Three answers that all begin with a label are marks, though the form prints no options."""
    asked = zip((1, 2, 3), ("Yes", "No", "[Partly]"), strict=True)
    text = "1 Plans\n\n" + "".join(
        f"1.{n} Is there a plan for goal {n}?\n\nAnswer: {said}\n\n" for n, said in asked
    )
    picked = [q.answer.selected[0].code for q in only(read(text)).questions if q.answer]
    assert picked == ["yes", "no", "partly"]


def test_a_mark_of_the_respondents_own() -> None:
    """Where nothing but "1" stands below the options, and once a question, it marks, and M515 asks to look."""
    rows = [
        "1 Ekonomi                                        Ja        Nej",
        "1.1 Har nämnden antagit en budget?               1",
        "1.2 Följs budgeten upp under året?                         1",
        "1.3 Redovisas avvikelser till nämnden?           1",
    ]
    found = read("\n".join(rows) + "\n")
    picked = [q.answer.selected[0].label for q in only(found).questions if q.answer]
    assert picked == ["Ja", "Nej", "Ja"]
    assert [code for code, _ in codes(found)] == ["M515"] * 3


def test_a_text_beside_an_option_that_is_not_marked() -> None:
    """ "☐ Annat: ett eget system" is no mark, but somebody wrote there: M516. A line to write on is no text."""
    found = read(
        "1 Ekonomi\n\n1.1 Vad?\n☐ Plan\n☐ Annat: ett eget system\n\n1.2 Vad mer?\n☒ Plan\n☐ Annat: ______\n"
    )
    first, second = only(found).questions
    assert [o.label for o in first.options or ()] == ["Plan", "Annat: ett eget system"]
    assert [o.label for o in second.options or ()] == ["Plan", "Annat"]
    assert codes(found) == [("M516", "1.1")]


def test_a_question_whose_number_fits_no_outline() -> None:
    """A number that comes twice leaves one question out of the outline: Q307 says where, and no word is lost."""
    found = read("1. Finns mål?\n\nJa.\n\n1. Finns medel?\n\nNej.\n\n2. Finns tid?\n\nJa.\n")
    assert ("Q307", None) in codes(found)
    assert "Finns mål?" in " ".join([u.text for u in found.unplaced])


def test_a_numbered_list_is_no_questionnaire() -> None:
    """Numbered lines that ask nothing, offer nothing and are not answered are refused."""
    with pytest.raises(Unreadable, match="nothing is asked"):
        read("1. Mjölk\n2. Bröd\n3. Smör\n")


def test_numbered_topics_that_ask_nothing() -> None:
    """Topics with text below them may be a questionnaire or a report: they are read, and Q310 says so."""
    text = "\n".join(
        f"{at}. {title}\n\nText om detta under året.\n" for at, title in enumerate(("Mål", "Medel", "Tid"), 1)
    )
    assert ("Q310", None) in codes(read(text))
    with pytest.raises(Unreadable, match="nothing is asked"):
        read("1. Dynamics\n\nDynamic languages such as these are popular among programmers.\n")
