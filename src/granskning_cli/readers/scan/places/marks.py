"""Places of a whole document -> the words X, ☐ and ☒; where the ink is neither nothing nor a mark, a mark in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import BALLOT, FAINT, PIXELS, TICKED, Word
from granskning_cli.readers.scan.picture import Place
from granskning_cli.readers.scan.places.ink import states, states_of_added


def marks_of(places: Sequence[Place]) -> list[tuple[int, Word]]:
    """Page and word of every mark, and of every empty box."""
    out: list[tuple[int, Word]] = []
    for kind in ("cell", "box", "ring", "alone", "listed", "measured"):
        own = [place for place in places if place.kind == kind]
        told: Sequence[bool | None] = (
            [None if place.crowded else True for place in own] if kind == "alone" else _told(kind, own)
        )
        for place, state in zip(own, told, strict=True):
            word = _word(place, state)
            if word is not None:
                out.append((place.page, word))
    return out


def _told(kind: str, places: Sequence[Place]) -> Sequence[bool | None]:
    return states_of_added(places) if kind in ("listed", "measured") else states(places)


def _word(place: Place, state: bool | None) -> Word | None:
    if place.kind in ("cell", "alone"):
        if state is False or place.ink is None:
            return None
        box, text = place.ink, "X"
    else:
        box, text = place.area, BALLOT if state is False else TICKED
    size = min(14.0, box.bottom - box.top)
    return Word(text, box, FAINT if state is None else PIXELS, size, score=place.share)
