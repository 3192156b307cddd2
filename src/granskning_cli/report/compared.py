"""Two years of one respondent -> their comparison as plain data, texts word by word.

The years that follow each other are compared, of every respondent of whom there are several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from granskning_cli.diff import compare
from granskning_cli.export.changes import numbers, of_section, rows
from granskning_cli.matching.words import pieces
from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.report.gather import Reviewed

_WORDED: Final = ("text", "wording", "instruction")


def comparisons(documents: Sequence[Reviewed]) -> list[dict[str, Any]]:
    """One for each pair of years, by respondent in the order of the documents."""
    found: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for at, one in enumerate(documents):
        who, year = _who(one.result), one.result.year
        if who is not None and year is not None:
            found[who].setdefault(year, at)
    return [
        _plain(old, new, documents)
        for years in found.values()
        for old, new in zip(
            [years[year] for year in sorted(years)], [years[year] for year in sorted(years)][1:], strict=False
        )
    ]


def _who(result: Questionnaire) -> tuple[str, str] | None:
    respondent, organisation = result.respondent or "", result.organisation or ""
    return (respondent.casefold(), organisation.casefold()) if respondent or organisation else None


def _plain(old: int, new: int, documents: Sequence[Reviewed]) -> dict[str, Any]:
    comparison = compare(documents[old].result, documents[new].result)
    changes = []
    for row in rows(comparison):
        change = row.change
        worded = change.kind in _WORDED and row.before and row.after
        changes.append(
            {
                "kind": change.kind,
                "section": row.section,
                "numbers": numbers(change),
                "text": change.text,
                "before": row.before,
                "after": row.after,
                "pieces": [[one.kind, one.text] for one in pieces(row.before or "", row.after or "")]
                if worded
                else None,
                "direction": change.direction,
                "of_section": of_section(change),
                "old": change.position_old,
                "new": change.position_new,
            }
        )
    return {
        "old": old,
        "new": new,
        "unchanged": comparison.unchanged,
        "changes": changes,
        "diagnostics": [one.model_dump(mode="json") for one in comparison.diagnostics],
    }
