"""Figures set above the line are raised figures in every format: read as plain ones they would change a number."""

from __future__ import annotations

import pytest
from handmade import pdf, text
from hypothesis import given
from hypothesis import strategies as st
from office import docx, odt, p, r
from office import text as text_of

from granskning_cli.model.layout import BBox, Document, Word
from granskning_cli.model.raised import FIGURES
from granskning_cli.readers import pdfium, plumber, read
from granskning_cli.readers.raised import with_marks

PLAIN = str.maketrans(FIGURES, "0123456789")
BOTH = pytest.mark.parametrize("reader", [pdfium, plumber], ids=lambda reader: reader.NAME)
# Helvetica's widths at 10 points: "risker" is 25.56 wide, "60" 11.12, "41 %" 22.8
RISKER, SIXTY, PERCENT = 25.56, 11.12, 22.8


def set_beside(
    word: str, width: float, mark: str, *, size: float = 6, rise: float = 3.5, gap: float = 0.0
) -> str:
    """The operators that set a word, a mark above its line, and one more word."""
    return text(50, 300, word) + text(50 + width + gap, 300 + rise, mark, size) + text(150, 300, "vidare")


def words(document: Document) -> str:
    """The words of a page from the left."""
    return " ".join([word.text for word in sorted(document.pages[0].words, key=lambda word: word.bbox.x0)])


@BOTH
@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (set_beside("risker", RISKER, "1"), "risker¹ vidare"),
        (set_beside("60", SIXTY, "2"), "60² vidare"),
        (set_beside("41 %", PERCENT, "12"), "41 %¹² vidare"),
        (set_beside("risker", RISKER, r"1\)"), "risker¹) vidare"),
        (set_beside("risker", RISKER, "1,2"), "risker¹,² vidare"),
        (set_beside("risker", RISKER, "1", gap=2.5), "risker ¹ vidare"),
        (set_beside("risker", RISKER, "1", size=9.8, rise=4.8), "risker¹ vidare"),
    ],
    ids=["mark", "number", "two figures", "bracket", "two marks", "apart", "as large"],
)
def test_a_raised_figure_in_a_pdf(reader: pytest.Module, content: str, seen: str) -> None:
    """A figure above the line is raised, and joined to its word where it touches it."""
    assert words(reader.read(pdf(content))) == seen


@BOTH
@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (set_beside("risker", RISKER, "1", size=7, rise=0), "risker1vidare"),
        (set_beside("2", 5.56, "nd"), "2ndvidare"),
        (set_beside("60", SIXTY, "2", gap=12), "602vidare"),
        (set_beside("60", SIXTY, "2", size=10, rise=4, gap=2.5), "602vidare"),
        (set_beside("Nr", 12.78, "2", size=2.5, rise=5), "Nr2vidare"),
    ],
    ids=["level", "letters", "far", "as large and apart", "tiny"],
)
def test_what_is_no_raised_figure(reader: pytest.Module, content: str, seen: str) -> None:
    """Small type on the line, letters, and what may stand in a cell of its own stay."""
    assert words(reader.read(pdf(content))).replace(" ", "") == seen


@BOTH
def test_text_may_rise(reader: pytest.Module) -> None:
    """The operator Ts raises type without moving its line, as reportlab does."""
    content = (
        "BT /F1 10 Tf 50 300 Td (risker) Tj 8 Tz 5 Ts /F1 8 Tf 100 Tz (1) Tj 0 Ts /F1 10 Tf ( vidare) Tj ET"
    )
    assert words(reader.read(pdf(content))) == "risker¹ vidare"


@BOTH
def test_a_mark_before_its_note(reader: pytest.Module) -> None:
    """At the foot of a page the mark stands before the note, with a space or without."""
    content = (
        text(50, 303.5, "1", 6) + text(53.4, 300, "Helår.") + text(50, 283.5, "2", 6) + text(56, 280, "Del.")
    )
    found = [word.text for word in reader.read(pdf(content)).pages[0].words]
    assert found == ["¹Helår.", "²", "Del."] or "".join(found) == "¹Helår.²Del."


@BOTH
def test_a_raised_word_stands_on_its_line(reader: pytest.Module) -> None:
    """A mark that is a word of its own makes no line of its own."""
    content = set_beside("risker", RISKER, "1", gap=2.5, rise=6)
    found = {round(word.bbox.bottom, 1) for word in reader.read(pdf(content)).pages[0].words}
    assert found == {102.1}


@BOTH
def test_a_fraction_keeps_its_figures(reader: pytest.Module) -> None:
    """The raised 3 of a fraction set as 3/4 is no mark."""
    content = (
        text(50, 303.5, "3", 6) + text(53.4, 300, "/") + text(56.2, 298, "4", 6) + text(150, 300, "vidare")
    )
    assert words(reader.read(pdf(content))).replace(" ", "") == "3/4vidare"


@BOTH
def test_a_page_on_its_side(reader: pytest.Module) -> None:
    """A page that /Rotate turns is read as it is seen."""
    content = "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (60) Tj /F1 6 Tf 0 1 -1 0 96.5 61.1 Tm (2) Tj ET"
    document = reader.read(pdf(content, page="/MediaBox[0 0 400 400]/Rotate 90"))
    assert [word.text for word in document.pages[0].words] == ["60²"]


def test_docx() -> None:
    """vertAlign and a raised position, in the run or in its style; subscripts and letters stay."""
    raised = '<w:vertAlign w:val="superscript"/>'
    body = (
        p(
            r("risker")
            + r("1", raised)
            + r(" 41 %")
            + r("2)", raised)
            + r(" 60")
            + r("2", '<w:position w:val="6"/>')
        )
        + p(r("2") + r("nd", raised) + r(" H") + r("2", '<w:vertAlign w:val="subscript"/>') + r("O"))
        + p(
            r("av")
            + r("3", '<w:rStyle w:val="Not"/>')
            + r("4", '<w:rStyle w:val="Not"/><w:vertAlign w:val="baseline"/>')
        )
    )
    style = f'<w:style w:type="character" w:styleId="Not"><w:rPr>{raised}</w:rPr></w:style>'
    assert text_of(docx(body, styles=style)).split() == ["risker¹", "41", "%²)", "60²", "2nd", "H2O", "av³4"]


def test_odt() -> None:
    """text-position above the line, in words or in per cent; below it figures stay."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text">'
        f'<style:text-properties style:text-position="{place}"/></style:style>'
        for name, place in (
            ("Up", "super 58%"),
            ("Raised", "33% 58%"),
            ("Down", "sub 58%"),
            ("Low", "-33% 58%"),
        )
    )

    def span(style: str, words: str) -> str:
        return f'<text:span text:style-name="{style}">{words}</text:span>'

    body = (
        f"<text:p>risker{span('Up', '1')} 60{span('Raised', '2')} H{span('Down', '2')}O x{span('Low', '1')} "
        f"2{span('Up', 'nd')}</text:p>"
    )
    assert text_of(odt(body, styles=styles)).split() == ["risker¹", "60²", "H2O", "x1", "2nd"]


def test_html() -> None:
    """What <sup> or a style sets above the line, links in it too."""
    body = (
        "<p>risker<sup><a href='#n1'>1</a></sup> 60<span style='vertical-align: super'>2</span> 10<sup>-6</sup> "
        "2<sup>nd</sup> H<sub>2</sub>O <sup>3</sup>/<sub>4</sub></p><p><sup>12</sup></p>"
    )
    source = f"<!doctype html><meta charset=utf-8><body>{body}".encode()
    assert text_of(source).split() == ["risker¹", "60²", "10⁻⁶", "2nd", "H2O", "3/4", "12"]


def test_markdown() -> None:
    """<sup>, and references to notes."""
    source = "# Frågor\n\nrisker<sup>1</sup> och[^2] 2<sup>nd</sup> till[^namn]\n"
    assert text_of(source.encode()).split()[1:] == ["risker¹", "och²", "2nd", "till[^namn]"]


@pytest.mark.parametrize(
    "source",
    [
        "# Frågor\n\n1. Finns mål[^1]?\n\nJa.\n\n[^1]: Gäller helår\noch del av\n\n    året.\n",
        (
            "<!doctype html><meta charset=utf-8><p>1. Finns mål<sup>1</sup>?<p>Ja.<section class=footnotes><hr><ol>"
            "<li id=fn1><p>Gäller helår och del av året. <a href='#fnref1'>↩</a></ol></section>"
        ),
        (
            "<!doctype html><meta charset=utf-8><p>1. Finns mål<sup>1</sup>?<p>Ja.<div id=sdfootnote1><p>"
            "<a class=sdfootnotesym href='#sdfootnote1anc'>1</a>Gäller helår och del av året.</p></div>"
        ),
        (
            "<!doctype html><meta charset=utf-8><p>1. Finns mål<sup>1</sup>?<p>Ja.<div style='mso-element:footnote-list'>"
            "<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1'>[1]</a> Gäller"
            " helår och del av året.</p></div></div>"
        ),
    ],
    ids=["markdown", "pandoc", "libreoffice", "word"],
)
def test_notes_are_told_and_not_read(source: str) -> None:
    """A note stands at the end of the text and would be a part of the last answer; R132 says what it says."""
    document = read(source.encode())
    assert [word.text for word in document.pages[0].words][-3:] == ["Finns", "mål¹?", "Ja."]
    assert [(note.code, note.message) for note in document.notes] == [
        ("R132", "a footnote says: Gäller helår och del av året.")
    ]


def test_more_figures_than_words() -> None:
    """A word may hold more numbers than a page usually has words."""
    digits = ",".join("1" * 3000)
    found = (
        pdfium.read(pdf(text(10, 300, digits, 1) + text(10, 200, "Ja"), page="/MediaBox[0 0 9000 400]"))
        .pages[0]
        .words
    )
    assert "".join([word.text for word in found]) == f"{digits}Ja"


@BOTH
def test_marks_that_are_painted_last(reader: pytest.Module) -> None:
    """Browsers paint what is placed relative to its line after all else, far from its word in the file."""
    content = (
        text(50, 300, "risker") + text(85, 300, "och 41 %") + text(150, 300, "av 60") + text(190, 300, "av")
        + text(53, 280, "Not.") + text(50 + RISKER, 303.5, "1", 6) + text(126.7, 303.5, "2", 6) + text(49, 283.5, "3", 6)
        + text(174.6, 303.5, "4", 6)
    )  # fmt: skip
    found = [word.text for word in reader.read(pdf(content)).pages[0].words]
    assert found[0] == "risker¹"
    assert [word for word in found if word.startswith("%")] == ["%²"]
    assert "60⁴" in found
    assert "".join(found).endswith("³Not.")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("1", "2", "60", "12)", "risker", ",", "/", "4")),
            st.integers(0, 12), st.integers(0, 12), st.sampled_from((5.0, 6.0, 9.8, 10.0, 20.0)), st.booleans(),
        )
    ),
    st.booleans(),
)  # fmt: skip
def test_no_word_is_lost(made: list[tuple[str, int, int, float, bool]], in_order: bool) -> None:
    """Wherever figures stand, each letter of a page is there once, and hidden as it was."""
    words = [
        Word(t, BBox(3 * x, 4 * y, 3 * x + 3 * len(t), 4 * y + size), "", size) for t, x, y, size, _ in made
    ]
    found, hidden = with_marks(list(words), [unseen for *_, unseen in made], in_order=in_order)
    for seen in (True, False):
        before = "".join(sorted(t for t, *_, unseen in made if unseen == seen))
        after = "".join([word.text for word, unseen in zip(found, hidden, strict=True) if unseen == seen])
        assert "".join(sorted(after.translate(PLAIN))) == "".join(sorted(before))
