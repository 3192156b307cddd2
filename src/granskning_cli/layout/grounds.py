"""The grounds of a page's rows: what tells rows apart where no ruling does.

    ░░░░░░░░░░░░░░░░░░░░░░░░░░░      every second row shaded, or all of them in two shades by turns,
    1.2 Har nämnden en plan?  X      or in one shade with white between them
    ░░░░░░░░░░░░░░░░░░░░░░░░░░░

A row is mostly painted cell by cell: the seams between the pieces are the edges of columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox, Page, Rule, Word

# Pieces whose edges differ by less than this stand in one row, and rows so alike under each other.
SAME: Final = 1.5
# White between two cells of a row, and between two rows, that no text stands in.
SEAM: Final = 3.5
WHITE: Final = 8.0
# One shade, painted line by line.
TOUCH: Final = 0.8
SHADE: Final = 0.004
# A chart or a map has grounds without end; a form has one for each cell.
MOST: Final = 1500
MOST_ROWS: Final = 300
# A row is at least so wide.
NARROWEST: Final = 150.0
# White between two lines of a row is less than this, in sizes of type.
LEADING: Final = 0.9


class Band(NamedTuple):
    """A row's ground. `seams`: where one of its pieces ends and the next begins; `light` as of a Shade.

    `several`: below pieces with seams one was painted without, in the same shade, as of an answer below its question.
    """

    x0: float
    x1: float
    top: float
    bottom: float
    light: float
    seams: tuple[float, ...]
    several: bool = False


class Row(NamedTuple):
    """A row from top to bottom; `seams` is None where nothing was painted that would have some.

    `merged`: the first of them that its text runs over, from which on the row is one cell.
    """

    top: float
    bottom: float
    seams: tuple[float, ...] | None
    merged: float | None = None


class Rows(NamedTuple):
    """Rows under each other, all from x0 to x1; `white`: some of them have no ground."""

    x0: float
    x1: float
    rows: tuple[Row, ...]
    white: bool


def rows_of_grounds(page: Page) -> list[Rows]:
    """The runs of rows that their grounds tell apart."""
    if len(page.shades) > MOST:
        return []
    tables: list[list[Band]] = []
    bands = _bands(page)
    bands = _whole(bands) if len(bands) <= MOST_ROWS else []
    for band in bands:
        home = next((t for t in tables if _alike(t[-1], band) and _follows(t[-1], band, page)), None)
        if home is None:
            tables.append([band])
        else:
            home.append(band)
    return [_rows(table) for table in tables if len(table) > 1 and not _hold_several(table[0], bands)]


def _hold_several(one: Band, bands: Sequence[Band]) -> bool:
    """Whether most stripes as wide as this one hold more than one row, so that the white between them may too."""
    seamed = [band for band in bands if band.seams and _alike(band, one)]
    return 2 * sum(band.several for band in seamed) > len(seamed)


def inside(words: Sequence[Word], box: BBox) -> list[Word]:
    """The words whose middle lies in a box."""
    x0, top, x1, bottom = box
    return [
        word
        for word in words
        if x0 <= (word[1][0] + word[1][2]) / 2 <= x1 and top <= (word[1][1] + word[1][3]) / 2 <= bottom
    ]


def _bands(page: Page) -> list[Band]:
    """The grounds from the top: pieces side by side with the same top and bottom."""
    pieces = [(shade.bbox, shade.light) for shade in page.shades]
    pieces += [(r.bbox, 1.0) for r in page.rects if not r.stroked and not r.round]  # of narrow columns
    levels: list[list[tuple[BBox, float]]] = []
    for piece in sorted(pieces, key=lambda piece: (piece[0].top, piece[0].bottom)):
        first = levels[-1][0][0] if levels else None
        if first and max(abs(piece[0].top - first.top), abs(piece[0].bottom - first.bottom)) < SAME:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    found = [band for level in levels for band in _side_by_side(level)]
    return [band for band in found if band.x1 - band.x0 >= NARROWEST]


def _side_by_side(level: list[tuple[BBox, float]]) -> list[Band]:
    out: list[Band] = []
    for box, light in sorted(level):
        band = out[-1] if out else None
        if band is None or box.x0 > band.x1 + SEAM:
            out.append(Band(box.x0, box.x1, box.top, box.bottom, light, ()))
            continue
        edges = (
            [(band.x1 + box.x0) / 2] if box.x1 > band.x1 + SAME else [box.x0, box.x1]
        )  # or a cell on its row
        seams = [x for x in edges if band.x0 + SAME < x < max(band.x1, box.x1) - SAME]
        out[-1] = band._replace(
            x1=max(band.x1, box.x1), light=min(band.light, light), seams=(*band.seams, *seams)
        )
    return out


def _whole(bands: Sequence[Band]) -> list[Band]:
    """The bands with those joined that are one shade, as of a paragraph that was painted line by line."""
    out: list[Band] = []
    for band in bands:
        above = next((at for at in range(len(out) - 1, -1, -1) if _goes_on(out[at], band)), None)
        if above is None:
            out.append(band)
        else:
            several = out[above].several or (bool(out[above].seams) and not band.seams)
            out[above] = out[above]._replace(bottom=band.bottom, several=several)
    return out


def _goes_on(above: Band, band: Band) -> bool:
    near = abs(band.top - above.bottom) < TOUCH and abs(band.light - above.light) < SHADE
    return near and _alike(above, band)


def _alike(above: Band, band: Band) -> bool:
    return abs(above.x0 - band.x0) < SAME and abs(above.x1 - band.x1) < SAME


def _follows(above: Band, band: Band, page: Page) -> bool:
    """Whether a row's ground follows another's, or there is room for one row without a ground between them."""
    white = band.top - above.bottom
    if white < -SAME:
        return False
    between = BBox(above.x0, above.bottom, above.x1, band.top)
    words = inside(page.words, between)
    if white <= WHITE:
        return not words
    return bool(words) and _is_one_row(words) and not _is_ruled(between, page.rules or ())


def _is_one_row(words: Sequence[Word]) -> bool:
    """Whether no white space parts the lines of what stands there."""
    ordered = sorted([word.bbox.top, word.bbox.bottom, word.size] for word in words)
    low = ordered[0][1]
    for top, bottom, size in ordered[1:]:
        if top - low > LEADING * size:
            return False
        low = max(low, bottom)
    return True


def _is_ruled(box: BBox, rules: Sequence[Rule]) -> bool:
    """Whether a level line divides a box."""
    return any(
        rule.axis == "h"
        and box.top + SEAM < rule.position < box.bottom - SEAM
        and min(rule.end, box.x1) - max(rule.start, box.x0) > (box.x1 - box.x0) / 2
        for rule in rules
    )


def _rows(bands: Sequence[Band]) -> Rows:
    rows: list[Row] = []
    top, white = bands[0].top, False
    for band, below in pairwise(bands):
        gap = below.top - band.bottom
        end = band.bottom if gap > WHITE else (band.bottom + below.top) / 2
        rows.append(Row(top, end, band.seams))
        if gap > WHITE:
            white = True
            rows.append(Row(end, below.top, None))
        top = below.top if gap > WHITE else end
    rows.append(Row(top, bands[-1].bottom, bands[-1].seams))
    return Rows(bands[0].x0, bands[0].x1, tuple(rows), white)
