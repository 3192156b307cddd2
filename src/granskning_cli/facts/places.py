"""Where a fact stands: its words are looked for in its answer's place, only for answers with facts.

An answer's place is a box on the page where it begins. What runs over to further pages is looked for there too, down to
the next place in the document. A fact that stands there more or less often than in the text has no place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox, Line, Row
from granskning_cli.model.questionnaire import Provenance

# Boxes of answers are rounded to a tenth.
SLACK: Final = 0.11


class Sheet(NamedTuple):
    """A page's lines in one string, where in it each line begins, and the row of each."""

    text: str
    starts: list[int]
    lines: list[Line]
    rows: list[Row]


class Hit(NamedTuple):
    """A text that was found: on which page, from where to where in its string."""

    page: int
    start: int
    end: int


class Places:
    """A document's pages as strings, made when a fact is looked for on them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._sheets: dict[int, Sheet] = {}
        self._known: dict[tuple[str, Provenance, Provenance | None], list[Hit]] = {}

    def of(
        self, text: str, start: int, end: int, at: Provenance, after: Provenance | None
    ) -> Provenance | None:
        """The place of text[start:end] in an answer at `at`, before `after`; None where it cannot be told."""
        said = text[start:end]
        # an answer may say a date a thousand times
        key = (said, at, after)
        if key not in self._known:
            self._known[key] = list(self._hits(said, at, after))
        hits = self._known[key]
        if len(hits) != text.count(said):
            return None
        hit = hits[text.count(said, 0, end) - 1]
        sheet = self._sheet(hit.page)
        boxes = list(_boxes(sheet, hit))
        left, upper, right, lower = zip(*boxes, strict=True)
        bbox = (round(min(left), 1), round(min(upper), 1), round(max(right), 1), round(max(lower), 1))
        return Provenance(page=hit.page, bbox=bbox, unit=at.unit, basis=at.basis)

    def _hits(self, said: str, at: Provenance, after: Provenance | None) -> Iterator[Hit]:
        last = after.page if after is not None else self._rows[-1].page
        for page in range(at.page, max(last, at.page) + 1):
            sheet = self._sheet(page)
            where = sheet.text.find(said)
            while where >= 0:
                end = where + len(said)
                number = bisect_right(sheet.starts, where) - 1
                to = bisect_right(sheet.starts, end - 1) - 1
                if page == at.page:
                    inside = _inside(sheet.lines[number], at) and _inside(sheet.lines[to], at)
                else:
                    inside = (
                        after is None or page < after.page or sheet.rows[to].bbox[3] <= after.bbox[1] + SLACK
                    )
                if inside:
                    yield Hit(page, where, end)
                where = sheet.text.find(said, end)

    def _sheet(self, page: int) -> Sheet:
        if page not in self._sheets:
            begin = bisect_left(self._rows, page, key=lambda row: row.page)
            end = bisect_right(self._rows, page, key=lambda row: row.page)
            starts: list[int] = []
            lines: list[Line] = []
            rows: list[Row] = []
            length = 0
            for row in self._rows[begin:end]:
                for cell in row.cells:
                    for line in cell.lines:
                        starts.append(length)
                        lines.append(line)
                        rows.append(row)
                        length += len(line.text) + 1
            self._sheets[page] = Sheet(" ".join([line.text for line in lines]), starts, lines, rows)
        return self._sheets[page]


def _inside(line: Line, at: Provenance) -> bool:
    left, upper, right, lower = line.bbox
    x0, top, x1, bottom = at.bbox
    return x0 <= left + SLACK and right <= x1 + SLACK and top <= upper + SLACK and lower <= bottom + SLACK


def _boxes(sheet: Sheet, hit: Hit) -> Iterator[BBox]:
    """The boxes of the words that a hit touches."""
    number = bisect_right(sheet.starts, hit.start) - 1
    while number < len(sheet.starts) and sheet.starts[number] < hit.end:
        at = sheet.starts[number]
        for word in sheet.lines[number].words:
            after = at + len(word.text)
            if at < hit.end and after > hit.start:
                yield word.bbox
            at = after + 1
        number += 1
