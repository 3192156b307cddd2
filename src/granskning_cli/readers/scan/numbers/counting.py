"""What number stands between two others: told by the count and by its ink, where it could not be read.

1.6   1a   1.8     two digits with a stop between them: 1.7
2.1.1 2.12 2.2     three digits with two stops: 2.1.2
1.f   Lg   1.h     and 1.g
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_COUNTED: Final = re.compile(r"([A-ZÅÄÖ]\.)?(\d{1,2}(?:\.\d{1,2}){0,3}(?:\.[a-z])?)[.):]?")
# A letter is counted after all digits: a is 101.
_A: Final = 101
_Z: Final = 126


class Count(NamedTuple):
    """A number of an outline: A.2 is "A." and (2,), 1.b is (1, 102)."""

    letter: str
    steps: tuple[int, ...]


def count_of(text: str) -> Count | None:
    """A number as it is counted; None for what is none."""
    found = _COUNTED.fullmatch(text)
    return Count(found[1] or "", tuple(map(_step, found[2].split(".")))) if found else None


def _step(text: str) -> int:
    return int(text) if text.isdigit() else _A + ord(text) - ord("a")


def _said(step: int) -> str:
    return str(step) if step < _A else chr(ord("a") + step - _A)


def between(before: Count | None, after: Count | None, signs: str, *, begins: str = "") -> str | None:
    """The one number that may stand between two, that `begins` so and whose ink is as it was seen ("d.d").

    None where none or several do.
    """
    letter = (after or before or Count("", ())).letter
    if before is not None and before.letter != letter:
        before = None
    fitting = {
        f"{letter}{'.'.join(map(_said, steps))}{end}"
        for steps in ([*_following(before.steps)] if before else [*_preceding(after)])
        if after is None or steps < after.steps
        for end in ("", ".")
    }
    same = [
        text
        for text in fitting
        if text.startswith(begins) and "".join(["." if one == "." else "d" for one in text]) == signs
    ]
    return same[0] if len(same) == 1 else None


def is_lettered(count: Count) -> bool:
    """Whether its last step is a letter: 1.b, and not 1.2."""
    return count.steps[-1] >= _A


def follows(count: Count, before: Count | None, after: Count | None) -> bool:
    """Whether a number comes right after the one before it, or before the one after it where none is before."""
    if before is None or before.letter != count.letter:
        return after is None or after.letter != count.letter or count.steps in _preceding(after)
    return count.steps in _following(before.steps)


def lacks(before: Count | None, after: Count | None) -> bool:
    """Whether a number of several steps is missing right before one: between 1.1 and 1.3, or above the first, 1.2."""
    if after is None or len(after.steps) == 1:
        return False
    if before is None or before.letter != after.letter:
        return after.steps[-1] not in (1, _A)
    return before.steps < after.steps and after.steps not in _following(before.steps)


def _following(steps: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """What may come next; below 1.d and its kind come letters again, 2.a."""
    yield (*steps, 1)
    for depth, step in enumerate(steps):
        if step == _Z:
            continue
        up = (*steps[:depth], step + 1)
        yield up
        yield (*up, _A if max(steps[depth + 1 :], default=0) >= _A else 1)


def _preceding(after: Count | None) -> Iterator[tuple[int, ...]]:
    if after is not None and after.steps[-1] not in (1, _A):
        yield (*after.steps[:-1], after.steps[-1] - 1)
    elif after is not None and len(after.steps) > 1:
        yield after.steps[:-1]
