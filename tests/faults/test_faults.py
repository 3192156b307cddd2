"""Whatever is wrong around the program, a command ends with one of its exit codes and a message, and breaks nothing.

COMMANDS is the list to add a command to: its arguments, with OUT where it writes a file, and None where it does not.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from program import ROOT, environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="faults of a POSIX system")
SAMPLE = ROOT / "samples" / "ks-2025--seed" / "source.txt"
OLD = ROOT / "samples" / "years" / "pn-2024.yaml"
NEW = ROOT / "samples" / "years" / "pn-2025.yaml"
COMMANDS: dict[str, list[str]] = {
    "parse": ["parse", str(SAMPLE), "-o", "OUT"],
    "diff": ["diff", str(OLD), str(NEW), "-o", "OUT"],
    "table": ["table", str(OLD), str(NEW), "-o", "OUT"],
    "show": ["show", str(SAMPLE), "--no-pager"],
    "report": ["report", str(SAMPLE), "-o", "OUT"],
    "template": ["template", str(SAMPLE), "--from", str(OLD), "-o", "OUT"],
    "validate": ["validate", str(SAMPLE), str(OLD), "--template", str(NEW), "-o", "OUT"],
    "batch": ["batch", str(SAMPLE), "-o", "OUT"],
    "explain": ["explain"],
    "schema": ["schema"],
}
WRITES = [name for name, arguments in COMMANDS.items() if "OUT" in arguments]
SPEAKS = [name for name in COMMANDS if name != "batch"]  # data on stdout
CODES = (0, 1, 3, 4)


def run(name: str, out: str = "-", *, shell: str = "", **more: Any) -> subprocess.CompletedProcess[str]:
    """The command, its output going to `out`; `shell` is put behind it."""
    arguments = [out if one == "OUT" else one for one in COMMANDS[name]]
    command: Any = [sys.executable, "-m", "granskning_cli", *arguments]
    if shell:
        command = " ".join(f"'{one}'" for one in command) + f" {shell}"
    settings = {"env": environment(PYTHONPATH=os.pathsep.join(sys.path)), "timeout": 60, **more}
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        shell=bool(shell),
        **settings,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done


def _failed(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode in (3, 4)
    assert re.match(r"(?s)(.*\n)?error\[[A-Z]\d{3}\]: |.*[A-Z]\d{3} ", done.stderr), done.stderr


@pytest.mark.parametrize("name", SPEAKS)
def test_a_reader_that_leaves(name: str) -> None:
    """`| head -1` ends the command without a word and without a failure."""
    done = run(name, shell="| head -1; exit ${PIPESTATUS[0]}", executable="/bin/bash")
    assert done.returncode in (0, 1)
    assert len(done.stdout.splitlines()) == 1
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("name", SPEAKS)
def test_stdout_is_closed_or_full(name: str) -> None:
    """No data can be given: 3 and R122."""
    for shell in (">&-", "> /dev/full") if os.path.exists("/dev/full") else (">&-",):
        done = run(name, shell=shell)
        assert done.returncode == 3
        assert done.stderr.startswith("error[R122]")


@pytest.mark.parametrize("name", COMMANDS)
def test_stderr_is_closed_or_full(name: str, tmp_path: Path) -> None:
    """Nothing can be said, and the data and the exit code are the same."""
    wanted = run(name, str(tmp_path / "a.yaml") if name == "batch" else "-")
    for at, shell in enumerate(("2>&-", "2> /dev/full") if os.path.exists("/dev/full") else ("2>&-",)):
        done = run(name, str(tmp_path / f"b{at}") if name == "batch" else "-", shell=shell)
        assert (done.returncode, done.stdout) == (wanted.returncode, wanted.stdout)


@pytest.mark.parametrize("name", [name for name in SPEAKS if name != "show"])  # it draws with what there is
@pytest.mark.parametrize(
    "variables", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_a_locale_without_letters(name: str, variables: dict[str, str]) -> None:
    """Data is UTF-8 whatever the locale says."""
    wanted = run(name)
    done = run(name, env=environment(PYTHONPATH=os.pathsep.join(sys.path), **variables))
    assert (done.returncode, done.stdout) == (wanted.returncode, wanted.stdout)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_home(name: str, tmp_path: Path) -> None:
    """A user without a home folder, in a folder that is write-protected, gets the same; the folder stays empty."""
    here = tmp_path / "here"
    here.mkdir(mode=0o555)
    env = environment(
        PYTHONPATH=os.pathsep.join(sys.path), HOME="/nonexistent", XDG_CACHE_HOME="/nonexistent"
    )
    done = run(name, str(tmp_path / "out") if name == "batch" else "-", cwd=here, env=env)
    assert done.returncode in (0, 1)
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("name", WRITES)
def test_the_folder_is_gone(name: str, tmp_path: Path) -> None:
    """Started in a folder that was removed, or to write in one that is not there: a message."""
    gone = tmp_path / "gone"
    gone.mkdir()
    done = run(name, "out.yaml", shell="", cwd=gone, preexec_fn=gone.rmdir)
    _failed(done)
    if name != "batch":  # which makes its folder
        _failed(run(name, str(tmp_path / "no" / "out.yaml")))


def _small() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


@pytest.mark.parametrize("name", WRITES)
def test_the_disk_is_full(name: str, tmp_path: Path) -> None:
    """A write that the system refuses leaves what was there, nothing beside it, and ends with a failure."""
    out = tmp_path / "out.yaml"
    if name != "batch":
        out.write_text("old")
    done = run(name, str(out), preexec_fn=_small)
    _failed(done)
    if name != "batch":
        assert out.read_text() == "old"
        assert [one.name for one in tmp_path.iterdir()] == ["out.yaml"]


@pytest.mark.parametrize("name", WRITES)
def test_a_place_that_may_not_be_written(name: str, tmp_path: Path) -> None:
    """Write-protected, a file where a folder should be, a name that is too long, a path that is too long."""
    (tmp_path / "file").write_text("a file")
    places = [
        str(tmp_path / "file" / "out.yaml"),
        str(tmp_path / ("x" * 300)),
        str(tmp_path / "/".join(["y" * 200] * 30)),
    ]
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        (tmp_path / "closed").mkdir(mode=0o555)
        places.append(str(tmp_path / "closed" / "out.yaml"))
    for place in places:
        _failed(run(name, place))
    assert (tmp_path / "file").read_text() == "a file"


@pytest.mark.parametrize("name", [name for name in WRITES if name != "batch"])
def test_two_runs_at_once(name: str, tmp_path: Path) -> None:
    """Both write the same file: it is whole, and nothing is left beside it."""
    with ThreadPoolExecutor(3) as pool:
        codes = [
            one.returncode for one in pool.map(lambda _: run(name, str(tmp_path / "out.yaml")), range(3))
        ]
    assert set(codes) <= {0, 1}
    whole = run(name, str(tmp_path / "alone.yaml"))
    assert whole.returncode in (0, 1)
    assert (tmp_path / "out.yaml").read_bytes() == (tmp_path / "alone.yaml").read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["alone.yaml", "out.yaml"]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A document whose name holds a line break, an escape code and a change of direction."""
    path = tmp_path / "a\nb\x1b[31m\u202efdp.txt"
    shutil.copyfile(SAMPLE, path)
    return path


@pytest.mark.parametrize("name", ["parse", "table", "batch"])
def test_a_name_that_acts_on_a_terminal(name: str, odd: Path, tmp_path: Path) -> None:
    """It is told on one line with marks for what acts, in messages, data and the manifest."""
    acts = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
    arguments = [str(tmp_path / "out") if one == "OUT" else one for one in COMMANDS[name]]
    arguments = [str(odd) if one in (str(SAMPLE), str(OLD)) else one for one in arguments]
    settings = {
        "env": environment(PYTHONPATH=os.pathsep.join(sys.path)),
        "capture_output": True,
        "encoding": "utf-8",
    }
    command = [sys.executable, "-m", "granskning_cli", *arguments]
    done: Any = subprocess.run(command, check=False, timeout=60, **settings)  # type: ignore[call-overload]
    assert done.returncode in CODES
    assert acts.search(done.stderr) is None
    missing: Any = subprocess.run(
        [*command[:3], name, f"{odd}x", "-o", str(tmp_path / "z")], check=False, timeout=60, **settings
    )  # type: ignore[call-overload]
    assert missing.returncode == 3
    assert acts.search(missing.stderr) is None
    for path in tmp_path.rglob("*"):
        assert path == odd or acts.search(str(path.relative_to(tmp_path))) is None
        if path.is_file() and path != odd:
            assert acts.search(path.read_text(encoding="utf-8")) is None
