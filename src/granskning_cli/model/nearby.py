"""What lies near a place, without looking at all that lies on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, Generic, TypeVar

from granskning_cli.model.layout import BBox

T = TypeVar("T")
# How wide and high a square of the page is that is looked at together.
SQUARE: Final = 32.0
# What lies in more squares than this is looked at always.
MOST: Final = 100


class Nearby(Generic[T]):
    """Things by the squares of the page that their boxes touch."""

    def __init__(self, things: Iterable[tuple[BBox, T]] = ()) -> None:
        self._squares: dict[tuple[int, int], list[tuple[int, T]]] = {}
        self._large: list[tuple[int, T]] = []
        self._all: list[tuple[int, T]] = []
        for box, thing in things:
            self.add(box, thing)

    def add(self, box: BBox, thing: T) -> None:
        """One thing more."""
        entry = (len(self._all), thing)
        self._all.append(entry)
        squares = _squares(box)
        if squares is None:
            self._large.append(entry)
        else:
            for square in squares:
                self._squares.setdefault(square, []).append(entry)

    def around(self, box: BBox) -> list[T]:
        """All that may touch a box, each once, in the order in which they came."""
        squares = _squares(box)
        if squares is None:
            return [thing for _, thing in self._all]
        found = dict(self._large)
        for square in squares:
            found.update(self._squares.get(square, ()))
        return [found[at] for at in sorted(found)]

    def each(self, box: BBox) -> Iterator[T]:
        """The same one after the other, in no order and some of them again: for who looks for one only."""
        squares = _squares(box)
        places = (self._squares.get(square, ()) for square in squares or ())
        for entries in (self._all,) if squares is None else chain((self._large,), places):
            for _, thing in entries:
                yield thing


def _squares(box: BBox) -> Iterator[tuple[int, int]] | None:
    """The squares that a box touches, a point around it too; None where they are many."""
    x0, top, x1, bottom = (
        int((edge + more) // SQUARE) for edge, more in zip(box, (-1, -1, 1, 1), strict=True)
    )
    if (x1 - x0 + 1) * (bottom - top + 1) > MOST:
        return None
    return ((x, y) for x in range(x0, x1 + 1) for y in range(top, bottom + 1))
