"""Fields and what is printed around them, read together: the place counts, and the name never does."""

from __future__ import annotations

import pytest
from handmade import box, form, pdf, stream, text

from granskning_cli import parse

READERS = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
QUESTIONS = "".join(
    text(20, 300 - 40 * at, words)
    for at, words in enumerate(("1. Finns en plan?", "2. Finns en budget?", "3. Finns en rutin?"))
)
LABELS = "".join(text(260 + 40 * at, 320, label) for at, label in enumerate(("Ja", "Nej", "Delvis")))


def places(question: int) -> list[str]:
    """The rectangles of a question's three boxes."""
    top = 298 - 40 * question
    return [f"[{260 + 40 * at} {top} {272 + 40 * at} {top + 12}]" for at in range(3)]


def marks(data: bytes, reader: str) -> list[list[str]]:
    """What is marked, question by question."""
    questions = [q for section in parse(data, reader=reader).sections for q in section.questions]
    return [[one.label for one in q.answer.selected] if q.answer else [] for q in questions]


@READERS
def test_the_place_of_a_box_counts_and_not_its_name(reader: str) -> None:
    """A field copied in an editor keeps its name: one called Nej that stands under the printed Ja is Ja."""
    widgets = [
        box(
            f"{('Nej', 'Ja', 'Vet ej')[at]} {question}",
            "/V/Ja/AS/Ja" if at == question else "/V/Off/AS/Off",
            place,
        )
        for question in range(3)
        for at, place in enumerate(places(question))
    ]
    assert marks(form(widgets, content=QUESTIONS + LABELS), reader) == [["Ja"], ["Nej"], ["Delvis"]]


@READERS
def test_buttons_to_press_and_signatures_are_no_answers(reader: str) -> None:
    """ "Rensa", "Skriv ut" and a signature beside a question leave its answer open."""
    widgets = [
        "/Subtype/Widget/FT/Btn/Ff 65536/T(rensa)/MK<</CA(Rensa)>>/V/Ja/Rect[20 275 80 295]",
        "/Subtype/Widget/FT/Sig/T(underskrift)/V<</Type/Sig>>/Rect[90 275 180 295]",
        "/Subtype/Widget/FT/Tx/T(svar)/V(Ja)/Rect[20 235 300 255]",
    ]
    result = parse(form(widgets, content=QUESTIONS), reader=reader)
    answers = [q.answer.text if q.answer else None for s in result.sections for q in s.questions]
    assert answers == [None, "Ja", None]


@READERS
def test_a_form_that_was_flattened(reader: str) -> None:
    """The looks of its fields are then drawn on the page: ticks and texts are read as what is printed."""
    looks = "/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 5 0 R>>>>"
    empty = "0 0 12 12 re S"
    drawn = [
        f"q 1 0 0 1 {260 + 40 * at} {298 - 40 * question} cm /{'On' if at == question else 'Off'} Do Q"
        for question in range(3)
        for at in range(3)
    ]
    content = QUESTIONS + LABELS + "\n".join(drawn) + " q 1 0 0 1 20 240 cm /Said Do Q"
    data = pdf(
        content,
        resources="/XObject<</On 6 0 R/Off 7 0 R/Said 8 0 R>>",
        more=[
            stream(f"{empty} 2 2 m 10 10 l S 2 10 m 10 2 l S", looks),
            stream(empty, looks),
            stream(text(2, 5, "Antogs i juni"), looks),
        ],
    )
    assert marks(data, reader) == [["Ja"], ["Nej"], ["Delvis"]]
    questions = [q for section in parse(data, reader=reader).sections for q in section.questions]
    assert questions[1].answer is not None
    assert questions[1].answer.text == "Antogs i juni"
