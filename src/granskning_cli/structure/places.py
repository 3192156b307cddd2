"""Where lines stand on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import FIELD, LINED, RINGED, STRUCK, BBox, Line, Row
from granskning_cli.model.questionnaire import Provenance
from granskning_cli.structure.lines.pieces import Piece

# Words that are no marks; what stands in a frame of a picture is a field's value, and no surer for it.
WRITTEN: Final = frozenset(("", RINGED, LINED, STRUCK, FIELD))
UNSURE: Final = 0.6


def place_of(rows: Sequence[Row], pieces: Sequence[Piece]) -> Provenance | None:
    """The rectangle around lines, on the page where they begin."""
    lines = [(p.row, p.line) for p in pieces if p.line is not None]
    if not lines:
        return None
    row = rows[lines[0][0]]
    boxes = [line.bbox for index, line in lines if rows[index].page == row.page]
    left, top, right, bottom = zip(*boxes, strict=True)
    box = boxes[0] if len(boxes) == 1 else BBox(min(left), min(top), max(right), max(bottom))
    if lines[0][1].words[0].score is None:
        return provenance(row, box, row.basis)
    return provenance(row, box, "ocr", _sureness([line for _, line in lines]))


def may_hold_answer(name: str | None, asked: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether a frame in a picture holds a label of two lines and nothing else: the second may be what was filled in."""
    inside = [piece for piece in asked if piece.ruled and piece.line is not None]
    return (
        name is None
        and len(asked) == len(pieces) == len(inside) > 1
        and all(piece.line is not None and piece.line.words[0].score is not None for piece in inside)
    )


def _sureness(lines: Sequence[Line]) -> float:
    """How sure the reading of a picture is of the letters in lines, on the whole."""
    told = [(word.score, len(word.text)) for line in lines for word in line.words if word.score is not None]
    return round(sum(score * letters for score, letters in told) / sum(letters for _, letters in told), 2)


def unsure_words(pieces: Sequence[Piece]) -> list[str]:
    """The words of a picture of whose letters the reading is not sure; marks are judged by their ink."""
    return [
        word.text
        for piece in pieces
        if piece.line is not None
        for word in piece.line.words
        if word.score is not None and word.score < UNSURE and word.font in WRITTEN
    ]


def unsure_labels(rows: Sequence[Row]) -> list[str]:
    """The words of a header that are not sure, and the marks in it, which are no labels."""
    words = [word for row in rows for cell in row.cells for line in cell.lines for word in line.words]
    return [
        word.text
        for word in words
        if word.score is not None and (word.score < UNSURE or word.font not in WRITTEN)
    ]


def provenance(row: Row, box: BBox, basis: str, score: float | None = None) -> Provenance:
    """A rectangle on a row's page, rounded to a tenth of its unit."""
    bbox = (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
    return Provenance(page=row.page, bbox=bbox, unit=row.unit, basis=basis, score=score)  # type: ignore[arg-type]
