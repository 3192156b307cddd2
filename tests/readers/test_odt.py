"""What a person sees of an OpenDocument text."""

from __future__ import annotations

from office import lines, odt, text, ticks, values

from granskning_cli.readers import read

_COLUMNS = '<table:table-column table:number-columns-repeated="3"/>'


def _p(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def _cell(content: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{_p(content)}</table:table-cell>"


def _table(*rows: str) -> str:
    made = "".join(f"<table:table-row>{one}</table:table-row>" for one in rows)
    return f"<table:table>{_COLUMNS}{made}</table:table>"


def test_a_table_is_a_grid() -> None:
    """Cells, cells over columns and cells over rows."""
    covered = "<table:covered-table-cell/>"
    head = _cell("1 Mål", 'table:number-rows-spanned="2"') + _cell("Ja") + _cell("Nej")
    below = covered + _cell("X") + _cell("")
    wide = _cell("Ja, alla.", 'table:number-columns-spanned="3"') + covered + covered
    assert lines(odt(_table(head, below, wide))) == ["1 Mål | Ja | Nej", "X | ", "Ja, alla."]


def test_lists_are_numbered() -> None:
    """The numbers come from the list's style, and a list that goes on counts on."""
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"'
        ' style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1"'
        ' text:display-levels="2"/></text:list-style>'
    )
    inner = f"<text:list><text:list-item>{_p('Finns?')}</text:list-item></text:list>"
    first = f'<text:list text:style-name="L"><text:list-item>{_p("Mål")}{inner}</text:list-item></text:list>'
    second = (
        f'<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>{_p("Ekonomi")}'
        "</text:list-item></text:list>"
    )
    assert lines(odt(first + _p("Ja.") + second, styles=style)) == [
        "1. Mål",
        "1.1 Finns?",
        "Ja.",
        "2. Ekonomi",
    ]


def test_spaces_tabs_and_breaks() -> None:
    """They are elements, not characters."""
    source = odt(_p('Ja,<text:s text:c="2"/>alla<text:line-break/>mål<text:tab/>nås'))
    assert lines(source) == ["Ja, alla", "mål nås"]


def test_fields_of_a_form() -> None:
    """A control names a field of the document's forms."""
    forms = (
        '<form:form><form:checkbox form:id="a" form:current-state="checked"/><form:checkbox form:id="b"/>'
        '<form:textarea form:id="c" form:current-value="3 mars"/></form:form>'
    )
    controls = "".join(f'<draw:control draw:control="{name}"/>' for name in "abc")
    document = read(odt(_p(controls), forms=forms))
    assert (ticks(document), values(document)) == ([True, False], ["3 mars"])


def test_notes_comments_and_prompts_are_left_out() -> None:
    """The first two are noted; a prompt is nothing that anybody wrote."""
    body = _p(
        "Ja.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Se § 45.</text:p>"
        "</text:note-body></text:note><office:annotation><text:p>Stämmer det?</text:p></office:annotation>"
        "<text:placeholder>Klicka här</text:placeholder>"
    )
    assert text(odt(body)) == "Ja."
    assert [note.code for note in read(odt(body)).notes] == ["R130", "R132"]


def test_type_comes_from_styles() -> None:
    """A span's style makes its words bold."""
    style = '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    words = read(odt(_p('<text:span text:style-name="B">Mål</text:span> nås'), styles=style)).pages[0].words
    assert [(word.text, word.bold) for word in words] == [("Mål", True), ("nås", False)]


def test_headings_are_numbered_by_the_outline() -> None:
    """Chapter numbers are in no text; a level without a format prints none."""
    levels = "".join(
        f'<text:outline-level-style text:level="{depth}" text:display-levels="{depth}" style:num-format="{form}"/>'
        for depth, form in ((1, "1"), (2, "1"), (3, ""))
    )
    styles = f"<text:outline-style>{levels}</text:outline-style>"
    heads = (
        (1, "Mål"),
        (2, "Finns en plan?"),
        (2, "Följs den?"),
        (3, "Hur?"),
        (1, "Ekonomi"),
        (2, "Räcker den?"),
    )
    body = "".join(f'<text:h text:outline-level="{depth}">{said}</text:h>' for depth, said in heads)
    assert lines(odt(body, styles=styles)) == [
        "1 Mål", "1.1 Finns en plan?", "1.2 Följs den?", "Hur?", "2 Ekonomi", "2.1 Räcker den?",
    ]  # fmt: skip
    assert lines(odt(body))[0] == "Mål"


def test_the_bullets_of_a_list_may_be_boxes() -> None:
    """Items to tick by hand keep their box; other bullets are all alike."""
    level = '<text:list-level-style-bullet text:level="1" text:bullet-char="{}"/>'
    items = '<text:list text:style-name="L"><text:list-item><text:p>Ja</text:p></text:list-item></text:list>'
    for sign, shown in (("☐", "☐ Ja"), ("➢", "• Ja")):
        styles = f'<text:list-style style:name="L">{level.format(sign)}</text:list-style>'
        assert lines(odt(items, styles=styles)) == [shown]


def test_the_lines_of_running_headers_are_kept() -> None:
    """They are none of the text, but may say who answers; a tab in one is a blank, and one that comes again counts once."""
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    header = "<style:header><text:p>Gullbergs kommun<text:tab/>Kulturnämnden</text:p></style:header>"
    master = f"<style:master-page>{header}</style:master-page>" * 2
    styles = (
        f'<office:document-styles xmlns:office="{ns}:office:1.0" xmlns:style="{ns}:style:1.0" xmlns:text="{ns}:text:1.0">'
        f"<office:master-styles>{master}</office:master-styles></office:document-styles>"
    )
    source = odt(_p("1. Finns mål?"), **{"styles.xml": styles})
    assert read(source).running == ("Gullbergs kommun Kulturnämnden",)
    assert lines(source) == ["1. Finns mål?"]
