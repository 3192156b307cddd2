"""A page's annotations, out of pdfminer's objects -> form fields, and what lies on top of the page."""

from __future__ import annotations

from typing import Any, Final, Literal

from granskning_cli.model.layout import BBox, Note, Stroke, Widget
from granskning_cli.readers.paths import PEN
from granskning_cli.readers.seen import Sheet
from granskning_cli.readers.typed import typed_words
from granskning_cli.readers.widget_state import OFF, Laid, button_state, is_seen

_DRAWN: Final = {"Line", "Square", "Circle", "Polygon", "PolyLine", "Ink"}
_HIDDEN: Final = 0x02 | 0x20  # Hidden, NoView
_RADIO, _PUSH = 1 << 15, 1 << 16
_DEEPEST: Final = 20
Kind = Literal["button", "checkbox", "radio", "choice", "text", "signature"]


def laid_on(page: Any, sheet: Sheet) -> Laid:
    """The annotations of one of pdfminer's pages."""
    laid = Laid([], [], [], [])
    annotations = _plain(page.annots)
    for one in annotations if isinstance(annotations, list) else []:
        annotation = _plain(one)
        if isinstance(annotation, dict):
            _lay(annotation, sheet, laid)
    return laid


def _lay(annotation: dict[str, Any], sheet: Sheet, laid: Laid) -> None:
    corners = [_plain(corner) for corner in _plain(annotation.get("Rect")) or ()]
    if len(corners) != 4 or not all(isinstance(corner, (int, float)) for corner in corners):
        return
    box = sheet.place.box(*corners)
    flags = _plain(annotation.get("F"))
    visible = not (isinstance(flags, int) and flags & _HIDDEN) and is_seen(box, sheet.box)
    subtype = _name(annotation.get("Subtype"))
    if subtype == "Widget":
        widget = _widget(annotation, box)
        if visible:
            laid.widgets.append(widget)
        elif widget.checked or widget.value:
            message = f"the field {widget.name!r} is not shown but holds a value"
            laid.notes.append(Note("R116", message, sheet.number, box if is_seen(box, sheet.box) else None))
    elif visible and subtype == "FreeText":
        laid.words.extend(typed_words(_text(annotation.get("Contents")), _text(annotation.get("DA")), box))
    elif visible and subtype in _DRAWN and max(box.x1 - box.x0, box.bottom - box.top) <= PEN:
        laid.strokes.append(Stroke(box))


def _widget(annotation: dict[str, Any], box: BBox) -> Widget:
    kind = _kind(annotation)
    names = [_text(field["T"]) for field in _lineage(annotation) if "T" in field]
    name = ".".join(reversed(names))
    if kind in ("checkbox", "radio"):
        normal = _plain((_plain(annotation.get("AP")) or {}).get("N"))
        states = [_name(state) for state in normal] if isinstance(normal, dict) else []
        appearance = _name(annotation.get("AS"))
        on = next((state for state in states if state != OFF), "")
        shown = appearance in states or not states
        checked, problem = button_state(appearance, shown, _name(_inherited(annotation, "V")), on)
        return Widget(name, kind, "", checked, box, problem)
    value = _inherited(annotation, "V") if kind in ("text", "choice") else None
    values = [_text(one) for one in value] if isinstance(value, list) else [_text(value)]
    if kind == "choice":
        labels = dict(_options(annotation))
        values = [labels.get(one, one) for one in values]
    text = ", ".join(values).replace("\r\n", "\n").replace("\r", "\n")
    return Widget(name, kind, text, None, box)


def _kind(annotation: dict[str, Any]) -> Kind:
    flags = _inherited(annotation, "Ff")
    flags = flags if isinstance(flags, int) else 0
    match _name(_inherited(annotation, "FT")):
        case "Btn":
            return "button" if flags & _PUSH else "radio" if flags & _RADIO else "checkbox"
        case "Ch":
            return "choice"
        case "Sig":
            return "signature"
    return "text"


def _options(annotation: dict[str, Any]) -> list[tuple[str, str]]:
    """(export value, label) of each option of a choice."""
    options: list[tuple[str, str]] = []
    for one in _inherited(annotation, "Opt") or ():
        option = _plain(one)
        pair = option if isinstance(option, list) and len(option) == 2 else [option, option]
        options.append((_text(pair[0]), _text(pair[1])))
    return options


def _lineage(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    """The field's own dictionary and its parents', nearest first."""
    found: list[dict[str, Any]] = []
    field: Any = annotation
    while isinstance(field, dict) and len(found) < _DEEPEST:
        found.append(field)
        field = _plain(field.get("Parent"))
    return found


def _inherited(annotation: dict[str, Any], key: str) -> Any:
    return next((_plain(field[key]) for field in _lineage(annotation) if key in field), None)


def _plain(value: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(value)


def _name(value: Any) -> str:
    from pdfminer.psparser import PSLiteral

    value = _plain(value)
    name = value.name if isinstance(value, PSLiteral) else value
    return (
        name.decode("utf-8", "replace") if isinstance(name, bytes) else name if isinstance(name, str) else ""
    )


def _text(value: Any) -> str:
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import decode_text

    value = _plain(value)
    if isinstance(value, PDFStream):
        value = value.get_data()
    return decode_text(value) if isinstance(value, bytes) else _name(value)
