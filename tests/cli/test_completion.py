"""What the shells are told when somebody presses Tab."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from newcomer import program
from program import environment, granskning

from granskning_cli.cli.commands import COMMANDS
from granskning_cli.diagnostics import ENTRIES


def bash(line: str) -> list[str]:
    """The completions of a line whose last word is being typed."""
    words = line.split(" ")
    variables = {
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_GRANSKNING_COMPLETE": "complete_bash",
    }
    return granskning(env=environment(**variables)).stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script(shell: str) -> None:
    """It is for this program, and asks it."""
    variables = environment(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    done = granskning("--show-completion", shell, env=variables)
    assert done.returncode == 0
    assert "_GRANSKNING_COMPLETE" in done.stdout or "_COMPLETE" in done.stdout


def test_bash_completes_names_and_values() -> None:
    """Commands, options, formats, codes and names of diagnostics; a path is left to the shell, which knows files."""
    assert bash("granskning ") == list(COMMANDS)
    assert bash("granskning sc") == ["schema"]
    assert bash("granskning parse --f") == ["--format"]
    assert bash("granskning parse x -f p") == ["parquet"]
    assert bash("granskning batch x -f js") == ["json", "jsonl"]
    assert bash("granskning explain M50") == [e.code for e in ENTRIES if e.code.startswith("M50")]
    assert bash("granskning explain two-m") == ["two-marks"]
    assert bash("granskning report x --lang ") == ["sv", "en"]
    assert bash("granskning parse sam") == []
    assert bash("granskning parse x -o ou") == []


def test_zsh_and_fish_say_what_a_name_means() -> None:
    """zsh takes names with descriptions, or is told to complete files; fish takes lines parted by a tab."""
    zsh = {"_GRANSKNING_COMPLETE": "complete_zsh"}
    told = granskning(env=environment(**zsh, _TYPER_COMPLETE_ARGS="granskning explain two-m")).stdout
    assert '"two-marks":"More than one option is marked' in told
    files = granskning(env=environment(**zsh, _TYPER_COMPLETE_ARGS="granskning parse sam")).stdout
    assert files.strip() == "_files"
    fish = {"_GRANSKNING_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    told = granskning(env=environment(**fish, _TYPER_COMPLETE_ARGS="granskning sc")).stdout
    assert told.strip() == f"schema\t{COMMANDS['schema'].summary}"


@pytest.mark.skipif(os.name != "posix" or shutil.which("bash") is None, reason="needs bash")
def test_a_real_bash_completes(tmp_path: Path) -> None:
    """The script that `--show-completion` prints is loaded, and its function fills in what is missing."""
    path = program(tmp_path / "bin")
    variables = environment(PATH=path, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    lines = (
        'eval "$(granskning --show-completion bash)"',
        "COMP_WORDS=(granskning expl); COMP_CWORD=1",
        "$(complete -p granskning | sed -E 's/.*-F ([^ ]+).*/\\1/') granskning",
        'echo "${COMPREPLY[@]}"',
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", "\n".join(lines)], env=variables, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "explain"
