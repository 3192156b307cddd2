"""In which column a mark stands that has only the blanks around it to tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from granskning_cli.structure.answers.marks import Run

# A cell that holds no mark leaves this many blanks at the most.
MOST_BLANKS: Final = 3


def column_of(run: Run, columns: int, usual: int | None) -> list[int] | None:
    """The columns of a run's marks, None where the blanks do not tell.

    An empty cell leaves k blanks and a marked one none, k the same throughout; `usual` is the document's k.
    """
    if len(run.marks) == columns:
        return list(range(columns))
    fits: dict[int, list[int]] = {}
    for k in range(1, MOST_BLANKS + 1):
        found: list[int] = []
        for order, position in enumerate(run.marks):
            empty = position - order
            column, rest = divmod(empty, k)
            if rest or column + order >= columns:
                break
            found.append(column + order)
        else:
            needed = len(found) + k * (columns - len(found))
            spare = run.length - needed
            if found and spare >= 0 and (not run.closed or spare <= k):
                fits[k] = found
    if not fits:
        return None
    answers = {tuple(found) for found in fits.values()}
    if len(answers) == 1:
        return list(answers.pop())
    exact = {k: v for k, v in fits.items() if run.closed and run.length == len(v) + k * (columns - len(v))}
    if usual in exact or (not exact and usual in fits):
        return fits[usual]
    return next(iter(exact.values())) if len(exact) == 1 else None


def usual_blanks(all_runs: Sequence[tuple[Run, int]]) -> int | None:
    """How many blanks an empty cell leaves in this document: what most runs of known length agree on."""
    votes: Counter[int] = Counter()
    for run, columns in all_runs:
        if not run.closed or len(run.marks) >= columns:
            continue
        k, rest = divmod(run.length - len(run.marks), columns - len(run.marks))
        if rest == 0 and 1 <= k <= MOST_BLANKS:
            votes[k] += 1
    return votes.most_common(1)[0][0] if votes else None
