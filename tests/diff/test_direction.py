"""Better and worse, as far as a scale tells."""

from __future__ import annotations

import pytest

from granskning_cli.diff.direction import LADDERS, NEITHER, direction

AGREE = ["disagree", "rather-so", "agree", "unknown"]


@pytest.mark.parametrize(
    ("before", "after", "offered", "way"),
    [
        ("yes", "no", ["yes", "no"], "worse"),
        ("no", "partly", ["yes", "no", "partly"], "better"),
        ("yes", "unknown", ["yes", "no", "unknown"], None),
        ("not-applicable", "no", ["yes", "no", "not-applicable"], None),
        ("2", "4", ["1", "2", "3", "4", "5"], None),
        ("low", "high", ["low", "medium", "high"], None),
        ("strongly-agree", "disagree", ["strongly-agree", "disagree"], "worse"),
        ("disagree", "rather-so", AGREE, "better"),
        ("rather-so", "agree", AGREE, "better"),
        ("glad", "sur", ["glad", "sur"], None),
        ("yes", "yes", ["yes", "no"], None),
    ],
)
def test_where_a_mark_went(before: str, after: str, offered: list[str], way: str | None) -> None:
    """Known codes by their ladder, unknown ones by the printed order between known ends, all others not at all."""
    assert direction([before], [after], (offered, offered)) == way


def test_several_marks_and_none_have_no_direction() -> None:
    """Only one mark that became one other went anywhere."""
    both = (["yes", "no"], ["yes", "no"])
    assert direction(["yes"], [], both) is None
    assert direction(["yes", "no"], ["no"], both) is None
    assert direction(["?"], ["no"], both) is None


def test_the_printed_order_counts_only_where_both_years_print_it() -> None:
    """An option whose place is known by order alone says nothing beside another scale."""
    assert direction(["rather-so"], ["agree"], (AGREE, ["disagree", "agree"])) is None


def test_no_code_is_on_two_ladders() -> None:
    """A code means one thing, and those that are no answer are on none."""
    codes = [code for ladder in LADDERS for code in ladder]
    assert len(codes) == len(set(codes))
    assert NEITHER & set(codes) == set()
