"""samples/comparisons/<old>--<new>.yaml is written by hand from two forms; the documents printed from them must give it."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from program import ROOT, cases

from granskning_cli import Questionnaire, parse
from granskning_cli.diff import compare
from granskning_cli.model.comparison import Change

COMPARISONS = sorted((ROOT / "samples" / "comparisons").glob("*.yaml"))


@cache
def result_of(case: Path) -> Questionnaire:
    return parse(next(case.glob("source.*")))


def printed(form: str) -> list[Path]:
    """Every document that was made of a form."""
    return [case for case in cases() if case.name.startswith(f"{form}--")]


PAIRS = [
    pytest.param(path, old, new, id=f"{old.name} {new.name}")
    for path in COMPARISONS
    for old, new in product(*map(printed, path.stem.split("--")))
]


def said(change: Change, side: str) -> Any:
    """What a change says of one side: of a question that is only there, its text."""
    value = getattr(change, side)
    return value["text"] if isinstance(value, dict) else value


def agrees(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, str) and wanted.startswith("... "):
        return isinstance(found, str) and wanted[4:-4] in " ".join(found.split())
    return bool(wanted == found)


@pytest.mark.parametrize(("path", "old", "new"), PAIRS)
def test_two_years_differ_as_a_person_says(path: Path, old: Path, new: Path) -> None:
    """Every change is found, with its numbers and what it was and is, in order, and none else, whoever printed them."""
    wanted = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    found = compare(result_of(old), result_of(new))
    assert [(c["kind"], c.get("old"), c.get("new")) for c in wanted["changes"]] == [
        (c.kind, c.number_old, c.number_new) for c in found.changes
    ]
    for change, one in zip(wanted["changes"], found.changes, strict=True):
        for side in ("before", "after"):
            assert agrees(change.get(side), said(one, side)), (change, said(one, side))
    assert found.unchanged == wanted["unchanged"]
    # what one of the two documents says of itself (D708) depends on who made it
    assert [[d.code, d.question] for d in found.diagnostics if d.code != "D708"] == wanted["diagnostics"]


def test_every_comparison_is_of_two_printed_forms() -> None:
    """A comparison of forms that nobody printed would pin nothing."""
    assert len(COMPARISONS) >= 3
    assert all(printed(form) for path in COMPARISONS for form in path.stem.split("--"))
