"""Pages of lines, each set as a test wants it, without a document around them."""

from __future__ import annotations

from typing import NamedTuple

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import BBox, Document, Page, Rule, Word
from granskning_cli.model.questionnaire import Questionnaire, Source
from granskning_cli.structure import structure

SOURCE = Source(name=None, sha256="0" * 64, media_type="application/pdf", pages=1, reader="pdfium")


class Set(NamedTuple):
    """A line as it is set: its text, the white space above it, in points, its type, and what lines are drawn at it."""

    text: str
    above: float = 8.0
    size: float = 12.0
    font: str = "Serif"
    bold: bool = False
    lined: bool = False
    left: float = 60.0
    ruled: bool = False  # a line from edge to edge stands above it


def page(*lines: Set) -> Questionnaire:
    """What such a page asks and answers."""
    words: list[Word] = []
    rules: list[Rule] = []
    top = 100.0
    for line in lines:
        if line.ruled:
            rules.append(Rule("h", top + line.above / 2, 50, 540))
        top += line.above
        x = line.left
        for token in line.text.split():
            wide = 0.5 * line.size * len(token)
            words.append(
                Word(token, BBox(x, top, x + wide, top + line.size), line.font, line.size, line.bold)
            )
            x += wide + 0.3 * line.size
        if line.lined:
            rules.append(Rule("h", top + line.size - 1, line.left, x - 0.3 * line.size))
        top += line.size + 2
    document = Document(
        (Page(1, 595, 842, words=tuple(words), rules=tuple(rules)),), "application/pdf", "pdfium"
    )
    return structure(lay_out(document), SOURCE)
