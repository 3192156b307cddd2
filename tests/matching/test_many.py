"""Lists far longer than any form are compared in a time that grows with them, and what was not weighed is never sure."""

from __future__ import annotations

import time

from granskning_cli.matching import Asked, match
from granskning_cli.matching.assignment import assign

# A square of it would take a minute; it takes one or two seconds.
MANY, MOST = 3_000, 15.0


def asked(count: int, year: str) -> list[Asked]:
    """Questions that differ by two numbers, reworded with each year."""
    return [
        Asked(
            str(at + 1),
            f"Har styrelsen för område {at * 7 % count} följt upp planen för verksamhet {at * 13 % count} {year}?",
            "",
            at / count,
        )
        for at in range(count)
    ]


def test_thousands_of_reworded_questions() -> None:
    """Nearly all find the one that they were, in seconds, and none of another number is sure."""
    start = time.process_time()
    found = match(asked(MANY, "förra året"), asked(MANY, "nästa år"))
    assert time.process_time() - start < MOST
    assert sum(one.old == one.new for one in found) > 0.9 * MANY
    assert not [one for one in found if one.sure and one.old != one.new]


def test_what_was_taken_in_haste_is_said() -> None:
    """Everything goes with everything: the best pair goes first, and each pair is named."""
    size = 310
    worth = {(i, j): 1.0 + (i == j) for i in range(size) for j in range(size)}
    hasty: set[tuple[int, int]] = set()
    assert assign(worth, hasty) == [(at, at) for at in range(size)]
    assert len(hasty) == size
    hasty.clear()
    assert assign({pair: one for pair, one in worth.items() if max(pair) < 20}, hasty) == [
        (at, at) for at in range(20)
    ]
    assert hasty == set()
