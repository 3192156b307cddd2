"""HTML -> a document that draws itself: headings, paragraphs, lists, tables and the fields of forms.

Only what the page itself says is read: no style sheet is applied but `display: none` on an element, no script is
run and nothing is fetched. A saved page shows which boxes were ticked where it was saved with its state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.diagnostics import said
from granskning_cli.model.layout import Document, Note
from granskning_cli.readers.drawn import draw
from granskning_cli.readers.flow import Block, Table, shared_widths, struck
from granskning_cli.readers.html.blocks import Blocks, is_struck
from granskning_cli.readers.html.foot import name_foot
from granskning_cli.readers.html.notes import take_notes
from granskning_cli.readers.html.tree import Element, decoded, tree

SUFFIXES: Final = (".html", ".htm", ".xhtml")
NAME: Final = "html"
WIDTH: Final = 484.0


def is_available() -> bool:
    return True


def read(data: bytes, *, password: str | None = None) -> Document:
    """The document as one page."""
    text, damaged = decoded(data)
    notes: tuple[Note, ...] = (Note("R113", said("R113", encoding="cp1252")),) if damaged else ()
    root = tree(text)
    name_foot(root)
    notes += tuple([Note("R132", said("R132", "footnote", text=note)) for note in take_notes(root)])
    reading = Blocks()
    blocks = reading.read(root)
    notes += tuple(reading.met.values())
    notes += tuple(struck(_struck(root)))
    return Document(draw(_with_widths(blocks), WIDTH), "text/html", NAME, notes)


def _struck(element: Element) -> list[str]:
    """The texts that a page shows struck through."""
    out: list[str] = []
    for child in element.children:
        if isinstance(child, Element):
            out += [child.text()] if is_struck(child) else _struck(child)
    return out


def _with_widths(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with widths for the columns of all tables, those in cells of others too."""
    tables = _tables(blocks)
    edges = dict(zip(map(id, tables), shared_widths([table.rows for table in tables], WIDTH), strict=True))
    return [_set(block, edges) for block in blocks]


def _tables(blocks: Sequence[Block]) -> list[Table]:
    out: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            out.append(block)
            for row in block.rows:
                for cell in row.cells:
                    out += _tables(cell.blocks)
    return out


def _set(block: Block, edges: dict[int, tuple[float, ...]]) -> Block:
    if not isinstance(block, Table):
        return block
    rows = tuple(
        row._replace(
            cells=tuple(
                [replace(cell, blocks=tuple([_set(one, edges) for one in cell.blocks])) for cell in row.cells]
            )
        )
        for row in block.rows
    )
    return Table(edges[id(block)], rows)
