"""content.xml -> blocks: paragraphs, lists with their numbers, tables."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from granskning_cli.readers.flow import Block, Cell, NewPage, Paragraph, Row, Table
from granskning_cli.readers.odt.styles import TABLE, TEXT, Look, Styles, whole
from granskning_cli.readers.odt.text import Text

PITCH: Final = 1.2
PARTED: Final = 0.5
MOST: Final = 2.0
MOST_COLUMNS: Final = 120
MOST_ROWS: Final = 5000
NARROWEST: Final = 4.0
# Generated lists repeat what stands elsewhere.
_REPEATS: Final = frozenset(
    f"{TEXT}{name}" for name in ("table-of-content", "alphabetical-index", "table-index")
)


class Body:
    """Reads blocks in their order; lists count on through the document."""

    def __init__(self, styles: Styles, text: Text, width: float) -> None:
        self._styles, self._text, self._width = styles, text, width
        self._counts: dict[str, dict[int, int]] = {}
        self._before: tuple[Look, bool] | None = None
        self.too_wide = False

    def read(self, element: Element) -> list[Block]:
        """What stands in a body, a section, a cell or a text box."""
        out: list[Block] = []
        for child in element:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                out += self._paragraph(child, self._chapter(child))
            elif child.tag == f"{TEXT}list":
                out += self._list(child, "", 1)
            elif child.tag == f"{TABLE}table":
                self._before = None
                table = self._table(child)
                out += [table] if table is not None else []
                self._before = None
            elif (
                child.tag.startswith(TEXT)
                and child.tag not in _REPEATS
                and child.tag != f"{TEXT}tracked-changes"
            ):
                out += self.read(child)
        return out

    def _chapter(self, element: Element) -> str:
        """The number of a heading, which the outline's own list counts."""
        depth = whole(element.get(f"{TEXT}outline-level"), 0)
        if element.tag != f"{TEXT}h" or not depth or element.get(f"{TEXT}is-list-header") == "true":
            return ""
        return self._label("", depth, element)

    def _paragraph(self, element: Element, label: str) -> list[Block]:
        style = element.get(f"{TEXT}style-name")
        look = self._styles.look(style, "paragraph")
        pieces = self._text.read(element, look)
        boxes, self._text.boxes = self._text.boxes, []
        size = max([look.size, *self._sizes(element, look)])
        made = Paragraph(
            tuple(pieces),
            label,
            size,
            look.left,
            max(0.0, look.left + look.first),
            self._gap(look, bool(label)),
        )
        self._before = (look, bool(label))
        out: list[Block] = [NewPage(), made] if look.new_page else [made]
        for box in boxes:
            self._before = None
            out += self.read(box)
        return out

    def _sizes(self, element: Element, look: Look) -> list[float]:
        names = {span.get(f"{TEXT}style-name") for span in element.iter(f"{TEXT}span")}
        return [self._styles.look(name, "text", look).size for name in names]

    def _gap(self, look: Look, listed: bool) -> float:
        if self._before is None:
            return PARTED
        lines = min((self._before[0].below + look.above) / (PITCH * look.size), MOST)
        if listed and self._before[1]:
            return round(lines, 2) if lines >= PARTED / 2 else 0.0
        return round(max(PARTED, lines), 2)

    def _list(self, element: Element, name: str, depth: int) -> list[Block]:
        """The items of a list; an inner one takes the style of the list that it stands in."""
        name = element.get(f"{TEXT}style-name") or name
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        if depth == 1 and not goes_on:
            self._counts.pop(name, None)
        out: list[Block] = []
        for item in element:
            labelled = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    out += self._list(child, name, depth + 1)
                    labelled = False
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    out += self._paragraph(child, self._label(name, depth, item) if labelled else "")
                    labelled = False
                else:
                    out += self.read(_only(child))
        return out

    def _label(self, name: str, depth: int, item: Element) -> str:
        counts = self._counts.setdefault(name, {})
        start = whole(item.get(f"{TEXT}start-value"), 0)
        counts[depth] = start or counts.get(depth, self._styles.start(name, depth) - 1) + 1
        for above in range(1, depth):
            counts.setdefault(above, self._styles.start(name, above))
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self._styles.label(name, counts, depth)

    def _table(self, table: Element) -> Table | None:
        widths: list[float] = []
        for column in _columns(table):
            many = min(whole(column.get(f"{TABLE}number-columns-repeated"), 1), MOST_COLUMNS)
            widths += [self._styles.width(column.get(f"{TABLE}style-name"))] * many
        rows = list(_rows(table))
        reach = max([_reach(row) for row, _ in rows], default=0)
        self.too_wide = self.too_wide or (reach > MOST_COLUMNS and any(_is_cut(row) for row, _ in rows))
        count = min(MOST_COLUMNS, max(len(widths), reach))
        if not count or not rows:
            return None
        widths = [*widths, *[0.0] * count][:count]
        if sum(widths) < NARROWEST * count:
            widths = [self._width / count] * count
        edges = [0.0]
        for width in widths:
            edges.append(edges[-1] + max(width, NARROWEST))
        made = [
            Row(tuple(self._cells(row, count, len(rows) - at)), parted)
            for at, (row, parted) in enumerate(rows)
        ]
        return Table(tuple(edges), tuple(made))

    def _cells(self, row: Element, columns: int, left: int) -> list[Cell]:
        out: list[Cell] = []
        column = 0
        for element in row:
            if column >= columns or not element.tag.endswith("table-cell"):
                continue
            repeated = min(whole(element.get(f"{TABLE}number-columns-repeated"), 1), columns - column)
            span = min(max(1, whole(element.get(f"{TABLE}number-columns-spanned"), 1)), columns - column)
            down = min(max(1, whole(element.get(f"{TABLE}number-rows-spanned"), 1)), left)
            for _ in range(repeated):
                if element.tag == f"{TABLE}table-cell":
                    self._before = None
                    out.append(Cell(column, min(span, columns - column), down, tuple(self.read(element))))
                column += 1
        return out


def _rows(table: Element) -> list[tuple[Element, bool]]:
    """The rows of a table, and whether a page began before each."""
    out: list[tuple[Element, bool]] = []
    parted = False
    for child in table:
        if child.tag == f"{TABLE}table-row":
            many = whole(child.get(f"{TABLE}number-rows-repeated"), 1)
            out += [(child, parted)] * max(1, min(many, MOST_ROWS - len(out)))
            parted = False
        elif child.tag == f"{TEXT}soft-page-break":
            parted = True
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            inner = _rows(child)
            out += [(row, first or (parted and not at)) for at, (row, first) in enumerate(inner)]
            parted = False
    return out


def _columns(table: Element) -> list[Element]:
    out: list[Element] = []
    for child in table:
        if child.tag == f"{TABLE}table-column":
            out.append(child)
        elif child.tag.startswith(f"{TABLE}table-") and "column" in child.tag:
            out += _columns(child)
    return out


def _reach(row: Element) -> int:
    """How many columns a row has."""
    cells = [cell for cell in row if cell.tag.endswith("table-cell")]
    return sum([whole(cell.get(f"{TABLE}number-columns-repeated"), 1) for cell in cells])


def _is_cut(row: Element) -> bool:
    """Whether text stands behind the last column that is read."""
    column = 0
    for cell in row:
        if cell.tag.endswith("table-cell"):
            column += whole(cell.get(f"{TABLE}number-columns-repeated"), 1)
            if column > MOST_COLUMNS and any(text.strip() for text in cell.itertext()):
                return True
    return False


def _only(element: Element) -> Element:
    """An element that holds nothing but this one."""
    holder = Element("only")
    holder.append(element)
    return holder
