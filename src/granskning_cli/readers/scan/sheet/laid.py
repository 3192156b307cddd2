"""A page as it lies: on white paper, flat, and turned by so many degrees."""

from __future__ import annotations

from typing import NamedTuple

from granskning_cli.readers.scan.picture import Picture
from granskning_cli.readers.scan.sheet.faded import without_faded
from granskning_cli.readers.scan.sheet.flat import flattened, ink_of
from granskning_cli.readers.scan.sheet.folds import without_folds
from granskning_cli.readers.scan.sheet.straight import pressed, skew_of, straightened
from granskning_cli.readers.scan.sheet.unbent import bend_of, unbent


class Laid(NamedTuple):
    """A picture as it was `seen`, but not bent, by how many degrees it leans, and on white and straight."""

    seen: Picture
    angle: float
    picture: Picture


def laid(seen: Picture) -> Laid:
    """A picture that is the right way up, laid flat and straight."""
    picture, seen = without_faded(without_folds(seen, flattened(seen)), seen)
    small = pressed(ink_of(picture))
    angle = skew_of(small)
    bend = bend_of(small, angle)
    if bend is not None:
        seen, picture = unbent(seen, bend), unbent(picture, bend)
        angle = skew_of(pressed(ink_of(picture)))
    return Laid(seen, angle, straightened(picture, angle))
