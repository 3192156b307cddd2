"""Forms that somebody filled in with a pen: drawn, spoilt and read."""

from __future__ import annotations

from io import BytesIO

import cv2
import numpy as np
from PIL import Image
from rasters import Way, spoilt

from granskning_cli import Questionnaire, parse

DPI = 200
UNIT = DPI / 72
WAY = Way(DPI, 0.4, 5, 0, 70)
PEN = 60
ROWS = ("Har namnden en plan?", "Har namnden en budget?", "Har planen antagits?", "Har budgeten antagits?")
OPTIONS = ("Ja", "Nej", "Delvis")
Pen = list[tuple[float, float]]


def written(page: np.ndarray, text: str, x: float, y: float) -> None:
    cv2.putText(
        page,
        text,
        (round(x * UNIT), round(y * UNIT)),
        cv2.FONT_HERSHEY_DUPLEX,
        0.36 * UNIT,
        0,
        2,
        cv2.LINE_AA,
    )


def pen(page: np.ndarray, points: Pen, thick: int = 4) -> None:
    line = np.round(np.array(points) * UNIT * 8).astype(np.int32)
    cv2.polylines(page, [line], False, PEN, thick, cv2.LINE_AA, 3)


def middle(row: int, column: int) -> tuple[float, float]:
    return 330.0 + 70 * column, 146.0 + 36 * row


def form(*, boxes: bool) -> np.ndarray:
    """Four questions with three boxes each, or with three cells and a row to write in below them."""
    page = np.full((round(842 * UNIT), round(595 * UNIT)), 255, np.uint8)
    written(page, "1 Styrning", 60, 120)
    for column, label in enumerate(OPTIONS):
        written(page, label, middle(0, column)[0] - 12, 120)
    for row, text in enumerate(ROWS):
        y = middle(row, 0)[1]
        written(page, f"1.{row + 1} {text}", 60, y + 4)
        for column in range(len(OPTIONS)):
            x = middle(row, column)[0]
            half = (5.5, 5.5) if boxes else (35, 9)
            corners = [(round((x + s * half[0]) * UNIT), round((y + s * half[1]) * UNIT)) for s in (-1, 1)]
            cv2.rectangle(page, *corners, 0, 2)
        if not boxes:
            for low, high in ((y - 9, y + 9), (y + 9, y + 27)):
                ends = (round(55 * UNIT), round(low * UNIT)), (round(505 * UNIT), round(high * UNIT))
                cv2.rectangle(page, *ends, 0, 2)
            written(page, "Planen antogs av namnden i mars och gamla regler utgick", 60, y + 20)
    if not boxes:
        cv2.rectangle(
            page, (round(55 * UNIT), round(107 * UNIT)), (round(505 * UNIT), round(137 * UNIT)), 0, 2
        )
        for column in range(len(OPTIONS)):
            x = round((middle(0, column)[0] - 35) * UNIT)
            cv2.line(page, (x, round(107 * UNIT)), (x, round(137 * UNIT)), 0, 2)
    return page


def read(page: np.ndarray) -> tuple[dict[str | None, tuple[list[str], str]], Questionnaire]:
    """The labels and the state of each question."""
    out = BytesIO()
    Image.fromarray(spoilt(page, WAY)).save(out, "PNG", dpi=(DPI, DPI))
    result = parse(out.getvalue())
    return {
        q.number: ([one.label for one in q.answer.selected], q.answer.state)
        for section in result.sections for q in section.questions if q.answer
    }, result  # fmt: skip


CROSS = "cross"
TICK = "tick"
MARKED = ((0, 0), (1, 1), (2, 2), (3, 0))


def marked(
    page: np.ndarray, kind: str, wide: float, high: float, places: tuple[tuple[int, int], ...]
) -> None:
    for row, column in places:
        x, y = middle(row, column)
        if kind == CROSS:
            pen(page, [(x - wide, y - high), (x + wide, y + high)])
            pen(page, [(x + wide, y - high * 1.1), (x - wide * 0.9, y + high)])
        else:
            pen(page, [(x - wide, y), (x - 0.3 * wide, y + high), (x + 1.2 * wide, y - high)])
