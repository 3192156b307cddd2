"""word/document.xml -> blocks: paragraphs with their numbers, tables, text boxes where they are anchored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from granskning_cli.readers.docx.controls import control_of
from granskning_cli.readers.docx.numbers import Numbers
from granskning_cli.readers.docx.styles import Look, Stand, Styles, W, value, with_look, with_stand
from granskning_cli.readers.docx.table import read_table
from granskning_cli.readers.docx.text import Text, alternative, prompts
from granskning_cli.readers.flow import Block, Field, NewPage, Paragraph, Run

# From one line to the next, in sizes of type.
PITCH: Final = 1.2
# Paragraphs are parted by so many lines at least, though the document sets them solid; at most by these.
PARTED: Final = 0.5
MOST: Final = 2.0


@dataclass(frozen=True, slots=True)
class _Before:
    """The paragraph above: its place, style and list."""

    stand: Stand
    style: str
    listed: str


class Body:
    """Reads the blocks of a document in their order."""

    def __init__(self, styles: Styles, numbers: Numbers, width: float) -> None:
        self._styles, self._numbers, self._width = styles, numbers, width
        self.text = Text(styles)
        self._before: _Before | None = None
        self._carried: list[Run | Field] = []  # of a paragraph whose mark was deleted

    def read(self, element: Element) -> list[Block]:
        """What stands in a body, a cell or a text box."""
        out: list[Block] = []
        for child in element:
            name = child.tag.removeprefix(W)
            if name == "p":
                out += self._paragraph(child)
            elif name == "tbl":
                table = read_table(child, self._width, self._cell)
                if table is not None:
                    out.append(table)
                self._before = None
            elif name == "sdt":
                out += self._control(child)
            elif name in ("customXml", "ins", "moveTo"):
                out += self.read(child)
            elif name.endswith("}AlternateContent"):
                out += self.read(alternative(child))
        return out

    def _cell(self, cell: Element) -> Sequence[Block]:
        self._before = None
        if cell.tag == f"{W}sdt":
            field = control_of(cell)
            if field is not None:
                return [self._of_field(cell, field)]
            inner = cell.find(f"{W}sdtContent/{W}tc")
            cell = inner if inner is not None else cell
        out = self.read(cell)
        self._before = None
        return out

    def _control(self, sdt: Element) -> list[Block]:
        content = sdt.find(f"{W}sdtContent")
        if content is None:
            return []
        field = control_of(sdt)
        if field is not None:
            return [self._of_field(sdt, field)]
        return [] if prompts(sdt) else self.read(content)

    def _of_field(self, sdt: Element, field: Field) -> Paragraph:
        paragraph = sdt.find(f".//{W}p")
        look = self._look(paragraph)[1] if paragraph is not None else self._styles.look
        return Paragraph((field,), size=look.size)

    def _look(self, paragraph: Element) -> tuple[str, Look]:
        style = value(paragraph.find(f"{W}pPr/{W}pStyle")) or ""
        return style, self._styles.look_of(style or None)

    def _paragraph(self, element: Element) -> list[Block]:
        style, look = self._look(element)
        if self._styles.title(style).startswith("toc "):
            return []
        properties = element.find(f"{W}pPr")
        own = self._styles.stand_of(style or None)
        stand = with_stand(own, properties)
        content = self.text.read(element, look)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried += [piece for part in content.parts for piece in part]
            return []
        content.parts[0][:0] = self._carried
        self._carried = []
        label = ""
        number, level = self._numbers.place(stand, style)
        said = any(content.parts)
        if number and (said or not content.boxes):
            label = self._numbers.next(number, level)
            stand = self._numbers.indented(stand, number, level)
        gap = self._gap(stand, style, number, look.size)
        self._before = _Before(stand, style, number)
        out: list[Block] = [NewPage()] if stand.new_page else []
        for index, part in enumerate(content.parts):
            if index:
                out.append(NewPage())
            if part or len(content.parts) == 1:
                out.append(
                    self._made(part, label if not index else "", stand, self._size(element, look), gap)
                )
        for box in content.boxes:
            self._before = None
            out += self.read(box)
        return out

    def _made(
        self, pieces: Sequence[Run | Field], label: str, stand: Stand, size: float, gap: float
    ) -> Paragraph:
        return Paragraph(
            tuple(pieces),
            label,
            size,
            stand.left,
            max(0.0, stand.left + stand.first),
            gap,
            stand.stops,
            stand.align,
        )

    def _size(self, paragraph: Element, look: Look) -> float:
        """The largest type among a paragraph's runs that say something."""
        sizes: list[float] = []
        for run in paragraph.iter(f"{W}r"):
            if run.find(f"{W}t") is not None:
                properties = run.find(f"{W}rPr")
                style = value(properties.find(f"{W}rStyle")) if properties is not None else None
                based = self._styles.look_of(style, look, "character") if style else look
                sizes.append(with_look(based, properties).size)
        return max(sizes, default=look.size)

    def _gap(self, stand: Stand, style: str, listed: str, size: float) -> float:
        """White space above a paragraph, in lines: items of a list may follow each other without any."""
        before = self._before
        if before is None:
            return PARTED
        space = 0.0 if stand.close and before.style == style else before.stand.after + stand.before
        lines = min(space / (PITCH * size), MOST)
        if listed and listed == before.listed:
            return round(lines, 2) if lines >= PARTED / 2 else 0.0
        return round(max(PARTED, lines), 2)
