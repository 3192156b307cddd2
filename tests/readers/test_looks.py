"""What a document says by its look alone is not read; a diagnostic says that it is there."""

from __future__ import annotations

import pytest
from office import cell, docx, odt, p, r, row, table

from granskning_cli.pipeline import parse
from granskning_cli.readers import read

_STRUCK = (
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
    "</style:style>"
)


def _noted(source: bytes) -> list[tuple[str, str]]:
    return [(note.code, note.message.rpartition(": ")[2]) for note in read(source).notes]


@pytest.mark.parametrize(
    "source",
    [
        docx(p(r("Ja", "<w:strike/>") + r(" / Nej"))),
        docx(p(r("Ja", "<w:dstrike/>") + r(" / Nej", '<w:strike w:val="0"/>'))),
        odt('<text:p><text:span text:style-name="S">Ja</text:span> / Nej</text:p>', styles=_STRUCK),
        b"<!doctype html><p><s>Ja</s> / Nej",
        b"<!doctype html><p><span style='text-decoration: line-through'>Ja</span> / Nej",
        b"# A\n\n~~Ja~~ / Nej\n",
    ],
    ids=["docx", "docx-double", "odt", "html", "html-style", "markdown"],
)
def test_words_that_are_struck_through(source: bytes) -> None:
    """ "Ja / Nej" with Ja struck out means Nej; both words are in the result, and R134 says which is struck."""
    assert _noted(source) == [("R134", "Ja")]


@pytest.mark.parametrize(
    "source",
    [
        docx(p(r("1. Finns en plan? Ja / ") + r("Nej", "<w:strike/>")) + p("2. Finns mål?  Ja / Nej")),
        docx(p(r("1. Finns en plan? Ja/") + r("Nej", "<w:strike/>")) + p("2. Finns mål?  Ja/Nej")),
        odt(
            '<text:p>1. Finns en plan? Ja / <text:span text:style-name="S">Nej</text:span></text:p>'
            "<text:p>2. Finns mål? Ja / Nej</text:p>",
            styles=_STRUCK,
        ),
        "<!doctype html><p>1. Finns en plan? Ja / <s>Nej</s><p>2. Finns mål? Ja / Nej".encode(),
        "# Enkät\n\n1\\. Finns en plan? Ja / ~~Nej~~\n\n2\\. Finns mål? Ja / Nej\n".encode(),
    ],
    ids=["docx", "docx-close", "odt", "html", "markdown"],
)
def test_an_option_that_is_struck_out(source: bytes) -> None:
    """The other one was meant; where none is struck out, there is no answer."""
    found = parse(source)
    (first, second) = [q for section in found.sections for q in section.questions]
    assert [chosen.label for chosen in first.answer.selected] == ["Ja"]
    assert (second.answer.state, second.answer.selected) == ("unanswered", ())
    assert "M511" in [d.code for d in found.diagnostics]


def test_options_that_are_all_struck_out() -> None:
    """Nobody can tell which was meant, and a diagnostic says so."""
    found = parse(
        docx(
            p(r("1. Finns en plan? ") + r("Ja / Nej", "<w:strike/>"))
            + p(r("2. Finns mål? Ja / ") + r("Nej", "<w:strike/>"))
        )
    )
    first = found.sections[0].questions[0]
    assert first.answer.state == "ambiguous"
    assert "M501" in [d.code for d in found.diagnostics if d.question == "1"]


def test_an_offer_is_not_parted_at_the_end_of_a_line() -> None:
    """How wide type is in such a document is a guess, so "Nej" stays on the line of "Ja /"."""
    (page,) = read(
        docx(p("Finns dokumenterade rutiner för kränkande behandling vid alla enheter i kommunen? Ja / Nej"))
    ).pages
    assert len({word.bbox.bottom for word in page.words}) == 1


def _filled(colour: str) -> str:
    return cell("", f'<w:shd w:val="clear" w:fill="{colour}"/>')


def test_cells_that_are_coloured_in() -> None:
    """Grön and Röd are told by the cells' fills: R135."""
    head = row("1 Mål", "Grön", "Röd")
    answered = table(head, row("1.1 A?", _filled("00FF00"), ""), row("1.2 B?", "", _filled("FF0000")))
    assert [code for code, _ in _noted(docx(answered))] == ["R135"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            row("1.1 A?", _filled("00FF00"), _filled("FF0000")),
            row("1.2 B?", _filled("00FF00"), _filled("FF0000")),
        ],
        [row("1.1 A?", _filled("EEEEEE"), _filled("EEEEEE")), row("1.2 B?", "", "")],
        [row("1.1 A?", "X", _filled("FFFFFF")), row("1.2 B?", "", "X")],
    ],
    ids=["columns", "stripes", "white"],
)
def test_colours_that_say_nothing(rows: list[str]) -> None:
    """A column of one colour, rows striped in two, white."""
    assert _noted(docx(table(row("1 Mål", "Grön", "Röd"), *rows))) == []


_LABELS = {
    "docx": ("<w:u/>", '<w:highlight w:val="yellow"/>', '<w:shd w:val="clear" w:fill="FFFF00"/>'),
    "html": ("<u>Nej</u>", "<mark>Nej</mark>", "<span style='background-color:yellow'>Nej</span>"),
    "odt": ('style:text-underline-style="solid"', 'fo:background-color="#ffff00"'),
}


def _offering(kind: str, look: str) -> bytes:
    """Two questions with labels side by side, of which the first has one that looks so."""
    if kind == "docx":
        labels = p(r("Ja / ") + r("Nej", look) + r(" / Delvis"))
        return docx(p("1. Finns en plan?") + labels + p("2. Finns mål?") + p("Ja / Nej / Delvis"))
    if kind == "html":
        body = f"<p>1. Finns en plan?<p>Ja / {look} / Delvis<p>2. Finns mål?<p>Ja / Nej / Delvis"
        return f"<!doctype html><html lang=sv>{body}</html>".encode()
    style = f'<style:style style:name="S" style:family="text"><style:text-properties {look}/></style:style>'
    labels = 'Ja / <text:span text:style-name="S">Nej</text:span> / Delvis'
    lines = ("1. Finns en plan?", labels, "2. Finns mål?", "Ja / Nej / Delvis")
    return odt("".join([f"<text:p>{line}</text:p>" for line in lines]), styles=style)


@pytest.mark.parametrize(
    ("kind", "look"), [(kind, look) for kind, looks in _LABELS.items() for look in looks]
)
def test_a_label_that_is_underlined_or_highlighted_answers(kind: str, look: str) -> None:
    """Of labels side by side the one with a line under it or a ground behind it is chosen, and M511 says how."""
    result = parse(_offering(kind, look))
    answers = [question.answer for section in result.sections for question in section.questions]
    assert [[one.label for one in a.selected] for a in answers if a is not None] == [["Nej"], []]
    assert "M511" in [one.code for one in result.diagnostics]


@pytest.mark.parametrize(
    "line",
    [
        "<mark>Vi har gjort det</mark>",
        "<u>Ja vi har gjort allt det som de sade</u> och mer",
        "Se <a style='text-decoration: underline' href='x'>planen</a> här",
    ],
)
def test_lines_at_text_are_no_marks(line: str) -> None:
    """A paragraph that is highlighted, a longer run of words, and a link are no labels among others."""
    page = read(f"<!doctype html><p>1. Vad gjordes?<p>{line}".encode()).pages[0]
    assert [word.font for word in page.words if word.font.startswith("=")] == []
