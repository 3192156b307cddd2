"""Other programs on the same file, each as its own documentation says; those that are not installed are left out.

None is needed by granskning. What they give differs (text alone, Markdown, words with boxes), so that a ratio says
what a script on top of one has to start from, and no more.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

Contender = Callable[[Path], object]


def plumber(path: Path) -> None:
    """What layout would need of pdfplumber: words and the edges of lines and boxes."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            list(page.edges)


def pypdfium2(path: Path) -> None:
    """The text of each page, and its paths with their bounds, through pypdfium2's own classes."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_bounded()
        for drawn in page.get_objects():
            drawn.get_bounds()
    document.close()


def pypdfium2_boxes(path: Path) -> None:
    """The same with the box of every character."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        for at in range(text.count_chars()):
            text.get_charbox(at)
        for drawn in page.get_objects():
            drawn.get_bounds()
    document.close()


def pdfminer(path: Path) -> None:
    """Lines of text with their places."""
    from pdfminer.high_level import extract_pages

    for page in extract_pages(path):
        list(page)


def playa(path: Path) -> None:
    """Every glyph and every path with its box."""
    import playa as library

    with library.parse(path.read_bytes()) as document:
        for page in document.pages:
            for drawn in page.flatten():
                for one in drawn if drawn.object_type == "text" else (drawn,):
                    _ = one.bbox


def pdf_oxide(path: Path) -> None:
    """Every word and every path, by a parser in Rust."""
    from pdf_oxide import PdfDocument

    document = PdfDocument.from_bytes(path.read_bytes())
    for page in range(document.page_count()):
        document.extract_words(page)
        document.extract_paths(page)


def pymupdf4llm(path: Path) -> None:
    import pymupdf4llm as library

    library.to_markdown(str(path))


def markitdown(path: Path) -> None:
    from markitdown import MarkItDown

    MarkItDown().convert(str(path))


def kreuzberg(path: Path) -> None:
    """Text alone; it may keep what it has once read, so its figure is a lower bound."""
    import kreuzberg as library

    library.extract_file_sync(str(path))


def docling_parse(path: Path) -> None:
    """Words, characters and shapes with their places."""
    from docling_parse.pdf_parser import DoclingPdfParser

    for _, page in DoclingPdfParser(loglevel="fatal").load(path_or_stream=str(path)).iterate_pages():
        _ = page.word_cells


def unstructured(path: Path) -> None:
    from unstructured.partition.pdf import partition_pdf

    partition_pdf(filename=str(path), strategy="fast")


# what it is called here -> the package it needs, and how it is run
CONTENDERS: dict[str, tuple[str, Contender]] = {
    "pypdfium2, text and objects": ("pypdfium2", pypdfium2),
    "pypdfium2, every character": ("pypdfium2", pypdfium2_boxes),
    "pdf_oxide, words and paths": ("pdf_oxide", pdf_oxide),
    "kreuzberg, text": ("kreuzberg", kreuzberg),
    "playa, glyphs and paths": ("playa", playa),
    "PyMuPDF4LLM, Markdown": ("pymupdf4llm", pymupdf4llm),
    "pdfminer.six, lines": ("pdfminer", pdfminer),
    "pdfplumber, words and edges": ("pdfplumber", plumber),
    "docling-parse, words and shapes": ("docling_parse", docling_parse),
    "markitdown, Markdown": ("markitdown", markitdown),
    "unstructured, fast": ("unstructured", unstructured),
}


def installed() -> dict[str, Contender]:
    """Those that can be run here."""
    return {
        name: run
        for name, (package, run) in CONTENDERS.items()
        if importlib.util.find_spec(package) is not None
    }
