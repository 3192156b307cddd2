"""The help tells what there is."""

from __future__ import annotations

import re
from typing import Any

import pytest
import typer
from program import ROOT, granskning

from granskning_cli import __version__
from granskning_cli.cli.app import app
from granskning_cli.cli.commands import COMMANDS

# Words of its own for an option that elsewhere is another thing.
OWN = {
    ("report", "--output"), ("batch", "--output"), ("correct", "--output"), ("correct", "--section"),
    ("correct", "--respondent"), ("validate", "--template"), ("batch", "--format"), ("table", "--format"),
    ("correct", "--question"), ("diff", "--only"), ("report", "--lang"),
}  # fmt: skip


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


def options(command: str) -> list[Any]:
    """The options of that command by the program's own account."""
    group: Any = typer.main.get_command(app)
    context = group.make_context("granskning", ["--help"], resilient_parsing=True)
    return [one for one in group.get_command(context, command).params if one.param_type_name == "option"]


def test_an_option_is_told_in_the_same_words_everywhere() -> None:
    """What has one name is one thing, unless a command means another by it."""
    told: dict[str, dict[str, str]] = {}
    for command in COMMANDS:
        for one in options(command):
            name = next(name for name in one.opts if name.startswith("--"))
            if (command, name) not in OWN:
                told.setdefault(name, {})[re.sub(r"else \w+\.$", "else ...", one.help)] = command
    assert {name: words for name, words in told.items() if len(words) > 1} == {}


def test_many_options_stand_in_groups() -> None:
    """A command's own come before those that say how a document is read, and those of every command are last."""
    for command in COMMANDS:
        text = granskning(command, "--help").stdout
        headings = re.findall(r"^([A-Z][\w ]+):$", text, re.MULTILINE)
        if len(options(command)) > 10:
            assert headings[-3:] == ["How a document is read", "Everywhere", "Examples"], command
            assert max(map(len, text.splitlines())) <= 80
        assert "<" not in text.split("Examples:")[0], command
        assert not re.search(r"\[[^\]\n]*:\n", text), f"{command}: a default is parted from its name"
        assert text.isascii()


def test_the_usage_names_what_must_be_there() -> None:
    """Also below a wrong command line."""
    assert granskning("report").stderr.startswith("Usage: granskning report [OPTIONS] -o OUT SOURCE...\n")
    assert granskning("explain", "-h").stdout.startswith("Usage: granskning explain [OPTIONS] [CODE]\n")


def test_a_file_that_is_not_there_is_answered_with_the_nearest() -> None:
    """In its folder; where nothing is near, no more is said."""
    said = granskning("parse", "samples/ks-2025--word/sorce.pdf", cwd=ROOT).stderr
    assert "did you mean 'samples/ks-2025--word/source.pdf'?" in " ".join(said.split())
    assert "did you mean 'samples/forms'?" in granskning("validate", "samples/form", cwd=ROOT).stdout
    assert "did you mean" not in granskning("parse", "samples/xyzzy.pdf", cwd=ROOT).stderr


def test_the_name_alone_shows_the_help() -> None:
    """On stderr, because nothing was asked for."""
    assert granskning().stderr.strip() == granskning("--help").stdout.strip()
