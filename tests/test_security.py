"""SECURITY.md promises nothing that no test shows."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys

import pytest
from program import ROOT

PROMISES = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_each_test_that_is_named_exists() -> None:
    """A promise whose test was renamed or removed is none; a promise without a test is none either."""
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PROMISES)
    assert len(named) > 15
    for path, name in named:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (
            f"{path}::{name}"
        )
    promises = PROMISES.split("## What is promised")[1].split("\n## ")[0]
    for promise in re.split(r"\n(?=\*\*)", promises)[1:]:
        assert "::test_" in promise, promise


def test_the_bill_of_materials_names_what_is_needed(tmp_path: object) -> None:
    """Every package that pyproject.toml names is in it, with a version, once."""
    pytest.importorskip("packaging")
    out = f"{tmp_path}/sbom.json"
    subprocess.run([sys.executable, str(ROOT / ".ci" / "sbom.py"), out], check=True, capture_output=True)
    with open(out, encoding="utf-8") as stream:
        made = json.load(stream)
    names = [part["name"] for part in made["components"]]
    assert {"pydantic", "pypdfium2", "pdfplumber", "pyyaml", "typer", "rich"} <= set(names)
    assert len(set(names)) == len(names)
    assert all(part["version"] for part in made["components"])
    refs = {part["bom-ref"] for part in made["components"]} | {made["metadata"]["component"]["bom-ref"]}
    assert {one["ref"] for one in made["dependencies"]} <= refs
    assert {on for one in made["dependencies"] for on in one["dependsOn"]} <= refs
