"""Questions that are worded otherwise than in the template; another year is hardly a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.matching import plain
from granskning_cli.matching.asked import YEAR
from granskning_cli.matching.words import Piece, pieces, shortened
from granskning_cli.model.questionnaire import Diagnostic, Question
from granskning_cli.validate.against.pairs import Pairs

_CONTEXT: Final = 4
_LONGEST: Final = 20
_BRACKETS: Final = {"gone": "[-{}-]", "come": "{{+{}+}}"}


def check(pairs: Pairs) -> Iterator[Diagnostic]:
    """Text and instruction as one: where the one ends may be read otherwise."""
    for found, wanted in pairs.both:
        new, old = _whole(found.question), _whole(wanted.question)
        if _plain(new) == _plain(old):
            continue
        same = YEAR.sub("#", _plain(new)) == YEAR.sub("#", _plain(old))
        changed = _shown(shortened(pieces(old, new), _CONTEXT))
        yield diagnostic(
            "T534" if same else "T533", question=found.question.number, at=found.question.at, changed=changed
        )


def _whole(question: Question) -> str:
    return f"{question.text} {question.instruction or ''}".strip()


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", plain(text).casefold())


def _shown(found: Sequence[Piece]) -> str:
    return " ".join(
        "…" if piece.kind == "gap" else _BRACKETS.get(piece.kind, "{}").format(_cut(piece.words))
        for piece in found
    )


def _cut(words: Sequence[str]) -> str:
    return " ".join(words[:_LONGEST]) + (" …" if len(words) > _LONGEST else "")
