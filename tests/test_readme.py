"""What the README and the guide show is what the program says."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from newcomer import furnish, program, typed
from program import ROOT, granskning
from twoyears import new, old

from granskning_cli.export import export

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")


def shown(kind: str) -> list[tuple[list[str], str]]:
    """The arguments of the command in the comment before each block, and the block."""
    found = re.findall(
        rf"<!-- {kind} of: granskning ([^\n]*) -->\n```\w*\n(.*?)```", README + GUIDE, re.DOTALL
    )
    assert found
    return [(arguments.split(), block) for arguments, block in found]


@pytest.mark.parametrize(("arguments", "block"), shown("output"), ids=["show", "diff", "validate", "table"])
def test_the_output_is_real(arguments: list[str], block: str) -> None:
    """Between its lines of three dots what the README shows is the program's, in the same order."""
    real = granskning(*arguments, cwd=ROOT).stdout
    position = 0
    for part in block.split("...\n"):
        position = real.find(part, position)
        assert position >= 0, part
        position += len(part)


@pytest.mark.skipif(os.name != "posix", reason="the lines are a shell's")
@pytest.mark.parametrize("page", [README, GUIDE], ids=["README", "guide"])
def test_every_command_runs(page: str, tmp_path: Path) -> None:
    """In a folder with the samples and the documents that they name; those that install something are run by .ci/run."""
    path = program(tmp_path / "bin")
    furnish(tmp_path)
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    shutil.copytree(tmp_path / "archive" / "2025", tmp_path / "answered")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]
    ours = [line for line in lines if not line.startswith("python3 -m venv ")]
    assert ours
    for line in ours:
        done = typed(line, tmp_path, path)
        assert done.returncode in (0, 1), f"{line}\n{done.stderr}"
        assert "error[R" not in done.stderr, line


@pytest.mark.parametrize("name", ["parse", "show", "diff"])
@pytest.mark.skipif(os.name != "posix", reason="the colours are those of another terminal")
def test_the_pictures_are_real(name: str) -> None:
    """They are what `python docs/pictures.py` draws of the program's output now."""
    drawn = (ROOT / "docs" / f"{name}.svg").read_text(encoding="utf-8")
    done = runpy.run_path(str(ROOT / "docs" / "pictures.py"))
    assert done["picture"](name) == drawn


def test_every_picture_is_small_and_there() -> None:
    """The README shows a parse, a comparison and a report, and opens quickly."""
    named = re.findall(r"!\[[^\]]+\]\((docs/[\w.]+)\)", README)
    assert named == ["docs/parse.svg", "docs/diff.svg", "docs/report.png"]
    assert all((ROOT / one).stat().st_size < 150_000 for one in named)


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


def test_the_python_of_the_guide_is_real(tmp_path: Path) -> None:
    """It tells of the marks that changed, writes a database, and says why nothing can be read."""
    (tmp_path / "samples").symlink_to(ROOT / "samples", target_is_directory=True)
    found = re.search(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    done = subprocess.run(
        [sys.executable, "-c", found[1]], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "1.2 1.3 ['Delvis'] ['Ja']" in done.stdout.splitlines()
    assert done.stdout.splitlines()[-1].startswith("R104 ")
    assert (tmp_path / "answers.sqlite").stat().st_size > 0


def test_the_two_years_are_those_of_the_tests() -> None:
    """samples/years/ holds what the tests compare, as `granskning parse` would have written it."""
    for at, one in ((2024, old()), (2025, new())):
        assert (ROOT / "samples" / "years" / f"pn-{at}.yaml").read_bytes() == export(one, "yaml")
