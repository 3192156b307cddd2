"""Word's content controls and its older form fields."""

from __future__ import annotations

import pytest
from office import cell, docx, lines, p, r, row, table, text, ticks, values

from granskning_cli import parse
from granskning_cli.readers import read


def _sdt(kind: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _box(state: str) -> str:
    checked = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
    return _sdt(checked, r("☒" if state == "1" else "☐"))


def _legacy(data: str, result: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORM </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_check_box_is_a_field() -> None:
    """Its state is what counts, and its glyph does not stand beside it a second time."""
    source = docx(p(_box("1") + r(" Ja ") + _box("0") + r(" Nej")))
    assert ticks(read(source)) == [True, False]
    assert text(source) == "Ja Nej"
    assert lines(source) == ["☒ Ja ☐ Nej"]


def test_a_check_box_may_be_a_cell() -> None:
    """Word wraps a whole cell where the box stands alone in it."""
    box = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    wrapped = _sdt(box, cell("☒"))
    made = f"<w:tr>{cell('1.1 Finns mål?')}{wrapped}{cell('')}</w:tr>"
    assert lines(docx(table(row("1 Mål", "Ja", "Nej"), made))) == [
        "1 Mål | Ja | Nej",
        "1.1 Finns mål? | ☒ | ",
    ]


@pytest.mark.parametrize(
    "kind", ["<w:text/>", "<w:date/>", "<w:dropDownList/>", "<w:comboBox/>", "<w:placeholder/>"]
)
def test_a_control_holds_an_answer(kind: str) -> None:
    """Text, date, lists and free text are fields with a value, and no words of the form."""
    source = docx(p(r("Datum: ") + _sdt(kind, r("3 mars"))))
    assert values(read(source)) == ["3 mars"]
    assert text(source) == "Datum:"


@pytest.mark.parametrize("kind", ["<w:text/>", "<w:dropDownList/>", ""])
def test_a_prompt_is_no_answer(kind: str) -> None:
    """ "Klicka här" is shown until somebody writes."""
    source = docx(p(r("Datum: ") + _sdt(f"<w:showingPlcHdr/>{kind}", r("Klicka här"))))
    assert text(source) == "Datum:"
    assert not any(values(read(source)))


def test_a_control_may_hold_paragraphs() -> None:
    """Each is a line of the value."""
    source = docx(_sdt("<w:text/>", p("Ja.") + p("Beslut finns.")))
    assert values(read(source)) == ["Ja.\nBeslut finns."]


def test_a_control_around_a_form_is_no_field() -> None:
    """A template may lock all of its tables in one control."""
    source = docx(_sdt("<w:placeholder/>", table(row("1 Mål", "Ja", "Nej"))))
    assert lines(source) == ["1 Mål | Ja | Nej"]


@pytest.mark.parametrize(
    ("data", "state"),
    [
        ("<w:checkBox><w:checked/></w:checkBox>", True),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', True),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', False),
        ("<w:checkBox/>", False),
    ],
)
def test_an_older_check_box(data: str, state: bool) -> None:
    """It is ticked as it says, else as it was to begin with."""
    assert ticks(read(docx(p(_legacy(data) + r(" Ja"))))) == [state]


def test_an_older_text_field() -> None:
    """What stands between its marks is its value; five wide spaces are nothing."""
    filled, empty = _legacy("<w:textInput/>", r("3 mars")), _legacy("<w:textInput/>", r("\u2002" * 5))
    source = docx(p(filled) + p(empty))
    assert values(read(source)) == ["3 mars", ""]
    assert text(source) == ""


def test_an_older_list() -> None:
    """It shows the entry whose number is its result, the first one without."""
    entries = '<w:listEntry w:val="Ja"/><w:listEntry w:val="Nej"/>'
    source = docx(
        p(_legacy(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'))
        + p(_legacy(f"<w:ddList>{entries}</w:ddList>"))
    )
    assert values(read(source)) == ["Nej", "Ja"]


def test_a_field_lies_in_its_cell() -> None:
    """Otherwise a tick would be one of the next column."""
    source = docx(
        table(row("1 Mål", "Ja", "Nej"), row("1.1 Finns mål?", cell(p(_box("0"))), cell(p(_box("1")))))
    )
    assert lines(source)[1] == "1.1 Finns mål? | ☐ | ☒"


def test_a_list_is_laid_open() -> None:
    """A drop-down offers its entries; the one without a value is its prompt."""
    entries = "".join(
        f'<w:listItem w:displayText="{label}" w:value="{label if label != "Välj" else ""}"/>'
        for label in ("Välj", "Ja", "Nej")
    )
    chosen = docx(p(_sdt(f"<w:dropDownList>{entries}</w:dropDownList>", r("Nej"))))
    open_ = docx(p(_sdt(f"<w:showingPlcHdr/><w:dropDownList>{entries}</w:dropDownList>", r("Välj"))))
    other = docx(p(_sdt(f"<w:comboBox>{entries}</w:comboBox>", r("Båda"))))
    assert [lines(source) for source in (chosen, open_)] == [["☐ Ja ☒ Nej"], ["☐ Ja ☐ Nej"]]
    assert values(read(other)) == ["Båda"]


def test_what_follows_a_field_in_its_row_answers() -> None:
    """LibreOffice keeps the first paragraph of a control as a field and the others as text."""
    answer = cell(p(_sdt("<w:text/>", r("Ja."))) + p("Planen antogs i maj."), '<w:gridSpan w:val="3"/>')
    source = docx(
        table(
            row("1 Mål", "Ja", "Nej"), row(cell("1.1 Hur nås målen?", '<w:gridSpan w:val="3"/>')), row(answer)
        )
    )
    question = parse(source).sections[0].questions[0]
    assert (question.text, question.answer and question.answer.text) == (
        "Hur nås målen?",
        "Ja.\n\nPlanen antogs i maj.",
    )
