"""Fields that share a value, and values that no page shows: what one field says in several places."""

from __future__ import annotations

from types import ModuleType

import pytest
from handmade import box, form

from granskning_cli.model.layout import Document
from granskning_cli.readers import pdfium, plumber
from granskning_cli.report.texts.details import translated

BOTH = pytest.mark.parametrize("reader", [pdfium, plumber], ids=lambda reader: reader.NAME)
RADIO = 1 << 15
NO_TOGGLE_TO_OFF = 1 << 14
IN_UNISON = 1 << 25


def group(entries: str, *kids: tuple[str, str], flags: int = RADIO | NO_TOGGLE_TO_OFF) -> bytes:
    """A field of several buttons: each is the name of its ticked state, and further entries."""
    widgets = [
        f"/AP<</N<</{on} 6 0 R/Off 7 0 R>>>>{more}/Subtype/Widget/Parent 20 0 R"
        f"/Rect[{20 + 40 * i} 300 {32 + 40 * i} 312]"
        for i, (on, more) in enumerate(kids)
    ]
    numbers = " ".join(f"{8 + i} 0 R" for i in range(len(kids)))
    field = f"<</FT/Btn/Ff {flags}/T(grupp)/Kids[{numbers}]{entries}>>"
    return form(widgets, more=[field]).replace(f"/Fields[{numbers}]".encode(), b"/Fields[20 0 R]")


def seen(document: Document) -> tuple[list[bool | None], list[str]]:
    """Which of the page's buttons are ticked, and the codes of the notes; each note is said in Swedish, too."""
    assert all(translated(note.code, note.message, "sv") for note in document.notes)
    return [w.checked for w in document.pages[0].widgets], [note.code for note in document.notes]


@BOTH
@pytest.mark.parametrize(
    ("data", "checked", "codes"),
    [
        (group("/V/Nej", ("Ja", "/AS/Off"), ("Nej", "/AS/Nej")), [False, True], []),
        (group("/V/Ja", ("Ja", "/AS/Off"), ("Nej", "/AS/Nej")), [False, True], ["R114"]),
        (group("/V/Ja", ("Ja", "/AS/Off"), ("Nej", "/AS/Off")), [False, False], ["R114"]),
        (group("/V/Off", ("Ja", "/AS/Ja"), ("Nej", "/AS/Off")), [True, False], ["R114"]),
        (group("/V/Ja", ("Ja", ""), ("Nej", "")), [True, False], []),
        (group("", ("Ja", ""), ("Nej", "")), [False, False], []),
        (group("/DV/Ja", ("Ja", ""), ("Nej", "")), [False, False], []),
        (group("/V/1/Opt[(Ja)(Nej)]", ("0", "/AS/Off"), ("1", "/AS/1")), [False, True], []),
        (group("/V(Nej)/Opt[(Ja)(Nej)]", ("0", "/AS/Off"), ("1", "/AS/1")), [False, True], []),
        (group("/V(Nej)/Opt[(Ja)(Nej)]", ("0", ""), ("1", "")), [False, True], []),
        (group("/V/0/Opt[(Ja)(Nej)]", ("0", "/AS/Off"), ("1", "/AS/1")), [False, True], ["R114"]),
        (group("/V/Ja", ("Ja", "/AS/Ja"), ("Ja", "/AS/Off"), ("Nej", "/AS/Off")), [True, False, False], []),
        (
            group("/V/Ja", ("Ja", "/AS/Ja"), ("Ja", "/AS/Ja"), flags=RADIO | IN_UNISON),
            [True, True],
            [],
        ),
        (group("/V/Nej", ("Ja", "/AS/Off"), ("Nej", "/AS/Nej"), flags=0), [False, True], []),
        (group("/V/Nej", ("Ja", "/AS/Ja"), ("Nej", "/AS/Off"), flags=0), [True, False], ["R114"]),
    ],
    ids=[
        "agree", "other", "none-shown", "off", "no-appearance", "untouched", "default", "option-number",
        "option-text", "option-text-alone", "option-against", "same-state", "unison", "boxes", "boxes-against",
    ],
)  # fmt: skip
def test_the_value_of_a_group(reader: ModuleType, data: bytes, checked: list[bool], codes: list[str]) -> None:
    """The group's /V is held against what its buttons show; what they show is taken, and one note says so."""
    found, notes = seen(reader.read(data))
    assert found == checked
    assert sorted(set(notes)) == codes


@BOTH
@pytest.mark.parametrize(
    ("entries", "value", "codes"),
    [
        ("/FT/Ch/Ff 131072/Opt[(Ett)(Tre)]/DV(Tre)", "", []),
        ("/FT/Ch/Opt[(Ett)(Tre)]/DV(Tre)", "", []),
        ("/FT/Tx/DV(Skriv din text)/TU(Hj\xe4lp)", "", []),
        ("/FT/Ch/Ff 2097152/Opt[[(a)(Alfa)][(b)(Beta)][(c)(Gamma)]]/V[(c)(a)]/I[0 2]", "Alfa, Gamma", []),
        ("/FT/Ch/Ff 2097152/Opt[[(a)(Alfa)][(b)(Beta)]]/I[1]", "Beta", []),
        ("/FT/Ch/Opt[[(a)(Alfa)][(b)(Beta)]]/V(b)/I[0]", "Beta", ["R114"]),
        ("/FT/Tx/Ff 16777216/MaxLen 6/V(123456)", "123456", []),
        ("/FT/Tx/Ff 33554432/V(Ja, fet)/RV(<body><p>Ja, <b>fet</b></p></body>)", "Ja, fet", []),
        ("/FT/Tx/RV(<?xml version='1.0'?><body><p>Ett &amp; tv\xe5</p><p>tre</p></body>)", "Ett & två\ntre", []),
        ("/FT/Tx/Ff 1/V(l\xe5st)", "låst", []),
        ("/FT/Tx/V(med \\000\\007 tecken)", "med \x00\x07 tecken", []),
    ],
    ids=[
        "combo-default", "list-default", "text-default", "several", "counted", "counted-against", "comb", "rich",
        "rich-alone", "read-only", "control",
    ],
)  # fmt: skip
def test_where_a_value_is_said(reader: ModuleType, entries: str, value: str, codes: list[str]) -> None:
    """A default and a help text are no answer; /I counts options where no /V names them, and is held against it."""
    document = reader.read(form([f"/Subtype/Widget/T(svar)/Rect[20 200 220 220]{entries}"]))
    assert [widget.value for widget in document.pages[0].widgets] == [value]
    assert seen(document)[1] == codes


@BOTH
@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("<</FT/Tx/T(borta)/V(Ett svar)>>", ["R116"]),
        ("<</FT/Btn/T(borta)/V/Ja>>", ["R116"]),
        ("<</FT/Tx/T(borta)>>", []),
        ("<</FT/Btn/T(borta)/V/Off>>", []),
        ("<</FT/Btn/Ff 65536/T(borta)/V/Ja>>", []),
        ("<</FT/Sig/T(borta)/V<</Type/Sig>>>>", []),
    ],
    ids=["text", "box", "empty", "off", "push", "signature"],
)
def test_a_field_on_no_page(reader: ModuleType, field: str, codes: list[str]) -> None:
    """Nobody sees its value, so it is no answer and is noted."""
    data = form([box("kryss", "/V/Ja/AS/Ja")], more=[field])
    document = reader.read(data.replace(b"/Fields[8 0 R]", b"/Fields[8 0 R 20 0 R]"))
    assert seen(document)[1] == codes
    assert [widget.name for widget in document.pages[0].widgets] == ["kryss"]


@BOTH
def test_fields_that_are_their_own_parents(reader: ModuleType) -> None:
    """A circle of /Kids and /Parent ends."""
    ring = "<</T(ring)/FT/Tx/V(Svar)/Parent 21 0 R/Kids[21 0 R 8 0 R]>>"
    other = "<</T(annan)/Parent 20 0 R/Kids[20 0 R]>>"
    widget = "/Subtype/Widget/Parent 20 0 R/Rect[20 200 220 220]"
    document = reader.read(form([widget], more=[ring, other]).replace(b"/Fields[8 0 R]", b"/Fields[20 0 R]"))
    assert [word.text for word in document.pages[0].words] == ["Formulär"]


@BOTH
def test_a_form_that_no_viewer_has_drawn(reader: ModuleType) -> None:
    """Programs that fill a form leave its looks to the viewer (/NeedAppearances): the values are read all the same."""
    data = form(["/Subtype/Widget/FT/Tx/T(svar)/V(Ja)/Rect[20 200 220 220]"])
    (widget,) = reader.read(data.replace(b"/DA(", b"/NeedAppearances true/DA(")).pages[0].widgets
    assert widget.value == "Ja"


@BOTH
@pytest.mark.parametrize(
    ("below", "above", "found", "codes"),
    [
        ("/V/Ja/AS/Ja", "/V/Ja/AS/Ja", [True], []),
        ("/V/Ja/AS/Ja", "/V/Off/AS/Off", [True], ["R114"]),
        ("/V/Off/AS/Off", "/V/Ja/AS/Ja", [True], ["R114"]),
    ],
    ids=["alike", "tick-below", "tick-above"],
)
def test_two_boxes_on_one_place(
    reader: ModuleType, below: str, above: str, found: list[bool], codes: list[str]
) -> None:
    """They are one box to a person; where only one of them is ticked, that is named."""
    document = reader.read(form([box("ett", below), box("tv\xe5", above, "[20.4 300 32.4 312]")]))
    assert seen(document) == (found, codes)


@BOTH
def test_two_texts_on_one_place(reader: ModuleType) -> None:
    """Both are kept, and that they differ is named."""
    entries = "/Subtype/Widget/FT/Tx/T({})/V({})/Rect[20 200 220 220]"
    document = reader.read(form([entries.format("ett", "Ja"), entries.format("tv\xe5", "Nej")]))
    assert [one.value for one in document.pages[0].widgets] == ["Ja\nNej"]
    assert seen(document)[1] == ["R114"]


@BOTH
def test_a_widget_with_a_value_beside_its_fields(reader: ModuleType) -> None:
    """The value is the field's, which all its widgets show; another in the widget is named."""
    field = "<</FT/Tx/T(summa)/V(7)/Kids[8 0 R 9 0 R]>>"
    widgets = [
        f"/Subtype/Widget/Parent 20 0 R{more}/Rect[20 {y} 220 {y + 20}]"
        for y, more in ((200, "/V(3)"), (250, ""))
    ]
    document = reader.read(form(widgets, more=[field]).replace(b"/Fields[8 0 R 9 0 R]", b"/Fields[20 0 R]"))
    assert [one.value for one in document.pages[0].widgets] == ["7", "7"]
    assert seen(document)[1] == ["R114"]


@BOTH
def test_a_ticked_state_whose_empty_one_is_no_picture(reader: ModuleType) -> None:
    """A producer writes /Off/Off and lists the state in /Opt: the tick is drawn all the same."""
    states = "/AP<</N<</Ja 6 0 R/Off/Off>>>>/Opt[(Ja)(Ja)]/V/Ja/AS/Ja"
    document = reader.read(form([f"/Subtype/Widget/FT/Btn/T(kryss)/Rect[20 300 32 312]{states}"]))
    assert seen(document) == ([True], [])
