"""Words with a line under or through them, or highlighted, as one label among others may be: Ja / Nej."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from granskning_cli.model.layout import LINED, STRUCK
from granskning_cli.readers.flow import Field, Run

# A label has so many words at the most.
MOST_WORDS: Final = 4


def drawn_at(*, lined: bool, struck: bool) -> str:
    """The font of words with a line at them; one through them says more than one under them."""
    return STRUCK if struck else LINED if lined else ""


def labelled(pieces: Sequence[Run | Field]) -> Sequence[Run | Field]:
    """The pieces, of which no more are drawn at than may be labels: few words together, and not all of a paragraph."""
    runs = [piece for piece in pieces if isinstance(piece, Run) and piece.text.strip()]
    if not any(run.drawn for run in runs):
        return pieces
    plain = all(run.drawn for run in runs)
    out: list[Run | Field] = []
    for drawn, group in groupby(pieces, lambda piece: piece.drawn if isinstance(piece, Run) else ""):
        own = list(group)
        text = "".join([piece.text for piece in own if isinstance(piece, Run)])
        if drawn and (plain or len(text.split()) > MOST_WORDS):
            out += [piece._replace(drawn="") for piece in own if isinstance(piece, Run)]
        else:
            out += own
    return out
