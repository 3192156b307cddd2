"""The styles of an OpenDocument text: how runs look, how paragraphs stand, how wide columns are, how lists count."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from granskning_cli.readers.numerals import BOXES, figure

TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FORM: Final = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
LONGEST_CHAIN: Final = 12
BULLET: Final = "•"
_LENGTH: Final = re.compile(r"(-?[\d.]+)(in|cm|mm|pt|pc|px)$")
_UNITS: Final = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pt": 1.0, "pc": 12.0, "px": 0.75}
# Said in words, or by how much of the size: minus is below.
_ABOVE: Final = re.compile(r"super|[1-9]")
_FORMS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Look(NamedTuple):
    """A run's type, and what a paragraph of this style has above and below it, in points."""

    bold: bool = False
    italic: bool = False
    size: float = 10.0
    font: str = ""
    hidden: bool = False
    struck: bool = False
    lined: bool = False
    shaded: bool = False
    raised: bool = False
    above: float = 0.0
    below: float = 0.0
    left: float = 0.0
    first: float = 0.0
    new_page: bool = False


class Level(NamedTuple):
    """One level of a list; `form` is "" for a bullet, and `before` then the box that it is."""

    form: str
    before: str
    after: str
    depth: int
    start: int


class Styles:
    """The styles of styles.xml and content.xml together."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        for root in roots:
            for style in root.iter() if root is not None else ():
                if style.tag == f"{STYLE}style":
                    self._styles[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = style
                elif style.tag == f"{STYLE}default-style":
                    self._defaults[style.get(f"{STYLE}family", "")] = style
                elif style.tag in (f"{TEXT}list-style", f"{TEXT}outline-style"):
                    self._lists[style.get(f"{STYLE}name", "")] = dict(_level(one) for one in style)

    def chain(self, name: str | None, family: str) -> list[Element]:
        """A style and what it is based on, the most basic first."""
        out: list[Element] = []
        while name and (style := self._styles.get((family, name))) is not None and len(out) < LONGEST_CHAIN:
            out.append(style)
            name = style.get(f"{STYLE}parent-style-name")
        if family == "paragraph" and family in self._defaults:
            out.append(self._defaults[family])
        return out[::-1]

    def look(self, name: str | None, family: str, start: Look | None = None) -> Look:
        """How a paragraph or a span of a style looks."""
        look = start or Look()
        for style in self.chain(name, family):
            look = _with_text(look, style.find(f"{STYLE}text-properties"))
            if family == "paragraph":
                look = _with_paragraph(look, style.find(f"{STYLE}paragraph-properties"))
        return look

    def width(self, column: str | None) -> float:
        """A column's width, 0.0 where its style gives none."""
        for style in self.chain(column, "table-column")[::-1]:
            found = style.find(f"{STYLE}table-column-properties")
            if found is not None:
                return points(found.get(f"{STYLE}column-width")) or 0.0
        return 0.0

    def label(self, name: str, counts: dict[int, int], depth: int) -> str:
        """The label of an item at a depth (from 1) of a list whose levels have counted so far."""
        levels = self._lists.get(name, {})
        level = levels.get(depth)
        if level is None:
            return ""
        if not level.form:
            return level.before or BULLET
        if level.form == "none" and not level.before + level.after:
            return ""
        shown = range(max(1, depth - level.depth + 1), depth + 1)
        numbers = [figure(counts.get(d, 1), levels[d].form) for d in shown if d in levels and levels[d].form]
        return f"{level.before}{'.'.join(numbers)}{level.after}".strip()

    def start(self, name: str, depth: int) -> int:
        """The first number of a level."""
        level = self._lists.get(name, {}).get(depth)
        return level.start if level is not None else 1


def _level(element: Element) -> tuple[int, Level]:
    form = _FORMS.get(element.get(f"{STYLE}num-format", ""), "none")
    if element.tag.endswith(("bullet", "image")):
        form = ""
    sign = element.get(f"{TEXT}bullet-char", "")
    level = Level(
        form,
        element.get(f"{STYLE}num-prefix", "") if form else sign if sign in BOXES else "",
        element.get(f"{STYLE}num-suffix", ""),
        whole(element.get(f"{TEXT}display-levels"), 1),
        whole(element.get(f"{TEXT}start-value"), 1),
    )
    return whole(element.get(f"{TEXT}level"), 1), level


def whole(text: str | None, otherwise: int) -> int:
    """A number as written, or another one where there is none."""
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise


def points(text: str | None) -> float | None:
    """A length in points."""
    match = _LENGTH.match(text or "")
    try:
        return float(match[1]) * _UNITS[match[2]] if match else None
    except ValueError:
        return None


def _with_text(look: Look, found: Element | None) -> Look:
    if found is None:
        return look
    weight, slant = found.get(f"{FO}font-weight"), found.get(f"{FO}font-style")
    shown, line = found.get(f"{TEXT}display"), found.get(f"{STYLE}text-line-through-style")
    place = found.get(f"{STYLE}text-position")
    under, ground = found.get(f"{STYLE}text-underline-style"), found.get(f"{FO}background-color")
    return look._replace(
        bold=look.bold if weight is None else weight == "bold" or weight in ("600", "700", "800", "900"),
        italic=look.italic if slant is None else slant in ("italic", "oblique"),
        size=points(found.get(f"{FO}font-size")) or look.size,
        font=found.get(f"{STYLE}font-name") or look.font,
        hidden=look.hidden if shown is None else shown == "none",
        struck=look.struck if line is None else line != "none",
        lined=look.lined if under is None else under != "none",
        shaded=look.shaded if ground is None else ground.lower() not in ("transparent", "#ffffff"),
        raised=look.raised if place is None else bool(_ABOVE.match(place)),
    )


def _with_paragraph(look: Look, found: Element | None) -> Look:
    if found is None:
        return look

    def length(name: str, otherwise: float) -> float:
        here = points(found.get(f"{FO}{name}"))
        return otherwise if here is None else here

    return look._replace(
        above=length("margin-top", look.above),
        below=length("margin-bottom", look.below),
        left=length("margin-left", look.left),
        first=length("text-indent", look.first),
        new_page=found.get(f"{FO}break-before", "") == "page",
    )
