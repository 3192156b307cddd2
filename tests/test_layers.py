"""The layers of docs/design.md are kept, by the contracts in pyproject.toml."""

from __future__ import annotations

import os
import subprocess
import sys

from program import ROOT


def test_no_layer_imports_one_above_it() -> None:
    """Stages do not see each other, only readers know a document library, only cli and display a terminal."""
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", check], cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
