"""What a person sees of a Word document, set on pages."""

from __future__ import annotations

import pytest
from office import archive, cell, docx, lines, p, r, row, table, text

from granskning_cli.layout import lay_out
from granskning_cli.readers import read


def test_columns_become_places() -> None:
    """A cell begins where the widths of the table's grid say, in points from the margin."""
    page = read(docx(table(row("1.1 Klart?", "X", ""), row("Ja.", "", "")))).pages[0]
    verticals = sorted({rule.position for rule in page.rules or () if rule.axis == "v"})
    assert [round(x - verticals[0], 1) for x in verticals] == [0.0, 200.0, 250.0, 300.0]


def test_a_table_is_a_grid_of_cells() -> None:
    """Every cell has rulings, also where the document prints none."""
    source = docx(table(row("1 Mål", "Ja", "Nej"), row("1.1 Finns mål?", "", "X")))
    assert lines(source) == ["1 Mål | Ja | Nej", "1.1 Finns mål? |  | X"]


def test_a_cell_may_span_columns() -> None:
    """gridSpan makes one cell of several columns."""
    wide = cell("Ja, den 3 mars.", '<w:gridSpan w:val="3"/>')
    rows = lay_out(read(docx(table(row("1.1 Klart?", "X", ""), row(wide))))).rows
    assert [(one.column, one.span) for one in rows[1].cells] == [(0, 3)]


def test_a_cell_may_span_rows() -> None:
    """vMerge makes one cell of several rows; what the cells below hold beside it stays in its own row."""
    first = cell("Data", '<w:vMerge w:val="restart"/>')
    below = cell("", "<w:vMerge/>")
    source = docx(table(row(first, "1a", "x"), row(below, "1b", "y")))
    assert lines(source) == ["Data | 1a | x", "1b | y"]


def test_a_row_may_begin_and_end_late() -> None:
    """gridBefore leaves columns free at the left."""
    source = docx(table(row("A", "B", "C"), row("D", "E", properties='<w:gridBefore w:val="1"/>')))
    second = lay_out(read(source)).rows[1]
    assert [one.column for one in second.cells if one.lines] == [1, 2]


def test_widths_tell_the_columns_of_a_row_without_spans() -> None:
    """Some programs write a wide cell by its width only."""
    wide, narrow = '<w:tcW w:w="5000" w:type="dxa"/>', '<w:tcW w:w="1000" w:type="dxa"/>'
    source = docx(table(row("A", "B", "C"), row(cell("D", wide), cell("E", narrow))))
    second = lay_out(read(source)).rows[1]
    assert [(one.column, one.span) for one in second.cells] == [(0, 2), (2, 1)]


def test_a_table_in_a_frame_is_read_as_a_table() -> None:
    """A form that lies in the only cell of another table has its own columns."""
    form = table(row("1 Mål", "Ja", "Nej"), row("1.1 Finns mål?", "X", ""))
    source = docx(table(row(cell(form + p())), grid=(8000,)))
    assert lines(source) == ["1 Mål | Ja | Nej", "1.1 Finns mål? | X | "]


def test_a_row_is_never_cut() -> None:
    """A row that Word showed on two pages stands whole on the first; the next one begins the second page."""
    cut = cell(p("<w:r><w:t>Ja, </w:t><w:lastRenderedPageBreak/><w:t>den 3 mars.</w:t></w:r>"))
    source = docx(table(row("1.1 Klart?", "X", ""), row(cut, "", ""), row("1.2 Följt upp?", "", "X")))
    pages = read(source).pages
    assert [" ".join(word.text for word in page.words) for page in pages] == [
        "1.1 Klart? X Ja, den 3 mars.",
        "1.2 Följt upp? X",
    ]


def test_a_page_break_begins_a_page() -> None:
    """What the author put on a new page is on one."""
    source = docx(p("Före") + p('<w:r><w:br w:type="page"/></w:r>') + p("Efter"))
    assert [[word.text for word in page.words] for page in read(source).pages] == [["Före"], ["Efter"]]


def test_paragraphs_stand_apart() -> None:
    """Half a line at least parts two paragraphs, though the document sets them solid."""
    rows = lay_out(read(docx(p("Är målen nådda?") + p("Ja, alla.")))).rows
    assert rows[1].gap >= 0.5


def test_a_line_break_is_no_paragraph() -> None:
    """The line below a break follows without white space."""
    rows = lay_out(read(docx(p("<w:r><w:t>Ja, alla</w:t><w:br/><w:t>är nådda.</w:t></w:r>")))).rows
    assert [(one.cells[0].lines[0].text, one.gap) for one in rows] == [("Ja, alla", 0.0), ("är nådda.", 0.0)]


def test_a_long_paragraph_wraps() -> None:
    """No line is wider than the page, and none is broken while the next word would fit."""
    page = read(docx(p("uppföljning " * 60))).pages[0]
    assert max(word.bbox.x1 for word in page.words) <= page.width - 50
    rows = lay_out(read(docx(p("uppföljning " * 60)))).rows
    assert len(rows) > 5
    assert not any(line.short for one in rows for line in one.cells[0].lines)


def test_a_word_that_is_wider_than_its_cell_stays_in_it() -> None:
    """Otherwise its middle would lie in the next column."""
    source = docx(table(row("1", "Kommunstyrelsens", "Nej"), grid=(3000, 400, 3000)))
    assert lines(source) == ["1 | Kommunstyrelsens | Nej"]


@pytest.mark.parametrize(
    ("run", "seen"),
    [("<w:b/>", (True, False)), ("<w:i/>", (False, True)), ('<w:b w:val="0"/>', (False, False))],
)
def test_type_is_kept(run: str, seen: tuple[bool, bool]) -> None:
    """Words know whether they are bold or italic."""
    word = read(docx(p(r("Mål", run)))).pages[0].words[0]
    assert (word.bold, word.italic) == seen


def test_a_style_gives_type() -> None:
    """A heading's size and weight come from its style and what that is based on."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="A"/>'
        '<w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    )
    words = read(docx(p("Enkät", '<w:pStyle w:val="H"/>') + p("text " * 20), styles=styles)).pages[0].words
    assert (words[0].bold, words[0].size > words[-1].size) == (True, True)


def test_a_word_may_change_its_type() -> None:
    """Two runs without a space between them are one word."""
    assert text(docx(p(r("Näm", "<w:b/>") + r("nden svarar")))) == "Nämnden svarar"


def test_hyphens_are_letters_or_nothing() -> None:
    """A hyphen that may not break is a hyphen; one that may is not seen."""
    run = "<w:r><w:t>IT</w:t><w:noBreakHyphen/><w:t>säkerhet och upp</w:t><w:softHyphen/><w:t>följning</w:t></w:r>"
    assert text(docx(p(run))) == "IT-säkerhet och uppföljning"


def test_hidden_text_is_left_out() -> None:
    """Nobody sees it on the page."""
    assert text(docx(p(r("Ja.") + r(" hemligt", "<w:vanish/>")))) == "Ja."


def test_a_symbol_keeps_its_font() -> None:
    """A tick of Wingdings is told by its private character."""
    run = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Ja</w:t></w:r>'
    word = read(docx(p(run))).pages[0].words[0]
    assert (word.text, word.font) == ("\uf0fe", "Wingdings")


def test_a_typed_box_is_a_word() -> None:
    """Boxes set close to their labels come apart."""
    assert text(docx(p("☒Ja ☐Nej"))) == "☒ Ja ☐ Nej"


def test_tab_stops_make_columns() -> None:
    """Marks below labels that are set with tabs stand below them."""
    stops = '<w:tabs><w:tab w:val="center" w:pos="6000"/><w:tab w:val="center" w:pos="7200"/></w:tabs>'
    labels = p("<w:r><w:t>1 Mål</w:t><w:tab/><w:t>Ja</w:t><w:tab/><w:t>Nej</w:t></w:r>", stops)
    marks = p("<w:r><w:t>1.1 Finns mål?</w:t><w:tab/><w:tab/><w:t>X</w:t></w:r>", stops)
    words = {word.text: word.bbox for word in read(docx(labels + marks)).pages[0].words}
    middle = {name: (box.x0 + box.x1) / 2 for name, box in words.items()}
    assert middle["X"] == pytest.approx(middle["Nej"], abs=1)


def test_a_text_box_is_read_once() -> None:
    """Word writes it twice: for itself and for older programs."""
    inside = f"<w:txbxContent>{p('I rutan')}</w:txbxContent>"
    new = f"<mc:Choice><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"
    assert text(docx(p(r("Före") + both))) == "Före I rutan"


def test_a_table_of_contents_is_left_out() -> None:
    """Its lines would be sections of their own."""
    toc = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1 Mål 3</w:t></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert text(docx(p(toc) + p(r("2 Ekonomi 4") + end) + p("1 Mål"))) == "1 Mål"


def test_the_result_of_a_field_is_read() -> None:
    """A reference shows its result, never its instruction."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _A </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>avsnitt 2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text(docx(p(r("Se ") + field))) == "Se avsnitt 2"


def test_changes_are_read_as_accepted() -> None:
    """Insertions and what was moved here stay, deletions and what was moved away go; R133 says so."""
    moved = f"<w:moveFrom>{r('borta ')}</w:moveFrom><w:moveTo>{r('hit ')}</w:moveTo>"
    source = docx(
        p(
            f"<w:ins>{r('Ja ')}</w:ins><w:del><w:r><w:delText>Nej </w:delText></w:r></w:del>{moved}{r('i år.')}"
        )
    )
    assert text(source) == "Ja hit i år."
    assert [note.code for note in read(source).notes] == ["R133"]


def test_a_deleted_row_is_gone() -> None:
    """So is a row whose deletion is tracked."""
    source = docx(table(row("A", "B", "C"), row("D", "E", "F", properties="<w:del/>")))
    assert lines(source) == ["A | B | C"]


def test_a_deleted_paragraph_mark_joins() -> None:
    """The paragraph goes on in the next one."""
    first = p(r("Nämnden "), "<w:rPr><w:del/></w:rPr>")
    assert lines(docx(first + p("svarar."))) == ["Nämnden svarar."]


def test_comments_are_counted() -> None:
    """R130 says how many remarks stand in the margin; none of them is text."""
    source = docx(
        p("Ja."), comments='<w:comment w:id="0"><w:p><w:r><w:t>Stämmer det?</w:t></w:r></w:p></w:comment>'
    )
    assert text(source) == "Ja."
    assert [(note.code, note.message) for note in read(source).notes] == [
        ("R130", "1 comment in the margin: not in the result")
    ]


def test_a_footnote_is_noted() -> None:
    """R132 holds what it says; its mark is no figure in the text."""
    source = docx(
        p(r("Ja.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        footnotes=f'<w:footnote w:id="2">{p("Se § 45.")}</w:footnote>',
    )
    assert text(source) == "Ja."
    assert [(note.code, note.message) for note in read(source).notes] == [
        ("R132", "a footnote says: Se § 45.")
    ]


def test_strict_documents_are_read() -> None:
    """The strict spelling of the format has other namespaces and says the same."""
    body = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
        f"<w:body>{p('Ja.')}</w:body></w:document>"
    )
    assert text(archive(**{"word__document.xml": body})) == "Ja."
