"""What the README shows is what the program says."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from program import ROOT, granskning
from twoyears import new, old

from granskning_cli.export import export

README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown(kind: str) -> list[tuple[list[str], str]]:
    """The arguments of the command in the comment before each block, and the block."""
    found = re.findall(rf"<!-- {kind} of: granskning ([^\n]*) -->\n```\w*\n(.*?)```", README, re.DOTALL)
    assert found
    return [(arguments.split(), block) for arguments, block in found]


@pytest.mark.parametrize(
    ("arguments", "block"), shown("output"), ids=["parse", "show", "diff", "validate", "table"]
)
def test_the_output_is_real(arguments: list[str], block: str) -> None:
    """Between its lines of three dots what the README shows is the program's, in the same order."""
    real = granskning(*arguments, cwd=ROOT).stdout
    position = 0
    for part in block.split("...\n"):
        position = real.find(part, position)
        assert position >= 0, part
        position += len(part)


def test_the_messages_are_real() -> None:
    """Every line of stderr in the README is one the program says."""
    arguments, block = shown("messages")[0]
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


def test_the_two_years_are_those_of_the_tests() -> None:
    """samples/years/ holds what the tests compare, as `granskning parse` would have written it."""
    for at, one in ((2024, old()), (2025, new())):
        assert (ROOT / "samples" / "years" / f"pn-{at}.yaml").read_bytes() == export(one, "yaml")
