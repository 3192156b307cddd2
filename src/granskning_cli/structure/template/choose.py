"""Which of the templates a document is read with: the one whose questions it holds, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.diagnostics import Unreadable, diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.template.known import Template
from granskning_cli.structure.template.order import Paired, pair
from granskning_cli.structure.template.remarks import about, unfit
from granskning_cli.structure.template.stream import Stream, stream

# One that was asked for is read with where so many of its questions are found; one that was not, where most are.
ASKED_FOR: Final = 0.25
FITTING: Final = 0.6
# So many questions tell which questionnaire it is.
FEWEST: Final = 3
# Fewer of a template's long words than this in the document, and its questions are not looked for.
IN_COMMON: Final = 0.35


class Choice(NamedTuple):
    """The template that fits, if one does; what is to be said of those that do not."""

    fit: Fit | None
    said: tuple[Diagnostic, ...]


class Fit(NamedTuple):
    """A template and what of it was found."""

    template: Template
    paired: Paired
    words: Stream


def choose(templates: Sequence[Template], pieces: Sequence[Piece], *, asked_for: bool) -> Choice:
    """The template that fits best, none where none does."""
    likely = list(templates) if asked_for else _likely(templates, pieces)
    if not likely:
        return Choice(None, ())
    words = stream(pieces)
    fits: list[Fit] = []
    said: list[Diagnostic] = []
    for template in likely:
        try:
            fits.append(Fit(template, pair(template, words, pieces), words))
        except Unreadable as problem:
            said.append(diagnostic("T508", name=template.name, why=problem.message))
    best = max(fits, key=lambda fit: fit.paired.share(fit.template), default=None)
    if best is not None and _fits(best, asked_for):
        return Choice(best, (*said, *about(best.template)))
    if asked_for:
        said.append(unfit(templates))
    return Choice(None, tuple(said))


def _fits(fit: Fit, asked_for: bool) -> bool:
    share = fit.paired.share(fit.template)
    if asked_for:
        # a form of a word a question tells nothing more than that they are there
        short = not any(known.telling for known in fit.template.known)
        return share >= ASKED_FOR or (short and bool(fit.paired.places))
    return share >= FITTING and sum(place.known.telling for place in fit.paired.places) >= FEWEST


def _likely(templates: Sequence[Template], pieces: Sequence[Piece]) -> list[Template]:
    if not templates:
        return []
    texts = set(" ".join([piece.line.text for piece in pieces if piece.line is not None]).split(" "))
    return [one for one in templates if len(one.rare & texts) > IN_COMMON * len(one.rare)]
