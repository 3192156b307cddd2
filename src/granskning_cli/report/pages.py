"""A document's bytes -> its pages as plain data for the page's scripts, and their pictures.

    {number: 1, width: 595.3, height: 841.9, unit: pt, picture: [1191, 1684], words: [], lines: []}

Where there is a picture, no words are needed; where there is none, the words stand in their places, with the rulings
and the boxes of fields around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any, Final

from granskning_cli.model.layout import BALLOT, TICKED, BBox, Document, Page
from granskning_cli.readers.pictures import Picture, pictures
from granskning_cli.readers.typed import LEADING, LETTER
from granskning_cli.report.budget import Budget

# A page without a picture shows so many words; no form has more.
MOST_WORDS: Final = 20_000
# Of the text of a form's field, in points.
LARGEST_TYPE: Final = 10.0
SMALLEST_TYPE: Final = 3.0


def pages_of(
    data: bytes, document: Document, *, password: str | None, budget: Budget
) -> tuple[list[dict[str, Any]], list[Picture | None]]:
    """Every page in order, and a picture or None for each; `document` was read from `data`."""
    shown: list[Picture | None] = []
    for picture in pictures(data, document, budget.resolution, password=password):
        budget.spend(len(picture.data) if picture else 0)
        shown.append(picture)
    return [_plain(page, picture) for page, picture in zip(document.pages, shown, strict=True)], shown


def _plain(page: Page, picture: Picture | None) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "number": page.number,
        "width": round(page.width, 1),
        "height": round(page.height, 1),
        "unit": page.unit,
        "picture": [picture.width, picture.height] if picture else None,
    }
    if picture is None:
        plain["words"] = [
            [*_rounded(word.bbox), word.text, int(word.bold)] for word in page.words[:MOST_WORDS]
        ] + _fields(page)
        plain["rules"] = [
            [rule.axis, round(rule.position, 1), round(rule.start, 1), round(rule.end, 1)]
            for rule in (page.rules or ())[:MOST_WORDS]
        ]
    return plain


def _fields(page: Page) -> list[list[Any]]:
    """The form's fields as the words that they show."""
    found: list[list[Any]] = []
    for widget in page.widgets:
        if widget.checked is not None:
            found.append([*_rounded(widget.bbox), TICKED if widget.checked else BALLOT, 0])
        elif widget.value:
            found += _set(widget.value, widget.bbox)
    return found


def _set(text: str, box: BBox) -> list[list[Any]]:
    """A text in lines within its box, in the largest type that fits."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    size = min(LARGEST_TYPE, height / LEADING)
    while True:
        lines = [
            line for part in text.splitlines() for line in wrap(part, max(1, int(width / (LETTER * size))))
        ]
        if len(lines) * LEADING * size <= height or size <= SMALLEST_TYPE:
            break
        size = max(SMALLEST_TYPE, 0.9 * size)
    return [
        [
            *_rounded(
                BBox(box.x0, top, min(box.x1, box.x0 + LETTER * size * len(line)), top + LEADING * size)
            ),
            line,
            0,
        ]
        for line, top in ((line, box.top + LEADING * size * at) for at, line in enumerate(lines))
    ]


def _rounded(box: BBox) -> Sequence[float]:
    return [round(value, 1) for value in box]
