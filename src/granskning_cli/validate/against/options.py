"""What may be marked, where it is another choice than the template's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic, Option
from granskning_cli.validate.against.pairs import Pairs


def check(pairs: Pairs) -> Iterator[Diagnostic]:
    """A scale is told once for each section; a question that is open on either side has another kind, and that is told."""
    told = set()
    for found, wanted in pairs.both:
        now, then = found.options, wanted.options
        if "open" in (found.question.kind, wanted.question.kind) or _codes(now) == _codes(then):
            continue
        own = found.question.options is not None or wanted.question.options is not None
        key = (found.section.number, found.section.title, _codes(now), _codes(then))
        if own or key not in told:
            told.add(key)
            section = " ".join(filter(None, (found.section.number, found.section.title)))
            yield diagnostic(
                "T538",
                question=found.question.number if own else None,
                at=found.question.at if own else found.section.at,
                where="" if own else f"section {section}: ",
                now=_labels(now),
                then=_labels(then),
            )


def _codes(options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(option.code for option in options)


def _labels(options: Sequence[Option]) -> str:
    return ", ".join(option.label for option in options) or "nothing"
