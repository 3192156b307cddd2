"""Document -> Rows of Cells. Geometry only: no language is known here, and no file format.

pages --furniture--> words --boxes--> words with ☐ ☒ --grid--> ruled rows      --repeated--> rows
                                                    \\-lines--> lines of text   --align----->
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from granskning_cli.layout.aligned import align
from granskning_cli.layout.banded import banded
from granskning_cli.layout.boxes import with_boxes
from granskning_cli.layout.broken import join_broken
from granskning_cli.layout.chips import with_chips
from granskning_cli.layout.cut_off import cut_off
from granskning_cli.layout.emphasis import emphasised
from granskning_cli.layout.entries import entered
from granskning_cli.layout.furniture import find_furniture
from granskning_cli.layout.grid import Grid, Segment, find_grids
from granskning_cli.layout.headed import headed
from granskning_cli.layout.implied import implied
from granskning_cli.layout.lines import USUAL_PITCH, is_picture, pitch_of
from granskning_cli.layout.outlines import outlined
from granskning_cli.layout.parts import Aligned, Part, parts_of
from granskning_cli.layout.repeated import repeated, words_of
from granskning_cli.layout.ruled import TableColumns
from granskning_cli.layout.running import running_lines
from granskning_cli.layout.sheet import Sheet, make_sheet, parted
from granskning_cli.layout.signs import ruled_by_signs
from granskning_cli.layout.spaced import Spaced
from granskning_cli.layout.strays import find_strays
from granskning_cli.layout.turned import set_upright
from granskning_cli.model.layout import Document, Layout, Page, Word


def lay_out(document: Document) -> Layout:
    """The document's rows in reading order; what is page furniture stands apart."""
    document = replace(document, pages=tuple([_drawn(page) for page in document.pages]))
    document = entered(document)
    signed = [ruled_by_signs(page) for page in document.pages]
    document = replace(document, pages=tuple([page for page, _ in signed]))
    found = [_rulings(page, typed) for page, typed in signed]
    strays = find_strays(document.pages, [grids for grids, _ in found])
    pages = [
        set_upright(_without(page, stray), grids)
        for page, stray, (grids, _) in zip(document.pages, strays, found, strict=True)
    ]
    hidden = find_furniture(pages, [grids for grids, _ in found])
    sheets = [
        _sheet(page, out, grids, dividers)
        for page, out, (grids, dividers) in zip(pages, hidden, found, strict=True)
    ]
    parts, notes = parts_of(sheets)
    notes = [*notes, *cut_off(pages, hidden)]
    pitch = _pitch(pages, parts)
    pictured = [
        grid for sheet in sheets if sheet.grids and is_picture(sheet.page.words) for grid in sheet.grids
    ]
    columns = TableColumns([grid for sheet in sheets for grid in sheet.grids], pictured)
    then = [part.first_word for part in parts[1:]] + [None]
    made = [part.rows(columns, pitch, word) for part, word in zip(parts, then, strict=True)]
    rows = parted([row for own in made for row in own])
    beside = {
        id(row)
        for part, own in zip(parts, made, strict=True)
        if isinstance(part, Sheet) and part.beside
        for row in own
    }
    tables = columns.tables + sum(isinstance(part, Aligned | Spaced) for part in parts)
    again = repeated(rows)
    furniture = [
        (page.number, page.words[i])
        for seen, out in ((document.pages, strays), (pages, hidden))
        for page, indexes in zip(seen, out, strict=True)
        for i in sorted(indexes)
    ]
    furniture += [item for index in sorted(again) for item in words_of(rows[index])]
    kept = [row for index, row in enumerate(rows) if index not in again] if again else rows
    aligned = align(kept, tables, beside)
    whole, told = (aligned, []) if any(page.flowed for page in document.pages) else join_broken(aligned)
    running = (*document.running, *running_lines(pages, hidden))
    return Layout(tuple(whole), tuple(furniture), (*notes, *told), running)


def _rulings(page: Page, typed: list[Segment]) -> tuple[list[Grid], list[Segment]]:
    """The page's tables, those too that lack rulings, and the lines that divide its text, drawn or typed."""
    if page.unit != "pt":
        return [], typed
    grids, dividers = find_grids(page)
    white = banded(page, dividers) if dividers and not grids and not page.shades else ([], [])
    if page.shades or len(dividers) > 2:
        more = implied(page, grids, dividers)
        if more:
            page = replace(page, rules=(*(page.rules or ()), *more))
            grids, dividers = find_grids(page)
    heads = headed(page, grids)
    if heads:
        grids, dividers = find_grids(replace(page, rules=(*(page.rules or ()), *heads)))
    if sum(len(grid.ys) for grid in white[0]) > sum(len(grid.ys) for grid in grids):
        grids, dividers = white  # the header's words tell of rows that no seam does
    return grids, [*dividers, *typed]


def _without(page: Page, strays: set[int]) -> Page:
    if not strays:
        return page
    return replace(page, words=tuple(word for i, word in enumerate(page.words) if i not in strays))


def _drawn(page: Page) -> Page:
    """The page with what is drawn at words, or in four pieces, told from rulings."""
    return emphasised(with_chips(outlined(page))) if page.rules or page.rects or page.strokes else page


def _sheet(page: Page, hidden: set[int], grids: list[Grid], dividers: list[Segment]) -> Sheet:
    words: Sequence[Word] = page.words
    if hidden:
        words = [word for index, word in enumerate(words) if index not in hidden]
    if hidden and page.unit == "char":  # the white space around a page number is no empty cell
        gone = {page.words[index].bbox.top for index in hidden}
        page = replace(page, blanks=tuple(blank for blank in page.blanks if blank.bbox.top not in gone))
    return make_sheet(page, with_boxes(page, words), grids, dividers)


def _pitch(pages: Sequence[Page], parts: Sequence[Part]) -> float:
    """How far a paragraph's lines stand apart; what a reader set itself need not be measured."""
    if pages and pages[0].unit == "char":
        return 1.0
    return USUAL_PITCH if pages and pages[0].flowed else pitch_of(_grouped(parts))


def _grouped(parts: Sequence[Part]) -> list[list[list[Word]]]:
    return [lines for part in parts for lines in part.grouped()]
