"""A paragraph of content.xml -> its text and fields."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from granskning_cli.readers.drawn_at import drawn_at
from granskning_cli.readers.flow import Field, Run, list_field
from granskning_cli.readers.odt.styles import DRAW, FORM, LOEXT, OFFICE, TEXT, Look, Styles, whole

_DROPPED: Final = frozenset(
    f"{TEXT}{name}"
    for name in ("tracked-changes", "placeholder", "note", "soft-page-break", "bookmark", "toc-mark")
)
_TRUE: Final = ("true", "checked", "1")
MOST_SPACES: Final = 500


class Text:
    """Reads paragraphs; `notes` are the texts of footnotes, `comments` counts remarks in the margin."""

    def __init__(self, styles: Styles, controls: dict[str, Field]) -> None:
        self._styles, self._controls = styles, controls
        self.notes: list[str] = []
        self.comments = 0
        self.struck: list[str] = []
        self.pictures = 0
        self.boxes: list[Element] = []

    def read(self, paragraph: Element, look: Look) -> list[Run | Field]:
        """The pieces of a paragraph; text boxes in it wait in `boxes`."""
        out: list[Run | Field] = []
        self._walk(paragraph, look, out)
        return out

    def _walk(self, element: Element, look: Look, out: list[Run | Field]) -> None:
        self._say(element.text, look, out)
        for child in element:
            if child.tag == f"{TEXT}note":
                body = child.find(f"{TEXT}note-body")
                self.notes.append(" ".join("".join(body.itertext()).split()) if body is not None else "")
            elif child.tag in (f"{OFFICE}annotation", f"{OFFICE}annotation-end"):
                self.comments += child.tag.endswith("annotation")
            elif child.tag not in _DROPPED:
                self._child(child, look, out)
            self._say(child.tail, look, out)

    def _child(self, child: Element, look: Look, out: list[Run | Field]) -> None:
        tag = child.tag
        if tag == f"{TEXT}s":
            out.append(Run(" " * min(whole(child.get(f"{TEXT}c"), 1), MOST_SPACES)))
        elif tag == f"{TEXT}tab":
            out.append(Run("\t"))
        elif tag == f"{TEXT}line-break":
            out.append(Run("\n"))
        elif tag == f"{TEXT}span":
            self._walk(child, self._styles.look(child.get(f"{TEXT}style-name"), "text", look), out)
        elif tag == f"{LOEXT}content-control":
            self._control(child, look, out)
        elif tag in (f"{TEXT}text-input", f"{TEXT}drop-down"):
            name = child.get(f"{TEXT}name") or child.get(f"{TEXT}description") or ""
            shown = (child.text or "") + "".join([one.tail or "" for one in child])
            out.append(Field("choice" if tag.endswith("down") else "text", shown.strip(), None, name))
        elif tag == f"{DRAW}control":
            found = self._controls.get(child.get(f"{DRAW}control", ""))
            if found is not None:
                out.append(found)
        elif tag.startswith(DRAW):
            self.boxes += list(child.iter(f"{DRAW}text-box"))[:1]
            self.pictures += child.find(f".//{DRAW}image") is not None
        elif tag.startswith((TEXT, LOEXT)):
            self._walk(child, look, out)

    def _control(self, element: Element, look: Look, out: list[Run | Field]) -> None:
        """LibreOffice's own content controls, which Word's become."""
        name = element.get(f"{LOEXT}tag") or element.get(f"{LOEXT}alias") or ""
        prompts = element.get(f"{LOEXT}showing-place-holder") in _TRUE
        inside: list[Run | Field] = []
        self._walk(element, look, inside)
        if element.get(f"{LOEXT}checkbox") in _TRUE:
            out.append(Field("checkbox", "", element.get(f"{LOEXT}checked") in _TRUE, name))
        elif element.get(f"{LOEXT}picture") not in _TRUE:
            value = "" if prompts else "".join([piece.text for piece in inside if isinstance(piece, Run)])
            choice = element.get(f"{LOEXT}dropdown") in _TRUE or element.get(f"{LOEXT}combobox") in _TRUE
            out.append(Field("choice" if choice else "text", value.strip(), None, name))

    def _say(self, text: str | None, look: Look, out: list[Run | Field]) -> None:
        if not text or look.hidden:
            return
        # white space in the file is one space; more of it is written as text:s
        single = " ".join(text.replace("\n", " ").split(" ")) if "\n" in text else text
        if look.struck:
            self.struck.append(single)
        drawn = drawn_at(lined=look.lined or look.shaded, struck=look.struck)
        out.append(Run(single, look.bold, look.italic, look.font, look.raised, drawn))


def controls_of(root: Element) -> dict[str, Field]:
    """The fields of the document's forms, by the id that a draw:control names."""
    out: dict[str, Field] = {}
    for element in root.iter():
        if not element.tag.startswith(FORM):
            continue
        key = element.get(f"{FORM}id") or element.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        name, kind = element.get(f"{FORM}name", ""), element.tag.removeprefix(FORM)
        if kind == "checkbox":
            state = element.get(f"{FORM}current-state") or element.get(f"{FORM}state")
            out[key] = Field("checkbox", "", state == "checked", name)
        elif kind == "radio":
            chosen = element.get(f"{FORM}current-selected") or element.get(f"{FORM}selected")
            out[key] = Field("radio", "", chosen == "true", name)
        elif kind in ("text", "textarea", "formatted-text", "number", "date", "time", "combobox"):
            said = element.get(f"{FORM}current-value") or element.get(f"{FORM}value") or ""
            out[key] = Field("text", said.strip(), None, name)
        elif kind == "listbox":
            options = [
                (
                    o.get(f"{FORM}label", ""),
                    "true" in (o.get(f"{FORM}current-selected"), o.get(f"{FORM}selected")),
                )
                for o in element.iter(f"{FORM}option")
            ]
            out[key] = list_field(options, ", ".join([label for label, chosen in options if chosen]), name)
    return out
