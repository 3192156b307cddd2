"""The tutorial is run as it stands, in a folder of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from program import ROOT, environment

TUTORIAL = ROOT / "docs" / "tutorial.md"


@pytest.mark.skipif(os.name != "posix", reason="the commands are for a POSIX shell")
def test_every_command_of_the_tutorial_runs(tmp_path: Path) -> None:
    """Each ends with 0 or 1, and what stands under it is in its output, line by line."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "granskning"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m granskning_cli "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    env = environment(
        PATH=f"{script.parent}{os.pathsep}{os.environ['PATH']}",
        PYTHONPATH=os.pathsep.join(sys.path),
        COLUMNS="80",
    )
    said, count = "", 0
    for block in re.findall(r"```console\n(.*?)```", TUTORIAL.read_text("utf-8"), re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                done = subprocess.run(
                    line[2:], shell=True, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False
                )  # fmt: skip
                assert done.returncode in (0, 1), (line, done.stderr)
                assert "error[R" not in done.stderr, (line, done.stderr)
                said, count = done.stdout + done.stderr, count + 1
            elif line != "...":
                assert line in said
    assert count > 15
    shutil.rmtree(tmp_path / "out")
