"""Fields and the labels that stand before, below and above them; combs; what was typed into a printed form."""

from __future__ import annotations

from granskning_cli.layout.combs import combed
from granskning_cli.layout.entries import entered
from granskning_cli.layout.labelled import label_fields
from granskning_cli.model.layout import FIELD, BBox, Document, Page, Rule, Widget, Word


def words(top: float, *placed: tuple[str, float], font: str = "Arial") -> list[Word]:
    """A line of 10 points; a letter is 5 points wide; "[x]" is the text x of a field."""
    out = []
    for text, x in placed:
        field = text.startswith("[")
        own = text.strip("[]")
        out.append(Word(own, BBox(x, top, x + 5.0 * len(own), top + 10), FIELD if field else font, 10.0))
    return out


def texts(lines: list[list[Word]]) -> list[str]:
    return [" ".join(word.text for word in line) for line in lines]


def test_labels_below_fields() -> None:
    """A row of labels right below a row of fields names them one by one."""
    fields = words(50, ("[Lillevik]", 50), ("[912]", 300))
    labels = words(61, ("Navn", 50), ("Nummer", 300))
    again = [words(90, ("[Oslo]", 50), ("[3]", 300)), words(101, ("Sted", 50), ("Antall", 300))]
    assert texts(label_fields([fields, labels, *again])) == [
        "Navn Lillevik",
        "Nummer 912",
        "Sted Oslo",
        "Antall 3",
    ]


def test_labels_above_fields() -> None:
    """Several labels above name theirs too, and a single one stays the line above."""
    labels = words(50, ("Name", 50), ("Ort", 300))
    assert texts(label_fields([labels, words(62, ("[Muster]", 50), ("[Ulm]", 300))])) == [
        "Name Muster",
        "Ort Ulm",
    ]
    assert texts(label_fields([words(50, ("Name", 50)), words(62, ("[Muster]", 50))])) == ["Name", "Muster"]


def test_several_labels_on_one_line() -> None:
    """Each label goes with the field behind it; a unit behind a field is no label."""
    line = words(50, ("Name:", 50), ("[Muster]", 90), ("Vorname:", 200), ("[Erika]", 250))
    assert texts(label_fields([line])) == ["Name: Muster", "Vorname: Erika"]
    units = words(50, ("Tid:", 50), ("[8]", 90), ("timmar", 120), ("[30]", 160), ("minuter", 190))
    assert texts(label_fields([units])) == ["Tid: 8 timmar 30 minuter"]


def tooth(at: int, value: str) -> Widget:
    return Widget(f"d{at}", "text", value, None, BBox(100 + 14.0 * at, 50, 112 + 14.0 * at, 62))


def test_a_comb_is_one_field() -> None:
    """Fields of one letter side by side hold one text; three of them are no comb."""
    assert [w.value for w in combed([tooth(at, letter) for at, letter in enumerate("01021990")])] == [
        "01021990"
    ]
    assert len(combed([tooth(at, "1") for at in range(3)])) == 3


def printed(asked: str, given: str, *, rules: tuple[Rule, ...] = ()) -> Document:
    lines = []
    for row, (label, value) in enumerate([("Navn", "Ida"), ("Stilling", "Lærer"), ("Sted", "Oslo")]):
        lines += words(50 + 30.0 * row, (label, 50), font=asked) + words(
            50 + 30.0 * row, (value, 200), font=given
        )
    return Document((Page(1, 595, 842, words=tuple(lines), rules=rules),), "application/pdf", "pdfium")


def test_typed_words_are_fields() -> None:
    """Words in a typewriter's type behind the labels of a form are what was filled in."""
    page = entered(printed("Arial-BoldMT", "Courier")).pages[0]
    assert [word.text for word in page.words if word.font == FIELD] == ["Ida", "Lærer", "Oslo"]


def test_one_family_tells_nothing() -> None:
    """Bold and regular of one family are no print and entry."""
    document = printed("Arial-BoldMT", "ArialMT")
    assert entered(document) is document
