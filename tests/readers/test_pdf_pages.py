"""A page is given as a person sees it, whatever its boxes and its rotation say."""

from __future__ import annotations

import pytest
from handmade import file, pdf, stream, text

from granskning_cli.model.layout import BBox, Document
from granskning_cli.readers import pdfium, plumber

BOTH = pytest.mark.parametrize("reader", [pdfium, plumber], ids=lambda reader: reader.NAME)
# A page 300 wide and 500 high with a word, a line and a box; `turned` says how it is laid on the sheet.
CONTENT = text(40, 450, "Rubrik", 12) + "20 400 m 280 400 l S 100 300 12 12 re S\n"
# The matrices that lay the page on a sheet which is then shown turned by so many degrees clockwise.
TURNED = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 500 0", 180: "-1 0 0 -1 300 500", 270: "0 -1 1 0 0 300"}


def sheet(rotation: int, corner: tuple[int, int], box: str) -> bytes:
    """CONTENT on a sheet whose `box` begins at `corner`, shown with /Rotate; a larger MediaBox lies around it."""
    x, y = corner
    width, height = (300, 500) if rotation in (0, 180) else (500, 300)
    boxes = f"/{box}[{x} {y} {x + width} {y + height}]"
    if box == "CropBox":
        boxes += f"/MediaBox[{x - 30} {y - 50} {x + width + 70} {y + height + 20}]"
    content = f"q 1 0 0 1 {x} {y} cm q {TURNED[rotation]} cm {CONTENT} Q Q"
    return pdf(content, page=f"{boxes}/Rotate {rotation}")


@BOTH
@pytest.mark.parametrize("box", ["MediaBox", "CropBox"])
@pytest.mark.parametrize("corner", [(0, 0), (100, -200)], ids=["at-origin", "moved"])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_and_cropped_page(
    reader: pytest.Module, rotation: int, corner: tuple[int, int], box: str
) -> None:
    """The same page comes out of all sixteen ways to write it down."""
    page = reader.read(sheet(rotation, corner, box)).pages[0]
    assert (page.width, page.height) == pytest.approx((300, 500))
    (word,) = page.words
    assert word.text == "Rubrik"
    assert word.size == pytest.approx(12, abs=0.01)
    assert word.bbox == pytest.approx((40, 50 - 0.79 * 12, 75.3, 50 + 0.21 * 12), abs=1)
    assert [(rule.axis, *map(round, rule[1:])) for rule in page.rules or ()] == [("h", 100, 20, 280)]
    assert [tuple(map(round, rect.bbox)) for rect in page.rects] == [(100, 188, 112, 200)]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("laid", [90, 180, 270])
def test_a_page_laid_on_its_side(laid: int, rotation: int) -> None:
    """Where nearly all text is turned alike the page is set upright, though no /Rotate says so."""
    lines = "".join(text(40, 450 - 20 * at, f"{at} Har planen antagits?", 12) for at in range(4))
    width, height = (300, 500) if laid == 180 else (500, 300)
    content = f"q {TURNED[laid]} cm {lines} 20 420 m 280 420 l S Q"
    page = pdfium.read(pdf(content, page=f"/MediaBox[0 0 {width} {height}]/Rotate {rotation}")).pages[0]
    assert (page.width, page.height) == (300, 500)
    words = sorted(page.words, key=lambda word: (round(word.bbox.bottom), word.bbox.x0))
    assert [word.text for word in words[:4]] == ["0", "Har", "planen", "antagits?"]
    assert words[0].bbox == pytest.approx((40, 50 - 0.79 * 12, 46.7, 50 + 0.21 * 12), abs=1)
    assert [(rule.axis, *map(round, rule[1:])) for rule in page.rules or ()] == [("h", 80, 20, 280)]


def test_a_turned_label_turns_no_page() -> None:
    """Text up the margin is turned; the page is not."""
    words = " ".join(["Blankett"] * 9)
    up = f"BT /F1 7 Tf 0 1 -1 0 15 20 Tm ({words}) Tj ET\n"
    level = "".join(text(40, 300 - 20 * at, "Har planen antagits?") for at in range(4))
    (page,) = pdfium.read(pdf(up + level)).pages
    assert {round(w.bbox.bottom - w.bbox.top) for w in page.words if w.text == "planen"} == {10}


@BOTH
@pytest.mark.parametrize("rotation", [0, 90])
def test_a_word_says_how_it_is_turned(reader: pytest.Module, rotation: int) -> None:
    """Up the page, down it, or level, as the page is shown."""
    matrices = {"Upp": "0 1 -1 0 300 100", "Ned": "0 -1 1 0 200 300", "Rakt": "1 0 0 1 40 350"}
    content = "".join(f"BT /F1 9 Tf {at} Tm ({word}) Tj ET\n" for word, at in matrices.items())
    (page,) = reader.read(
        pdf(f"q {TURNED[rotation]} cm {content} Q", page=f"/MediaBox[-200 -200 600 600]/Rotate {rotation}")
    ).pages
    assert {word.text: word.turns for word in page.words} == {"Upp": 1, "Ned": 3, "Rakt": 0}


@BOTH
def test_fields_turn_with_the_page(reader: pytest.Module) -> None:
    """An annotation's rectangle is in the file's own coordinates, like everything else."""
    field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(Svar)/V(Ja)/Rect[100 20 120 80]/F 4>>"
    data = pdf(
        text(40, 40, "Ja"),
        page="/MediaBox[0 0 500 300]/Rotate 90/Annots[6 0 R]",
        catalogue="/AcroForm<</Fields[6 0 R]>>",
        more=[field],
    )
    (widget,) = reader.read(data).pages[0].widgets
    assert widget.bbox == pytest.approx(BBox(20, 100, 80, 120))


@BOTH
def test_a_form_xobject_is_gone_into(reader: pytest.Module) -> None:
    """Text and lines inside it, and inside one inside it, lie where both matrices put them."""
    inner = stream(
        text(0, 0, "Ja") + "0 -10 m 50 -10 l S",
        "/Type/XObject/Subtype/Form/BBox[-9 -99 99 99]/Matrix[1 0 0 1 5 0]/Resources<</Font<</F1 5 0 R>>>>",
    )
    outer = stream(
        "q 2 0 0 2 10 0 cm /In Do Q",
        "/Type/XObject/Subtype/Form/BBox[-99 -99 300 300]/Resources<</XObject<</In 6 0 R>>>>",
    )
    data = pdf("q 1 0 0 1 100 300 cm /Out Do Q", resources="/XObject<</Out 7 0 R>>", more=[inner, outer])
    page = reader.read(data).pages[0]
    assert [(word.text, round(word.bbox.x0), round(word.size)) for word in page.words] == [("Ja", 120, 20)]
    assert [(rule.axis, *map(round, rule[1:])) for rule in page.rules or ()] == [("h", 120, 120, 220)]


@BOTH
def test_a_form_xobject_that_holds_itself(reader: pytest.Module) -> None:
    """A circle ends."""
    circle = stream("/Me Do", "/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</Me 6 0 R>>>>")
    data = pdf(text(20, 300, "Ja") + "/Me Do", resources="/XObject<</Me 6 0 R>>", more=[circle])
    assert [word.text for word in reader.read(data).pages[0].words] == ["Ja"]


def scan_and_text() -> bytes:
    """Two pages: a picture without text, and text."""
    picture = stream(
        b"\xff", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    )
    resources = "<</Font<</F1 7 0 R>>/XObject<</I 8 0 R>>>>"
    return file(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 400 400]/Resources{resources}>>",
            "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>",
            "<</Type/Page/Parent 2 0 R/Contents 6 0 R>>",
            stream("q 200 0 0 100 50 250 cm /I Do Q"),
            stream(text(20, 300, "Ja")),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            picture,
        ]
    )


@BOTH
def test_a_page_that_was_scanned_is_noted(reader: pytest.Module) -> None:
    """Answers on it would be lost in silence; the picture has its place."""
    document: Document = reader.read(scan_and_text())
    assert [(note.code, note.page) for note in document.notes] == [("R110", 1)]
    assert [image.bbox for image in document.pages[0].images] == [pytest.approx((50, 50, 250, 150))]
