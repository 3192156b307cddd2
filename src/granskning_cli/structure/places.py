"""Where lines stand on the page."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import BBox, Row
from granskning_cli.model.questionnaire import Provenance
from granskning_cli.structure.lines.pieces import Piece


def place_of(rows: Sequence[Row], pieces: Sequence[Piece]) -> Provenance | None:
    """The rectangle around lines, on the page where they begin."""
    lines = [(p.row, p.line) for p in pieces if p.line is not None]
    if not lines:
        return None
    row = rows[lines[0][0]]
    boxes = [line.bbox for index, line in lines if rows[index].page == row.page]
    box = BBox(
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    )
    return provenance(row, box, row.basis)


def provenance(row: Row, box: BBox, basis: str) -> Provenance:
    """A rectangle on a row's page, rounded to a tenth of its unit."""
    bbox = (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
    return Provenance(page=row.page, bbox=bbox, unit=row.unit, basis=basis)  # type: ignore[arg-type]
