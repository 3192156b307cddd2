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
    assert "0.1.0" not in bash("granskning --version ")


def test_zsh_and_fish_say_what_a_name_means() -> None:
    """zsh takes names with descriptions, or is told to complete files; fish takes lines parted by a tab."""
    zsh = {"_GRANSKNING_COMPLETE": "complete_zsh"}
    told = granskning(env=environment(**zsh, _TYPER_COMPLETE_ARGS="granskning explain two-m")).stdout
    assert '"two-marks":"More than one option is marked' in told
    told = granskning(env=environment(**zsh, _TYPER_COMPLETE_ARGS="granskning explain M505")).stdout
    assert '"M505":"The mark’s column' in told
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


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
def test_a_real_fish_completes(tmp_path: Path) -> None:
    """Its own account of what it would offer, with what each name means."""
    variables = environment(
        PATH=program(tmp_path / "bin"), HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1"
    )
    lines = ("granskning --show-completion fish | source", 'complete -C "granskning expl"')
    done = subprocess.run(
        ["fish", "--no-config", "-c", "\n".join(lines)], env=variables, capture_output=True, text=True, check=True
    )  # fmt: skip
    assert done.stdout.strip() == f"explain\t{COMMANDS['explain'].summary}"


@pytest.mark.skipif(shutil.which("zsh") is None, reason="needs zsh")
def test_a_real_zsh_completes(tmp_path: Path) -> None:
    """In a terminal of its own, since it completes nowhere else: Tab fills in what is missing."""
    variables = environment(
        PATH=program(tmp_path / "bin"), HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1"
    )
    (tmp_path / ".zshrc").write_text(
        "autoload -Uz compinit; compinit -u -D\n"
        'eval "$(granskning --show-completion zsh)"\nPS1="ready> "\n', encoding="utf-8",
    )  # fmt: skip
    lines = (
        "zmodload zsh/zpty; zpty shell zsh -i",
        "zpty -r -m shell said '*ready> *'",
        "zpty -w -n shell $'granskning expl\\t two-m\\t'",
        "zpty -r -m shell said '*two-marks*' && print -r -- $said",
    )
    done = subprocess.run(
        ["zsh", "-f", "-c", "\n".join(lines)], env=variables, capture_output=True, text=True, timeout=30, check=True
    )  # fmt: skip
    assert "two-marks" in done.stdout
