"""The help tells what there is."""

from __future__ import annotations

import re

import pytest
from program import ROOT, granskning

from granskning_cli import __version__


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


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["parze", "x"], "there is no command 'parze'; did you mean 'parse'?"),
        (["xyzzy"], "there is no command 'xyzzy'; `granskning --help` lists all"),
        (["README.md"], "'README.md' is no command; did you mean `granskning parse README.md`?"),
        (["parse", "x", "-f", "jsn"], "did you mean 'json' or 'jsonl'?"),
        (["parse", "x", "--reader", "pdfum"], "did you mean 'pdfium' or"),
        (["parse", "x", "--fromat", "json"], "--format"),
        (["batch", "x", "-o", "y", "-f", "sqllite"], "did you mean 'sqlite'?"),
        (["diff", "x", "y", "--only", "mark"], "did you mean 'marks'?"),
        (["table", "x", "--sort", "divide"], "did you mean 'divided'?"),
        (["show", "x", "--only", "Unanswerd"], "did you mean 'unanswered'"),
        (["report", "x", "-o", "y", "--lang", "se"], "is none of sv, en"),
        (["validate", "x", "-f", "sarf"], "did you mean 'sarif'?"),
        (["schema", "compare"], "did you mean 'comparison'?"),
        (["explain", "M55"], "or M505 mark-by-order?"),
        (["explain", "two-mark"], "did you mean M501 two-marks"),
    ],
)
def test_what_was_mistyped_is_answered_with_the_nearest(arguments: list[str], advice: str) -> None:
    """Commands, options, their values and codes; the exit code is 2."""
    done = granskning(*arguments, cwd=ROOT)
    assert done.returncode == 2
    assert advice in " ".join(done.stderr.split())


def test_the_name_alone_shows_the_help() -> None:
    """On stderr, because nothing was asked for."""
    assert granskning().stderr.strip() == granskning("--help").stdout.strip()
