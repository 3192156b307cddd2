"""Reading has limits, and a reader that hangs or dies is a message and exit code 3."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import ROOT, environment, granskning

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="only a process that divides has limits")
FORM = "1 Ekonomi\n\n1.1 Finns en budget?\n☒ Ja ☐ Nej\n\n1.2 Följs den upp?\n☐ Ja ☒ Nej\n"
HURT = FORM + "\nHURT\n"


def command(how: str, *arguments: str | Path) -> list[str]:
    """The program with a reader that fails so."""
    return [sys.executable, str(ROOT / "tests" / "hanging.py"), how, *map(str, arguments)]


def ran(folder: Path, how: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run in a folder that holds `good.txt` and `hurt.txt`."""
    (folder / "good.txt").write_text(FORM, encoding="utf-8")
    (folder / "hurt.txt").write_text(HURT, encoding="utf-8")
    env = environment(PYTHONPATH=os.pathsep.join(sys.path))
    return subprocess.run(
        command(how, *arguments),
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=50,
        check=False,
    )


COMMANDS = {
    "parse": ["parse", "hurt.txt"],
    "diff": ["diff", "good.txt", "hurt.txt"],
    "table": ["table", "good.txt", "hurt.txt"],
    "show": ["show", "hurt.txt"],
    "report": ["report", "good.txt", "hurt.txt", "-o", "-"],
    "template": ["template", "good.txt", "--from", "hurt.txt"],
    "validate": ["validate", "good.txt", "hurt.txt"],
    "correct": ["correct", "hurt.txt", "--no-edit"],
}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("how", "code", "said"),
    [
        ("hang", "R161", "longer than 5 seconds"),
        ("stuck", "R161", "longer than 5 seconds"),
        ("crash", "R163", "SIGSEGV"),
        ("killed", "R163", "SIGKILL"),
        ("eat", "R162", "more than 1024 MiB"),
    ],
)
def test_a_reader_that_fails_is_a_message(name: str, how: str, code: str, said: str, tmp_path: Path) -> None:
    """Exit code 3, the reason, the document where there are several, and the next step; nothing on stdout."""
    done = ran(tmp_path, how, *COMMANDS[name], "--timeout", "5" if code == "R161" else "40", "--memory", "1G")
    assert (done.returncode, done.stdout) == (3, "")
    first, hint = done.stderr.splitlines()
    assert first.startswith(f"error[{code}]: ")
    assert said in first
    assert name in ("parse", "show", "correct") or "hurt.txt" in first
    assert hint.startswith("hint: ")


def test_the_clock_begins_anew_with_each_document(tmp_path: Path) -> None:
    """Many documents may take longer together than one may."""
    for at in range(4):
        (tmp_path / f"{at}.txt").write_text(HURT.replace("budget", f"budget {at}"), encoding="utf-8")
    script = (
        "import time, sys\nfrom granskning_cli.readers import text\nhonest = text.read\n"
        "def read(data, **k):\n    time.sleep(2)\n    return honest(data, **k)\n"
        "text.read = read\nsys.argv[0] = 'granskning'\nfrom granskning_cli.cli import main\nsys.exit(main())"
    )
    sources = [str(tmp_path / f"{at}.txt") for at in range(4)]
    done = subprocess.run(
        [sys.executable, "-c", script, "table", *sources, "--timeout", "6", "-f", "json"],
        env=environment(PYTHONPATH=os.pathsep.join(sys.path)), capture_output=True, text=True, timeout=50, check=False,
    )  # fmt: skip
    assert "R161" not in done.stderr
    assert done.returncode in (0, 1)


def test_writing_has_no_limit(tmp_path: Path) -> None:
    """The clock stops when all is read: an output is never cut short."""
    done = ran(tmp_path, "slow output", "parse", "good.txt", "-o", "out.yaml", "--timeout", "6")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.yaml").read_text(encoding="utf-8").startswith("schema_version")


def test_a_failed_run_leaves_what_was_there(tmp_path: Path) -> None:
    """The output of the run before is unchanged, and nothing else is left in the folder."""
    (tmp_path / "out.yaml").write_text("old")
    assert ran(tmp_path, "crash", "parse", "hurt.txt", "-o", "out.yaml").returncode == 3
    assert (tmp_path / "out.yaml").read_text() == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["began", "good.txt", "hurt.txt", "out.yaml"]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)]
)
def test_a_run_that_is_ended_leaves_no_process(number: int, code: int, tmp_path: Path) -> None:
    """Whatever ends the process that the user started ends the one that reads, too."""
    (tmp_path / "hurt.txt").write_text(HURT, encoding="utf-8")
    env = environment(PYTHONPATH=os.pathsep.join(sys.path))
    ours, theirs = os.pipe()  # open for as long as one of the processes lives
    process = subprocess.Popen(
        command("stuck", "parse", "hurt.txt"), cwd=tmp_path, env=env, stdout=theirs, stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    while not (tmp_path / "began").exists():
        time.sleep(0.02)
    process.send_signal(number)
    assert process.wait(20) == code
    if sys.platform == "linux" or number == signal.SIGINT:
        assert os.read(ours, 1) == b""
    os.close(ours)


@pytest.mark.parametrize("size", ["12", "100M", "1T", "-1G", "G"])
def test_a_size_that_is_none(size: str) -> None:
    """A wrong command line, told before anything is read."""
    done = granskning("parse", "x.txt", "--memory", size)
    assert done.returncode == 2
    assert "is no size like 512M or 2G" in done.stderr
