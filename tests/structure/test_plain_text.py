"""Texts that `pdftotext -layout` and the like make of forms: no type, no rulings, only places."""

from __future__ import annotations

from granskning_cli import parse
from granskning_cli.model.questionnaire import Questionnaire


def parsed(source: str) -> Questionnaire:
    return parse(source.encode(), template="none")


def asked(result: Questionnaire) -> list[tuple[str | None, list[str]]]:
    return [(one.title, [q.text for q in one.questions]) for one in result.sections]


def answers(result: Questionnaire) -> list[str | None]:
    return [q.answer.text for section in result.sections for q in section.questions if q.answer]


def test_titles_set_out_further_than_anything_else() -> None:
    """White space is above all lines; what stands one character left of the numbers, and alone there, heads them."""
    result = parsed("""\
Revisionens enkät till nämnder 2025

 Ansvar och uppdrag

  1. Hur tydligt är reglementet?
   Gränsen mot kulturnämnden är otydlig.

  2. Vilka risker finns?

   Flera


 Ekonomi

  3. Vad blev årets avvikelse?
   -4 350

  4. Vilka åtgärder har beslutats?
   Nämnden beslutade om anställningsprövning.
""")
    assert asked(result) == [
        ("Ansvar och uppdrag", ["Hur tydligt är reglementet?", "Vilka risker finns?"]),
        ("Ekonomi", ["Vad blev årets avvikelse?", "Vilka åtgärder har beslutats?"]),
    ]
    assert answers(result)[1] == "Flera"


def test_titles_below_the_title_of_the_document() -> None:
    """The first one stands right below the document's, the others between white space, and so nothing else does."""
    result = parsed("""\
Granskning av kommunstyrelsen 2023
Ledning och samordning

Fråga 1. Hur leds förvaltningen?
Styrningen utgår från ledningssystemet.

Fråga 2. Hur fullgörs uppsikten?
Genom kvartalsrapporter.

Ekonomi

Fråga 3. Är hushållningen god?
I allt väsentligt ja.
""")
    assert [title for title, _ in asked(result)] == ["Ledning och samordning", "Ekonomi"]
    assert answers(result)[1] == "Genom kvartalsrapporter."


def test_a_title_on_top_of_a_page() -> None:
    """Half of the questions stand right below a title, one of them at the top of a page, where no white space shows."""
    result = parsed("""\
Haushalt
Frage 1: Wurden alle Aufwendungen genehmigt?

Ja, mit einer Ausnahme.

Frage 2: Wie hoch waren die Reste?

1.204.000 Euro

Vergabe
Frage 3: Wie wurden Leistungen vergeben?

Öffentlich in acht Fällen.

Frage 4: Gibt es eine zentrale Stelle?

Nein.
\fPrävention
Frage 5: Welche Maßnahmen wurden ergriffen?

Stichproben.

Frage 6: Wer prüft?

Die Innenrevision.
""")
    assert [(title, len(texts)) for title, texts in asked(result)] == [
        ("Haushalt", 2),
        ("Vergabe", 2),
        ("Prävention", 2),
    ]


def test_what_is_set_in_is_an_answer_where_nothing_is_set_out_again() -> None:
    """Answers stand as far in as a question's second line would: no question has one, so they are answers."""
    result = parsed("""\
1. Har nämnden följt upp sina mål under året?
   Ja.

2. Genomsnittlig handläggningstid för bygglov
   7,5

3. Beskriv hur nämnden hanterar jäv och intressekonflikter
   Jäv prövas vid varje sammanträdes början.
""")
    assert answers(result) == ["Ja.", "7,5", "Jäv prövas vid varje sammanträdes början."]


def test_labels_are_printed_alike() -> None:
    """ "Tillräcklig i huvudsak" is an answer: no form prints one option with a capital and the next without."""
    result = parsed("""\
1. Hur bedömer nämnden den interna kontrollen?
   Tillräcklig i huvudsak

2. Hur ofta följs den upp?
   Årligen
""")
    assert answers(result) == ["Tillräcklig i huvudsak", "Årligen"]


def test_the_options_of_another_question_are_no_mark() -> None:
    """ "Nej" below question 2 stands where the first one's "Nej" does, and makes no table of the two."""
    result = parsed("""\
1. Har nämnden följt upp sina mål?

                              Ja                  Nej             Delvis

2. Vilka underlag används?
   Delårsrapporten.

3. Har nämnden en tillsynsplan?

                              Ja                  Nej
""")
    assert [text for _, texts in asked(result) for text in texts] == [
        "Har nämnden följt upp sina mål?",
        "Vilka underlag används?",
        "Har nämnden en tillsynsplan?",
    ]
    assert answers(result)[1] == "Delårsrapporten."


def test_the_last_page_says_its_number_twice() -> None:
    """ "Sida 1(2)" and "Sida 2(2)" are one footer, though the second one's numbers are both the page's."""
    pages = [
        f"{at}. Hur följs beslut nummer {at} upp?\nGenom logg {at}.\n\n\nTallåsa revisorer · Tallåsa    Sida {at}(2)\n"
        for at in (1, 2)
    ]
    result = parsed("\f".join(pages))
    assert answers(result) == ["Genom logg 1.", "Genom logg 2."]


def codes(result: Questionnaire) -> list[str]:
    return [one.code for one in result.diagnostics if one.code == "Q316"]


def test_a_table_that_was_read_column_by_column() -> None:
    """Q316 where three questions stand above three answers: all of them were read as the last one's."""
    asked_ = "1. Hur många möten hölls?\n2. När reviderades reglementet?\n3. Hur följs besluten upp?\n"
    answered = "9 (varav ett digitalt)\n\nKF 2022-12-12, § 164\n\nGenom en logg som presidiet går igenom.\n"
    assert codes(parsed(asked_ + answered)) == ["Q316"]
    assert codes(parsed(asked_ + "Genom en logg.\n\nDen gås igenom av presidiet.\n")) == []


def test_numbers_that_were_read_without_their_questions() -> None:
    """Q316 for "1.1", "1.2" and "1.3" below each other; steps of a scale are none."""
    numbers = "1 Styrning\n1.1\n\n1.2\n\n1.3\n\n"
    asked_ = "Har nämnden antagit en plan?\nFöljs planen upp?\nÄr målen kända?\n"
    assert codes(parsed(numbers + asked_ + "X\nX\nX\n")) == ["Q316"]
    assert (
        codes(parsed("1 Styrning\n1.1\nFinns en plan?\nJa.\n1.2\nFöljs den?\nNej.\n1.3\nÄr den känd?\nJa.\n"))
        == []
    )
    assert (
        codes(parsed("Ange i vilken grad:\n1\n2\n3\n4\n5\n\n1. Är målen kända?\nJa.\n2. Följs de?\nNej.\n"))
        == []
    )


def test_a_number_alone_above_a_question() -> None:
    """It stands right below an answer, with white space between it and what it asks; "4" below a question answers it."""
    result = parsed("""\
1

Har nämnden genomfört någon utbildning?
Ja, i offentlighet och sekretess.
2

Hur vill nämnden beskriva samarbetet?

Gott och öppet.
3

Hur många möten hölls?
4

Svaren lämnades i maj.
""")
    assert [(q.number, q.answer.text) for s in result.sections for q in s.questions if q.answer][:2] == [
        ("1", "Ja, i offentlighet och sekretess."),
        ("2", "Gott och öppet."),
    ]
    assert [q.number for s in result.sections for q in s.questions] == ["1", "2", "3"]
