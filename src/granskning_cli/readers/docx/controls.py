"""Word's two kinds of form field -> Field: content controls (w:sdt), and the older ones (w:ffData).

<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/>...  ☒   ->  a ticked box; its ☒ is not printed again
<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry .../>     ->  the entry that is chosen
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from granskning_cli.readers.docx.styles import W, on, value
from granskning_cli.readers.flow import Field, list_field

W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_GONE: Final = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr"))
_LETTERS: Final = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def control_of(sdt: Element) -> Field | None:
    """The field that a content control is, with its text where that is an answer; None where it only wraps."""
    properties = sdt.find(f"{W}sdtPr")
    if properties is None:
        return None
    name = value(properties.find(f"{W}tag")) or value(properties.find(f"{W}alias")) or ""
    box = properties.find(f"{W14}checkbox")
    if box is not None:
        checked = box.find(f"{W14}checked")
        state = checked is not None and checked.get(f"{W14}val", "1") in ("1", "true", "on")
        return Field("checkbox", "", state, name)
    kinds = {child.tag.removeprefix(W) for child in properties}
    if kinds & {"dropDownList", "comboBox"}:
        return list_field(_offered(properties, _said(sdt)), _said(sdt), name)
    if kinds & {"text", "date"}:
        return Field("text", _said(sdt), None, name)
    free = "placeholder" in kinds and not kinds & {
        "group",
        "docPartObj",
        "docPartList",
        "picture",
        "equation",
    }
    if not free or sdt.find(f".//{W}tbl") is not None or _nested(sdt):
        return None
    return Field("text", _said(sdt), None, name)


def _offered(properties: Element, said: str) -> list[tuple[str, bool]]:
    """The entries of a list and whether each is what the control shows; one without a value is its prompt."""
    entries = [one for one in properties.iter(f"{W}listItem") if value(one, "value") != ""]
    labels = [value(one, "displayText") or value(one, "value") or "" for one in entries]
    return [(label.strip(), label.strip() == said) for label in labels]


def _nested(sdt: Element) -> bool:
    """Whether there is something inside a control that its text would not show."""
    content = sdt.find(f"{W}sdtContent")
    inside = (f"{W}sdt", f"{W}ffData", f"{W}numPr", f"{W}sym", f"{W}drawing", f"{W}pict")
    return content is not None and any(one.tag in inside for one in content.iter())


def _said(sdt: Element) -> str:
    """A control's text, "" while it shows its prompt."""
    content = sdt.find(f"{W}sdtContent")
    if content is None or on(sdt.find(f"{W}sdtPr/{W}showingPlcHdr")):
        return ""
    return text_of(content)


def text_of(element: Element) -> str:
    """The text of runs and paragraphs, a line for each paragraph."""
    parts: list[str] = []
    _collect(element, parts)
    return "\n".join([line.strip() for line in "".join(parts).split("\n")]).strip()


def _collect(element: Element, parts: list[str]) -> None:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{W}t":
            parts.append((child.text or "").replace("\n", " "))
        elif child.tag in _LETTERS:
            parts.append(_LETTERS[child.tag])
        elif child.tag == f"{W}r" and on(child.find(f"{W}rPr/{W}vanish")):
            continue
        else:
            _collect(child, parts)
            if child.tag == f"{W}p":
                parts.append("\n")


def form_field(data: Element | None, shown: str) -> Field | None:
    """An older form field; `shown` is the text of its result. None where there is no form data."""
    if data is None:
        return None
    name = value(data.find(f"{W}name")) or ""
    if (box := data.find(f"{W}checkBox")) is not None:
        state = on(box.find(f"{W}checked"))
        return Field("checkbox", "", bool(on(box.find(f"{W}default")) if state is None else state), name)
    if (choices := data.find(f"{W}ddList")) is not None:
        entries = [value(one) or "" for one in choices.iter(f"{W}listEntry")]
        chosen = value(choices.find(f"{W}result")) or value(choices.find(f"{W}default")) or "0"
        at = int(chosen) if chosen.isdecimal() and len(chosen) < 6 else 0
        return Field("choice", entries[at] if at < len(entries) else "", None, name)
    if data.find(f"{W}textInput") is not None:
        # an empty one shows five wide spaces
        return Field("text", shown.strip("\u2002\u00a0 \n"), None, name)
    return None
