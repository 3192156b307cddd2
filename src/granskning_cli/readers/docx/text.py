"""A paragraph of word/document.xml -> its text and fields, as a person sees them in Word.

Insertions count and deletions do not; hidden text, instructions of fields and prompts ("Klicka här ...") are left out.
A field may run over several paragraphs, so one Text reads a document from its beginning to its end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from granskning_cli.readers.docx.controls import control_of, form_field, text_of
from granskning_cli.readers.docx.styles import Look, Styles, W, value, with_look
from granskning_cli.readers.drawn_at import drawn_at
from granskning_cli.readers.flow import Field, Run

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Type that a position lifts so far, in sizes, is above the line; less of it sets labels in the middle of their cells.
RISEN: Final = 0.2
_BLIPS: Final = ("blip", "imagedata")
_INSIDE: Final = frozenset(
    ("hyperlink", "smartTag", "customXml", "dir", "bdo", "fldSimple", "ins", "moveTo", "sdtContent")
)
_GONE: Final = frozenset(("del", "moveFrom", "pPr", "rPr", "delText", "instrText", "rt"))
_LETTERS: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# Results of these fields repeat what stands elsewhere.
_REPEATS: Final = (["TOC"], ["INDEX"], ["TOA"])


@dataclass(slots=True)
class Met:
    """What a reading met that is not in the text."""

    tracked: bool = False
    footnotes: list[tuple[str, str]] = field(default_factory=list)  # kind and id of each, in order
    pictures: int = 0
    struck: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Content:
    """A paragraph's pieces, a list for each page that it stands on, and the text boxes anchored in it."""

    parts: list[list[Run | Field]] = field(default_factory=lambda: [[]])
    boxes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A field that has begun: its instruction, whether its result has, and its form data."""

    instruction: str = ""
    shown: bool = False
    form: Element | None = None
    text: str = ""


class Text:
    """Reads paragraphs in the order of the document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.met = Met()
        self._fields: list[_Open] = []
        self._content = Content()

    def read(self, paragraph: Element, look: Look) -> Content:
        """The content of a paragraph whose style gives its text this look."""
        self._content = content = Content()
        for open_field in self._fields:
            open_field.text += "\n" if open_field.text else ""
        self._walk(paragraph, look)
        return content

    def _walk(self, element: Element, look: Look) -> None:
        for child in element:
            name = child.tag.rpartition("}")[2]
            if name in _GONE:
                self.met.tracked = self.met.tracked or name in ("del", "moveFrom")
            elif name == "r":
                self._run(child, look)
            elif name == "sdt":
                self._control(child, look)
            elif name == "AlternateContent":
                self._walk(alternative(child), look)
            elif child.tag.startswith(MATH):
                self._say("".join([one.text or "" for one in child.iter(f"{MATH}t")]), look)
            elif name in _INSIDE:
                self.met.tracked = self.met.tracked or name in ("ins", "moveTo")
                found = form_field(child.find(f"{W}ffData"), "") if name == "fldSimple" else None
                if found is not None:
                    self._put(found)
                else:
                    self._walk(child, look)

    def _run(self, run: Element, look: Look) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            style = value(properties.find(f"{W}rStyle"))
            look = self._styles.look_of(style, look, "character") if style else look
            look = with_look(look, properties)
        for child in run:
            name = child.tag.rpartition("}")[2]
            if name == "fldChar":
                self._field(child)
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].instruction += child.text or ""
            elif look.hidden or name in _GONE:
                continue
            else:
                self._part(name, child, look)

    def _part(self, name: str, child: Element, look: Look) -> None:
        if name in _LETTERS or name in ("t", "br"):
            self._letters(name, child, look)
        elif name == "sym":
            self._say(_symbol(child), look._replace(font=value(child, "font") or look.font))
        elif name in ("footnoteReference", "endnoteReference"):
            self.met.footnotes.append((name.removesuffix("Reference"), child.get(f"{W}id", "")))
        elif name == "AlternateContent":
            for inner in alternative(child):
                self._part(inner.tag.rpartition("}")[2], inner, look)
        elif name in ("drawing", "pict", "object"):
            self._content.boxes += _boxes(child)
            self.met.pictures += any(one.tag.endswith(_BLIPS) for one in child.iter())
        elif name == "ruby":
            for base in child.iter(f"{W}rubyBase"):
                self._walk(base, look)

    def _letters(self, name: str, child: Element, look: Look) -> None:
        if name == "t":
            # a line break in the file is white space, a line feed of ours breaks the line
            self._say((child.text or "").replace("\n", " ").replace("\r", " "), look)
        elif name == "br" and child.get(f"{W}type") == "page":
            if not self._muted():
                self._content.parts.append([])
        else:
            self._say(_LETTERS.get(name, "\n"), look)

    def _field(self, mark: Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Open(form=mark.find(f"{W}ffData")))
        elif self._fields and kind == "separate":
            self._fields[-1].shown = True
        elif self._fields and kind == "end":
            ended = self._fields.pop()
            found = form_field(ended.form, ended.text.strip())
            if found is not None:
                self._put(found)

    def _control(self, sdt: Element, look: Look) -> None:
        content = sdt.find(f"{W}sdtContent")
        control = control_of(sdt)
        if control is not None:
            text = "" if content is None or control.checked is not None else text_of(content)
            self._put(
                control if control.checked is not None or not control.value else control._replace(value=text)
            )
        elif content is not None and not prompts(sdt):
            self._walk(content, look)

    def _muted(self) -> bool:
        return any(not one.shown or one.instruction.split()[:1] in _REPEATS for one in self._fields)

    def _say(self, text: str, look: Look) -> None:
        if not text or self._muted():
            return
        for open_field in reversed(self._fields):
            if open_field.form is not None:
                open_field.text += text
                return
        if look.struck and text.strip():
            self.met.struck.append(text.strip())
        raised = look.raised or look.rise >= RISEN * look.size
        self._content.parts[-1].append(Run(text, look.bold, look.italic, look.font, raised, _drawn(look)))

    def _put(self, found: Field) -> None:
        if not self._muted():
            self._content.parts[-1].append(found)


def _drawn(look: Look) -> str:
    return drawn_at(lined=look.lined or look.shaded, struck=look.struck)


def alternative(element: Element) -> Element:
    """What newer programs show, or what older ones do: never both."""
    choice = element.find(f"{MC}Choice")
    found = choice if choice is not None else element.find(f"{MC}Fallback")
    return found if found is not None else Element("none")


def prompts(sdt: Element) -> bool:
    """Whether a content control shows its prompt instead of an answer."""
    shown = sdt.find(f"{W}sdtPr/{W}showingPlcHdr")
    return shown is not None and shown.get(f"{W}val", "1") not in ("0", "false", "off")


def _boxes(drawing: Element) -> list[Element]:
    """The text boxes of a drawing, the outer ones of nested ones."""
    out: list[Element] = []
    for child in drawing:
        if child.tag == f"{MC}AlternateContent":
            out += _boxes(alternative(child))
        elif child.tag == f"{W}txbxContent":
            out.append(child)
        else:
            out += _boxes(child)
    return out


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    symbolic = any(name in (value(element, "font") or "").lower() for name in ("ings", "symbol", "dingbat"))
    return chr(code | 0xF000 if code < 0x100 and symbolic else code) if 0x20 <= code < 0xFFFE else ""
