"""The best one-to-one assignment."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from granskning_cli.matching.assignment import assign

worths = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 5)), st.integers(1, 9).map(float), max_size=14
)


@given(worth=worths)
def test_no_other_assignment_is_worth_more(worth: dict[tuple[int, int], float]) -> None:
    """The sum is that of the best of all assignments, and no index stands in two pairs."""
    found = assign(worth)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    best = max(
        sum(worth.get((i, j), 0.0) for i, j in zip(range(5), order, strict=False))
        for order in permutations(range(6), 5)
    )
    assert sum(worth[pair] for pair in found) == best
