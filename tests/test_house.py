"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from program import ROOT


def _functions(folder: str) -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def test_every_test_says_what_it_pins() -> None:
    """A test without a docstring cannot be judged when it fails."""
    silent = [
        f"{path.name}:{test.lineno} {test.name}"
        for path, test in _functions("tests")
        if test.name.startswith("test_") and not ast.get_docstring(test)
    ]
    assert silent == []


def test_no_function_is_longer_than_fifty_lines() -> None:
    """A longer one holds two thoughts."""
    long = [
        f"{path.name}:{one.lineno} {one.name}"
        for path, one in _functions("src")
        if (one.end_lineno or one.lineno) - one.lineno >= 50
    ]
    assert long == []


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    """A longer one holds two ideas; the table of diagnostics is data."""
    modules = [path for path in (ROOT / "src").rglob("*.py") if path.name != "diagnostics.py"]
    assert [path.name for path in modules if len(path.read_text(encoding="utf-8").splitlines()) > 300] == []
