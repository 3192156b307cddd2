"""A tree of HTML -> blocks, as a browser without style sheets shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import Note
from granskning_cli.readers.drawn_at import drawn_at
from granskning_cli.readers.flow import BODY, Block, Cell, Field, Paragraph, Row, Run, Table, too_wide
from granskning_cli.readers.html.fields import field_of, is_section
from granskning_cli.readers.html.foot import FOOT
from granskning_cli.readers.html.pairs import is_pairs, paired
from granskning_cli.readers.html.tree import Element
from granskning_cli.readers.numerals import figure

INDENT: Final = 18.0
MOST_COLUMNS: Final = 120
SIZES: Final = {"h1": 18.0, "h2": 16.0, "h3": 14.0, "h4": 12.0, "h5": 12.0, "h6": 12.0}
FOOT_SIZE: Final = 8.0
# White space above and below, in lines; elements not named here have none.
GAPS: Final = {
    **dict.fromkeys(SIZES, 1.0),
    **dict.fromkeys(("p", "pre", "ul", "ol", "dl", "blockquote", "figure", "fieldset", "hr"), 0.6),
    FOOT: 3.0,
}
_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div",
    "dl", "dt", FOOT, "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "ul",
))  # fmt: skip
_GONE: Final = frozenset((
    "head", "script", "style", "template", "noscript", "svg", "canvas", "iframe", "object", "audio",
    "video", "map", "datalist", "title", "meta", "link",
))  # fmt: skip
_FIELDS: Final = frozenset(("input", "select", "textarea", "button"))
_BOLD: Final = frozenset(("b", "strong", "th", *SIZES))
_ITALIC: Final = frozenset(("i", "em", "cite", "dfn", "var", "address"))
# Not at all, or far outside of the window, which is meant for those who listen to the page.
_NOT_SHOWN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])"
    r"|(?<![\w-])(?:left|top|text-indent)\s*:\s*-\d{3,6}(?:px|em|pt)",
    re.I,
)
_HEAVY: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_ABOVE: Final = re.compile(r"vertical-align\s*:\s*super", re.I)
_LINED: Final = re.compile(
    r"text-decoration(?:-line)?\s*:[^;]*underline|background(?:-color)?\s*:\s*(?!none|transparent|white|#fff(?:fff)?\b|inherit)",
    re.I,
)
_SIZE: Final = re.compile(r"font-size\s*:\s*([\d.]{1,8})\s*(pt|px|r?em|%)", re.I)
# What <font size="1"> to "7" and a page's usual size are in points.
_FONT_SIZES: Final = (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
USUAL: Final = 12.0
# Programs mark their fields with these.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
# LibreOffice saves what runs along a document's pages so.
_RUNNING: Final = ("header", "footer")
_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class _Style(NamedTuple):
    """What an element hands down to what it holds."""

    bold: bool = False
    italic: bool = False
    size: float = BODY
    left: float = 0.0
    kept: bool = False  # white space stands as it is
    raised: bool = False
    drawn: str = ""
    titled: bool = False  # a legend names a part of the form, and no single question


class Blocks:
    """Reads elements in order; inline ones fill the paragraph that is open."""

    def __init__(self, met: dict[str, Note] | None = None) -> None:
        self.met: dict[str, Note] = {} if met is None else met  # by what is to be said, once
        self._out: list[Block] = []
        self._pieces: list[Run | Field] = []
        self._label = ""
        self._gap = 0.0
        self._style = _Style()

    def read(self, element: Element, *, bold: bool = False) -> list[Block]:
        """The blocks of an element's content."""
        self._inside(element, _Style(bold=bold))
        self._close()
        return self._out

    def _inside(self, element: Element, style: _Style) -> None:
        for child in element.children:
            if isinstance(child, str):
                self._say(child, style)
            elif not _is_hidden(child):
                self._element(child, style)

    def _element(self, element: Element, style: _Style) -> None:
        tag = element.tag
        if tag == "br":
            self._add(Run("\n"), style)
        elif tag in _FIELDS:
            found = field_of(element)
            if found is not None:
                self._add(found, style)
        elif tag == "table" or (tag == "dl" and is_pairs(element)):
            self._close()
            self._table(element if tag == "table" else paired(element), style)
        elif tag in _BLOCKS:
            self._block(element, _styled(element, style))
        else:
            self._inside(element, _drawn(element, _styled(element, style)))

    def _block(self, element: Element, style: _Style) -> None:
        tag = element.tag
        self._close()
        self._gap = max(self._gap, GAPS.get(tag, 0.0))
        if tag == "fieldset" and is_section(element):
            style = style._replace(titled=True)
        elif tag == "legend":
            style = style._replace(
                bold=style.bold or style.titled, size=SIZES["h4"] if style.titled else style.size
            )
        if tag in ("ul", "ol", "menu"):
            self._list(element, style)
        else:
            if tag in ("blockquote", "dd"):
                style = style._replace(left=style.left + INDENT)
            self._inside(element, style)
            self._close()
        self._gap = max(self._gap, GAPS.get(tag, 0.0))

    def _list(self, element: Element, style: _Style) -> None:
        start = element.attributes.get("start", "")
        number = int(start) if re.fullmatch(r"-?\d{1,5}", start) else 1
        bare = "list-style" in element.attributes.get("style", "") and "none" in element.attributes["style"]
        form = _FORMS.get(element.attributes.get("type", ""), "decimal")
        style = style._replace(left=style.left + INDENT)
        for child in element.children:
            if isinstance(child, str) or child.tag != "li":
                if isinstance(child, Element) and not _is_hidden(child):
                    self._element(child, style)
                continue
            if _is_hidden(child):
                continue
            own = child.attributes.get("value", "")
            number = int(own) if re.fullmatch(r"\d{1,5}", own) else number
            self._close()
            self._label = "" if bare else f"{figure(number, form)}." if element.tag == "ol" else "•"
            number += 1
            self._inside(child, _styled(child, style))
            self._close()
            self._label = ""

    def _say(self, text: str, style: _Style) -> None:
        text = _CONTROL.sub("", text)
        if not style.kept:
            text = _SPACE.sub(" ", text)
            last = self._pieces[-1] if self._pieces else None
            if last is None or (isinstance(last, Run) and last.text[-1:] in (" ", "\n")):
                text = text.lstrip(" ")
        if text:
            self._add(Run(text, style.bold, style.italic, raised=style.raised, drawn=style.drawn), style)

    def _add(self, piece: Run | Field, style: _Style) -> None:
        if not self._pieces:
            self._style = style
        self._pieces.append(piece)

    def _close(self) -> None:
        """Ends the open paragraph."""
        if not self._pieces:
            return
        style, label = self._style, self._label
        first = next(
            (piece for piece in self._pieces if isinstance(piece, Field) or piece.text.strip()), None
        )
        if label == "•" and isinstance(first, Field):
            label = ""  # the box stands for it
        if first is not None:
            left = max(0.0, style.left - INDENT) if label else style.left
            self._out.append(Paragraph(tuple(self._pieces), label, style.size, style.left, left, self._gap))
            self._gap = 0.0
        self._pieces, self._label = [], ""

    def _table(self, element: Element, style: _Style) -> None:
        for caption in element.children:
            if isinstance(caption, Element) and caption.tag == "caption":
                self._inside(caption, style)
                self._close()
        rows = list(_rows(element))
        made = _placed(rows, self.met)
        if any(cells for cells in made):
            self._out.append(Table((), tuple(Row(tuple(cells)) for cells in made)))
        self._gap = 0.6


def _styled(element: Element, style: _Style) -> _Style:
    tag = element.tag
    heavy = bool(_HEAVY.search(element.attributes.get("style", "")))
    return style._replace(
        bold=style.bold or tag in _BOLD or heavy,
        italic=style.italic or tag in _ITALIC,
        size=_sized(element, FOOT_SIZE if tag == FOOT else SIZES.get(tag, style.size)),
        kept=style.kept or tag == "pre",
        raised=style.raised or tag == "sup" or bool(_ABOVE.search(element.attributes.get("style", ""))),
    )


def is_struck(element: Element) -> bool:
    """Whether a page shows an element struck through."""
    return element.tag in ("s", "strike", "del") or "line-through" in element.attributes.get("style", "")


def _drawn(element: Element, style: _Style) -> _Style:
    """What stands on a line of text in a colour, or with a line at it; a link is underlined as all of them are."""
    look = element.attributes.get("style", "")
    through = is_struck(element)
    under = element.tag in ("u", "ins", "mark") or (element.tag != "a" and bool(_LINED.search(look)))
    return style._replace(drawn=drawn_at(lined=under, struck=through) or style.drawn)


def _sized(element: Element, inherited: float) -> float:
    """The size of type that an element asks for, its text being set in BODY where nothing is said."""
    found = _SIZE.search(element.attributes.get("style", ""))
    if found is None:
        size = element.attributes.get("size", "") if element.tag == "font" else ""
        return _FONT_SIZES[int(size) - 1] / USUAL * BODY if re.fullmatch("[1-7]", size) else inherited
    try:
        number = float(found[1])
    except ValueError:
        return inherited
    unit = found[2].lower()
    if unit in ("em", "%"):
        return inherited * number / (100 if unit == "%" else 1)
    return number * {"pt": 1.0, "px": 0.75, "rem": USUAL}[unit] / USUAL * BODY


def _is_hidden(element: Element) -> bool:
    return (
        element.tag in _GONE
        or ("hidden" in element.attributes and element.attributes["hidden"] != "until-found")
        or bool(_NOT_SHOWN.search(element.attributes.get("style", "")))
        or (element.tag == "div" and element.attributes.get("title") in _RUNNING)
        or element.tag == "nav"  # what leads through a site is no part of its page
        or (element.tag == "dialog" and "open" not in element.attributes)
    )


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, those of its foot last; not those of tables in its cells."""
    parts = [part for part in table.children if isinstance(part, Element) and not _is_hidden(part)]
    for part in sorted(parts, key=lambda part: part.tag == "tfoot"):
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from [
                row
                for row in part.children
                if isinstance(row, Element) and row.tag == "tr" and not _is_hidden(row)
            ]


def _placed(rows: Sequence[Element], met: dict[str, Note]) -> list[list[Cell]]:
    """The cells of each row in the columns that those from above leave free."""
    taken: dict[int, int] = {}  # a column, and the row in which it is free again
    out: list[list[Cell]] = []
    for index, row in enumerate(rows):
        cells: list[Cell] = []
        column = 0
        for element in row.children:
            if not isinstance(element, Element) or element.tag not in ("td", "th") or _is_hidden(element):
                continue
            while taken.get(column, 0) > index:
                column += 1
            if column >= MOST_COLUMNS:
                met["wide"] = too_wide(MOST_COLUMNS)
                break
            span = min(_count(element, "colspan"), MOST_COLUMNS - column)
            down = min(_count(element, "rowspan") or len(rows), len(rows) - index)
            while span > 1 and any(taken.get(column + i, 0) > index for i in range(span)):
                span -= 1
            cells.append(
                Cell(column, max(1, span), down, tuple(Blocks(met).read(element, bold=element.tag == "th")))
            )
            taken.update({column + i: index + down for i in range(max(1, span))})
            column += max(1, span)
        out.append(cells)
    return out


def _count(element: Element, name: str) -> int:
    text = element.attributes.get(name, "1").strip()
    return int(text) if re.fullmatch(r"\d{1,5}", text) else 1
