"""HTML as people and programs write it -> a tree of elements, closing what was left open. Nothing is fetched."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser
from typing import Final

from granskning_cli.readers.references import resolved, short
from granskning_cli.readers.text import decode

# Deeper elements join the one above them.
DEEPEST: Final = 150
VOID: Final = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
_PARAGRAPH_ENDS: Final = frozenset((
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav",
    "ol", "p", "pre", "section", "table", "ul",
))  # fmt: skip
# What a start tag closes, and what stops the search for it.
_CLOSES: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "table"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl", "table"))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl", "table"))),
    "td": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "th": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
    "thead": (frozenset(("thead", "tbody", "tfoot", "caption", "colgroup")), frozenset(("table",))),
    "option": (frozenset(("option",)), frozenset(("select",))),
    "optgroup": (frozenset(("optgroup", "option")), frozenset(("select",))),
}
_CLOSES["tbody"] = _CLOSES["tfoot"] = _CLOSES["thead"]
# An end tag closes nothing outside of these.
_WALLS: Final = frozenset(("td", "th", "table"))
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


class Element:
    """An element: its tag, its attributes, and what it holds."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Element | str] = []

    def text(self) -> str:
        """All text inside, as it stands in the file."""
        out: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                out.append(one)
            else:
                waiting += reversed(one.children)
        return "".join(out)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("html", "body"):
            self.root.attributes.update({name: value or "" for name, value in attrs})
            return
        if tag in _PARAGRAPH_ENDS:
            self._close(frozenset(("p",)), _WALLS)
        if tag in _CLOSES:
            self._close(*_CLOSES[tag])
        element = Element(tag, {name: value or "" for name, value in reversed(attrs)})
        self._open[-1].children.append(element)
        if tag not in VOID and len(self._open) < DEEPEST:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        walls = frozenset(("table",)) if tag in _WALLS or tag in ("tr", "tbody", "thead", "tfoot") else _WALLS
        self._close(frozenset((tag,)), walls - {tag})

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """ "<![if !supportLists]>" of Word, "<![CDATA[": all that browsers take for a comment, whatever stands in it."""
        return self.parse_bogus_comment(i, report)

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _close(self, tags: frozenset[str], walls: frozenset[str]) -> None:
        """Closes the innermost of some elements, and what is open inside it."""
        for depth in range(len(self._open) - 1, 0, -1):
            tag = self._open[depth].tag
            if tag in tags:
                del self._open[depth:]
                return
            if tag in walls:
                return


def tree(text: str) -> Element:
    """The root element, which holds head and body alike."""
    builder = _Builder()
    # Behind the last ">" no tag ends: a thousand that begin there are each looked for to the end of the text.
    end = text.rfind(">") + 1
    builder.feed(_with_comments_closed(short(text[:end])))
    builder.close()
    builder.handle_data(resolved(text[end:]))
    return builder.root


def _with_comments_closed(text: str) -> str:
    """The text without the beginnings of comments that nothing ends: what follows them is shown, not lost."""
    end = text.rfind("-->")
    return text[: max(end, 0)] + text[max(end, 0) :].replace("<!--", "")


def decoded(data: bytes) -> tuple[str, bool]:
    """The text in the encoding that the document names, and whether characters were lost."""
    named = _CHARSET.search(data[:4000])
    if named is not None and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = named[1].decode("ascii", "ignore").lower()
        # browsers read Latin-1 as cp1252, and a page that says UTF-16 in single bytes is none
        name = "cp1252" if name in ("iso-8859-1", "latin1", "ascii", "us-ascii") else name
        try:
            if not name.startswith("utf-16"):
                return data.decode(name), False
        except (LookupError, UnicodeError):
            pass
    return decode(data)
