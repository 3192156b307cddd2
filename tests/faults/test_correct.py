"""Whatever goes wrong while decisions are written, those that were there stay, and none is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from program import ROOT, environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="faults of a POSIX system")
FORM = str(ROOT / "samples" / "bun-2024--seed" / "source.txt")
PYTHON = [sys.executable, "-m", "granskning_cli"]
# The second write of a run is ended by the system where the new file would take the place of the old one.
KILLED = """
import os, signal, sys
os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
sys.argv[0] = "granskning"
from granskning_cli.cli import main
sys.exit(main())
"""


def run(out: Path, *options: str, program: list[str] = PYTHON, shell: str = "", **more: Any) -> Any:
    command = [*program, "correct", FORM, "-o", str(out), "--no-edit", *options]
    done = subprocess.run(
        " ".join(f"'{one}'" for one in command) + f" {shell}" if shell else command,
        shell=bool(shell), capture_output=True, encoding="utf-8", timeout=60, check=False,
        env=environment(PYTHONPATH=os.pathsep.join(sys.path)), **more,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


def decide(out: Path, number: str = "3.2", mark: str = "Delvis", **more: Any) -> Any:
    return run(out, "--question", number, "--mark", mark, "--who", "Anna", **more)


def decided(out: Path) -> list[str]:
    return [one["question"] for one in yaml.safe_load(out.read_bytes())["corrections"]]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A file of one decision."""
    path = tmp_path / "mine.yaml"
    assert decide(path).returncode == 0
    return path


def _small() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def test_the_disk_is_full(out: Path, tmp_path: Path) -> None:
    """R122; the decision that was there stays, and nothing stands beside it; so does nothing where nothing was."""
    before = out.read_bytes()
    for options in (
        ["--question", "3.1", "--mark", "Ja", "--who", "Anna"],
        ["--question", "3.2", "--remove"],
    ):
        done = run(out, *options, preexec_fn=_small)
        assert (done.returncode, out.read_bytes()) == (3, before)
        assert done.stderr.startswith("error[R122]")
    assert run(tmp_path / "new.yaml", preexec_fn=_small).returncode == 3
    assert [one.name for one in tmp_path.iterdir()] == ["mine.yaml"]


def test_a_run_is_killed_while_it_writes(out: Path) -> None:
    """The file is as it was, and the next run goes on from it."""
    before = out.read_bytes()
    done = decide(out, "3.1", "Ja", program=[sys.executable, "-c", KILLED])
    assert done.returncode in (3, -signal.SIGKILL)
    assert out.read_bytes() == before
    assert decide(out, "3.1", "Ja").returncode == 0
    assert sorted(decided(out)) == ["3.1", "3.2"]


def test_runs_at_once_lose_no_decision(out: Path) -> None:
    """Each adds its own to what the others have added."""
    numbers = ["1.1", "1.2", "2.1", "3.1"]
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda number: decide(out, number, "Ja"), numbers))
    assert [one.returncode for one in done] == [0] * 4, [one.stderr for one in done]
    assert sorted(decided(out)) == [*numbers, "3.2"]
    assert [one.name for one in out.parent.iterdir()] == ["mine.yaml"]


def test_streams_are_closed(out: Path) -> None:
    """Without stdout a decision is kept all the same, and a list cannot be given; without stderr nothing is said."""
    assert decide(out, "3.1", "Ja", shell=">&-").returncode == 0
    assert decide(out, "2.1", "Ja", shell="2>&-").returncode == 0
    assert sorted(decided(out)) == ["2.1", "3.1", "3.2"]
    done = run(out, "--list", shell=">&-")
    assert done.returncode == 3
    assert done.stderr.startswith("error[R122]")


def test_a_place_that_may_not_be_written(tmp_path: Path) -> None:
    """No folder, a file for a folder, a folder for a file, a folder that is closed: 3 and a message."""
    (tmp_path / "file").write_text("a file")
    places = [tmp_path / "no" / "x.yaml", tmp_path / "file" / "x.yaml", tmp_path]
    if os.geteuid() != 0:
        (tmp_path / "closed").mkdir(mode=0o555)
        places.append(tmp_path / "closed" / "x.yaml")
    for place in places:
        done = decide(place)
        assert done.returncode == 3, place
        assert done.stderr.startswith("error[")
