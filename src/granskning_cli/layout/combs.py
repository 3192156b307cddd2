"""Fields for one letter each, side by side -> one field: [0][1][0][2] for a date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import BBox, Widget

# A field for one letter is at most so wide; the next begins at most so far behind it.
WIDEST: Final = 24.0
APART: Final = 5.0
FEWEST: Final = 4


def combed(widgets: Sequence[Widget]) -> Sequence[Widget]:
    """The fields, each comb as one; white space where a letter is missing between two others."""
    if sum(map(_is_tooth, widgets)) < FEWEST:
        return widgets
    out: list[Widget] = []
    comb: list[Widget] = []
    for widget in (*widgets, None):
        if comb and (widget is None or not _goes_on(comb[-1], widget)):
            out += [_joined(comb)] if len(comb) >= FEWEST else comb
            comb = []
        if widget is not None and _is_tooth(widget):
            comb.append(widget)
        elif widget is not None:
            out.append(widget)
    return out


def _is_tooth(widget: Widget) -> bool:
    return widget.kind == "text" and len(widget.value) <= 1 and widget.bbox[2] - widget.bbox[0] <= WIDEST


def _goes_on(left: Widget, right: Widget) -> bool:
    a, b = left.bbox, right.bbox
    return _is_tooth(right) and abs(a[3] - b[3]) < 2 and -2 <= b[0] - a[2] <= APART


def _joined(comb: Sequence[Widget]) -> Widget:
    first, last = comb[0].bbox, comb[-1].bbox
    value = "".join([widget.value or " " for widget in comb]).strip()
    return comb[0]._replace(value=value, bbox=BBox(first[0], first[1], last[2], last[3]))
