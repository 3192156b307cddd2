"""One surveyed picture -> the words, rulings and places to tick of a page; which of them are marked is told later.

straight -> rulings -> boxes -> cells        each cell is read by itself, then what lies outside all of them:
                                             so that no line of type is read over a ruling, and a lone X in
                                             its narrow cell is measured and not read
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from granskning_cli.model.layout import BBox, Rect, Rule, Word
from granskning_cli.readers.scan.letters.outside import read_outside
from granskning_cli.readers.scan.letters.standing import standing
from granskning_cli.readers.scan.letters.struck import struck_out
from granskning_cli.readers.scan.letters.weight import sized, weighed
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.lines.cells import cells_of
from granskning_cli.readers.scan.lines.combs import (
    around,
    combs_of,
    moved_together,
    without_scales,
    without_teeth,
)
from granskning_cli.readers.scan.lines.neighbours import heads, in_grid, is_field
from granskning_cli.readers.scan.lines.rulings import drawn, without_rulings
from granskning_cli.readers.scan.numbers.columns import number_in, numbered
from granskning_cli.readers.scan.numbers.leading import led
from granskning_cli.readers.scan.numbers.stops import numbers_before_stops
from granskning_cli.readers.scan.numbers.tallied import tallied
from granskning_cli.readers.scan.numbers.turns import in_turn
from granskning_cli.readers.scan.picture import Area, Cell, Grey, Line, Picture, Place
from granskning_cli.readers.scan.places.added import added
from granskning_cli.readers.scan.places.brackets import bracketed
from granskning_cli.readers.scan.places.bullets import bullets_of
from granskning_cli.readers.scan.places.circled import circled_of, doubted, without_circles
from granskning_cli.readers.scan.places.filled import filled
from granskning_cli.readers.scan.places.lattice import blocks_of
from granskning_cli.readers.scan.places.leaders import leader, leaders_of, without_dotted_frames, written_on
from granskning_cli.readers.scan.places.listed import lists_in, outside, without_frames
from granskning_cli.readers.scan.places.ringed import named, ringed_of, unread, without, without_sides
from granskning_cli.readers.scan.places.signs import (
    in_columns_of_text,
    in_rows_of_labels,
    lone_signs,
    reads_as_text,
    without_lost_boxes,
)
from granskning_cli.readers.scan.places.sizes import without_words
from granskning_cli.readers.scan.places.stamped import under_stamps
from granskning_cli.readers.scan.places.strokes import Strokes, painted
from granskning_cli.readers.scan.places.tails import without_tails
from granskning_cli.readers.scan.sheet.flat import FAINT, ink_of
from granskning_cli.readers.scan.survey import Surveyed

# A cell no wider and no higher than this, in points, may be one to put a mark in.
WIDEST: Final = 110.0
HIGHEST: Final = 90.0
# Ink no larger than this, in points, is a word of a few letters.
WIDTH: Final = 25.0
HEIGHT: Final = 14.0
# A blank page has less ink than this share of it.
BLANK: Final = 0.001
# The height of a line of type that a bullet is taken to stand in.
TYPE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Read:
    """What was seen on one page, in points."""

    number: int
    width: float
    height: float
    words: list[Word]
    rules: list[Rule]
    places: list[Place]
    ink: bool = True
    turned: int = 0
    sideways: int = 0  # columns of type in the margins that were left unread
    shades: Sequence[BBox] = ()
    pills: Sequence[Rect] = ()
    stamped: bool = False  # stamps or names in colour were taken off
    unknown: str = ""  # the language it is in, where letters of it are lost for want of its data


def read_page(sheet: Surveyed, number: int, reading: Reading, quarters: int = 0) -> Read:
    """What stands on a page that was surveyed the right way up. Raises OtherLanguage."""
    picture, faint, lines, boxes, rings = sheet.picture, sheet.faint, sheet.lines, sheet.boxes, sheet.rings
    boxes = without_words(picture, boxes, faint, reading) + bracketed(picture, ink_of(picture), reading)
    circled = ringed_of(picture, faint, [*boxes, *rings])
    lines = without_sides(lines, circled)
    ground = without(without_rulings(picture.grey, lines, 1), circled, 1)
    ground, lines, cells = _without_combs(picture, ground, lines, boxes, reading)
    around = circled_of(ground, [*boxes, *rings])
    ground, ticked = without_tails(picture, without_circles(ground, around), [*boxes, *rings])
    ground = painted(ground, [*boxes, *rings, *sheet.strips], picture.px(1.0))
    lists = lists_in(picture, ground, [*blocks_of(boxes, "box"), *blocks_of(rings, "ring")], faint, reading)
    listed = [place for one in lists for place in one.block.places]
    if lists:
        boxes, rings = (outside(lists, found) for found in (boxes, rings))
        ground = painted(ground, listed, picture.px(1.0))
        ground = painted(ground, [area for one in lists for area in one.areas], 1)
        lines = without_frames(lines, lists, picture)
        cells = cells_of(picture, [line for line in lines if not _side_of(line, [*boxes, *listed])])
    bullets = bullets_of(picture, ground)
    leaders = leaders_of(picture, ground)
    ground = painted(ground, [*bullets, *leaders], 1)
    places = filled(picture, number, boxes, rings, faint)
    places += [place for one in lists for place in added(picture, number, one.block)]
    places = doubted(picture, places, [*around, *ticked])
    words = [word for one in lists for word in one.words] + [_bullet(picture, area) for area in bullets]
    words += [leader(picture, area) for area in leaders]
    found, ground = _cells(picture, ground, (cells, lines), [*boxes, *rings, *listed], number, reading)
    words += [word for one in found for word in one.words]
    places += [one.place for one in found if one.place is not None]
    words, alone, strikes = _beyond(picture, ground, cells, circled, words, number, reading)
    places = under_stamps(sheet.seen, sheet.angle, places + alone)
    words, dotted = written_on(
        without_dotted_frames(weighed(ground, picture.unit, sized(named(picture, words, circled))))
    )
    height, width = picture.grey.shape
    return Read(
        number, round(width / picture.unit, 2), round(height / picture.unit, 2),
        words, [*[_rule(picture, line) for line in [*lines, *strikes]], *dotted], places, _has_ink(faint), quarters,
        len(sheet.strips), sheet.fields, pills=sheet.pills, stamped=sheet.seen.stamps is not None,
    )  # fmt: skip


def _without_combs(
    picture: Picture,
    ground: Grey,
    lines: list[Line],
    boxes: Sequence[Area],
    reading: Reading,
) -> tuple[Grey, list[Line], list[Area]]:
    """The page with a cell for each frame that has a cell for each letter, and its letters moved together."""
    cells = cells_of(picture, [line for line in lines if not _side_of(line, boxes)])
    combs = combs_of(picture, ground, [cell for cell in cells if not _holds(cell, boxes)])
    combs = without_scales(picture, ground, combs, reading)
    ground, lines = moved_together(picture, ground, combs), without_teeth(picture, lines, combs)
    cells = [cell for cell in cells if not any(cell in comb for comb in combs)] + list(map(around, combs))
    return ground, lines, cells


def _cells(
    picture: Picture,
    ground: Grey,
    table: tuple[Sequence[Area], Sequence[Line]],
    ticked: Sequence[Area],
    number: int,
    reading: Reading,
) -> tuple[list[Cell], Grey]:
    """The cells between lines as they were read, and the page without what of marks goes beyond them.

    `ticked` are boxes and circles, which may stand in them.
    """
    cells, lines = table
    shown = Picture(ground, picture.dpi)
    strokes = Strokes(picture, ink_of(shown, FAINT), drawn(ground, lines), ink_of(shown))
    signs = {cell for cell in cells if not _holds(cell, ticked) and not is_field(picture, cell, cells)}
    narrow = {cell for cell in signs if _is_narrow(picture, cell)}
    ground = strokes.without_tails(ground, [cell for cell in cells if cell in narrow])
    reading.look_at(picture, ground)
    found = [
        _cell(
            picture, cell, number, strokes, reading,
            narrow=cell in narrow, sign=cell in signs, heads=heads(picture, cell, cells),
        )
        for cell in cells
    ]  # fmt: skip
    found = standing(picture, ground, in_columns_of_text(in_rows_of_labels(found)), reading)
    return numbered(without_lost_boxes(found, ticked), reading), ground


def _beyond(
    picture: Picture,
    ground: Grey,
    cells: Sequence[Area],
    circled: Sequence[Grey],
    words: list[Word],
    number: int,
    reading: Reading,
) -> tuple[list[Word], list[Place], list[Line]]:
    """All words, those outside the cells too; marks that stand alone, and lines through words."""
    rest = painted(ground, cells, 1)
    reading.look_at(picture, rest)
    words = words + read_outside(picture, rest, cells, reading)
    words += [word for ink in unread(picture, rest, circled, words) for word in reading.read_short(ink)]
    words = led(picture, ground, numbers_before_stops(picture, rest, words, reading), reading)
    free = painted(ground, in_grid(cells), 1)
    words, alone = in_turn(*lone_signs(picture, free, words, number, reading.read_short))
    words, strikes = struck_out(picture, tallied(picture, ground, words, reading), reading)
    return words, alone, strikes


def _has_ink(ink: Grey) -> bool:
    """Whether something is printed on the page; dust and the shadow of an edge are not."""
    return float((ink > 0).mean()) > BLANK


def _is_narrow(picture: Picture, cell: Area) -> bool:
    return cell.width <= WIDEST * picture.unit and cell.height <= HIGHEST * picture.unit


def _cell(
    picture: Picture,
    cell: Area,
    number: int,
    strokes: Strokes,
    reading: Reading,
    *,
    narrow: bool,
    sign: bool,
    heads: bool,
) -> Cell:
    """A cell with its words, or with the mark that may be in it; in a wide one that may hold a `sign`, if it is all."""
    ink = strokes.in_place(cell)
    if ink.area is None:
        empty = Place(number, "cell", picture.box(cell), ink.share, ink.reach)
        return Cell(cell, [], empty if narrow else None, heads)
    short = max(ink.area.width / WIDTH, ink.area.height / HEIGHT) <= picture.unit
    narrow = narrow or (short and sign)
    words = reading.read_short(ink.area, cell) if narrow and short else reading.read(cell.inset(1), "block")
    if not narrow or reads_as_text(words, ink, heads=heads):
        return Cell(cell, words, None, heads)
    if ink.glyphs > 1 and (read := number_in(reading, cell, words)):
        return Cell(cell, read, None, heads)
    place = Place(
        number,
        "cell",
        picture.box(cell),
        ink.share,
        ink.reach,
        picture.box(ink.area),
        ink.crowded,
        tuple(words),
    )
    return Cell(cell, [], place, heads)


def _side_of(line: Line, boxes: Sequence[Area]) -> bool:
    x, y = (line.start + line.end) / 2, line.position
    if line.axis == "v":
        x, y = y, x
    return any(box.inset(-3).holds(x, y) and line.end - line.start < 1.5 * box.width for box in boxes)


def _holds(cell: Area, boxes: Sequence[Area]) -> bool:
    return any(cell.holds((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) for box in boxes)


def _bullet(picture: Picture, area: Area) -> Word:
    box = picture.box(area)
    # it stands in the middle of the small letters of its line
    middle = (box.top + box.bottom) / 2
    return Word("•", box._replace(top=middle - 0.62 * TYPE, bottom=middle + 0.5 * TYPE), "", TYPE, score=1.0)


def _rule(picture: Picture, line: Line) -> Rule:
    at, start, end = (round(value / picture.unit, 2) for value in (line.position, line.start, line.end))
    return Rule("h" if line.axis == "h" else "v", at, start, end)
