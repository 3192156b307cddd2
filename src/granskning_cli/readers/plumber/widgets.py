"""A page's annotations, out of pdfminer's objects -> form fields, and what lies on top of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

from granskning_cli.diagnostics import said
from granskning_cli.model.layout import BBox, Note, Stroke, Widget
from granskning_cli.readers.paths import PEN
from granskning_cli.readers.seen import Sheet
from granskning_cli.readers.typed import typed_words
from granskning_cli.readers.widget_state import (
    OFF,
    Group,
    Laid,
    button_state,
    choice_problem,
    is_seen,
    plain_text,
    text_problem,
    without_stacked,
)

_DRAWN: Final = {"Line", "Square", "Circle", "Polygon", "PolyLine", "Ink"}
_HIDDEN: Final = 0x02 | 0x20  # Hidden, NoView
_RADIO, _PUSH = 1 << 15, 1 << 16
_DEEPEST: Final = 20
Kind = Literal["button", "checkbox", "radio", "choice", "text", "signature"]


def laid_on(page: Any, sheet: Sheet) -> Laid:
    """The annotations of one of pdfminer's pages."""
    laid = Laid([], [], [], [])
    groups: dict[int, Group] = {}
    annotations = _plain(page.annots)
    for one in annotations if isinstance(annotations, list) else []:
        annotation = _plain(one)
        if isinstance(annotation, dict):
            _lay(annotation, sheet, laid, groups)
    return laid._replace(widgets=without_stacked(laid.widgets))


def _lay(annotation: dict[str, Any], sheet: Sheet, laid: Laid, groups: dict[int, Group]) -> None:
    corners = [_plain(corner) for corner in _plain(annotation.get("Rect")) or ()]
    if len(corners) != 4 or not all(isinstance(corner, (int, float)) for corner in corners):
        return
    box = sheet.place.box(*corners)
    flags = _plain(annotation.get("F"))
    visible = not (isinstance(flags, int) and flags & _HIDDEN) and is_seen(box, sheet.box)
    subtype = _name(annotation.get("Subtype"))
    if subtype == "Widget":
        widget = _widget(annotation, box, groups)
        if visible:
            laid.widgets.append(widget)
        elif widget.checked or widget.value:
            message = said("R116", "hidden", field=repr(widget.name))
            laid.notes.append(Note("R116", message, sheet.number, box if is_seen(box, sheet.box) else None))
    elif visible and subtype == "FreeText":
        laid.words.extend(typed_words(_text(annotation.get("Contents")), _text(annotation.get("DA")), box))
    elif visible and subtype in _DRAWN and max(box.x1 - box.x0, box.bottom - box.top) <= PEN:
        laid.strokes.append(Stroke(box))


def _widget(annotation: dict[str, Any], box: BBox, groups: dict[int, Group]) -> Widget:
    kind = _kind(annotation)
    name = _full_name(annotation)
    owner = id(_owner(annotation))
    group = groups[owner] if owner in groups else groups.setdefault(owner, _group(annotation))
    if kind in ("checkbox", "radio"):
        normal = _plain((_plain(annotation.get("AP")) or {}).get("N"))
        states = [_name(state) for state in normal] if isinstance(normal, dict) else []
        appearance = _name(annotation.get("AS"))
        on = next((state for state in states if state != OFF), "")
        shown = appearance in states or not states
        checked, problem = button_state(appearance, shown, on, group)
        return Widget(name, kind, "", checked, box, problem)
    if kind == "choice":
        text, problem = _chosen(annotation, group), choice_problem(group)
    else:
        said = _text(_inherited(_owner(annotation), "V"))
        problem = text_problem(_text(annotation.get("V")), said) if kind == "text" else ""
        text = (said or plain_text(_text(annotation.get("RV")))) if kind == "text" else ""
    return Widget(name, kind, text.replace("\r\n", "\n").replace("\r", "\n"), None, box, problem)


def _chosen(annotation: dict[str, Any], group: Group) -> str:
    """The labels of the selected options, in the order of the list; a value that is in no list stands for itself."""
    options = _options(annotation)
    listed = {export for export, _ in options}
    value = _inherited(_owner(annotation), "V")
    values = [_text(one) for one in value] if isinstance(value, list) else [_text(value)]
    if value is None and group.chosen is not None:
        values = [options[i][0] for i in sorted(group.chosen) if 0 <= i < len(options)]
    labels = [label for export, label in options if export in values]
    return ", ".join(labels + [one for one in values if one not in listed])


def _owner(annotation: dict[str, Any]) -> dict[str, Any]:
    """The field that a widget shares with others, or is."""
    return next((field for field in _lineage(annotation) if "T" in field), annotation)


def _group(annotation: dict[str, Any]) -> Group:
    """The field that a widget belongs to, with all that share it."""
    owner = _owner(annotation)
    value, chosen = _inherited(owner, "V"), _inherited(owner, "I")
    said = [_text(one) for one in value] if isinstance(value, list) else [_text(value)]
    kids = _plain(owner.get("Kids"))
    members = [_plain(kid) for kid in kids] if isinstance(kids, list) else [annotation]
    shown = [_name(kid.get("AS")) for kid in members if isinstance(kid, dict)]
    return Group(
        frozenset(said) - {"", OFF},
        frozenset(shown) - {"", OFF},
        tuple(export for export, _ in _options(annotation)),
        frozenset(one for one in chosen if isinstance(one, int)) if isinstance(chosen, list) else None,
        OFF in said,
    )


def lost_fields(form: Any, pages: Sequence[Any]) -> list[str]:
    """The names of the form's fields that hold a value and are in the annotations of no page."""
    on_pages = {getattr(one, "objid", None) for page in pages for one in _plain(page.annots) or ()}
    lost: list[str] = []
    met: set[int] = set()
    waiting = list(_plain((_plain(form) or {}).get("Fields")) or ())
    while waiting:
        one = waiting.pop()
        field = _plain(one)
        if not isinstance(field, dict) or id(field) in met:
            continue
        met.add(id(field))
        kids = _plain(field.get("Kids")) or []
        named = [kid for kid in kids if isinstance(_plain(kid), dict) and "T" in _plain(kid)]
        waiting += named
        widgets = {getattr(each, "objid", None) for each in (one, *kids)}
        if not named and not widgets & on_pages and _holds_value(field):
            lost.append(_full_name(field))
    return lost


def _holds_value(field: dict[str, Any]) -> bool:
    return _kind(field) in ("text", "choice", "checkbox", "radio") and bool(_group(field).values)


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


def _full_name(annotation: dict[str, Any]) -> str:
    return ".".join(reversed([_text(field["T"]) for field in _lineage(annotation) if "T" in field]))


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
