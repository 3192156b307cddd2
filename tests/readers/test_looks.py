"""What a document says by its look alone is not read; a diagnostic says that it is there."""

from __future__ import annotations

import pytest
from office import cell, docx, odt, p, r, row, table

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
