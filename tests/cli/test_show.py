"""`granskning show` as a user meets it, with and without a terminal."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from oddforms import odd, template
from program import ROOT, environment, granskning
from twoyears import new

from granskning_cli.export import export

WORD = ROOT / "samples" / "ks-2025--word" / "source.pdf"
EXPECTED = ROOT / "tests" / "display" / "expected"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The hard forms, parsed."""
    path = tmp_path / "odd.yaml"
    path.write_bytes(export(odd(), "yaml"))
    return path


def test_in_a_pipe(form: Path) -> None:
    """80 columns or what COLUMNS says, no colours, no pager; an error among the diagnostics is a 1."""
    done = granskning("show", form, env=environment(PAGER="false"))
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (EXPECTED / "show-80.txt").read_text(encoding="utf-8")
    wide = granskning("show", form, env=environment(COLUMNS="120"))
    assert wide.stdout == (EXPECTED / "show-120.txt").read_text(encoding="utf-8")


def test_an_encoding_without_boxes(form: Path) -> None:
    """Where stdout is ASCII the signs are letters, and what it cannot write stands by number."""
    done = granskning("show", form, env=environment(PYTHONIOENCODING="ascii"))
    assert done.stdout == (EXPECTED / "show-80-ascii.txt").read_text(encoding="utf-8")


def test_a_document_and_its_data(tmp_path: Path) -> None:
    """A PDF, what a parse of it wrote, and both on stdin look alike but for the name."""
    seen = granskning("show", WORD)
    assert (seen.returncode, seen.stderr) == (0, "")
    kept = tmp_path / "kept.json"
    granskning("parse", WORD, "-o", kept, "-q")
    assert granskning("show", kept).stdout == seen.stdout
    for path in (WORD, kept):
        with path.open("rb") as stream:
            piped = granskning("show", "-", stdin=stream)
        assert piped.returncode == 0
        assert piped.stdout.partition("Questions")[2] == seen.stdout.partition("Questions")[2]


def test_a_template_is_no_failure(tmp_path: Path) -> None:
    """A form without answers is shown empty and ends with 0."""
    path = tmp_path / "t.json"
    path.write_bytes(export(template(), "json"))
    done = granskning("show", path)
    assert (done.returncode, "8, an empty form" in done.stdout) == (0, True)


def test_a_part(form: Path) -> None:
    """Questions may be repeated or joined by commas; the exit code stays that of the whole document."""
    done = granskning("show", form, "--question", "1.1,3.2", "--question", "2.3")
    assert done.returncode == 1
    assert re.findall(r"^(\d\.\d) ", done.stdout, re.MULTILINE) == ["1.1", "2.3", "3.2"]
    none = granskning("show", form, "--only", "ambiguous", "--section", "2")
    assert (none.returncode, "nothing: no question here is ambiguous" in none.stdout) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--question", "1.4"], "no question '1.4'; the closest are 1.3, 1.2, 1.1"),
        (["--section", "9"], "no section '9'; there are: 1 Hur väl"),
        (["--only", "nonsense"], "none of unanswered, flagged, answered, ambiguous"),
        (["--question", " , "], "no number"),
        (["--reader", "x"], "none of auto"),
    ],
)
def test_a_wrong_command_line_ends_with_2(form: Path, arguments: list[str], said: str) -> None:
    """Stdout stays empty, and stderr says what there is instead."""
    done = granskning("show", form, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize("command", [["show"], ["diff", str(WORD)]])
def test_titles_in_a_message_give_no_orders(tmp_path: Path, command: list[str]) -> None:
    """A title that holds an escape code stands in the list of sections with the code by its number."""
    whole = odd()
    bad = whole.sections[0].model_copy(update={"title": "Mål \x1b[31m\u009b0m"})
    path = tmp_path / "bad.json"
    path.write_bytes(export(whole.model_copy(update={"sections": (bad,)}), "json"))
    done = granskning(*command, path, "--section", "none")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
    assert "\u009b" not in done.stderr


def test_nothing_to_show(tmp_path: Path) -> None:
    """What is not there, or is no questionnaire, ends with 3 and the next step."""
    for path, code in ((tmp_path / "none.pdf", "R101"), (ROOT / "LICENSE", "error[")):
        done = granskning("show", path)
        assert (done.returncode, done.stdout) == (3, "")
        assert code in done.stderr
        assert "hint: " in done.stderr


def test_states_are_completed() -> None:
    """The shell is offered the values of --only."""
    variables = environment(
        _GRANSKNING_COMPLETE="complete_bash", COMP_WORDS="granskning show x --only un", COMP_CWORD="4"
    )
    script = "import sys; sys.argv[0] = 'granskning'; from granskning_cli.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=variables, timeout=60
    )
    assert done.stdout.split() == ["unanswered"]


posix = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


def screen(
    *arguments: str | Path, keys: str = "", size: tuple[int, int] = (24, 80), **variables: str
) -> tuple[int, str]:
    """Runs `show` at a terminal of that size and types the keys into its pager; the exit code and what was seen."""
    import fcntl
    import pty
    import struct
    import termios

    unset = {"COLUMNS", "LINES", "PAGER", "LESS"}
    here = {k: v for k, v in environment(TERM="xterm").items() if k not in unset} | variables
    command = [sys.executable, "-m", "granskning_cli", "show", *map(str, arguments)]
    pid, ours = pty.fork()
    if not pid:
        signal.alarm(30)  # it survives execve: what hangs here is ended
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        os.execve(sys.executable, command, here)
    seen = b""
    while more := _read(ours):
        seen += more
        if keys and len(seen) > 400:  # the pager has drawn its first screen, or is about to
            for key in keys:
                time.sleep(0.5)
                os.write(ours, key.encode())
            keys = ""
    os.close(ours)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), seen.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A program that keeps what it is given."""
    path = tmp_path / "my pager"
    path.write_text(f'#!/bin/sh\ncat > "{tmp_path}/paged"\necho paged with $1 "$LESS"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@posix
def test_a_long_text_is_paged(form: Path, pager: Path) -> None:
    """$PAGER gets all of it, with colours and its own arguments; NO_COLOR holds there too."""
    code, seen = screen(form, PAGER=f"'{pager}' --fast")
    assert (code, seen) == (1, "paged with --fast FRX\n")
    paged = (pager.parent / "paged").read_text(encoding="utf-8")
    assert paged == (EXPECTED / "show-80-colour.txt").read_text(encoding="utf-8")
    screen(form, PAGER=f"'{pager}'", NO_COLOR="1")
    paged = (pager.parent / "paged").read_text(encoding="utf-8")
    assert paged == (EXPECTED / "show-80.txt").read_text(encoding="utf-8")


@posix
@pytest.mark.parametrize(
    ("more", "variables"),
    [
        (["--no-pager"], {}), ([], {"PAGER": ""}), ([], {"PAGER": "cat"}), ([], {"PAGER": "no-such-program"}),
        ([], {"PAGER": "'"}), ([], {"PAGER": "/etc"}), ([], {"TERM": "dumb"}), ([], {"LINES": "500"}),
    ],
)  # fmt: skip
def test_without_a_pager(form: Path, more: list[str], variables: dict[str, str]) -> None:
    """Unwanted, not there, not needed: the text comes all at once, and it is no error."""
    code, seen = screen(form, *more, **variables)
    assert code == 1
    assert re.sub(r"\x1b\[[0-9;]*m", "", seen) == (EXPECTED / "show-80.txt").read_text(encoding="utf-8")
    assert ("\x1b[" in seen) == (variables != {"TERM": "dumb"})


@posix
def test_a_pager_that_is_left_early(form: Path, tmp_path: Path) -> None:
    """One that reads nothing, or stops reading a long text, changes no exit code and says nothing."""
    assert screen(form, PAGER="true") == (1, "")
    whole = new()
    long = whole.model_copy(update={"sections": whole.sections * 300, "diagnostics": ()})
    path = tmp_path / "long.json"
    path.write_bytes(export(long, "json"))
    assert json.loads(path.read_bytes())["year"] == 2025
    code, seen = screen(path, PAGER="head -n 1")
    assert (code, len(seen.splitlines())) == (0, 1)


@posix
@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
def test_less(form: Path) -> None:
    """less shows the first screen in colours and waits; q ends it. A text of one screen does not wait."""
    code, seen = screen(form, keys="q")
    assert code == 1
    assert "\x1b[1mParknämnden" in seen
    assert "Tack för er medverkan!" not in seen
    code, seen = screen(form, size=(200, 80))
    assert (code, "Tack för er medverkan!" in seen) == (1, True)


@posix
@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
def test_an_interruption_is_the_pagers(form: Path) -> None:
    """Ctrl-C in less leaves the program running until less ends."""
    code, seen = screen(form, keys="\x03q")
    assert (code, "Traceback" in seen) == (1, False)


@posix
def test_a_reader_that_goes_away(form: Path) -> None:
    """`granskning show | head -1` ends in silence."""
    command = f"{sys.executable} -m granskning_cli show '{form}' | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, env=environment())
    assert (len(done.stdout.splitlines()), done.stderr) == (1, "")
