"""Rulings become cells."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from granskning_cli.layout.grid import Grid, find_frames, find_grids
from granskning_cli.layout.ruled import TableColumns
from granskning_cli.model.layout import Page, Rule


def page(*rules: Rule) -> Page:
    return Page(1, 600.0, 800.0, rules=rules)


def across(y: float, x0: float = 50, x1: float = 500) -> Rule:
    return Rule("h", y, x0, x1)


def down(x: float, top: float, bottom: float) -> Rule:
    return Rule("v", x, top, bottom)


def test_a_merged_cell_is_one_cell() -> None:
    """A row without inner rulings is one cell; the row above it has three."""
    grids, _ = find_grids(
        page(
            across(100),
            across(120),
            across(140),
            down(50, 100, 140),
            down(500, 100, 140),
            down(400, 100, 120),
            down(450, 100, 120),
        )
    )
    assert len(grids) == 1
    assert [len(set(row)) for row in grids[0].root] == [3, 1]


def test_borders_drawn_twice_are_one_ruling() -> None:
    """Two neighbouring cells' borders 2 pt apart make no column between them."""
    grids, _ = find_grids(
        page(
            across(100),
            across(120),
            down(50, 100, 120),
            down(400, 100, 120),
            down(402, 100, 120),
            down(500, 100, 120),
        )
    )
    assert len(grids[0].xs) == 3


def test_a_row_cut_off_by_the_page_is_open() -> None:
    """Uprights that reach below the last ruling across leave the last row open."""
    closed, _ = find_grids(
        page(across(100), across(120), down(50, 100, 120), down(300, 100, 120), down(500, 100, 120))
    )
    cut, _ = find_grids(
        page(across(100), across(120), down(50, 100, 200), down(300, 100, 200), down(500, 100, 200))
    )
    assert (closed[0].open, cut[0].open, len(cut[0].ys)) == (False, True, 3)


def test_a_frame_is_no_grid() -> None:
    """A frame without inner uprights holds no table; its rulings only part the lines."""
    grids, dividers = find_grids(page(across(100), across(700), down(50, 100, 700), down(500, 100, 700)))
    assert (grids, [y for y, _, _ in dividers]) == ([], [100, 700])


def test_a_frame_with_a_side_drawn_shorter_is_no_table() -> None:
    """A scan loses the first points of its upper line, which ends where no upright line stands."""
    short = Rule("h", 100, 66, 500)
    grids, _ = find_grids(page(short, across(700), down(50, 100, 700), down(500, 100, 700)))
    assert grids == []
    grids, _ = find_grids(page(short, across(700), *[down(x, 100, 700) for x in (50, 300, 500)]))
    assert len(grids) == 1


def test_the_outline_of_a_box_is_no_ruling() -> None:
    """Strokes of 8 pt inside a cell leave the grid as it is."""
    box = [across(105, 60, 68), across(113, 60, 68), down(60, 105, 113), down(68, 105, 113)]
    grids, _ = find_grids(
        page(across(100), across(120), down(50, 100, 120), down(300, 100, 120), down(500, 100, 120), *box)
    )
    assert (len(grids[0].xs), len(grids[0].ys)) == (3, 2)


def test_frames_of_one_column_are_found() -> None:
    """Two frames that share their sides are one stack; upright lines that meet no level one are none."""
    stack = [across(100), across(120), across(150), down(50, 100, 150), down(500, 100, 150)]
    assert [[box[1::2] for box in boxes] for boxes in find_frames(page(*stack))] == [[(100, 120), (120, 150)]]
    assert find_frames(page(down(50, 100, 200), down(500, 100, 200))) == []


PLACE = st.integers(0, 4).map(lambda at: 50.0 + 100 * at)
RULE = st.builds(Rule, st.sampled_from("hv"), PLACE, PLACE, PLACE)


@given(st.lists(RULE, max_size=8))
def test_no_lines_are_too_odd_for_frames_and_grids(rules: list[Rule]) -> None:
    """Whatever lines a page has, each frame is higher and wider than nothing."""
    kept = page(*[rule for rule in rules if rule.start < rule.end])
    find_grids(kept)
    assert all(box.x0 < box.x1 and box.top < box.bottom for stack in find_frames(kept) for box in stack)


def test_a_table_within_a_cell_is_the_cells() -> None:
    """Its rulings may touch the cell's own: a strip of white left of it tells that it is one within a cell."""
    outer = [across(100), across(200), across(220), *[down(x, 100, 220) for x in (50, 200, 500)]]
    inner = [*[across(y, 206, 400) for y in (100, 120, 140)], *[down(x, 100, 140) for x in (206, 300, 400)]]
    (grid,), _ = find_grids(page(*outer, *inner))
    assert (
        grid.cell_at(250, 110) == grid.cell_at(350, 130) == grid.cell_at(450, 110) == grid.cell_at(220, 190)
    )
    assert grid.cell_at(100, 110) == grid.cell_at(100, 190) != grid.cell_at(250, 110)


def test_rows_of_a_question_that_reaches_over_them_stay_rows() -> None:
    """Cells beside a merged one fill the table's width, so that they are no table within a cell."""
    rules = [across(100), across(160), *[across(y, 200) for y in (120, 140)]]
    (grid,), _ = find_grids(page(*rules, *[down(x, 100, 160) for x in (50, 200, 400, 500)]))
    assert len({grid.cell_at(x, y) for x in (250, 450) for y in (110, 130, 150)}) == 6


@given(st.floats(0.97, 1.03), st.floats(-10, 0))
def test_a_photographed_table_goes_on_where_its_columns_do(scale: float, shift: float) -> None:
    """On the next photograph it is a little larger and farther aside; its columns keep their numbers."""

    def grid(*xs: float) -> Grid:
        found, _ = find_grids(
            page(*[across(y, xs[0], xs[-1]) for y in (100, 120)], *[down(x, 100, 120) for x in xs])
        )
        return found[0]

    edges = (50.0, 300.0, 350.0, 400.0, 500.0)
    first, other = grid(*edges), grid(50.0, 300.0, 400.0, 500.0)
    second = grid(*[60 + (x - 50) * scale + shift for x in edges])
    columns = TableColumns([first, second, other], [first, second, other])
    assert columns.table(first) == columns.table(second)
    assert [columns.place(second, a, b) for a, b in pairwise(second.xs)] == [(0, 1), (1, 1), (2, 1), (3, 1)]
    printed = TableColumns([first, second])
    assert printed.table(first) != printed.table(second) or abs(second.xs[0] - 50) <= 4
