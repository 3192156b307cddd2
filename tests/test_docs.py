"""What the pages of the documentation name is there: commands, options, files and codes."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from program import ROOT, environment, granskning

from granskning_cli.cli.commands import COMMANDS
from granskning_cli.diagnostics import TABLE

PAGES: Final = {
    path.name: path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md")))
}
# What a page tells to run, and what is run here: the same with little to do, its help where even that takes minutes.
RUN: Final = {
    "python benchmarks/accuracy.py --markdown docs/accuracy.md": "python benchmarks/accuracy.py --help",
    "python benchmarks/batch.py": "python benchmarks/batch.py --documents 2 --many 2 --rounds 1",
    "python benchmarks/hostile.py FOLDER": "python benchmarks/hostile.py samples/kfn-2025--acroform",
    "python benchmarks/linear.py": "python benchmarks/linear.py questions --least 0.01",
    "python benchmarks/pairs.py": "python benchmarks/pairs.py --seeds 1",
    "python benchmarks/scaling.py": "python benchmarks/scaling.py --pages 1 --documents 1",
    "python benchmarks/scans.py": "python benchmarks/scans.py --help",
    "python benchmarks/speed.py [FILE.pdf ...]": "python benchmarks/speed.py --rounds 1 --no-processes",
    "python benchmarks/startup.py": "python benchmarks/startup.py --help",
    "python fuzz/run.py TARGET --seconds 600 --seed N": "python fuzz/run.py text --engine plain --seconds 1 --seed 1",
    ".venv/bin/pytest tests/test_samples.py --write-expected": "pytest -q --collect-only tests/test_samples.py",
    "pytest tests/display --write-expected": "pytest -q --collect-only tests/display",
    ".venv/bin/granskning explain --markdown > docs/diagnostics.md": "granskning explain --markdown",
    ".venv/bin/granskning schema questionnaire > schemas/questionnaire.schema.json": "granskning schema questionnaire",
    ".venv/bin/python -m granskning_cli.cli.manual > docs/granskning.1": "python -m granskning_cli.cli.manual",
}
# .ci/run runs these as they stand, or they are git's; a test of the pictures draws them.
ELSEWHERE: Final = (
    " && ".join(
        f".venv/bin/{one}"
        for one in ("pytest -q -n auto", "ruff check", "ruff format --check", "mypy", "lint-imports")
    ),
    "python .ci/audit.py",
    "python .ci/sbom.py",
    "python docs/pictures.py",
    "git diff samples",
)
# The pages whose blocks are run as they stand by test_readme.py and test_tutorial.py.
WHOLE: Final = ("README.md", "guide.md", "tutorial.md")


def told() -> set[str]:
    """Every command line of the other pages that is no mere name of a command of ours."""
    found: set[str] = set()
    for name, page in PAGES.items():
        blocks = [] if name in WHOLE else re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
        found.update(line for block in blocks for line in block.splitlines())
        indented = re.findall(r"^    (python \S.*)$", page, re.MULTILINE)
        found.update(re.split(r" {2,}", line)[0] for line in indented)
        prose = re.sub(r"```.*?```", "", page, flags=re.DOTALL).replace("\n", " ")
        within = re.findall(r"`((?:python|pytest|\.venv/bin/\w+) [^`]*)`", prose)
        found.update(one.strip() for one in within)
    return found


def test_every_command_is_run() -> None:
    """One that a page tells, and that nothing runs, is missing in the table above; one that no page tells is too many."""
    assert told() == {*RUN, *ELSEWHERE}


@pytest.mark.parametrize("line", RUN.values())
def test_a_command_runs(line: str) -> None:
    """It ends well and says something."""
    name, *arguments = shlex.split(line)
    module = {"python": [], "pytest": ["-m", "pytest"], "granskning": ["-m", "granskning_cli"]}[name]
    done = subprocess.run(
        [sys.executable, *module, *arguments], cwd=ROOT, env=environment(), check=False,
        capture_output=True, encoding="utf-8", timeout=300, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr


@pytest.mark.parametrize("name", PAGES)
def test_every_code_is_in_the_table(name: str) -> None:
    """A code that was renamed or never was would send a reader nowhere."""
    assert {*re.findall(r"\b[A-Z]\d{3}\b", PAGES[name])} <= {*TABLE}


@pytest.mark.parametrize("name", PAGES)
def test_every_file_is_there(name: str) -> None:
    """Paths with a folder in them, from the root or from where the page has just been; links lead somewhere."""
    package = ROOT / "src" / "granskning_cli"
    roots = (ROOT, package, *(package / room for room in ("structure", "report", "validate", "readers")))
    for path in re.findall(r"`([\w.-]+(?:/[\w.-]+)+/?)(?:::\w+)?`", PAGES[name]):
        if re.search(r"\.(py|js|css|toml|sh)$|^(tests|docs|samples|schemas|fuzz|benchmarks)/", path):
            assert any((root / path).exists() for root in roots), path
    folder = ROOT if name in ("README.md", "SECURITY.md") else ROOT / "docs"
    for link in re.findall(r"\]\(([^)#:\s]+)(?:#[\w-]+)?\)", PAGES[name]):
        assert (folder / link).exists(), link


@pytest.mark.parametrize("name", [name for name in PAGES if name != "diagnostics.md"])
def test_every_heading_that_is_linked_is_there(name: str) -> None:
    """As GitHub names it: small letters, hyphens for blanks."""
    folder = ROOT if name in ("README.md", "SECURITY.md") else ROOT / "docs"
    for link, heading in re.findall(r"\]\(([^)#:\s]*)#([\w-]+)\)", PAGES[name]):
        page = PAGES[Path(folder / link).name] if link else PAGES[name]
        named = (re.sub(r"[^\w -]", "", one).lower() for one in re.findall(r"^#+ (.*)$", page, re.MULTILINE))
        assert heading in {one.replace(" ", "-") for one in named}, heading


def test_every_option_is_one() -> None:
    """An option in a page belongs to a command of ours, to a script of ours that the page names, or to another program."""
    helps = "".join(granskning(name, "--help").stdout for name in COMMANDS) + granskning("--help").stdout
    scripts = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("benchmarks", "fuzz", "tests")
        for path in (ROOT / folder).glob("*.py")
    )
    known = {*re.findall(r"--[a-z][\w-]+", helps + scripts), "--quiet"}
    for name, page in PAGES.items():
        ours = re.sub(r"(?:pip|apt-get|brew|ruff|qpdf|ocrmypdf) [^`\n]*", "", page)
        assert {*re.findall(r"(?<![\w-])--[a-z][\w-]+", ours)} <= known, name
