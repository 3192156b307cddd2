"""The same task on a Dask cluster: a real scheduler and two worker processes on this machine."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from failing import convert_or_fail
from many import filled
from program import ROOT, environment, granskning

from granskning_cli import templates
from granskning_cli.batch.manifest import Manifest
from granskning_cli.batch.places import place
from granskning_cli.batch.run import Request, run
from granskning_cli.batch.task import Settings
from granskning_cli.diagnostics import Unreadable

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the test kills by POSIX signals")


def started(program: str, *arguments: str) -> subprocess.Popen[str]:
    """A part of a cluster; its workers can import what the tests can."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")])
    # A result that lies on a dead worker is asked for so long; the default is half a minute.
    variables = environment(PYTHONPATH=path, DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="2s")
    command = [sys.executable, "-m", "distributed.cli." + program, *arguments]
    return subprocess.Popen(command, env=variables, stderr=subprocess.PIPE, text=True, start_new_session=True)


def said(process: subprocess.Popen[str], pattern: str) -> str:
    """The first group of the first line of stderr that the pattern is found in."""
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(pattern, line):
            return found[1]
    raise AssertionError(f"it ended without {pattern}")


class Dask:
    """Its address, and its workers' processes."""

    def __init__(self) -> None:
        self.parts = [started("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
        self.address = said(self.parts[0], r"Scheduler at:\s+(tcp://\S+)")

    def worker(self, *more: str) -> subprocess.Popen[str]:
        """One process of one thread. With a nanny where it is to come back when it dies."""
        arguments = ("--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", *more)
        self.parts.append(started("dask_worker", self.address, *arguments))
        return self.parts[-1]

    def stop(self) -> None:
        for part in self.parts:
            with suppress(ProcessLookupError):  # the one that was killed
                os.killpg(part.pid, signal.SIGKILL)
            part.communicate()


@pytest.fixture
def dask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dask]:
    monkeypatch.chdir(tmp_path)
    cluster = Dask()
    yield cluster
    cluster.stop()


def outputs(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and ".granskning" not in path.parts
    }


def test_one_of_two_workers_is_killed(dask: Dask, tmp_path: Path) -> None:
    """What it had under way is done by the other; the outputs and the manifest are those of a run without a cluster."""
    source = filled(tmp_path / "in", 40)
    workers = [dask.worker("--no-nanny"), dask.worker("--no-nanny")]
    for worker in workers:
        said(worker, r"(Registered to)")
    killed = []

    def watch(progress: object) -> None:
        if not killed and getattr(progress, "converted", 0) >= 8:
            killed.append(workers[0])
            workers[0].send_signal(signal.SIGKILL)

    where = place(str(tmp_path / "there"), "yaml", is_table=False)
    known = Settings(template=templates.known())  # as the command line has it
    report = run(Request((str(source),), where, known, cluster=dask.address), watch)
    assert report.outcomes == {"converted": 40}
    assert workers[0].wait(timeout=5) == -9
    assert granskning("batch", source, "-o", tmp_path / "here").returncode == 0
    assert outputs(tmp_path / "there") == outputs(tmp_path / "here")


def test_a_document_that_kills_its_worker(dask: Dask, tmp_path: Path) -> None:
    """It is tried once more and then fails with B802; one that hangs too, by the time limit. The others are converted."""
    source = filled(tmp_path / "in", 10)
    (source / "000" / "00002-bad.txt").write_bytes(b"KILLED")
    (source / "000" / "00005-bad.txt").write_bytes(b"HANG")
    for _ in range(2):
        said(dask.worker("--nanny"), r"(Registered to)")
    where = place(str(tmp_path / "out"), "yaml", is_table=False)
    request = Request((str(source),), where, Settings(timeout=1.0), cluster=dask.address)
    start = time.monotonic()
    run(request, task=convert_or_fail)
    entries = Manifest(where.manifest).entries.values()
    codes = {entry.path: entry.code for entry in entries if entry.outcome == "failed"}
    assert codes.items() >= {"000/00002-bad.txt": "B802", "000/00005-bad.txt": "B802"}.items()
    assert set(codes.values()) == {"B802"}
    assert time.monotonic() - start < 30


def test_nobody_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where no scheduler is ends with B810 and exit code 3; without the library it is B811."""
    source = filled(tmp_path / "in", 1)
    arguments = ("batch", source, "-o", tmp_path / "out", "--cluster")
    for address in ("nonsense://127.0.0.1:1", "tcp://127.0.0.1:1"):
        done = granskning(*arguments, address)
        assert (done.returncode, done.stderr.startswith("error[B810]: no Dask")) == (3, True)
        assert "Traceback" not in done.stderr
    monkeypatch.setitem(sys.modules, "distributed", None)
    where = place(str(tmp_path / "out"), "yaml", is_table=False)
    with pytest.raises(Unreadable) as refused:
        run(Request((str(source),), where, cluster="tcp://127.0.0.1:1"))
    assert refused.value.code == "B811"
