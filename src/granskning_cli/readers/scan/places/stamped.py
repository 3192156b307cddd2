"""Places that a stamp lay over: what was marked there in its colour was taken off with it.

☐ Ja  ☐(Ne)j  ☒ Delvis     somebody wrote in blue, and a blue stamp lies over the second box: whether it was marked cannot
                            be told; where marks are made in black, they are seen below a stamp
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Picture, Place
from granskning_cli.readers.scan.places.ink import INKED, MARKED, SURE
from granskning_cli.readers.scan.sheet.straight import straightened

# So much of a place is a stamp's ink where a mark may be hidden.
LEAST: Final = 0.01


def under_stamps(seen: Picture, angle: float, places: Sequence[Place]) -> list[Place]:
    """The places, those in doubt that look empty below a stamp; `seen` is the picture before it was turned."""
    if seen.stamps is None or (not seen.written and any(place.share >= INKED for place in places)):
        return list(places)
    stamps = straightened(Picture(seen.stamps, seen.dpi), angle)
    return [_doubted(place) if _lies_over(stamps, place) else place for place in places]


def _lies_over(stamps: Picture, place: Place) -> bool:
    if place.share >= INKED:
        return False
    x0, y0, x1, y1 = (round(at * stamps.unit) for at in place.area)
    part = stamps.grey[max(0, y0) : y1, max(0, x0) : x1]
    return bool(part.size) and float((part < 128).mean()) >= LEAST


def _doubted(place: Place) -> Place:
    if place.kind != "cell":
        return place._replace(crowded=True)
    return place._replace(
        share=max(place.share, MARKED),
        reach=max(place.reach, SURE),
        ink=place.ink or place.area,
        crowded=True,
    )
