"""Form fields: kind, state, value, place; and what a viewer's comment tools leave on a page."""

from __future__ import annotations

from types import ModuleType

import pytest
from handmade import box, form, pdf, stream, text

from granskning_cli.model.layout import Document, Widget
from granskning_cli.readers import pdfium, plumber

BOTH = pytest.mark.parametrize("reader", [pdfium, plumber], ids=lambda reader: reader.NAME)


def field(reader: ModuleType, widget: str, **more: object) -> Widget:
    """The one field of a page."""
    (found,) = reader.read(form([widget], **more)).pages[0].widgets
    assert isinstance(found, Widget)
    return found


@BOTH
@pytest.mark.parametrize(
    ("entries", "checked", "problem"),
    [
        ("/V/Ja/AS/Ja", True, ""),
        ("/V/Off/AS/Off", False, ""),
        ("", False, ""),
        ("/AS/Ja", True, ""),
        ("/V/Ja/AS/Off", False, "/V is Ja, and /AS is Off"),
        ("/V/Off/AS/Ja", True, "/AS is Ja, and /V is Off"),
        ("/V/Ja", True, ""),
        ("/V/Yes", False, ""),
        ("/V/Yes/AS/Ja", True, "/AS is Ja, and /V is Yes"),
        ("/V/Yes/AS/Yes", False, "/AS is Yes, and there is no such appearance"),
    ],
)
def test_a_check_box(reader: ModuleType, entries: str, checked: bool, problem: str) -> None:
    """The appearance in use is what a person sees, and where none is named the value's; a contradiction is named."""
    document = reader.read(form([box("kryss", entries)]))
    (widget,) = document.pages[0].widgets
    assert [note.code for note in document.notes] == (["R114"] if problem else [])
    assert widget == Widget("kryss", "checkbox", "", checked, (20, 88, 32, 100), problem)


@BOTH
def test_radio_buttons_of_one_group(reader: ModuleType) -> None:
    """Each button is a field of its own with its own place; the group's name is theirs."""
    states = "/AP<</N<</{0} 6 0 R/Off 7 0 R>>>>/AS/{1}/Subtype/Widget/Parent 20 0 R/Rect[{2} 300 {3} 312]"
    buttons = [states.format("Ja", "Off", 20, 32), states.format("Nej", "Nej", 60, 72)]
    group = "<</FT/Btn/Ff 49152/T(grupp)/V/Nej/Kids[8 0 R 9 0 R]>>"
    data = form(buttons, more=[group]).replace(b"/Fields[8 0 R 9 0 R]", b"/Fields[20 0 R]     ")
    found = reader.read(data).pages[0].widgets
    assert [(w.name, w.kind, w.checked, round(w.bbox.x0)) for w in found] == [
        ("grupp", "radio", False, 20),
        ("grupp", "radio", True, 60),
    ]


@BOTH
@pytest.mark.parametrize(
    ("entries", "kind", "value"),
    [
        ("/FT/Tx/V(R\xe4v)", "text", "Räv"),
        ("/FT/Tx/V<FEFF00C50020D83DDE00>", "text", "Å \U0001f600"),
        ("/FT/Tx/V(\x84 ett \x80)", "text", "— ett •"),
        ("/FT/Tx/Ff 4096/V(rad ett\\r\\nrad tv\xe5\\rrad tre)", "text", "rad ett\nrad två\nrad tre"),
        ("/FT/Tx", "text", ""),
        ("/FT/Ch/Ff 131072/Opt[[(a)(Alfa)][(b)(Beta)]]/V(b)", "choice", "Beta"),
        ("/FT/Ch/Ff 2097152/Opt[(Ett)(Tv\xe5)(Tre)]/V[(Ett)(Tre)]", "choice", "Ett, Tre"),
        ("/FT/Ch/Ff 393216/Opt[(Ett)(Tv\xe5)]/V(Eget svar)", "choice", "Eget svar"),
        ("/FT/Btn/Ff 65536/MK<</CA(Skicka)>>", "button", ""),
        ("/FT/Sig", "signature", ""),
    ],
    ids=["latin", "utf-16", "pdfdoc", "lines", "empty", "combo", "list", "own-text", "push", "signature"],
)
def test_other_fields(reader: ModuleType, entries: str, kind: str, value: str) -> None:
    """A value is text as typed, a choice the label that is seen; a button and a signature have none."""
    widget = field(reader, f"/Subtype/Widget/T(svar)/Rect[20 200 220 220]{entries}")
    assert (widget.name, widget.kind, widget.value, widget.checked) == ("svar", kind, value, None)


@BOTH
@pytest.mark.parametrize("flags", [2, 32], ids=["hidden", "no-view"])
def test_a_field_that_is_not_shown(reader: ModuleType, flags: int) -> None:
    """It is no answer; that it holds a value is noted, and nothing is said of an empty one."""
    ticked = box("dold", f"/V/Ja/AS/Ja/F {flags}")
    empty = box("tom", f"/V/Off/AS/Off/F {flags}", "[60 300 72 312]")
    document = reader.read(form([ticked, empty]))
    assert document.pages[0].widgets == ()
    assert [(note.code, "dold" in note.message) for note in document.notes] == [("R116", True)]


@BOTH
@pytest.mark.parametrize("place", ["[0 0 0 0]", "[900 900 912 912]"], ids=["no-size", "off-page"])
def test_a_field_without_a_place(reader: ModuleType, place: str) -> None:
    """Nobody sees it, so it is no answer and a note."""
    document = reader.read(form([box("borta", "/V/Ja/AS/Ja", place)]))
    assert (document.pages[0].widgets, [note.code for note in document.notes]) == ((), ["R116"])


@BOTH
def test_a_value_that_is_printed_too(reader: ModuleType) -> None:
    """Some programs print a field's value into the page as well: it is read once, as the field's."""
    content = text(20, 380, "Svar:") + text(24, 205, "Inga synpunkter")
    widget = "/Subtype/Widget/FT/Tx/T(svar)/V(Inga synpunkter)/Rect[20 200 220 220]"
    page = reader.read(form([widget], content=content)).pages[0]
    assert [word.text for word in page.words] == ["Svar:"]
    assert page.widgets[0].value == "Inga synpunkter"


@BOTH
def test_a_field_that_the_form_does_not_name(reader: ModuleType) -> None:
    """Merging files loses fields from the form's list; they are on the page all the same."""
    data = form(["/Subtype/Widget/FT/Tx/T(svar)/V(Ja)/Rect[20 200 220 220]"])
    (widget,) = reader.read(data.replace(b"/Fields[8 0 R]", b"/Fields[]     ")).pages[0].widgets
    assert (widget.name, widget.value) == ("svar", "Ja")


def annotated(annotation: str) -> bytes:
    """A flat form with one annotation on it."""
    return pdf(text(20, 380, "Ja Nej"), page="/MediaBox[0 0 400 400]/Annots[6 0 R]", more=[annotation])


@BOTH
def test_text_typed_on_top_of_a_flat_form(reader: ModuleType) -> None:
    """A FreeText annotation is how viewers fill a form that has no fields: its text becomes words in its place."""
    note = "<</Type/Annot/Subtype/FreeText/Rect[100 300 112 315]/F 4/Contents(X)/DA(/Helv 12 Tf)>>"
    document: Document = reader.read(annotated(note))
    word = next(word for word in document.pages[0].words if word.text == "X")
    assert word.bbox.x0 == pytest.approx(100)
    assert 85 <= word.bbox.top <= word.bbox.bottom <= 100


@BOTH
@pytest.mark.parametrize("subtype", ["Ink/InkList[[100 300 112 312]]", "Line/L[100 300 112 312]"])
def test_a_cross_drawn_on_top_of_a_flat_form(reader: ModuleType, subtype: str) -> None:
    """A pen stroke of a comment tool is a mark like any other."""
    note = f"<</Type/Annot/Rect[100 300 112 312]/F 4/Subtype/{subtype}>>"
    (mark,) = reader.read(annotated(note)).pages[0].strokes
    assert mark.bbox == pytest.approx((100, 88, 112, 100), abs=1)


def test_a_comment_is_no_answer() -> None:
    """A sticky note and a link leave nothing on the page."""
    note = "<</Type/Annot/Subtype/Text/Rect[100 300 112 312]/F 4/Contents(Stämmer det?)>>".replace(
        "ä", "\xe4"
    )
    page = pdfium.read(annotated(note)).pages[0]
    assert [word.text for word in page.words] == ["Ja", "Nej"]
    assert (page.strokes, page.widgets) == ((), ())


def test_an_appearance_is_no_part_of_the_page() -> None:
    """What a field draws for itself is not read as words or lines beside its value."""
    look = stream(
        "0 0 200 20 re S BT /F1 10 Tf 2 5 Td (Ja tack) Tj ET", "/Type/XObject/Subtype/Form/BBox[0 0 200 20]"
    )
    widget = "/Subtype/Widget/FT/Tx/T(svar)/V(Ja tack)/Rect[20 200 220 220]/AP<</N 20 0 R>>"
    page = pdfium.read(form([widget], more=[look])).pages[0]
    assert [word.text for word in page.words] == ["Formulär"]
    assert page.rules == ()
