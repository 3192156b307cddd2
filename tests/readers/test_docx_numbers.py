"""Numbers that Word prints and its text does not hold."""

from __future__ import annotations

import pytest
from office import docx, lines, p, r

from granskning_cli.readers.numerals import figure


def _level(depth: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def _list(levels: str, more: str = "") -> str:
    abstract = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    return f'{abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'


def _item(text: str, depth: int = 0, number: str = "1") -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


DEEP = _level(0, "%1") + _level(1, "%1.%2") + _level(2, "%3)", "lowerLetter")


def _own(override: str) -> str:
    """A second use of the list, with a level of its own."""
    number = f'<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{override}</w:lvlOverride>'
    return f'<w:num w:numId="2">{number}</w:num>'


def test_levels_count_and_begin_again() -> None:
    """A deeper level begins again below each item of the one above it."""
    body = (
        _item("Mål")
        + _item("Finns?", 1)
        + _item("Nås?", 1)
        + _item("i år", 2)
        + _item("Ekonomi")
        + _item("Hålls?", 1)
    )
    assert lines(docx(body, numbering=_list(DEEP))) == [
        "1 Mål", "1.1 Finns?", "1.2 Nås?", "a) i år", "2 Ekonomi", "2.1 Hålls?",
    ]  # fmt: skip


def test_text_between_items_does_not_stop_a_list() -> None:
    """Answers stand between the questions of one list."""
    body = _item("Finns mål?") + p("Ja.") + _item("Nås de?")
    assert lines(docx(body, numbering=_list(_level(0, "%1.")))) == ["1. Finns mål?", "Ja.", "2. Nås de?"]


def test_a_list_may_count_on_over_sections() -> None:
    """lvlRestart 0 never begins again."""
    levels = _level(0, "%1", "upperLetter") + _level(1, "%2.", more='<w:lvlRestart w:val="0"/>')
    body = _item("Mål") + _item("Finns?", 1) + _item("Ekonomi") + _item("Hålls?", 1)
    assert lines(docx(body, numbering=_list(levels))) == ["A Mål", "1. Finns?", "B Ekonomi", "2. Hålls?"]


def test_a_list_may_start_elsewhere() -> None:
    """A second use of a list with its own start begins there."""
    own = _own('<w:startOverride w:val="5"/>')
    body = _item("a") + _item("b") + _item("c", number="2") + _item("d", number="2")
    assert lines(docx(body, numbering=_list(_level(0, "%1."), own))) == ["1. a", "2. b", "5. c", "6. d"]


def test_a_level_may_be_overridden() -> None:
    """lvlOverride replaces how a level looks."""
    own = _own(_level(0, "(%1)", "lowerRoman"))
    assert lines(docx(_item("a", number="2"), numbering=_list(_level(0, "%1."), own))) == ["(i) a"]


def test_a_style_may_number() -> None:
    """Headings are numbered through their styles, each on its own level."""
    levels = _level(0, "%1", more='<w:pStyle w:val="H1"/>') + _level(
        1, "%1.%2", more='<w:pStyle w:val="H2"/>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/><w:pPr><w:numPr>'
        f'{depth}<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for n, depth in ((1, ""), (2, '<w:ilvl w:val="1"/>'))
    )
    body = p("Mål", '<w:pStyle w:val="H1"/>') + p("Finns?", '<w:pStyle w:val="H2"/>')
    assert lines(docx(body, numbering=_list(levels), styles=styles)) == ["1 Mål", "1.1 Finns?"]


def test_a_number_may_be_taken_away() -> None:
    """numId 0 says that a paragraph has none, whatever its style says."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    bare = p("Bilaga", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body = p("Mål", '<w:pStyle w:val="H1"/>') + bare
    assert lines(docx(body, numbering=_list(_level(0, "%1.")), styles=styles)) == ["1. Mål", "Bilaga"]


@pytest.mark.parametrize(
    ("sign", "label"), [("\uf0b7", "•"), ("o", "•"), ("-", "•"), ("☐", "☐"), ("\uf0a8", "☐")]
)
def test_bullets(sign: str, label: str) -> None:
    """Whatever a bullet looks like it is one; only a box is a place to tick."""
    assert lines(docx(_item("Mål"), numbering=_list(_level(0, sign, "bullet")))) == [f"{label} Mål"]


def test_items_of_a_list_stand_close() -> None:
    """They follow each other like the lines of one answer."""
    from granskning_cli.layout import lay_out
    from granskning_cli.readers import read

    rows = lay_out(read(docx(_item("a") + _item("b") + p(r("c")), numbering=_list(_level(0, "%1."))))).rows
    assert [one.gap >= 0.3 for one in rows] == [False, False, True]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (28, "lowerLetter", "bb"), (3, "upperLetter", "C"),
        (14, "lowerRoman", "xiv"), (1990, "upperRoman", "MCMXC"), (4, "none", ""), (4, "chineseCounting", "4"),
    ],
)  # fmt: skip
def test_forms_of_numbers(number: int, form: str, printed: str) -> None:
    """Letters go on after z by doubling, as Word's do; an unknown form is figures."""
    assert figure(number, form) == printed
