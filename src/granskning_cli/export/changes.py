"""A Comparison as it is laid out for people: its changes in words, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from granskning_cli.model.comparison import Change, Comparison, Side

if TYPE_CHECKING:
    from granskning_cli.model.comparisons import Comparisons

# What the kinds are called in a summary, and where there is one of them.
SUMMARY: Final = {
    "answer": "marks changed",
    "text": "texts changed",
    "added": "new",
    "removed": "removed",
    "wording": "reworded",
    "instruction": "instructions changed",
    "scale": "scales changed",
    "title": "titles changed",
    "moved": "moved",
    "renumbered": "renumbered",
}
_ONE: Final = {
    "answer": "mark changed",
    "text": "text changed",
    "instruction": "instruction changed",
    "scale": "scale changed",
    "title": "title changed",
}
# What a row's kind is called.
NAMES: Final = {"answer": "mark", "added": "new", "renumbered": "number"}


class Row(NamedTuple):
    """A change with its two sides as text; None where a side has nothing."""

    change: Change
    section: str | None
    name: str
    before: str | None
    after: str | None


def each(result: Comparison | Comparisons) -> tuple[Comparison, ...]:
    """The comparisons, also where it is one."""
    return (result,) if isinstance(result, Comparison) else result.root


def rows(comparison: Comparison) -> Iterator[Row]:
    """The changes in their order."""
    for change in comparison.changes:
        section = change.section_new if change.position_new is not None else change.section_old
        before, after = (said(change.kind, value) for value in (change.before, change.after))
        name = _kind(change)
        yield Row(change, section, NAMES.get(name, name), before, after)


def of_section(change: Change) -> bool:
    """Whether the section changed and not one of its questions."""
    return change.similarity is None and change.kind in ("wording", "scale")


def _kind(change: Change) -> str:
    return "title" if change.kind == "wording" and of_section(change) else change.kind


def said(kind: str, value: Any) -> str | None:
    """One side of a change as text: labels in a row, of a question that is on one side only what was answered."""
    if value is None:
        return None
    if kind in ("added", "removed"):
        return answered(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or None
    return str(value)


def answered(question: dict[str, Any]) -> str | None:
    """The marks and the text of a question that is given as a tree."""
    answer = question.get("answer") or {}
    marks = ", ".join(one["label"] for one in answer.get("selected", ()))
    return "\n\n".join(part for part in (marks, answer.get("text")) if part) or None


def numbers(change: Change) -> str:
    """ "3.3", or "3.3 → 3.4"; empty where none is printed, and for a section."""
    if of_section(change):
        return ""
    old, new = change.number_old, change.number_new
    if old and new and old != new:
        return f"{old} → {new}"
    return new or old or ""


def summary(comparison: Comparison) -> str:
    """ "14 unchanged, 3 marks changed, 2 new"; the kinds of which there are none are left out."""
    kinds = [_kind(change) for change in comparison.changes]
    parts = [f"{comparison.unchanged} unchanged"]
    for kind, name in SUMMARY.items():
        count = kinds.count(kind)
        if count:
            parts.append(f"{count} {_ONE.get(kind, name) if count == 1 else name}")
    return ", ".join(parts)


def named(side: Side) -> str:
    """ "Kommunstyrelsen 2024 (ks-2024.pdf)", as far as it is known."""
    who = " ".join(str(part) for part in (side.respondent, side.year) if part is not None)
    if side.name is None:
        return who or "standard input"
    return f"{who} ({side.name})" if who else side.name
