"""The examples at the end of each command's help."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from newcomer import furnish, program, typed
from program import ROOT, granskning

from granskning_cli.cli.commands import COMMANDS


@pytest.mark.skipif(os.name != "posix", reason="the lines are a shell's")
def test_every_example_runs(tmp_path: Path) -> None:
    """In the order they are told, in a folder with the documents that they name."""
    path = program(tmp_path / "bin")
    furnish(tmp_path)
    for name, entry in COMMANDS.items():
        assert 2 <= len(entry.examples) <= 4
        for line in entry.examples:
            done = typed(line, tmp_path, path)
            assert line.startswith(f"granskning {name}")
            assert done.returncode in (0, 1), f"{line}\n{done.stderr}"
            assert "error[R" not in done.stderr, line
            assert done.stdout or "-o" in line or name == "correct", line


def test_every_help_ends_with_its_examples() -> None:
    """A line each, unbroken, at the end."""
    for name, entry in COMMANDS.items():
        text = granskning(name, "--help").stdout
        assert text.endswith("\nExamples:\n" + "".join(f"  {line}\n" for line in entry.examples)), name
        assert max(map(len, entry.examples)) <= 78


def test_every_command_is_in_the_table_and_has_a_module() -> None:
    """What the table names is a file of that name, with a function of that name."""
    for name in COMMANDS:
        source = (ROOT / "src" / "granskning_cli" / "cli" / f"{name}.py").read_text(encoding="utf-8")
        assert f"\ndef {name}(\n" in source
