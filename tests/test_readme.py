"""What the README shows is what the program says."""

from __future__ import annotations

import re
import subprocess
import sys

from program import ROOT, granskning

README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown(kind: str) -> tuple[list[str], str]:
    """The arguments of the command in the comment before a block, and the block."""
    found = re.search(rf"<!-- {kind} of: granskning ([^\n]*) -->\n```\w*\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1].split(), found[2]


def test_the_output_is_real() -> None:
    """Between its lines of three dots the README's YAML is the program's, in the same order."""
    arguments, block = shown("output")
    real = granskning(*arguments, cwd=ROOT).stdout
    position = 0
    for part in block.split("...\n"):
        position = real.find(part, position)
        assert position >= 0, part
        position += len(part)


def test_the_messages_are_real() -> None:
    """Every line of stderr in the README is one the program says."""
    arguments, block = shown("messages")
    assert set(block.splitlines()) <= set(granskning(*arguments, cwd=ROOT).stderr.splitlines())


def test_the_python_is_real() -> None:
    """The example runs, and prints a line for each of the 20 questions."""
    found = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert found is not None
    done = subprocess.run(
        [sys.executable, "-c", found[1]], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert len(done.stdout.splitlines()) == 20
    assert "3.3 ['no']" in done.stdout.splitlines()
