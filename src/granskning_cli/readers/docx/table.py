"""w:tbl -> Table: merged cells, rows that begin later or end earlier than others, rows that were deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from granskning_cli.readers.docx.styles import W, on, points, value
from granskning_cli.readers.flow import Block, Cell, Row, Table

# Word itself allows 63 columns.
MOST_COLUMNS: Final = 120
NARROWEST: Final = 4.0
_WRAPS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))

Read = Callable[[Element], Sequence[Block]]


@dataclass(slots=True)
class _Cell:
    """A cell while the rows below may still add to it."""

    element: Element
    column: int
    span: int
    rows: int = 1


def read_table(table: Element, width: float, read: Read) -> Table | None:
    """The table with what `read` makes of its cells, None where it has none. `width` is for one that gives none."""
    rows: list[list[_Cell]] = []
    elements = [row for row in _inside(table, f"{W}tr") if not _gone(row)]
    widths = _grid(table)
    count = min(MOST_COLUMNS, max([len(widths), *[_reach(row) for row in elements]], default=0))
    if not count:
        return None
    edges = _edges(widths, count, elements, width)
    open_cells: dict[int, _Cell] = {}
    for row in elements:
        rows.append(_row(row, edges, open_cells))
    breaks = _breaks(elements)
    made = tuple(
        Row(tuple(Cell(c.column, c.span, c.rows, tuple(read(c.element))) for c in cells), index in breaks)
        for index, cells in enumerate(rows)
    )
    return Table(tuple(edges), made)


def is_too_wide(table: Element) -> bool:
    """Whether a table has more columns than are read."""
    return any(_reach(row) > MOST_COLUMNS for row in _inside(table, f"{W}tr"))


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also where a content control or an insertion wraps them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPS:
            if tag == f"{W}tc" and child.tag == f"{W}sdt" and child.find(f"{W}sdtContent/{W}tc") is not None:
                yield child  # the control is the cell
            else:
                yield from _inside(child, tag)


def _gone(row: Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and (
        properties.find(f"{W}del") is not None or bool(on(properties.find(f"{W}hidden")))
    )


def _number(element: Element | None) -> int:
    text = value(element) or ""
    return min(int(text), MOST_COLUMNS) if text.isdecimal() and len(text) < 6 else 0


def _cell_properties(cell: Element) -> Element:
    own = cell if cell.tag == f"{W}tc" else cell.find(f"{W}sdtContent/{W}tc")
    found = own.find(f"{W}tcPr") if own is not None else None
    return found if found is not None else Element("none")


def _span(cell: Element) -> int:
    return max(1, _number(_cell_properties(cell).find(f"{W}gridSpan")))


def _reach(row: Element) -> int:
    """How many columns a row has."""
    return _number(row.find(f"{W}trPr/{W}gridBefore")) + sum([_span(cell) for cell in _inside(row, f"{W}tc")])


def _grid(table: Element) -> list[float]:
    return [points(value(column, "w")) or 0.0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]


def _edges(widths: Sequence[float], count: int, rows: Sequence[Element], width: float) -> list[float]:
    """The edges of the columns: the table's grid, else the widths of its fullest row, else all alike."""
    widths = [*widths, *[0.0] * (count - len(widths))][:count]
    if sum(widths) < NARROWEST * count:
        fullest = max(rows, key=lambda row: len(list(_inside(row, f"{W}tc"))), default=None)
        own = [_width(cell) for cell in _inside(fullest, f"{W}tc")] if fullest is not None else []
        widths = own if len(own) == count and all(own) else [width / count] * count
    edges = [0.0]
    for one in widths:
        edges.append(edges[-1] + max(one, NARROWEST))
    return edges


def _width(cell: Element) -> float:
    found = _cell_properties(cell).find(f"{W}tcW")
    return (points(value(found, "w")) or 0.0) if value(found, "type") in (None, "dxa") else 0.0


def _row(row: Element, edges: list[float], open_cells: dict[int, _Cell]) -> list[_Cell]:
    """The cells that begin in a row; one that goes on from above makes that one longer."""
    columns = len(edges) - 1
    cells = list(_inside(row, f"{W}tc"))
    before = min(_number(row.find(f"{W}trPr/{W}gridBefore")), columns)
    ends = _by_width(cells, before, edges) if _reach(row) < columns else None
    out: list[_Cell] = []
    still: dict[int, _Cell] = {}
    column = before
    for order, element in enumerate(cells):
        if column >= columns:
            break
        properties = _cell_properties(element)
        span = ends[order] - column if ends else min(_span(element), columns - column)
        across, down = properties.find(f"{W}hMerge"), properties.find(f"{W}vMerge")
        if across is not None and value(across) != "restart" and out:
            out[-1].span += span
        elif down is not None and value(down) != "restart" and column in open_cells:
            still[column] = open_cells[column]
            still[column].rows += 1
        else:
            out.append(_Cell(element, column, span))
            if down is not None:
                still[column] = out[-1]
        column += span
    open_cells.clear()
    open_cells.update(still)
    return out


def _by_width(cells: Sequence[Element], before: int, edges: list[float]) -> list[int] | None:
    """Where the cells of a row end that has fewer than the grid but is as wide: told by their own widths."""
    at, column, out = edges[before], before, []
    for order, cell in enumerate(cells):
        at += _width(cell)
        left = len(cells) - order - 1
        column = min(range(column + 1, len(edges)), key=lambda i: abs(edges[i] - at), default=0)
        if not column or column + left >= len(edges):
            return None
        out.append(column)
    return out if out and edges[-1] - at < 0.1 * edges[-1] else None


def _breaks(rows: Sequence[Element]) -> set[int]:
    """The rows that Word last showed at the top of a page: a row that it cut is left whole, the next one begins it."""
    out: set[int] = set()
    for index, row in enumerate(rows):
        said = False
        for element in row.iter():
            if element.tag == f"{W}t":
                said = True
            elif element.tag == f"{W}lastRenderedPageBreak":
                out.add(index + 1 if said else index)
    return out
