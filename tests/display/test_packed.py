"""Short things on as few lines as they need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from granskning_cli.display.packed import packed

PARTS = st.lists(st.text("abc ", min_size=1, max_size=12).map(str.strip).filter(bool))


@given(PARTS, st.integers(8, 40))
def test_nothing_is_broken_or_lost(parts: list[str], width: int) -> None:
    """In their order, each whole; no line is too wide but one that holds a single thing."""
    lines = packed(parts, width)
    assert ", ".join(parts) == " ".join(lines)
    assert all(len(line) <= width or line.rstrip(",") in parts for line in lines)


def test_what_stands_on_a_line() -> None:
    """A comma ends each line but the last."""
    assert packed(["1 new", "1 instruction changed", "2 moved"], 20) == [
        "1 new,",
        "1 instruction changed,",
        "2 moved",
    ]
    assert packed([], 20) == []
