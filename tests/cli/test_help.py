"""The help is quick, and tells what there is."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from program import environment, granskning

from granskning_cli import __version__

_HEAVY = {"pypdfium2", "pypdfium2_raw", "pdfplumber", "pdfminer", "PIL", "docx", "yaml", "rapidfuzz", "rich"}


# typer imports pydantic itself as soon as it has dispatched a command.
@pytest.mark.parametrize(
    ("arguments", "more"),
    [(["--help"], {"pydantic"}), (["--version"], {"pydantic"}), (["parse", "-h"], set())],
)
def test_help_imports_nothing_heavy(arguments: list[str], more: set[str]) -> None:
    """No document library, no model of ours and no YAML is imported to print the help."""
    script = (
        "import sys\nfrom granskning_cli.cli import main\n"
        "try: main()\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    modules = set(done.stderr.split())
    assert "granskning_cli.cli.app" in modules
    assert modules & (_HEAVY | more) == set()
    assert "granskning_cli.model.questionnaire" not in modules
    assert "granskning_cli.pipeline" not in modules


def test_every_command_is_listed_and_explains_itself() -> None:
    """-h and --help are one; each command has a sentence, and each option of each command too."""
    text = granskning("--help").stdout
    assert granskning("-h").stdout == text
    commands = re.findall(r"^  ([a-z]+) {2,}\S", text.split("Commands:")[1], re.MULTILINE)
    assert commands[:1] == ["parse"]
    for command in commands:
        for option in re.split(r"\n  (?=-)", granskning(command, "-h").stdout.split("Options:")[1])[1:]:
            assert re.search(r"(\s{2,}|\n\s+)[A-Z]", option), f"{command}: {option}"


def test_version() -> None:
    """The version is the package's."""
    assert granskning("--version").stdout == f"granskning {__version__}\n"


def test_a_wrong_command_line_ends_with_2() -> None:
    """A mistyped command is answered with the nearest one; stdout stays empty."""
    for arguments in (
        ["parze", "x"],
        ["parse"],
        ["parse", "x", "--nonsense"],
        ["parse", "x", "-f", "html"],
        [],
    ):
        done = granskning(*arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
    assert "'parse'" in granskning("parze", "x").stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion(shell: str) -> None:
    """Each shell gets a script for the program, and a command's beginning is completed."""
    variables = environment(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    done = granskning("--show-completion", shell, env=variables)
    assert done.returncode == 0
    assert "_COMPLETE" in done.stdout
