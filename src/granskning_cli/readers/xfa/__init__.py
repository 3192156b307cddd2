"""A PDF whose page only says "Please wait..." -> the form that Adobe's viewer would draw in its place.

Such a dynamic form (XFA) is XML beside the page: `template` says what is asked and where it stands, `datasets` what
was filled in. A form that has pages with fields as well is read from those.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from granskning_cli.diagnostics import Unreadable, said
from granskning_cli.model.layout import BBox, Note, Page, Rule, Widget, Word
from granskning_cli.readers.drawn import EDGE, HEIGHT, MARGIN, PITCH
from granskning_cli.readers.flow import Paragraph, Run
from granskning_cli.readers.package import tree
from granskning_cli.readers.typeset import set_lines
from granskning_cli.readers.xfa.data import Data, child, local
from granskning_cli.readers.xfa.field import printed
from granskning_cli.readers.xfa.form import USUAL_WIDTH, Box, Form, Item, length

_NEXT: Final = "open it in Adobe Reader and print it to a PDF, or fill it in and save it there"


def read_xfa(packets: Mapping[str, bytes]) -> tuple[tuple[Page, ...], tuple[Note, ...]]:
    """The form as one page. Raises Unreadable R117 where there is no form in the packets, or nothing filled in."""
    parts = _parts(packets)
    template, datasets = parts.get("template"), parts.get("datasets")
    root = child(template, "subform")
    if root is None:
        raise Unreadable("R117", f"the PDF is a dynamic form (XFA) without its template; {_NEXT}")
    _as_left(root, child(parts.get("form"), "subform"))
    data = Data(datasets)
    form = Form(data)
    scopes = data.record(root.get("name", ""))
    width = length(child(root, "pageSet", "pageArea", "contentArea"), "w", USUAL_WIDTH)
    box = Box()
    box.put(_letterhead(root, width), 0, 0)
    box.put(form.lay(root, scopes, width), 0, box.height)
    fields = [item.field for item in box.items if item.field is not None]
    if not any(one.checked or one.value.strip() for one in fields):
        raise Unreadable("R117", f"the PDF is a dynamic form (XFA), and nothing in it is filled in; {_NEXT}")
    notes = [Note("R114", problem) for problem in form.problems]
    if left := data.left():
        more = f", and {len(left) - 1} more" if len(left) > 1 else ""
        notes.append(Note("R116", said("R116", "unshown", value=f"{left[0]}{more}")))
    return (_page(box, width),), tuple(notes)


def _parts(packets: Mapping[str, bytes]) -> dict[str, Element]:
    """The roots of the packets by their names; one stream may hold them all."""
    parts: dict[str, Element] = {}
    for name in ("template", "datasets", "form", ""):
        if name in packets:
            try:
                root = tree(packets[name].strip(b"\0 \r\n\t"), name or "xdp")
            except Unreadable as error:
                raise Unreadable(
                    "R117", f"the PDF is a dynamic form (XFA) whose {name or 'xdp'!r} cannot be read; {_NEXT}"
                ) from error
            found = {local(one): one for one in root} if local(root) == "xdp" else {local(root): root}
            parts = {**found, **parts}
    return parts


def _as_left(node: Element, saved: Element | None) -> None:
    """Shows and hides what scripts had shown and hidden when the form was saved; the packet `form` keeps that."""
    if saved is None:
        return
    if presence := saved.get("presence"):
        node.set("presence", presence)
    waiting: dict[str, list[Element]] = {}
    for one in node:
        waiting.setdefault(f"{local(one)} {one.get('name', '')}", []).append(one)
    for one in saved:
        named = waiting.get(f"{local(one)} {one.get('name', '')}", [])
        if named:
            _as_left(named.pop(0), one)


def _letterhead(root: Element, width: float) -> Box:
    """The text drawn on the first page's background: it stands there once, as a title does."""
    area = child(root, "pageSet", "pageArea")
    box = Box()
    for one in area if area is not None else ():
        if local(one) == "draw" and printed(one):
            box.put(Form(Data(None)).lay(one, (), width), length(one, "x"), length(one, "y"))
    top = min([item.top for item in box.items], default=0.0)
    low = Box()
    low.put(box, 0, -top)
    return low


def _page(box: Box, width: float) -> Page:
    """A page with nothing where furniture is looked for."""
    drawn = max([item.bottom for item in box.items], default=0.0)
    down = max(MARGIN, EDGE * drawn / (1 - 2 * EDGE))
    words: list[Word] = []
    widgets: list[Widget] = []
    rules: list[Rule] = []
    for item in box.items:
        x0, top, x1, bottom = item.x0 + MARGIN, item.top + down, item.x1 + MARGIN, item.bottom + down
        if item.field is not None:
            field = item.field
            place = BBox(x0, top, x1, bottom)
            widgets.append(Widget(field.name, field.kind, field.value, field.checked, place))
        elif item.framed:
            rules += [Rule("h", top, x0, x1), Rule("h", bottom, x0, x1)]
            rules += [Rule("v", x0, top, bottom), Rule("v", x1, top, bottom)]
        else:
            words += _words(item, x0, top, x1)
    right = max([item.x1 + MARGIN for item in box.items], default=0.0)
    return Page(
        1,
        max(width + 2 * MARGIN, right + MARGIN / 2),
        max(HEIGHT, drawn + 2 * down),
        words=tuple(words),
        rules=tuple(rules),
        widgets=tuple(widgets),
    )


def _words(item: Item, x0: float, top: float, x1: float) -> list[Word]:
    """White space as wide as the type is high stays at the right: texts that are parted must not look like one."""
    out: list[Word] = []
    paragraph = Paragraph((Run(item.text, item.bold),), size=item.size, align=item.align)
    beside = min(item.size, (x1 - x0) / 4)
    for line in set_lines(paragraph, item.size, x0, x1 - beside):
        for one in line.items:
            box = BBox(one.x0, round(top, 2), one.x1, round(top + item.size, 2))
            out.append(Word(one.text, box, one.font, item.size, one.bold, one.italic))
        top += PITCH * item.size
    return out
