"""Whether a check box or radio button is on, from what its field says in two places.

/AS names the appearance in use, which is what a person sees; /V is the field's value, which is what a program
reads. Software that fills forms often writes only one of them. The appearance is taken, and the contradiction named.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox, Note, Page, Stroke, Widget, Word

OFF: Final = "Off"


class Laid(NamedTuple):
    """What lies on top of a page's own content."""

    widgets: list[Widget]
    words: list[Word]
    strokes: list[Stroke]
    notes: list[Note]


def is_seen(box: BBox, sheet: BBox) -> bool:
    """Whether an annotation's box has room for something to see, and is on the sheet."""
    wide = box.x1 - box.x0 >= 1 and box.bottom - box.top >= 1
    return (
        wide and box.x1 > sheet.x0 and box.x0 < sheet.x1 and box.bottom > sheet.top and box.top < sheet.bottom
    )


def button_state(appearance: str, shown: bool, value: str, on: str) -> tuple[bool, str]:
    """(checked, problem). `appearance` is /AS; `shown`: it exists and is not the empty one; `value` is /V where it
    is known, else ""; `on` is the name of this button's ticked state."""
    ticked = appearance not in ("", OFF)
    if ticked and not shown:
        return False, f"/AS is {appearance}, and there is no such appearance"
    if ticked and value == OFF:
        return True, f"/AS is {appearance}, and /V is Off"
    if not ticked and value not in ("", OFF) and value == (on or value):
        return False, f"/V is {value}, and /AS is {appearance or 'missing'}"
    return ticked, ""


def contradictions(pages: Iterable[Page]) -> list[Note]:
    """A note for every field that says two things at once."""
    return [
        Note("R114", f"the field {widget.name!r}: {widget.problem}", page.number, widget.bbox)
        for page in pages
        for widget in page.widgets
        if widget.problem
    ]


def without_values(words: list[Word], widgets: Iterable[Widget]) -> list[Word]:
    """The words less those that only repeat the value of the text field they stand in."""
    fields = [widget for widget in widgets if widget.value]
    if not fields:
        return words
    return [word for word in words if not any(_repeats(word, field) for field in fields)]


def _repeats(word: Word, field: Widget) -> bool:
    box, place = word.bbox, field.bbox
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    inside = place.x0 <= x <= place.x1 and place.top <= y <= place.bottom
    return inside and word.text in field.value.split()
