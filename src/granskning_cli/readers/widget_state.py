"""Whether a check box or radio button is on, from what its field says in two places.

/AS names the appearance in use, which is what a person sees; /V is the field's value, which is what a program
reads. Software that fills forms often writes only one of them. The appearance is taken, and the contradiction named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from granskning_cli.diagnostics import said
from granskning_cli.model.layout import BBox, Note, Page, Stroke, Widget, Word
from granskning_cli.readers.references import resolved

OFF: Final = "Off"
# Two fields lie on each other where their edges are about so near, in points.
SAME_PLACE: Final = 3.0


class Laid(NamedTuple):
    """What lies on top of a page's own content."""

    widgets: list[Widget]
    words: list[Word]
    strokes: list[Stroke]
    notes: list[Note]


class Group(NamedTuple):
    """A field and the widgets that share it: `values` is what /V says, `off` where that is Off; `shown` are the
    appearances of its widgets that are not Off, `drawn` those of them that exist; `options` are the values of /Opt, and
    `chosen` what /I counts."""

    values: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    options: tuple[str, ...] = ()
    chosen: frozenset[int] | None = None
    off: bool = False
    drawn: frozenset[str] = frozenset()

    @property
    def named(self) -> frozenset[str]:
        """The values, and what they stand for: with /Opt a button's state is a number in that list, or the reverse."""
        if not self.options:
            return self.values
        counted = {int(one) for one in self.values if one.isdecimal() and len(one) < 6}
        texts = {self.options[i] for i in counted if i < len(self.options)}
        return self.values | texts | {str(i) for i, one in enumerate(self.options) if one in self.values}


def is_seen(box: BBox, sheet: BBox) -> bool:
    """Whether an annotation's box has room for something to see, and is on the sheet."""
    wide = box.x1 - box.x0 >= 1 and box.bottom - box.top >= 1
    return (
        wide and box.x1 > sheet.x0 and box.x0 < sheet.x1 and box.bottom > sheet.top and box.top < sheet.bottom
    )


def button_state(appearance: str, shown: bool, on: str, group: Group) -> tuple[bool, str]:
    """(checked, problem). `appearance` is /AS; `shown`: it exists and is not the empty one; `on` is the name of this
    button's ticked state; `group` is its field, with all the buttons that share it."""
    ticked = appearance not in ("", OFF)
    values = group.named
    said = " or ".join(sorted(group.values))
    if not appearance and not group.shown:
        return bool(values) and (not on or on in values), ""
    if ticked and not shown:
        return False, f"/AS is {appearance}, and there is no such appearance"
    if ticked and group.off:
        return True, f"/AS is {appearance}, and /V is Off"
    if ticked and values and not values & {appearance, on}:
        return True, f"/AS is {appearance}, and /V is {said}"
    if not ticked and values and (not on or on in values) and not group.shown & {on, *values}:
        return False, f"/V is {said}, and /AS is {appearance or 'missing'}"
    return ticked, ""


def choice_problem(group: Group) -> str:
    """What is wrong where a choice names its selected options twice: /I counts them, /V says their values."""
    if group.chosen is None or not group.values or not group.options:
        return ""
    counted = {group.options[i] for i in group.chosen if 0 <= i < len(group.options)}
    if counted == group.values:
        return ""
    return f"/V is {', '.join(sorted(group.values))}, and /I counts {', '.join(sorted(counted)) or 'none'}"


def text_problem(own: str, value: str) -> str:
    """What is wrong where a widget has a value of its own beside that of the field it shows."""
    return f"/V of the field is {value}, and its own /V is {own}" if own and own != value else ""


def without_stacked(widgets: list[Widget]) -> list[Widget]:
    """The widgets with one where several of a kind lie on each other; where those differ, that is its problem."""
    places: dict[tuple[object, ...], Widget] = {}
    for widget in widgets:
        key = (widget.kind, *[round(edge / SAME_PLACE) for edge in widget.bbox])
        below = places.get(key)
        if below is None:
            places[key] = widget
            continue
        filled = widget if widget.checked or widget.value else below
        if (widget.checked, widget.value) == (below.checked, below.value):
            places[key] = filled
            continue
        values = [one for one in (below.value, widget.value) if one]
        problem = f"it lies on the field {below.name!r}, and they differ"
        places[key] = filled._replace(value="\n".join(dict.fromkeys(values)), problem=problem)
    return list(places.values())


def plain_text(rich: str) -> str:
    """The words of rich text (/RV, which is XHTML), a line for each paragraph."""
    if "<" not in rich:
        return rich
    broken = re.sub(r"\s*(?:</p>|<br\b[^>]*>)\s*", "\n", re.sub(r"<\?[^>]*\?>", "", rich))
    return resolved(re.sub(r"<[^>]*>", "", broken)).strip()


def lost_values(names: Iterable[str]) -> list[Note]:
    """A note for every field that holds a value and is on no page."""
    return [Note("R116", said("R116", "nowhere", field=repr(name))) for name in names]


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
