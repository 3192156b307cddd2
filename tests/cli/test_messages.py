"""What is said on stderr."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from invented import diagnostic
from program import ROOT, at_a_terminal, environment, granskning

from granskning_cli.cli.messages import Messages, harmless


def test_a_diagnostic_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Severity, code, question, page and message stand on one line; what is unknown is left out."""
    unplaced = diagnostic("no place", question=None).model_copy(update={"at": None, "severity": "error"})
    Messages(quiet=False, colour=False).diagnostics([diagnostic(), unplaced])
    assert capsys.readouterr().err == (
        "warning[M504]: question 3.1, page 2: the mark is missing\nerror[M504]: no place\n"
    )


def test_quiet_leaves_the_diagnostics_out_and_not_the_failure(capsys: pytest.CaptureFixture[str]) -> None:
    """With quiet a failure is still told, since otherwise nobody would know why there is no result."""
    messages = Messages(quiet=True, colour=False)
    messages.diagnostics([diagnostic()])
    messages.failure("R104", "the document is empty")
    assert capsys.readouterr().err == (
        "error[R104]: the document is empty\nhint: Download or export it again.\n"
    )


def test_only_the_head_is_coloured(capsys: pytest.CaptureFixture[str]) -> None:
    """The colour ends before the message begins, which is the document's own text in part."""
    Messages(quiet=False, colour=True).diagnostics([diagnostic()])
    assert capsys.readouterr().err == (
        "\x1b[33mwarning[M504]\x1b[0m: question 3.1, page 2: the mark is missing\n"
    )


def test_a_long_message_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    """A message that repeats a page of the document does not push the others out of sight."""
    Messages(quiet=False, colour=False).diagnostics([diagnostic("ord " * 10_000)])
    said = capsys.readouterr().err
    assert len(said) < 500
    assert said.endswith("…\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Är åäö – § 5 ✓ kvar?", "Är åäö – § 5 ✓ kvar?"),
        ("\x1b[31mröd\x1b]0;titel\x07", "\\x1b[31mröd\\x1b]0;titel\\x07"),
        ("\x9b2J", "\\u009b2J"),
        ("vänd\u202etxet", "vänd\\u202etxet"),
        ("rad\r\nrad\tkolumn\xa0hårt\u2028slut", "rad  rad kolumn hårt slut"),
        ("noll\x00bredd\u200b", "noll\\x00bredd\\u200b"),
        ("halv\udce5", "halv\\udce5"),
    ],
)
def test_a_document_cannot_give_the_terminal_orders(text: str, said: str) -> None:
    """Escape codes and changes of direction are shown by name, and every message stays on its line."""
    assert harmless(text) == said


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal that a program can open")
def test_colours_are_for_a_terminal_that_wants_them(tmp_path: Path) -> None:
    """A terminal gets colours but for NO_COLOR, --no-color and a TERM that is dumb; a pipe gets none."""
    command = ("parse", "form.pdf", "-o", tmp_path / "missing" / "out.yaml")
    assert at_a_terminal(*command).startswith("\x1b[1;31merror[R121]\x1b[0m: ")
    assert at_a_terminal(*command, NO_COLOR="").startswith("\x1b[1;31merror[R121]\x1b[0m: ")
    assert at_a_terminal(*command, NO_COLOR="1").startswith("error[R121]: ")
    assert at_a_terminal(*command, "--no-color").startswith("error[R121]: ")
    assert at_a_terminal("--no-color", *command).startswith("error[R121]: ")
    assert at_a_terminal(*command, TERM="dumb").startswith("error[R121]: ")
    assert granskning(*command).stderr.startswith("error[R121]: ")


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR_FORCE": "1", "CLICOLOR": "0", "TERM": "dumb"}, True),
        ({"CLICOLOR_FORCE": "0"}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"CLICOLOR": "1"}, False),
    ],
)
def test_a_pipe_gets_colours_where_they_are_forced(variables: dict[str, str], coloured: bool) -> None:
    """NO_COLOR goes before what forces colours; stdout and stderr are coloured alike."""
    shown = granskning("show", ROOT / "samples/bun-2024--seed/source.txt", env=environment(**variables))
    assert ("\x1b[" in shown.stdout) is coloured
    failed = granskning("parse", "missing.pdf", env=environment(**variables))
    assert ("\x1b[" in failed.stderr) is coloured


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal that a program can open")
def test_a_terminal_can_refuse_colours_by_clicolor() -> None:
    """CLICOLOR=0 is heard at a terminal, too."""
    assert at_a_terminal("parse", "missing.pdf", CLICOLOR="0").startswith("error[R101]: ")
    assert at_a_terminal("parse", "missing.pdf", CLICOLOR="1").startswith("\x1b[1;31merror")


def test_a_pipe_is_as_wide_as_columns_says() -> None:
    """80 where nobody says otherwise, so that a pipe gives the same everywhere."""

    def widest(**variables: str) -> int:
        source = ROOT / "samples/bun-2024--seed/source.txt"
        return max(map(len, granskning("show", source, env=environment(**variables)).stdout.splitlines()))

    assert widest() == 80
    assert widest(COLUMNS="60") == 60
    assert widest(COLUMNS="110") == 110
