"""samples/<case>/source.* is parsed to samples/<case>/expected.yaml.

`pytest --write-expected` writes the expectations anew; the review is `git diff`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from program import cases

from granskning_cli import parse
from granskning_cli.export import export


def rounded(tree: Any) -> Any:
    """The tree with its floats to one decimal: two versions of a library may differ in the second."""
    if isinstance(tree, float):
        return round(tree, 1)
    if isinstance(tree, dict):
        return {key: rounded(value) for key, value in tree.items()}
    return [rounded(value) for value in tree] if isinstance(tree, list) else tree


def test_there_are_samples() -> None:
    """An empty folder would let every change pass."""
    assert len(cases()) > 0


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_sample_gives_what_is_expected(case: Path, pytestconfig: pytest.Config) -> None:
    """The whole result is compared, diagnostics and places too; a source or an expectation alone fails."""
    sources = list(case.glob("source.*"))
    assert len(sources) == 1, f"{case.name} holds {len(sources)} sources; it must hold one"
    result = parse(sources[0], template="none")
    expected = case / "expected.yaml"
    if pytestconfig.getoption("--write-expected"):
        expected.write_bytes(export(result, "yaml"))
    assert expected.exists(), f"{case.name} has no expected.yaml; see docs/adding.md"
    wanted = yaml.load(expected.read_bytes(), yaml.CSafeLoader)
    assert rounded(result.model_dump(mode="json")) == rounded(wanted)
