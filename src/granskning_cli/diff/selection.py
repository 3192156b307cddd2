"""Part of a Comparison: only some kinds of changes, or only some sections."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from granskning_cli.diff.content import entries
from granskning_cli.matching import titles
from granskning_cli.model.comparison import Change, Comparison
from granskning_cli.model.questionnaire import Questionnaire

ONLY: Final[dict[str, frozenset[str]]] = {
    "marks": frozenset({"answer"}),
    "text": frozenset({"text"}),
    "questions": frozenset({"added", "removed", "renumbered", "moved", "wording", "instruction", "scale"}),
}


def only(comparison: Comparison, names: Collection[str]) -> Comparison:
    """The changes of these kinds; a question all of whose changes are left out counts as unchanged."""
    kinds = frozenset().union(*(ONLY[name] for name in names))
    kept = tuple(change for change in comparison.changes if change.kind in kinds)
    steady = _changed(comparison.changes) - _changed(kept)
    return comparison.model_copy(update={"changes": kept, "unchanged": comparison.unchanged + len(steady)})


def in_section(
    comparison: Comparison, old: Questionnaire, new: Questionnaire, wanted: str
) -> Comparison | None:
    """The changes of the questions that are or were in the section of that number or title; None where neither has it."""
    before, after = _positions(old, wanted), _positions(new, wanted)
    if before is None and after is None:
        return None
    was, now = before or frozenset(), after or frozenset()
    kept = tuple(
        change for change in comparison.changes if change.position_old in was or change.position_new in now
    )
    added = sum(change.kind == "added" for change in kept)
    changed = {place for place in _changed(comparison.changes) if place in now}
    numbers = {q.number for q in (e.question for e in entries(new) if e.at in now)}
    remarks = tuple(d for d in comparison.diagnostics if d.question is None or d.question in numbers)
    return comparison.model_copy(
        update={"changes": kept, "unchanged": len(now) - added - len(changed), "diagnostics": remarks}
    )


def _changed(changes: Collection[Change]) -> set[int | None]:
    """The questions of NEW that both have and that changed."""
    return {change.position_new for change in changes if change.similarity is not None}


def _positions(of: Questionnaire, wanted: str) -> frozenset[int] | None:
    chosen = set(titles.chosen(of.sections, wanted))
    if not chosen:
        return None
    return frozenset(entry.at for entry in entries(of) if entry.section in chosen)
