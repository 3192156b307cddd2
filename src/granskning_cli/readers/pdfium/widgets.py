"""A page's annotations -> form fields with their values, and what somebody wrote or drew on top of the page.

pdfium does not put the values of text fields into a page's text, nor what a viewer's comment tools add: text in a
FreeText annotation becomes words, a line or a pen stroke becomes a Stroke.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from ctypes import POINTER, addressof, byref, c_char, c_int, c_void_p, cast
from functools import partial
from typing import Any, Final, Literal

from granskning_cli.diagnostics import said
from granskning_cli.model.layout import BBox, Note, Stroke, Widget
from granskning_cli.readers.paths import PEN
from granskning_cli.readers.pdfium.fields import groups_of
from granskning_cli.readers.pdfium.raw import Four, Pdfium
from granskning_cli.readers.seen import Seen, Sheet
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

_FREE_TEXT, _WIDGET = 3, 20
_DRAWN: Final = {4, 5, 6, 7, 8, 15}  # line, square, circle, polygon, polyline, ink
_LOOKED_AT: Final = {_FREE_TEXT, _WIDGET} | _DRAWN
_HIDDEN: Final = 0x02 | 0x20  # Hidden, NoView
_KINDS: Final[dict[int, Literal["button", "checkbox", "radio", "choice", "text", "signature"]]] = {
    1: "button", 2: "checkbox", 3: "radio", 4: "choice", 5: "choice", 6: "text", 7: "signature",
}  # fmt: skip
MOST_ANNOTATIONS: Final = 20_000
_LONGEST: Final = 1_000_000


class Forms:
    """The form fields of one document; pdfium's form machinery is started when the first annotation is met."""

    def __init__(self, pdfium: Pdfium, document: c_void_p) -> None:
        self._pdfium = pdfium
        self._document = document
        # FPDF_FORMFILLINFO: an int version and pointers to functions, none of which is needed to read
        self._info = (c_char * 1024)()
        cast(self._info, POINTER(c_int))[0] = 2
        self._handle: c_void_p | None = None
        self._groups: dict[str, Group] | None = None
        self._lost: list[str] = []

    @property
    def handle(self) -> c_void_p:
        if self._handle is None:
            started = self._pdfium.DOC_InitFormFillEnvironment(self._document, byref(self._info))
            self._handle = c_void_p(started)
        return self._handle

    @property
    def groups(self) -> dict[str, Group]:
        """The document's fields by their names; they are read when the first one is met."""
        if self._groups is None:
            self._groups, self._lost = groups_of(self._pdfium, self._document)
        return self._groups

    def lost(self) -> list[str]:
        """The names of fields that hold a value and are on no page."""
        return self._lost if self._pdfium.GetFormType(self._document) and self.groups else []

    def close(self) -> None:
        if self._handle:
            self._pdfium.DOC_ExitFormFillEnvironment(self._handle)

    def laid_on(self, page: c_void_p, sheet: Sheet) -> Laid:
        """The annotations of a page that is loaded."""
        laid = Laid([], [], [], [])
        there = self._pdfium.Page_GetAnnotCount(page)
        count = min(there, MOST_ANNOTATIONS)
        if there > count:
            told = said("R164", "fields", page=sheet.number, count=there, most=count)
            laid.notes.append(Note("R164", told, sheet.number))
        if count <= 0:
            return laid
        form = self.handle
        self._pdfium.FORM_OnAfterLoadPage(page, form)  # before it no button is known to be checked
        try:
            for i in range(count):
                annotation = self._pdfium.Page_GetAnnot(page, i)
                if annotation:
                    try:
                        self._lay(c_void_p(annotation), sheet, laid)
                    finally:
                        self._pdfium.Page_CloseAnnot(annotation)
        finally:
            self._pdfium.FORM_OnBeforeClosePage(page, form)
        return laid._replace(widgets=without_stacked(laid.widgets))

    def _lay(self, annotation: c_void_p, sheet: Sheet, laid: Laid) -> None:
        subtype = self._pdfium.Annot_GetSubtype(annotation)
        if subtype not in _LOOKED_AT:
            return
        box = self._box(annotation, sheet.place)
        visible = not self._pdfium.Annot_GetFlags(annotation) & _HIDDEN and is_seen(box, sheet.box)
        if subtype == _WIDGET:
            widget = self._widget(annotation, box)
            if visible:
                laid.widgets.append(widget)
            elif widget.checked or widget.value:
                where = box if is_seen(box, sheet.box) else None
                message = said("R116", "hidden", field=repr(widget.name))
                laid.notes.append(Note("R116", message, sheet.number, where))
        elif visible and subtype == _FREE_TEXT:
            laid.words.extend(
                typed_words(self._own(annotation, b"Contents"), self._own(annotation, b"DA"), box)
            )
        elif visible and max(box.x1 - box.x0, box.bottom - box.top) <= PEN:
            laid.strokes.append(Stroke(box))

    def _widget(self, annotation: c_void_p, box: BBox) -> Widget:
        pdfium, form = self._pdfium, self.handle
        kind = _KINDS.get(pdfium.Annot_GetFormFieldType(form, annotation), "text")
        name = self._of_field(pdfium.Annot_GetFormFieldName, annotation)
        if kind in ("checkbox", "radio"):
            own, look = self._own(annotation, b"V"), self._own(annotation, b"AS")
            group = self.groups.get(name) or Group(frozenset((own,)) - {"", OFF}, off=own == OFF)
            # pdfium takes some buttons for unticked whose ticked state is drawn
            shown = bool(pdfium.Annot_IsChecked(form, annotation)) or look in group.drawn
            on = self._of_field(pdfium.Annot_GetFormFieldExportValue, annotation)
            checked, problem = button_state(look, shown, on, group)
            return Widget(name, kind, "", checked, box, problem)
        value, problem = "", ""
        if kind == "text":
            value = self._of_field(pdfium.Annot_GetFormFieldValue, annotation)
            problem = text_problem(self._own(annotation, b"V"), value)
            value = value or plain_text(self._own(annotation, b"RV"))
        elif kind == "choice":
            listed = self.groups.get(name)
            # pdfium takes /DV, what the field would be reset to, where there is no value
            if listed is None or listed.values or listed.chosen is not None:
                value = self._chosen(annotation) or self._of_field(pdfium.Annot_GetFormFieldValue, annotation)
                problem = choice_problem(listed) if listed else ""
        return Widget(name, kind, value.replace("\r\n", "\n").replace("\r", "\n"), None, box, problem)

    def _chosen(self, annotation: c_void_p) -> str:
        """The labels of the selected options: a value is often a code that nobody sees."""
        pdfium, form = self._pdfium, self.handle
        label = pdfium.Annot_GetOptionLabel
        count = min(pdfium.Annot_GetOptionCount(form, annotation), MOST_ANNOTATIONS)
        chosen = [i for i in range(count) if pdfium.Annot_IsOptionSelected(form, annotation, i)]
        return ", ".join([_string(partial(label, form, annotation, i)) for i in chosen])

    def _own(self, annotation: c_void_p, key: bytes) -> str:
        return _string(partial(self._pdfium.Annot_GetStringValue, annotation, key))

    def _of_field(self, get: Callable[..., int], annotation: c_void_p) -> str:
        return _string(partial(get, self.handle, annotation))

    def _box(self, annotation: c_void_p, place: Seen) -> BBox:
        box = Four()
        self._pdfium.Annot_GetRect(annotation, addressof(box))
        return place.box(box[0], box[3], box[2], box[1])


def _string(get: Callable[[Any, int], int]) -> str:
    """What a function of pdfium writes as UTF-16 with a zero at its end."""
    room = get(None, 0)
    if not 2 < room <= _LONGEST:
        return ""
    buffer = array("B", bytes(room))  # no ctypes array: making the type of one takes longer than the call
    get(buffer.buffer_info()[0], room)
    return buffer[: room - 2].tobytes().decode("utf-16-le", "replace")
