"""Every reader of PDF keeps its promises on every PDF there is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from program import ROOT, cases

from granskning_cli.diagnostics import TABLE, Unreadable
from granskning_cli.model.layout import BBox, Document, Page
from granskning_cli.readers import READERS

SHARED = ROOT.parent / "shared"
PDFS = [
    *[case / "source.pdf" for case in cases() if (case / "source.pdf").exists()],
    *sorted((SHARED / "typeset").glob("*.pdf")),
    *sorted((SHARED / "forms").glob("*.pdf")),
]
PDF_READERS = [name for name, (_, kind) in READERS.items() if kind == "pdf"]
EDGE = 0.01


def module(name: str) -> Any:
    """A reader's module, by its name in READERS."""
    return import_module(f"granskning_cli.readers.{READERS[name][0]}")


def boxes(page: Page) -> Iterator[BBox]:
    """Every box that a page holds."""
    for parts in (page.words, page.blanks, page.rects, page.strokes, page.widgets, page.images):
        for part in parts:
            yield part.bbox


def inside(box: BBox, sheet: BBox) -> bool:
    """Whether no part of the box is off the sheet."""
    return box.x0 >= sheet.x0 and box.top >= sheet.top and box.x1 <= sheet.x1 and box.bottom <= sheet.bottom


@pytest.mark.parametrize("path", PDFS, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("name", PDF_READERS)
def test_a_reader_keeps_its_promises(name: str, path: Path) -> None:
    """Pages are numbered without gaps; boxes are upright; words lie on the page, in NFC and without white space."""
    document: Document = module(name).read(path.read_bytes())
    assert document.media_type == "application/pdf"
    assert document.reader == name
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    assert {note.code for note in document.notes} <= set(TABLE)
    for page in document.pages:
        assert page.unit == "pt"
        assert all(box.x0 <= box.x1 and box.top <= box.bottom for box in boxes(page))
        sheet = BBox(-EDGE, -EDGE, page.width + EDGE, page.height + EDGE)
        for word in page.words:
            assert inside(word.bbox, sheet), word
            assert word.text == unicodedata.normalize("NFC", word.text), word
            assert word.text.split() == [word.text], word
            assert word.size > 0, word
        assert page.rules is not None  # these readers can see rulings
        assert all(rule.axis in "hv" and rule.start <= rule.end for rule in page.rules)
        assert all(
            (widget.checked is None) == (widget.kind not in ("checkbox", "radio")) for widget in page.widgets
        )


@pytest.mark.parametrize("name", PDF_READERS)
def test_a_reader_says_what_it_is(name: str) -> None:
    """The name in READERS is the module's own, and a reader that is installed is available."""
    reader = module(name)
    assert name == reader.NAME
    assert reader.SUFFIXES == (".pdf",)
    assert reader.is_available()


@pytest.mark.parametrize("name", PDF_READERS)
@pytest.mark.parametrize("path", sorted((SHARED / "hostile").glob("*.pdf"))[::9], ids=lambda path: path.stem)
def test_an_odd_file_is_read_or_refused(name: str, path: Path) -> None:
    """Fuzzed and broken files give a document or a code, never another exception."""
    code = ""
    try:
        document = module(name).read(path.read_bytes())
    except Unreadable as refusal:
        code = refusal.code
    assert code in TABLE if code else document.pages
