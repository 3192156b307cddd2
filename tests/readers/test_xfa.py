"""Dynamic forms (XFA): a page that only asks to wait, and a form in XML beside it."""

from __future__ import annotations

from types import ModuleType

import pytest
from handmade import box as widget
from handmade import pdf, text
from xfa import WAIT, box, draw, field, one_of, xfa_pdf

from granskning_cli import parse
from granskning_cli.diagnostics import Unreadable
from granskning_cli.model.layout import Document, Page
from granskning_cli.readers import pdfium, plumber
from granskning_cli.readers.package import DEEPEST

BOTH = pytest.mark.parametrize("reader", [pdfium, plumber], ids=lambda reader: reader.NAME)
VALUE = field("svar", "textEdit", "Svar")


def filled(reader: ModuleType, body: str, data: str) -> Page:
    """The page of a form."""
    document: Document = reader.read(xfa_pdf(body, data))
    (page,) = document.pages
    return page


def values(page: Page) -> list[tuple[str, str, bool | None, str]]:
    """Its fields: name, kind, state, value."""
    return [(one.name, one.kind, one.checked, one.value) for one in page.widgets]


@BOTH
@pytest.mark.parametrize(
    ("body", "data", "expected"),
    [
        (VALUE, "<svar>Ett &amp; tv\u00e5</svar>", [("svar", "text", None, "Ett & två")]),
        (VALUE, "<svar>rad ett\nrad tv\u00e5</svar>", [("svar", "text", None, "rad ett\nrad två")]),
        (
            VALUE,
            '<svar><body xmlns="http://www.w3.org/1999/xhtml"><p>Ett <b>fett</b></p><p>ord</p></body></svar>',
            [("svar", "text", None, "Ett fett\nord")],
        ),
        (box("kryss", "Ja", "J"), "<kryss>J</kryss>", [("kryss", "checkbox", True, "")]),
        (box("kryss", "Ja", "J") + VALUE, "<kryss>0</kryss><svar>x</svar>", [
            ("kryss", "checkbox", False, ""), ("svar", "text", None, "x"),
        ]),
        (one_of("val", box("a", "Ja", "1"), box("b", "Nej", "2")), "<val>2</val>", [
            ("val", "radio", False, ""), ("val", "radio", True, ""),
        ]),
        (one_of("val", box("a", "Ja", "1"), box("b", "Nej", "2")), "<val><a>0</a><b>2</b></val>", [
            ("val", "radio", False, ""), ("val", "radio", True, ""),
        ]),
        (
            field("l", "choiceList", "Hur?", "<items><text>Ofta</text><text>Sällan</text></items>"
                  '<items save="1"><text>1</text><text>2</text></items>'),
            "<l>2</l>", [("l", "choice", None, "Sällan")],
        ),
        (
            field("l", 'choiceList open="multiSelect"', "Hur?", "<items><text>A</text><text>B</text></items>"),
            "<l><value>A</value><value>B</value></l>", [("l", "choice", None, "A, B")],
        ),
        (field("l", "choiceList", "Hur?"), "<l>Eget</l>", [("l", "choice", None, "Eget")]),
        (VALUE + field("skicka", "button", "Skicka") + field("s", "signature"), "<svar>x</svar>", [
            ("svar", "text", None, "x"),
        ]),
        (f'<subform name="rad"><occur max="-1"/>{VALUE}</subform>', "<rad><svar>1</svar></rad><rad><svar>2</svar></rad>", [
            ("svar", "text", None, "1"), ("svar", "text", None, "2"),
        ]),
        (f'<subform name="ej"><occur min="0"/>{VALUE}</subform>{VALUE}', "<svar>1</svar>", [("svar", "text", None, "1")]),
        (f"<subform>{VALUE}</subform>{VALUE}", "<svar>1</svar><svar>2</svar>", [
            ("svar", "text", None, "1"), ("svar", "text", None, "2"),
        ]),
        (
            field("svar", "textEdit", more='<bind match="dataRef" ref="$record.rad[1].x"/>'),
            "<rad><x>1</x></rad><rad><x>2</x></rad>", [("svar", "text", None, "2")],
        ),
        (VALUE + field("tom", "textEdit", more="<value><text>Skriv h\u00e4r</text></value>"), "<svar>x</svar>", [
            ("svar", "text", None, "x"), ("tom", "text", None, ""),
        ]),
    ],
    ids=[
        "text", "lines", "rich", "box", "box-off", "radio", "radio-each", "list", "several", "own", "buttons",
        "rows", "no-row", "unnamed", "ref", "default",
    ],
)  # fmt: skip
def test_what_is_filled_in(
    reader: ModuleType, body: str, data: str, expected: list[tuple[str, str, bool | None, str]]
) -> None:
    """A field takes the value of its name, a choice shows its label; a button and a default are no answers."""
    assert values(filled(reader, body, data)) == expected


@BOTH
def test_the_packets_may_be_one_stream(reader: ModuleType) -> None:
    """Template and data are then parts of one document."""
    page = reader.read(xfa_pdf(VALUE, "<svar>Ja</svar>", whole=True)).pages[0]
    assert values(page) == [("svar", "text", None, "Ja")]


@BOTH
@pytest.mark.parametrize(
    "data",
    [
        xfa_pdf(VALUE, None),
        xfa_pdf(VALUE, "<svar/>"),
        xfa_pdf(None, "<svar>Ja</svar>"),
        xfa_pdf(None, None),
        xfa_pdf(None, None, must=False),
        xfa_pdf(VALUE, "<svar>Ja"),
        xfa_pdf(VALUE, "<svar>" + "<a>" * DEEPEST + "</a>" * DEEPEST + "</svar>"),
        xfa_pdf(VALUE, "<svar>Ja</svar>").replace(b"<template ", b"<!DOCTYPE a[<!ENTITY b 'c'>]><template "),
    ],
    ids=["no-data", "empty", "no-template", "nothing", "lost", "broken", "deep", "entity"],
)
def test_a_form_that_holds_nothing(reader: ModuleType, data: bytes) -> None:
    """It is refused with what to do next, and never read as the page that asks to wait."""
    with pytest.raises(Unreadable) as refusal:
        reader.read(data)
    assert refusal.value.code == "R117"
    assert "Adobe Reader" in refusal.value.message or "cannot be read" in refusal.value.message


@BOTH
def test_a_form_with_pages_of_its_own(reader: ModuleType) -> None:
    """Where the pages hold fields, those are read, whatever XML lies beside them."""
    box_of_page = f"<</Type/Annot/F 4{widget('kryss', '/V/Ja/AS/Ja')}>>"
    data = xfa_pdf(VALUE, "<svar>Ja</svar>", content=text(20, 380, "Formul\xe4r"), must=False)
    data = data.replace(
        b"/MediaBox[0 0 400 400]", b"/MediaBox[0 0 400 400]/Annots[" + box_of_page.encode() + b"]"
    )
    page = reader.read(data).pages[0]
    assert [one.name for one in page.widgets] == ["kryss"]
    assert [word.text for word in page.words] == ["Formulär"]


@BOTH
def test_a_page_that_names_the_viewer(reader: ModuleType) -> None:
    """A form that says where to get a viewer asks for no waiting: it has boxes of its own, or more pages or words."""
    long = "".join(text(20, 330 - 8 * i, f"{i} ett ord och ett till i ett svar") for i in range(40))
    assert reader.read(pdf(WAIT + long)).pages[0].words


@BOTH
def test_a_value_that_no_field_shows(reader: ModuleType) -> None:
    """A hidden field's value, or one that the template does not know, is noted and is no answer."""
    body = VALUE + field("dold", "textEdit", place='presence="hidden"')
    document = reader.read(xfa_pdf(body, "<svar>Ja</svar><dold>hemligt</dold><annan>2</annan>"))
    assert [note.code for note in document.notes] == ["R116"]
    assert "dold: hemligt, and 1 more" in document.notes[0].message
    assert values(document.pages[0]) == [("svar", "text", None, "Ja")]


@BOTH
def test_what_a_script_had_shown(reader: ModuleType) -> None:
    """A part that is hidden until an answer asks for it is read where the form was saved with it shown."""
    body = f'{VALUE}<subform name="mer" presence="hidden">{field("skal", "textEdit")}</subform>'
    data = "<svar>Ja</svar><mer><skal>Därför</skal></mer>"
    shown = reader.read(xfa_pdf(body, data, left='<subform name="mer" presence="visible"/>'))
    assert [one.value for one in shown.pages[0].widgets] == ["Ja", "Därför"]
    hidden = reader.read(xfa_pdf(body, data))
    assert [one.value for one in hidden.pages[0].widgets] == ["Ja"]
    assert [note.code for note in hidden.notes] == ["R116"]


@BOTH
@pytest.mark.parametrize(
    ("body", "data"),
    [
        (VALUE + box("kryss", "Ja", "1"), "<svar>x</svar><kryss>7</kryss>"),
        (VALUE + one_of("val", box("a", "Ja", "1"), box("b", "Nej", "2")), "<svar>x</svar><val>3</val>"),
    ],
    ids=["box", "group"],
)
def test_a_value_that_no_button_has(reader: ModuleType, body: str, data: str) -> None:
    """Nothing is ticked, and a note says which value there was."""
    document = reader.read(xfa_pdf(body, data))
    assert [note.code for note in document.notes] == ["R114"]
    assert not any(one.checked for one in document.pages[0].widgets)


def test_places() -> None:
    """What stands at a place stays there, what flows goes on below it or beside it, and a table has its columns."""
    one, two = draw("ett", 'w="50pt"'), draw("två", 'w="1in"')
    at_place = draw("Till", 'x="10mm" y="5pt"')
    row = f'<subform layout="row">{draw("Fråga")}{draw("A")}{draw("B")}</subform>'
    body = (
        f'<subform w="400pt" h="40pt">{at_place}</subform><subform layout="lr-tb" w="400pt">{one}{two}</subform>'
        f'<subform layout="table" columnWidths="200pt 30pt 30pt">{row}</subform>{VALUE}'
    )
    words = {word.text: word.bbox for word in filled(pdfium, body, "<svar>x</svar>").words}
    left = words["ett"].x0
    assert words["Till"].x0 - left == pytest.approx(28.35, abs=0.1)
    assert (words["två"].x0 - left, words["två"].top) == (50, words["ett"].top)
    assert (words["A"].x0 - left, words["B"].x0 - left) == (200, 230)
    assert words["Till"].top < words["ett"].top < words["Fråga"].top == words["B"].top < words["Svar"].top


def test_a_form_parses_to_its_answers() -> None:
    """Columns of buttons under their labels, and a text below: the form as it would be drawn is a questionnaire."""
    heads = "".join(
        draw(label, f'x="{355 + 40 * k}pt" w="38pt"') for k, label in enumerate(("Ja", "Nej", "Delvis"))
    )
    body = draw("Granskning 2025", 'w="480pt"', '<font size="16pt" weight="bold"/>')
    heads += draw("1 Styrning", 'w="340pt"')
    body += f'<subform w="480pt" h="20pt">{heads}</subform>'
    for at, asked in enumerate(("Har nämnden fastställt en plan?", "Följs planen upp?"), 1):
        buttons = [
            box(f"b{k}", "", str(k), f'x="{362 + 40 * k}pt" y="4pt" w="10pt" h="10pt"') for k in range(3)
        ]
        question = draw(f"1.{at} {asked}", 'w="340pt"')
        body += (
            f'<subform name="q" w="480pt" h="24pt">{question}{one_of("svar", *buttons, place="")}</subform>'
        )
        body += field("text", "textEdit", place='w="480pt" h="30pt"')
    data = "<q><svar>0</svar></q><text>I december.</text><q><svar>2</svar></q><text/>"
    result = parse(xfa_pdf(body, data))
    (section,) = result.sections
    assert (result.title, section.title) == ("Granskning 2025", "Styrning")
    assert [
        (q.number, q.text, [one.label for one in q.answer.selected], q.answer.text)
        for q in section.questions
        if q.answer
    ] == [
        ("1.1", "Har nämnden fastställt en plan?", ["Ja"], "I december."),
        ("1.2", "Följs planen upp?", ["Delvis"], None),
    ]
    assert result.diagnostics == ()
