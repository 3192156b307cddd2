"""How much ink is in a place, and from how much on it is a mark: by this form's own empty places.

share   .000  .001  .002 ... .002 | .021 | .094  .110  .131        empty places lie close together, marks far above
                                     ^ neither: said to be unsure
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.readers.scan.picture import Place

# Ink reaching so far, as a share of the place's smaller side, is a mark beyond doubt, and less than so far is dust.
SURE: Final = 0.42
DUST: Final = 0.16
# Such shares of ink are a mark, or nothing, where the empty places are clean.
MARKED: Final = 0.012
EMPTY: Final = 0.004
# The same inside a box, where its own outline may leave some.
BOX: Final = (0.06, 0.11)
# Where something is printed in every place (a letter in a circle), a mark has so many times its ink.
MORE: Final = 1.7
LESS: Final = 1.35
PRINTED: Final = 0.05
MOST_PRINTED: Final = 0.45
FEWEST: Final = 6
# A place that is so much darker than its print may be marked, and is where the mark goes about as far along and down as
# the form's other marks, and so far at the least.
NOTHING: Final = 0.018
OUTLINE: Final = 0.045  # where the print of its column was not taken away, and some of its outline is left
INKED: Final = 0.05
ACROSS: Final = (0.35, 0.7)
# Two groups of shares are so far apart; so far from the lower to the upper one a place is still empty, or marked.
APART: Final = 0.3
LOWER: Final = 0.33
UPPER: Final = 0.6
# So sure must Tesseract be that a mark too small for others is an x.
TYPED: Final = 0.35
LITTLE: Final = 0.025
# A sign of type is at least so wide and high, in points, is read as one of these, and another is as large.
SMALL: Final = 3.6
ALIKE: Final = 0.8
MARKS: Final = frozenset("xX×vV√✓✔*")


def states(places: Sequence[Place]) -> list[bool | None]:
    """For each place of one kind whether it is marked; None where it is neither empty nor marked for certain."""
    usual, groups = _usual(places), _two_groups(places)
    told = [_state(place, usual) if groups is None else _in_group(place, groups) for place in places]
    small = [
        place
        for place, state in zip(places, told, strict=True)
        if state is not False and usual < PRINTED and _may_be_typed(place)
    ]
    return [
        True if state is None and place in small and _repeated(place, small) else state
        for place, state in zip(places, told, strict=True)
    ]


def states_of_added(places: Sequence[Place]) -> list[bool | None]:
    """The same where what is printed does not count: half a mark, a dash and what was rubbed out are in doubt."""
    marks = sorted(place.reach for place in places if place.share >= INKED)
    usual = ALIKE * marks[len(marks) // 2] if marks else 0.0
    across = min(max(usual, ACROSS[0]), ACROSS[1])
    nothing = [NOTHING if place.kind == "listed" else OUTLINE for place in places]
    return [
        (None if place.crowded else False)
        if place.share <= least
        else True
        if place.reach >= across
        else None
        for place, least in zip(places, nothing, strict=True)
    ]


def _may_be_typed(place: Place) -> bool:
    """Whether what is in a cell may be a small sign of type, and is read as one where it is read at all."""
    if place.kind != "cell" or place.crowded or place.ink is None or place.share < MARKED:
        return False
    return set("".join([word.text for word in place.text])) <= MARKS and min(_size(place)) >= SMALL


def _repeated(place: Place, small: Sequence[Place]) -> bool:
    """Whether another place holds the same sign: dirt does not repeat itself, a key that was struck twice does."""
    wide, high = _size(place)
    return any(
        abs(w - wide) <= ALIKE and abs(h - high) <= ALIKE
        for other in small
        if other is not place
        for w, h in (_size(other),)
    )


def _size(place: Place) -> tuple[float, float]:
    box = place.ink or place.area
    return box.x1 - box.x0, box.bottom - box.top


def _usual(places: Sequence[Place]) -> float:
    """The share of ink that an empty place has: what the lower half of the places has in its middle."""
    shares = sorted(place.share for place in places)
    if len(shares) < FEWEST:
        return 0.0
    low = shares[len(shares) // 4]
    # all of one list may be ticked: what varies a lot is no print, and no letter fills half of its place
    half = shares[: len(shares) // 2 + 1]
    if low > MOST_PRINTED:
        return 0.0
    return low if half[-1] <= LESS * max(low, EMPTY) else 0.0


def _two_groups(places: Sequence[Place]) -> tuple[float, float] | None:
    """What empty and marked circles hold, where the line of small ones is ink of theirs that no two share alike."""
    shares = sorted(place.share for place in places if place.kind == "ring")
    if len(shares) < FEWEST or shares[len(shares) // 2] <= BOX[0]:
        return None
    wide, at = max((high - low, at) for at, (low, high) in enumerate(pairwise(shares), 1))
    return (
        (shares[at // 2], shares[(at + len(shares)) // 2])
        if wide >= APART and 2 * at >= len(shares)
        else None
    )


def _in_group(place: Place, groups: tuple[float, float]) -> bool | None:
    low, high = groups
    part = (place.share - low) / (high - low)
    return True if part >= UPPER and not place.crowded else False if part <= LOWER else None


def _is_typed(place: Place) -> bool:
    """Whether it is a small x that was typed, and read as one."""
    read = place.text[0] if len(place.text) == 1 else None
    return (
        read is not None and read.text in {"x", "X"} and (read.score or 0) >= TYPED and place.share >= LITTLE
    )


def _state(place: Place, usual: float) -> bool | None:
    if usual >= PRINTED:
        if place.share >= MORE * usual:
            return None if place.crowded else True
        return False if place.share <= LESS * usual and not place.crowded else None
    if place.kind in ("box", "ring"):
        # what is left of an outline is ink too
        if place.share >= usual + BOX[1]:
            return True
        return False if place.share <= usual + BOX[0] and not place.crowded else None
    return _of_cell(place, usual)


def _of_cell(place: Place, usual: float) -> bool | None:
    if place.reach <= DUST or place.share <= usual + EMPTY / 3:
        return False
    if place.crowded:
        return None
    if _is_typed(place):
        return True
    if place.reach >= SURE and place.share >= usual + MARKED:
        return True
    if place.share <= usual + EMPTY:
        return False if place.reach < SURE else None
    return None
